//! The fingerprints of one text, by winnowing.
//!
//! Two texts share a passage where they share runs of units. To find such runs without comparing
//! every text with every other, each text is reduced to a few numbers that any other text with
//! the same run must have too:
//!
//! 1. every stretch of 8 units (a *gram*) is hashed, the hash of the next one made from the last
//!    by one step (a rolling hash);
//! 2. of every 8 neighbouring hashes the smallest is kept (*winnowing*; Schleimer, Wilkerson and
//!    Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003).
//!
//! The choice looks at nothing but the 8 hashes, so two texts with 15 equal units in a row keep at
//! least one gram in common, wherever the run stands. About 2 of 9 grams are kept.
//!
//! A print holds no reference to its text: analysts make prints, the librarian joins them.

use serde::{Deserialize, Serialize};

use crate::model::Span;
use crate::text::fold;

/// Units of a gram.
pub const GRAM: usize = 8;

/// Neighbouring grams of which one is kept.
const WINDOW: usize = 8;

/// What comparison keeps of one body: its folded units and its winnowed grams.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// The folded units.
    pub units: Vec<u32>,
    /// Hash of a gram in the upper half, place of its first unit in the lower; sorted.
    pub grams: Vec<u64>,
    /// Where each 32nd unit starts in the body, in bytes.
    pub marks: Vec<u32>,
}

impl Print {
    /// The print of a body.
    #[must_use]
    pub fn of(body: &str) -> Self {
        let mut units = Vec::with_capacity(body.len() / 3 + 1);
        let mut marks = Vec::with_capacity(body.len() / 3 / MARK + 1);
        fold::each_unit(body, |unit, start, _| {
            if units.len() % MARK == 0 {
                marks.push(u32::try_from(start).unwrap_or(u32::MAX));
            }
            units.push(unit);
        });
        let mut grams = winnow(&units);
        grams.sort_unstable();
        Self {
            units,
            grams,
            marks,
        }
    }

    /// The bytes of a range of units in the body that the print was made of.
    #[must_use]
    pub fn span(&self, body: &str, units: std::ops::Range<usize>) -> Span {
        let Some(last) = units.end.checked_sub(1) else {
            return Span::default();
        };
        Span::new(
            self.unit(body, units.start).start,
            self.unit(body, last).end,
        )
    }

    fn unit(&self, body: &str, unit: usize) -> Span {
        let mark = |at: usize| self.marks.get(at).map_or(body.len(), |&byte| byte as usize);
        let from = mark(unit / MARK);
        let piece = Span::new(from, mark(unit / MARK + 1)).of(body);
        let folded = fold::fold(piece);
        let span = folded.spans.get(unit % MARK).copied();
        span.unwrap_or_default().shifted(from)
    }
}

/// Units between two marks: few enough to fold again when a place is asked for.
const MARK: usize = 32;

/// The hash of a gram entry.
#[must_use]
pub const fn hash_of(gram: u64) -> u32 {
    (gram >> 32) as u32
}

/// The place of a gram entry.
#[must_use]
pub const fn place_of(gram: u64) -> usize {
    (gram & 0xFFFF_FFFF) as usize
}

/// A gram entry.
#[must_use]
pub const fn gram(hash: u32, place: u32) -> u64 {
    ((hash as u64) << 32) | place as u64
}

/// Odd, without a pattern: the multiplier of Knuth's linear congruential generator.
const BASE: u64 = 6_364_136_223_846_793_005;

/// Spreads the rolling hash before its upper half is taken (2^64 / golden ratio).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

const fn power(exponent: usize) -> u64 {
    let mut result: u64 = 1;
    let mut left = exponent;
    while left > 0 {
        result = result.wrapping_mul(BASE);
        left -= 1;
    }
    result
}

/// What the oldest unit of a gram is multiplied with when it leaves.
const OLDEST: u64 = power(GRAM - 1);

const fn finish(rolling: u64) -> u32 {
    let mixed = (rolling ^ (rolling >> 29)).wrapping_mul(SPREAD);
    (mixed >> 32) as u32
}

