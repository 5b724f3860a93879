//! TIMEX3 values: 2024-01-30T20:00, 2024-W05-WE, 2024-SP, P2M, XXXX-10.
//!
//! Ranges are written as ISO 8601 intervals (`2024-01-30/2024-01-31`, `../2014-12-31`), because
//! TIMEX3 has no value for them.

use std::fmt::Write;

use crate::model::Day;

use super::phrase::{Amount, Calendar, Clock, DayOf, DayPart, Feast, Month, Part, Unit, Year};

/// A year, as `2031` or, before our era, `BC0221`; 0 is 1 BC.
pub(super) fn year(year: i32) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - year)
    }
}

/// The week of a day in ISO 8601: its year and number.
pub(super) fn iso_week(day: Day) -> (i32, i32) {
    let thursday = day.plus_days(3 - i32::from(day.weekday()));
    let first = Day {
        year: thursday.year,
        month: 1,
        day: 1,
    };
    (
        thursday.year,
        (thursday.ordinal() - first.ordinal()) / 7 + 1,
    )
}

/// `2024-W05`.
pub(super) fn week(day: Day) -> String {
    let (year, number) = iso_week(day);
    format!("{}-W{number:02}", self::year(year))
}

/// `2024-01`.
pub(super) fn month(year: i32, month: u8) -> String {
    format!("{}-{month:02}", self::year(year))
}

/// The suffix of a part of the day.
pub(super) const fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Dawn | DayPart::Morning => "TMO",
        DayPart::Noon => "TMI",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
    }
}

/// The suffix of a season, 0 is spring.
pub(super) const fn season(season: u8) -> &'static str {
    match season {
        0 => "SP",
        1 => "SU",
        2 => "FA",
        _ => "WI",
    }
}

/// `T20:00`.
pub(super) fn clock(clock: Clock) -> String {
    let mut text = format!("T{:02}", clock.hour);
    if let Some(minute) = clock.minute {
        let _ = write!(text, ":{minute:02}");
    }
    if let Some(second) = clock.second {
        let _ = write!(text, ":{second:02}");
    }
    text
}

/// `P2M`, `PT90M`, `PXD` where the number is not said.
pub(super) fn length(length: &[Amount]) -> String {
    let mut date = String::new();
    let mut time = String::new();
    for amount in length {
        let (letter, factor, is_time) = match amount.unit {
            Unit::Second => ("S", 1, true),
            Unit::Minute => ("M", 1, true),
            Unit::Hour => ("H", 1, true),
            Unit::Day | Unit::BusinessDay | Unit::Night => ("D", 1, false),
            Unit::Weekend => ("WE", 1, false),
            Unit::Week => ("W", 1, false),
            Unit::Month => ("M", 1, false),
            Unit::Quarter => ("M", 3, false),
            Unit::Year => ("Y", 1, false),
            Unit::Decade => ("Y", 10, false),
            Unit::Century => ("Y", 100, false),
        };
        let part = if is_time { &mut time } else { &mut date };
        if amount.vague {
            let _ = write!(part, "X{letter}");
            continue;
        }
        let thousandths = amount.thousandths * factor;
        if thousandths % 1000 == 0 {
            let _ = write!(part, "{}{letter}", thousandths / 1000);
        } else {
            let decimals = format!("{:03}", thousandths % 1000);
            let decimals = decimals.trim_end_matches('0');
            let _ = write!(part, "{}.{decimals}{letter}", thousandths / 1000);
        }
    }
    if time.is_empty() {
        format!("P{date}")
    } else {
        format!("P{date}T{time}")
    }
}

/// A date whose anchor is missing: `XXXX-10`, `XXXX-WXX-2`, `XXXX-XX-30T20:00`.
pub(super) fn open_calendar(date: &Calendar) -> String {
    let year = match date.year {
        Some(Year::Of(year)) => self::year(year),
        Some(Year::Decade(year)) => format!("{:03}", year / 10),
        Some(Year::Century(year)) => format!("{:02}", year / 100),
        _ => "XXXX".to_owned(),
    };
    let mut text = if date.is_time_only() {
        String::new()
    } else if let Some(Feast::Fixed(month, day)) = date.feast {
        format!("{year}-{month:02}-{day:02}")
    } else if date.feast.is_some() {
        format!("{year}-XX-XX")
    } else if let Some(weekday) = date.weekday.filter(|_| !has_day_number(date)) {
        format!("{year}-WXX-{}", weekday + 1)
    } else if date.week.is_some() {
        let end = if date.part == Some(Part::Weekend) {
            "-WE"
        } else {
            ""
        };
        format!("{year}-WXX{end}")
    } else {
        open_month_and_day(&year, date)
    };
    if let Some(time) = date.clock {
        text.push_str(&clock(time));
    } else if let Some(part) = date.day_part {
        text.push_str(day_part(part));
    }
    text
}

fn has_day_number(date: &Calendar) -> bool {
    matches!(date.day, Some(DayOf::Number(_)))
}

fn open_month_and_day(year: &str, date: &Calendar) -> String {
    let month = match date.month {
        Some(Month::Number(month)) => Some(format!("{month:02}")),
        Some(_) => Some("XX".to_owned()),
        None => None,
    };
    let day = match date.day {
        Some(DayOf::Number(day)) if !matches!(date.month, Some(Month::Lunar(..))) => {
            Some(format!("{day:02}"))
        }
        Some(_) => Some("XX".to_owned()),
        None => None,
    };
    match (month, day, date.part) {
        (Some(month), Some(day), _) => format!("{year}-{month}-{day}"),
        (None, Some(day), _) => format!("{year}-XX-{day}"),
        (Some(month), None, _) => format!("{year}-{month}"),
        (None, None, Some(Part::Season(number))) => format!("{year}-{}", season(number)),
        (None, None, Some(Part::Quarter(number))) => format!("{year}-Q{number}"),
        (None, None, Some(Part::Half(number))) => format!("{year}-H{number}"),
        _ => year.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let half = Amount {
            thousandths: 3500,
            unit: Unit::Year,
            vague: false,
        };
        assert_eq!(length(&[half]), "P3.5Y");
        assert_eq!(
            length(&[Amount::whole(2, Unit::Day), Amount::whole(5, Unit::Hour)]),
            "P2DT5H"
        );
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        let day = |year, month, day| Day { year, month, day };
        assert_eq!(iso_week(day(2020, 12, 31)), (2020, 53));
        assert_eq!(iso_week(day(2021, 1, 3)), (2020, 53));
        assert_eq!(iso_week(day(2021, 1, 4)), (2021, 1));
    }
}
