//! What differs between two wordings, in pieces that a person can read.
//!
//! Both are folded first (script, width, case; punctuation does not count; a Latin word or a number
//! is one unit), so that 會談 and 会谈 do not differ. Then they are aligned so that what is equal
//! stands in few long stretches rather than in many short ones:
//!
//! ```text
//! 双方讨论的是[日程]，而不是复航
//! 双方讨论的是[时间表]，而不是复航
//! ```
//!
//! Each equal unit is worth something, a particle less, a word more; each stretch costs something.
//! So a single character that both happen to have (周 in 周一 and 周二) cuts no difference in two.
//! Names are whole: 沈越 and 沈立 differ as names, not by a character.
//!
//! Limits: where the middle parts are longer than [`MAX_CELLS`] allows, they differ as a whole.

use std::ops::Range;

use crate::model::{Difference, Span, Wording};
use crate::text::fold::{self, Folded, fold};

/// Cells of the tables for the middle parts: 16 MB, and a few milliseconds.
const MAX_CELLS: usize = 2_000_000;

/// What a stretch of equal units costs; what a unit in it is worth: a particle, a character, a word.
const STRETCH: i32 = 3;
const PARTICLE: i32 = 1;
const CHARACTER: i32 = 2;
const WORD: i32 = 4;

/// Characters that stand in every other sentence.
const PARTICLES: &str = "的了在是和与及也都不有为以对就将而但这那其之于到被把一个";

/// What differs between two wordings, as byte spans of each.
#[must_use]
pub fn difference(a: &Wording<'_>, b: &Wording<'_>) -> Difference {
    let (folded_a, folded_b) = (fold(a.text), fold(b.text));
    let (units_a, units_b) = (&folded_a.units, &folded_b.units);
    let mut start = common(units_a.iter().zip(units_b));
    let (rest_a, rest_b) = (tail(units_a, start), tail(units_b, start));
    let mut end = common(rest_a.iter().rev().zip(rest_b.iter().rev()));
    // A character or two at an end can be chance: the alignment decides.
    start = if start < LONG { 0 } else { start };
    end = if end < LONG { 0 } else { end };
    let middle = |units: &[u32]| -> Range<usize> { start..units.len() - end };
    let (middle_a, middle_b) = (middle(units_a), middle(units_b));
    let inside = |units: &'_ [u32], range: &Range<usize>| -> Vec<u32> {
        units.get(range.clone()).unwrap_or_default().to_vec()
    };
    let mut equal = vec![Stretch::new(0, 0, start)];
    equal.extend(
        stretches(&inside(units_a, &middle_a), &inside(units_b, &middle_b))
            .into_iter()
            .map(|stretch| stretch.shifted(start)),
    );
    equal.push(Stretch::new(middle_a.end, middle_b.end, end));
    let equal = joined(equal);
    let (names_a, names_b) = (names(&folded_a, a), names(&folded_b, b));
    let equal: Vec<Stretch> = equal
        .into_iter()
        .filter_map(|stretch| stretch.with_whole_names(&names_a, &names_b))
        .filter(|stretch| 0 < stretch.worth(units_a))
        .collect();
    let spans = |folded: &Folded, side: fn(&Stretch) -> Range<usize>| -> Vec<Span> {
        gaps(equal.iter().map(side), folded.units.len())
            .map(|range| folded.span(range))
            .collect()
    };
    Difference {
        a: spans(&folded_a, Stretch::a),
        b: spans(&folded_b, Stretch::b),
    }
}

/// Units that are surely no chance where both begin or end with them.
const LONG: usize = 3;

/// Units that are equal on both sides, one after the other.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    a: usize,
    b: usize,
    length: usize,
}

impl Stretch {
    const fn new(a: usize, b: usize, length: usize) -> Self {
        Self { a, b, length }
    }

    const fn a(&self) -> Range<usize> {
        self.a..self.a + self.length
    }

    const fn b(&self) -> Range<usize> {
        self.b..self.b + self.length
    }

