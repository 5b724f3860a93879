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
mod viterbi;

pub use file::{Entry, Header, ModelError, write};
pub use labels::{Labels, Place};
pub use viterbi::viterbi;

/// A trained model, ready for use.
#[derive(Clone, Debug)]
pub struct Model {
    header: Header,
    labels: Labels,
    /// Weight of label b after label a, at `a * labels + b`.
    transitions: Vec<i32>,
    slots: Vec<Slot>,
    entries: Vec<Entry>,
}

/// A place of the hash table of features.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    /// First entry.
    start: u32,
    /// Number of entries; none in an empty slot.
    count: u32,
}

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
            for &feature in row {
                self.add(feature, here);
            }
        }
        viterbi(&scores, &self.transitions, &self.labels)
    }

    fn add(&self, feature: u32, scores: &mut [i32]) {
        for entry in self.entries_of(feature) {
            if let Some(score) = scores.get_mut(usize::from(entry.label)) {
                *score += i32::from(entry.weight);
            }
        }
    }

    fn entries_of(&self, feature: u32) -> &[Entry] {
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = slot_of(feature, mask);
        while let Some(slot) = self.slots.get(place) {
            if slot.count == 0 {
                break;
            }
            if slot.key == feature {
                let start = slot.start as usize;
                return self
                    .entries
                    .get(start..start + slot.count as usize)
                    .unwrap_or_default();
            }
            place = (place + 1) & mask;
        }
        &[]
    }
}

/// Where the search for a feature starts; the hash is even already.
const fn slot_of(feature: u32, mask: usize) -> usize {
    feature as usize & mask
}

/// Builds the hash table: at most half of its places are used.
fn slots(features: &[(u32, u32, u32)]) -> Vec<Slot> {
    let size = (features.len() * 2).next_power_of_two().max(2);
    let empty = Slot {
        key: 0,
        start: 0,
        count: 0,
    };
    let mut slots = vec![empty; size];
    for &(key, start, count) in features {
        let mut place = slot_of(key, size - 1);
        while slots.get(place).is_some_and(|slot| slot.count != 0) {
            place = (place + 1) & (size - 1);
        }
        if let Some(slot) = slots.get_mut(place) {
            *slot = Slot { key, start, count };
        }
    }
    slots
}
