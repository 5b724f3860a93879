//! The workers of the page: a pool of analysts and one librarian.
//!
//! The pool starts them, gives them work, and replaces those that die or fall silent. It keeps the
//! files' handles, so that everything can be read again. Who does what is the [`Roster`]'s; the
//! pool carries it out.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Interval;
use js_sys::ArrayBuffer;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageChannel;

use super::lines::{Heard, Line};
use super::source::sums;
use super::{Source, host, window};
use crate::model::{FileDecisions, InputError, InputErrorCode};
use crate::protocol::envelope::buffer;
use crate::protocol::{
    ExportKind, ExportScope, FromAnalyst, FromLibrarian, Job, Role, Start, ToAnalyst, ToLibrarian,
    VERSION, decode, encode,
};
use crate::ui::log::FileKey;
use crate::ui::roster::{Patience, Roster};
use crate::ui::session::{Event, FileState};
use crate::view::{Request, Response};

/// Analysts at most: each holds its own dictionary of 42 MB.
const MAX_ANALYSTS: usize = 4;
/// A worker's memory never shrinks: above this it is replaced between two files.
const MEMORY_LIMIT: u32 = 600 << 20;
/// Bytes of a file that the page hands on; larger ones are refused by their size alone.
const MAX_BYTES: u64 = 256 << 20;
/// Starts in a row that may fail before the page says that workers can't start.
const MAX_FAILED_STARTS: u32 = 4;
/// One tick of the roster.
const TICK_MS: u32 = 1_000;

/// What the pool tells the page, beside the events of the session.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Something happened to the files.
    Event(Event),
    /// A file is the same as another one that is here.
    Same(FileKey),
    /// A worker was replaced; it had this file in hand.
    Replaced(FileKey),
    /// The librarian was replaced; all files have to come again.
    LibraryLost,
    /// The dictionary could not be loaded.
    NoTools,
    /// Workers can't start.
    NoWorkers(String),
}

/// A message that waits for the librarian to listen.
type Waiting = Box<dyn FnOnce(&Line)>;
type Answered = Box<dyn FnOnce(Option<Response>)>;
type Exported = Box<dyn FnOnce(Option<Vec<u8>>)>;

/// The workers.
#[derive(Clone)]
pub struct Pool(Rc<Inner>);

struct Inner {
    tell: Box<dyn Fn(News)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    roster: Roster,
    analysts: Vec<Option<Line>>,
    librarian: Option<Line>,
    librarian_ready: bool,
    /// Messages for a librarian that has not said that it listens.
    librarian_waiting: Vec<Waiting>,
    files: BTreeMap<FileKey, Task>,
    /// The sums of the files that are here, with the file.
    sums: BTreeMap<(u64, u64), FileKey>,
    tools: Tools,
    /// Which analysts were given the dictionary; whether the librarian was.
    equipped: Vec<bool>,
    librarian_equipped: bool,
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
                roster: Roster::new(n_analysts),
                analysts: (0..n_analysts).map(|_| None).collect(),
                equipped: vec![false; n_analysts],
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
    pub fn add(&self, file: FileKey, name: Rc<str>, source: Source) {
        let task = Task {
            name,
            source,
            decisions: FileDecisions::default(),
        };
        self.0.state.borrow_mut().files.insert(file, task);
    }

    /// The name and size of a file that was taken in.
    #[must_use]
    pub fn describe(&self, file: FileKey) -> Option<(Rc<str>, u64)> {
        let state = self.0.state.borrow();
        let task = state.files.get(&file)?;
        Some((Rc::clone(&task.name), task.source.size()))
    }

    /// Has a file analysed, for the first time or again.
    pub fn analyze(&self, file: FileKey, decisions: FileDecisions) {
        {
            let mut state = self.0.state.borrow_mut();
            if let Some(task) = state.files.get_mut(&file) {
                task.decisions = decisions;
                state.roster.submit(file);
            }
        }
        self.0.proceed();
    }

