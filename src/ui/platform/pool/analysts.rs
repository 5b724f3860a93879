//! The analysts: started, given files, heard, replaced.

use std::rc::{Rc, Weak};

use js_sys::ArrayBuffer;
use web_sys::MessageChannel;

use super::{Inner, MAX_BYTES, MEMORY_LIMIT, Task, start};
use crate::model::FileId;
use crate::model::{InputError, InputErrorCode};
use crate::protocol::{FromAnalyst, Job, Role, ToAnalyst, ToLibrarian, VERSION};
use crate::ui::copies::Waiting;
use crate::ui::platform::lines::{Heard, Line};
use crate::ui::platform::source::{are_equal, sums};
use crate::ui::schedule::PATIENCE;
use crate::ui::session::{Event, FileState};
use crate::ui::state::News;

impl Inner {
    /// Reads a file and posts it to an analyst.
    pub(super) async fn hand_out(self: Rc<Self>, analyst: usize, file: FileId, attempt: u32) {
        let task = self.state.borrow().files.get(&file).cloned();
        let Some(task) = task else {
            self.state.borrow_mut().schedule.done(analyst, file);
            return;
        };
        let size = task.source.size();
        let bytes = if size <= MAX_BYTES {
            task.source.bytes().await
        } else {
            Ok(ArrayBuffer::new(0))
        };
        // Meanwhile the analyst may have been replaced, or the file forgotten.
        if !self.is_current(analyst, file, attempt) {
            self.state.borrow_mut().schedule.done(analyst, file);
            return self.proceed();
        }
        match bytes {
            Err(reason) => self.unreadable(analyst, file, &task.name, reason),
            Ok(bytes) => {
                if let Some(of) = self.same_bytes(file, &task, &bytes).await {
                    self.await_copy(analyst, of, (file, attempt));
                    return self.proceed();
                }
                if !self.is_current(analyst, file, attempt) {
                    self.state.borrow_mut().schedule.done(analyst, file);
                    return self.proceed();
                }
                let job = Job {
                    file,
                    attempt,
                    name: task.name.to_string(),
                    url: None,
                    size,
                    decisions: task.decisions,
                    has_own_words: !self.state.borrow().own_words.is_empty(),
                };
                let state = self.state.borrow();
                if let Some(Some(line)) = state.analysts.get(analyst) {
                    line.post(&ToAnalyst::Analyze(job), &[bytes], None);
                }
            }
        }
    }

    /// Whether an analyst still is to have that attempt at a file.
    fn is_current(&self, analyst: usize, file: FileId, attempt: u32) -> bool {
        let state = self.state.borrow();
        state.schedule.has(analyst, file) && state.schedule.attempt(file) == attempt
    }

    /// Another file that has the same bytes and is to be read in the same way, where its result
    /// is here or on its way.
    async fn same_bytes(&self, file: FileId, task: &Task, bytes: &ArrayBuffer) -> Option<FileId> {
        let size = bytes.byte_length();
        if size == 0 {
            return None;
        }
        let sums = sums(bytes);
        let (of, source) = {
            let mut state = self.state.borrow_mut();
            let of = state.copies.first(file, sums)?;
            let is_coming = state.copies.has_arrived(of) || state.schedule.is_open(of);
            let other = state.files.get(&of).filter(|_| is_coming);
            let other = other.filter(|other| {
                other.decisions == task.decisions && kind(&other.name) == kind(&task.name)
            });
            let Some(other) = other else {
                state.copies.lead(file, sums);
                return None;
            };
            (of, other.source.clone())
        };
        // Sums may agree by chance: the bytes themselves decide.
        let other = source.bytes().await.ok()?;
        are_equal(bytes, &other).then_some(of)
    }

    /// A file takes over what comes of another one with the same bytes.
    fn await_copy(&self, analyst: usize, of: FileId, waiting: Waiting) {
        let (file, attempt) = waiting;
        {
            let mut state = self.state.borrow_mut();
            state.schedule.done(analyst, file);
            if state.schedule.attempt(file) != attempt || !state.schedule.is_open(file) {
                return;
            }
            if state.copies.has_arrived(of) {
                state.copy(of, waiting);
            } else if state.schedule.is_open(of) {
                state.copies.wait(of, waiting);
            } else {
                // It was stopped or removed meanwhile.
                return state.submit_again(vec![waiting]);
            }
        }
        if attempt == 0 {
            (self.tell)(News::Same(file));
        }
    }

