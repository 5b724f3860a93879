//! The whole pipeline over the fixtures: expectations, properties, the set of samples.
//!
//! Each folder of `tests/fixtures` that holds an `expected.json` is one shape of input.

#[cfg(test)]
mod command_line;
#[cfg(test)]
mod digest;
#[cfg(test)]
mod expectations;
#[cfg(test)]
mod fixture;
mod identity;
#[cfg(test)]
mod native;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
