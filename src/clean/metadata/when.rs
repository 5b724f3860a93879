//! Reads dates of publication as pages write them.
//!
//! Complete dates only (a year, a month and a day), because a publication day is never guessed:
//! `2031-02-03 13:42`, `2031年2月3日 下午1時42分`, `二〇三一年二月三日`, `Feb 3, 2031 1:42 PM`,
//! `3 February 2031`, `2031-02-03T13:42:00+08:00`. A zone is kept only where it is said.
//! Expressions inside running text (周二, last May) are the business of the room `dates`.

use crate::model::{Day, Moment, Span, Time};

/// Years that a publication date can have: the web's own.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands, its time included.
    pub(crate) span: Span,
    /// What it says.
    pub(crate) moment: Moment,
}

/// The dates of a text, at most `limit`.
pub(crate) fn find_all(text: &str, limit: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let starts = at >= skip_to
            && (c.is_ascii_digit() && !previous.is_ascii_alphanumeric()
                || c.is_ascii_uppercase() && !previous.is_ascii_alphabetic()
                || matches!(c, '二' | '一'));
        previous = c;
        if !starts {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        if let Some((moment, length)) = read(rest) {
            found.push(Found {
                span: Span::new(at, at + length),
                moment,
            });
            skip_to = at + length;
            if found.len() >= limit {
                break;
            }
        }
    }
    found
}

/// The first date of a text.
pub(crate) fn find(text: &str) -> Option<Found> {
    find_all(text, 1).into_iter().next()
}

/// A machine-readable value, as in meta tags and scripts: also `20310203134200` and epochs.
pub(crate) fn value(text: &str) -> Option<Moment> {
    let text = text.trim().trim_matches(['"', '\'']);
    if let Some(found) = find(text).filter(|found| found.span.start <= 12) {
        return Some(found.moment);
    }
    let digits = text.len();
    if !text.chars().all(|c| c.is_ascii_digit()) {
        return text
            .get(..8)
            .filter(|_| digits >= 9)
            .and_then(compact)
            .map(Moment::on);
    }
    match digits {
        8 => compact(text).map(Moment::on),
        12 | 14 => {
            let day = compact(text.get(..8)?)?;
            let number = |from: usize| text.get(from..from + 2)?.parse::<u8>().ok();
            let time = Time {
                hour: number(8)?,
                minute: number(10)?,
                second: number(12),
            };
            Some(Moment {
                day,
                time: valid(time),
                offset: None,
            })
        }
        10 | 13 => {
            let number: i64 = text.parse().ok()?;
            let milliseconds = if digits == 10 { number * 1000 } else { number };
            let moment = Moment::from_epoch_milliseconds(milliseconds)?;
            YEARS.contains(&moment.day.year).then_some(moment)
        }
        _ => None,
    }
}

/// The day that an address names in its path: `/2031/02/03/`, `/2031-02/03/`, `/20310203/`,
/// `t20310203_12.html`.
pub(crate) fn in_path(url: &str) -> Option<Day> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/').map_or(path, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let spread = parts.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    });
    let halves = || {
        parts.windows(2).find_map(|window| match window {
            [year, rest] if year.len() == 4 && rest.len() == 4 => compact(&format!("{year}{rest}")),
            [month, day] if month.len() == 6 && day.len() == 2 => compact(&format!("{month}{day}")),
            _ => None,
        })
    };
    let whole = || {
        parts
            .iter()
            .find(|part| part.len() == 8)
            .and_then(|part| compact(part))
    };
    spread.or_else(halves).or_else(whole)
}

/// `YYYYMMDD`.
fn compact(text: &str) -> Option<Day> {
    day_of(
        text.get(..4)?.parse().ok()?,
        text.get(4..6)?.parse().ok()?,
        text.get(6..8)?.parse().ok()?,
    )
}

fn day_of(year: i32, month: u32, day: u32) -> Option<Day> {
    let narrow = |n: u32| u8::try_from(n).ok();
    Day::new(year, narrow(month)?, narrow(day)?).filter(|_| YEARS.contains(&year))
}

/// A date that starts a text, with its length in bytes.
fn read(text: &str) -> Option<(Moment, usize)> {
    let mut cursor = Cursor { rest: text };
    let day = cursor
        .attempt(Cursor::numeric)
        .or_else(|| cursor.attempt(Cursor::parted))
        .or_else(|| cursor.attempt(Cursor::han))
        .or_else(|| cursor.attempt(Cursor::month_first))
        .or_else(|| cursor.attempt(Cursor::day_first))
        .or_else(|| cursor.attempt(Cursor::american))
        .or_else(|| cursor.attempt(Cursor::short))?;
    let after_day = cursor.rest;
    let time = cursor.attempt(Cursor::time);
    if time.is_none() {
        cursor.rest = after_day;
    }
    let offset = if time.is_some() {
        cursor.attempt(Cursor::zone)
    } else {
        None
    };
    Some((Moment { day, time, offset }, text.len() - cursor.rest.len()))
}

