//! Folding for matching: what two texts have in common whatever their script, width and quotes.
//!
//! Traditional becomes Simplified, full width becomes ASCII, case is lowered, punctuation and white
//! space go; a Latin word or a number is one unit, every other character is one. Each unit knows
//! the bytes that it came from.

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
    let mut run: Option<(Kind, Span, u32)> = None;
    for (at, c) in text.char_indices() {
        let folded_char = fold_char(c);
        let kind = Kind::of(folded_char);
        let span = Span::new(at, at + c.len_utf8());
        if let Some((kept, reach, hash)) = run.as_mut()
            && *kept == kind
            && kind != Kind::Single
            && kind != Kind::Nothing
        {
            reach.end = span.end;
            *hash = mix(*hash, folded_char as u32);
            continue;
        }
        flush(&mut run, &mut folded);
        if kind != Kind::Nothing {
            let unit = if kind == Kind::Single {
                folded_char as u32
            } else {
                mix(SEED, folded_char as u32)
            };
            run = Some((kind, span, unit));
        }
    }
    flush(&mut run, &mut folded);
    folded
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
    script::fold_char(narrow)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Single,
    Nothing,
}

impl Kind {
    fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digits
        } else if (c as u32) < 0x2E80 && c.is_alphabetic() {
            Self::Letters
        } else if c.is_alphanumeric() {
            Self::Single
        } else {
            Self::Nothing
        }
    }
}

/// Hashes of words start above every character's code point.
const SEED: u32 = 0x811C_9DC5;

const fn mix(hash: u32, value: u32) -> u32 {
    // FNV-1a by whole characters; the top bit keeps words apart from single characters.
    (hash ^ value).wrapping_mul(0x0100_0193) | 0x8000_0000
}

fn flush(run: &mut Option<(Kind, Span, u32)>, folded: &mut Folded) {
    if let Some((_, span, unit)) = run.take() {
        folded.units.push(unit);
        folded.spans.push(span);
    }
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
    }

    #[test]
    fn a_word_is_one_unit_and_knows_its_place() {
        let text = "见 Ferry 12 号";
        let folded = fold(text);
        let pieces: Vec<&str> = folded.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(pieces, ["见", "Ferry", "12", "号"]);
        assert_eq!(folded.span(1..3).of(text), "Ferry 12");
        assert_eq!(folded.units_in(Span::new(0, text.len())), 0..4);
    }
}
