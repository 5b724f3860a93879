//! The set as it stands: articles, what holds between them, and what the person decided.
//!
//! [`Corpus`] is what page and command line hold: files come and go, decisions replace each other,
//! and [`Corpus::settle_some`] brings everything up to date. Decisions are keyed by ids, so that
//! whatever comes, goes or is renamed, each stays with its text; one about an article that is not
//! there rests until it is.

use crate::engine::{FileResult, Library};
use crate::model::{Decisions, FileId, NameDecisions};

use super::groups::groups;
use super::naming::Naming;

/// The set with its decisions.
#[derive(Debug, Default)]
pub struct Corpus {
    library: Library,
    names: NameDecisions,
    naming: Naming,
    /// Whether something changed since names were grouped.
    is_stale: bool,
}

impl Corpus {
    /// Takes in what became of a file; an earlier result of the same file is replaced.
    pub fn insert(&mut self, file: FileId, result: FileResult) {
        self.library.insert(file, result);
        self.is_stale = true;
    }

    /// Takes in a file that has the bytes of another one, which is here: what became of that one,
    /// under its own name. False where the other one is not here.
    pub fn insert_copy(&mut self, file: FileId, name: &str, of: FileId) -> bool {
        let copied = self.library.file(of).map(|result| result.renamed(name));
        let is_here = copied.is_some();
        if let Some(result) = copied {
            self.insert(file, result);
        }
        is_here
    }

    /// Forgets a file.
    pub fn remove(&mut self, file: FileId) {
        self.library.remove(file);
        self.is_stale = true;
    }

    /// Takes what the person decided, in place of what they decided before.
    ///
    /// The stories that were seen count only where this corpus has seen none itself.
    pub fn decide(&mut self, decisions: Decisions) {
        let Decisions {
            set,
            names,
            stories,
        } = decisions;
        self.library.decide(set);
        if self.library.story_ids().known.is_empty() {
            self.library.remember_stories(stories);
        }
        self.names = names;
        self.is_stale = true;
    }

    /// Brings everything up to date.
    pub fn settle(&mut self) {
        while !self.settle_some(u64::MAX) {}
    }

    /// Does some of that work, so that a cancel can be heard in between; true when all is done.
    ///
    /// A step is a unit of text compared, about ten nanoseconds.
    pub fn settle_some(&mut self, steps: u64) -> bool {
        if !self.library.settle_some(steps) {
            return false;
        }
        if std::mem::take(&mut self.is_stale) {
            self.naming = Naming::new(&self.library, groups(&self.library), &self.names);
        }
        true
    }

    /// The articles and what holds between them.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// The names across the set, as of the last settling.
    #[must_use]
    pub const fn naming(&self) -> &Naming {
        &self.naming
    }
}
