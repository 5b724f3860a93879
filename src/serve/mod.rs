//! What a worker does with messages: the roles of analyst and librarian.
//!
//! The roles themselves ([`Analyst`], [`Librarian`]) are plain state machines, message in, messages
//! out, tested natively. Only `worker` knows the browser: it learns its role from the first message
//! and carries messages to and fro.
//!
//! A worker that panics is gone (WebAssembly aborts); the page notices and replaces it. So nothing
//! here may be the only copy of anything: the page can rebuild all of it from its files and its log.

mod analyst;
mod answers;
mod exports;
mod librarian;

#[cfg(feature = "ui")]
pub mod worker;

pub use analyst::{Analyst, Note, Outcome};
pub use librarian::{Librarian, Reply};
