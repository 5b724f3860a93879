//! Feed-archive records: `<!--epoch ms-->`, `[title](url)`, a rule of dashes, HTML.
//!
//! ```text
//! <!--1700000000000-->
//! [标题](https://example.org/a)
//! ------
//!
//! <p>正文</p>
//! ```
//!
//! One record or many, one after the other. The rule may be missing; the address may hold
//! parentheses.

use super::super::{Part, Trouble};
use super::{Parts, page};
use crate::model::{Format, Hints, InputErrorCode, Moment};

/// Whether a text is feed-archive records.
pub(super) fn is(text: &str) -> bool {
    let text = text.trim_start_matches(is_blank);
    head(text).is_some_and(|(_, rest)| rest.trim_start().starts_with('['))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Splits the records.
pub(super) fn split(text: &str, max_documents: usize) -> Parts {
    let mut parts = Parts::default();
    let starts: Vec<usize> = record_starts(text);
    for (index, &start) in starts.iter().enumerate() {
        if index >= max_documents {
            let place = format!("record {}", index + 1);
            parts.troubles.push(Trouble::new(
                InputErrorCode::TooManyArticles,
                place,
                starts.len(),
                max_documents,
            ));
            break;
        }
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let record = text.get(start..end).unwrap_or_default();
        match read(record) {
            Some(part) => {
                if index + 1 == starts.len() && page::open_tag(&part.source).is_some() {
                    parts.troubles.push(truncated(index, record));
                }
                parts.parts.push(part);
            }
            None => parts.troubles.push(truncated(index, record)),
        }
    }
    parts
}

fn truncated(index: usize, record: &str) -> Trouble {
    let place = format!("record {}", index + 1);
    Trouble::new(InputErrorCode::Truncated, place, record.len(), 0)
}

/// Where records start: an epoch comment at the start of a line, then a title in brackets.
fn record_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("<!--")) {
        let at = from + found;
        let at_line_start = text
            .get(..at)
            .is_none_or(|before| before.is_empty() || before.ends_with(is_blank));
        let rest = text.get(at..).unwrap_or_default();
        if at_line_start
            && let Some((_, after)) = head(rest)
            && (after.trim_start().starts_with('[') || after.trim().is_empty())
        {
            starts.push(at);
        }
        from = at + "<!--".len();
    }
    starts
}

/// The epoch of a record's first line, and what follows it.
fn head(text: &str) -> Option<(i64, &str)> {
    let (epoch, rest) = text.strip_prefix("<!--")?.split_once("-->")?;
    let epoch = epoch.trim();
    let is_epoch = (9..=14).contains(&epoch.len());
    is_epoch.then(|| epoch.parse().ok().map(|epoch| (epoch, rest)))?
}

fn read(record: &str) -> Option<Part> {
    let (epoch, rest) = head(record)?;
    // Seconds have ten digits until the year 2286, milliseconds thirteen.
    let milliseconds = if epoch < 100_000_000_000 {
        epoch * 1000
    } else {
        epoch
    };
    let rest = rest.trim_start();
    let line_end = rest.find('\n')?;
    let (line, body) = rest.split_at_checked(line_end)?;
    let (title, url) = link(line.trim());
    let body = body.trim_start();
    let body = match body.strip_prefix("---") {
        Some(ruled) => ruled.trim_start_matches('-').trim_start(),
        None => body,
    };
    if body.is_empty() {
        return None;
    }
    let hints = Hints {
        id: None,
        byline: Vec::new(),
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        url: url.map(str::to_owned),
        source: None,
        captured: None,
        published: Moment::from_epoch_milliseconds(milliseconds),
    };
    Some(Part {
        format: Format::FeedRecord,
        source: body.to_owned(),
        hints,
    })
}

/// The title and the address of `[title](url)`; both may hold the other's brackets.
fn link(line: &str) -> (&str, Option<&str>) {
    let inner = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(')'));
    match inner.and_then(|inner| inner.rsplit_once("](")) {
        Some((title, url)) => (title.trim(), Some(url.trim())),
        None => (line.trim_matches(['[', ']']).trim(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "<!--1600000000000-->\n[一［1］](https://a.example/x(1))\n------\n\n<p>甲</p>\n\
        <!--1600000001000-->\n[二](https://a.example/y)\n------\n<p>乙</p><!--1600000002000-->";

    #[test]
    fn records_split_with_their_heads() {
        assert!(is(TWO));
        let parts = split(TWO, 10);
        assert_eq!(parts.parts.len(), 2);
        let first = &parts.parts[0];
        assert_eq!(first.hints.title.as_deref(), Some("一［1］"));
        assert_eq!(first.hints.url.as_deref(), Some("https://a.example/x(1)"));
        assert_eq!(
            first.hints.published.unwrap().to_string(),
            "2020-09-13T12:26:40Z"
        );
        assert_eq!(first.source.trim(), "<p>甲</p>");
        assert!(parts.parts[1].source.contains("乙"));
    }

    #[test]
    fn a_record_may_stand_indented() {
        let indented =
            "\u{feff}\n\t<!--1600000000000-->\n[一](https://a.example/x)\n------\n<p>甲</p>";
        assert!(is(indented));
        assert_eq!(split(indented, 10).parts.len(), 1);
    }

    #[test]
    fn a_cut_record_is_an_error_and_the_others_stand() {
        let cut = format!("{TWO}\n<!--1600000003000-->\n[三](https://a.example/z)\n---");
        let parts = split(&cut, 10);
        assert_eq!((parts.parts.len(), parts.troubles.len()), (2, 1));
        assert_eq!(parts.troubles[0].code, InputErrorCode::Truncated);
    }
}
