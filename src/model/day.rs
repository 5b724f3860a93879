//! Civil days and moments, without a clock and without the machine's zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day {
    /// Year, 0 is 1 BC.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1 January 1970.
    ///
    /// Source: Hinnant, "chrono-compatible low-level date algorithms".
    #[must_use]
    pub fn ordinal(self) -> i32 {
        let year = self.year - i32::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that is `ordinal` days after 1 January 1970.
    #[must_use]
    pub fn from_ordinal(ordinal: i32) -> Self {
        let shifted = ordinal.saturating_add(719_468);
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        let narrow = |n: i32| u8::try_from(n).unwrap_or(1);
        Self {
            year,
            month: narrow(month),
            day: narrow(day),
        }
    }

    /// The day `days` later, or earlier where negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_ordinal(self.ordinal().saturating_add(days))
    }

    /// Day of the week, Monday is 0.
    #[must_use]
    pub fn weekday(self) -> u8 {
        u8::try_from((self.ordinal() + 3).rem_euclid(7)).unwrap_or(0)
    }
}

/// How many days a month has; 31 for a month that does not exist.
#[must_use]
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0
            && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) =>
        {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        write!(f, "{sign}{year:04}-{:02}-{:02}", self.month, self.day)
    }
}

/// A time of day, to the precision that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59, where said.
    pub second: Option<u8>,
}

/// A moment to the precision known: a day, perhaps a time, perhaps a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The day, in its own zone.
    pub day: Day,
    /// The time of day, where said.
    pub time: Option<Time>,
    /// Minutes east of UTC, where said.
    pub offset: Option<i16>,
}

impl Moment {
    /// A moment of which only the day is known.
    #[must_use]
    pub const fn on(day: Day) -> Self {
        Self {
            day,
            time: None,
            offset: None,
        }
    }

    /// A feed's epoch in milliseconds, which is UTC.
    #[must_use]
    pub fn from_epoch_milliseconds(milliseconds: i64) -> Option<Self> {
        let seconds = milliseconds.div_euclid(1000);
        let day = Day::from_ordinal(i32::try_from(seconds.div_euclid(86_400)).ok()?);
        let rest = u32::try_from(seconds.rem_euclid(86_400)).ok()?;
        let narrow = |n: u32| u8::try_from(n).unwrap_or(0);
        let time = Time {
            hour: narrow(rest / 3600),
            minute: narrow(rest / 60 % 60),
            second: Some(narrow(rest % 60)),
        };
        Some(Self {
            day,
            time: Some(time),
            offset: Some(0),
        })
    }
}

impl fmt::Display for Moment {
    /// ISO 8601, with an offset only where one is stated.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
        if let Some(second) = time.second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => write!(f, "Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// Text that is no moment in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

impl fmt::Display for NotAMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "no moment as 2024-01-31, 2024-01-31T13:42 or 2024-01-31T13:42:05+08:00"
        )
    }
}

impl std::error::Error for NotAMoment {}

impl FromStr for Day {
    type Err = NotAMoment;

    /// Reads `2024-01-31`; month and day may have one digit. A year before 1 BC has a sign.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let (sign, text) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotAMoment);
        };
        if year.len() != 4 {
            return Err(NotAMoment);
        }
        let year = sign * number::<i32>(year)?;
        Self::new(year, number(month)?, number(day)?).ok_or(NotAMoment)
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    /// Reads ISO 8601: a day, perhaps a time after `T` or a space, perhaps `Z` or `+08:00`.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let text = text.trim();
        let Some((day, rest)) = text.split_once(['T', 't', ' ']) else {
            return Ok(Self::on(text.parse()?));
        };
        let day = day.parse()?;
        let rest = rest.trim();
        let (clock, offset) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => {
                let (clock, zone) = rest.split_at_checked(at).ok_or(NotAMoment)?;
                (clock.trim(), Some(parse_offset(zone)?))
            }
            None => (rest, None),
        };
        Ok(Self {
            day,
            time: Some(parse_time(clock)?),
            offset,
        })
    }
}

/// Reads `Z`, `+08:00`, `+0800` or `+08` as minutes east of UTC.
///
/// # Errors
/// When the text is none of these.
pub fn parse_offset(zone: &str) -> Result<i16, NotAMoment> {
    if zone.eq_ignore_ascii_case("z") {
        return Ok(0);
    }
    let (sign, digits) = match (zone.strip_prefix('+'), zone.strip_prefix('-')) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return Err(NotAMoment),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (number::<i16>(hours)?, number(minutes)?),
        None if digits.len() == 4 => {
            let all: i16 = number(digits)?;
            (all / 100, all % 100)
        }
        None => (number(digits)?, 0),
    };
    if hours > 14 || minutes > 59 {
        return Err(NotAMoment);
    }
    Ok(sign * (hours * 60 + minutes))
}

/// Reads `13:42`, `13:42:05` or `13:42:05.123`.
fn parse_time(clock: &str) -> Result<Time, NotAMoment> {
    let mut parts = clock.split(':');
    let hour = number(parts.next().unwrap_or_default())?;
    let minute = number(parts.next().ok_or(NotAMoment)?)?;
    let second = match parts.next() {
        Some(text) => Some(number(text.split('.').next().unwrap_or_default())?),
        None => None,
    };
    let valid = hour < 24 && minute < 60 && second.is_none_or(|s: u8| s < 60);
    valid
        .then_some(Time {
            hour,
            minute,
            second,
        })
        .ok_or(NotAMoment)
}

/// A number written in ASCII digits only.
fn number<T: FromStr>(digits: &str) -> Result<T, NotAMoment> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotAMoment);
    }
    digits.parse().map_err(|_| NotAMoment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_round_trip_over_eight_centuries() {
        let first = Day {
            year: 1600,
            month: 1,
            day: 1,
        }
        .ordinal();
        let last = Day {
            year: 2400,
            month: 12,
            day: 31,
        }
        .ordinal();
        let mut previous = Day::from_ordinal(first - 1);
        for ordinal in first..=last {
            let day = Day::from_ordinal(ordinal);
            assert_eq!(day.ordinal(), ordinal);
            assert!(previous < day);
            assert_eq!(Day::new(day.year, day.month, day.day), Some(day));
            previous = day;
        }
    }

    #[test]
    fn weekday_of_a_known_day() {
        assert_eq!(
            Day {
                year: 1970,
                month: 1,
                day: 1
            }
            .weekday(),
            3
        );
        assert_eq!(
            Day {
                year: 2000,
                month: 2,
                day: 29
            }
            .weekday(),
            1
        );
    }

    #[test]
    fn epoch_is_utc() {
        let moment = Moment::from_epoch_milliseconds(951_782_400_000).unwrap();
        assert_eq!(moment.to_string(), "2000-02-29T00:00:00Z");
    }

    #[test]
    fn moments_round_trip() {
        for text in [
            "2031-03-12",
            "2031-03-12T09:20",
            "2031-03-12T09:20:05Z",
            "2031-03-12T09:20-05:30",
        ] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        assert_eq!(
            "2031-3-2 9:05:01.5".parse::<Moment>().unwrap().to_string(),
            "2031-03-02T09:05:01"
        );
        for text in [
            "",
            "2031-02-29",
            "2031-03-12T",
            "2031-03-12T25:00",
            "31-03-12",
            "2031-03-12T09:20+9x",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(NotAMoment), "{text}");
        }
    }
}
