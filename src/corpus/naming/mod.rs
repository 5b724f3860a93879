//! The names of the set as the person decided on them.
//!
//! What was read of an article never changes. Where a decision touches an article, a copy of its
//! annotations stands beside it ([`Naming::annotations`]) that says what is decided, and everything
//! that is shown or exported is made from that copy. The comparison goes on with what was read: a
//! decision costs no new comparison, and taking it back leaves no trace.
//!
//! Decisions are carried out in this order: forms are split off, groups are joined, then name, kind
//! and whether it is shown are set.

mod party;
mod write;

use crate::engine::Library;
use crate::model::{Annotations, NameDecisions, NameGroup};
use crate::text::fold::fold_char;

use party::Parties;

/// The groups, and what stands in the articles that decisions touch.
#[derive(Debug, Default)]
pub struct Naming {
    /// The groups of the set, by key.
    pub groups: Vec<NameGroup>,
    /// Canonical forms that were changed, with what is shown instead; sorted.
    pub renamed: Vec<(String, Option<String>)>,
    /// The annotations of touched articles, by the article's place in the set.
    articles: Vec<Option<Annotations>>,
}

impl Naming {
    /// Carries decisions out on the groups of a settled library.
    #[must_use]
    pub fn new(library: &Library, groups: Vec<NameGroup>, decisions: &NameDecisions) -> Self {
        if decisions.0.is_empty() {
            return Self {
                groups,
                ..Self::default()
            };
        }
        let mut parties = Parties::new(library, groups, decisions);
        for decision in &decisions.0 {
            parties.split(decision);
        }
        for decision in &decisions.0 {
            parties.join(decision);
        }
        for decision in &decisions.0 {
            parties.set(decision);
        }
        parties.finish()
    }

    /// What is decided to stand in an article; none where that is what was read.
    #[must_use]
    pub fn annotations(&self, article: usize) -> Option<&Annotations> {
        self.articles.get(article)?.as_ref()
    }
}

/// A form without script, width, case and spaces; unlike keys, well-known variants stay apart.
fn plain(form: &str) -> String {
    let marks = form.chars().filter(|c| !c.is_whitespace());
    marks.map(fold_char).collect()
}

#[cfg(test)]
mod tests;