    pub(super) fn unreadable(
        self: &Rc<Self>,
        analyst: usize,
        file: FileId,
        name: &str,
        reason: String,
    ) {
        let mut state = self.state.borrow_mut();
        state.schedule.drop_file(file);
        state.schedule.done(analyst, file);
        let waiting = state.copies.forget(file);
        state.submit_again(waiting);
        drop(state);
        let error = InputError::new(name, InputErrorCode::Unreadable, reason);
        self.event(Event::State(file, FileState::Failed(error)));
        self.proceed();
    }

    pub(super) fn start_analyst(self: &Rc<Self>, analyst: usize) {
        let weak: Weak<Self> = Rc::downgrade(self);
        let line = Line::start(move |heard| {
            if let Some(inner) = weak.upgrade() {
                inner.analyst_says(analyst, heard);
            }
        });
        let mut state = self.state.borrow_mut();
        if let Some(have_tools) = state.have_tools.get_mut(analyst) {
            *have_tools = false;
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

    pub(super) fn analyst_says(self: &Rc<Self>, analyst: usize, heard: Heard<FromAnalyst>) {
        match heard {
            Heard::Message(envelope) => match envelope.head {
                FromAnalyst::Ready { version: VERSION } => self.welcome(analyst),
                FromAnalyst::Ready { version } => self.no_workers(format!("{version}")),
                FromAnalyst::NeedTools => {
                    self.state.borrow_mut().schedule.alive(analyst, true);
                    self.load_tools();
                }
                FromAnalyst::Progress {
                    file,
                    attempt,
                    articles,
                } => {
                    let mut state = self.state.borrow_mut();
                    state.schedule.alive(analyst, false);
                    let is_current = state.schedule.attempt(file) == attempt;
                    drop(state);
                    if is_current {
                        self.event(Event::State(file, FileState::Reading(articles)));
                    }
                }
                FromAnalyst::Done { file, memory, .. } => {
                    self.state.borrow_mut().schedule.done(analyst, file);
                    if MEMORY_LIMIT < memory {
                        self.state.borrow_mut().schedule.release(analyst);
                        self.replace(analyst);
                    }
                    self.proceed();
                }
                FromAnalyst::Traffic(traffic) => (self.tell)(News::Traffic(traffic)),
                FromAnalyst::Refused { reason } => self.lost(analyst, &reason),
            },
            Heard::Dead(reason) => self.lost(analyst, &reason),
        }
    }

    /// An analyst runs: it gets its role, a port to the librarian, the dictionary if it is here.
    pub(super) fn welcome(self: &Rc<Self>, analyst: usize) {
        {
            let mut state = self.state.borrow_mut();
            state.failed_starts = 0;
            if let Some(Some(line)) = state.analysts.get(analyst) {
                line.post(&start(Role::Analyst), &[], None);
            }
        }
        self.connect(analyst);
        self.send_tools(analyst);
        self.state.borrow_mut().schedule.idle(analyst);
        self.proceed();
    }

    /// Joins an analyst and the librarian by a channel of their own.
    pub(super) fn connect(&self, analyst: usize) {
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

    /// An analyst died: its file is reported, and it is replaced.
    pub(super) fn lost(self: &Rc<Self>, analyst: usize, reason: &str) {
        let file = self.state.borrow().schedule.in_hand(analyst);
        match file {
            Some(file) => self.report(file, 0),
            None if self.start_failed(reason) => return,
            None => {}
        }
        self.replace(analyst);
        self.proceed();
    }

    /// A file whose worker died or fell silent becomes a row with an error.
    pub(super) fn report(&self, file: FileId, seconds: u32) {
        let mut failed = Vec::new();
        {
            let mut state = self.state.borrow_mut();
            // What its bytes do to a worker, the same bytes would do again.
            let waiting = state.copies.again(file);
            for file in std::iter::once(file).chain(waiting.into_iter().map(|(file, _)| file)) {
                state.schedule.drop_file(file);
                if let Some(task) = state.files.get(&file) {
                    let error = InputError::new(&task.name, InputErrorCode::WorkerDied, "analyst")
                        .with_numbers(u64::from(seconds), u64::from(PATIENCE));
                    failed.push((file, error));
                }
            }
        }
        for (file, error) in failed {
            self.event(Event::State(file, FileState::Failed(error)));
        }
        (self.tell)(News::Replaced(file));
    }

    pub(super) fn replace(self: &Rc<Self>, analyst: usize) {
        self.state.borrow_mut().schedule.restart(analyst);
        self.start_analyst(analyst);
    }
}

/// What a name ends with: files of one kind are read in the same way.
fn kind(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, kind)| kind)
}
