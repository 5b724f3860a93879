//! Sorting with one routine for all types.
//!
//! The standard library's sort is compiled anew for every type and comparison, 2.5 KB of wasm each;
//! with a hundred of them that is an eighth of the program. Here only indexes are sorted, by a
//! comparison behind a pointer, and the items follow. It costs a third more time, so what sorts
//! millions keeps to the standard library.
//!
//! ```
//! # use duilan::model::Arrange;
//! let mut names = vec!["沈越", "艾琳"];
//! names.arrange_by_key(|name| std::cmp::Reverse(*name));
//! assert_eq!(names, ["艾琳", "沈越"]);
//! ```

use std::cmp::Ordering;

/// Sorts lists that are not hot; equal items keep their order.
pub trait Arrange {
    /// What the list holds.
    type Item;

    /// Sorts by a comparison.
    fn arrange_by(&mut self, compare: impl Fn(&Self::Item, &Self::Item) -> Ordering);

    /// Sorts by a key.
    fn arrange_by_key<K: Ord>(&mut self, key: impl Fn(&Self::Item) -> K) {
        self.arrange_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by the items themselves.
    fn arrange(&mut self)
    where
        Self::Item: Ord,
    {
        self.arrange_by(Ord::cmp);
    }
}

impl<T> Arrange for [T] {
    type Item = T;

    fn arrange_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let by_index = |a: usize, b: usize| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        };
        let mut order = order(self.len(), &by_index);
        // Follows each circle of places once.
        for start in 0..order.len() {
            let mut at = start;
            while let Some(next) = take(&mut order, at).filter(|next| *next != start) {
                self.swap(at, next);
                at = next;
            }
        }
    }
}

/// The indexes in the order of what stands there.
fn order(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Which item comes to a place; afterwards the place is marked as done.
fn take(order: &mut [usize], at: usize) -> Option<usize> {
    let place = order.get_mut(at)?;
    let next = std::mem::replace(place, at);
    (next != at).then_some(next)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..6, any::<u16>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut arranged = items;
            arranged.arrange_by_key(|item| item.0);
            prop_assert_eq!(arranged, expected);
        }
    }
}
