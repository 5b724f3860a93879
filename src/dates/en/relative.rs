//! English dates that count from now, and parts of longer times.
//!
//! today, next week, last Friday, this September; the end of March, mid-November, the first two
//! weeks of 2021, the last Friday of May.

use crate::dates::phrase::{Calendar, DayOf, DayPart, Lean, Month, Part, Steps, Unit, Week, Year};
use crate::dates::source::{Cursor, Parse};
use Steps::{Now, Told};

use super::length::unit;
use super::number::{any_word, eat_word, ends_word, next, number, ordinal};
use super::piece::{countable, feast, month_and_day, month_name, slashed};
use super::words::{day_part, season, weekday};

fn day(steps: Steps) -> Calendar {
    Calendar {
        day: Some(DayOf::Steps(steps)),
        ..Calendar::default()
    }
}

/// today, the day after tomorrow, tonight, that day.
pub(super) fn day_word(c: Cursor<'_>) -> Parse<'_, Calendar> {
    const DAYS: &[(&str, Steps)] = &[
        ("the day before yesterday", Now(-2)),
        ("day before yesterday", Now(-2)),
        ("the day after tomorrow", Now(2)),
        ("day after tomorrow", Now(2)),
        ("yesterday", Now(-1)),
        ("today", Now(0)),
        ("tomorrow", Now(1)),
        ("otd", Now(0)),
        ("the day before", Told(-1)),
        ("the previous day", Told(-1)),
        ("the next day", Told(1)),
        ("the following day", Told(1)),
        ("the day after", Told(1)),
        ("next day", Told(1)),
        ("following day", Told(1)),
        ("the same day", Told(0)),
        ("that day", Told(0)),
    ];
    if let Some(end) = any_word(c, &["tonight", "tonite"]) {
        let date = Calendar {
            day_part: Some(DayPart::Night),
            ..day(Now(0))
        };
        return Some((date, end));
    }
    let (steps, end) = c.row(DAYS)?;
    let base_follows = end.follows_any(&["before", "after"])
        && next(end).is_some_and(|at| at.peek().is_some_and(|p| p.is_ascii_alphanumeric()))
        && next(end)
            .is_none_or(|at| any_word(at, &["that", "he", "she", "they", "the", "and"]).is_none());
    (ends_word(end) && !base_follows).then(|| (day(steps), end))
}

/// The words that say which one.
const WHICH: &[(&str, i32, Reach)] = &[
    ("this past", -1, Reach::Nearest),
    ("this coming", 1, Reach::Nearest),
    ("this upcoming", 1, Reach::Nearest),
    ("the week after next", 2, Reach::Next),
    ("this", 0, Reach::This),
    ("current", 0, Reach::This),
    ("same", 0, Reach::Told),
    ("that", 0, Reach::Told),
    ("the", 0, Reach::The),
    ("next", 1, Reach::Next),
    ("following", 1, Reach::Next),
    ("coming", 1, Reach::Nearest),
    ("upcoming", 1, Reach::Nearest),
    ("last", -1, Reach::Next),
    ("previous", -1, Reach::Next),
    ("past", -1, Reach::Nearest),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    This,
    Told,
    The,
    Next,
    Nearest,
}

/// next week, last month, this evening, previous Wednesday, next 5/12, last easter.
pub(super) fn which(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if let Some(end) = any_word(c, &["the week after next", "week after next"]) {
        return Some((week(Now(2)), end));
    }
    if let Some((steps, end)) = c.row(&[
        ("the next decade", Now(1)),
        ("the last decade", Now(-1)),
        ("the previous decade", Now(-1)),
    ]) {
        let date = Calendar {
            year: Some(Year::DecadeSteps(steps)),
            ..Calendar::default()
        };
        return Some((date, end));
    }
    let (n, reach, end) = WHICH.iter().find_map(|&(word, n, reach)| {
        let end = eat_word(c, word)?;
        Some((n, reach, end))
    })?;
    let at = next(end)?;
    if reach == Reach::The {
        return the_unit(c, at);
    }
    let steps = if reach == Reach::Told {
        Told(n)
    } else {
        Now(n)
    };
    unit_step(at, steps, reach).or_else(|| leaning(at, n, reach))
}

fn week(steps: Steps) -> Calendar {
    Calendar {
        week: Some(Week::Steps(steps)),
        ..Calendar::default()
    }
}

/// `the week`, `the year`: this one, where nothing else is said of it.
fn the_unit<'t>(c: Cursor<'t>, at: Cursor<'t>) -> Parse<'t, Calendar> {
    let (word, end) = at.word()?;
    let date = match word {
        "week" => week(Now(0)),
        "month" => month(Now(0)),
        "year" => year(Now(0)),
        "weekend" => Calendar {
            part: Some(Part::Weekend),
            week: Some(Week::Nearest),
            ..Calendar::default()
        },
        _ => return None,
    };
    let tail = next(end);
    let bare = tail.is_none_or(|at| {
        !at.peek().is_some_and(|p| p.is_ascii_digit())
            && !at.sees_any(&[
                "of", "when", "that", "ended", "ending", "long", "round", "after", "to date",
            ])
    });
    let led = c.follows_any(&[
        "in ",
        "of ",
        "during ",
        "for ",
        "over ",
        "earlier ",
        "later in ",
        "happened ",
        "by ",
    ]) || end.peek().is_none();
    (ends_word(end) && bare && led).then_some((date, end))
}

fn month(steps: Steps) -> Calendar {
    Calendar {
        month: Some(Month::Steps(steps)),
        ..Calendar::default()
    }
}

fn year(steps: Steps) -> Calendar {
    Calendar {
        year: Some(Year::Steps(steps)),
        ..Calendar::default()
    }
}

/// A unit after `next`: week, month, quarter, weekday, part of the day.
fn unit_step(c: Cursor<'_>, steps: Steps, reach: Reach) -> Parse<'_, Calendar> {
    let (word, end) = c.word()?;
    if !ends_word(end) {
        return None;
    }
    if matches!(word, "working" | "work" | "business") {
        let end = eat_word(next(end)?, "week")?;
        let part = Some(Part::WorkingWeek);
        return Some((
            Calendar {
                part,
                ..week(steps)
            },
            end,
        ));
    }
    let date = match word {
        "week" => week(steps),
        "workweek" => Calendar {
            part: Some(Part::WorkingWeek),
            ..week(steps)
        },
        "weekend" => Calendar {
            part: Some(Part::Weekend),
            ..week(steps)
        },
        "month" => month(steps),
        "year" => year(steps),
        "quarter" => Calendar {
            part: Some(Part::QuarterSteps(steps)),
            ..Calendar::default()
        },
        "decade" => Calendar {
            year: Some(Year::DecadeSteps(steps)),
            ..Calendar::default()
        },
        "century" => Calendar {
            year: Some(Year::CenturySteps(steps)),
            ..Calendar::default()
        },
        "day" if matches!(reach, Reach::This) => day(steps),
        _ => return part_of_that_day(word, steps, end),
    };
    let end = if word == "year" {
        end.eat("'s").map_or(end, |_| end)
    } else {
        end
    };
    Some((date, end))
}

/// `this evening`, `last night`, `next morning`.
fn part_of_that_day<'t>(word: &str, steps: Steps, end: Cursor<'t>) -> Parse<'t, Calendar> {
    let part = day_part(word)?;
    let date = Calendar {
        day_part: Some(part),
        ..day(steps)
    };
    Some((date, end))
}

