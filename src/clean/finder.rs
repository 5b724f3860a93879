//! Looks for many phrases in a text at once, by their first two characters.
//!
//! Cleaning asks of every short line whether it holds one of some dozens of phrases; looking for
//! each in turn cost more than parsing the page.

use rustc_hash::FxHashMap;

/// Phrases by their first characters.
#[derive(Debug)]
pub(crate) struct Finder<T> {
    phrases: FxHashMap<char, Vec<Phrase<T>>>,
}

/// A phrase, with its second character, which tells most of those with one first character apart.
type Phrase<T> = (Option<char>, &'static str, T);

impl<T: Copy> Finder<T> {
    /// A finder of these phrases, each with what it stands for.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut map: FxHashMap<char, Vec<Phrase<T>>> = FxHashMap::default();
        for (phrase, value) in phrases {
            let mut chars = phrase.chars();
            if let Some(first) = chars.next() {
                let alike = map.entry(first).or_default();
                alike.push((chars.next(), phrase, value));
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
            let alike = self.phrases.get(&c).map_or(&[][..], Vec::as_slice);
            let rest = text.get(at..).filter(|_| !alike.is_empty());
            let rest = rest.unwrap_or_default();
            let next = rest.chars().nth(1);
            alike
                .iter()
                .filter(move |(second, phrase, _)| {
                    (second.is_none() || *second == next) && rest.starts_with(phrase)
                })
                .map(move |&(_, phrase, value)| (at, phrase, value))
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
