//! Names of the person's own dictionary: they stand wherever they are written.
//!
//! A dictionary may hold tens of thousands, so at each character only those are looked at that
//! begin like the text does there.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::page::{Page, fold};

/// Lists that names are spread over, by their first character.
const LISTS: usize = 512;

/// A name as a page folds its text: form, characters, kind.
type Name = (String, usize, NameKind);

/// The names.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// Empty until there is a name.
    lists: Vec<Vec<Name>>,
}

impl Own {
    /// Adds a name.
    pub(super) fn add(&mut self, form: &str, kind: NameKind) {
        let form = fold(form);
        let Some(first) = form.chars().next() else {
            return;
        };
        self.lists.resize_with(LISTS, Vec::new);
        let n_characters = form.chars().count();
        if let Some(list) = self.lists.get_mut(list_of(first)) {
            list.push((form, n_characters, kind));
        }
    }

    /// Proposes the names that stand on a page.
    pub(super) fn propose(&self, page: &Page<'_>, found: &mut Vec<Candidate>) {
        for start in 0..page.len() {
            let Some(list) = self.lists.get(list_of(page.at(start))) else {
                return;
            };
            for (form, n_characters, kind) in list {
                let end = start + n_characters;
                if page.slice(start, end) == form {
                    found.push(Candidate {
                        start,
                        end,
                        kind: *kind,
                        source: Source::Own,
                    });
                }
            }
        }
    }
}

const fn list_of(first: char) -> usize {
    first as usize % LISTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_wherever_they_are_written() {
        let mut own = Own::default();
        own.add("嶺南渡", NameKind::Place);
        own.add("Eileen Voss", NameKind::Person);
        let page = Page::new("Eileen Voss在岭南渡，不在嶺南渡口。", &[]);
        let mut found = Vec::new();
        own.propose(&page, &mut found);
        let places: Vec<(usize, usize)> = found.iter().map(|c| (c.start, c.end)).collect();
        assert_eq!(places, [(0, 11), (12, 15), (18, 21)]);
    }
}
