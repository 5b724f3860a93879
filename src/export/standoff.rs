//! Names and dates as standoff annotation in brat's format, over the body.
//!
//! `T1\tPER 12 15\t沈越` for each mention, `#1\tAnnotatorNotes T1\t…` for canonical forms and
//! TIMEX3 values. Offsets are code points of the body.

use super::{CodePoints, Record};

/// The `.ann` file that goes with the body as `.txt`.
#[must_use]
pub fn standoff(record: Record<'_>) -> String {
    let Record {
        article,
        annotations,
        ..
    } = record;
    let body = article.body();
    let points = CodePoints::new(&body.text);
    let names = annotations.names.iter().map(|name| {
        let note = annotations
            .entities
            .get(name.entity)
            .map(|e| e.canonical.as_str());
        (name.span, name.kind.name(), note.unwrap_or_default())
    });
    let dates = annotations
        .dates
        .iter()
        .map(|d| (d.span, d.kind.name(), d.value.as_str()));
    let mut out = String::new();
    let mut number = 0;
    for (span, label, note) in names.chain(dates) {
        let Some(span) = body.from_text(span) else {
            continue;
        };
        number += 1;
        let (start, end) = points.range(span);
        let text = span.of(&body.text).replace('\n', " ");
        out.push_str(&format!("T{number}\t{label} {start} {end}\t{text}\n"));
        if !note.is_empty() {
            out.push_str(&format!("#{number}\tAnnotatorNotes T{number}\t{note}\n"));
        }
    }
    out
}
