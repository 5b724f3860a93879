//! The librarian: started, heard, replaced.

use std::rc::{Rc, Weak};

use super::{Export, Inner, start};
use crate::protocol::{FromLibrarian, Role, VERSION, decode};
use crate::ui::copies::Copies;
use crate::ui::platform::lines::{Heard, Line};
use crate::ui::session::{Event, FileState};
use crate::ui::state::News;

impl Inner {
    pub(super) fn start_librarian(self: &Rc<Self>) {
        let weak: Weak<Self> = Rc::downgrade(self);
        let line = Line::start(move |heard| {
            if let Some(inner) = weak.upgrade() {
                inner.librarian_says(heard);
            }
        });
        let mut state = self.state.borrow_mut();
        state.librarian_ready = false;
        state.librarian_has_tools = false;
        match line {
            Ok(line) => state.librarian = Some(line),
            Err(error) => {
                drop(state);
                (self.tell)(News::NoWorkers(format!("{error:?}")));
            }
        }
    }

    pub(super) fn librarian_says(self: &Rc<Self>, heard: Heard<FromLibrarian>) {
        let envelope = match heard {
            Heard::Message(envelope) => envelope,
            Heard::Dead(reason) => return self.librarian_lost(&reason),
        };
        self.state.borrow_mut().schedule.librarian_alive();
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
                let is_current = self.state.borrow_mut().schedule.took(*file, *attempt);
                if is_current {
                    let mut pool = self.state.borrow_mut();
                    for waiting in pool.copies.arrive(*file) {
                        pool.copy(*file, waiting);
                    }
                    drop(pool);
                    let state = match errors.first() {
                        Some(error) if *articles == 0 => FileState::Failed(error.clone()),
                        _ => FileState::Done(*articles, errors.len()),
                    };
                    self.event(Event::State(*file, state));
                }
                self.proceed();
            }
            FromLibrarian::Lacks { file, attempt } => {
                let mut state = self.state.borrow_mut();
                state.copies = Copies::default();
                state.submit_again(vec![(*file, *attempt)]);
                drop(state);
                self.proceed();
            }
            FromLibrarian::NoTools => (self.tell)(News::NoTools),
            FromLibrarian::Alive => {}
            FromLibrarian::Settled { revision, articles } => {
                self.state.borrow_mut().schedule.compared();
                match decode(&envelope.part(0)) {
                    Ok(stories) => self.event(Event::Settled(*revision, *articles, stories)),
                    Err(error) => return self.librarian_lost(&error.to_string()),
                }
                self.proceed();
            }
            FromLibrarian::Answer { id } => {
                let answered = self.state.borrow_mut().answers.remove(id);
                if let Some(answered) = answered {
                    let response = decode(&envelope.part(0));
                    if let Err(error) = &response {
                        (self.tell)(News::NotTold(error.to_string()));
                    }
                    answered(response.ok());
                }
            }
            FromLibrarian::Exported { id, label } => {
                let exported = self.state.borrow_mut().exports.remove(id);
                if let Some(exported) = exported {
                    exported(Some(Export {
                        bytes: envelope.part(0),
                        label: label.clone(),
                    }));
                }
            }
            FromLibrarian::Traffic(traffic) => (self.tell)(News::Traffic(*traffic)),
            FromLibrarian::Refused { reason } => self.librarian_lost(reason),
        }
    }

    /// The librarian died: a new one is joined to the analysts, and the files come again.
    pub(super) fn librarian_lost(self: &Rc<Self>, reason: &str) {
        if self.start_failed(reason) {
            return;
        }
        let (answers, exports, n_analysts) = {
            let mut state = self.state.borrow_mut();
            state.schedule.restart_librarian();
            state.librarian_waiting.clear();
            state.copies = Copies::default();
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
}
