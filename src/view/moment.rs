//! A publication time as a person types it.

use crate::model::{Day, Moment, Time};

/// Reads a corrected publication time from three fields: `2031-03-12`, `09:20`, `+08:00`.
///
/// Time and offset may be empty; none where a field says something that is no such thing.
///
/// ```
/// # use duilan::view::read_moment;
/// let moment = read_moment("2031-3-12", "9:20", "+08:00").unwrap();
/// assert_eq!(moment.to_string(), "2031-03-12T09:20+08:00");
/// assert!(read_moment("2031-02-30", "", "").is_none());
/// ```
#[must_use]
pub fn read_moment(day: &str, time: &str, offset: &str) -> Option<Moment> {
    let mut parts = day.trim().split(['-', '/', '.']);
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    let day = Day::new(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?)?;
    let time = match time.trim() {
        "" => None,
        said => Some(read_time(said)?),
    };
    let offset = match offset.trim() {
        "" => None,
        said => Some(read_offset(said)?),
    };
    parts
        .next()
        .is_none()
        .then_some(Moment { day, time, offset })
}

fn read_time(said: &str) -> Option<Time> {
    let mut parts = said.split(':');
    let hour = parts.next()?.parse().ok().filter(|hour| *hour < 24)?;
    let minute = parts.next()?.parse().ok().filter(|minute| *minute < 60)?;
    let second = match parts.next() {
        None => None,
        Some(said) => Some(said.parse().ok().filter(|second| *second < 60)?),
    };
    Some(Time {
        hour,
        minute,
        second,
    })
}

/// Minutes east of UTC, of `Z`, `+08:00`, `-0330`, `+8`; zones reach from -12 to +14 hours.
fn read_offset(said: &str) -> Option<i16> {
    if said.eq_ignore_ascii_case("z") || said.eq_ignore_ascii_case("utc") {
        return Some(0);
    }
    let (sign, digits) = match (said.strip_prefix('+'), said.strip_prefix(['-', '−'])) {
        (Some(digits), _) => (1, digits),
        (None, Some(digits)) => (-1, digits),
        (None, None) => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(both) => both,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "0"),
    };
    let hours: i16 = hours
        .parse()
        .ok()
        .filter(|hours| (0..=14).contains(hours))?;
    let minutes: i16 = minutes
        .parse()
        .ok()
        .filter(|minutes| (0..60).contains(minutes))?;
    Some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: &str, time: &str, offset: &str, expect: Option<&str>) {
        let read = read_moment(day, time, offset).map(|moment| moment.to_string());
        assert_eq!(read.as_deref(), expect, "{day} {time} {offset}");
    }

    #[test]
    fn fields_in_the_ways_people_write_them() {
        check("2031-03-12", "", "", Some("2031-03-12"));
        check("2031/3/12", "09:20:05", "Z", Some("2031-03-12T09:20:05Z"));
        check(
            "2031.03.12",
            "23:59",
            "-0330",
            Some("2031-03-12T23:59-03:30"),
        );
        check("2031-03-12", "09:20", "+8", Some("2031-03-12T09:20+08:00"));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        check("2031-13-01", "", "", None);
        check("2031-03-12-1", "", "", None);
        check("2031-03-12", "24:00", "", None);
        check("2031-03-12", "9", "", None);
        check("2031-03-12", "", "8", None);
        check("2031-03-12", "", "+15:00", None);
        check("", "", "", None);
    }
}
