//! What the page knows of its files: which there are, how far each is, what went wrong.
//!
//! A plain state with one entry point, [`Session::apply`]; the desk applies what the workers say.
//! The texts themselves are never here: the librarian holds them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::{FileId, InputError, StoryIds};

/// A file of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its name, or its path below a dropped folder.
    pub name: Rc<str>,
    /// Its bytes.
    pub size: u64,
    /// How far it is.
    pub state: FileState,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// In the queue.
    Waiting,
    /// With an analyst; articles so far.
    Reading(usize),
    /// Read: articles, errors inside it.
    Done(usize, usize),
    /// It can't be read at all.
    Failed(InputError),
    /// Not read: the person stopped the work.
    Stopped,
}

/// How far the whole work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing to do.
    #[default]
    Idle,
    /// Files are read.
    Reading,
    /// The set is compared.
    Comparing,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A file came, or comes again after a decision.
    Queued {
        /// Its key.
        file: FileId,
        /// Its name.
        name: Rc<str>,
        /// Its bytes.
        size: u64,
    },
    /// A file's state changed.
    State(FileId, FileState),
    /// A file is gone.
    Gone(FileId),
    /// The set is being compared.
    Comparing,
    /// The set was compared: its revision, its articles, the stories that were seen so far.
    Settled(u32, usize, StoryIds),
    /// The dictionary is on its way (or has arrived).
    LoadingTools(bool),
}

/// The files and their states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    files: BTreeMap<FileId, FileEntry>,
    /// Files of the current batch: waiting or read since the page was last idle.
    batch: BTreeMap<FileId, bool>,
    phase: Phase,
    revision: u32,
    n_articles: usize,
    stories: StoryIds,
    loading_tools: bool,
}

impl Session {
    /// Takes in what happened.
    pub fn apply(&mut self, event: Event) {
        match event {
            Event::Queued { file, name, size } => {
                self.batch.insert(file, false);
                self.phase = Phase::Reading;
                let state = FileState::Waiting;
                self.files.insert(file, FileEntry { name, size, state });
            }
            Event::State(file, state) => {
                if let Some(entry) = self.files.get_mut(&file) {
                    let open = matches!(state, FileState::Waiting | FileState::Reading(_));
                    entry.state = state;
                    self.batch.insert(file, !open);
                }
            }
            Event::Gone(file) => {
                self.files.remove(&file);
                self.batch.remove(&file);
            }
            Event::Comparing => self.phase = Phase::Comparing,
            Event::Settled(revision, n_articles, stories) => {
                self.stories = stories;
                self.revision = revision;
                self.n_articles = n_articles;
                if self.batch.values().all(|&read| read) {
                    self.phase = Phase::Idle;
                    self.batch.clear();
                }
            }
            Event::LoadingTools(loading) => self.loading_tools = loading,
        }
    }

    /// The files, by key.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &FileEntry)> {
        self.files.iter().map(|(&key, entry)| (key, entry))
    }

    /// A file.
    #[must_use]
    pub fn file(&self, key: FileId) -> Option<&FileEntry> {
        self.files.get(&key)
    }

    /// How many files there are.
    #[must_use]
    pub fn n_files(&self) -> usize {
        self.files.len()
    }

    /// Articles of the set as it was last compared.
    #[must_use]
    pub const fn n_articles(&self) -> usize {
        self.n_articles
    }

    /// Which state of the set the librarian's answers are about.
    #[must_use]
    pub const fn revision(&self) -> u32 {
        self.revision
    }

    /// The stories that were seen so far.
    #[must_use]
    pub const fn stories(&self) -> &StoryIds {
        &self.stories
    }

    /// How far the work is.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether the dictionary is on its way.
    #[must_use]
    pub const fn loading_tools(&self) -> bool {
        self.loading_tools
    }

    /// Files read and files in all, of the current batch.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let read = self.batch.values().filter(|&&read| read).count();
        (read, self.batch.len())
    }

    /// Articles in the files of the current batch so far.
    #[must_use]
    pub fn articles_so_far(&self) -> usize {
        self.batch
            .keys()
            .filter_map(|file| self.files.get(file))
            .map(|entry| match entry.state {
                FileState::Reading(n) | FileState::Done(n, _) => n,
                _ => 0,
            })
            .sum()
    }

    /// Files that failed or were not read, by key.
    pub fn troubles(&self) -> impl Iterator<Item = (FileId, &FileEntry)> {
        self.files()
            .filter(|(_, entry)| matches!(entry.state, FileState::Failed(_) | FileState::Stopped))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued(file: u32) -> Event {
        Event::Queued {
            file: FileId(file),
            name: Rc::from("海声.txt"),
            size: 10,
        }
    }

    #[test]
    fn a_batch_from_drop_to_rest() {
        let mut session = Session::default();
        session.apply(queued(1));
        session.apply(queued(2));
        assert_eq!(
            (session.phase(), session.progress()),
            (Phase::Reading, (0, 2))
        );
        session.apply(Event::State(FileId(1), FileState::Done(3, 0)));
        session.apply(Event::State(FileId(2), FileState::Reading(1)));
        assert_eq!((session.progress(), session.articles_so_far()), ((1, 2), 4));
        session.apply(Event::State(FileId(2), FileState::Stopped));
        session.apply(Event::Comparing);
        assert_eq!(session.phase(), Phase::Comparing);
        session.apply(Event::Settled(1, 3, StoryIds::default()));
        assert_eq!((session.phase(), session.progress()), (Phase::Idle, (0, 0)));
        assert_eq!(session.troubles().count(), 1);
    }

    #[test]
    fn an_answer_about_an_older_set_does_not_end_the_work() {
        let mut session = Session::default();
        session.apply(queued(1));
        session.apply(Event::State(FileId(1), FileState::Done(1, 0)));
        session.apply(Event::Comparing);
        session.apply(queued(2));
        session.apply(Event::Settled(1, 1, StoryIds::default()));
        assert_eq!(session.phase(), Phase::Reading);
    }

    #[test]
    fn what_is_gone_stays_gone() {
        let mut session = Session::default();
        session.apply(queued(1));
        session.apply(Event::Gone(FileId(1)));
        session.apply(Event::State(FileId(1), FileState::Done(1, 0)));
        assert_eq!((session.n_files(), session.progress()), (0, (0, 0)));
    }
}