/// The kept grams in the order of the text.
fn winnow(units: &[u32]) -> Vec<u64> {
    let mut kept = Vec::with_capacity(units.len() * 2 / (WINDOW + 1) + 1);
    let mut recent = [u64::MAX; WINDOW];
    let mut smallest = u64::MAX;
    let mut age = 0;
    for (place, entry) in entries(units).enumerate() {
        if let Some(slot) = recent.get_mut(place % WINDOW) {
            *slot = entry;
        }
        age += 1;
        // The lower half counts down, so that of equal hashes the rightmost is the smallest.
        if entry < smallest {
            smallest = entry;
            age = 0;
        } else if age == WINDOW {
            smallest = recent.iter().copied().min().unwrap_or(u64::MAX);
            age = place - last_place(smallest);
        } else if place + 1 != WINDOW {
            continue;
        }
        if place + 1 >= WINDOW {
            push_new(&mut kept, smallest);
        }
    }
    if kept.is_empty() && smallest != u64::MAX {
        push_new(&mut kept, smallest);
    }
    kept
}

fn push_new(kept: &mut Vec<u64>, smallest: u64) {
    let entry = gram(hash_of(smallest), last_place(smallest) as u32);
    if kept.last() != Some(&entry) {
        kept.push(entry);
    }
}

/// The place of an entry whose lower half counts down.
const fn last_place(entry: u64) -> usize {
    (u32::MAX - (entry & 0xFFFF_FFFF) as u32) as usize
}

/// Hash and place (counting down) of every gram; one for a text shorter than a gram.
fn entries(units: &[u32]) -> impl Iterator<Item = u64> + '_ {
    let head = units.get(..GRAM).unwrap_or(units);
    let first = head.iter().fold(0_u64, |hash, &unit| roll(hash, unit));
    let start = (!units.is_empty()).then_some(first);
    let leaving = units.iter();
    let coming = units.iter().skip(GRAM);
    let rest = leaving.zip(coming).scan(first, |hash, (&old, &new)| {
        *hash = roll(hash.wrapping_sub(OLDEST.wrapping_mul(u64::from(old))), new);
        Some(*hash)
    });
    start
        .into_iter()
        .chain(rest)
        .enumerate()
        .map(|(place, hash)| gram(finish(hash), u32::MAX - place as u32))
}

const fn roll(hash: u64, unit: u32) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(unit as u64)
}

/// The floor of what comparing can cost: one rolling hash over all units.
#[must_use]
pub fn rolling_hash(units: &[u32]) -> u64 {
    entries(units).fold(0, |all, entry| all ^ entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_fifteen_units_keeps_a_gram() {
        let run: Vec<u32> = (100..115).collect();
        for lead in 0..40_u32 {
            let mut a: Vec<u32> = (1000..1000 + lead).collect();
            a.extend(&run);
            a.extend(2000..2040);
            let mut b: Vec<u32> = (3000..3017).collect();
            b.extend(&run);
            b.extend(4000..4000 + lead);
            let kept =
                |units: &[u32]| -> Vec<u32> { winnow(units).into_iter().map(hash_of).collect() };
            let of_b = kept(&b);
            assert!(kept(&a).iter().any(|hash| of_b.contains(hash)), "{lead}");
        }
    }

    #[test]
    fn places_point_at_equal_grams() {
        let print =
            Print::of("渡轮在晨雾中靠岸，渡轮在晨雾中靠岸的时候没有人说话，人们只是看着水面。");
        for &entry in &print.grams {
            assert!(place_of(entry) + GRAM <= print.units.len());
        }
        let density = print.grams.len() * 100 / print.units.len();
        assert!((10..50).contains(&density), "{density}");
    }

    #[test]
    fn spans_are_those_of_folding() {
        let body = "渡轮 Ferry 12 号在「晨霧」中靠岸，".repeat(9);
        let (print, folded) = (Print::of(&body), fold::fold(&body));
        assert_eq!(print.units, folded.units);
        for start in 0..print.units.len() {
            for end in start + 1..=print.units.len() {
                assert_eq!(print.span(&body, start..end), folded.span(start..end));
            }
        }
    }

    #[test]
    fn short_texts_have_one_gram_and_empty_ones_none() {
        assert_eq!(Print::of("渡轮停航").grams.len(), 1);
        assert_eq!(Print::of("渡轮停航").grams, Print::of("渡輪停航！").grams);
        assert!(Print::of("……").grams.is_empty());
    }
}
