//! The workers of the page: a pool of analysts and one librarian.
//!
//! The pool starts them, gives them work, and replaces those that die or fall silent. It keeps the
//! files' handles, so that everything can be read again. Who does what is the [`Schedule`]'s; the
//! pool carries it out.

mod analysts;
mod librarian;
mod tools;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use js_sys::ArrayBuffer;
use wasm_bindgen_futures::spawn_local;

use super::lines::Line;
use super::{Source, window};
use crate::model::{Decisions, FileDecisions, FileId};
use crate::protocol::envelope::buffer;
use crate::protocol::{ExportKind, ExportScope, Role, Start, ToLibrarian, VERSION, encode};
use crate::ui::copies::{Copies, Waiting};
use crate::ui::schedule::{PATIENCE, Schedule};
use crate::ui::session::{Event, FileState};
use crate::ui::state::News;
use crate::view::{Request, Response};

/// Analysts at most: each holds its own dictionary of 42 MB.
const MAX_ANALYSTS: usize = 4;
/// A worker's memory never shrinks: above this it is replaced between two files.
const MEMORY_LIMIT: u32 = 600 << 20;
/// Bytes of a file that the page hands on; larger ones are refused by their size alone.
const MAX_BYTES: u64 = 256 << 20;
/// Starts in a row that may fail before the page says that workers can't start.
const MAX_FAILED_STARTS: u32 = 4;
/// One tick of the schedule.
const TICK_MS: u32 = 1_000;

/// A message that waits for the librarian to listen.
type Kept = Box<dyn FnOnce(&Line)>;
type Answered = Box<dyn FnOnce(Option<Response>)>;
type Exported = Box<dyn FnOnce(Option<Export>)>;

/// Results as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The label of the article, where it holds one alone.
    pub label: Option<String>,
}

/// The workers.
#[derive(Clone)]
pub struct Pool(Rc<Inner>);

struct Inner {
    tell: Box<dyn Fn(News)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    schedule: Schedule,
    analysts: Vec<Option<Line>>,
    librarian: Option<Line>,
    librarian_ready: bool,
    /// Messages for a librarian that has not said that it listens.
    librarian_waiting: Vec<Kept>,
    files: BTreeMap<FileId, Task>,
    copies: Copies,
    tools: Tools,
    /// The person's own dictionary; it goes with the tools.
    own_words: Rc<str>,
    /// The number of the decisions that the librarian was told last.
    decided: u32,
    /// Which analysts were given the dictionary; whether the librarian was.
    have_tools: Vec<bool>,
    librarian_has_tools: bool,
    next_question: u32,
    answers: BTreeMap<u32, Answered>,
    exports: BTreeMap<u32, Exported>,
    failed_starts: u32,
    clock: Option<Interval>,
}

/// A file as the pool keeps it.
#[derive(Clone)]
struct Task {
    name: Rc<str>,
    source: Source,
    decisions: FileDecisions,
}

#[derive(Clone, Default)]
enum Tools {
    #[default]
    Unasked,
    Loading,
    /// Dictionary and name model; an empty buffer is a missing one.
    Loaded(ArrayBuffer, ArrayBuffer),
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Pool").finish_non_exhaustive()
    }
}

impl Pool {
    /// Starts the workers.
    #[must_use]
    pub fn start(tell: impl Fn(News) + 'static) -> Self {
        let n_analysts = spare_cores();
        let inner = Rc::new(Inner {
            tell: Box::new(tell),
            state: RefCell::new(State {
                schedule: Schedule::new(n_analysts),
                analysts: (0..n_analysts).map(|_| None).collect(),
                have_tools: vec![false; n_analysts],
                ..State::default()
            }),
        });
        inner.start_librarian();
        for analyst in 0..n_analysts {
            inner.start_analyst(analyst);
        }
        let weak = Rc::downgrade(&inner);
        let clock = Interval::new(TICK_MS, move || {
            if let Some(inner) = weak.upgrade() {
                inner.tick();
            }
        });
        inner.state.borrow_mut().clock = Some(clock);
        Self(inner)
    }

    /// Takes in a file.
    pub fn add(&self, file: FileId, name: Rc<str>, source: Source) {
        let task = Task {
            name,
            source,
            decisions: FileDecisions::default(),
        };
        self.0.state.borrow_mut().files.insert(file, task);
    }

    /// Has files analysed, for the first time or again.
    pub fn analyze(&self, files: impl IntoIterator<Item = (FileId, FileDecisions)>) {
        {
            let state = &mut *self.0.state.borrow_mut();
            for (file, decisions) in files {
                if let Some(task) = state.files.get_mut(&file) {
                    task.decisions = decisions;
                    state.schedule.submit(file);
                    let waiting = state.copies.again(file);
                    state.submit_again(waiting);
                }
            }
        }
        self.0.proceed();
    }

    /// Has a file forgotten. Its handle stays: the removal may be undone.
    pub fn forget(&self, file: FileId) {
        {
            let mut state = self.0.state.borrow_mut();
            let attempt = state.schedule.forget(file);
            let waiting = state.copies.forget(file);
            state.submit_again(waiting);
            state.tell_librarian(ToLibrarian::Forget { file, attempt }, Vec::new());
        }
        self.0.proceed();
    }

    /// Has the person's own dictionary hold for every file that is analysed from now on.
    pub fn take_dictionary(&self, text: Rc<str>) {
        self.0.state.borrow_mut().own_words = text;
        self.0.send_tools_again();
    }

