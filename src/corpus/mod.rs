//! What concerns the whole set: names across articles and their corrections, differences between
//! wordings, words with their counts.
//!
//! [`Corpus`] holds the set. Everything else here is a pure function of the settled
//! [`crate::engine::Library`] and of what the person decided; page and command line use it alike.

mod difference;
mod groups;
mod naming;
mod set;
mod words;

pub use difference::difference;
pub use groups::groups;
pub use naming::Naming;
pub use set::Corpus;
pub use words::{Counted, Words};
