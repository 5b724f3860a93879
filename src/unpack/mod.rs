//! Containers: bytes and a budget in; parts with their path, address, moment and charset out.
//!
//! An archive, a mailbox, a table, a feed, an office file holds texts. This room takes them out,
//! nested as deep as the budget allows, one at a time, and says in words what it can't read. It
//! cleans nothing, and decodes only what it must to find its way: names, keys, rows. What it knows
//! only as bytes stays bytes, with the charset that a carrier declares.
//!
//! ```
//! use std::ops::ControlFlow;
//! use duilan::unpack::{Budget, Limits, unpack};
//!
//! let mut parts = Vec::new();
//! let mut budget = Budget::new(Limits::STANDARD);
//! let problems = unpack("a.txt", "一段。".as_bytes(), None, &mut budget, &mut |part| {
//!     parts.push(part);
//!     ControlFlow::Continue(())
//! });
//! assert!(problems.is_empty());
//! assert_eq!(parts[0].bytes, "一段。".as_bytes());
//! ```
//!
//! A new kind is one file with `is` and `read`, and one row in [`kind`]. Limits: [`Limits`].

mod budget;
mod bytes;
pub mod charset;
mod code_page;
mod document;
mod feed;
mod gzip;
mod inflate;
mod json;
mod kind;
mod mail;
mod mime;
mod ods;
mod outlet;
mod packed_page;
mod part;
mod record;
mod reference;
mod rtf;
mod sheet;
mod sign;
mod table;
mod tar;
mod web;
mod zip;

pub use budget::{Budget, Limits};
pub use kind::is_carrier;
pub use outlet::{Flow, Input, Outlet, Sink};
pub use part::{About, Form, MomentKind, Part, Problem, Stated};
pub(crate) use sign::binary;

/// Takes the parts out of a dropped file. `chosen` is the label of the charset that the person
/// chose for it, if any. What could not be read comes back; parts go to `sink`, in the file's order.
pub fn unpack(
    name: &str,
    bytes: &[u8],
    chosen: Option<&str>,
    budget: &mut Budget,
    sink: Sink<'_>,
) -> Vec<Problem> {
    let about = About::default();
    let mut outlet = Outlet::new(budget, chosen, sink);
    let input = Input {
        name,
        bytes,
        about: &about,
    };
    // A break is a limit, which is among the problems, or the caller's own wish.
    let _ = kind::open(input, &mut outlet);
    outlet.finish(kind::of(&input))
}
