//! English dates put together from their pieces, in whatever order they stand.
//!
//! After the first piece, further ones are merged as long as they fit: Wednesday + evening + next
//! week, 8:30pm + today, 28 June + in 2020, tomorrow + at seven.

use crate::dates::numeric::numeric_date;
use crate::dates::phrase::{Calendar, DayOf, Month, Part, Steps, Week, Year};
use crate::dates::source::{Cursor, Parse};

use super::clock::{settle, time};
use super::number::{any_word, eat_word, next};
use super::piece::{
    after_weekday, decade_or_century, feast, lettered_part, month_and_day, numbered_week,
    season_name, slashed, trailing_year, weekday_name,
};
use super::relative::{counted_part, day_word, part, which};
use super::year::year_alone;

/// Pieces that one date may have.
const MAX_PIECES: usize = 5;

/// A date with its time of day, or a time alone.
pub(super) fn calendar(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (mut date, mut end) = match whole(c) {
        Some(read) => read,
        None => match time(c, false) {
            Some(read) => read,
            None => loose_time(c)?,
        },
    };
    for _ in 0..MAX_PIECES {
        let Some((merged, after)) = extend(date, end) else {
            break;
        };
        date = merged;
        end = after;
    }
    Some((date, end))
}

/// A time that only a day after it makes one: `between 3 and 8 yesterday`, `five-thirty tomorrow`.
fn loose_time(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (time, end) = time(c, true)?;
    let spelled = c.peek().is_some_and(|p| p.is_ascii_alphabetic())
        && time.clock.is_some_and(|clock| clock.minute.is_some());
    if time.until.is_none() && !spelled {
        return None;
    }
    let (date, _) = extend(time, end)?;
    is_one_day(&Calendar {
        bound: None,
        ..date
    })
    .then_some((time, end))
}

/// One piece that is a date.
pub(super) fn whole(c: Cursor<'_>) -> Parse<'_, Calendar> {
    day_word(c)
        .or_else(|| week_of(c))
        .or_else(|| counted_part(c))
        .or_else(|| part(c))
        .or_else(|| which(c))
        .or_else(|| lettered_part(c))
        .or_else(|| feast(c))
        .or_else(|| numeric_date(c))
        .or_else(|| decade_or_century(c))
        .or_else(|| month_and_day(c))
        .or_else(|| numbered_week(c))
        .or_else(|| weekday(c))
        .or_else(|| season_name(c))
        .or_else(|| slashed(c).filter(|_| is_slashed_date(c)))
        .or_else(|| day_alone(c))
        .or_else(|| weekend_alone(c))
        .or_else(|| year_alone(c))
}

fn weekday(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (day, end) = weekday_name(c)?;
    if let Some(read) = after_weekday(end, day) {
        return Some(read);
    }
    let date = Calendar {
        weekday: Some(day),
        ..Calendar::default()
    };
    Some((date, end))
}

/// 11/20 is a date, 3.5 and 1/2 cup are not: only slashes, and no unit after them.
fn is_slashed_date(c: Cursor<'_>) -> bool {
    const LEADS: &[&str] = &[
        "on ", "by ", "since ", "until ", "till ", "from ", "before ", "after ", "between ",
        "and ", "(", ": ", "next ", "last ", "this ", "around ", ", ", "-", "through ", "to ",
        "of ", "for ", "at ", "\n",
    ];
    // Prices and parts are written with a slash too: up 3/8, to 27 1/2.
    let measured = c
        .before()
        .trim_end()
        .chars()
        .next_back()
        .is_some_and(|p| p.is_ascii_digit());
    let led = !measured
        && (c.previous().is_none()
            || c.follows_any(LEADS)
            || c.previous() == Some(' ') && after_weekday_name(c));
    led && slashed(c).is_some_and(|(_, end)| {
        let by_slash = c
            .rest()
            .get(..end.at - c.at)
            .is_some_and(|text| text.contains('/'));
        let unit = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
            super::words::unit(word).is_some()
                || matches!(
                    word,
                    "of" | "cup"
                        | "cups"
                        | "inch"
                        | "inches"
                        | "miles"
                        | "mile"
                        | "the"
                        | "teaspoon"
                )
        });
        by_slash && !unit && !c.sees("24/7")
    })
}

fn after_weekday_name(c: Cursor<'_>) -> bool {
    let before = c.before().trim_end();
    before
        .rsplit(|p: char| !p.is_ascii_alphabetic())
        .next()
        .is_some_and(|word| super::words::weekday(word).is_some())
}

