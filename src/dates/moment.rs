//! A publication time as a person types it: `2031-03-11 22:21`, `2031年3月11日晚8时`, `March 11, 2031`.
//!
//! What needs an anchor itself (昨天, 3月11日) is refused.

use crate::model::{AnchorSource, DateKind, Moment, Time};

use super::{Context, annotate};

/// Reads a typed date and time; nothing where it does not say one whole day.
///
/// ISO 8601 with an offset is taken as it is; every other form goes through the grammar.
///
/// ```
/// let moment = duilan::dates::parse_moment("2031年3月11日晚8时30分").unwrap();
/// assert_eq!(moment.to_string(), "2031-03-11T20:30");
/// ```
#[must_use]
pub fn parse_moment(typed: &str) -> Option<Moment> {
    let typed = typed.trim();
    if let Ok(moment) = typed.parse() {
        return Some(moment);
    }
    let found = annotate(typed, &Context::at(None));
    let [only] = found.as_slice() else {
        return None;
    };
    let whole = only.span.start == 0 && only.span.end == typed.len();
    let day = only.from.filter(|_| only.from == only.to)?;
    if !whole || only.anchor.source != AnchorSource::Itself {
        return None;
    }
    let time = (only.kind == DateKind::Time)
        .then(|| clock(&only.value))
        .flatten();
    Some(Moment {
        day,
        time,
        offset: None,
    })
}

/// The clock of a value: `2031-03-11T20:30`.
fn clock(value: &str) -> Option<Time> {
    let (_, clock) = value.split_once('T')?;
    let mut numbers = clock.split(':').map(str::parse);
    let hour = numbers.next()?.ok()?;
    let minute = numbers.next().map_or(Some(0), Result::ok)?;
    let second = numbers.next().and_then(Result::ok);
    Some(Time {
        hour,
        minute,
        second,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_forms() {
        for (typed, expect) in [
            ("2031-03-11", "2031-03-11"),
            ("2031-03-11T20:30:00+08:00", "2031-03-11T20:30:00+08:00"),
            ("2031/3/11 20:30", "2031-03-11T20:30"),
            ("2031年3月11日", "2031-03-11"),
            (" 二〇三一年三月十一日 ", "2031-03-11"),
            ("March 11, 2031", "2031-03-11"),
            ("11 March 2031 8:30 pm", "2031-03-11T20:30"),
        ] {
            let read = parse_moment(typed).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), Some(expect), "{typed}");
        }
        for typed in ["", "昨天", "3月11日", "2031年3月", "2031-13-01", "soon"] {
            assert_eq!(parse_moment(typed), None, "{typed}");
        }
    }
}
