//! Times of day in English: 8:00am, half past seven, 9 to 10:30, from 2pm till 4, at noon.

use crate::dates::numeric::digital_clock;
use crate::dates::phrase::{Calendar, Clock, DayPart, Side};
use crate::dates::source::{Cursor, Parse};

use super::number::{any_word, eat_word, ends_word, next, number};
use super::words::{day_part as part_of_word, small_number};

/// A time of day: a clock, a range of clocks, or an open side; `in_context` after or before a
/// date, where a bare number is an hour.
pub(super) fn time(c: Cursor<'_>, in_context: bool) -> Parse<'_, Calendar> {
    clock_range(c, in_context)
        .or_else(|| open_time(c, in_context))
        .or_else(|| part_and_clock(c, in_context))
        .or_else(|| clock_and_part(c, in_context))
}

/// `before 4pm`, `no later than 6:00`, `3 pm or later`.
fn open_time(c: Cursor<'_>, in_context: bool) -> Parse<'_, Calendar> {
    const SIDES: &[(&str, Side)] = &[
        ("no later than", Side::Until),
        ("as late as", Side::Until),
        ("not later than", Side::Until),
        ("earlier than", Side::Before),
        ("before", Side::Before),
        ("by", Side::Until),
        ("until", Side::Until),
        ("later than", Side::After),
        ("after", Side::After),
        ("any time from", Side::Since),
        ("as early as", Side::Since),
        ("since", Side::Since),
        ("starting at", Side::Since),
        ("from", Side::Since),
    ];
    if let Some((side, end)) = c.row(SIDES) {
        let at = next(end)?;
        let at = any_word(at, &["around", "about"])
            .and_then(next)
            .unwrap_or(at);
        let (time, end) = clock_and_part(at, in_context)?;
        // `by two mayors`: a bare number after these is an hour only where it says so.
        let sure = time
            .clock
            .is_some_and(|clock| clock.settled || clock.minute.is_some())
            || end.follows_any(&["clock"])
            || time.day_part.is_some();
        let bound = Some(side);
        return sure.then_some((Calendar { bound, ..time }, end));
    }
    let (time, end) = clock_and_part(c, in_context)?;
    let end = any_word(next(end)?, &["or later", "and later", "or after"])?;
    let bound = Some(Side::Since);
    Some((Calendar { bound, ..time }, end))
}

/// `from 9 to 10:30`, `between 3 and 8`, `2:00 - 2:30 pm`, `9:30am for 7 hours`.
fn clock_range(c: Cursor<'_>, in_context: bool) -> Parse<'_, Calendar> {
    if let Some(at) = eat_word(c, "for").and_then(next)
        && let Some((_, end)) = super::length::length(at)
        && let Some(at) = next(end)
            .and_then(|at| any_word(at, &["from", "at"]))
            .and_then(next)
    {
        return clock_and_part(at, true);
    }
    let prefix = any_word(c, &["from", "between"]).and_then(next);
    let between = c.sees("between");
    let start = prefix.unwrap_or(c);
    let loose = in_context || prefix.is_some();
    let (first, end) = clock_and_part(start, loose)?;
    let joint = end.gap();
    let to = joint
        .eat("-")
        .or_else(|| any_word(joint, &["to", "till", "until", "through"]))
        .or_else(|| eat_word(joint, "and").filter(|_| between));
    if let Some(other) = to
        && let Some((second, end)) = clock_and_part(other.gap(), true)
    {
        let sure = |time: &Calendar| {
            time.clock
                .is_some_and(|clock| clock.settled || clock.minute.is_some())
        };
        if in_context || sure(&first) || sure(&second) || second.day_part.is_some() {
            return Some((join(first, second), end));
        }
        return None;
    }
    let for_length = eat_word(joint, "for").and_then(next)?;
    let (_, end) = super::length::length(for_length)?;
    Some((
        Calendar {
            until: first.clock,
            ..first
        },
        end,
    ))
}

/// `3 to 4pm`: the first hour takes the half of the day from the second.
fn join(first: Calendar, second: Calendar) -> Calendar {
    let afternoon = second
        .clock
        .is_some_and(|clock| clock.settled && clock.hour >= 12);
    let clock = first.clock.map(|clock| {
        let moved = !clock.settled && afternoon && clock.hour < 12;
        let later = Clock {
            hour: clock.hour + 12,
            ..clock
        };
        let fits = second.clock.is_some_and(|end| later.hour <= end.hour);
        if moved && fits { later } else { clock }
    });
    Calendar {
        clock,
        until: second.clock,
        day_part: first.day_part.or(second.day_part),
        ..first
    }
}

/// `in the morning at 7`, `this` never: that is a date's word; `early morning at 8:00`.
fn part_and_clock(c: Cursor<'_>, in_context: bool) -> Parse<'_, Calendar> {
    let (part, end) = part(c, in_context)?;
    let date = Calendar {
        day_part: Some(part),
        ..Calendar::default()
    };
    let joint = next(end).map(|at| any_word(at, &["at", "around"]).and_then(next).unwrap_or(at));
    if let Some((said, after)) = joint.and_then(|at| clock_range(at, true)) {
        let clock = said.clock.map(|clock| settle(clock, Some(part)));
        let until = said.until.map(|clock| settle(clock, Some(part)));
        return Some((
            Calendar {
                clock,
                until,
                ..date
            },
            after,
        ));
    }
    if let Some((clock, after)) = joint.and_then(|at| clock(at, true)) {
        let clock = Some(settle(clock, Some(part)));
        return Some((Calendar { clock, ..date }, after));
    }
    (in_context || c.sees("in ")).then_some((date, end))
}

/// A part of the day: `morning` after a date, `in the morning` anywhere.
fn part(c: Cursor<'_>, in_context: bool) -> Parse<'_, DayPart> {
    let lead = any_word(
        c,
        &[
            "in the",
            "later in the",
            "early in the",
            "late in the",
            "in",
            "during the",
            "at",
        ],
    )
    .and_then(next);
    let at = lead.unwrap_or(c);
    let at = any_word(at, &["early", "late", "mid"]).map_or(at, |end| end.skip(&["-"]).gap());
    let (word, end) = at.word()?;
    let part = part_of_word(word)?;
    let led = !c.sees_any(&["at ", "in "]) || part == DayPart::Night || !c.sees("at ");
    (ends_word(end) && led && (in_context || lead.is_some())).then_some((part, end))
}

/// `8am`, `seven thirty in the evening`, `8:00 early morning`.
fn clock_and_part(c: Cursor<'_>, in_context: bool) -> Parse<'_, Calendar> {
    let at = any_word(c, &["at", "around", "about"]).and_then(next);
    let at = at.map(|at| {
        any_word(at, &["around", "about"])
            .and_then(next)
            .unwrap_or(at)
    });
    let (said, end) = match at {
        Some(at) => clock(at, in_context)?,
        None => clock(c, in_context)?,
    };
    let part = next(end).and_then(|at| part(at, true));
    let (day_part, end) = match part {
        Some((part, end)) => (Some(part), end),
        None => (None, end),
    };
    Some((
        Calendar {
            clock: Some(settle(said, day_part)),
            day_part,
            ..Calendar::default()
        },
        end,
    ))
}

/// A clock; a number alone only in context.
fn clock(c: Cursor<'_>, in_context: bool) -> Parse<'_, Clock> {
    if let Some((clock, end)) = named(c) {
        return Some((clock, end));
    }
    if let Some((clock, end)) = past(c) {
        return Some((clock, end));
    }
    if let Some((clock, end)) = digital(c, in_context) {
        return Some(half_of_day(clock, end));
    }
    hour(c, in_context)
}

fn named(c: Cursor<'_>) -> Parse<'_, Clock> {
    let at = |hour| Clock {
        hour,
        minute: Some(0),
        second: None,
        settled: true,
    };
    for (word, hour) in [
        ("12 noon", 12),
        ("noon", 12),
        ("midday", 12),
        ("midnight", 0),
    ] {
        if let Some(end) = eat_word(c, word) {
            return Some((at(hour), end));
        }
    }
    None
}

/// `half past seven`, `20 min past eight`, `quarter to ten`.
fn past(c: Cursor<'_>) -> Parse<'_, Clock> {
    let (minute, end) = if let Some(end) = eat_word(c, "half") {
        (30, end)
    } else if let Some(end) = any_word(c, &["a quarter", "quarter"]) {
        (15, end)
    } else {
        let (minute, end) = number(c)?;
        let unit = next(end).and_then(|at| any_word(at, &["minutes", "minute", "mins", "min"]));
        (minute, unit.unwrap_or(end))
    };
    let joint = next(end)?;
    let after = eat_word(joint, "past");
    let before = eat_word(joint, "to")
        .filter(|_| minute == 15 && !c.peek().is_some_and(|p| p.is_ascii_digit()));
    let (hour, end) = number(next(after.or(before)?)?)?;
    if hour > 24 || minute > 59 {
        return None;
    }
    let (hour, minute) = if after.is_some() {
        (hour, minute)
    } else {
        (hour.checked_sub(1)?, 60 - minute)
    };
    let clock = Clock {
        hour: narrow(hour),
        minute: Some(narrow(minute)),
        second: None,
        settled: false,
    };
    Some(half_of_day(clock, end))
}

/// `8:30`, `8.30pm`, `0930`, `1140 a.m.`.
fn digital(c: Cursor<'_>, in_context: bool) -> Parse<'_, Clock> {
    if let Some(read) = digital_clock(c, in_context) {
        return Some(read);
    }
    let ((value, digits), end) = c.digits()?;
    let dotted = end.eat(".").and_then(Cursor::digits);
    if let Some(((minute, 2), after)) = dotted
        && digits <= 2
        && value <= 24
        && minute < 60
        && (meridiem(after).is_some() || in_context && after.sees("-"))
    {
        return Some((plain(value, minute), after));
    }
    let compact = matches!(digits, 3 | 4) && value / 100 <= 24 && value % 100 < 60;
    let sure = meridiem(end).is_some() || digits == 4 && in_context && c.sees("0");
    (compact && sure).then(|| (plain(value / 100, value % 100), end))
}

fn plain(hour: u32, minute: u32) -> Clock {
    Clock {
        hour: narrow(hour),
        minute: Some(narrow(minute)),
        second: None,
        settled: hour > 12,
    }
}

/// `8`, `eight o'clock`, `8am`, `five-thirty`, `one thirty p m`.
fn hour(c: Cursor<'_>, in_context: bool) -> Parse<'_, Clock> {
    let (hour, mut end) = number_word(c)?;
    if hour > 24 {
        return None;
    }
    let spelled = !c.peek().is_some_and(|p| p.is_ascii_digit());
    let mut minute = None;
    if spelled
        && let Some(at) = end.eat("-").or_else(|| end.eat(" "))
        && let Some((value @ 1..=59, after)) = number(at)
        && !at.peek().is_some_and(|p| p.is_ascii_digit())
        && value >= 10
    {
        minute = Some(narrow(value));
        end = after;
    }
    let clock = Clock {
        hour: narrow(hour),
        minute,
        second: None,
        settled: hour > 12,
    };
    let o_clock = next(end)
        .or(Some(end))
        .and_then(|at| at.any(&["o'clock", "oclock", "o clock"]));
    if let Some(after) = o_clock {
        return Some(half_of_day(clock, after));
    }
    if meridiem(end).is_some() {
        return Some(half_of_day(clock, end));
    }
    let free = in_context && is_free(c, end) && (minute.is_some() || hour >= 1);
    free.then_some((clock, end))
}

/// One to twelve in words, or at most two digits.
fn number_word(c: Cursor<'_>) -> Parse<'_, u32> {
    if let Some(((value, digits), end)) = c.digits() {
        return (digits <= 2).then_some((value, end));
    }
    let (word, end) = c.word()?;
    Some((small_number(word).filter(|n| *n <= 12)?, end))
}

/// Whether a number is not part of an amount, a date or a longer number.
fn is_free(c: Cursor<'_>, end: Cursor<'_>) -> bool {
    let touched = end
        .peek()
        .is_some_and(|n| n.is_ascii_alphanumeric() || matches!(n, '%' | '/' | ':'))
        || end.sees_any(&[".", ","]) && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit());
    let amount = c.follows_any(&["$", "€", "£", "#"]);
    let unit = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
        super::words::unit(word).is_some()
            || super::words::month(word).is_some() && word != "may"
            || matches!(
                word,
                "people"
                    | "percent"
                    | "of"
                    | "million"
                    | "per"
                    | "times"
                    | "or"
                    | "hundred"
                    | "thousand"
                    | "point"
                    | "points"
                    | "business"
            )
    });
    !touched && !amount && !unit
}

/// am, pm, a.m., p m; whether it is the afternoon.
fn meridiem(c: Cursor<'_>) -> Parse<'_, bool> {
    let at = c.gap();
    for (sign, afternoon) in [
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("a . m .", false),
        ("p . m .", true),
        ("a m", false),
        ("p m", true),
        ("am", false),
        ("pm", true),
    ] {
        if let Some(end) = at.eat(sign)
            && ends_word(end)
        {
            return Some((afternoon, end));
        }
    }
    let short = c
        .eat("a")
        .map(|end| (false, end))
        .or_else(|| c.eat("p").map(|end| (true, end)));
    short.filter(|(_, end)| ends_word(*end) && c.previous().is_some_and(|p| p.is_ascii_digit()))
}

fn half_of_day(clock: Clock, end: Cursor<'_>) -> (Clock, Cursor<'_>) {
    let Some((afternoon, after)) = meridiem(end) else {
        return (clock, end);
    };
    let hour = match (afternoon, clock.hour) {
        (true, hour) if hour < 12 => hour + 12,
        (false, 12) => 0,
        (_, hour) => hour,
    };
    let clock = Clock {
        hour,
        settled: true,
        ..clock
    };
    (clock, after)
}

/// `in the afternoon` makes 3 into 15.
pub(super) fn settle(clock: Clock, part: Option<DayPart>) -> Clock {
    let Some(part) = part.filter(|_| !clock.settled) else {
        return clock;
    };
    let hour = match part {
        DayPart::Afternoon | DayPart::Evening if clock.hour < 12 => clock.hour + 12,
        DayPart::Night if (5..12).contains(&clock.hour) => clock.hour + 12,
        _ => clock.hour,
    };
    Clock {
        hour,
        settled: true,
        ..clock
    }
}

fn narrow(value: u32) -> u8 {
    u8::try_from(value).unwrap_or(0)
}
