//! The pieces of English dates: March 4th, 2016; 4 March; the 15th day; Friday; q3 2019.

use crate::dates::numeric::numeric_date;
use crate::dates::phrase::{Calendar, DayOf, Month, Part, Steps, Unit, Week, Year};
use crate::dates::source::{Cursor, Parse};

use super::number::{any_word, eat_word, ends_word, next, number, ordinal, spelled_year};
use super::words::{FEASTS, month, season, weekday};

/// Two-digit years from here on are of the last century.
const PIVOT: u32 = 50;

/// A year of four digits.
pub(super) fn digit_year(c: Cursor<'_>) -> Parse<'_, i32> {
    let ((value, 4), end) = c.digits()? else {
        return None;
    };
    let touched = end
        .peek()
        .is_some_and(|n| n.is_ascii_alphanumeric() || n == '%')
        || end.sees_any(&[".", ",", ":"]) && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit());
    let year = i32::try_from(value).ok()?;
    ((1400..2200).contains(&year) && !touched).then_some((year, end))
}

/// A year after something that asks for one: `, 2016`, ` in 2020`, ` of 1995`, `'16`.
pub(super) fn trailing_year(c: Cursor<'_>) -> Parse<'_, i32> {
    let joint = c.gap().skip(&[",", "-", "/", "."]).gap();
    let at = any_word(joint, &["in the year", "of the year", "in", "of"])
        .and_then(next)
        .unwrap_or(joint);
    if at.at == c.at {
        return None;
    }
    if let Some(((value, 2), end)) = at.eat("'").and_then(Cursor::digits) {
        return Some((short_year(value), end));
    }
    digit_year(at).or_else(|| spelled_year(at))
}

fn short_year(value: u32) -> i32 {
    let century = if value < PIVOT { 2000 } else { 1900 };
    century + i32::try_from(value).unwrap_or(0)
}

/// The name of a month; `may` and `march` need a sign that they are one.
pub(super) fn month_name(c: Cursor<'_>) -> Parse<'_, u8> {
    let (word, end) = c.word()?;
    let month = month(word)?;
    if end.peek().is_some_and(|n| n.is_ascii_alphabetic()) || c.follows_any(&["$"]) {
        return None;
    }
    let short = word.len() <= 4 && !matches!(word, "may" | "june" | "july");
    Some((month, if short { abbreviated(end) } else { end }))
}

/// The place after the dot of an abbreviation, where the phrase goes on after it.
pub(super) fn abbreviated(end: Cursor<'_>) -> Cursor<'_> {
    let after = end.eat(".");
    let goes_on = |at: &Cursor<'_>| {
        let next = at.gap();
        next.at > at.at && next.peek().is_some_and(|n| n.is_ascii_digit() || n == ',')
    };
    after.filter(goes_on).unwrap_or(end)
}

/// A day and month in either order, with the year where it is said; or a month with its year.
pub(super) fn month_and_day(c: Cursor<'_>) -> Parse<'_, Calendar> {
    month_first(c)
        .or_else(|| day_first(c))
        .or_else(|| year_then_month(c))
}

fn date(year: Option<i32>, month: u8, day: Option<u32>) -> Calendar {
    Calendar {
        year: year.map(Year::Of),
        month: Some(Month::Number(month)),
        day: day
            .and_then(|day| u8::try_from(day).ok())
            .map(DayOf::Number),
        ..Calendar::default()
    }
}

/// March 4th 2016, Dec. 31 , 1994, May/22, mar4, November 2016.
fn month_first(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (month, end) = month_name(c)?;
    // A full stop goes on only to a number: April. One is the next sentence.
    let stop = end.eat(".").map(Cursor::gap);
    let stopped = stop.filter(|at| !at.peek().is_some_and(|p| p.is_ascii_digit()));
    let joint = match stopped {
        Some(_) => end,
        None => end.gap().skip(&["/", "-", ",", "."]).gap(),
    };
    let joint = eat_word(joint, "the").and_then(next).unwrap_or(joint);
    if let Some((day, after)) =
        day(joint).or_else(|| spelled_day(joint).filter(|_| joint.at > end.at))
    {
        let (year, after) = match trailing_year(after) {
            Some((year, after)) if !is_hour(after) => (Some(year), after),
            _ => short_trailing_year(joint, after).map_or((None, after), |(y, a)| (Some(y), a)),
        };
        return Some((date(year, month, Some(day)), after));
    }
    if let Some((year, after)) = trailing_year(end) {
        return Some((date(Some(year), month, None), after));
    }
    is_month_alone(c, end).then(|| (date(None, month, None), end))
}

fn is_hour(c: Cursor<'_>) -> bool {
    c.sees(":")
}

/// `January first 12`: a short year after an ordinal in words.
fn short_trailing_year<'t>(day: Cursor<'t>, end: Cursor<'t>) -> Parse<'t, i32> {
    let in_words = day.peek().is_some_and(|p| p.is_ascii_alphabetic());
    let at = next(end)?;
    let ((value, 2), after) = at.digits()? else {
        return None;
    };
    let clear = ends_word(after)
        && !after.sees_any(&[":", "-", "/", "."])
        && next(after).is_none_or(|at| !at.sees_any(&["am", "pm", "a.m", "p.m", "to "]));
    (in_words && clear).then(|| (short_year(value), after))
}

/// A day of the month: an ordinal or a number to 31 that belongs to nothing else.
fn day(c: Cursor<'_>) -> Parse<'_, u32> {
    if let Some((value, end)) = ordinal(c) {
        let unit = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
            matches!(
                word,
                "quarter" | "half" | "week" | "weekend" | "season" | "time"
            )
        });
        return ((1..=31).contains(&value) && !unit).then_some((value, end));
    }
    let ((value, digits), end) = c.digits()?;
    let touched = end
        .peek()
        .is_some_and(|n| n.is_ascii_alphanumeric() || n == '%')
        || end.sees_any(&[".", ",", ":"]) && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit());
    ((1..=31).contains(&value) && digits <= 2 && !touched).then_some((value, end))
}

/// A day in words after a month: January twenty five.
fn spelled_day(c: Cursor<'_>) -> Parse<'_, u32> {
    c.peek().filter(char::is_ascii_alphabetic)?;
    let (value, end) = number(c)?;
    let unit = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
        super::words::unit(word).is_some()
            || matches!(word, "people" | "men" | "women" | "thousand" | "hundred")
    });
    ((1..=31).contains(&value) && !unit).then_some((value, end))
}

