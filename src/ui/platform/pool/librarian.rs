//! The librarian: started, heard, replaced.

use std::rc::{Rc, Weak};

use super::{Export, Inner, News, start};
use crate::protocol::{FromLibrarian, Role, ToLibrarian, VERSION, decode};
use crate::ui::platform::lines::{Heard, Line};
use crate::ui::session::{Event, FileState};

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
        state.librarian_equipped = false;
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
        self.state.borrow_mut().roster.librarian_alive();
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
            FromLibrarian::Alive => {}
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
        {
            let mut state = self.state.borrow_mut();
            let names = state.names.clone();
            if !names.is_empty() {
                state.tell_librarian(ToLibrarian::Names, vec![names]);
            }
        }
        for analyst in 0..n_analysts {
            self.connect(analyst);
        }
        answers.into_values().for_each(|answered| answered(None));
        exports.into_values().for_each(|exported| exported(None));
        (self.tell)(News::LibraryLost);
    }
}
