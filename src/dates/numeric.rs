//! Dates and clocks in digits, which both languages share: 2024-01-30, 1/30/2024, 20240130, 17:55.
//!
//! What looks like a phone number, a version or an amount is none: no digit, letter or sign may
//! touch it.

use super::order::Order;
use super::phrase::{Calendar, Clock, DayOf, Month, Year};
use super::source::{Cursor, Parse};

/// Years that a number without any other sign of being one may mean.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2199;

/// Two-digit years from here on are of the last century.
const PIVOT: u32 = 50;

/// A complete date in digits, or a year and a month.
pub(super) fn numeric_date(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if !c.peek()?.is_ascii_digit() || touches(c) {
        return None;
    }
    year_first(c)
        .or_else(|| year_last(c))
        .or_else(|| compact(c))
        .or_else(|| spaced(c))
        .or_else(|| year_month(c))
        .or_else(|| month_year(c))
}

/// A complete date right after the sign of a range: 5/1-5/7/2020.
pub(super) fn numeric_end(c: Cursor<'_>) -> Parse<'_, Calendar> {
    c.peek().filter(char::is_ascii_digit)?;
    year_first(c).or_else(|| year_last(c))
}

/// Whether the character before the number belongs to it.
fn touches(c: Cursor<'_>) -> bool {
    let mut before = c.before().chars().rev();
    let Some(previous) = before.next() else {
        return false;
    };
    let further = before.next();
    match previous {
        '.' | ':' | '/' | '-' | ',' => further.is_some_and(|f| f.is_ascii_digit()),
        '$' | '€' | '£' | '￥' | '¥' | '#' | '+' | '=' => previous != '=',
        _ => previous.is_ascii_digit(),
    }
}

/// Whether the character after the number belongs to it.
fn continues(c: Cursor<'_>) -> bool {
    let mut after = c.rest().chars();
    let Some(next) = after.next() else {
        return false;
    };
    let further = after.next();
    match next {
        '.' | '/' | '-' | ',' | ':' => further.is_some_and(|f| f.is_ascii_digit()),
        '%' | '$' => true,
        _ => next.is_ascii_digit(),
    }
}

fn separator(c: Cursor<'_>) -> Parse<'_, char> {
    let sign = c.peek()?;
    matches!(sign, '-' | '/' | '.').then(|| (sign, c.plus(1)))
}

/// A number of at most `width` digits in a range.
fn part(c: Cursor<'_>, width: usize, range: std::ops::RangeInclusive<u32>) -> Parse<'_, u32> {
    let ((value, digits), end) = c.digits()?;
    (digits <= width && range.contains(&value)).then_some((value, end))
}

fn year_first(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (year, end) = part(c, 4, YEARS)?;
    let (sign, end) = separator(end)?;
    let (month, end) = part(end, 2, 1..=12)?;
    let end = end.eat(sign.encode_utf8(&mut [0; 4]))?;
    let (day, end) = part(end, 2, 1..=31)?;
    let next = end.rest().chars().nth(1);
    let chained = end.sees("-") && next.is_some_and(|n| n.is_ascii_digit())
        || end.sees("/") && next.is_some_and(|n| n.is_ascii_digit());
    (!end.peek().is_some_and(|n| n.is_ascii_digit())
        && (!chained || sign != '-' || range_follows(end)))
    .then(|| (date(year, month, day), end))
}

/// `-2016-01-22` after a date is the other end of a range.
fn range_follows(c: Cursor<'_>) -> bool {
    c.eat("-")
        .and_then(|c| part(c, 4, YEARS))
        .and_then(|(_, c)| separator(c))
        .is_some()
}

fn year_last(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (first, end) = part(c, 2, 1..=31)?;
    let (sign, end) = separator(end)?;
    let (second, end) = part(end, 2, 1..=31)?;
    let end = end.eat(sign.encode_utf8(&mut [0; 4]))?;
    let ((year, digits), end) = end.digits()?;
    let year = match digits {
        4 if YEARS.contains(&year) => year,
        2 if sign != '.' => year + if year < PIVOT { 2000 } else { 1900 },
        _ => return None,
    };
    if continues(end) && !range_sign(end) {
        return None;
    }
    let is_said = sign == '.' || c.order == Order::DayFirst;
    let day_first = first > 12 || is_said && second <= 12;
    let (day, month) = if day_first {
        (first, second)
    } else {
        (second, first)
    };
    (month <= 12).then(|| (date(year, month, day), end))
}

fn range_sign(c: Cursor<'_>) -> bool {
    c.sees("-")
}

/// 20240130.
fn compact(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let ((value, digits), end) = c.digits()?;
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    let letters = end.peek().is_some_and(|n| n.is_ascii_alphabetic())
        || c.previous().is_some_and(|p| p.is_ascii_alphabetic());
    (digits == 8
        && (1900..=2099).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && !letters
        && !continues(end))
    .then(|| (date(year, month, day), end))
}

/// 2016 10 16.
fn spaced(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (year, end) = part(c, 4, 1900..=2099)?;
    let (month, end) = part(end.eat(" ")?, 2, 1..=12)?;
    let (day, end) = part(end.eat(" ")?, 2, 1..=31)?;
    let clear = !continues(end) && !end.gap().peek().is_some_and(|n| n.is_ascii_digit());
    (clear && !end.gap().sees_any(&["年", "月", "日"])).then(|| (date(year, month, day), end))
}

/// 2015-3.
fn year_month(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (year, end) = part(c, 4, 1900..=2099)?;
    let (sign, end) = separator(end)?;
    let (month, end) = part(end, 2, 1..=12)?;
    let clear = sign != '.' && !continues(end) && !end.gap().sees_any(&["年", "月", "日", "%"]);
    clear.then(|| {
        let date = Calendar {
            year: Some(Year::Of(i32::try_from(year).unwrap_or(0))),
            month: Some(Month::Number(u8::try_from(month).unwrap_or(0))),
            ..Calendar::default()
        };
        (date, end)
    })
}

/// 04/2016.
fn month_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (month, end) = part(c, 2, 1..=12)?;
    let ((year, 4), end) = end.eat("/")?.digits()? else {
        return None;
    };
    let clear = (1900..=2099).contains(&year) && !continues(end);
    clear.then(|| {
        let date = Calendar {
            year: Some(Year::Of(i32::try_from(year).unwrap_or(0))),
            month: Some(Month::Number(u8::try_from(month).unwrap_or(0))),
            ..Calendar::default()
        };
        (date, end)
    })
}

fn date(year: u32, month: u32, day: u32) -> Calendar {
    Calendar {
        year: Some(Year::Of(i32::try_from(year).unwrap_or(0))),
        month: Some(Month::Number(u8::try_from(month).unwrap_or(0))),
        day: Some(DayOf::Number(u8::try_from(day).unwrap_or(0))),
        ..Calendar::default()
    }
}

/// 17:55, 17:55:23, after an ISO date also `T17:55:23.000+08:00`.
pub(super) fn digital_clock(c: Cursor<'_>, in_context: bool) -> Parse<'_, Clock> {
    let (c, iso) = match c.eat("t") {
        Some(after) if c.previous().is_some_and(|p| p.is_ascii_digit()) => (after, true),
        _ => (c, false),
    };
    let ((hour, digits), end) = c.digits()?;
    if digits > 2 || hour > 24 || !iso && !in_context && touches(c) {
        return None;
    }
    let ((minute, 2), end) = end.eat(":")?.digits()? else {
        return None;
    };
    let (second, end) = match end.eat(":").and_then(Cursor::digits) {
        Some(((second, 2), end)) if second < 60 => (Some(second), end),
        _ => (None, end),
    };
    let end = if second.is_some() || iso {
        fraction_and_zone(end)
    } else {
        end
    };
    let scored = !in_context && second.is_none() && is_score(c, end, digits);
    if minute > 59
        || scored
        || end
            .peek()
            .is_some_and(|n| matches!(n, ':' | '%') || n.is_ascii_digit())
    {
        return None;
    }
    let narrow = |n| u8::try_from(n).unwrap_or(0);
    let clock = Clock {
        hour: narrow(hour),
        minute: Some(narrow(minute)),
        second: second.map(narrow),
        settled: hour > 12 || hour == 0 || digits == 2 && c.sees("0"),
    };
    Some((clock, end))
}

fn fraction_and_zone(c: Cursor<'_>) -> Cursor<'_> {
    let c = c
        .eat(".")
        .and_then(Cursor::digits)
        .map_or(c, |(_, end)| end);
    if let Some(end) = c.eat("z") {
        return end;
    }
    let zone = c.any(&["+", "-"]).and_then(|sign| {
        let ((_, 2), end) = sign.digits()? else {
            return None;
        };
        let ((_, 2), end) = end.skip(&[":"]).digits()? else {
            return None;
        };
        Some(end)
    });
    zone.unwrap_or(c)
}

/// 21:15 in a match report is a score, 3:08 to play what is left of the game.
fn is_score(c: Cursor<'_>, end: Cursor<'_>, digits: usize) -> bool {
    const BEFORE: &[&str] = &[
        "以", "比分", "比", "胜", "败", "负", "平", "局", "击败", "战胜", "分",
    ];
    const AFTER: &[&str] = &[
        "战胜",
        "击败",
        "获胜",
        "力克",
        "大胜",
        "逆转",
        "落败",
        "不敌",
        "险胜",
        "横扫",
        "的比分",
        "领先",
        "取胜",
        "轻取",
        "告负",
        "left",
        "remaining",
        "to play",
        "to go",
    ];
    c.follows_any(BEFORE) || end.gap().sees_any(AFTER) || digits == 1 && c.sees("0:")
}
