//! How far two sentences agree, and whether that is more than chance.
//!
//! Agreement is what both have by weight, of what either has (Dice). Alone it is no proof: two
//! long sentences share common characters by chance, two short ones share one term (湖边的体育馆
//! stands in sentences on a wedding and on a fire). So the score is
//!
//! `agree · DICE − pairs · PAIRS + log(shared) + log(rare pairs) − log(length) + day − log(sentences)`
//!
//! - `pairs` counts against: a shared term of five characters is five singles and four pairs,
//!   five places that agree are five singles and no pair; many places tell more than one term;
//! - `rare pairs` counts for: a pair of neighbours that few sentences have (法医, 前体) is no chance;
//! - `length` is what chance grows with, and so does the number of `sentences` to choose from.
//!
//! The coefficients were fitted by logistic regression on the stories of `tests/gold/reworded` and
//! on long reports with their sentences aligned by hand, then rounded; a thousand is one unit of
//! log odds. All is integer: logarithms are taken to sixteenths.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::sentence::{DAY, NAME, PAIR, SINGLE, Sentence, kind};
use crate::compare::RewordedConfig;
use crate::model::Arrange;

/// How much each feature tells in these two articles.
pub(super) struct Weights {
    carriers: FxHashMap<u64, u32>,
    sentences: u32,
    /// The sentences of the second article that have a character or word.
    of_b: FxHashMap<u64, Vec<usize>>,
}

/// Sentences of the other article that one sentence is looked at with.
const LIKELY: usize = 4;

/// Sentences of the newspaper around: in two short articles nothing would be rare otherwise.
const AROUND: u32 = 20;

/// Coefficients, in thousandths of log odds: of shares, and of logarithms to the base of two.
const DICE: i32 = 13_000;
const PAIRS: i32 = 16_500;
const SHARED: i32 = 1_650;
const RARE: i32 = 1_000;
const LENGTH: i32 = 1_300;
const SAME_DAY: i32 = 400;
const SENTENCES: i32 = 200;

/// Sentences of two short articles.
const FEW_SENTENCES: usize = 16;

/// A pair of neighbours is rare by what it weighs above this, in sixteenths: one sentence in six.
const RARE_FROM: u32 = 40;