/// A weekday, month, season, feast or date after `next`, `last`, `this`.
fn leaning(c: Cursor<'_>, n: i32, reach: Reach) -> Parse<'_, Calendar> {
    let lean = Some(match n {
        0 => Lean::This,
        n if n < 0 => Lean::Past,
        _ => Lean::Future,
    });
    let Some((word, end)) = c.word() else {
        let (date, end) = slashed(c).or_else(|| month_and_day(c))?;
        return Some((Calendar { lean, ..date }, end));
    };
    if let Some(day) = weekday(word)
        && ends_word(end)
    {
        let date = match reach {
            Reach::Nearest => Calendar {
                weekday: Some(day),
                lean,
                ..Calendar::default()
            },
            _ => Calendar {
                weekday: Some(day),
                ..week(Now(n))
            },
        };
        if let Some((date, end)) = super::piece::after_weekday(end, day)
            && date.month.is_some()
        {
            let lean = Some(Lean::This);
            return Some((Calendar { lean, ..date }, end));
        }
        return Some((date, end));
    }
    if let Some(number) = season(word)
        && ends_word(end)
    {
        let date = Calendar {
            part: Some(Part::Season(number)),
            lean,
            ..Calendar::default()
        };
        return Some((date, end));
    }
    let (date, end) = feast(c).or_else(|| month_and_day(c)).or_else(|| {
        let (number, end) = month_name(c).filter(|_| !c.sees("may") && !c.sees("march"))?;
        let date = Calendar {
            month: Some(Month::Number(number)),
            ..Calendar::default()
        };
        Some((date, end))
    })?;
    Some((Calendar { lean, ..date }, end))
}

/// early March, mid-November, the end of the week, the middle of 2000, later this month.
pub(super) fn part(c: Cursor<'_>) -> Parse<'_, Calendar> {
    const PARTS: &[(&str, Part)] = &[
        ("the very end of", Part::End),
        ("the very beginning of", Part::Start),
        ("the beginning of", Part::Start),
        ("beginning of", Part::Start),
        ("the start of", Part::Start),
        ("start of", Part::Start),
        ("the middle of", Part::Middle),
        ("middle of", Part::Middle),
        ("the end of", Part::End),
        ("end of", Part::End),
        ("the turn of", Part::Start),
        ("the rest of", Part::Rest),
        ("rest of", Part::Rest),
        ("the remainder of", Part::Rest),
        ("remaining of", Part::Rest),
        ("the first half of", Part::Half(1)),
        ("first half of", Part::Half(1)),
        ("the second half of", Part::Half(2)),
        ("second half of", Part::Half(2)),
        ("earlier in", Part::SoFar),
        ("earlier", Part::SoFar),
        ("early in", Part::Early),
        ("early", Part::Early),
        ("later in", Part::Rest),
        ("later", Part::Rest),
        ("late in", Part::Late),
        ("late", Part::Late),
        ("mid-", Part::Middle),
        ("mid", Part::Middle),
    ];
    let (part, end) = c.row(PARTS)?;
    let at = if end.follows_any(&["-"]) {
        end
    } else {
        next(end).or_else(|| end.eat("-"))?
    };
    let at = if end.follows_any(&["early", "late", "mid", "mid-"]) {
        at
    } else {
        eat_word(at, "the")
            .and_then(next)
            .filter(|at| !at.sees_any(&["week", "month", "year", "weekend"]))
            .unwrap_or(at)
    };
    let (whole, end) = super::calendar::whole(at).or_else(|| bare_unit(at))?;
    let divisible = whole.clock.is_none()
        && (!matches!(whole.day, Some(DayOf::Number(_))) || whole.month.is_none())
        && whole
            .weekday
            .is_none_or(|_| matches!(part, Part::End | Part::Late | Part::Start | Part::Early))
        && whole.part.is_none_or(|inner| {
            !matches!(inner, Part::Early | Part::Late | Part::Start | Part::End)
        });
    let is_day = whole.day.is_some() || whole.weekday.is_some();
    if !divisible {
        return None;
    }
    if is_day {
        // The end of today is a time of this day.
        let day_part = match part {
            Part::End | Part::Late => DayPart::Night,
            Part::Rest | Part::SoFar => return later_today(whole, part, end),
            _ => DayPart::Morning,
        };
        let day_part = Some(day_part);
        return Some((Calendar { day_part, ..whole }, end));
    }
    let date = match whole.part {
        None => Calendar {
            part: Some(part),
            ..whole
        },
        Some(_) => Calendar {
            inner: Some(part),
            ..whole
        },
    };
    Some((date, end))
}

fn later_today<'t>(whole: Calendar, part: Part, end: Cursor<'t>) -> Parse<'t, Calendar> {
    let day_part = whole.day_part.or(Some(if part == Part::Rest {
        DayPart::Evening
    } else {
        DayPart::Morning
    }));
    Some((Calendar { day_part, ..whole }, end))
}