    const fn shifted(self, by: usize) -> Self {
        Self::new(self.a + by, self.b + by, self.length)
    }

    /// What is left when names that it cuts on either side are taken off its ends.
    fn with_whole_names(self, a: &[Range<usize>], b: &[Range<usize>]) -> Option<Self> {
        let Self {
            a: mut at_a,
            b: mut at_b,
            mut length,
        } = self;
        let cut = |names: &[Range<usize>], border: usize| {
            let name = names.iter().find(|n| n.start < border && border < n.end);
            name.cloned()
        };
        loop {
            let front_a = cut(a, at_a).map(|name| name.end - at_a);
            let front_b = cut(b, at_b).map(|name| name.end - at_b);
            if let Some(off) = front_a.or(front_b) {
                if length <= off {
                    return None;
                }
                (at_a, at_b, length) = (at_a + off, at_b + off, length - off);
                continue;
            }
            let back_a = cut(a, at_a + length).map(|name| at_a + length - name.start);
            let back_b = cut(b, at_b + length).map(|name| at_b + length - name.start);
            match back_a.or(back_b) {
                Some(off) if length <= off => return None,
                Some(off) => length -= off,
                None => return (0 < length).then_some(Self::new(at_a, at_b, length)),
            }
        }
    }

    /// What its units are worth, less what a stretch costs.
    fn worth(&self, units: &[u32]) -> i32 {
        let units = units.get(self.a()).unwrap_or_default();
        units.iter().map(|&unit| worth(unit)).sum::<i32>() - STRETCH
    }
}

fn worth(unit: u32) -> i32 {
    match char::from_u32(unit) {
        _ if fold::is_word(unit) => WORD,
        Some(c) if PARTICLES.contains(c) => PARTICLE,
        _ => CHARACTER,
    }
}

/// The names of a wording, by their units.
fn names(folded: &Folded, wording: &Wording<'_>) -> Vec<Range<usize>> {
    let names = wording.names.iter();
    names.map(|name| folded.units_in(*name)).collect()
}

/// What lies between ranges.
fn gaps(
    ranges: impl Iterator<Item = Range<usize>>,
    end: usize,
) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    ranges
        .chain(std::iter::once(end..end))
        .map(move |range| std::mem::replace(&mut next, range.end)..range.start)
        .filter(|gap| !gap.is_empty())
}

fn common<'a>(pairs: impl Iterator<Item = (&'a u32, &'a u32)>) -> usize {
    pairs.take_while(|(a, b)| a == b).count()
}

fn tail(units: &[u32], start: usize) -> &[u32] {
    units.get(start..).unwrap_or_default()
}

