//! All limits and thresholds of the pipeline, in one value that is passed explicitly.

use crate::{clean, ingest, unpack};

/// The configuration of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Limits of unpacking one file.
    pub unpack: unpack::Limits,
    /// Limits of reading.
    pub ingest: ingest::Config,
    /// Limits of cleaning.
    pub clean: clean::Config,
    /// Whether annotations hold the words; the library of the page leaves them out (they weigh
    /// ten times the text) and asks for those of one article when they are to be seen.
    pub keep_words: bool,
    /// How many keywords an article gets.
    pub max_keywords: usize,
}

impl Config {
    /// What the page and the command line use.
    pub const STANDARD: Self = Self {
        unpack: unpack::Limits::STANDARD,
        ingest: ingest::Config::STANDARD,
        clean: clean::Config::STANDARD,
        keep_words: false,
        max_keywords: 20,
    };
}
