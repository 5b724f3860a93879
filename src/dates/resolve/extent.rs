//! Intervals of days and the arithmetic of the calendar.

use crate::dates::phrase::{Amount, Unit};
use crate::dates::timex;
use crate::model::{Arrange, Day, Granularity, days_in_month};

/// The days that a phrase speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// First day; none where it is open.
    pub(super) from: Option<Day>,
    /// Last day; none where it is open.
    pub(super) to: Option<Day>,
    /// TIMEX3 value.
    pub(super) value: String,
    /// How exact it is.
    pub(super) granularity: Granularity,
}

impl Extent {
    /// An interval with its value.
    pub(super) fn new(from: Day, to: Day, value: String, granularity: Granularity) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
            value,
            granularity,
        }
    }

    /// One day.
    pub(super) fn day(day: Day) -> Self {
        Self::new(day, day, day.to_string(), Granularity::Day)
    }

    /// The week that begins on a Monday.
    pub(super) fn week(monday: Day) -> Self {
        Self::new(
            monday,
            monday.plus_days(6),
            timex::week(monday),
            Granularity::Week,
        )
    }

    /// A month.
    pub(super) fn month(year: i32, month: u8) -> Self {
        Self::new(
            first_of_month(year, month),
            last_of_month(year, month),
            timex::month(year, month),
            Granularity::Month,
        )
    }

    /// A year.
    pub(super) fn year(year: i32) -> Self {
        Self::years(year, 1, timex::year(year), Granularity::Year)
    }

    /// Several years.
    pub(super) fn years(first: i32, count: i32, value: String, granularity: Granularity) -> Self {
        Self::new(
            first_of_month(first, 1),
            last_of_month(first + count - 1, 12),
            value,
            granularity,
        )
    }

    /// Whole months of a year.
    pub(super) fn months(
        year: i32,
        first: u8,
        last: u8,
        value: String,
        granularity: Granularity,
    ) -> Self {
        Self::new(
            first_of_month(year, first),
            last_of_month(year, last),
            value,
            granularity,
        )
    }
}

/// The first day of a month.
pub(super) fn first_of_month(year: i32, month: u8) -> Day {
    Day {
        year,
        month,
        day: 1,
    }
}

/// The last day of a month.
pub(super) fn last_of_month(year: i32, month: u8) -> Day {
    Day {
        year,
        month,
        day: days_in_month(year, month),
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Day {
    day.plus_days(-i32::from(day.weekday()))
}

/// The Monday of the first week that has its Thursday in the month.
pub(super) fn first_week(year: i32, month: u8) -> Day {
    let first = first_of_month(year, month);
    let to_thursday = (3 - i32::from(first.weekday())).rem_euclid(7);
    first.plus_days(to_thursday - 3)
}

/// A month and its year, some months further.
pub(super) fn add_months(year: i32, month: u8, months: i32) -> (i32, u8) {
    let index = year
        .saturating_mul(12)
        .saturating_add(i32::from(month) - 1)
        .saturating_add(months);
    let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
    (index.div_euclid(12), month)
}

/// The same day some months further; the last day of the month where it has no such day.
pub(super) fn shift_months(day: Day, months: i32) -> Day {
    let (year, month) = add_months(day.year, day.month, months);
    Day {
        year,
        month,
        day: day.day.min(days_in_month(year, month)),
    }
}

/// A day some business days further; holidays are not known.
pub(super) fn shift_business_days(mut day: Day, days: i32) -> Day {
    let step = days.signum();
    let mut left = days.abs().min(10_000);
    while left > 0 {
        day = day.plus_days(step);
        if day.weekday() < 5 {
            left -= 1;
        }
    }
    day
}

/// The day that lies an amount further (or earlier), counted from a day and its minute.
///
/// Years and months go by the calendar, fractions of them by 365.25 and 30.4 days.
pub(super) fn shift(day: Day, minute: i64, length: &[Amount], forward: bool) -> (Day, i64) {
    let sign = if forward { 1 } else { -1 };
    let mut day = day;
    let mut minutes = minute;
    let mut ordered: Vec<&Amount> = length.iter().collect();
    ordered.arrange_by_key(|amount| std::cmp::Reverse(amount.unit));
    for amount in ordered {
        let whole = i32::try_from(amount.thousandths / 1000).unwrap_or(0) * sign;
        let rest = i32::try_from(amount.thousandths % 1000).unwrap_or(0) * sign;
        match amount.unit {
            Unit::Second => minutes += amount.thousandths * i64::from(sign) / 60_000,
            Unit::Minute => minutes += amount.thousandths * i64::from(sign) / 1000,
            Unit::Hour => minutes += amount.thousandths * i64::from(sign) * 60 / 1000,
            Unit::BusinessDay => day = shift_business_days(day, whole),
            Unit::Night | Unit::Day => {
                day = day.plus_days(whole);
                minutes += i64::from(rest) * 1440 / 1000;
            }
            Unit::Weekend | Unit::Week => {
                day = day.plus_days(whole.saturating_mul(7) + rest * 7 / 1000);
            }
            Unit::Month => day = shift_months(day, whole).plus_days(rest * 30 / 1000),
            Unit::Quarter => day = shift_months(day, whole.saturating_mul(3) + rest * 3 / 1000),
            Unit::Year => day = shift_months(day, whole.saturating_mul(12) + rest * 12 / 1000),
            Unit::Decade => day = shift_months(day, whole.saturating_mul(120) + rest * 120 / 1000),
            Unit::Century => {
                day = shift_months(day, whole.saturating_mul(1200) + rest * 1200 / 1000);
            }
        }
    }
    let days = i32::try_from(minutes.div_euclid(1440)).unwrap_or(0);
    (day.plus_days(days), minutes.rem_euclid(1440))
}

/// How exact a unit is.
pub(super) const fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Second => Granularity::Second,
        Unit::Minute => Granularity::Minute,
        Unit::Hour => Granularity::Hour,
        Unit::BusinessDay | Unit::Night | Unit::Day => Granularity::Day,
        Unit::Weekend | Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn months_clamp() {
        assert_eq!(shift_months(day("2031-01-31"), -2), day("2030-11-30"));
        assert_eq!(shift_months(day("2028-02-29"), 12), day("2029-02-28"));
    }

    #[test]
    fn first_weeks_have_the_thursday() {
        assert_eq!(first_week(2021, 1), day("2021-01-04"));
        assert_eq!(first_week(2015, 1), day("2014-12-29"));
        assert_eq!(first_week(2016, 10), day("2016-10-03"));
        assert_eq!(first_week(2017, 10), day("2017-10-02"));
    }

    #[test]
    fn business_days_leave_out_weekends() {
        assert_eq!(shift_business_days(day("2026-11-20"), 1), day("2026-11-23"));
    }
}