/// Stretches that follow each other on both sides as one; empty ones left out.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches.into_iter().filter(|stretch| 0 < stretch.length) {
        match joined.last_mut() {
            Some(last) if last.a().end == stretch.a && last.b().end == stretch.b => {
                last.length += stretch.length;
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

/// The stretches of equal units that are worth the most together, in the order of both sides.
fn stretches(a: &[u32], b: &[u32]) -> Vec<Stretch> {
    let width = b.len() + 1;
    let n_cells = (a.len() + 1) * width;
    if MAX_CELLS < n_cells {
        return Vec::new();
    }
    // The best worth of a[i..] and b[j..], inside of a stretch and outside of one.
    let (mut inside, mut outside) = (vec![0_i32; n_cells], vec![0_i32; n_cells]);
    let at = |table: &[i32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, unit_a) in a.iter().enumerate().rev() {
        for (j, unit_b) in b.iter().enumerate().rev() {
            let mut best = at(&outside, i + 1, j).max(at(&outside, i, j + 1));
            let mut within = best;
            if unit_a == unit_b {
                let matched = worth(*unit_a) + at(&inside, i + 1, j + 1);
                best = best.max(matched - STRETCH);
                within = best.max(matched);
            }
            let cells = (
                outside.get_mut(i * width + j),
                inside.get_mut(i * width + j),
            );
            if let (Some(outer), Some(inner)) = cells {
                (*outer, *inner) = (best, within);
            }
        }
    }
    let mut found: Vec<Stretch> = Vec::new();
    let (mut i, mut j, mut in_stretch) = (0, 0, false);
    while let (Some(unit_a), Some(unit_b)) = (a.get(i), b.get(j)) {
        let table = if in_stretch { &inside } else { &outside };
        let cost = if in_stretch { 0 } else { STRETCH };
        let matched = worth(*unit_a) + at(&inside, i + 1, j + 1) - cost;
        if unit_a == unit_b && at(table, i, j) == matched {
            found.push(Stretch::new(i, j, 1));
            (i, j, in_stretch) = (i + 1, j + 1, true);
            continue;
        }
        in_stretch = false;
        if at(&outside, i + 1, j) >= at(&outside, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    joined(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wording without names.
    fn whole(text: &str) -> Wording<'_> {
        Wording {
            text,
            names: Vec::new(),
        }
    }

    /// Each side with its differences in brackets.
    fn check(a: &str, b: &str, expect_a: &str, expect_b: &str) {
        let shown = |text: &str, spans: &[Span]| {
            let mut shown = String::new();
            let mut at = 0;
            for span in spans {
                shown.push_str(Span::new(at, span.start).of(text));
                shown.push_str(&format!("[{}]", span.of(text)));
                at = span.end;
            }
            shown + Span::new(at, text.len()).of(text)
        };
        let found = difference(&whole(a), &whole(b));
        assert_eq!(
            (shown(a, &found.a), shown(b, &found.b)),
            (expect_a.into(), expect_b.into())
        );
    }

    #[test]
    fn a_word_replaced() {
        check(
            "双方讨论的是日程，而不是复航",
            "双方讨论的是时间表，而不是复航",
            "双方讨论的是[日程]，而不是复航",
            "双方讨论的是[时间表]，而不是复航",
        );
    }

    #[test]
    fn script_width_and_punctuation_do_not_differ() {
        check("會談，ＡＢ１２", "会谈 AB12", "會談，ＡＢ１２", "会谈 AB12");
    }

    #[test]
    fn one_side_has_more() {
        check("渡轮复航", "渡轮下月复航", "渡轮复航", "渡轮[下月]复航");
        check("", "渡轮", "", "[渡轮]");
    }

    #[test]
    fn a_chance_hit_does_not_cut_a_difference() {
        check("是否的复航", "时间的要求", "[是否的复航]", "[时间的要求]");
        check(
            "渡轮于周一复航",
            "渡轮在周二复航",
            "渡轮[于周一]复航",
            "渡轮[在周二]复航",
        );
    }

    #[test]
    fn a_sentence_told_anew_shows_words_not_characters() {
        check(
            "局长说，能见度不到五百米，船不许离开码头",
            "按局长的话，能见度低于五百米的时候，任何船只不得离开码头",
            "局长[说]，能见度[不到]五百米，[船不许]离开码头",
            "[按]局长[的话]，能见度[低于]五百米[的时候，任何船只不得]离开码头",
        );
    }

    #[test]
    fn names_are_whole() {
        let names = |text: &'static str, name: &str| {
            let start = text.find(name).unwrap();
            Wording {
                text,
                names: vec![Span::new(start, start + name.len())],
            }
        };
        let (a, b) = (
            names("局长沈越宁来访", "沈越宁"),
            names("局长沈越和来访", "沈越和"),
        );
        let found = difference(&a, &b);
        let shown = |wording: &Wording<'_>, spans: &[Span]| -> Vec<String> {
            spans
                .iter()
                .map(|span| span.of(wording.text).to_owned())
                .collect()
        };
        assert_eq!(shown(&a, &found.a), ["沈越宁"]);
        assert_eq!(shown(&b, &found.b), ["沈越和"]);
    }
}
