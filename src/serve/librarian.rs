//! The librarian: holds the articles, compares them, answers what screens ask.

use std::collections::BTreeMap;

use crate::engine::{FileResult, Library, Tools};
use crate::protocol::{
    CodecError, Delivery, ExportKind, ExportScope, FromLibrarian, decode, encode,
};
use crate::view::{NameGroup, Request};

use super::groups::groups;
use super::{analyst, answers, exports};

/// Steps of comparison between two signs of life: some tenths of a second.
const BREATH: u64 = 30_000_000;

/// Holds the articles.
#[derive(Debug, Default)]
pub struct Librarian {
    library: Library,
    /// The attempt whose result counts, for every file that came or went.
    attempts: BTreeMap<u32, u32>,
    tools: Option<Tools>,
    /// The names across the settled set.
    groups: Vec<NameGroup>,
    /// Whether something changed since the set was compared.
    changed: bool,
}

/// A message to the page, with its parts.
pub type Reply = (FromLibrarian, Vec<Vec<u8>>);

impl Librarian {
    /// Takes in what an analyst made of a file; none where it was forgotten meanwhile.
    ///
    /// # Errors
    /// When the part was not written by this version of the program.
    pub fn deliver(
        &mut self,
        delivery: &Delivery,
        part: &[u8],
    ) -> Result<Option<Reply>, CodecError> {
        let result: FileResult = decode(part)?;
        let known = self.attempts.entry(delivery.file).or_default();
        if delivery.attempt < *known {
            return Ok(None);
        }
        *known = delivery.attempt;
        let took = FromLibrarian::Took {
            file: delivery.file,
            attempt: delivery.attempt,
            articles: result.articles.len(),
            errors: result.errors.clone(),
        };
        self.library.insert(delivery.file, result);
        self.changed = true;
        Ok(Some((took, Vec::new())))
    }

    /// Forgets a file, and what may still arrive of an attempt up to this one.
    pub fn forget(&mut self, file: u32, attempt: u32) {
        self.attempts.insert(file, attempt.saturating_add(1));
        self.library.remove(file);
        self.changed = true;
    }

    /// Compares the set as it is now; `alive` is told every now and then that work goes on.
    pub fn settle(&mut self, revision: u32, alive: &mut dyn FnMut()) -> Reply {
        while !self.library.settle_some(BREATH) {
            alive();
        }
        self.compare();
        let articles = self.library.rows().count();
        (FromLibrarian::Settled { revision, articles }, Vec::new())
    }

    /// Takes the dictionary and the name model.
    pub fn take_tools(&mut self, dictionary: &[u8], names: &[u8]) {
        self.tools = Some(analyst::tools(dictionary, names));
    }

    /// Answers a screen.
    ///
    /// # Errors
    /// When the part was not written by this version of the program.
    pub fn ask(&mut self, id: u32, part: &[u8]) -> Result<Reply, CodecError> {
        let request: Request = decode(part)?;
        self.compare();
        let tools = self.tools.as_ref();
        let response = answers::answer(&self.library, &self.groups, tools, &request);
        Ok((FromLibrarian::Answer { id }, vec![encode(&response)?]))
    }

    /// Writes results as a file.
    pub fn export(&mut self, id: u32, kind: ExportKind, scope: &ExportScope) -> Reply {
        self.compare();
        let text = exports::export(&self.library, kind, scope);
        (FromLibrarian::Exported { id }, vec![text.into_bytes()])
    }

    fn compare(&mut self) {
        if std::mem::take(&mut self.changed) {
            self.library.settle();
            self.groups = groups(&self.library);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Config, Input, analyze_file};
    use crate::model::FileDecisions;
    use crate::view::{Response, SortBy};

    fn delivered(librarian: &mut Librarian, file: u32, attempt: u32) -> Option<Reply> {
        let bytes = "海岭渡轮复航\n\n海岭港务局今晨宣布，停航两年的渡轮下月复航。".as_bytes();
        let input = Input {
            file: "a.txt",
            bytes,
            url: None,
        };
        let tools = Tools::new(None, None);
        let result = analyze_file(&tools, input, &FileDecisions::default(), &Config::STANDARD);
        let part = encode(&result).unwrap();
        librarian
            .deliver(&Delivery { file, attempt }, &part)
            .unwrap()
    }

    fn n_rows(librarian: &mut Librarian) -> usize {
        let request = Request::Library {
            query: String::new(),
            sort: SortBy::Id,
        };
        let (_, parts) = librarian.ask(1, &encode(&request).unwrap()).unwrap();
        match decode::<Response>(&parts[0]).unwrap() {
            Response::Library(view) => view.rows.len(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_forgotten_file_does_not_come_back_late() {
        let mut librarian = Librarian::default();
        assert!(delivered(&mut librarian, 1, 0).is_some());
        librarian.forget(1, 1);
        assert!(delivered(&mut librarian, 1, 1).is_none());
        assert_eq!(n_rows(&mut librarian), 0);
        assert!(delivered(&mut librarian, 1, 2).is_some());
    }

    #[test]
    fn an_older_attempt_does_not_replace_a_newer_one() {
        let mut librarian = Librarian::default();
        assert!(delivered(&mut librarian, 1, 3).is_some());
        assert!(delivered(&mut librarian, 1, 2).is_none());
    }

    #[test]
    fn broken_messages_are_refused() {
        let mut librarian = Librarian::default();
        let delivery = Delivery {
            file: 1,
            attempt: 0,
        };
        assert!(librarian.deliver(&delivery, &[0, 1, 2]).is_err());
        assert!(librarian.ask(1, &[]).is_err());
    }
}
