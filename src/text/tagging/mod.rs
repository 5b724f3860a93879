//! Labelling characters with a linear model: the machinery of the word and the name model.
//!
//! A text is labelled character by character, `B I E S` for the first, inner, last and only
//! character of a unit, with the unit's kind behind: `布 B-PER 林 I-PER 肯 E-PER 说 O`. Each
//! character has some seventy features ("the character before is 卿", "the word here is tagged nr
//! and starts here"). A feature is a number of 24 bits, a hash of what it says; the model holds
//! small whole weights for pairs of feature and label. The labels that stand are the sequence
//! with the highest sum of weights that is well formed (Viterbi).
//!
//! Sums are integers, so native and wasm label alike. Two features that share a hash share their
//! weights; training sees the same hashes, so it has learned to live with that.

pub mod features;
mod file;
mod labels;
mod packing;
mod table;
mod viterbi;

pub use file::{Entry, Header, ModelError, write};
pub use labels::{Labels, Place};
pub use viterbi::viterbi;

use table::{Bucket, Table};

/// A trained model, ready for use.
#[derive(Clone, Debug)]
pub struct Model {
    header: Header,
    labels: Labels,
    /// Weight of label b after label a, at `a * labels + b`.
    transitions: Vec<i32>,
    table: Table,
}

/// Features that are looked up together, so that one need not wait for the other.
const TOGETHER: usize = 128;

impl Model {
    /// What the file says of itself.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The labels, in the order of their numbers.
    #[must_use]
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The labels of a row of characters, given each one's features.
    #[must_use]
    pub fn label<'f>(&self, rows: impl Iterator<Item = &'f [u32]>) -> Vec<u8> {
        let width = self.labels.len();
        let mut scores = Vec::new();
        for row in rows {
            let start = scores.len();
            scores.resize(start + width, 0);
            let Some(here) = scores.get_mut(start..) else {
                continue;
            };
            for features in row.chunks(TOGETHER) {
                self.add(features, here);
            }
        }
        viterbi(&scores, &self.transitions, &self.labels)
    }

    /// Adds the weights of features.
    ///
    /// One step after the other for all of them, not all steps for one after the other: then the
    /// memory is asked for many places at once, and no guess of the processor fails in between.
    fn add(&self, features: &[u32], scores: &mut [i32]) {
        let mut known = [0; TOGETHER];
        let mut n_known = 0;
        for &feature in features {
            if let Some(place) = known.get_mut(n_known) {
                *place = feature;
            }
            n_known += self.table.may_know(feature);
        }
        let known = known.get(..n_known).unwrap_or_default();
        let mut buckets = [Bucket::default(); TOGETHER];
        for (bucket, &feature) in buckets.iter_mut().zip(known) {
            *bucket = self.table.bucket(feature);
        }
        let buckets = buckets.get_mut(..n_known).unwrap_or_default();
        for bucket in buckets.iter_mut() {
            self.table.fetch(bucket);
        }
        for bucket in buckets.iter() {
            self.table.add(bucket, scores);
        }
    }
}
