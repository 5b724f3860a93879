//! The page's state as one value, and everything that changes it.
//!
//! [`update`] takes what happened (a [`Message`]) and says what is to be done (a list of
//! [`Effect`]s): no browser, no clock, so that everything a person can do is tested natively. The
//! desk carries the effects out. What lives outside is what the browser owns: handles of files,
//! workers, timers, answers that are kept for a while.

mod notice;
#[cfg(test)]
mod tests;
mod update;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::i18n::Lang;
use super::log::{Command, Log};
use super::route::Route;
use super::session::{Event, Session};
use crate::model::{Decisions, FileDecisions, FileId};
use crate::protocol::Traffic;

pub use notice::{Notice, Notices, Value, Values};
pub use update::update;

/// The page's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Every decision, each with its inverse.
    pub log: Log,
    /// The files and how far each is.
    pub session: Session,
    /// The notes that are shown.
    pub notices: Notices,
    /// The screen that is shown.
    pub route: Route,
    /// What is searched for in the library; never part of the address.
    pub query: Rc<str>,
    /// The language of the page.
    pub lang: Lang,
    /// The name of the file that the own dictionary was loaded from.
    pub dictionary_file: Option<String>,
    /// Every file that ever came: a removal may be undone.
    files: BTreeMap<FileId, NewFile>,
    /// Texts that were pasted so far.
    n_pasted: usize,
    /// Files of the last batch that have the bytes of another one.
    n_same: usize,
}

/// A file that comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, or its path below a dropped folder.
    pub name: Rc<str>,
    /// Its bytes.
    pub size: u64,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Files came.
    Came(Vec<NewFile>),
    /// A text of so many bytes was pasted or dragged.
    Pasted(u64),
    /// Nothing that can be read came.
    NothingCame,
    /// The person decided something.
    Run(Command),
    /// The person decided something of which much may depend: it is said, with an offer to undo.
    RunSaying(Command, super::i18n::Message, Values),
    /// The last command is taken back.
    Undo,
    /// What was taken back last is done again.
    Redo,
    /// Files are removed, with an offer to undo.
    Remove(Vec<FileId>),
    /// All files are removed.
    RemoveAll,
    /// Files are read once more: they failed, or the work was stopped.
    ReadAgain(Vec<FileId>),
    /// The work was stopped.
    Stopped,
    /// An own dictionary of an earlier session is taken up.
    Recall(Rc<str>),
    /// The own dictionary was loaded from a file of this name.
    Loaded(String),
    /// The address changed.
    Went(Route),
    /// The library is searched.
    Search(Rc<str>),
    /// The page's language is chosen.
    Speak(Lang),
    /// Something is said to the person.
    Say(super::i18n::Message, Values),
    /// A note is taken away.
    Dismiss(u32),
    /// The workers say something.
    Heard(News),
}

/// What the workers tell the page.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Something happened to the files.
    Event(Event),
    /// A file has the bytes of another one that is here.
    Same(FileId),
    /// A worker was replaced; it had this file in hand.
    Replaced(FileId),
    /// The librarian was replaced; all files have to come again.
    LibraryLost,
    /// A message could not be written or read: why.
    NotTold(String),
    /// The dictionary could not be loaded.
    NoTools,
    /// Workers can't start.
    NoWorkers(String),
    /// A worker's requests, since the last time it spoke of them.
    Traffic(Traffic),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The next file that came has this id and name.
    Take(FileId, Rc<str>),
    /// The workers get the own dictionary.
    TellDictionary(Rc<str>),
    /// The librarian gets all decisions.
    TellDecisions(Box<Decisions>),
    /// A file is forgotten; its handle stays.
    Forget(FileId),
    /// Files are analysed, each with what was decided about it.
    Analyze(Vec<(FileId, FileDecisions)>),
    /// The page goes to a screen.
    Go(Route),
    /// A screen was entered from another one.
    Entered {
        /// The screen that was left.
        left: Route,
    },
    /// A worker's requests are counted.
    Count(Traffic),
    /// The page is drawn anew.
    Draw,
    /// The progress is drawn anew, some time soon.
    DrawProgress,
}

impl State {
    /// A page that starts on a screen.
    #[must_use]
    pub fn new(lang: Lang, route: Route) -> Self {
        Self {
            lang,
            route,
            ..Self::default()
        }
    }

    /// What holds for the set as a whole.
    #[must_use]
    pub fn decisions(&self) -> Decisions {
        Decisions {
            set: self.log.set_decisions().clone(),
            names: self.log.names().clone(),
            stories: self.session.stories().clone(),
        }
    }
}
