//! The text as the grammar reads it, and a place in it.
//!
//! Traditional characters become Simplified, full width becomes ASCII, letters become small, so
//! that `２０２４年１月３０日` and `2024年1月30日` are one phrase; the way back to bytes of the text is kept.
//!
//! A rule of the grammar takes a [`Cursor`] by value and returns what it read with the cursor after
//! it, or nothing: a rule that fails has moved nobody.

use super::order::Order;
use crate::text::script;

/// What a rule of the grammar returns.
pub(super) type Parse<'t, T> = Option<(T, Cursor<'t>)>;

/// A text folded for the grammar.
pub(super) struct Source {
    /// The folded text.
    pub(super) folded: String,
    /// For each byte of the folded text, and its end, the byte of the text.
    places: Vec<u32>,
}

impl Source {
    /// Folds a text.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            folded.push(fold_char(c));
            places.resize(folded.len(), narrow(at));
        }
        places.push(narrow(text.len()));
        Self { folded, places }
    }

    /// The byte of the text that a byte of the folded text came from.
    pub(super) fn place(&self, at: usize) -> usize {
        self.places
            .get(at)
            .or(self.places.last())
            .map_or(0, |&place| place as usize)
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn fold_char(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        '‐' | '‑' | '–' | '—' | '―' | '−' | '﹣' => '-',
        '〜' => '~',
        '’' | '‘' => '\'',
        '於' => '于',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)
            .unwrap_or(c)
            .to_ascii_lowercase(),
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => script::fold_char(c),
    }
}

/// A place in the folded text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// The byte of the folded text.
    pub(super) at: usize,
    /// Which number of 3/4/2031 is the day in this text.
    pub(super) order: Order,
}

impl<'t> Cursor<'t> {
    /// A place in a folded text.
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            order: Order::Unsaid,
        }
    }

    /// The same place in a text of that order.
    pub(super) const fn ordered(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// What stands after the place.
    pub(super) fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands before the place.
    pub(super) fn before(self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// The place some bytes further right.
    pub(super) const fn plus(self, bytes: usize) -> Self {
        Self {
            at: self.at + bytes,
            ..self
        }
    }

    /// The next character.
    pub(super) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before.
    pub(super) fn previous(self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// Whether these characters stand here.
    pub(super) fn sees(self, literal: &str) -> bool {
        // The last byte tells nearly always, and costs no call.
        let (rest, literal) = (self.rest().as_bytes(), literal.as_bytes());
        let last = literal.len().wrapping_sub(1);
        rest.get(last) == literal.last() && rest.starts_with(literal)
    }

    /// Whether any of these stands here.
    pub(super) fn sees_any(self, literals: &[&str]) -> bool {
        literals.iter().any(|literal| self.sees(literal))
    }

    /// Whether any of these stands just before.
    pub(super) fn follows_any(self, literals: &[&str]) -> bool {
        literals
            .iter()
            .any(|literal| self.before().ends_with(literal))
    }

    /// The place after these characters, if they stand here.
    pub(super) fn eat(self, literal: &str) -> Option<Self> {
        self.sees(literal).then(|| self.plus(literal.len()))
    }

    /// The place after one of these characters, if it stands here; this place otherwise.
    pub(super) fn skip(self, literals: &[&str]) -> Self {
        literals
            .iter()
            .find_map(|literal| self.eat(literal))
            .unwrap_or(self)
    }

    /// The place after one of these, if one stands here; the first of the list wins.
    pub(super) fn any(self, literals: &[&str]) -> Option<Self> {
        literals.iter().find_map(|literal| self.eat(literal))
    }

    /// The value of the first row of a table that stands here.
    pub(super) fn row<T: Copy>(self, table: &[(&str, T)]) -> Parse<'t, T> {
        table
            .iter()
            .find_map(|&(literal, value)| Some((value, self.eat(literal)?)))
    }

    /// The place after at most two spaces.
    pub(super) fn gap(self) -> Self {
        let spaces = self
            .rest()
            .bytes()
            .take(2)
            .take_while(|&byte| byte == b' ')
            .count();
        self.plus(spaces)
    }

    /// A run of ASCII digits: its value and how many digits it has.
    pub(super) fn digits(self) -> Parse<'t, (u32, usize)> {
        let rest = self.rest();
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = rest.get(..count)?.parse().ok()?;
        Some(((value, count), self.plus(count)))
    }

    /// A run of ASCII letters.
    pub(super) fn word(self) -> Parse<'t, &'t str> {
        let rest = self.rest();
        let count = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = rest.get(..count).filter(|word| !word.is_empty())?;
        Some((word, self.plus(count)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_script_fold_and_places_stay() {
        let text = "於２０２４年 週二";
        let source = Source::new(text);
        assert_eq!(source.folded, "于2024年 周二");
        let year = source.folded.find("2024").unwrap();
        let place = source.place(year);
        assert_eq!(text.find("２０２４"), Some(place));
        assert_eq!(source.place(source.folded.len()), text.len());
    }
}
