//! Moments as carriers write them: ISO 8601, RFC 2822, epochs, days in Chinese.
//!
//! Only whole forms are read, never a date somewhere in a sentence. What names no zone has none;
//! an epoch is UTC. A day written with the month or the day first (`03/06/2024`) could be either
//! and is left alone.

use crate::model::{Day, Moment, Time};

/// Reads a stated moment; none where it is not surely one.
pub(super) fn read(text: &str) -> Option<Moment> {
    let text = text.trim();
    epoch(text)
        .or_else(|| compact(text))
        .or_else(|| year_first(text))
        .or_else(|| mail(text))
}

/// Seconds, milliseconds, microseconds since 1970, told apart by their digits.
fn epoch(text: &str) -> Option<Moment> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let number: i64 = whole.parse().ok()?;
    let milliseconds = match whole.len() {
        9 | 10 => number * 1000,
        12 | 13 => number,
        15 | 16 => number / 1000,
        18 | 19 => number / 1_000_000,
        _ => return None,
    };
    Moment::from_epoch_milliseconds(milliseconds)
}

/// `20240306`, `20240306T093000Z`, `20240306093000`.
fn compact(text: &str) -> Option<Moment> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = |from: usize| -> Option<u8> { text.get(from..from + 2)?.parse().ok() };
    if !matches!(digits, 8 | 14) || !text.starts_with(['1', '2']) {
        return None;
    }
    let day = Day::new(text.get(..4)?.parse().ok()?, number(4)?, number(6)?)?;
    let at = match (digits, text.get(8..9)) {
        (14, _) => 8,
        (_, Some("T" | "t" | " ")) => 9,
        (_, None) => return Some(Moment::on(day)),
        _ => return None,
    };
    let time = Time {
        hour: number(at).filter(|hour| *hour < 24)?,
        minute: number(at + 2).filter(|minute| *minute < 60)?,
        second: number(at + 4).filter(|second| *second < 60),
    };
    let offset = text.get(at + 6..).and_then(offset);
    Some(Moment {
        day,
        time: Some(time),
        offset,
    })
}

/// Year, month, day with any signs between, then a time: `2024-03-06T09:30:00+08:00`,
/// `2024/3/6 9:30`, `2024年3月6日 09时30分`.
fn year_first(text: &str) -> Option<Moment> {
    let mut rest = Cursor(text);
    let year = rest.number(4, 4)?;
    rest.sign(&['-', '/', '.', '年'])?;
    let month = rest.number(1, 2)?;
    rest.sign(&['-', '/', '.', '月'])?;
    let date = rest.number(1, 2)?;
    // The day's own sign may be missing.
    let _ = rest.sign(&['日', '号', '號']);
    let day = Day::new(year, u8::try_from(month).ok()?, u8::try_from(date).ok()?)?;
    let mut moment = Moment::on(day);
    rest.weekday();
    if let Some((time, offset)) = rest.time() {
        moment.time = Some(time);
        moment.offset = offset;
    } else if !rest.0.trim().is_empty() {
        return None;
    }
    Some(moment)
}

/// `Wed, 06 Mar 2024 09:30:00 +0800 (CST)`, `6 March 2024`, `Mar 6, 2024 09:30`.
fn mail(text: &str) -> Option<Moment> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let is_one_of = |word: &str, names: &[&str]| {
        let head: String = word
            .chars()
            .take(3)
            .collect::<String>()
            .to_ascii_lowercase();
        names.iter().position(|name| *name == head)
    };
    let (mut date, mut month, mut year, mut time, mut zone) = (None, None, None, None, None);
    for word in text
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
    {
        if word.contains(':') {
            let mut rest = Cursor(word);
            let (read, offset) = rest.time()?;
            time = Some(read);
            zone = offset;
        } else if let Ok(number) = word.parse::<i32>()
            && !word.starts_with(['+', '-'])
        {
            if word.len() == 4 {
                year = Some(number);
            } else if date.is_none() {
                date = Some(u8::try_from(number).ok()?);
            } else {
                year = Some(2000 + number);
            }
        } else if let Some(index) = is_one_of(word, &MONTHS) {
            month = u8::try_from(index + 1).ok();
        } else if time.is_some() && zone.is_none() {
            zone = offset(word);
        } else if is_one_of(word, &WEEKDAYS).is_none() && !word.starts_with('(') {
            return None;
        }
    }
    let day = Day::new(year?, month?, date?)?;
    Some(Moment {
        day,
        time,
        offset: zone,
    })
}