    /// Has a file forgotten. Its handle stays: the removal may be undone.
    pub fn forget(&self, file: FileKey) {
        {
            let mut state = self.0.state.borrow_mut();
            let attempt = state.roster.forget(file);
            state.sums.retain(|_, of| *of != file);
            state.tell_librarian(ToLibrarian::Forget { file, attempt }, Vec::new());
        }
        self.0.proceed();
    }

    /// Stops the work; what was read stays.
    pub fn stop(&self) {
        let (files, busy) = self.0.state.borrow_mut().roster.stop();
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
        let Ok(part) = encode(request) else {
            return answered(None);
        };
        if matches!(request, Request::Article { words: true, .. }) {
            self.0.equip_librarian();
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
        exported: impl FnOnce(Option<Vec<u8>>) + 'static,
    ) {
        let mut state = self.0.state.borrow_mut();
        let id = state.question();
        state.exports.insert(id, Box::new(exported));
        state.tell_librarian(ToLibrarian::Export { id, kind, scope }, Vec::new());
    }
}

impl State {
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
            let Some((analyst, file, attempt)) = self.state.borrow_mut().roster.assign() else {
                break;
            };
            let inner = Rc::clone(self);
            self.event(Event::State(file, FileState::Reading(0)));
            spawn_local(async move { inner.hand_out(analyst, file, attempt).await });
        }
        let revision = self.state.borrow_mut().roster.compare();
        if let Some(revision) = revision {
            self.event(Event::Comparing);
            let settle = ToLibrarian::Settle { revision };
            self.state.borrow_mut().tell_librarian(settle, Vec::new());
        }
    }

    /// Reads a file and posts it to an analyst.
    async fn hand_out(self: Rc<Self>, analyst: usize, file: FileKey, attempt: u32) {
        let task = self.state.borrow().files.get(&file).cloned();
        let Some(task) = task else {
            self.state.borrow_mut().roster.idle(analyst);
            return;
        };
        let size = task.source.size();
        let bytes = if size <= MAX_BYTES {
            task.source.bytes().await
        } else {
            Ok(ArrayBuffer::new(0))
        };
        // Meanwhile the analyst may have been replaced, or the file forgotten.
        let is_current = {
            let state = self.state.borrow();
            state.roster.in_hand(analyst) == Some(file) && state.roster.attempt(file) == attempt
        };
        if !is_current {
            let mut state = self.state.borrow_mut();
            if state.roster.in_hand(analyst) == Some(file) {
                state.roster.idle(analyst);
            }
            drop(state);
            return self.proceed();
        }
        match bytes {
            Err(reason) => self.unreadable(analyst, file, &task.name, reason),
            Ok(bytes) if self.is_here(file, attempt, size, &bytes) => {
                let mut state = self.state.borrow_mut();
                state.roster.drop_file(file);
                state.roster.idle(analyst);
                state.files.remove(&file);
                drop(state);
                (self.tell)(News::Same(file));
                self.proceed();
            }
            Ok(bytes) => {
                let job = Job {
                    file,
                    attempt,
                    name: task.name.to_string(),
                    url: None,
                    size,
                    decisions: task.decisions,
                };
                let state = self.state.borrow();
                if let Some(Some(line)) = state.analysts.get(analyst) {
                    line.post(&ToAnalyst::Analyze(job), &[bytes], None);
                }
            }
        }
    }

    /// Whether the same bytes are here already, as another file.
    fn is_here(&self, file: FileKey, attempt: u32, size: u64, bytes: &ArrayBuffer) -> bool {
        if size == 0 || MAX_BYTES < size {
            return false;
        }
        let mut state = self.state.borrow_mut();
        let known = *state.sums.entry(sums(bytes)).or_insert(file);
        known != file && attempt == 0
    }

    fn unreadable(self: &Rc<Self>, analyst: usize, file: FileKey, name: &str, reason: String) {
        let mut state = self.state.borrow_mut();
        state.roster.drop_file(file);
        state.roster.idle(analyst);
        drop(state);
        let error = InputError {
            file: name.to_owned(),
            code: InputErrorCode::Unreadable,
            place: reason,
            number: 0,
            limit: 0,
        };
        self.event(Event::State(file, FileState::Failed(error)));
        self.proceed();
    }

    fn start_analyst(self: &Rc<Self>, analyst: usize) {
        let weak: Weak<Self> = Rc::downgrade(self);
        let line = Line::start(move |heard| {
            if let Some(inner) = weak.upgrade() {
                inner.analyst_says(analyst, heard);
            }
        });
        let mut state = self.state.borrow_mut();
        if let Some(equipped) = state.equipped.get_mut(analyst) {
            *equipped = false;
        }
        match line {
            Ok(line) => {
                if let Some(place) = state.analysts.get_mut(analyst) {
                    *place = Some(line);
                }
            }
            Err(error) => {
                drop(state);
                (self.tell)(News::NoWorkers(format!("{error:?}")));
            }
        }
    }

    fn start_librarian(self: &Rc<Self>) {
        let weak: Weak<Self> = Rc::downgrade(self);
        let line = Line::start(move |heard| {
            if let Some(inner) = weak.upgrade() {
                inner.librarian_says(heard);
            }
        });
        let mut state = self.state.borrow_mut();
        state.librarian_ready = false;
        state.librarian_equipped = false;
        match line {
            Ok(line) => state.librarian = Some(line),
            Err(error) => {
                drop(state);
                (self.tell)(News::NoWorkers(format!("{error:?}")));
            }
        }
    }

    fn analyst_says(self: &Rc<Self>, analyst: usize, heard: Heard<FromAnalyst>) {
        match heard {
            Heard::Message(envelope) => match envelope.head {
                FromAnalyst::Ready { version: VERSION } => self.welcome(analyst),
                FromAnalyst::Ready { version } => self.no_workers(format!("{version}")),
                FromAnalyst::NeedTools => {
                    self.state.borrow_mut().roster.alive(analyst, true);
                    self.load_tools();
                }
                FromAnalyst::Progress {
                    file,
                    attempt,
                    articles,
                } => {
                    let mut state = self.state.borrow_mut();
                    state.roster.alive(analyst, false);
                    let is_current = state.roster.attempt(file) == attempt;
                    drop(state);
                    if is_current {
                        self.event(Event::State(file, FileState::Reading(articles)));
                    }
                }
                FromAnalyst::Done { memory, .. } => {
                    if MEMORY_LIMIT < memory {
                        self.state.borrow_mut().roster.idle(analyst);
                        self.replace(analyst);
                    } else {
                        self.state.borrow_mut().roster.idle(analyst);
                    }
                    self.proceed();
                }
                FromAnalyst::Refused { reason } => self.lost(analyst, &reason),
            },
            Heard::Dead(reason) => self.lost(analyst, &reason),
        }
    }

    /// An analyst runs: it gets its role, a port to the librarian, the dictionary if it is here.
    fn welcome(self: &Rc<Self>, analyst: usize) {
        {
            let mut state = self.state.borrow_mut();
            state.failed_starts = 0;
            if let Some(Some(line)) = state.analysts.get(analyst) {
                line.post(&start(Role::Analyst), &[], None);
            }
        }
        self.connect(analyst);
        self.equip(analyst);
        self.state.borrow_mut().roster.idle(analyst);
        self.proceed();
    }

    /// Joins an analyst and the librarian by a channel of their own.
    fn connect(&self, analyst: usize) {
        let Ok(channel) = MessageChannel::new() else {
            return;
        };
        let mut state = self.state.borrow_mut();
        if let Some(Some(line)) = state.analysts.get(analyst) {
            line.post(&ToAnalyst::Connect, &[], Some(&channel.port1()));
        }
        let port = channel.port2();
        let post = move |line: &Line| line.post(&ToLibrarian::Connect, &[], Some(&port));
        match (&state.librarian, state.librarian_ready) {
            (Some(line), true) => post(line),
            _ => state.librarian_waiting.push(Box::new(post)),
        }
    }

    fn librarian_says(self: &Rc<Self>, heard: Heard<FromLibrarian>) {
        let envelope = match heard {
            Heard::Message(envelope) => envelope,
            Heard::Dead(reason) => return self.librarian_lost(&reason),
        };
        match &envelope.head {
            FromLibrarian::Ready { version } if *version == VERSION => {
                let mut state = self.state.borrow_mut();
                state.librarian_ready = true;
                let waiting = std::mem::take(&mut state.librarian_waiting);
                if let Some(line) = &state.librarian {
                    line.post(&start(Role::Librarian), &[], None);
                    waiting.into_iter().for_each(|post| post(line));
                }
            }
            FromLibrarian::Ready { version } => self.no_workers(format!("{version}")),
            FromLibrarian::Took {
                file,
                attempt,
                articles,
                errors,
            } => {
                let is_current = self.state.borrow_mut().roster.took(*file, *attempt);
                if is_current {
                    let state = match errors.first() {
                        Some(error) if *articles == 0 => FileState::Failed(error.clone()),
                        _ => FileState::Done(*articles, errors.len()),
                    };
                    self.event(Event::State(*file, state));
                }
                self.proceed();
            }
            FromLibrarian::Settled { revision, articles } => {
                self.state.borrow_mut().roster.compared();
                self.event(Event::Settled(*revision, *articles));
                self.proceed();
            }
            FromLibrarian::Answer { id } => {
                let answered = self.state.borrow_mut().answers.remove(id);
                if let Some(answered) = answered {
                    answered(decode(&envelope.part(0)).ok());
                }
            }
            FromLibrarian::Exported { id } => {
                let exported = self.state.borrow_mut().exports.remove(id);
                if let Some(exported) = exported {
                    exported(Some(envelope.part(0)));
                }
            }
            FromLibrarian::Refused { reason } => self.librarian_lost(reason),
        }
    }

    /// An analyst died: its file is reported, and it is replaced.
    fn lost(self: &Rc<Self>, analyst: usize, reason: &str) {
        let file = self.state.borrow().roster.in_hand(analyst);
        match file {
            Some(file) => self.report(file, 0),
            None if self.start_failed(reason) => return,
            None => {}
        }
        self.replace(analyst);
        self.proceed();
    }

    /// A file whose worker died or fell silent becomes a row with an error.
    fn report(&self, file: FileKey, seconds: u32) {
        let mut state = self.state.borrow_mut();
        state.roster.drop_file(file);
        let Some(task) = state.files.get(&file) else {
            return;
        };
        let error = InputError {
            file: task.name.to_string(),
            code: InputErrorCode::WorkerDied,
            place: "analyst".to_owned(),
            number: u64::from(seconds),
            limit: u64::from(Patience::STANDARD.analyst),
        };
        drop(state);
        self.event(Event::State(file, FileState::Failed(error)));
        (self.tell)(News::Replaced(file));
    }

    fn replace(self: &Rc<Self>, analyst: usize) {
        self.state.borrow_mut().roster.restart(analyst);
        self.start_analyst(analyst);
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

    /// The librarian died: a new one is joined to the analysts, and the files come again.
    fn librarian_lost(self: &Rc<Self>, reason: &str) {
        if self.start_failed(reason) {
            return;
        }
        let (answers, exports, n_analysts) = {
            let mut state = self.state.borrow_mut();
            state.roster.restart_librarian();
            state.librarian_waiting.clear();
            state.sums.clear();
            (
                std::mem::take(&mut state.answers),
                std::mem::take(&mut state.exports),
                state.analysts.len(),
            )
        };
        self.start_librarian();
        for analyst in 0..n_analysts {
            self.connect(analyst);
        }
        answers.into_values().for_each(|answered| answered(None));
        exports.into_values().for_each(|exported| exported(None));
        (self.tell)(News::LibraryLost);
    }

    fn tick(self: &Rc<Self>) {
        let patience = Patience::STANDARD;
        let (silent, librarian) = self.state.borrow_mut().roster.tick(patience);
        for analyst in silent {
            let file = self.state.borrow().roster.in_hand(analyst);
            match file {
                Some(file) => self.report(file, patience.analyst),
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

    /// Loads dictionary and name model, once; then all analysts get them.
    fn load_tools(self: &Rc<Self>) {
        {
            let mut state = self.state.borrow_mut();
            match state.tools {
                Tools::Unasked => state.tools = Tools::Loading,
                Tools::Loading => return,
                Tools::Loaded(..) => {
                    let n_analysts = state.analysts.len();
                    drop(state);
                    (0..n_analysts).for_each(|analyst| self.equip(analyst));
                    return;
                }
            }
        }
        let inner = Rc::clone(self);
        self.event(Event::LoadingTools(true));
        spawn_local(async move {
            let load = async |name| match host::load_asset(name).await {
                Ok(Some(bytes)) => bytes,
                _ => ArrayBuffer::new(0),
            };
            let dictionary = load("dictionary").await;
            let names = load("names").await;
            let is_missing = dictionary.byte_length() == 0;
            let n_analysts = {
                let mut state = inner.state.borrow_mut();
                state.tools = Tools::Loaded(dictionary, names);
                state.analysts.len()
            };
            inner.event(Event::LoadingTools(false));
            if is_missing {
                (inner.tell)(News::NoTools);
            }
            (0..n_analysts).for_each(|analyst| inner.equip(analyst));
            if inner.state.borrow().librarian_equipped {
                inner.post_tools_tell_librarian();
            }
        });
    }

    /// Posts copies of dictionary and name model to an analyst that has none.
    fn equip(&self, analyst: usize) {
        let mut state = self.state.borrow_mut();
        let Tools::Loaded(dictionary, names) = state.tools.clone() else {
            return;
        };
        let lacks = state
            .equipped
            .get_mut(analyst)
            .is_some_and(|equipped| !std::mem::replace(equipped, true));
        if !lacks {
            return;
        }
        state.roster.alive(analyst, false);
        if let Some(Some(line)) = state.analysts.get(analyst) {
            line.post(
                &ToAnalyst::Tools,
                &[dictionary.slice(0), names.slice(0)],
                None,
            );
        }
    }

    /// Gives the librarian the dictionary, the first time that a screen wants words.
    fn equip_librarian(self: &Rc<Self>) {
        let is_new = {
            let mut state = self.state.borrow_mut();
            !std::mem::replace(&mut state.librarian_equipped, true)
        };
        if !is_new {
            return;
        }
        let is_loaded = matches!(self.state.borrow().tools, Tools::Loaded(..));
        if is_loaded {
            self.post_tools_tell_librarian();
        } else {
            self.load_tools();
        }
    }

    fn post_tools_tell_librarian(&self) {
        let mut state = self.state.borrow_mut();
        let Tools::Loaded(dictionary, names) = state.tools.clone() else {
            return;
        };
        let post = move |line: &Line| {
            line.post(
                &ToLibrarian::Tools,
                &[dictionary.slice(0), names.slice(0)],
                None,
            );
        };
        match (&state.librarian, state.librarian_ready) {
            (Some(line), true) => post(line),
            _ => state.librarian_waiting.push(Box::new(post)),
        }
    }
}

/// As many analysts as the machine has cores to spare beside the page and the librarian.
fn spare_cores() -> usize {
    let cores = window().map_or(2.0, |window| window.navigator().hardware_concurrency());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let cores = cores.max(1.0) as usize;
    cores.saturating_sub(1).clamp(1, MAX_ANALYSTS)
}

fn start(role: Role) -> Start {
    Start {
        role,
        version: VERSION,
    }
}