/// `the week` and `the year` after `end of`.
fn bare_unit(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = eat_word(c, "the").and_then(next)?;
    let (word, end) = at.word()?;
    let date = match word {
        "week" => week(Now(0)),
        "month" => month(Now(0)),
        "year" => year(Now(0)),
        "decade" => Calendar {
            year: Some(Year::DecadeSteps(Now(0))),
            ..Calendar::default()
        },
        "century" => Calendar {
            year: Some(Year::CenturySteps(Now(0))),
            ..Calendar::default()
        },
        _ => return None,
    };
    ends_word(end).then_some((date, end))
}

/// `the first quarter of 2019`, `the last week of july`, `first ten days of last year`, `the third
/// month of 2021`, `the last friday of may`, `next year's first quarter`.
pub(super) fn counted_part(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = eat_word(c, "the").and_then(next).unwrap_or(c);
    let (nth, end) = match eat_word(at, "last") {
        Some(end) => (-1, end),
        None => {
            let (value, end) = ordinal(at)?;
            (i32::try_from(value).ok()?, end)
        }
    };
    // third-quarter loss
    let after = match end.eat("-") {
        Some(hyphened) => hyphened,
        None => next(end)?,
    };
    if let Some(end) = eat_word(after, "weekend") {
        let (whole, end) = of(end)?;
        let date = Calendar {
            week: i8::try_from(nth).ok().map(Week::Nth),
            part: Some(Part::Weekend),
            ..whole
        };
        return whole.month.is_some().then_some((date, end));
    }
    if let Some((day, end)) = after
        .word()
        .and_then(|(word, end)| Some((weekday(word)?, end)))
    {
        let (whole, end) = of(end)?;
        let date = Calendar {
            weekday: Some(day),
            nth_weekday: i8::try_from(nth).ok(),
            ..whole
        };
        return whole.month.is_some().then_some((date, end));
    }
    let (count, after) = match number(after) {
        Some((count, end)) => (Some(count), next(end)?),
        None => (None, after),
    };
    let (unit, end) = unit(after).filter(|(unit, _)| countable(*unit))?;
    if count.is_none() && nth > 0 && unit == Unit::Quarter {
        return quarter(nth, end);
    }
    let (whole, end) = of(end)?;
    part_of_whole(whole, nth, count, unit).map(|date| (date, end))
}