    /// Tells the librarian what the person decided about the set and its names.
    pub fn decide(&self, decisions: &Decisions) {
        match encode(decisions) {
            Ok(part) => {
                let mut state = self.0.state.borrow_mut();
                state.decided += 1;
                let revision = state.decided;
                state.schedule.changed();
                state.tell_librarian(ToLibrarian::Decide { revision }, vec![part]);
            }
            Err(error) => (self.0.tell)(News::NotTold(error.to_string())),
        }
        self.0.proceed();
    }

    /// Stops the work; what was read stays.
    pub fn stop(&self) {
        let (files, busy) = {
            let mut state = self.0.state.borrow_mut();
            state.copies.stop();
            state.schedule.stop()
        };
        for analyst in busy {
            self.0.replace(analyst);
        }
        for file in files {
            self.0.event(Event::State(file, FileState::Stopped));
        }
        self.0.proceed();
    }

    /// Asks the librarian for the model of a screen; none where the librarian died meanwhile.
    pub fn ask(&self, request: &Request, answered: impl FnOnce(Option<Response>) + 'static) {
        let part = match encode(request) {
            Ok(part) => part,
            Err(error) => {
                (self.0.tell)(News::NotTold(error.to_string()));
                return answered(None);
            }
        };
        if matches!(
            request,
            Request::Article { words: Some(_), .. } | Request::Words(_)
        ) {
            self.0.give_librarian_tools();
        }
        let mut state = self.0.state.borrow_mut();
        let id = state.question();
        state.answers.insert(id, Box::new(answered));
        state.tell_librarian(ToLibrarian::Ask { id }, vec![part]);
    }

    /// Asks the librarian for an export.
    pub fn export(
        &self,
        kind: ExportKind,
        scope: ExportScope,
        exported: impl FnOnce(Option<Export>) + 'static,
    ) {
        let mut state = self.0.state.borrow_mut();
        let id = state.question();
        state.exports.insert(id, Box::new(exported));
        state.tell_librarian(ToLibrarian::Export { id, kind, scope }, Vec::new());
    }
}

impl State {
    /// Files that waited for another one's result are analysed on their own, where anybody still
    /// waits for that attempt.
    fn submit_again(&mut self, waiting: Vec<Waiting>) {
        for (file, attempt) in waiting {
            if self.schedule.is_open(file) && self.schedule.attempt(file) == attempt {
                self.schedule.submit(file);
            }
        }
    }

    /// Has the librarian copy what came of a file for one with the same bytes.
    fn copy(&mut self, of: FileId, (file, attempt): Waiting) {
        let is_wanted = self.schedule.is_open(file) && self.schedule.attempt(file) == attempt;
        if let Some(task) = self.files.get(&file).filter(|_| is_wanted) {
            let name = task.name.to_string();
            let copy = ToLibrarian::Copy {
                file,
                attempt,
                name,
                of,
            };
            self.tell_librarian(copy, Vec::new());
        }
    }

    fn question(&mut self) -> u32 {
        self.next_question = self.next_question.wrapping_add(1);
        self.next_question
    }

    /// Posts to the librarian, or keeps the message until it listens.
    fn tell_librarian(&mut self, head: ToLibrarian, parts: Vec<Vec<u8>>) {
        let post = move |line: &Line| {
            let parts: Vec<ArrayBuffer> = parts.iter().map(|part| buffer(part)).collect();
            line.post(&head, &parts, None);
        };
        match (&self.librarian, self.librarian_ready) {
            (Some(line), true) => post(line),
            _ => self.librarian_waiting.push(Box::new(post)),
        }
    }
}

impl Inner {
    fn event(&self, event: Event) {
        (self.tell)(News::Event(event));
    }

    /// Gives out work, and has the set compared when all is read.
    fn proceed(self: &Rc<Self>) {
        loop {
            let Some((analyst, file, attempt)) = self.state.borrow_mut().schedule.assign() else {
                break;
            };
            let inner = Rc::clone(self);
            self.event(Event::State(file, FileState::Reading(0)));
            spawn_local(async move { inner.hand_out(analyst, file, attempt).await });
        }
        let revision = self.state.borrow_mut().schedule.compare();
        if let Some(revision) = revision {
            self.event(Event::Comparing);
            let settle = ToLibrarian::Settle { revision };
            self.state.borrow_mut().tell_librarian(settle, Vec::new());
        }
    }

    /// Counts a failed start; whether there were too many.
    fn start_failed(&self, reason: &str) -> bool {
        let mut state = self.state.borrow_mut();
        state.failed_starts += 1;
        let is_hopeless = MAX_FAILED_STARTS <= state.failed_starts;
        drop(state);
        if is_hopeless {
            self.no_workers(reason.to_owned());
        }
        is_hopeless
    }

    fn no_workers(&self, reason: String) {
        (self.tell)(News::NoWorkers(reason));
    }

    fn tick(self: &Rc<Self>) {
        let (silent, librarian) = {
            let mut state = self.state.borrow_mut();
            let is_asked = !state.answers.is_empty() || !state.exports.is_empty();
            state.schedule.tick(is_asked)
        };
        for analyst in silent {
            let file = self.state.borrow().schedule.in_hand(analyst);
            match file {
                Some(file) => self.report(file, PATIENCE),
                None if self.start_failed("no answer") => return,
                None => {}
            }
            self.replace(analyst);
        }
        if librarian {
            self.librarian_lost("no answer");
        }
        self.proceed();
    }
}

/// As many analysts as the machine has cores to spare, but two where it has two: while files are
/// read, page and librarian have next to nothing to do.
fn spare_cores() -> usize {
    let cores = window().map_or(2.0, |window| window.navigator().hardware_concurrency());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let cores = cores.max(1.0) as usize;
    cores.saturating_sub(1).max(cores.min(2)).min(MAX_ANALYSTS)
}

fn start(role: Role) -> Start {
    Start {
        role,
        version: VERSION,
    }
}
