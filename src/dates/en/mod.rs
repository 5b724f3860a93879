//! The English grammar.
//!
//! A phrase begins at the beginning of a word or number. Words for now and sets come first; of a
//! date and a length (3 days, 3 March) the longer reading wins.

mod calendar;
mod clock;
mod length;
mod number;
mod opening;
mod piece;
mod range;
mod relative;
mod set;
mod words;
mod year;

use self::number::any_word;
use super::phrase::{Found, Phrase};
use super::source::{Cursor, Parse};

type Ruled = (Phrase, &'static str);

/// The phrase that begins at the cursor, if one does.
pub(super) fn phrase_at(c: Cursor<'_>) -> Option<Found> {
    if !opening::may_begin(c) {
        return None;
    }
    let ((phrase, rule), end) = vague(c)
        .or_else(|| set::set(c).map(|(phrase, end)| ((phrase, "en.set"), end)))
        .or_else(|| {
            let counted = longer(length::weekday_and_shift(c), length::length_phrase(c));
            longer(range::dated(c), counted)
        })?;
    Some(Found {
        phrase,
        start: c.at,
        end: end.at,
        rule,
    })
}

/// The reading that reaches further; the first where they reach equally far.
fn longer<'t>(a: Parse<'t, Ruled>, b: Parse<'t, Ruled>) -> Parse<'t, Ruled> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.1.at > a.1.at { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// now, recently: no day of the calendar is said.
fn vague(c: Cursor<'_>) -> Parse<'_, Ruled> {
    const PRESENT: &[&str] = &[
        "right now",
        "at the moment",
        "at the present time",
        "at present",
        "at this time",
        "at the minute",
        "now",
        "currently",
    ];
    if let Some(end) = any_word(c, &["recently"]) {
        return Some(((Phrase::Recent, "en.recent"), end));
    }
    let end = any_word(c, PRESENT)?;
    let idle = c.sees("now") && c.follows_any(&["from ", "and ", "until ", "by ", "till "]);
    (!idle).then_some(((Phrase::Present, "en.present"), end))
}