/// `Z`, `GMT`, `UTC`, `+08:00`, `+0800`, `-05`; minutes east of Greenwich.
fn offset(zone: &str) -> Option<i16> {
    let zone = zone.trim();
    if matches!(zone, "Z" | "z" | "GMT" | "UTC" | "UT") {
        return Some(0);
    }
    let digits = zone.strip_prefix(['+', '-'])?;
    let digits: String = digits.chars().filter(|c| *c != ':').take(4).collect();
    let hours: i16 = digits.get(..2)?.parse().ok()?;
    let minutes: i16 = digits.get(2..4).unwrap_or("0").parse().ok()?;
    let total = hours * 60 + minutes;
    let is_zone = hours <= 14 && minutes < 60;
    is_zone.then_some(if zone.starts_with('-') { -total } else { total })
}

/// The rest of a text that is read from its start.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn number(&mut self, min: usize, max: usize) -> Option<i32> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        if digits < min || digits > max {
            return None;
        }
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.parse().ok()
    }

    fn sign(&mut self, signs: &[char]) -> Option<()> {
        self.0 = self.0.trim_start().strip_prefix(signs)?.trim_start();
        Some(())
    }

    /// Passes over `星期三`, `（周三）`.
    fn weekday(&mut self) {
        let rest = self.0.trim_start().trim_start_matches(['(', '（']);
        if let Some(named) = ["星期", "礼拜", "周", "週"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
        {
            let mut chars = named.chars();
            if chars.next().is_some() {
                self.0 = chars.as_str().trim_start_matches([')', '）']);
            }
        }
    }

    /// `T09:30:00.000Z`, ` 9:30`, ` 09时30分`, with the offset where one is said.
    fn time(&mut self) -> Option<(Time, Option<i16>)> {
        let start = self.0.trim_start().trim_start_matches(['T', 't']);
        let mut rest = Cursor(start);
        let mut hour = rest.number(1, 2)?;
        rest.sign(&[':', '：', '时', '時', '点'])?;
        let minute = rest.number(1, 2)?;
        let second = rest
            .sign(&[':', '：', '分'])
            .and_then(|()| rest.number(1, 2));
        let after = rest.0.trim_start_matches('秒');
        let after = match after.strip_prefix(['.', ',']) {
            Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
            None => after,
        };
        let after = after.trim();
        let half = after.to_ascii_lowercase();
        match half.as_str() {
            "pm" if hour < 12 => hour += 12,
            "am" if hour == 12 => hour = 0,
            _ => {}
        }
        let time = Time {
            hour: u8::try_from(hour).ok().filter(|hour| *hour < 24)?,
            minute: u8::try_from(minute).ok().filter(|minute| *minute < 60)?,
            second: second
                .and_then(|second| u8::try_from(second).ok())
                .filter(|second| *second < 60),
        };
        self.0 = "";
        Some((time, offset(after)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_carriers_write() {
        let check = |text: &str, expect: &str| {
            let said = read(text).map_or_else(|| "-".to_owned(), |moment| moment.to_string());
            assert_eq!(said, expect, "{text}");
        };
        check("2031-03-12T09:05:00+08:00", "2031-03-12T09:05:00+08:00");
        check("2031-03-12 09:05", "2031-03-12T09:05");
        check("2031-03-12T09:05:06.123Z", "2031-03-12T09:05:06Z");
        check("2031/3/12 9:05", "2031-03-12T09:05");
        check("2031年3月12日 星期三 09:05", "2031-03-12T09:05");
        check("2031年3月12日", "2031-03-12");
        check(
            "Wed, 12 Mar 2031 09:05:00 +0800 (CST)",
            "2031-03-12T09:05:00+08:00",
        );
        check("12 March 2031", "2031-03-12");
        check("Mar 12, 2031", "2031-03-12");
        check("1930000000", "2031-02-27T23:06:40Z");
        check("1930000000000", "2031-02-27T23:06:40Z");
        check("20310312T090500Z", "2031-03-12T09:05:00Z");
        check("20310312090500", "2031-03-12T09:05:00");
        check("20310312", "2031-03-12");
        check("03/06/2031", "-");
        check("soon", "-");
        check("2031-02-30", "-");
    }
}
