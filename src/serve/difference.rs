//! What differs between two wordings, unit by unit.
//!
//! Both are folded first (script, width, case; punctuation does not count; a Latin word or a number
//! is one unit), so that 會談 and 会谈 do not differ. What they begin and end with alike is set
//! aside, and the rest is aligned by its longest common subsequence:
//!
//! ```text
//! 双方讨论的是[日程]，而不是复航
//! 双方讨论的是[时间表]，而不是复航
//! ```
//!
//! Limits: where the middle parts are longer than [`MAX_CELLS`] allows, they differ as a whole.

use std::ops::Range;

use crate::model::Span;
use crate::text::fold::{Folded, fold};
use crate::view::Difference;

/// Cells of the table for the middle parts: 16 MB, and a few milliseconds.
const MAX_CELLS: usize = 4_000_000;
/// An equal unit alone between two differences is taken for chance: 的 between 时间 and 要求.
const CHANCE: usize = 1;

/// What differs between two wordings, as byte spans of each.
#[must_use]
pub fn difference(a: &str, b: &str) -> Difference {
    let (folded_a, folded_b) = (fold(a), fold(b));
    let (units_a, units_b) = (&folded_a.units, &folded_b.units);
    let start = common(units_a.iter().zip(units_b));
    let (rest_a, rest_b) = (tail(units_a, start), tail(units_b, start));
    let end = common(rest_a.iter().rev().zip(rest_b.iter().rev()));
    let middle_a = rest_a.get(..rest_a.len() - end).unwrap_or_default();
    let middle_b = rest_b.get(..rest_b.len() - end).unwrap_or_default();
    let equal = equal_pairs(middle_a, middle_b);
    let gaps = gaps(&equal, middle_a.len(), middle_b.len());
    let spans = |folded: &Folded, side: fn(&Gap) -> Range<usize>| {
        let ranges = gaps.iter().map(side).filter(|range| !range.is_empty());
        ranges
            .map(|range| folded.span(range.start + start..range.end + start))
            .collect::<Vec<Span>>()
    };
    Difference {
        a: spans(&folded_a, |gap| gap.a.clone()),
        b: spans(&folded_b, |gap| gap.b.clone()),
    }
}

/// Units of both sides between two equal ones.
struct Gap {
    a: Range<usize>,
    b: Range<usize>,
}

fn common<'a>(pairs: impl Iterator<Item = (&'a u32, &'a u32)>) -> usize {
    pairs.take_while(|(a, b)| a == b).count()
}

fn tail(units: &[u32], start: usize) -> &[u32] {
    units.get(start..).unwrap_or_default()
}

/// The pairs of a longest common subsequence; of several the one that comes first in `a`.
fn equal_pairs(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    if MAX_CELLS < (a.len() + 1) * width {
        return Vec::new();
    }
    // longest[i * width + j]: length of the longest common subsequence of a[i..] and b[j..].
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    let at = |longest: &[u32], i: usize, j: usize| longest.get(i * width + j).copied().unwrap_or(0);
    for (i, unit_a) in a.iter().enumerate().rev() {
        for (j, unit_b) in b.iter().enumerate().rev() {
            let length = if unit_a == unit_b {
                at(&longest, i + 1, j + 1) + 1
            } else {
                at(&longest, i + 1, j).max(at(&longest, i, j + 1))
            };
            if let Some(cell) = longest.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(unit_a), Some(unit_b)) = (a.get(i), b.get(j)) {
        if unit_a == unit_b {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if at(&longest, i + 1, j) >= at(&longest, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// What lies between equal pairs; pairs that stand alone between two gaps are taken for chance.
fn gaps(equal: &[(usize, usize)], n_a: usize, n_b: usize) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let (mut next_a, mut next_b) = (0, 0);
    for &(i, j) in equal.iter().chain(std::iter::once(&(n_a, n_b))) {
        if next_a < i || next_b < j {
            match gaps.last_mut() {
                // One equal unit since the last gap, with changes on both sides of it.
                Some(last)
                    if next_a - last.a.end <= CHANCE
                        && next_b - last.b.end <= CHANCE
                        && !last.a.is_empty()
                        && !last.b.is_empty()
                        && next_a < i
                        && next_b < j =>
                {
                    last.a.end = i;
                    last.b.end = j;
                }
                _ => gaps.push(Gap {
                    a: next_a..i,
                    b: next_b..j,
                }),
            }
        }
        (next_a, next_b) = (i + 1, j + 1);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let found = difference(a, b);
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
    }
}
