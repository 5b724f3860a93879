//! Reworded sentences: the same statement in other words, side by side.
//!
//! Two newsrooms translate one quote, or tell one fact from their own notes: 窜访台湾 here,
//! 对台湾的访问 there. No run of 15 units is shared, but rare things are: names, a day,
//! the words of the matter. The method, for two articles of one story:
//!
//! 1. each sentence becomes clauses, and each clause a set of features: its characters and Latin
//!    words, pairs of them, and the resolved days (周二 and 1月30日 are one feature when they mean
//!    one day); see [`sentence`];
//! 2. a feature weighs the more, the fewer sentences of the two articles have it: what the whole
//!    story is about tells no sentence apart;
//! 3. clauses at the ends of two sentences that share next to nothing are cut off, so that a
//!    passage holds the statement and not its neighbours;
//! 4. how far two sentences agree is weighed against how much would agree by chance; see
//!    [`agreement`];
//! 5. those that agree the most are put together first, each clause at most once.
//!
//! Names and days alone are not enough: what only names the speaker (港务局长陈渡舟说) is no
//! statement, and sentences on the same people and the same day that state another fact must
//! share words in several places.
//!
//! Limits: a paraphrase that shares few characters is not found (of statements retold about
//! two of three are), and nothing is understood: a negation (同意 / 不同意) stands side by side
//! with its contrary, and the reader sees it.

mod agreement;
mod sentence;

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::{Arrange, Passage, PassageKind};
use crate::text::fold;

use super::Config;
use super::index::Prepared;
use agreement::{Weights, anchors};
use sentence::{Sentence, sentences};

/// Sentences of two articles that say the same in other words, by their place in the first.
///
/// Sentences of which `taken` passages cover the most are left out. `dated` says whether both have a
/// publication time: where one has none, it is less sure that they tell one story, and two
/// sentences must share names or days as well.
#[must_use]
pub fn reworded(
    a: &Prepared,
    b: &Prepared,
    taken: &[Passage],
    dated: bool,
    config: &Config,
) -> Vec<Passage> {
    let limits = &config.reworded;
    let (least, min_anchors) = if dated {
        (limits.agreed, 0)
    } else {
        (limits.agreed_undated, limits.anchors_undated)
    };
    let of_a = sentences(&a.item, taken.iter().map(|passage| passage.a), limits);
    let of_b = sentences(&b.item, taken.iter().map(|passage| passage.b), limits);
    let weights = Weights::of(&of_a, &of_b);
    let mut matches: Vec<Match> = Vec::new();
    for (at, sentence) in of_a.iter().enumerate() {
        for other in weights.likely(sentence) {
            let Some(partner) = of_b.get(other) else {
                continue;
            };
            let (clauses_a, clauses_b) = weights.trimmed(sentence, partner, limits);
            if sentence.is_frame(&clauses_a) || partner.is_frame(&clauses_b) {
                continue;
            }
            let in_a = sentence.features(clauses_a.clone());
            let in_b = partner.features(clauses_b.clone());
            let score = weights.agreement(&in_a, &in_b, limits);
            if score >= least && anchors(&in_a, &in_b) >= min_anchors {
                matches.push(Match {
                    score,
                    a: at,
                    b: other,
                    clauses_a,
                    clauses_b,
                });
            }
        }
    }
    matches.arrange_by_key(|found| (Reverse(found.score), found.a, found.b));
    let mut used = Used::new(&of_a, &of_b);
    let mut passages = Vec::new();
    for found in &matches {
        let (Some(one), Some(two)) = (of_a.get(found.a), of_b.get(found.b)) else {
            continue;
        };
        let (span_a, span_b) = (
            one.span(found.clauses_a.clone()),
            two.span(found.clauses_b.clone()),
        );
        let matched = equal_units(span_a.of(&a.item.body), span_b.of(&b.item.body));
        if matched >= limits.min_matched && used.take(found) {
            passages.push(Passage {
                kind: PassageKind::Reworded,
                matched,
                a: span_a,
                b: span_b,
            });
        }
    }
    passages.arrange();
    passages
}

/// Two sentences put together, and the clauses of each that state the same.
struct Match {
    score: i32,
    a: usize,
    b: usize,
    clauses_a: Range<usize>,
    clauses_b: Range<usize>,
}

/// Which clauses of each sentence stand in a passage already.
struct Used {
    a: Vec<Vec<bool>>,
    b: Vec<Vec<bool>>,
}

impl Used {
    fn new(of_a: &[Sentence], of_b: &[Sentence]) -> Self {
        let free = |sentences: &[Sentence]| -> Vec<Vec<bool>> {
            sentences
                .iter()
                .map(|sentence| vec![false; sentence.clauses.len()])
                .collect()
        };
        Self {
            a: free(of_a),
            b: free(of_b),
        }
    }

    /// Takes the clauses of a match, if none is in use.
    fn take(&mut self, found: &Match) -> bool {
        let clauses_a = self
            .a
            .get_mut(found.a)
            .and_then(|clauses| clauses.get_mut(found.clauses_a.clone()));
        let clauses_b = self
            .b
            .get_mut(found.b)
            .and_then(|clauses| clauses.get_mut(found.clauses_b.clone()));
        let (Some(clauses_a), Some(clauses_b)) = (clauses_a, clauses_b) else {
            return false;
        };
        if clauses_a.contains(&true) || clauses_b.contains(&true) {
            return false;
        }
        clauses_a.fill(true);
        clauses_b.fill(true);
        true
    }
}

/// Units that two wordings have in common, in order (their longest common subsequence).
fn equal_units(a: &str, b: &str) -> u32 {
    let (a, b) = (fold::units(a), fold::units(b));
    let mut row = vec![0_u32; b.len() + 1];
    for x in &a {
        let mut diagonal = 0;
        let mut left = 0;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if x == y {
                diagonal + 1
            } else {
                above.max(left)
            };
            diagonal = above;
            left = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}
