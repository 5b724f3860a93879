//! The messages between the page and its workers, and how they are written.
//!
//! Two kinds of worker: *analysts* take a file's bytes and make annotated articles; one *librarian*
//! holds the articles and answers what screens ask. Each analyst hands its results to the librarian
//! by a port of their own, so that no text passes through the page's thread:
//!
//! ```text
//! page ── ToAnalyst ──▶ analyst ── Delivery ──▶ librarian
//!   ▲◀── FromAnalyst ──────┘                      │
//!   └─────────────────── FromLibrarian ◀──────────┘  ◀── ToLibrarian ── page
//! ```
//!
//! A message is a small *head* (an enum, written as a JavaScript value) and *parts*: buffers that
//! are transferred, not copied. Bulk values inside parts are written by [`encode`]. What a part
//! holds is said at each variant. All sides run the same program, but a page may outlive an update
//! of its files: [`VERSION`] is the first thing told, and another one is refused with a message.

mod codec;
mod message;
pub mod traffic;

#[cfg(feature = "ui")]
pub mod envelope;

pub use codec::{CodecError, decode, encode};
pub use message::{
    Delivery, ExportKind, ExportScope, FromAnalyst, FromLibrarian, Job, Role, Start, ToAnalyst,
    ToLibrarian,
};
pub use traffic::Traffic;

/// The version of all messages; raised with every change of one.
pub const VERSION: u8 = 4;
