//! What the browser recorded of the network, told as it is.
//!
//! The browser lists every request of the page and of its workers and every attempt that the
//! page's policy stopped. It does not tell a page how many bytes went out; but a page whose every
//! request was for one of its own files, by code that attaches nothing, has sent none of a text.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;

use super::{document, window};
use crate::protocol::{Traffic, traffic};

/// How many requests the browser keeps listed; its default of 250 is enough, this is certain.
const KEPT: u32 = 5_000;

/// Watches the policy's refusals, hears of the workers' requests, reads the page's when asked.
#[derive(Debug)]
pub struct Network {
    blocked: Rc<Cell<u32>>,
    workers: Cell<Traffic>,
    _listener: Option<EventListener>,
}

impl Network {
    /// Starts watching.
    #[must_use]
    pub fn watch() -> Self {
        if let Some(performance) = window().and_then(|window| window.performance()) {
            performance.set_resource_timing_buffer_size(KEPT);
        }
        let blocked = Rc::new(Cell::new(0));
        let listener = document().map(|document| {
            let blocked = Rc::clone(&blocked);
            EventListener::new(&document, "securitypolicyviolation", move |_| {
                blocked.set(blocked.get() + 1);
            })
        });
        Self {
            blocked,
            workers: Cell::default(),
            _listener: listener,
        }
    }

    /// Hears of more requests of a worker.
    pub fn hear(&self, more: Traffic) {
        self.workers.set(self.workers.get() + more);
    }

    /// The record so far, of the page and all its workers.
    #[must_use]
    pub fn record(&self) -> Traffic {
        let own = window().and_then(|window| {
            let origin = window.location().origin().unwrap_or_default();
            Some(traffic::requests(&window.performance()?, &origin))
        });
        let mut record = own.unwrap_or_default() + self.workers.get();
        record.n_blocked += self.blocked.get();
        record
    }
}
