//! Results of the library as one file.

use crate::corpus::{Corpus, Naming};
use crate::engine::Row;
use crate::export::{self, Record};
use crate::model::{Arrange, WordCount};
use crate::protocol::{ExportKind, ExportScope};

/// Writes the articles of a scope in a format.
///
/// Several articles of a format that holds one are joined by a line of their own.
pub(super) fn export(corpus: &Corpus, kind: ExportKind, scope: &ExportScope) -> String {
    let (library, naming) = (corpus.library(), corpus.naming());
    let mut rows: Vec<(usize, Row<'_>)> = library.rows().enumerate().collect();
    if let ExportScope::Articles(ids) = scope {
        let order = |row: &Row<'_>| ids.iter().position(|id| *id == row.id);
        rows.retain(|(_, row)| order(row).is_some());
        rows.arrange_by_key(|(_, row)| order(row));
    }
    let records = rows.iter().map(|(place, row)| record(naming, *place, row));
    match kind {
        ExportKind::Text => joined(
            records.map(|record| export::plain_text(record.article)),
            "\n\n",
        ),
        ExportKind::Markdown => {
            let texts = records.map(|record| export::markdown(record.article));
            // A comment, which no reader shows.
            let version = format!("\n<!-- Duilan, rules {} -->\n", export::RULE_SET);
            joined(texts, "\n---\n\n") + &version
        }
        ExportKind::Jsonl => records
            .map(|record| format!("{}\n", export::json::article(record, false)))
            .collect(),
        ExportKind::Csv => export::articles_csv(&records.collect::<Vec<_>>(), library.comparison()),
        ExportKind::Names => export::name_dictionary(&records.collect::<Vec<_>>()),
        // Words are counted by the librarian; without a dictionary there are none.
        ExportKind::Words(_) => words_csv(&[]),
        ExportKind::PairsCsv => {
            export::pairs_csv(library.comparison(), library.decisions().least_alike)
        }
        ExportKind::Html => joined(records.map(export::annotated_html), "\n"),
        ExportKind::Standoff => joined(records.map(export::standoff), "\n"),
    }
}

/// A table of words.
pub(super) fn words_csv(rows: &[WordCount]) -> String {
    let head = [
        "word",
        "part of speech",
        "count",
        "articles",
        "log-likelihood",
        "stop word",
    ];
    let head = head.map(str::to_owned);
    let row = |row: &WordCount| {
        [
            row.form.clone(),
            row.pos.clone(),
            row.count.to_string(),
            row.n_articles.to_string(),
            row.key.map_or_else(String::new, |key| key.to_string()),
            if row.stop { "yes" } else { "no" }.to_owned(),
        ]
    };
    export::table(std::iter::once(head).chain(rows.iter().map(row)))
}

fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}

fn record<'a>(naming: &'a Naming, place: usize, row: &Row<'a>) -> Record<'a> {
    Record {
        id: row.label,
        key: Some(row.id),
        file: row.file_name,
        article: &row.analyzed.article,
        annotations: naming
            .annotations(place)
            .unwrap_or(&row.analyzed.annotations),
    }
}
