//! Results of the library as one file.

use crate::engine::{Library, Row};
use crate::export::{self, Record};
use crate::protocol::{ExportKind, ExportScope};

/// Writes the articles of a scope in a format.
///
/// Several articles of a format that holds one are joined by a line of their own.
pub(super) fn export(library: &Library, kind: ExportKind, scope: &ExportScope) -> String {
    let rows: Vec<Row<'_>> = match scope {
        ExportScope::All => library.rows().collect(),
        ExportScope::Articles(ids) => ids.iter().filter_map(|id| library.row(id)).collect(),
    };
    let records = rows.iter().map(record);
    match kind {
        ExportKind::Text => joined(
            records.map(|record| export::plain_text(record.article)),
            "\n\n",
        ),
        ExportKind::Markdown => joined(
            records.map(|record| export::markdown(record.article)),
            "\n---\n\n",
        ),
        ExportKind::Jsonl => records
            .map(|record| format!("{}\n", export::json::article(record, false)))
            .collect(),
        ExportKind::Csv => export::articles_csv(&records.collect::<Vec<_>>()),
        ExportKind::PairsCsv => export::pairs_csv(library.comparison()),
        ExportKind::Html => joined(records.map(export::annotated_html), "\n"),
        ExportKind::Standoff => joined(records.map(export::standoff), "\n"),
    }
}

fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}

fn record<'a>(row: &Row<'a>) -> Record<'a> {
    Record {
        id: row.id,
        file: row.file_name,
        article: &row.analyzed.article,
        annotations: &row.analyzed.annotations,
    }
}
