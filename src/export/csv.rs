//! CSV, safe against formula injection.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
//! Injection"); every cell is quoted, quotes are doubled, line ends are CRLF (RFC 4180). The byte
//! order mark makes spreadsheets read UTF-8.

use crate::model::Comparison;

use super::{RULE_SET, Record};

const MARK: char = '\u{feff}';

/// One row an article, without its text; articles of one story have its number.
#[must_use]
pub fn articles_csv(records: &[Record<'_>], comparison: &Comparison) -> String {
    let stories = stories(comparison);
    let story = |id: &str| {
        let place = comparison
            .ids
            .binary_search_by(|known| known.as_str().cmp(id));
        let number = place.ok().and_then(|place| stories.get(place).copied());
        number
            .filter(|number| 0 < *number)
            .map_or_else(String::new, |number| number.to_string())
    };
    let head = [
        "id",
        "file",
        "chain",
        "title",
        "published",
        "byline",
        "source",
        "site",
        "url",
        "language",
        "characters",
        "names",
        "dates",
        "story",
        "key",
        "rules",
    ];
    let mut csv = String::from(MARK);
    row(&mut csv, &head);
    for Record {
        id,
        key,
        file,
        article,
        annotations,
    } in records
    {
        let metadata = &article.metadata;
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        row(
            &mut csv,
            &[
                (*id).to_owned(),
                (*file).to_owned(),
                article.chain.join(" ▸ "),
                text(&metadata.title),
                metadata
                    .published
                    .map(|moment| moment.to_string())
                    .unwrap_or_default(),
                metadata.byline.join("; "),
                text(&metadata.source),
                text(&metadata.site),
                text(&metadata.url),
                metadata.language.tag().to_owned(),
                article.body().text.chars().count().to_string(),
                annotations.names.len().to_string(),
                annotations.dates.len().to_string(),
                story(id),
                key.map_or_else(String::new, |key| key.to_string()),
                RULE_SET.to_string(),
            ],
        );
    }
    csv
}

/// The number of each article's story, from 1, by the place of its id; 0 for what stands alone.
fn stories(comparison: &Comparison) -> Vec<usize> {
    let mut numbers = vec![0; comparison.ids.len()];
    let told = comparison.stories.iter().zip(1..);
    for (story, number) in told.filter(|(story, _)| 2 <= story.articles.len()) {
        for &article in &story.articles {
            if let Some(slot) = numbers.get_mut(article) {
                *slot = number;
            }
        }
    }
    numbers
}

/// One row a pair of related articles of which at least so much, in hundredths, is alike.
#[must_use]
pub fn pairs_csv(comparison: &Comparison, least_alike: u8) -> String {
    let head = [
        "a",
        "b",
        "relation",
        "percent of a in b",
        "percent of b in a",
        "order",
        "passages",
        "rules",
    ];
    let mut csv = String::from(MARK);
    row(&mut csv, &head);
    let id = |index: usize| comparison.ids.get(index).cloned().unwrap_or_default();
    for pair in comparison
        .pairs
        .iter()
        .filter(|pair| least_alike <= pair.alike())
    {
        let percent = |part: u32, whole: u32| (part * 100 / whole.max(1)).to_string();
        row(
            &mut csv,
            &[
                id(pair.a),
                id(pair.b),
                pair.relation.name().to_owned(),
                percent(pair.matched_a, pair.units_a),
                percent(pair.matched_b, pair.units_b),
                format!("{:.3}", f64::from(pair.order) / 1000.0),
                pair.passages.len().to_string(),
                RULE_SET.to_string(),
            ],
        );
    }
    csv
}

/// Any table, its head first.
#[must_use]
pub fn table<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    let mut csv = String::from(MARK);
    rows.for_each(|cells| row(&mut csv, &cells));
    csv
}

fn row<T: AsRef<str>>(csv: &mut String, cells: &[T]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            csv.push(',');
        }
        push_cell(csv, cell.as_ref());
    }
    csv.push_str("\r\n");
}

fn push_cell(csv: &mut String, cell: &str) {
    csv.push('"');
    // Full-width forms too: some spreadsheets take them for their ASCII twins.
    if cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
    {
        csv.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            csv.push('"');
        }
        csv.push(c);
    }
    csv.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expect: &str) {
        let mut csv = String::new();
        push_cell(&mut csv, cell);
        assert_eq!(csv, expect);
    }

    #[test]
    fn formulas_are_disarmed() {
        check("=1+1", "\"'=1+1\"");
        check(" @SUM(A1)", "\"' @SUM(A1)\"");
        check("渡轮“复航”", "\"渡轮“复航”\"");
        check("say \"no\", twice", "\"say \"\"no\"\", twice\"");
    }
}
