//! The comparison against texts whose passages, relations and stories are known.

#[cfg(test)]
mod generator;
#[cfg(test)]
mod gold;
#[cfg(test)]
mod relations;
#[cfg(test)]
mod reworded;
#[cfg(test)]
mod same;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod truth;