/// 4th of March 2016, 04 Jan 2019, 12 of Nov, 22/Jan/2019, fifteen August.
fn day_first(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let start = eat_word(c, "the").and_then(next).unwrap_or(c);
    let led = start.at > c.at;
    let (day, end) = day(start).or_else(|| {
        let (value, end) = number(start)?;
        ((1..=31).contains(&value)).then_some((value, end))
    })?;
    let joint = end.gap().skip(&["/", "-"]).gap();
    let joint = eat_word(joint, "day").and_then(next).unwrap_or(joint);
    let of = eat_word(joint, "of").and_then(next);
    let at = of.unwrap_or(joint);
    if at.at == end.at {
        return None;
    }
    if let Some((steps, after)) = stepped_month(at)
        && (led || of.is_some() || joint.at > end.gap().at)
    {
        let date = Calendar {
            month: Some(Month::Steps(steps)),
            day: u8::try_from(day).ok().map(DayOf::Number),
            ..Calendar::default()
        };
        return Some((date, after));
    }
    let (month, after) = month_name(at)?;
    let spelled = start.peek().is_some_and(|p| p.is_ascii_alphabetic()) && ordinal(start).is_none();
    let verb = || {
        next(after).and_then(Cursor::word).is_some_and(|(word, _)| {
            matches!(
                word,
                "be" | "have" | "not" | "also" | "well" | "need" | "take" | "want" | "get"
            )
        })
    };
    let modal = at.sees("may") && of.is_none() && (spelled || verb());
    if modal || start.follows_any(&["$", "$ "]) {
        return None;
    }
    let (year, after) = trailing_year(after)
        .or_else(|| two_digit_year(start, after))
        .map_or((None, after), |(year, after)| (Some(year), after));
    Some((date(year, month, Some(day)), after))
}

/// 93 in `7 Oct 93`, 22 in `5-Mar-22`: the day stood first in digits, so this is the year.
fn two_digit_year<'t>(day: Cursor<'t>, end: Cursor<'t>) -> Parse<'t, i32> {
    let hyphened = end.eat("-").or_else(|| end.eat("/"));
    let at = hyphened.or_else(|| end.eat(" "))?;
    let ((value, 2), after) = at.digits()? else {
        return None;
    };
    // Without hyphens a small number may be an hour or a count.
    let sure = hyphened.is_some() || value >= PIVOT;
    let counted = next(after).is_some_and(|at| {
        at.sees_any(&["am", "pm", "a.m", "p.m", "percent", "people", "to "])
            || at
                .word()
                .is_some_and(|(word, _)| super::words::unit(word).is_some())
    });
    let clear = ends_word(after) && !after.sees_any(&[":", "%", "."]) || after.sees(". ");
    let in_digits = day.peek().is_some_and(|p| p.is_ascii_digit());
    (sure && clear && in_digits && !counted).then_some((short_year(value), after))
}

