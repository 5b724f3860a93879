//! What concerns the whole set: names across articles and their corrections, differences between
//! wordings, words with their counts.
//!
//! Everything here is a pure function of the settled [`crate::engine::Library`] and of what the
//! person decided; the page's librarian and the command line use it alike.

mod difference;
mod groups;
mod naming;
mod words;

pub use difference::difference;
pub use groups::groups;
pub use naming::Naming;
pub use words::{Counted, Words};
