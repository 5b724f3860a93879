//! The librarian: holds the articles, compares them, answers what screens ask.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::corpus::{Corpus, Words};
use crate::engine::{FileResult, Tools};
use crate::model::{Decisions, FileId, InputError};
use crate::protocol::{
    CodecError, Delivery, ExportKind, ExportScope, FromLibrarian, decode, encode,
};
use crate::text::{dictionary::unpack, script};
use crate::view::{self, Limits, Request, Response, WordsView, WordsWanted};

use super::{analyst, answers, exports};

/// Steps of comparison between two signs of life: some tenths of a second.
const BREATH: u64 = 30_000_000;

/// Holds the articles.
#[derive(Debug, Default)]
pub struct Librarian {
    corpus: Corpus,
    /// The attempt whose result counts, for every file that came or went.
    attempts: BTreeMap<FileId, u32>,
    /// The number of the decisions that hold.
    decided: u32,
    tools: Option<Tools>,
    words: Words,
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
        let Delivery { file, attempt } = *delivery;
        if !self.is_wanted(file, attempt) {
            return Ok(None);
        }
        let took = took(delivery, result.articles.len(), &result.errors);
        self.corpus.insert(file, result);
        Ok(Some(took))
    }

    /// Takes in a file that has the bytes of another one; none where it was forgotten meanwhile.
    pub fn copy(&mut self, delivery: &Delivery, name: &str, of: FileId) -> Option<Reply> {
        let Delivery { file, attempt } = *delivery;
        if !self.is_wanted(file, attempt) {
            return None;
        }
        if !self.corpus.insert_copy(file, name, of) {
            return Some((FromLibrarian::Lacks { file, attempt }, Vec::new()));
        }
        let copied = self.corpus.library().file(file)?;
        Some(took(delivery, copied.articles.len(), &copied.errors))
    }

    /// Whether no later attempt at a file is known; from now on none before this one counts.
    fn is_wanted(&mut self, file: FileId, attempt: u32) -> bool {
        let known = self.attempts.entry(file).or_default();
        let is_wanted = *known <= attempt;
        *known = attempt.max(*known);
        is_wanted
    }

    /// Forgets a file, and what may still arrive of an attempt up to this one.
    pub fn forget(&mut self, file: FileId, attempt: u32) {
        self.attempts.insert(file, attempt.saturating_add(1));
        self.corpus.remove(file);
    }

    /// Takes what the person decided; it holds from the next answer on.
    pub fn decide(&mut self, revision: u32, decisions: Decisions) {
        if self.decided <= revision {
            self.decided = revision;
            self.corpus.decide(decisions);
        }
    }

    /// Compares the set as it is now; `alive` is told every now and then that work goes on.
    ///
    /// # Errors
    /// When the stories can't be written, which does not happen.
    pub fn settle(&mut self, revision: u32, alive: &mut dyn FnMut()) -> Result<Reply, CodecError> {
        while !self.corpus.settle_some(BREATH) {
            alive();
        }
        let articles = self.corpus.library().rows().count();
        let stories = encode(self.corpus.library().story_ids())?;
        Ok((FromLibrarian::Settled { revision, articles }, vec![stories]))
    }

    /// Takes dictionary, name model and own dictionary; false where the dictionary is broken.
    pub fn take_tools(&mut self, parts: [&[u8]; 3]) -> bool {
        let dictionary = unpack(parts[0]);
        let is_whole = dictionary.is_ok() || parts[0].is_empty();
        self.words.take_tools(&dictionary.unwrap_or_default());
        self.tools = Some(analyst::tools(parts));
        is_whole
    }

    /// Answers a screen.
    ///
    /// # Errors
    /// When the answer can't be written, which does not happen.
    pub fn ask(&mut self, id: u32, request: &Request) -> Result<Reply, CodecError> {
        self.corpus.settle();
        let response = match (request, &self.tools) {
            (Request::Words(wanted), Some(tools)) => {
                let view = count_words(&mut self.words, &self.corpus, tools, wanted);
                Response::Words(Rc::new(view))
            }
            (_, tools) => answers::answer(&self.corpus, tools.as_ref(), request),
        };
        Ok((FromLibrarian::Answer { id }, vec![encode(&response)?]))
    }

    /// Writes results as a file.
    pub fn export(&mut self, id: u32, kind: ExportKind, scope: &ExportScope) -> Reply {
        self.corpus.settle();
        let library = self.corpus.library();
        let text = match (kind, &self.tools) {
            (ExportKind::Words(cut), Some(tools)) => {
                let standard = answers::standard(cut);
                exports::words_csv(&self.words.all(library, tools, standard))
            }
            _ => exports::export(&self.corpus, kind, scope),
        };
        let label = match scope {
            ExportScope::Articles(ids) if ids.len() == 1 => ids
                .first()
                .and_then(|id| library.row(*id))
                .map(|row| row.label.to_owned()),
            _ => None,
        };
        let head = FromLibrarian::Exported { id, label };
        (head, vec![text.into_bytes()])
    }
}