/// `the 18th`, `the 21st`, `the 17`: a day of the month without it.
fn day_alone(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = next(eat_word(c, "the")?)?;
    let (value, end) = super::number::ordinal(at).or_else(|| {
        let ((value, 2), end) = at.digits()? else {
            return None;
        };
        let timed = next(end).is_some_and(|at| at.sees_any(&["from ", "at ", "between "]));
        timed.then_some((value, end))
    })?;
    let digits = at.peek().is_some_and(|p| p.is_ascii_digit());
    let named = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
        !matches!(
            word,
            "at" | "from"
                | "to"
                | "till"
                | "until"
                | "through"
                | "and"
                | "or"
                | "this"
                | "of"
                | "between"
                | "for"
                | "with"
                | "before"
                | "after"
                | "around"
        )
    });
    let led = digits
        && c.follows_any(&[
            "on ", "by ", "from ", "until ", "till ", "since ", "before ", "after ", "between ",
            "and ", "around ", "to ",
        ])
        || c.follows_any(&["on ", "from ", "between "]) && !digits
        || c.follows_any(&["and ", "to "]) && !digits && next(end).is_some_and(|at| at.sees("of "));
    let led = led && !c.follows_any(&["around "])
        || c.follows_any(&["around "]) && next(end).is_some_and(|at| at.sees("this month"));
    if named || !led || !(1..=31).contains(&value) {
        return None;
    }
    let day = u8::try_from(value).ok().map(DayOf::Number);
    let date = Calendar {
        day,
        ..Calendar::default()
    };
    if let Some(end) = next(end).and_then(|at| eat_word(at, "this month")) {
        let month = Some(Month::Steps(Steps::Now(0)));
        return Some((Calendar { month, ..date }, end));
    }
    Some((date, end))
}

fn weekend_alone(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let end = eat_word(c, "weekend")?;
    let date = Calendar {
        week: Some(Week::Nearest),
        part: Some(Part::Weekend),
        ..Calendar::default()
    };
    let counted = c.follows_any(&["a ", "every ", "each ", "per ", "long ", "first "]);
    (!counted).then_some((date, end))
}

/// `the week of March 4`, `the week beginning February 4`, `the weekend of halloween`.
fn week_of(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = eat_word(c, "the").and_then(next).unwrap_or(c);
    let (is_weekend, end) = match eat_word(at, "week") {
        Some(end) => (false, end),
        None => (true, eat_word(at, "weekend")?),
    };
    let at = any_word(
        next(end)?,
        &[
            "of",
            "beginning on",
            "beginning",
            "starting on",
            "starting",
            "commencing",
        ],
    )
    .and_then(next)?;
    let at = eat_word(at, "the").and_then(next).unwrap_or(at);
    let (day, end) = feast(at)
        .or_else(|| numeric_date(at))
        .or_else(|| month_and_day(at))?;
    if day.feast.is_none() && day.day.is_none() {
        return None;
    }
    let part = if is_weekend {
        Part::Weekend
    } else {
        Part::First(1, crate::dates::phrase::Unit::Week)
    };
    let part = if day.feast.is_some() || !is_weekend {
        part
    } else {
        Part::Weekend
    };
    Some((
        Calendar {
            part: Some(part),
            week: (!is_weekend).then_some(Week::Nth(0)),
            ..day
        },
        end,
    ))
}

