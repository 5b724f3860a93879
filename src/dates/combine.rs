//! Two ends of a range complete each other.
//!
//! In 1月30日至31日 the second end takes month and year from the first; in 1至3月 the first takes
//! its unit from the second; in `5/1-5/7/2020` the first takes the year.

use super::phrase::{Calendar, DayOf, Month, Steps, Year};

/// Both ends with what they take from each other.
pub(super) fn complete(mut first: Calendar, mut second: Calendar) -> (Calendar, Calendar) {
    let bare_day = |date: &Calendar| {
        matches!(date.day, Some(DayOf::Number(_))) && date.month.is_none() && date.year.is_none()
    };
    let lacks_month = matches!(second.day, Some(DayOf::Number(_))) && second.month.is_none();
    if lacks_month && first.month.is_some() {
        second.month = first.month;
    }
    let in_order = match (first.day, second.day) {
        (Some(DayOf::Number(a)), Some(DayOf::Number(b))) => a <= b,
        _ => true,
    };
    if bare_day(&first) && second.month.is_some() && in_order {
        first.month = second.month;
    }
    if second.year.is_none() && second.month.is_some() && !is_stepped(&second) {
        second.year = next_year_if_earlier(first.year, first.month, second.month);
    }
    if first.year.is_none() && first.month.is_some() && !is_stepped(&first) {
        first.year = previous_year_if_later(second.year, first.month, second.month);
    }
    let part_only = |date: &Calendar| date.part.is_some() && date.month.is_none();
    if second.year.is_none() && part_only(&second) && second.week.is_none() {
        second.year = first.year;
    }
    if second.is_time_only() {
        let time = second;
        second = Calendar {
            clock: time.clock,
            day_part: time.day_part.or(first.day_part),
            ..first
        };
    }
    if second.weekday.is_some() && second.week.is_none() && second.day.is_none() {
        second.week = first.week;
    }
    (first, second)
}

fn is_stepped(date: &Calendar) -> bool {
    matches!(date.month, Some(Month::Steps(_)))
}

fn later(a: Option<Month>, b: Option<Month>) -> bool {
    matches!((a, b), (Some(Month::Number(a)), Some(Month::Number(b))) if a > b)
}

fn moved(year: Option<Year>, years: i32) -> Option<Year> {
    Some(match year? {
        Year::Of(year) => Year::Of(year + years),
        Year::Steps(Steps::Now(n)) => Year::Steps(Steps::Now(n + years)),
        Year::Steps(Steps::Told(n)) => Year::Steps(Steps::Told(n + years)),
        other => other,
    })
}

fn next_year_if_earlier(year: Option<Year>, a: Option<Month>, b: Option<Month>) -> Option<Year> {
    if later(a, b) { moved(year, 1) } else { year }
}

fn previous_year_if_later(year: Option<Year>, a: Option<Month>, b: Option<Month>) -> Option<Year> {
    if later(a, b) { moved(year, -1) } else { year }
}

/// The first end as a number alone, with the unit that the second end begins with.
pub(super) fn lead(second: &Calendar, value: u32, width: usize) -> Option<Calendar> {
    let narrow = u8::try_from(value).ok();
    match (second.year, second.month, second.day) {
        (Some(Year::Of(_)), ..) if width == 4 && (1000..3000).contains(&value) => Some(Calendar {
            year: Some(Year::Of(i32::try_from(value).ok()?)),
            ..Calendar::default()
        }),
        (None, Some(Month::Number(_)), _) if (1..=12).contains(&value) => Some(Calendar {
            month: narrow.map(Month::Number),
            ..Calendar::default()
        }),
        (None, None, Some(DayOf::Number(_))) if (1..=31).contains(&value) => Some(Calendar {
            day: narrow.map(DayOf::Number),
            ..Calendar::default()
        }),
        _ => None,
    }
}
