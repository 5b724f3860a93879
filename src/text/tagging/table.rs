//! Which features a model knows, and their weights.
//!
//! Labelling is waiting for memory: a hundred features a character, each at another place. So the
//! tables are small enough for the nearer memories, and are asked in the order of their sizes:
//!
//! 1. the *filter* has a bit for every eight possible features (256 KB), set where the model knows
//!    one of them; most features end here;
//! 2. the *index* says where the record of a feature stands (512 KB);
//! 3. the *records* hold feature and weights side by side, so that what is found is at hand.
//!
//! ```text
//! feature 70 001 = bucket 546, low part 113
//! index    …, 546: 812, 547: 818, …
//! records  812: [113, 2 weights] [label 1, 9] [label 4, -3]   815: [120, 2 weights] …
//! ```

use super::features::BITS;
use super::file::Entry;

/// Bits of a feature that one bit of the filter stands for.
const FILTERED: u32 = 3;
/// Bits of a feature that tell it from others of its bucket: about two features share one.
const LOW: u32 = 7;

/// The features of a model with their weights.
#[derive(Clone, Debug)]
pub(super) struct Table {
    filter: Vec<u64>,
    index: Vec<u32>,
    /// Of each feature its low part and the number of its weights, then label and weight of each.
    records: Vec<[u8; 2]>,
}

impl Table {
    /// A table of features in the order of their numbers, with the number of weights of each, and
    /// of all those weights.
    pub(super) fn new(
        features: impl Iterator<Item = (u32, u8)>,
        mut weights: impl Iterator<Item = Entry>,
    ) -> Self {
        let mut filter = vec![0_u64; 1 << (BITS - FILTERED - u64::BITS.ilog2())];
        let mut ends = vec![0_u32; 1 << (BITS - LOW)];
        let mut records = Vec::new();
        for (feature, n_weights) in features {
            let group = feature >> FILTERED;
            if let Some(bits) = filter.get_mut((group / u64::BITS) as usize) {
                *bits |= 1 << (group % u64::BITS);
            }
            records.push([low(feature), n_weights]);
            let own = weights.by_ref().take(usize::from(n_weights));
            records.extend(own.map(|entry| [entry.label, entry.weight.to_le_bytes()[0]]));
            if let Some(end) = ends.get_mut((feature >> LOW) as usize) {
                *end = u32::try_from(records.len()).unwrap_or(u32::MAX);
            }
        }
        // A bucket starts where the last one before it ends.
        let mut index = vec![0];
        index.extend(ends.into_iter().scan(0, |last, end| {
            *last = end.max(*last);
            Some(*last)
        }));
        Self {
            filter,
            index,
            records,
        }
    }

    /// Whether a feature may be known: 1 or 0, so that counting needs no branch.
    #[inline]
    pub(super) fn may_know(&self, feature: u32) -> usize {
        let group = feature >> FILTERED;
        let bits = self.filter.get((group / u64::BITS) as usize);
        (bits.copied().unwrap_or(0) >> (group % u64::BITS) & 1) as usize
    }

    /// Where the records of a feature's bucket stand.
    #[inline]
    pub(super) fn bucket(&self, feature: u32) -> Bucket {
        let at = (feature >> LOW) as usize;
        let place = |at: usize| self.index.get(at).copied().unwrap_or(0);
        Bucket {
            low: low(feature),
            from: place(at),
            to: place(at + 1),
            first: [0; 2],
        }
    }

    /// Fetches the first record of a bucket.
    #[inline]
    pub(super) fn fetch(&self, bucket: &mut Bucket) {
        let first = self.records.get(bucket.from as usize);
        bucket.first = first.copied().unwrap_or_default();
    }

    /// Adds the weights of a bucket's feature to the scores of the labels.
    #[inline]
    pub(super) fn add(&self, bucket: &Bucket, scores: &mut [i32]) {
        let [mut known, mut n_weights] = bucket.first;
        let (from, to) = (bucket.from as usize + 1, bucket.to as usize);
        let mut rest = self.records.get(from..to).unwrap_or_default();
        if bucket.from == bucket.to {
            return;
        }
        while let Some((weights, next)) = rest.split_at_checked(usize::from(n_weights)) {
            if known == bucket.low {
                for &[label, weight] in weights {
                    if let Some(score) = scores.get_mut(usize::from(label)) {
                        *score += i32::from(i8::from_le_bytes([weight]));
                    }
                }
                return;
            }
            let Some((&record, after)) = next.split_first() else {
                return;
            };
            [known, n_weights] = record;
            rest = after;
        }
    }
}

/// The records among which a feature stands, if the model knows it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bucket {
    low: u8,
    from: u32,
    to: u32,
    first: [u8; 2],
}

/// What tells a feature from others of its bucket.
const fn low(feature: u32) -> u8 {
    (feature & ((1 << LOW) - 1)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(table: &Table, feature: u32, scores: &mut [i32]) {
        let mut bucket = table.bucket(feature);
        table.fetch(&mut bucket);
        table.add(&bucket, scores);
    }

    #[test]
    fn known_features_have_their_weights_and_others_none() {
        let last = (1 << BITS) - 1;
        let features = [
            (0, 2),
            (63, 1),
            (64, 3),
            (127, 1),
            (128, 0),
            (70_000, 1),
            (last, 4),
        ];
        let entry = |n: u8| Entry {
            label: n % 5,
            weight: i8::try_from(n).unwrap() - 20,
        };
        let total: u8 = features.iter().map(|(_, n)| n).sum();
        let table = Table::new(features.into_iter(), (0..total).map(entry));
        let mut start = 0;
        for (feature, n_weights) in features {
            let (mut scores, mut wanted) = ([0; 5], [0; 5]);
            for weight in (start..start + n_weights).map(entry) {
                wanted[usize::from(weight.label)] += i32::from(weight.weight);
            }
            start += n_weights;
            assert_eq!(table.may_know(feature), 1, "{feature}");
            add(&table, feature, &mut scores);
            assert_eq!(scores, wanted, "{feature}");
        }
        for feature in [
            1,
            62,
            65,
            129,
            69_999,
            1_000_000,
            last - 1,
            last + 1,
            u32::MAX,
        ] {
            let mut scores = [0; 5];
            add(&table, feature, &mut scores);
            assert_eq!(scores, [0; 5], "{feature}");
        }
        assert_eq!(table.may_know(1_000_000), 0);
    }
}
