//! The comparison against texts whose passages, relations and stories are known.

#[cfg(test)]
mod generator;
#[cfg(test)]
mod relations;
#[cfg(test)]
mod truth;