fn valid(time: Time) -> Option<Time> {
    let is_valid = time.hour < 24 && time.minute < 60 && time.second.is_none_or(|s| s < 60);
    is_valid.then_some(time)
}

#[derive(Clone, Copy)]
struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    /// Tries a reader; the cursor moves only where it succeeds.
    fn attempt<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let mut trial = *self;
        let value = read(&mut trial)?;
        *self = trial;
        Some(value)
    }

    fn spaces(&mut self) {
        self.rest = self
            .rest
            .trim_start_matches([' ', '\u{a0}', '\u{3000}', '\t']);
    }

    fn eat(&mut self, c: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(c)?;
        Some(())
    }

    fn any(&mut self, chars: &[char]) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| chars.contains(c))?;
        self.rest = self.rest.get(c.len_utf8()..)?;
        Some(c)
    }

    fn word(&mut self) -> &'t str {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        word
    }

    /// A number of at most `max` digits that no further digit follows.
    fn number(&mut self, min: usize, max: usize) -> Option<u32> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end)?;
        if !(min..=max).contains(&end) {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    /// `2031-02-03`, `2031/2/3`, `2031.02.03`, `2031年2月3日`, `2031 年 2 月 3 日`.
    fn numeric(&mut self) -> Option<Day> {
        let year = self.number(4, 4)?;
        self.spaces();
        let mark = self.any(&['-', '/', '.', '年', '－', '–', '／'])?;
        self.spaces();
        let month = self.number(1, 2)?;
        self.spaces();
        if mark == '年' {
            self.eat('月')?;
        } else {
            self.eat(mark)?;
        }
        self.spaces();
        let day = self.number(1, 2)?;
        if mark == '年' {
            let mut trial = *self;
            trial.spaces();
            if trial.any(&['日', '号', '號']).is_some() {
                *self = trial;
            }
        }
        day_of(i32::try_from(year).ok()?, month, day)
    }

    /// `2031 02/03` with a time behind it, as a page writes it whose year stands apart.
    fn parted(&mut self) -> Option<Day> {
        let year = self.number(4, 4)?;
        self.rest.starts_with(char::is_whitespace).then_some(())?;
        self.spaces();
        let month = self.number(2, 2)?;
        self.any(&['/', '-'])?;
        let day = self.number(2, 2)?;
        let mut behind = *self;
        behind.spaces();
        behind.time()?;
        day_of(i32::try_from(year).ok()?, month, day)
    }

    /// `二〇三一年二月三日`.
    fn han(&mut self) -> Option<Day> {
        const YEAR_DIGITS: usize = 4;
        const PART_CHARS: usize = 4;
        let mut number = 0;
        for c in self.rest.chars().take(YEAR_DIGITS) {
            number = number * 10 + han_digit(c)?;
        }
        let year_end = self.rest.char_indices().nth(YEAR_DIGITS)?.0;
        self.rest = self.rest.get(year_end..)?.strip_prefix('年')?;
        let mut part = |mark: char| -> Option<u32> {
            // Looked for only as far as a number can reach: a text may be all digits.
            let near = self.rest.char_indices().take(PART_CHARS + 1);
            let (end, _) = near.into_iter().find(|&(_, c)| c == mark)?;
            let value = han_number(self.rest.get(..end)?)?;
            self.rest = self.rest.get(end + mark.len_utf8()..)?;
            Some(value)
        };
        let month = part('月')?;
        let day = part('日')?;
        day_of(i32::try_from(number).ok()?, month, day)
    }

    /// `Feb 3, 2031`, `February 3rd, 2031`.
    fn month_first(&mut self) -> Option<Day> {
        let month = month(self.word())?;
        let _ = self.eat('.');
        self.spaces();
        let day = self.number(1, 2)?;
        self.ordinal();
        let _ = self.eat(',');
        self.spaces();
        let year = self.number(4, 4)?;
        day_of(i32::try_from(year).ok()?, month, day)
    }

    /// `3 February 2031`, `3rd Feb, 2031`, `3-Feb-2031`.
    fn day_first(&mut self) -> Option<Day> {
        let day = self.number(1, 2)?;
        self.ordinal();
        let _ = self.any(&['-', '.']);
        self.spaces();
        let month = month(self.word())?;
        let _ = self.any(&['.', ',', '-']);
        self.spaces();
        let year = self.number(4, 4)?;
        day_of(i32::try_from(year).ok()?, month, day)
    }

    /// `02/03/2031`: the month first, unless the numbers say otherwise.
    fn american(&mut self) -> Option<Day> {
        let first = self.number(1, 2)?;
        let mark = self.any(&['/', '.', '-'])?;
        let second = self.number(1, 2)?;
        self.eat(mark)?;
        let year = i32::try_from(self.number(4, 4)?).ok()?;
        // A point is the European mark, where the day stands first.
        if mark == '.' || first > 12 {
            day_of(year, second, first)
        } else {
            day_of(year, first, second)
        }
    }

    /// `31-02-03 05:42`: a year of two digits, where a time of day says that it is a date.
    fn short(&mut self) -> Option<Day> {
        const CENTURY: i32 = 2000;
        let year = self.number(2, 2)?;
        let mark = self.any(&['-', '/', '.'])?;
        let month = self.number(2, 2)?;
        self.eat(mark)?;
        let day = self.number(2, 2)?;
        let mut behind = *self;
        behind.spaces();
        behind.time()?;
        day_of(CENTURY + i32::try_from(year).ok()?, month, day)
    }

    fn ordinal(&mut self) {
        for suffix in ["st", "nd", "rd", "th"] {
            if let Some(rest) = self.rest.strip_prefix(suffix) {
                self.rest = rest;
                return;
            }
        }
    }

    /// The time after a date: `T13:42:00.5`, ` at 1:42 p.m.`, `（周三）下午1時42分`.
    fn time(&mut self) -> Option<Time> {
        const FILLERS: &[&str] = &["T", "at", "，", ",", "|", "·", "-", "—", "–", "日"];
        for _ in 0..4 {
            self.spaces();
            self.weekday();
            self.spaces();
            for filler in FILLERS {
                if let Some(rest) = self.rest.strip_prefix(filler) {
                    self.rest = rest;
                }
            }
        }
        self.spaces();
        let part = [
            "上午", "下午", "晚上", "中午", "凌晨", "早上", "晚间", "晚間",
        ]
        .into_iter()
        .find(|part| self.rest.starts_with(part));
        self.rest = part
            .and_then(|part| self.rest.strip_prefix(part))
            .unwrap_or(self.rest);
        self.spaces();
        let mut hour = self.number(1, 2)?;
        let mark = self.any(&[':', '：', '时', '時', '点', '點'])?;
        let minute = self.number(2, 2).or_else(|| self.number(1, 1))?;
        let _ = self.eat('分');
        let mut second = None;
        if matches!(mark, ':' | '：') {
            second = self.attempt(|cursor| {
                cursor.any(&[':', '：'])?;
                cursor.number(2, 2)
            });
            let _ = self.attempt(|cursor| {
                cursor.any(&['.', ','])?;
                cursor.number(1, 9)
            });
        }
        let is_late = matches!(part, Some("下午" | "晚上" | "晚间" | "晚間"));
        let half = self.attempt(|cursor| {
            cursor.spaces();
            let first = cursor.any(&['a', 'A', 'p', 'P'])?;
            let _ = cursor.eat('.');
            cursor.any(&['m', 'M'])?;
            let _ = cursor.eat('.');
            Some(first.to_ascii_lowercase())
        });
        if hour < 12 && (is_late || half == Some('p')) {
            hour += 12;
        } else if hour == 12 && half == Some('a') {
            hour = 0;
        }
        let narrow = |n: u32| u8::try_from(n).ok();
        let second = match second {
            Some(second) => Some(narrow(second)?),
            None => None,
        };
        valid(Time {
            hour: narrow(hour)?,
            minute: narrow(minute)?,
            second,
        })
    }

    fn weekday(&mut self) {
        let trial = self.rest.trim_start_matches(['（', '(', '[']);
        let after = ["星期", "周", "週", "礼拜"]
            .iter()
            .find_map(|name| trial.strip_prefix(name));
        if let Some(after) = after
            && let Some(c) = after
                .chars()
                .next()
                .filter(|c| "一二三四五六日天".contains(*c))
        {
            let after = after.get(c.len_utf8()..).unwrap_or_default();
            self.rest = after.trim_start_matches(['）', ')', ']']);
        }
    }

    /// A zone, in minutes east of UTC.
    fn zone(&mut self) -> Option<i16> {
        self.spaces();
        if self.attempt(|cursor| cursor.eat('Z')).is_some() {
            return Some(0);
        }
        for (name, offset) in [
            ("北京时间", 480),
            ("（北京时间）", 480),
            ("EST", -300),
            ("EDT", -240),
            ("PST", -480),
            ("PDT", -420),
            ("CET", 60),
            ("BST", 60),
            ("HKT", 480),
            ("IST", 330),
        ] {
            if let Some(rest) = self.rest.strip_prefix(name) {
                self.rest = rest;
                return Some(offset);
            }
        }
        let is_utc = ["UTC", "GMT"].iter().any(|name| {
            let rest = self.rest.strip_prefix(name);
            self.rest = rest.unwrap_or(self.rest);
            rest.is_some()
        });
        let signed = self.attempt(|cursor| {
            let sign = cursor.any(&['+', '-'])?;
            let before = cursor.rest.len();
            let digits = cursor.number(1, 4)?;
            let minutes = if before - cursor.rest.len() >= 3 {
                digits / 100 * 60 + digits % 100
            } else {
                let colon = cursor.attempt(|cursor| {
                    cursor.eat(':')?;
                    cursor.number(2, 2)
                });
                // `2031-02-03 13:42 - 14` is no zone.
                colon.or(is_utc.then_some(0))? + digits * 60
            };
            let minutes = i16::try_from(minutes)
                .ok()
                .filter(|&minutes| minutes <= 14 * 60)?;
            Some(if sign == '-' { -minutes } else { minutes })
        });
        signed.or(is_utc.then_some(0))
    }
}

fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_ascii_lowercase();
    let name = if name == "sept" { "sep" } else { &name };
    let place = MONTHS.iter().position(|month| {
        name.len() >= 3 && (*month == name || name.len() == 3 && month.starts_with(name))
    })?;
    u32::try_from(place + 1).ok()
}

fn han_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)
        .or_else(|| matches!(c, '零' | '○' | 'Ｏ' | '0').then_some(0))
        .and_then(|digit| u32::try_from(digit).ok())
}

/// A number below one hundred in Chinese: 三, 十二, 二十, 三十一.
fn han_number(text: &str) -> Option<u32> {
    let Some((tens, ones)) = text.split_once('十') else {
        let mut chars = text.chars();
        return chars
            .next()
            .and_then(han_digit)
            .filter(|_| chars.next().is_none());
    };
    let digit = |part: &str, empty: u32| match part.chars().next() {
        None => Some(empty),
        Some(c) => han_digit(c),
    };
    Some(digit(tens, 1)? * 10 + digit(ones, 0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let found = find(text)
            .map(|found| found.moment.to_string())
            .unwrap_or_default();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn dates_as_pages_write_them() {
        check("2031-02-03 13:42", "2031-02-03T13:42");
        check("发布时间：2031年2月3日 下午1时42分", "2031-02-03T13:42");
        check("2031年02月03日（星期一）08:05:09", "2031-02-03T08:05:09");
        check("二〇三一年十二月三十一日", "2031-12-31");
        check(
            "Posted Feb. 3, 2031 at 1:42 p.m. EST",
            "2031-02-03T13:42-05:00",
        );
        check("Monday, 3rd February 2031", "2031-02-03");
        check("2031-02-03T13:42:00.557Z", "2031-02-03T13:42:00Z");
        check("2031-02-03T13:42:00+0800", "2031-02-03T13:42:00+08:00");
        check("2031/2/3 9:07", "2031-02-03T09:07");
        check("2031.02.03", "2031-02-03");
        check("26/02/2031", "2031-02-26");
        check("2031 02/03 13:42:05", "2031-02-03T13:42:05");
        check("1994 02/03", "");
        check("2031-02-03T05:42:05+0000", "2031-02-03T05:42:05Z");
        check("February 2031", "");
        check("2031-13-03", "");
        check("电话 2031-0203-11", "");
    }

    #[test]
    fn machine_values() {
        let check = |text: &str, expect: &str| {
            assert_eq!(
                value(text).map(|m| m.to_string()).unwrap_or_default(),
                expect,
                "{text}"
            );
        };
        check("20310203", "2031-02-03");
        check("20310203134205", "2031-02-03T13:42:05");
        check("1600000000000", "2020-09-13T12:26:40Z");
        check("Mon, 03 Feb 2031 13:42:00 GMT", "2031-02-03T13:42:00Z");
        check("12345678901", "");
    }

    #[test]
    fn days_in_addresses() {
        let check = |url: &str, expect: Option<&str>| {
            assert_eq!(
                in_path(url).map(|day| day.to_string()).as_deref(),
                expect,
                "{url}"
            );
        };
        check("https://a.example/2031/02/03/x.html", Some("2031-02-03"));
        check("https://a.example/2031-02/03/c_11.htm", Some("2031-02-03"));
        check("https://a.example/x/t20310203_1.html", Some("2031-02-03"));
        check("https://a.example/202102/99/12345678", None);
        check(
            "https://a.example/n/2031/0203/c1-2.html",
            Some("2031-02-03"),
        );
    }
}
