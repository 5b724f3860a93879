//! Days of feasts, of the Chinese calendar and of solar terms, 1900 to 2100.
//!
//! The tables are data/lunar.tsv and data/solar-terms.tsv; outside their years a lunar date has no
//! day.

use crate::model::{Day, days_in_month};

use super::phrase::Feast;

const LUNAR: &str = include_str!("../../data/lunar.tsv");
const TERMS: &str = include_str!("../../data/solar-terms.tsv");
const FIRST_YEAR: i32 = 1900;
const LEAD_LINES: usize = 4;

/// The day of a feast in a year.
pub(super) fn day_in(feast: Feast, year: i32) -> Option<Day> {
    match feast {
        Feast::Fixed(month, day) => Day::new(year, month, day),
        Feast::Lunar(month, day) => lunar_day(year, month, day, false),
        Feast::LunarEve => Some(lunar_day(year, 1, 1, false)?.plus_days(-1)),
        Feast::Weekday(month, nth, weekday) => nth_weekday(year, month, nth, weekday),
        Feast::After(month, nth, weekday, days) => {
            Some(nth_weekday(year, month, nth, weekday)?.plus_days(i32::from(days)))
        }
        Feast::Easter(days) => Some(easter(year)?.plus_days(i32::from(days))),
        Feast::Term(term) => term_day(year, term),
    }
}

/// A day of the Chinese calendar.
pub(super) fn lunar_day(year: i32, month: u8, day: u8, leap: bool) -> Option<Day> {
    let (first, last) = lunar_month(year, month, leap)?;
    let day = first.plus_days(i32::from(day) - 1);
    (day <= last).then_some(day)
}

/// First and last day of a month of the Chinese year that begins in `year`.
pub(super) fn lunar_month(year: i32, month: u8, leap: bool) -> Option<(Day, Day)> {
    let mut fields = row(LUNAR, year)?.split('\t').skip(1);
    let (start, leap_month, lengths) = (fields.next()?, fields.next()?, fields.next()?);
    let (start_month, start_day) = start.split_once('-')?;
    let leap_month: u8 = leap_month.parse().ok()?;
    let mut first = Day::new(year, start_month.parse().ok()?, start_day.parse().ok()?)?;
    if leap && leap_month != month {
        return None;
    }
    let after_leap = leap_month > 0 && (month > leap_month || leap);
    let index = usize::from(month) - 1 + usize::from(after_leap);
    let mut days = 0;
    for length in lengths.chars().take(index + 1) {
        first = first.plus_days(days);
        days = if length == 'L' { 30 } else { 29 };
    }
    (index < lengths.len()).then(|| (first, first.plus_days(days - 1)))
}

fn term_day(year: i32, term: u8) -> Option<Day> {
    let days = row(TERMS, year)?.split('\t').nth(1)?;
    let day = days.split(' ').nth(usize::from(term))?.parse().ok()?;
    Day::new(year, term / 2 + 1, day)
}

fn row(table: &'static str, year: i32) -> Option<&'static str> {
    let index = usize::try_from(year - FIRST_YEAR).ok()?;
    table.lines().nth(index + LEAD_LINES)
}

fn nth_weekday(year: i32, month: u8, nth: i8, weekday: u8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    if nth < 0 {
        let last = Day::new(year, month, days_in_month(year, month))?;
        let back = (i32::from(last.weekday()) - i32::from(weekday)).rem_euclid(7);
        return Some(last.plus_days(-back));
    }
    let ahead = (i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7);
    Some(first.plus_days(ahead + (i32::from(nth) - 1) * 7))
}

/// Easter Sunday of the Gregorian calendar.
///
/// Source: the anonymous algorithm of 1876 ("Meeus, Jones, Butcher").
fn easter(year: i32) -> Option<Day> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(
        year,
        u8::try_from(n / 31).ok()?,
        u8::try_from(n % 31 + 1).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feast: Feast, day: &str) {
        let day: Day = day.parse().unwrap();
        assert_eq!(day_in(feast, day.year), Some(day));
    }

    #[test]
    fn known_days() {
        check(Feast::Lunar(1, 1), "2024-02-10");
        check(Feast::LunarEve, "2024-02-09");
        check(Feast::Lunar(8, 15), "2024-09-17");
        check(Feast::Lunar(5, 5), "2023-06-22");
        check(Feast::Term(6), "2024-04-04");
        check(Feast::Term(23), "2023-12-22");
        check(Feast::Easter(0), "2024-03-31");
        check(Feast::Easter(0), "2018-04-01");
        check(Feast::Weekday(11, 4, 3), "2024-11-28");
        check(Feast::Weekday(5, -1, 0), "2024-05-27");
        check(Feast::After(11, 4, 3, 1), "2024-11-29");
        assert_eq!(day_in(Feast::Lunar(1, 1), 2101), None);
    }

    #[test]
    fn headers_count_their_rows() {
        for table in [LUNAR, TERMS] {
            let rows = table.lines().filter(|line| !line.starts_with('#')).count();
            assert!(table.contains(&format!("# rows: {rows}\n")));
            assert_eq!(table.lines().count(), rows + LEAD_LINES);
        }
    }

    /// Every day that the table knows, against an independent implementation.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_table_agrees_with_icu_day_by_day() {
        use icu_calendar::{Date, cal::ChineseTraditional};
        let first = day_in(Feast::Lunar(1, 1), FIRST_YEAR).unwrap().ordinal();
        let last = lunar_month(2100, 12, false).unwrap().1.ordinal();
        let mut wrong = Vec::new();
        for ordinal in first..=last {
            let day = Day::from_ordinal(ordinal);
            let iso = Date::try_new_iso(day.year, day.month, day.day).unwrap();
            let chinese = iso.to_calendar(ChineseTraditional::new());
            let month = chinese.month();
            let ours = lunar_day(
                chinese.cyclic_year().related_iso,
                month.number(),
                chinese.day_of_month().0,
                month.to_input().is_leap(),
            );
            if ours != Some(day) {
                wrong.push(day.to_string());
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