/// `next month` after a day: `the 15th day of next month`.
fn stepped_month(c: Cursor<'_>) -> Parse<'_, Steps> {
    let c = eat_word(c, "the")
        .and_then(next)
        .filter(|at| !at.sees("month"))
        .unwrap_or(c);
    let (steps, end) = c.row(&[
        ("this month", Steps::Now(0)),
        ("following month", Steps::Told(1)),
        ("same month", Steps::Told(0)),
        ("next month", Steps::Now(1)),
        ("last month", Steps::Now(-1)),
        ("the month", Steps::Now(0)),
    ])?;
    ends_word(end).then_some((steps, end))
}

/// 2017 april, 2019-aug-1, 2019 Dec 5.
fn year_then_month(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (year, end) = digit_year(c)?;
    let joint = end.gap().skip(&["-", "/"]).gap();
    if joint.at == end.at {
        return None;
    }
    let (month, after) = month_name(joint)?;
    let at = after.gap().skip(&["-", "/"]).gap();
    if let Some((day, after)) = day(at) {
        return Some((date(Some(year), month, Some(day)), after));
    }
    Some((date(Some(year), month, None), after))
}

/// A month without day and year is one unless it is a verb, a modal or a name.
fn is_month_alone(c: Cursor<'_>, end: Cursor<'_>) -> bool {
    let Some((word, _)) = c.word() else {
        return false;
    };
    let led = c.follows_any(&[
        "in ", "of ", "since ", "by ", "until ", "till ", "from ", "to ", "between ", "and ",
        "early ", "late ", "mid ", "mid-", "last ", "next ", "this ", "during ", "after ",
        "before ", "through ", "-", "every ", "each ", "the ", "for ",
    ]);
    let next_word = next(end)
        .and_then(Cursor::word)
        .map_or("", |(word, _)| word);
    let ranged = end.gap().skip(&["-", "to "]).gap();
    if ranged.at > end.gap().at && month_name(ranged).is_some() && word != "may" && word != "march"
    {
        return true;
    }
    match word {
        "may" => {
            c.follows_any(&["this "]) && is_end_or_preposition(end)
                || c.follows_any(&[
                    "in ", "since ", "early ", "late ", "mid ", "mid-", "last ", "next ", "until ",
                    "of ", "through ", "by ", "from ", "every ",
                ])
                || c.follows_any(&["and ", "to ", "before ", "after ", "-"])
                    && end
                        .peek()
                        .is_none_or(|n| n.is_ascii_punctuation() || n == '\n')
        }
        "march" => {
            led && !c.follows_any(&["to ", "the ", "and "])
                || c.follows_any(&["and ", "to "]) && next_word.is_empty()
        }
        // Jan and Mar are people too: a word that leads on to a month must stand before.
        "sat" | "mar" | "jan" | "dec" | "apr" => {
            led && !c.follows_any(&["and ", "to ", "the ", "for "])
        }
        "august" => next_word != "body",
        "april" | "june" => {
            led || end
                .peek()
                .is_none_or(|n| n.is_ascii_punctuation() && n != '\'')
        }
        _ => true,
    }
}

/// What may follow `this May`, where `may` is no verb.
fn is_end_or_preposition(c: Cursor<'_>) -> bool {
    c.peek()
        .is_none_or(|n| n.is_ascii_punctuation() || n == '\n')
        || next(c).and_then(Cursor::word).is_some_and(|(word, _)| {
            matches!(
                word,
                "in" | "at" | "on" | "for" | "with" | "when" | "and" | "was" | "is" | "will"
            )
        })
}

/// A weekday by name; `sat` and `sun` need a number after them.
pub(super) fn weekday_name(c: Cursor<'_>) -> Parse<'_, u8> {
    let (word, end) = c.word()?;
    let weekday = weekday(word)?;
    let short = matches!(word, "sat" | "sun" | "wed" | "mon");
    let counted = next(end.skip(&["."])).is_some_and(|at| {
        at.peek().is_some_and(|n| n.is_ascii_digit())
            || at.sees_any(&["the ", "or ", "morning", "night", "afternoon"]) && word == "mon"
    });
    let led = word == "mon" && end.peek().is_none_or(|n| n.is_ascii_punctuation());
    let listed = word == "mon" && next(end).is_some_and(|at| at.sees("or "));
    let sure = counted || led || listed || c.follows_any(&["next week ", "("]);
    if short && !sure {
        return None;
    }
    let end = if word.len() <= 5 {
        end.skip(&["."])
    } else {
        end
    };
    ends_word(end).then_some((weekday, end))
}

/// `Monday 21`, `tuesday the eleventh`, `Friday 7/6`, `this friday (jun-15)`: what may follow.
pub(super) fn after_weekday(c: Cursor<'_>, weekday: u8) -> Parse<'_, Calendar> {
    let joint = c.gap();
    let (at, bracket) = match joint.eat("(") {
        Some(inside) => (inside, true),
        None => (joint.skip(&[",", "-"]).gap(), false),
    };
    if at.at == c.at {
        return None;
    }
    let with = |date: Calendar| Calendar {
        weekday: Some(weekday),
        ..date
    };
    let close = |end: Cursor<'_>| if bracket { end.eat(")") } else { Some(end) }.map(|end| end.at);
    if let Some((date, end)) = numeric_date(at)
        .or_else(|| slashed(at))
        .or_else(|| month_and_day(at))
        && matches!(date.day, Some(DayOf::Number(_)))
    {
        let place = close(end)?;
        return Some((with(date), c.plus(place - c.at)));
    }
    if bracket {
        return None;
    }
    let the = eat_word(at, "the").and_then(next);
    let (value, end) = match the {
        Some(at) => ordinal(at)?,
        None => ordinal(at).or_else(|| bare_day(at))?,
    };
    let day = u8::try_from(value)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let date = Calendar {
        day: Some(DayOf::Number(day)),
        ..Calendar::default()
    };
    Some((with(date), end))
}

/// The number in `Monday 21`; 12-4 and 9 am are hours.
fn bare_day(c: Cursor<'_>) -> Parse<'_, u32> {
    let ((value, digits), end) = c.digits()?;
    let hour = end.sees_any(&[":", "-", ".", "/"])
        && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit())
        || end
            .gap()
            .sees_any(&["am", "pm", "a.m", "p.m", "to ", "o'clock", "oclock", "- "]);
    (digits <= 2 && value > 12 && !hour && ends_word(end)).then_some((value, end))
}

/// 7/6 and 29/03: month and day without the year.
pub(super) fn slashed(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let ((first, a), end) = c.digits()?;
    let sign = if end.sees("/") { "/" } else { "." };
    let ((second, b), end) = end.eat(sign)?.digits()?;
    let touched = end
        .peek()
        .is_some_and(|n| n.is_ascii_alphanumeric() || matches!(n, '%' | ':'))
        || end.sees_any(&["/", ".", "-"])
            && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit())
            && !end.sees("-");
    if a > 2
        || b > 2
        || touched
        || c.previous()
            .is_some_and(|p| matches!(p, '/' | '.' | '$' | ':') || p.is_ascii_alphanumeric())
    {
        return None;
    }
    let (month, day) = if first <= 12 {
        (first, second)
    } else {
        (second, first)
    };
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| (date(None, u8::try_from(month).unwrap_or(0), Some(day)), end))
}

/// A feast, with its year where it is said.
pub(super) fn feast(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (feast, end) = c.row(FEASTS)?;
    let name = next(end)
        .is_some_and(|at| at.sees_any(&["island", "tree", "carol", "dinner", "egg", "bunny"]))
        || c.sees("new year ") && c.follows_any(&["a ", "the "]) && !c.sees("new year'");
    if !ends_word(end) || name {
        return None;
    }
    let (year, after) =
        trailing_year(end).map_or((None, end), |(year, after)| (Some(Year::Of(year)), after));
    let date = Calendar {
        feast: Some(feast),
        year,
        ..Calendar::default()
    };
    if let Some(end) = next(after).and_then(|at| eat_word(at, "weekend")) {
        let part = Some(Part::Weekend);
        return Some((Calendar { part, ..date }, end));
    }
    Some((date, after))
}

/// q3 2019, 2019-q3, 2019 H2, q1 of 2017.
pub(super) fn lettered_part(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let with = |year: Option<i32>, part| Calendar {
        year: year.map(Year::Of),
        part: Some(part),
        ..Calendar::default()
    };
    if let Some((part, end)) = letter(c) {
        let (year, end) = trailing_year(end).map_or((None, end), |(year, end)| (Some(year), end));
        return Some((with(year, part), end));
    }
    let (year, end) = digit_year(c)?;
    let (part, end) = letter(end.skip(&["-", " ", "/"]))?;
    Some((with(Some(year), part), end))
}

fn letter(c: Cursor<'_>) -> Parse<'_, Part> {
    let (letter, end) = c.word()?;
    let ((value, 1), end) = end.digits()? else {
        return None;
    };
    let part = match (letter, value) {
        ("q", 1..=4) => Part::Quarter(u8::try_from(value).unwrap_or(1)),
        ("h", 1..=2) => Part::Half(u8::try_from(value).unwrap_or(1)),
        _ => return None,
    };
    ends_word(end).then_some((part, end))
}

/// `week 31`, with its year where it is said.
pub(super) fn numbered_week(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = next(eat_word(c, "week")?)?;
    let ((value, digits), end) = at.digits()?;
    let week = u8::try_from(value)
        .ok()
        .filter(|week| (1..=53).contains(week))?;
    if digits > 2 || end.sees(":") {
        return None;
    }
    let (year, end) = trailing_year(end)
        .map(|(year, end)| (Some(Year::Of(year)), end))
        .or_else(|| {
            let at = next(eat_word(next(end)?, "of")?)?;
            let (steps, end) = at.row(&[
                ("last year", Steps::Now(-1)),
                ("this year", Steps::Now(0)),
                ("next year", Steps::Now(1)),
            ])?;
            Some((Some(Year::Steps(steps)), end))
        })
        .unwrap_or((None, end));
    let date = Calendar {
        year,
        week: Some(Week::Number(week)),
        ..Calendar::default()
    };
    Some((date, end))
}

/// A season with its year (`summer 2016`, `the winter of 1962`), or alone.
pub(super) fn season_name(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = eat_word(c, "the").and_then(next).unwrap_or(c);
    let (word, end) = at.word()?;
    let season = season(word)?;
    let year = trailing_year(end).filter(|(_, after)| ends_word(*after));
    let led = at.follows_any(&[
        "in the ", "in ", "this ", "last ", "next ", "early ", "late ", "by ", "since ", "the ",
    ]);
    let alone =
        matches!(word, "summer" | "winter" | "autumn") || led && !at.follows_any(&["the fall"]);
    let name = next(end)
        .is_some_and(|at| at.sees_any(&["olympic", "games", "palace", "festival", "roll", "of "]))
        && year.is_none();
    if !ends_word(end) || name || year.is_none() && !alone {
        return None;
    }
    let (year, end) = year.map_or((None, end), |(year, end)| (Some(Year::Of(year)), end));
    let date = Calendar {
        year,
        part: Some(Part::Season(season)),
        ..Calendar::default()
    };
    Some((date, end))
}

/// `1990s`, `the 1990s`, `15th century`, `the '80s`.
pub(super) fn decade_or_century(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let c = eat_word(c, "the").and_then(next).unwrap_or(c);
    let with = |year| Calendar {
        year: Some(year),
        ..Calendar::default()
    };
    if let Some(((value, digits), end)) = c.skip(&["'"]).digits()
        && let Some(end) = end.any(&["'s", "s"])
        && ends_word(end)
        && value % 10 == 0
    {
        let first = i32::try_from(value).ok()?;
        return match digits {
            4 if value % 100 == 0 && value < 1900 => Some((with(Year::Century(first)), end)),
            4 if (1000..2200).contains(&value) => Some((with(Year::Decade(first)), end)),
            2 if (20..=90).contains(&value) => Some((with(Year::Decade(1900 + first)), end)),
            _ => None,
        };
    }
    let (value, end) = ordinal(c)?;
    let end = eat_word(next(end)?, "century")?;
    let first = i32::try_from(value).ok()?.checked_sub(1)? * 100;
    let before_christ = next(end).and_then(|at| any_word(at, &["bc", "bce"]));
    let (first, end) = before_christ.map_or((first, end), |end| (-first - 99, end));
    Some((with(Year::Century(first)), end))
}

/// A unit of a length that can be counted inside a month or year.
pub(super) fn countable(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::BusinessDay
    )
}