fn took(delivery: &Delivery, articles: usize, errors: &[InputError]) -> Reply {
    let took = FromLibrarian::Took {
        file: delivery.file,
        attempt: delivery.attempt,
        articles,
        errors: errors.to_vec(),
    };
    (took, Vec::new())
}

/// Counts some articles more, and chooses what is asked for.
fn count_words(
    words: &mut Words,
    corpus: &Corpus,
    tools: &Tools,
    wanted: &WordsWanted,
) -> WordsView {
    let library = corpus.library();
    let counted = words.some(library, tools, answers::standard(wanted.cut));
    let n_counted = (counted.n_articles, library.rows().count());
    let query = script::fold(wanted.query.trim()).to_lowercase();
    view::words(counted.words, n_counted, wanted, &query, &Limits::STANDARD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Config, Input, analyze_file};
    use crate::model::{FileDecisions, NameDecisions, NameEdit, Relation, StoryIds};
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
            reversed: false,
            first: 0,
        };
        let (_, parts) = librarian.ask(1, &request).unwrap();
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
        let (_, parts) = librarian.ask(1, request).unwrap();
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
        let hidden_one = NameDecisions::default().after(&hide);
        let decisions = |names| Decisions {
            names,
            ..Decisions::default()
        };
        librarian.decide(1, decisions(hidden_one));
        assert!(
            names(&mut librarian, false)
                .iter()
                .all(|row| row.key != first.key)
        );
        assert_eq!(names(&mut librarian, true)[0].canonical, first.canonical);
        // What is older than what is known does not count.
        librarian.decide(0, decisions(NameDecisions::default()));
        assert!(!names(&mut librarian, false).contains(&first));
        librarian.decide(2, decisions(NameDecisions::default()));
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
    fn a_file_with_the_bytes_of_another_is_an_article_of_its_own() {
        let mut librarian = Librarian::default();
        delivered(&mut librarian, 1, 0);
        let twin = Delivery {
            file: FileId(2),
            attempt: 0,
        };
        let took = librarian.copy(&twin, "a.txt", FileId(1)).unwrap();
        assert!(matches!(took.0, FromLibrarian::Took { articles: 1, .. }));
        let lacks = librarian.copy(&twin, "b.txt", FileId(7)).unwrap();
        assert!(matches!(lacks.0, FromLibrarian::Lacks { .. }));
        let all = Request::Pairs { first: 0 };
        let Response::Pairs(view) = asked(&mut librarian, &all) else {
            panic!("no pairs");
        };
        let [pair] = view.pairs.as_slice() else {
            panic!("{:?}", view.pairs);
        };
        assert_eq!(pair.relation, Relation::Identical);
        assert_eq!((pair.a.label.as_str(), pair.b.label.as_str()), ("a", "a~2"));
        let request = Request::Rows {
            query: String::new(),
            sort: SortBy::Id,
            reversed: false,
            first: 0,
        };
        let Response::Rows(list) = asked(&mut librarian, &request) else {
            panic!("no rows");
        };
        assert!(list.rows.iter().all(|row| row.has_double));
    }

    #[test]
    fn a_librarian_that_starts_anew_knows_the_stories_again() {
        let mut first = Librarian::default();
        delivered(&mut first, 5, 0);
        delivered(&mut first, 3, 0);
        first.forget(FileId(3), 0);
        let (_, parts) = first.settle(1, &mut || {}).unwrap();
        let stories: StoryIds = decode(&parts[0]).unwrap();
        let mut second = Librarian::default();
        second.decide(
            1,
            Decisions {
                stories: stories.clone(),
                ..Decisions::default()
            },
        );
        delivered(&mut second, 5, 0);
        let (_, parts) = second.settle(1, &mut || {}).unwrap();
        assert_eq!(decode::<StoryIds>(&parts[0]).unwrap(), stories);
    }

    #[test]
    fn broken_messages_are_refused() {
        let mut librarian = Librarian::default();
        let delivery = Delivery {
            file: FileId(1),
            attempt: 0,
        };
        assert!(librarian.deliver(&delivery, &[0, 1, 2]).is_err());
    }
}
