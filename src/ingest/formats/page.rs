//! A file that is one document: an HTML page, a plain text, a Markdown text with or without front
//! matter.

use super::super::{Part, Trouble, sniff};
use super::{Parts, front};
use crate::model::{Format, Hints, InputErrorCode};

/// Takes a text as one document. A page that ends inside a tag is read as far as it goes, and
/// said to be truncated.
pub(super) fn take(text: String) -> Parts {
    let (hints, source) = match front::read(&text) {
        Some((hints, rest)) => (hints, Some(rest.to_owned())),
        None => (Hints::default(), None),
    };
    let is_markdown = source.is_some();
    let text = source.unwrap_or(text);
    let format = match sniff::format(&text) {
        Format::PlainText if is_markdown => Format::Markdown,
        format => format,
    };
    let mut parts = Parts::default();
    if format == Format::Html
        && let Some(place) = open_tag(&text)
    {
        let line = text.get(..place).unwrap_or_default().matches('\n').count() + 1;
        parts.troubles.push(Trouble::new(
            InputErrorCode::Truncated,
            format!("line {line}, inside a tag"),
            text.len(),
            0,
        ));
    }
    parts.parts.push(Part {
        format,
        source: text,
        hints,
    });
    parts
}

/// Where the tag starts in which the text ends.
pub(super) fn open_tag(text: &str) -> Option<usize> {
    let at = text.rfind('<')?;
    let tail = text.get(at + 1..)?;
    let starts = tail.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    (starts && !tail.contains('>')).then_some(at)
}