fn quarter<'t>(nth: i32, end: Cursor<'t>) -> Parse<'t, Calendar> {
    let quarter = u8::try_from(nth).ok().filter(|n| (1..=4).contains(n))?;
    let part = Some(Part::Quarter(quarter));
    if let Some((whole, end)) = of(end)
        && whole.year.is_some()
    {
        return Some((Calendar { part, ..whole }, end));
    }
    if let Some((year, end)) = super::piece::trailing_year(end) {
        let date = Calendar {
            year: Some(Year::Of(year)),
            part,
            ..Calendar::default()
        };
        return Some((date, end));
    }
    let date = Calendar {
        part,
        ..Calendar::default()
    };
    Some((date, end))
}

/// ` of july`, ` of the year`, ` of 2021`, ` of last month`, ` in 2015`.
fn of(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = any_word(next(c)?, &["of", "in"]).and_then(next)?;
    if let Some((year, end)) = super::piece::digit_year(at) {
        let date = Calendar {
            year: Some(Year::Of(year)),
            ..Calendar::default()
        };
        return Some((date, end));
    }
    super::calendar::whole(at).or_else(|| bare_unit(at))
}

fn part_of_whole(whole: Calendar, nth: i32, count: Option<u32>, unit: Unit) -> Option<Calendar> {
    if let Some(count) = count {
        let part = if nth < 0 {
            Part::Last(count, unit)
        } else {
            Part::First(count, unit)
        };
        return (nth.abs() == 1).then_some(Calendar {
            part: Some(part),
            ..whole
        });
    }
    let narrow = i8::try_from(nth).ok()?;
    match unit {
        Unit::Week => Some(Calendar {
            week: Some(Week::Nth(narrow)),
            ..whole
        }),
        Unit::Month if whole.month.is_none() && nth > 0 => Some(Calendar {
            month: Some(Month::Number(u8::try_from(nth).ok().filter(|n| *n <= 12)?)),
            ..whole
        }),
        Unit::Day if nth > 0 => Some(Calendar {
            part: Some(Part::First(1, Unit::Day)),
            ..whole
        })
        .filter(|_| nth == 1),
        Unit::Quarter | Unit::Month | Unit::Day if nth < 0 => Some(Calendar {
            part: Some(Part::Last(1, unit)),
            ..whole
        }),
        _ => None,
    }
}
