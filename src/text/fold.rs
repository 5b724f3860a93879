//! Folding for matching: what two texts have in common whatever their script, width and quotes.
//!
//! Traditional becomes Simplified, full width becomes ASCII, case is lowered, punctuation and white
//! space go; a Latin word or a number is one unit, every other character is one. Each unit knows
//! the bytes that it came from.
//!
//! ```
//! use duilan::text::fold::fold;
//! assert_eq!(fold("「渡輪」Ferry ３號").units, fold("渡轮 ferry 3 号").units);
//! ```
//!
//! Limits: a character with several Simplified forms folds to one of them, and a few characters
//! that both scripts use (著, 乾) fold as well, which is right for matching and wrong for showing.

use std::sync::OnceLock;

use crate::model::Span;

use super::script;

/// A text folded to units, with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// A number for each unit: equal units have equal numbers.
    pub units: Vec<u32>,
    /// The bytes of each unit in the text.
    pub spans: Vec<Span>,
}

impl Folded {
    /// The bytes from the first of a range of units to the last; empty for an empty range.
    #[must_use]
    pub fn span(&self, units: std::ops::Range<usize>) -> Span {
        match self.spans.get(units) {
            Some([first, .., last]) => Span::new(first.start, last.end),
            Some([only]) => *only,
            _ => Span::default(),
        }
    }

    /// The units that lie wholly inside a range of bytes.
    #[must_use]
    pub fn units_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.spans.partition_point(|unit| unit.start < span.start);
        let end = self.spans.partition_point(|unit| unit.end <= span.end);
        start..end.max(start)
    }
}

/// Folds a text.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    each_unit(text, |unit, start, end| {
        folded.units.push(unit);
        folded.spans.push(Span::new(start, end));
    });
    folded
}

/// The units of a text alone, for where the way back is not needed yet.
#[must_use]
pub fn units(text: &str) -> Vec<u32> {
    let mut units = Vec::with_capacity(text.len() / 3);
    each_unit(text, |unit, _, _| units.push(unit));
    units
}

/// Whether a unit is a Latin word or a number, not a single character.
#[must_use]
pub const fn is_word(unit: u32) -> bool {
    unit >= WORD
}

/// A character as matching sees it.
#[must_use]
pub fn fold_char(c: char) -> char {
    let narrow = match c as u32 {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    if narrow.is_ascii() {
        return narrow.to_ascii_lowercase();
    }
    if (narrow as u32) < 0x3400 {
        return narrow.to_lowercase().next().unwrap_or(narrow);
    }
    match BOTH_SCRIPTS.iter().find(|&&(from, _)| from == narrow) {
        Some(&(_, to)) => to,
        None => script::fold_char(narrow),
    }
}

/// Characters that Simplified text has too, or variants: equal for matching only.
const BOTH_SCRIPTS: [(char, char); 24] = [
    ('著', '着'),
    ('乾', '干'),
    ('藉', '借'),
    ('瞭', '了'),
    ('於', '于'),
    ('餘', '余'),
    ('徵', '征'),
    ('裏', '里'),
    ('裡', '里'),
    ('麼', '么'),
    ('麽', '么'),
    ('妳', '你'),
    ('牠', '它'),
    ('祂', '他'),
    ('峯', '峰'),
    ('羣', '群'),
    ('週', '周'),
    ('佈', '布'),
    ('佔', '占'),
    ('託', '托'),
    ('閒', '闲'),
    ('姪', '侄'),
    ('夥', '伙'),
    ('彷', '仿'),
];

/// Calls `push` with each unit and the bytes that it came from.
pub(crate) fn each_unit(text: &str, mut push: impl FnMut(u32, usize, usize)) {
    let table = table();
    let mut run_kind = NOTHING;
    let mut run_hash = 0;
    let mut run_start = 0;
    for (at, c) in text.char_indices() {
        let entry = match table.get(c as usize) {
            Some(&entry) => entry,
            None => classify(c),
        };
        let kind = entry & KIND;
        let value = entry & !KIND;
        if kind == run_kind && kind != NOTHING {
            run_hash = mix(run_hash, value);
            continue;
        }
        if run_kind != NOTHING {
            push(run_hash, run_start, at);
            run_kind = NOTHING;
        }
        if kind == SINGLE {
            push(value, at, at + c.len_utf8());
        } else if kind != NOTHING {
            run_kind = kind;
            run_hash = mix(SEED, value);
            run_start = at;
        }
    }
    if run_kind != NOTHING {
        push(run_hash, run_start, text.len());
    }
}

/// The kind of a character stands above its folded code point.
const KIND: u32 = 0b11 << 30;
const NOTHING: u32 = 0;
const SINGLE: u32 = 1 << 30;
const LETTER: u32 = 2 << 30;
const DIGIT: u32 = 3 << 30;

/// Kind and folded code point of every character of the basic plane: one look-up a character.
fn table() -> &'static [u32] {
    static CELL: OnceLock<Vec<u32>> = OnceLock::new();
    CELL.get_or_init(|| {
        (0..0x1_0000)
            .map(|code| char::from_u32(code).map_or(NOTHING, classify))
            .collect()
    })
}

fn classify(c: char) -> u32 {
    let folded = fold_char(c);
    let kind = if folded.is_ascii_digit() {
        DIGIT
    } else if (folded as u32) < 0x2E80 && folded.is_alphabetic() {
        LETTER
    } else if folded.is_alphanumeric() {
        SINGLE
    } else {
        NOTHING
    };
    if kind == NOTHING {
        NOTHING
    } else {
        kind | folded as u32
    }
}

/// Hashes of words start here, above every character's code point.
const WORD: u32 = 0x8000_0000;

const SEED: u32 = 0x811C_9DC5;

const fn mix(hash: u32, value: u32) -> u32 {
    // FNV-1a by whole characters; the top bit keeps words apart from single characters.
    (hash ^ value).wrapping_mul(0x0100_0193) | WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_width_case_and_marks_do_not_count() {
        let a = fold("「渡輪」Ferry ３號，啟航！");
        let b = fold("渡轮 ferry 3 号“启航”");
        assert_eq!(a.units, b.units);
        assert_eq!(a.units.len(), 7);
        assert_eq!(units("「渡輪」Ferry ３號，啟航！"), a.units);
    }

    #[test]
    fn a_word_is_one_unit_and_knows_its_place() {
        let text = "见 Ferry 12 号";
        let folded = fold(text);
        let pieces: Vec<&str> = folded.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(pieces, ["见", "Ferry", "12", "号"]);
        assert_eq!(folded.span(1..3).of(text), "Ferry 12");
        assert_eq!(folded.units_in(Span::new(0, text.len())), 0..4);
        assert!(is_word(folded.units[1]) && !is_word(folded.units[0]));
    }

    #[test]
    fn letters_and_digits_part_and_far_planes_count() {
        let text = "B12a 𠮷野";
        let folded = fold(text);
        let pieces: Vec<&str> = folded.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(pieces, ["B", "12", "a", "𠮷", "野"]);
    }
}
