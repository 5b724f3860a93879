//! Days inside a week, a month or a year.

use crate::dates::phrase::{Calendar, DayOf, Lean, Part, Unit, Week, Year};
use crate::model::{Day, Granularity};

use super::calendar::Direction;
use super::extent::{
    Extent, first_of_month, first_week, last_of_month, monday, shift_business_days,
};

/// Parts that are not yet settled when the month, week or day is found.
pub(super) fn needs_cut(date: &Calendar, part: Part) -> bool {
    let in_year = date.year.is_some() && date.month.is_none() && date.week.is_none();
    let in_decades = matches!(
        date.year,
        Some(Year::Decade(_) | Year::Century(_) | Year::DecadeSteps(_) | Year::CenturySteps(_))
    );
    let bare = *date
        == Calendar {
            part: date.part,
            inner: date.inner,
            lean: date.lean,
            clock: date.clock,
            day_part: date.day_part,
            ..Calendar::default()
        };
    let settled = (in_year && !in_decades && date.day.is_none() || bare)
        && !matches!(part, Part::Rest | Part::SoFar);
    !settled && date.feast.is_none() && date.week != Some(Week::Nth(0))
}

/// Whether a day lies where it is looked for.
pub(super) fn suits(day: Day, anchor: Day, direction: Direction, strict: bool) -> bool {
    match direction {
        Direction::Future => day > anchor || !strict && day == anchor,
        _ => day < anchor || !strict && day == anchor,
    }
}

/// Whether `next 5/12` was said on 12 May.
pub(super) fn is_same(lean: Option<Lean>, month: u8, number: Option<u8>, anchor: Day) -> bool {
    lean.is_some()
        && number.map_or(month == anchor.month, |number| {
            (month, number) == (anchor.month, anchor.day)
        })
}

/// A week, its weekday, or a part of it that has a value of its own.
pub(super) fn in_week(start: Day, date: &Calendar) -> Extent {
    match date.weekday {
        Some(weekday) => Extent::day(start.plus_days(i32::from(weekday))),
        None => Extent::week(start),
    }
}

/// The days inside a month: a day, the nth week or weekday, or the month.
pub(super) fn inside_month(year: i32, month: u8, date: &Calendar) -> Option<Extent> {
    if let Some(DayOf::Number(number)) = date.day {
        return Some(Extent::day(Day::new(year, month, number)?));
    }
    let (first, last) = (first_of_month(year, month), last_of_month(year, month));
    if let (Some(weekday), Some(nth)) = (date.weekday, date.nth_weekday) {
        return nth_weekday(first, last, weekday, nth).map(Extent::day);
    }
    match date.week {
        Some(Week::Nth(n)) => {
            let start = if n < 0 {
                monday(last).plus_days(if last.weekday() >= 3 { 0 } else { -7 })
            } else {
                first_week(year, month).plus_days((i32::from(n) - 1) * 7)
            };
            Some(in_week(start, date))
        }
        _ => match date.part {
            Some(Part::Last(n, Unit::BusinessDay)) => {
                let count = i32::try_from(n).ok()?;
                let from = shift_business_days(last.plus_days(1), -count);
                Some(Extent::new(
                    from,
                    last,
                    format!("{from}/{last}"),
                    Granularity::Day,
                ))
            }
            _ => Some(Extent::month(year, month)),
        },
    }
}

/// The nth such weekday between two days; -1 is the last.
pub(super) fn nth_weekday(first: Day, last: Day, weekday: u8, nth: i8) -> Option<Day> {
    let day = if nth < 0 {
        let back = (i32::from(last.weekday()) - i32::from(weekday)).rem_euclid(7);
        last.plus_days(-back + (i32::from(nth) + 1) * 7)
    } else {
        let ahead = (i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7);
        first.plus_days(ahead + (i32::from(nth) - 1) * 7)
    };
    (first <= day && day <= last).then_some(day)
}
