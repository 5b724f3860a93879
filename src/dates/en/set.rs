//! What comes again and again, in English: every Monday, each week, daily, Tuesdays at 9am.

use crate::dates::phrase::{Calendar, Phrase, Unit};
use crate::dates::source::{Cursor, Parse};
use crate::dates::timex;

use super::calendar::calendar;
use super::clock::time;
use super::length::{length, unit};
use super::number::{any_word, eat_word, ends_word, next, ordinal};
use super::words::{day_part, weekday, weekdays};

/// A set.
pub(super) fn set(c: Cursor<'_>) -> Parse<'_, Phrase> {
    adverb(c)
        .or_else(|| plural(c))
        .or_else(|| day_of_every_month(c))
        .or_else(|| times_a(c))
        .or_else(|| every(c))
}

fn of(value: &str) -> Phrase {
    Phrase::Set(value.to_owned())
}

fn adverb(c: Cursor<'_>) -> Parse<'_, Phrase> {
    const ADVERBS: &[(&str, &str)] = &[
        ("semi-annually", "P6M"),
        ("semiannually", "P6M"),
        ("biweekly", "P2W"),
        ("bi-weekly", "P2W"),
        ("fortnightly", "P2W"),
        ("bimonthly", "P2M"),
        ("hourly", "PT1H"),
        ("daily", "P1D"),
        ("everyday", "P1D"),
        ("weekly", "P1W"),
        ("monthly", "P1M"),
        ("quarterly", "P3M"),
        ("annually", "P1Y"),
        ("annual", "P1Y"),
        ("yearly", "P1Y"),
        ("nightly", "P1D"),
        ("all weekends", "XXXX-WXX-WE"),
        ("weekends", "XXXX-WXX-WE"),
    ];
    let (value, end) = c.row(ADVERBS)?;
    let counted = c.follows_any(&["two ", "three ", "few ", "past ", "last ", "next ", "of "])
        && c.sees("weekends");
    (ends_word(end) && !counted && !end.sees("-")).then(|| (of(value), end))
}

/// Mondays, Thursdays at 17.30.
fn plural(c: Cursor<'_>) -> Parse<'_, Phrase> {
    let (word, end) = c.word()?;
    let date = Calendar {
        weekday: Some(weekdays(word)?),
        ..Calendar::default()
    };
    let at = next(end).map(|at| any_word(at, &["at"]).and_then(next).unwrap_or(at));
    let end = at
        .and_then(|at| dotted(at).or_else(|| time(at, true).map(|(_, end)| end)))
        .unwrap_or(end);
    Some((Phrase::Set(timex::open_calendar(&date)), end))
}

/// 17.30.
fn dotted(c: Cursor<'_>) -> Option<Cursor<'_>> {
    let ((hour, 1 | 2), end) = c.digits()? else {
        return None;
    };
    let ((minute, 2), end) = end.eat(".")?.digits()? else {
        return None;
    };
    (hour < 24 && minute < 60).then_some(end)
}

/// 19th of every month.
fn day_of_every_month(c: Cursor<'_>) -> Parse<'_, Phrase> {
    let (day, end) = ordinal(c)?;
    let end = next(end).and_then(|at| any_word(at, &["of every month", "of each month"]))?;
    (day <= 31).then(|| (Phrase::Set(format!("XXXX-XX-{day:02}")), end))
}

/// once a week, twice a year.
fn times_a(c: Cursor<'_>) -> Parse<'_, Phrase> {
    let at = next(any_word(
        c,
        &["once", "twice", "three times", "four times"],
    )?)?;
    let at = next(any_word(at, &["a", "an", "every", "each", "per"])?)?;
    let (unit, end) = unit(at)?;
    Some((one(unit), end))
}

fn one(unit: Unit) -> Phrase {
    Phrase::Set(timex::length(&[crate::dates::phrase::Amount::whole(
        1, unit,
    )]))
}

/// every other day, each monday at 4pm, every two weeks, every May.
fn every(c: Cursor<'_>) -> Parse<'_, Phrase> {
    let at = next(any_word(c, &["every", "each"])?)?;
    let other = eat_word(at, "other").and_then(next);
    let at = other.unwrap_or(at);
    if let Some((word, end)) = at.word()
        && ends_word(end)
    {
        if let Some(day) = weekday(word) {
            let date = Calendar {
                weekday: Some(day),
                ..Calendar::default()
            };
            return Some((Phrase::Set(timex::open_calendar(&date)), timed(end)));
        }
        if word == "weekend" {
            return Some((of("XXXX-WXX-WE"), end));
        }
        if let Some(part) = day_part(word) {
            return Some((
                Phrase::Set(format!("XXXX-XX-XX{}", timex::day_part(part))),
                timed(end),
            ));
        }
    }
    if let Some((unit, end)) = unit(at) {
        return Some((one(unit), timed(end)));
    }
    if let Some((every, end)) = length(at) {
        return Some((Phrase::Set(timex::length(&every)), end));
    }
    let (date, end) = calendar(at)?;
    (date.year.is_none() && date.month.is_some())
        .then(|| (Phrase::Set(timex::open_calendar(&date)), end))
}

/// ` at 4pm` after a set.
fn timed(end: Cursor<'_>) -> Cursor<'_> {
    let at = next(end).map(|at| any_word(at, &["at"]).and_then(next).unwrap_or(at));
    let read = at.and_then(|at| time(at, true));
    read.filter(|(time, _)| time.clock.is_some() && time.bound.is_none())
        .map_or(end, |(_, end)| end)
}
