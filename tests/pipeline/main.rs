//! The whole pipeline over the fixtures: properties that hold for any input.
//!
//! Each folder of `tests/fixtures` that holds an `expected.json` is one shape of input.

#[cfg(test)]
mod digest;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod native;
#[cfg(test)]
mod properties;
