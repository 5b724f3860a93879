//! What the browser recorded of the network, told as it is.
//!
//! The browser lists every request of the page ([resource timing]) and every attempt that the
//! page's policy stopped. It does not tell a page how many bytes went out; but a page whose every
//! request was for one of its own files, by code that attaches nothing, has sent none of a text.
//!
//! [resource timing]: https://www.w3.org/TR/resource-timing/

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::PerformanceResourceTiming;

use super::{document, window};

/// How many requests the browser keeps listed; its default of 250 is enough, this is certain.
const KEPT: u32 = 5_000;

/// The record so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Requests in all.
    pub n_requests: usize,
    /// Of these, requests to another origin.
    pub n_elsewhere: usize,
    /// Attempts that the policy stopped.
    pub n_blocked: usize,
    /// Bytes received.
    pub received: u64,
}

/// Watches the policy's refusals, and reads the record when asked.
#[derive(Debug)]
pub struct Network {
    blocked: Rc<Cell<usize>>,
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
            _listener: listener,
        }
    }

    /// The record so far.
    #[must_use]
    pub fn record(&self) -> Record {
        let mut record = Record {
            n_blocked: self.blocked.get(),
            ..Record::default()
        };
        let Some(window) = window() else {
            return record;
        };
        let Some(performance) = window.performance() else {
            return record;
        };
        let origin = window.location().origin().unwrap_or_default();
        for entry in performance.get_entries_by_type("resource").iter() {
            let Ok(entry) = entry.dyn_into::<PerformanceResourceTiming>() else {
                continue;
            };
            let address = entry.name();
            if is_inside(&address) {
                continue;
            }
            record.n_requests += 1;
            if !is_own(&address, &origin) {
                record.n_elsewhere += 1;
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let received = entry.transfer_size().max(0.0) as u64;
            record.received += received;
        }
        record
    }
}

/// Whether an address never leaves the page: a piece of its own memory.
fn is_inside(address: &str) -> bool {
    address.starts_with("data:") || address.starts_with("blob:")
}

/// Whether an address is of the page's own origin; a file's origin is `null` and has no requests.
fn is_own(address: &str, origin: &str) -> bool {
    address
        .strip_prefix(origin)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
