//! Numbers and ordinals in English words and digits, and years that are spelled out.

use crate::dates::source::{Cursor, Parse};

use super::words::{ordinal as ordinal_word, small_number};

/// The place after the white space (at most two spaces) before a word.
pub(super) fn next(c: Cursor<'_>) -> Option<Cursor<'_>> {
    let after = c.gap();
    (after.at > c.at).then_some(after)
}

/// The place after a word, if that word stands here and ends here.
pub(super) fn eat_word<'t>(c: Cursor<'t>, word: &str) -> Option<Cursor<'t>> {
    c.eat(word).filter(|end| ends_word(*end))
}

/// The place after one of these words.
pub(super) fn any_word<'t>(c: Cursor<'t>, words: &[&str]) -> Option<Cursor<'t>> {
    words.iter().find_map(|word| eat_word(c, word))
}

/// Whether no letter or digit follows.
pub(super) fn ends_word(c: Cursor<'_>) -> bool {
    !c.peek().is_some_and(|next| next.is_ascii_alphanumeric())
}

/// A number: `21`, `twenty-one`, `one hundred and twenty`.
pub(super) fn number(c: Cursor<'_>) -> Parse<'_, u32> {
    if let Some(((value, digits), end)) = c.digits() {
        return (digits <= 5).then_some((value, end));
    }
    let (first, mut end) = below_hundred(c)?;
    let mut value = first;
    let mut joint = next(end);
    if let Some(after) = joint.and_then(|at| eat_word(at, "hundred")) {
        value *= 100;
        end = after;
        joint = next(end);
    }
    if let Some(after) = joint.and_then(|at| eat_word(at, "thousand")) {
        value *= 1000;
        end = after;
        joint = next(end);
    }
    if value >= 100 {
        let tail = joint.and_then(|at| {
            let at = eat_word(at, "and").and_then(next).unwrap_or(at);
            below_hundred(at)
        });
        if let Some((rest, after)) = tail {
            value += rest;
            end = after;
        }
    }
    Some((value, end))
}

/// `seven`, `twenty`, `twenty-one`, `twenty one`.
fn below_hundred(c: Cursor<'_>) -> Parse<'_, u32> {
    let (word, end) = c.word()?;
    let value = small_number(word)?;
    if value >= 20 {
        let joint = end.eat("-").or_else(|| end.eat(" "));
        if let Some((word, after)) = joint.and_then(Cursor::word)
            && let Some(one @ 1..=9) = small_number(word)
        {
            return Some((value + one, after));
        }
    }
    Some((value, end))
}

/// An ordinal: `21st`, `twenty-first`, `twenty first`, `third`.
pub(super) fn ordinal(c: Cursor<'_>) -> Parse<'_, u32> {
    if let Some(((value, digits), end)) = c.digits() {
        let (word, end) = end.word()?;
        let is_suffix = matches!(word, "st" | "nd" | "rd" | "th");
        return (digits <= 2 && is_suffix && ends_word(end)).then_some((value, end));
    }
    let (word, end) = c.word()?;
    if let Some(value) = ordinal_word(word) {
        return Some((value, end));
    }
    let tens = small_number(word).filter(|value| *value >= 20)?;
    let joint = end.eat("-").or_else(|| end.eat(" "))?;
    let (word, end) = joint.word()?;
    let one = ordinal_word(word).filter(|one| *one < 10)?;
    Some((tens + one, end))
}

/// A year in words: `nineteen eighty six`, `two thousand and fifteen`, `nineteen hundred ninety
/// three`.
pub(super) fn spelled_year(c: Cursor<'_>) -> Parse<'_, i32> {
    let (first, end) = below_hundred(c)?;
    let joint = next(end)?;
    if let Some(after) = eat_word(joint, "thousand") {
        let rest = next(after).and_then(|at| {
            let at = eat_word(at, "and").and_then(next).unwrap_or(at);
            below_hundred(at)
        });
        let (rest, end) = rest.unwrap_or((0, after));
        return (1..=2)
            .contains(&first)
            .then_some((signed(first * 1000 + rest), end));
    }
    if !(15..=20).contains(&first) {
        return None;
    }
    if let Some(after) = eat_word(joint, "hundred") {
        let rest = next(after).and_then(below_hundred);
        let (rest, end) = rest.unwrap_or((0, after));
        return Some((signed(first * 100 + rest), end));
    }
    let (second, end) = below_hundred(joint)?;
    (second >= 10).then_some((signed(first * 100 + second), end))
}

fn signed(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_digits() {
        let all = |text| number(Cursor::new(text, 0)).map(|(value, end)| (value, end.at));
        assert_eq!(all("twenty-one"), Some((21, 10)));
        assert_eq!(all("one hundred and five"), Some((105, 20)));
        let nth = |text| ordinal(Cursor::new(text, 0)).map(|(value, _)| value);
        assert_eq!(nth("thirty first"), Some(31));
        assert_eq!(nth("3rd"), Some(3));
        let year = |text| spelled_year(Cursor::new(text, 0)).map(|(value, _)| value);
        assert_eq!(year("nineteen eighty six"), Some(1986));
        assert_eq!(year("two thousand and fifteen"), Some(2015));
        assert_eq!(year("nineteen hundred ninety three"), Some(1993));
    }
}
