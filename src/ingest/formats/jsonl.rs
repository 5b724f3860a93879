//! JSON lines: `{"id"?,"html"|"text","url"?,"title"?,"published"?}` a line.
//!
//! `published` is ISO 8601, or a number of seconds or milliseconds since 1970, which is UTC.

use serde::Deserialize;
use serde_json::Value;

use super::super::{Part, Trouble};
use super::Parts;
use crate::model::{Day, Format, Hints, InputErrorCode, Moment, Time};

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    title: Option<String>,
    published: Option<Value>,
}

/// Whether a text is JSON lines: its first line opens an object that names a text.
pub(super) fn is(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let line = text.lines().next().unwrap_or_default();
    line.starts_with('{') && (line.contains("\"html\"") || line.contains("\"text\""))
}

/// Reads the lines; a bad one is an error, the others stand.
pub(super) fn split(text: &str, max_documents: usize) -> Parts {
    let mut parts = Parts::default();
    let is_ended = text.ends_with('\n');
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    for (index, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let place = format!("line {}", index + 1);
        if parts.parts.len() >= max_documents {
            let number = lines.iter().filter(|line| !line.trim().is_empty()).count();
            parts.troubles.push(Trouble::new(
                InputErrorCode::TooManyArticles,
                place,
                number,
                max_documents,
            ));
            break;
        }
        match serde_json::from_str::<Line>(line) {
            Ok(line) => match part(line) {
                Some(part) => parts.parts.push(part),
                None => parts
                    .troubles
                    .push(trouble(InputErrorCode::BadRecord, place, index)),
            },
            Err(error) if error.is_eof() && index + 1 == lines.len() && !is_ended => {
                parts
                    .troubles
                    .push(trouble(InputErrorCode::Truncated, place, index));
            }
            Err(_) => parts
                .troubles
                .push(trouble(InputErrorCode::BadRecord, place, index)),
        }
    }
    parts
}

fn trouble(code: InputErrorCode, place: String, index: usize) -> Trouble {
    Trouble::new(code, place, index + 1, 0)
}

fn part(line: Line) -> Option<Part> {
    let (format, source) = match (line.html, line.text) {
        (Some(html), _) => (Format::Html, html),
        (None, Some(text)) => (Format::PlainText, text),
        (None, None) => return None,
    };
    let id = line.id.and_then(|id| match id {
        Value::String(id) => Some(id),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    });
    let hints = Hints {
        byline: Vec::new(),
        id,
        title: line.title.filter(|title| !title.trim().is_empty()),
        url: line.url.filter(|url| !url.trim().is_empty()),
        source: None,
        captured: None,
        published: line.published.as_ref().and_then(moment),
    };
    Some(Part {
        format,
        source,
        hints,
    })
}

fn moment(value: &Value) -> Option<Moment> {
    match value {
        Value::Number(number) => {
            let number = number.as_i64()?;
            // Seconds have ten digits until the year 2286, milliseconds thirteen.
            let is_seconds = number.abs() < 100_000_000_000;
            Moment::from_epoch_milliseconds(if is_seconds { number * 1000 } else { number })
        }
        Value::String(text) => iso(text.trim()),
        _ => None,
    }
}

/// `YYYY-MM-DD`, with `THH:MM[:SS[.fff]]` and `Z` or `±HH:MM` where they are said.
pub(super) fn iso(text: &str) -> Option<Moment> {
    let number = |from: usize, to: usize| -> Option<u8> { text.get(from..to)?.parse().ok() };
    let is_dash = |at: usize| text.get(at..=at) == Some("-");
    if !is_dash(4) || !is_dash(7) {
        return None;
    }
    let day = Day::new(text.get(..4)?.parse().ok()?, number(5, 7)?, number(8, 10)?)?;
    let Some(rest) = text.get(11..).filter(|rest| rest.len() >= 5) else {
        return Some(Moment::on(day));
    };
    let (hour, minute) = (number(11, 13)?, number(14, 16)?);
    let is_second = text.get(16..17) == Some(":");
    let second = if is_second { number(17, 19) } else { None };
    let time = Time {
        hour,
        minute,
        second,
    };
    let is_valid = hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
    let zone = rest.find(['Z', '+', '-']).and_then(|at| rest.get(at..));
    let offset = zone.and_then(|zone| {
        if zone.starts_with('Z') {
            return Some(0);
        }
        let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
        let hours: i16 = digits.get(..2)?.parse().ok()?;
        let minutes: i16 = digits.get(2..4).unwrap_or("0").parse().ok()?;
        let total = hours.checked_mul(60)?.checked_add(minutes)?;
        Some(if zone.starts_with('-') { -total } else { total })
    });
    is_valid.then_some(Moment {
        day,
        time: Some(time),
        offset,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_their_hints() {
        let text = "{\"id\":7,\"html\":\"<p>a\",\"published\":\"2031-02-03T04:05:06+08:00\"}\n\n\
            {\"text\":\"b\",\"url\":\"https://a.example/\"}\n{\"id\":\"x\"}\n{\"text\":\"cu";
        assert!(is(text));
        let parts = split(text, 10);
        assert_eq!(parts.parts.len(), 2);
        assert_eq!(parts.parts[0].hints.id.as_deref(), Some("7"));
        let published = parts.parts[0].hints.published.unwrap();
        assert_eq!(published.to_string(), "2031-02-03T04:05:06+08:00");
        let codes: Vec<InputErrorCode> = parts.troubles.iter().map(|t| t.code).collect();
        assert_eq!(
            codes,
            [InputErrorCode::BadRecord, InputErrorCode::Truncated]
        );
    }

    #[test]
    fn moments() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(
                iso(text).map(|m| m.to_string()).as_deref(),
                expect,
                "{text}"
            );
        };
        check("2031-02-03", Some("2031-02-03"));
        check("2031-02-03 04:05", Some("2031-02-03T04:05"));
        check("2031-02-03T04:05:06.789Z", Some("2031-02-03T04:05:06Z"));
        check("2031-02-30", None);
        check("soon", None);
    }
}
