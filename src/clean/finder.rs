//! Looks for many phrases in a text at once, by their first characters.
//!
//! Cleaning asks of every short line whether it holds one of some dozens of phrases; looking for
//! each in turn cost more than parsing the page.

use rustc_hash::FxHashMap;

/// Phrases by their first characters.
#[derive(Debug)]
pub(crate) struct Finder<T> {
    phrases: FxHashMap<char, Vec<(&'static str, T)>>,
}

impl<T: Copy> Finder<T> {
    /// A finder of these phrases, each with what it stands for.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut map: FxHashMap<char, Vec<(&'static str, T)>> = FxHashMap::default();
        for (phrase, value) in phrases {
            if let Some(first) = phrase.chars().next() {
                map.entry(first).or_default().push((phrase, value));
            }
        }
        Self { phrases: map }
    }

    /// Every place where a phrase stands: its first byte, the phrase, what it stands for.
    pub(crate) fn all<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, &'static str, T)> + 't {
        text.char_indices().flat_map(move |(at, c)| {
            let rest = text.get(at..).unwrap_or_default();
            self.phrases
                .get(&c)
                .into_iter()
                .flatten()
                .filter(move |(phrase, _)| rest.starts_with(phrase))
                .map(move |&(phrase, value)| (at, phrase, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_in_order() {
        let finder = Finder::new([("版权", 1), ("版权所有", 2), ("©", 3)]);
        let found: Vec<(usize, i32)> = finder
            .all("© 版权所有")
            .map(|(at, _, value)| (at, value))
            .collect();
        assert_eq!(found, [(0, 3), (3, 1), (3, 2)]);
    }
}
