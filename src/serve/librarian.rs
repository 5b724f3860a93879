//! The librarian: holds the articles, compares them, answers what screens ask.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::corpus::{Naming, Words, groups};
use crate::engine::{FileResult, Library, Tools};
use crate::model::{FileId, NameDecisions};
use crate::protocol::{
    CodecError, Delivery, ExportKind, ExportScope, FromLibrarian, decode, encode,
};
use crate::text::{dictionary::unpack, script};
use crate::view::{self, Limits, Request, Response};

use super::{analyst, answers, exports};

/// Steps of comparison between two signs of life: some tenths of a second.
const BREATH: u64 = 30_000_000;

/// Holds the articles.
#[derive(Debug, Default)]
pub struct Librarian {
    library: Library,
    /// The attempt whose result counts, for every file that came or went.
    attempts: BTreeMap<FileId, u32>,
    tools: Option<Tools>,
    words: Words,
    /// What the person decided about names.
    decisions: NameDecisions,
    /// The names across the settled set.
    naming: Naming,
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
    pub fn forget(&mut self, file: FileId, attempt: u32) {
        self.attempts.insert(file, attempt.saturating_add(1));
        self.library.remove(file);
        self.changed = true;
    }

    /// Takes what the person decided about the set.
    ///
    /// # Errors
    /// When the part was not written by this version of the program.
    pub fn decide(&mut self, part: &[u8]) -> Result<(), CodecError> {
        self.library.decide(decode(part)?);
        self.changed = true;
        Ok(())
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

    /// Takes what the person decided about names; it holds from the next answer on.
    ///
    /// # Errors
    /// When the part was not written by this version of the program.
    pub fn decide_names(&mut self, part: &[u8]) -> Result<(), CodecError> {
        self.decisions = decode(part)?;
        self.changed = true;
        Ok(())
    }

    /// Takes dictionary, name model and own dictionary.
    pub fn take_tools(&mut self, parts: [&[u8]; 3]) {
        self.words.take_tools(&unpack(parts[0]).unwrap_or_default());
        self.tools = Some(analyst::tools(parts));
    }

    /// Answers a screen.
    ///
    /// # Errors
    /// When the part was not written by this version of the program.
    pub fn ask(&mut self, id: u32, part: &[u8]) -> Result<Reply, CodecError> {
        let request: Request = decode(part)?;
        self.compare();
        let tools = self.tools.as_ref();
        let response = match (&request, tools) {
            (Request::Words(wanted), Some(tools)) => {
                let standard = answers::standard(wanted.cut);
                let counted = self.words.some(&self.library, tools, standard);
                let n_counted = (counted.n_articles, self.library.rows().count());
                let query = script::fold(wanted.query.trim()).to_lowercase();
                let limits = &Limits::STANDARD;
                Response::Words(Rc::new(view::words(
                    counted.words,
                    n_counted,
                    wanted,
                    &query,
                    limits,
                )))
            }
            _ => answers::answer(&self.library, &self.naming, tools, &request),
        };
        Ok((FromLibrarian::Answer { id }, vec![encode(&response)?]))
    }

    /// Writes results as a file.
    pub fn export(&mut self, id: u32, kind: ExportKind, scope: &ExportScope) -> Reply {
        self.compare();
        let text = match (kind, &self.tools) {
            (ExportKind::Words(cut), Some(tools)) => {
                exports::words_csv(&self.words.all(&self.library, tools, answers::standard(cut)))
            }
            _ => exports::export(&self.library, &self.naming, kind, scope),
        };
        let label = match scope {
            ExportScope::Articles(ids) if ids.len() == 1 => ids
                .first()
                .and_then(|id| self.library.row(*id))
                .map(|row| row.label.to_owned()),
            _ => None,
        };
        let head = FromLibrarian::Exported { id, label };
        (head, vec![text.into_bytes()])
    }

    fn compare(&mut self) {
        if std::mem::take(&mut self.changed) {
            self.library.settle();
            let groups = groups(&self.library);
            self.naming = Naming::new(&self.library, groups, &self.decisions);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Config, Input, analyze_file};
    use crate::model::{FileDecisions, FileId, NameEdit};
    use crate::view::{SortBy, WordsWanted};

    fn delivered(librarian: &mut Librarian, file: u32, attempt: u32) -> Option<Reply> {
        let bytes =
            "海岭渡轮复航\n\n海岭港务局今晨宣布，停航两年的渡轮下月复航。局长艾琳·沃斯到场。"
                .as_bytes();
        let input = Input {
            file: "a.txt",
            bytes,
            url: None,
        };
        let tools = Tools::new(None, None);
        let result = analyze_file(&tools, input, &FileDecisions::default(), &Config::STANDARD);
        let part = encode(&result).unwrap();
        librarian
            .deliver(
                &Delivery {
                    file: FileId(file),
                    attempt,
                },
                &part,
            )
            .unwrap()
    }

    fn n_rows(librarian: &mut Librarian) -> usize {
        let request = Request::Rows {
            query: String::new(),
            sort: SortBy::Id,
            first: 0,
        };
        let (_, parts) = librarian.ask(1, &encode(&request).unwrap()).unwrap();
        match decode::<Response>(&parts[0]).unwrap() {
            Response::Rows(view) => view.n_rows,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_forgotten_file_does_not_come_back_late() {
        let mut librarian = Librarian::default();
        assert!(delivered(&mut librarian, 1, 0).is_some());
        librarian.forget(FileId(1), 1);
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

    fn asked(librarian: &mut Librarian, request: &Request) -> Response {
        let (_, parts) = librarian.ask(1, &encode(request).unwrap()).unwrap();
        decode(&parts[0]).unwrap()
    }

    #[test]
    fn what_is_decided_about_names_holds_from_the_next_answer_on() {
        let mut librarian = Librarian::default();
        delivered(&mut librarian, 1, 0);
        let names = |librarian: &mut Librarian, hidden| {
            let request = Request::Names {
                kind: None,
                query: String::new(),
                hidden,
            };
            match asked(librarian, &request) {
                Response::Names(view) => view.rows.clone(),
                other => panic!("{other:?}"),
            }
        };
        let first = names(&mut librarian, false)[0].clone();
        let hide = NameEdit::Hide {
            keys: vec![first.key.clone()],
            hidden: true,
        };
        let decisions = NameDecisions::default().after(&hide);
        librarian
            .decide_names(&encode(&decisions).unwrap())
            .unwrap();
        assert!(
            names(&mut librarian, false)
                .iter()
                .all(|row| row.key != first.key)
        );
        assert_eq!(names(&mut librarian, true)[0].canonical, first.canonical);
        let undone = encode(&NameDecisions::default()).unwrap();
        librarian.decide_names(&undone).unwrap();
        assert_eq!(names(&mut librarian, false)[0], first);
    }

    #[test]
    fn words_are_counted_once_there_are_tools_and_cut_by_the_own_dictionary() {
        let mut librarian = Librarian::default();
        delivered(&mut librarian, 1, 0);
        let request = Request::Words(WordsWanted::default());
        assert_eq!(asked(&mut librarian, &request), Response::Missing);
        let count = |librarian: &mut Librarian, own: &str| {
            librarian.take_tools([&[], &[], own.as_bytes()]);
            let Response::Words(view) = asked(librarian, &request) else {
                panic!("no words");
            };
            assert_eq!((view.n_counted, view.n_articles), (1, 1));
            let found = view.rows.iter().find(|row| row.form == "停航两年");
            found.map_or(0, |row| row.count)
        };
        assert_eq!(count(&mut librarian, ""), 0);
        assert_eq!(count(&mut librarian, "停航两年 9 n"), 1);
    }

    #[test]
    fn broken_messages_are_refused() {
        let mut librarian = Librarian::default();
        let delivery = Delivery {
            file: FileId(1),
            attempt: 0,
        };
        assert!(librarian.deliver(&delivery, &[0, 1, 2]).is_err());
        assert!(librarian.ask(1, &[]).is_err());
    }
}
