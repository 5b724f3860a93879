//! The pipeline put together: analyse one file, keep a library.
//!
//! [`analyze_file`] is what an analyst does with a file's bytes; [`Library`] is what the librarian
//! holds. The command line uses both in one thread. Neither has a clock, randomness or a global.

mod analyze;
mod config;
mod labels;
mod library;
mod result;
mod stories;
mod tools;

pub use analyze::{Input, analyze_file, analyze_file_noting, is_carrier, words, words_by};
pub use config::Config;
pub use labels::article_labels;
pub use library::{Library, Row, item};
pub use result::{Analyzed, FileResult, Trace};
pub use tools::Tools;

pub use crate::names::{Standard, usual as usual_name};
