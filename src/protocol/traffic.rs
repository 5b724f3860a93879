//! What a thread's browser recorded of the network.
//!
//! Page and workers each see only their own requests ([resource timing]) and the attempts that the
//! page's policy stopped in them; workers tell theirs to the page.
//!
//! [resource timing]: https://www.w3.org/TR/resource-timing/

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Requests and refusals, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// Requests in all.
    pub n_requests: u32,
    /// Of these, requests to another origin.
    pub n_elsewhere: u32,
    /// Attempts that the policy stopped.
    pub n_blocked: u32,
    /// Bytes received.
    pub received: u64,
}

impl Traffic {
    /// Counts a request, given by its address; one to the page's own memory is none.
    pub fn count(&mut self, address: &str, origin: &str, received: u64) {
        if is_inside(address) {
            return;
        }
        self.n_requests += 1;
        self.n_elsewhere += u32::from(!is_own(address, origin));
        self.received += received;
    }
}

impl Add for Traffic {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            n_requests: self.n_requests.saturating_add(other.n_requests),
            n_elsewhere: self.n_elsewhere.saturating_add(other.n_elsewhere),
            n_blocked: self.n_blocked.saturating_add(other.n_blocked),
            received: self.received.saturating_add(other.received),
        }
    }
}

impl Sub for Traffic {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            n_requests: self.n_requests.saturating_sub(other.n_requests),
            n_elsewhere: self.n_elsewhere.saturating_sub(other.n_elsewhere),
            n_blocked: self.n_blocked.saturating_sub(other.n_blocked),
            received: self.received.saturating_sub(other.received),
        }
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

/// The requests that a thread's browser lists so far.
#[cfg(feature = "ui")]
#[must_use]
pub fn requests(performance: &web_sys::Performance, origin: &str) -> Traffic {
    use wasm_bindgen::JsCast;
    let mut traffic = Traffic::default();
    for entry in performance.get_entries_by_type("resource").iter() {
        let Ok(entry) = entry.dyn_into::<web_sys::PerformanceResourceTiming>() else {
            continue;
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let received = entry.transfer_size().max(0.0) as u64;
        traffic.count(&entry.name(), origin, received);
    }
    traffic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_origins_are_elsewhere() {
        let mut traffic = Traffic::default();
        let origin = "https://duilan.example";
        traffic.count("https://duilan.example/app.js", origin, 700);
        traffic.count("https://duilan.example.net/app.js", origin, 20);
        traffic.count("blob:https://duilan.example/1", origin, 0);
        assert_eq!((traffic.n_requests, traffic.n_elsewhere), (2, 1));
        assert_eq!((traffic + traffic) - traffic, traffic);
    }
}