impl Weights {
    pub(super) fn of(a: &[Sentence], b: &[Sentence]) -> Self {
        let mut carriers: FxHashMap<u64, u32> = FxHashMap::default();
        let mut of_b: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, sentence) in b.iter().enumerate() {
            for feature in sentence.all() {
                *carriers.entry(feature).or_default() += 1;
                if kind(feature) == SINGLE {
                    of_b.entry(feature).or_default().push(at);
                }
            }
        }
        for feature in a.iter().flat_map(Sentence::all) {
            *carriers.entry(feature).or_default() += 1;
        }
        Self {
            carriers,
            sentences: u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX),
            of_b,
        }
    }

    /// log2 of how many sentences there are for one that has it, in sixteenths.
    fn weight(&self, feature: u64) -> u32 {
        let carriers = self.carriers.get(&feature).copied().unwrap_or_default();
        // Both statements of one fact have it, so two carriers are as rare as it gets.
        let ratio = u64::from(self.sentences + AROUND) * 256 / u64::from(carriers.max(2));
        log2_sixteenths(ratio.max(256)) - 8 * 16
    }

    /// The sentences of the second article that share the most weight with one of the first.
    pub(super) fn likely(&self, sentence: &Sentence) -> Vec<usize> {
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for feature in sentence.all() {
            for &other in self
                .of_b
                .get(&feature)
                .map(Vec::as_slice)
                .unwrap_or_default()
            {
                *shared.entry(other).or_default() += self.weight(feature);
            }
        }
        let mut likely: Vec<(u32, usize)> = shared
            .into_iter()
            .map(|(other, weight)| (weight, other))
            .collect();
        likely.arrange_by_key(|&(weight, other)| (std::cmp::Reverse(weight), other));
        likely.truncate(LIKELY);
        likely.into_iter().map(|(_, other)| other).collect()
    }

    /// The clauses of two sentences that are left when those at the ends are cut off that share
    /// next to nothing.
    pub(super) fn trimmed(
        &self,
        a: &Sentence,
        b: &Sentence,
        config: &RewordedConfig,
    ) -> (Range<usize>, Range<usize>) {
        let mut in_a = 0..a.clauses.len();
        let mut in_b = 0..b.clauses.len();
        while self.cut(a, &mut in_a, &b.features(in_b.clone()), config)
            || self.cut(b, &mut in_b, &a.features(in_a.clone()), config)
        {}
        (in_a, in_b)
    }

    /// Cuts the clause off that shares the least with the other side, at an end, if it shares
    /// next to nothing.
    fn cut(
        &self,
        sentence: &Sentence,
        clauses: &mut Range<usize>,
        other: &[u64],
        config: &RewordedConfig,
    ) -> bool {
        if clauses.len() < 2 {
            return false;
        }
        let share = |at: usize| -> u32 {
            let (mut all, mut shared) = (0, 0);
            for feature in sentence.features(at..at + 1) {
                if kind(feature) == SINGLE {
                    let weight = self.weight(feature);
                    all += weight;
                    shared += weight * u32::from(other.binary_search(&feature).is_ok());
                }
            }
            shared * 1000 / all.max(1)
        };
        let (first, last) = (share(clauses.start), share(clauses.end - 1));
        if first.min(last) >= config.clause_share {
            return false;
        }
        let kept = if first <= last {
            clauses.start + 1..clauses.end
        } else {
            clauses.start..clauses.end - 1
        };
        let left = sentence.features(kept.clone());
        let n_left = left.iter().filter(|&&f| kind(f) == SINGLE).count();
        if n_left < config.min_kept {
            return false;
        }
        *clauses = kept;
        true
    }

    /// How far two sorted sets of features agree, in thousandths of log odds.
    pub(super) fn agreement(&self, a: &[u64], b: &[u64], config: &RewordedConfig) -> i32 {
        let has = |features: &[u64], feature: &u64| features.binary_search(feature).is_ok();
        let of_kind = |features: &[u64], wanted: u64| -> Vec<u64> {
            let of_kind = features.iter().filter(|&&f| kind(f) == wanted);
            of_kind.copied().collect()
        };
        let weigh = |features: &[u64]| -> u32 {
            features.iter().map(|&feature| self.weight(feature)).sum()
        };
        let common =
            |of_a: &[u64]| -> Vec<u64> { of_a.iter().copied().filter(|f| has(b, f)).collect() };
        let (singles_a, singles_b) = (of_kind(a, SINGLE), of_kind(b, SINGLE));
        let (pairs_a, pairs_b) = (of_kind(a, PAIR), of_kind(b, PAIR));
        let (singles, pairs) = (common(&singles_a), common(&pairs_a));
        if singles.len() < config.min_shared {
            return i32::MIN;
        }
        let rare: u32 = pairs
            .iter()
            .map(|&pair| self.weight(pair).saturating_sub(RARE_FROM))
            .sum();
        let same_day = of_kind(a, DAY).iter().any(|day| has(b, day));
        let share = |part: usize, whole: usize| narrow(2 * part * 1000 / whole.max(1));
        let dice = share(
            weigh(&singles) as usize,
            (weigh(&singles_a) + weigh(&singles_b)) as usize,
        );
        let log = |n: usize| log2_sixteenths(n as u64).cast_signed();
        DICE * dice / 1000 - PAIRS * share(pairs.len(), pairs_a.len() + pairs_b.len()) / 1000
            + SHARED * log(1 + singles.len()) / 16
            // The weights are sixteenths themselves: 16 is one.
            + RARE * (log(16 + rare as usize) - log(16)) / 16
            - LENGTH * log(1 + singles_a.len() + singles_b.len()) / 16
            + SAME_DAY * i32::from(same_day)
            - SENTENCES * (log(self.sentences as usize) - log(FEW_SENTENCES)).max(0) / 16
    }
}

/// How many names and days two sorted sets of features share.
pub(super) fn anchors(a: &[u64], b: &[u64]) -> usize {
    a.iter()
        .filter(|&&feature| matches!(kind(feature), DAY | NAME))
        .filter(|feature| b.binary_search(feature).is_ok())
        .count()
}

fn narrow(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// log2 in sixteenths, exact on every machine; linear between powers of two. Zero for zero.
fn log2_sixteenths(n: u64) -> u32 {
    let whole = n.max(1).ilog2();
    let rest = (n.max(1) << 4 >> whole) as u32 - 16;
    whole * 16 + rest
}
