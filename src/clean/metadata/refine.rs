//! The heaviest clue of the time of publication, made as exact as those that agree with it allow.
//!
//! A page states a day in its head, a minute in its date line and an instant in a script. The
//! heaviest of them wins; this adds to it what it leaves open: the time to a day, the second to a
//! minute, the zone where one clue is in UTC and another says the same instant by the clock of
//! the place.

use super::Hint;
use crate::model::{ClueSource, Day, Moment, Time};

/// Weight from which a clue may add to another.
const MIN_WEIGHT: u8 = 40;

/// Offsets that places have, in minutes east of UTC, and what they are multiples of.
const OFFSETS: std::ops::RangeInclusive<i64> = -720..=840;
const OFFSET_STEP: i64 = 30;

/// China's zone, in minutes east of UTC.
const CHINA: i16 = 480;

/// The winner, refined. `is_chinese` says that the article is written in Chinese.
pub(super) fn refined(winner: &Hint<Moment>, hints: &[Hint<Moment>], is_chinese: bool) -> Moment {
    let mut moment = winner.value;
    if winner.from == ClueSource::FeedRecord {
        return moment;
    }
    let others: Vec<&Hint<Moment>> = hints
        .iter()
        .filter(|hint| hint.weight >= MIN_WEIGHT)
        .collect();
    if moment.time.is_none()
        && let Some(timed) = others
            .iter()
            .find(|hint| hint.value.time.is_some() && hint.value.day == moment.day)
    {
        moment = timed.value;
    }
    let Some(time) = moment.time else {
        return moment;
    };
    match moment.offset {
        Some(0) => in_place(moment, winner, &others, is_chinese),
        Some(_) => moment,
        None => {
            let same = others.iter().filter_map(|hint| {
                let offset = same_instant(moment, hint.value)?;
                let second = time.second.or(hint.value.time?.second);
                Some((offset, second))
            });
            // What says most: a zone, then a second.
            match same.max_by_key(|(offset, second)| (offset.is_some(), second.is_some())) {
                Some((offset, second)) => Moment {
                    time: Some(Time { second, ..time }),
                    offset,
                    ..moment
                },
                None => moment,
            }
        }
    }
}

/// An instant in UTC by the clock of the place, where another clue tells that.
fn in_place(
    moment: Moment,
    winner: &Hint<Moment>,
    others: &[&Hint<Moment>],
    is_chinese: bool,
) -> Moment {
    for other in others {
        let value = other.value;
        if value.offset == Some(0) || value.time.is_none() {
            continue;
        }
        if let Some(Some(offset)) = same_instant(
            Moment {
                offset: None,
                ..value
            },
            moment,
        ) && (value.offset.is_none() || value.offset == Some(offset))
        {
            return shifted(moment, offset);
        }
    }
    let in_china = shifted(moment, CHINA);
    let days = || {
        others
            .iter()
            .filter(|other| other.value.time.is_none() && other.from != ClueSource::UrlPath)
            .map(|other| other.value.day)
    };
    let is_said = |day: Day| days().any(|said| said == day);
    let is_epoch = winner.raw.chars().all(|c| c.is_ascii_digit());
    if is_chinese
        && !is_said(moment.day)
        && (is_said(in_china.day) || is_epoch && days().next().is_none())
    {
        return in_china;
    }
    moment
}

/// Whether a moment by the clock of a place is the same instant as another, or the same reading of
/// the clock: the offset that follows, where one does.
fn same_instant(local: Moment, other: Moment) -> Option<Option<i16>> {
    let seconds = (local.time?.second, other.time?.second);
    if let (Some(one), Some(other)) = seconds
        && one != other
    {
        return None;
    }
    let apart = minutes(local)? - minutes(other)?;
    match other.offset {
        _ if apart == 0 => Some(other.offset.filter(|&offset| offset != 0)),
        Some(0) if OFFSETS.contains(&apart) && apart % OFFSET_STEP == 0 => {
            Some(i16::try_from(apart).ok())
        }
        _ => None,
    }
}

/// Minutes by the clock, from a fixed day.
fn minutes(moment: Moment) -> Option<i64> {
    let time = moment.time?;
    Some(
        i64::from(moment.day.ordinal()) * 1440 + i64::from(time.hour) * 60 + i64::from(time.minute),
    )
}

/// An instant in UTC by the clock of another zone.
fn shifted(moment: Moment, offset: i16) -> Moment {
    let (Some(time), Some(minutes)) = (moment.time, minutes(moment)) else {
        return moment;
    };
    let there = minutes + i64::from(offset);
    let (Ok(day), Ok(hour), Ok(minute)) = (
        i32::try_from(there.div_euclid(1440)),
        u8::try_from(there.rem_euclid(1440) / 60),
        u8::try_from(there.rem_euclid(60)),
    ) else {
        return moment;
    };
    Moment {
        day: Day::from_ordinal(day),
        time: Some(Time {
            hour,
            minute,
            second: time.second,
        }),
        offset: Some(offset),
    }
}

#[cfg(test)]
mod tests {
    use super::super::when;
    use super::*;

    /// The first text is the winner.
    fn check(clues: &[&str], expect: &str) {
        let hints: Vec<Hint<Moment>> = clues
            .iter()
            .map(|raw| Hint {
                from: ClueSource::Meta,
                weight: 70,
                raw: (*raw).to_owned(),
                value: when::value(raw).unwrap(),
                block: None,
            })
            .collect();
        let found = refined(&hints[0], &hints, true).to_string();
        assert_eq!(found, expect, "{clues:?}");
    }

    #[test]
    fn what_is_open_is_taken_from_those_that_agree() {
        check(&["2031-02-03", "2031-02-03 05:42"], "2031-02-03T05:42");
        check(&["2031-02-03", "2031-02-04 05:42"], "2031-02-03");
        check(
            &["2031-02-03 13:42", "2031-02-03 13:42:05"],
            "2031-02-03T13:42:05",
        );
        check(
            &["2031-02-03 13:42", "2031-02-03 13:45:05"],
            "2031-02-03T13:42",
        );
    }

    #[test]
    fn an_instant_is_given_by_the_clock_of_the_place() {
        let early = "2031-02-02T17:20:31Z";
        check(&[early, "2031-02-03 01:20"], "2031-02-03T01:20:31+08:00");
        check(&["2031-02-03 01:20", early], "2031-02-03T01:20:31+08:00");
        check(&[early, "2031-02-03"], "2031-02-03T01:20:31+08:00");
        check(&[early, "2031-02-02"], "2031-02-02T17:20:31Z");
        check(&[early], "2031-02-02T17:20:31Z");
        check(&["1927819231"], "2031-02-03T01:20:31+08:00");
        check(
            &[early, "2031-02-03T02:20:31+09:00"],
            "2031-02-03T02:20:31+09:00",
        );
    }
}