/// The date with one more piece.
fn extend(date: Calendar, end: Cursor<'_>) -> Parse<'_, Calendar> {
    let joint = end.gap();
    if joint.at == end.at && !end.sees_any(&[",", "-", "(", "@", "'s "]) {
        return None;
    }
    let bare = joint.skip(&[",", "@", "-"]).gap();
    if date.is_time_only() && date.clock.is_some() || date.is_time_only() && date.bound.is_some() {
        return add_day(date, bare, joint);
    }
    if is_one_day(&date)
        && !date.has_time() | date.clock.is_none()
        && let Some(read) = add_time(date, bare, joint)
    {
        return Some(read);
    }
    if let Some(read) = add_weekday(date, bare) {
        return Some(read);
    }
    if let Some(read) = add_week(date, joint) {
        return Some(read);
    }
    let needs_year = date.year.is_none()
        && (matches!(date.month, Some(Month::Number(_))) || is_part_only(&date));
    if needs_year
        && let Some((year, end)) = trailing_year(end)
        && !matches!(date.day, Some(DayOf::Steps(_)))
    {
        let year = Some(Year::Of(year)).filter(|_| year != 0);
        return year.map(|year| {
            (
                Calendar {
                    year: Some(year),
                    ..date
                },
                end,
            )
        });
    }
    if date.year.is_none()
        && (matches!(date.month, Some(Month::Number(_))) || is_part_only(&date))
        && let Some((steps, end)) = any_word(joint, &["of", "in"])
            .and_then(next)
            .unwrap_or(joint)
            .row(&[
                ("last year", Steps::Now(-1)),
                ("this year", Steps::Now(0)),
                ("next year", Steps::Now(1)),
            ])
    {
        let year = Some(Year::Steps(steps));
        return Some((Calendar { year, ..date }, end));
    }
    if let Some(Year::Steps(_) | Year::Of(_)) = date.year
        && date.month.is_none()
        && date.part.is_none()
        && let Some(at) = end.eat("'s").and_then(next)
        && let Some((part, end)) = counted_part(at)
        && part.part.is_some()
    {
        let part = part.part;
        return Some((Calendar { part, ..date }, end));
    }
    None
}

fn is_part_only(date: &Calendar) -> bool {
    date.part.is_some() && date.week.is_none() && date.month.is_none() && date.feast.is_none()
}

/// Whether a time of day may be added.
fn is_one_day(date: &Calendar) -> bool {
    let day = date.day.is_some() || date.weekday.is_some() && date.nth_weekday.is_none();
    day && date.feast.is_none() && date.bound.is_none()
}

fn add_time<'t>(date: Calendar, bare: Cursor<'t>, joint: Cursor<'t>) -> Parse<'t, Calendar> {
    // 13-14 after a month are days.
    let is_day = joint.eat("-").map(Cursor::gap).is_some_and(|at| {
        at.digits()
            .is_some_and(|((_, digits), after)| digits <= 2 && !after.sees(":"))
    });
    if is_day && matches!(date.day, Some(DayOf::Number(_))) {
        return None;
    }
    if bare.at > joint.at && joint.sees(",") && bare.sees("between") {
        return None;
    }
    let at = any_word(bare, &["at"]).and_then(next).unwrap_or(bare);
    let (said, end) = time(bare, true)
        .or_else(|| time(at, true))
        .or_else(|| time(joint, true))?;
    if date.day_part.is_some() && said.clock.is_none() {
        return None;
    }
    let part = said.day_part.or(date.day_part);
    let merged = Calendar {
        day_part: part,
        clock: said.clock.map(|clock| settle(clock, part)),
        until: said.until.map(|clock| settle(clock, part)),
        bound: said.bound,
        ..date
    };
    Some((merged, end))
}

/// A day after a time: `8:30pm today`, `9am on Tuesday`, `from 3 to 4 yesterday afternoon`.
fn add_day<'t>(time: Calendar, bare: Cursor<'t>, joint: Cursor<'t>) -> Parse<'t, Calendar> {
    let at = any_word(bare, &["on"]).and_then(next).unwrap_or(bare);
    let (day, end) = whole(at).or_else(|| whole(joint))?;
    if !is_one_day(&day) || day.clock.is_some() {
        return None;
    }
    let after = next(end)
        .and_then(Cursor::word)
        .and_then(|(word, end)| Some((super::words::day_part(word)?, end)))
        .filter(|_| day.day_part.is_none());
    let (said, end) = after.map_or((day.day_part, end), |(part, end)| (Some(part), end));
    let part = time.day_part.or(said);
    let merged = Calendar {
        day_part: part,
        clock: time.clock.map(|clock| settle(clock, part)),
        until: time.until.map(|clock| settle(clock, part)),
        bound: time.bound,
        ..day
    };
    Some((merged, end))
}

/// `next week Mon`, `previous week - Monday`, `next week on Tuesday`; `May/22 (Tue)`.
fn add_weekday(date: Calendar, bare: Cursor<'_>) -> Parse<'_, Calendar> {
    let (at, bracket) = match bare.eat("(") {
        Some(inside) => (inside, true),
        None => (
            any_word(bare, &["on"]).and_then(next).unwrap_or(bare),
            false,
        ),
    };
    let is_week = date.week.is_some() && date.weekday.is_none() && date.part.is_none();
    let is_day = matches!(date.day, Some(DayOf::Number(_))) && date.weekday.is_none();
    if !(is_week && !bracket || is_day && bracket) {
        return None;
    }
    let (word, end) = at.word()?;
    let weekday = super::words::weekday(word)?;
    let end = if bracket { end.eat(")")? } else { end };
    let weekday = Some(weekday);
    Some((Calendar { weekday, ..date }, end))
}

/// `Wednesday evening next week`, `tuesday of last week`, `monday of the following week`.
fn add_week(date: Calendar, joint: Cursor<'_>) -> Parse<'_, Calendar> {
    let fits =
        date.weekday.is_some() && date.week.is_none() && date.day.is_none() && date.clock.is_none();
    if !fits {
        return None;
    }
    let at = any_word(joint, &["of", "in"])
        .and_then(next)
        .unwrap_or(joint);
    let at = eat_word(at, "the").and_then(next).unwrap_or(at);
    let (week, end) = which(at)?;
    (week.week.is_some() && week.part.is_none() && week.weekday.is_none()).then_some((
        Calendar {
            week: week.week,
            ..date
        },
        end,
    ))
}
