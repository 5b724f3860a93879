//! How a step ends: with a value, or with one line for the person at the terminal.

use std::fmt::Display;
use std::path::Path;

/// The value of a step, or the line that says what went wrong and what to do.
pub(crate) type Outcome<T> = Result<T, String>;

/// Adds what was being done to an error from the system.
pub(crate) trait Context<T> {
    /// Puts `doing` before the error: `"reading Trunk.toml: not found"`.
    fn context(self, doing: impl Display) -> Outcome<T>;

    /// Puts a path before the error.
    fn at(self, path: &Path) -> Outcome<T>;
}

impl<T, E: Display> Context<T> for Result<T, E> {
    fn context(self, doing: impl Display) -> Outcome<T> {
        self.map_err(|error| format!("{doing}: {error}"))
    }

    fn at(self, path: &Path) -> Outcome<T> {
        self.context(path.display())
    }
}
