//! Parts of a longer time: 上半年, 中旬, late July, the first two weeks of.

use crate::dates::phrase::{Part, Unit};
use crate::dates::timex;
use crate::model::{Day, Granularity};

use super::extent::{Extent, add_months, first_week, last_of_month, monday, shift_months};

/// A part of a year.
pub(super) fn part_of(year: i32, part: Part) -> Option<Extent> {
    let months = |first, last, value: String, granularity| {
        Some(Extent::months(year, first, last, value, granularity))
    };
    match part {
        Part::Early | Part::Start => months(1, 4, timex::year(year), Granularity::Season),
        Part::Middle => months(5, 8, timex::year(year), Granularity::Season),
        Part::Late | Part::End => months(9, 12, timex::year(year), Granularity::Season),
        Part::Half(half) => {
            let first = (half - 1) * 6 + 1;
            months(
                first,
                first + 5,
                format!("{}-H{half}", timex::year(year)),
                Granularity::HalfYear,
            )
        }
        Part::Quarter(quarter) => {
            let first = (quarter - 1) * 3 + 1;
            months(
                first,
                first + 2,
                format!("{}-Q{quarter}", timex::year(year)),
                Granularity::Quarter,
            )
        }
        Part::Season(season) => {
            let (last_year, last) = add_months(year, season * 3 + 3, 2);
            let to = last_of_month(last_year, last);
            let from = super::extent::first_of_month(year, season * 3 + 3);
            let value = format!("{}-{}", timex::year(year), timex::season(season));
            Some(Extent::new(from, to, value, Granularity::Season))
        }
        Part::QuarterSteps(_) => None,
        _ => cut(&Extent::year(year), part, None),
    }
}

/// A part of an interval.
pub(super) fn cut(whole: &Extent, part: Part, anchor: Option<Day>) -> Option<Extent> {
    let (from, to) = (whole.from?, whole.to?);
    let days = to.ordinal() - from.ordinal() + 1;
    let at = |day: i32| from.plus_days(day);
    let (first, last) = match part {
        Part::Rest => rest(whole, from, to, anchor),
        Part::SoFar => so_far(from, to, anchor, days),
        Part::Weekend => {
            let saturday = monday(from).plus_days(5);
            return Some(Extent::new(
                saturday,
                saturday.plus_days(1),
                timex::week(saturday) + "-WE",
                Granularity::Day,
            ));
        }
        Part::WorkingWeek => (monday(from), monday(from).plus_days(4)),
        _ => match whole.granularity {
            Granularity::Month => part_of_month(from, to, part)?,
            Granularity::Week => match part {
                Part::Half(1) | Part::Early | Part::Start => (from, at(2)),
                Part::Half(_) | Part::Late | Part::End => (at(3), to),
                Part::Middle => (at(2), at(4)),
                _ => counted(from, to, part)?,
            },
            _ => match part {
                Part::Early | Part::Start => (from, at(third(days) - 1)),
                Part::Middle => (at(third(days)), to.plus_days(-third(days))),
                Part::Late | Part::End => (to.plus_days(1 - third(days)), to),
                Part::MiddleAndLate => (at(third(days)), to),
                Part::Half(1) => (from, at(days / 2 - 1)),
                Part::Half(_) => (at(days / 2), to),
                _ => counted(from, to, part)?,
            },
        },
    };
    let value = match part {
        Part::First(..) | Part::Last(..) => format!("{first}/{last}"),
        _ => whole.value.clone(),
    };
    let granularity = match whole.granularity {
        Granularity::Month => Granularity::PartOfMonth,
        other => other,
    };
    Some(Extent::new(first, last, value, granularity))
}

fn third(days: i32) -> i32 {
    (days / 3).max(1)
}

fn part_of_month(from: Day, to: Day, part: Part) -> Option<(Day, Day)> {
    let at = |day: i32| from.plus_days(day - 1);
    Some(match part {
        Part::TenDays(1) | Part::Start => (from, at(10)),
        Part::TenDays(2) => (at(11), at(20)),
        Part::TenDaysTo(first, 3) => (at(i32::from(first) * 10 - 9), to),
        Part::TenDaysTo(first, last) => (at(i32::from(first) * 10 - 9), at(i32::from(last) * 10)),
        Part::TenDays(_) | Part::End => (at(21), to),
        Part::Early | Part::Half(1) => (from, at(15)),
        Part::Late | Part::Half(_) => (at(16), to),
        Part::Middle => (at(10), at(20)),
        Part::MiddleAndLate => (at(11), to),
        _ => counted(from, to, part)?,
    })
}

/// The first or last so many units.
fn counted(from: Day, to: Day, part: Part) -> Option<(Day, Day)> {
    let (count, unit, first) = match part {
        Part::First(count, unit) => (count, unit, true),
        Part::Last(count, unit) => (count, unit, false),
        _ => return None,
    };
    let count = i32::try_from(count)
        .ok()
        .filter(|&n| (1..=400).contains(&n))?;
    let after = to.plus_days(1);
    Some(match (unit, first) {
        (Unit::Month | Unit::Quarter | Unit::Year, true) => {
            (from, shift_months(from, count * months(unit)).plus_days(-1))
        }
        (Unit::Month | Unit::Quarter | Unit::Year, false) => {
            (shift_months(after, -count * months(unit)), to)
        }
        (Unit::Week, true) => {
            let start = first_week(from.year, from.month);
            (start, start.plus_days(count * 7 - 1))
        }
        (Unit::Week, false) => (after.plus_days(-count * 7), to),
        (_, true) => (from, from.plus_days(count - 1)),
        (_, false) => (to.plus_days(1 - count), to),
    })
}

const fn months(unit: Unit) -> i32 {
    match unit {
        Unit::Month => 1,
        Unit::Quarter => 3,
        _ => 12,
    }
}

fn rest(whole: &Extent, from: Day, to: Day, anchor: Option<Day>) -> (Day, Day) {
    match anchor.filter(|day| from <= *day && *day <= to) {
        Some(day) => (day, to),
        None if whole.granularity == Granularity::Week => (from.plus_days(3), to),
        None => (from.plus_days((to.ordinal() - from.ordinal()) / 2), to),
    }
}

fn so_far(from: Day, to: Day, anchor: Option<Day>, days: i32) -> (Day, Day) {
    match anchor.filter(|day| from <= *day && *day <= to) {
        Some(day) => (from, day),
        None => (from, from.plus_days((days / 2 - 1).max(0))),
    }
}
