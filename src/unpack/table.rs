//! Tables in text: CSV, TSV and their like, a row an article.
//!
//! What parts the cells is found by trying; a cell may hold line breaks. Columns are known by the
//! names in the first row and, where these say nothing, by what stands in them
//! ([`super::record`]). A table of links without texts is said to be one. Spreadsheets give their
//! rows to [`Columns`] as well.

use csv::{ReaderBuilder, StringRecord};

use super::outlet::Flow;
use super::record::{Field, MIN_PROSE_CHARS, Record, field, is_address, is_prose};
use super::{About, Input, Outlet, Problem, charset, sign};
use crate::model::{FileKind, InputErrorCode};

/// A field, and what most values of its column look like.
type Guess = (Field, fn(&str) -> bool);

/// What may part cells, the likeliest first.
const SIGNS: &[u8] = b",\t;|";

/// Rows that a guess looks at.
const LOOKED_AT: usize = 30;

/// Bytes that a guess looks at.
const HEAD_BYTES: usize = 1 << 18;

/// The columns of a table: what each holds.
#[derive(Debug)]
pub(super) struct Columns {
    fields: Vec<Option<(Field, usize)>>,
    /// The column that only its content tells to be the text.
    unnamed_text: Option<usize>,
    /// Whether the first row names columns.
    pub(super) has_head: bool,
}

impl Columns {
    /// Guesses the columns from the first rows.
    pub(super) fn guess(rows: &[Vec<String>]) -> Option<Self> {
        let (first, others) = rows.split_first()?;
        let mut fields: Vec<_> = first.iter().map(|cell| field(cell)).collect();
        let mut seen: Vec<Field> = fields.iter().flatten().map(|(field, _)| *field).collect();
        seen.sort_unstable();
        seen.dedup();
        let looks_like_names = first.iter().all(|cell| {
            cell.chars().count() <= 24 && !is_address(cell) && !cell.contains(['。', '\n'])
        });
        let has_values = others
            .iter()
            .flatten()
            .any(|cell| cell.chars().count() > 24);
        let has_head = looks_like_names && (seen.len() >= 2 || has_values);
        if !has_head {
            fields = vec![None; first.len()];
        }
        let rows = if has_head { others } else { rows };
        let mut columns = Self {
            fields,
            unnamed_text: None,
            has_head,
        };
        columns.look(rows);
        Some(columns)
    }

    /// Finds out by their content what unnamed columns hold.
    fn look(&mut self, rows: &[Vec<String>]) {
        let n_columns = rows
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(0)
            .max(self.fields.len());
        self.fields.resize(n_columns, None);
        let n_filled = rows.len().max(1);
        let share = |column: usize, is: &dyn Fn(&str) -> bool| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.filter(|cell| is(cell)).count() * 100 / n_filled
        };
        let mean = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).sum::<usize>() / n_filled
        };
        let is_free = |fields: &[Option<(Field, usize)>], column: usize| {
            fields.get(column).is_some_and(Option::is_none)
        };
        let has = |fields: &[Option<(Field, usize)>], sought: Field| {
            fields.iter().flatten().any(|(field, _)| *field == sought)
        };
        if !has(&self.fields, Field::Text) && !has(&self.fields, Field::Html) {
            let free = (0..n_columns).filter(|&column| is_free(&self.fields, column));
            let prose = free.filter(|&column| share(column, &is_prose) >= 50);
            self.unnamed_text = prose.max_by_key(|&column| (mean(column), n_columns - column));
        }
        let guesses: [Guess; 2] = [(Field::Url, is_address), (Field::Published, is_day)];
        for (sought, is) in guesses {
            if !has(&self.fields, sought)
                && let Some(column) = (0..n_columns)
                    .find(|&column| is_free(&self.fields, column) && share(column, &is) >= 80)
                && let Some(slot) = self.fields.get_mut(column)
            {
                *slot = Some((sought, 0));
            }
        }
        if !self.has_head && self.unnamed_text.is_some() {
            let title = (0..n_columns).filter(|&column| {
                is_free(&self.fields, column) && self.unnamed_text != Some(column)
            });
            let title = title.filter(|&column| (5..=60).contains(&mean(column)));
            if let Some(slot) = title
                .max_by_key(|&column| mean(column))
                .and_then(|at| self.fields.get_mut(at))
            {
                *slot = Some((Field::Title, 0));
            }
        }
    }

    /// The record of a row.
    pub(super) fn record<'a>(&self, cells: impl Iterator<Item = &'a str>) -> Record {
        let mut record = Record::default();
        for (column, cell) in cells.enumerate() {
            if let Some((field, rank)) = self.fields.get(column).copied().flatten() {
                record.put(field, rank, cell);
            } else if self.unnamed_text == Some(column)
                && cell.chars().count() >= MIN_PROSE_CHARS / 3
            {
                record.put_unnamed(cell.trim());
            }
        }
        record
    }

    /// Why the table gives no article: it holds links, or no text at all.
    pub(super) fn lack(&self) -> FileKind {
        let has_url = self
            .fields
            .iter()
            .flatten()
            .any(|(field, _)| *field == Field::Url);
        if has_url {
            FileKind::Links
        } else {
            FileKind::NoText
        }
    }
}

/// Whether a cell begins like a day: `2024-03-06`, `2024/3/6 9:30`, `2024年3月6日`.
fn is_day(cell: &str) -> bool {
    let cell = cell.trim();
    let is_long = (8..=32).contains(&cell.chars().count());
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let sign = cell.get(digits..).and_then(|rest| rest.chars().next());
    is_long && digits == 4 && sign.is_some_and(|sign| matches!(sign, '-' | '/' | '.' | '年'))
}

/// Whether a file is a table: by its name, where more than one cell stands in a row, or by column
/// names that are known.
pub(super) fn is(input: &Input<'_>) -> bool {
    let bytes = input.bytes;
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default();
    // Most files are no tables, and their first line says so without decoding all.
    let is_named = sign::ends(input.name, &[".csv", ".tsv", ".tab"]);
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if !is_named && !SIGNS.iter().any(|sign| first.contains(sign)) {
        return false;
    }
    if sign::is_binary(head) {
        return false;
    }
    if is_named {
        return true;
    }
    let text = charset::decode(head, None, None).text;
    let Some((sign, rows)) = shape(&text) else {
        return false;
    };
    let Some(names) = rows.first() else {
        return false;
    };
    let mut known: Vec<Field> = names
        .iter()
        .filter_map(|cell| Some(field(cell)?.0))
        .collect();
    known.sort_unstable();
    known.dedup();
    let is_short = names.iter().all(|cell| cell.chars().count() <= 30);
    let n_needed = if sign == b'\t' { 2 } else { 3.min(names.len()) };
    is_short && known.len() >= n_needed && rows.len() >= 2
}

/// What parts the cells, and the first rows; none where rows have one cell or ever other numbers.
fn shape(text: &str) -> Option<(u8, Vec<Vec<String>>)> {
    let (stated, text) = stated_sign(text);
    let is_stated = |sign: &u8| stated.is_none_or(|stated| stated == *sign);
    let tried = SIGNS.iter().copied().filter(is_stated).filter_map(|sign| {
        let rows = first_rows(text, sign);
        let n_cells = rows.first().map_or(0, Vec::len);
        let n_alike = rows.iter().filter(|row| row.len() == n_cells).count();
        let is_even = n_cells >= 2 && n_alike * 10 >= rows.len() * 8;
        is_even.then_some((n_cells, sign, rows))
    });
    let best = tried.max_by_key(|(n_cells, sign, _)| (*n_cells, std::cmp::Reverse(*sign)))?;
    Some((best.1, best.2))
}

/// The sign that a first line `sep=;` states, as Excel has it, and the table behind.
fn stated_sign(text: &str) -> (Option<u8>, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let stated = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.split_once('\n'));
    match stated {
        Some((sign, rest)) => (sign.bytes().next(), rest),
        None => (None, text),
    }
}

fn first_rows(text: &str, sign: u8) -> Vec<Vec<String>> {
    let mut end = text.len().min(HEAD_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let is_cut = end < text.len();
    let text = text.get(..end).unwrap_or_default();
    let mut rows: Vec<Vec<String>> = reader(text, sign)
        .into_records()
        .map_while(Result::ok)
        .filter(|row| !is_blank(row))
        .take(LOOKED_AT)
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    if is_cut && rows.len() > 1 && rows.len() < LOOKED_AT {
        rows.pop();
    }
    rows
}

fn reader(text: &str, sign: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Puts out an article a row.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let decoded = charset::decode(input.bytes, outlet.chosen, input.about.charset.as_deref());
    // A file that is called a table may have one column.
    let shaped = shape(&decoded.text).or_else(|| Some((b',', first_rows(&decoded.text, b','))));
    let guessed = shaped.and_then(|(sign, rows)| Some((sign, Columns::guess(&rows)?)));
    let Some((sign, columns)) = guessed else {
        outlet.problem(said(InputErrorCode::NoArticles, FileKind::NoText));
        return Flow::Continue(());
    };
    let (_, text) = stated_sign(&decoded.text);
    let mut n_articles = 0_usize;
    let mut is_head = columns.has_head;
    for (index, row) in reader(text, sign).into_records().enumerate() {
        let Ok(row) = row else {
            let place = format!("row {}", index + 1);
            outlet.problem(Problem::new(InputErrorCode::BadRecord, place));
            continue;
        };
        if is_blank(&row) || std::mem::take(&mut is_head) {
            continue;
        }
        let record = columns.record(row.iter());
        if record.is_article() {
            n_articles += 1;
            put(record, &format!("row {}", index + 1), input.about, outlet)?;
        }
    }
    if n_articles == 0 {
        outlet.problem(said(InputErrorCode::NoArticles, columns.lack()));
    } else if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 && sign != b'\t' {
        outlet.problem(said(InputErrorCode::Truncated, FileKind::Csv));
    }
    Flow::Continue(())
}

/// Puts out the article of a record.
pub(super) fn put(record: Record, step: &str, outer: &About, outlet: &mut Outlet<'_>) -> Flow {
    match record.finish() {
        Some((text, form, about)) => {
            outlet.text(step, form, text.into_bytes(), about.within(outer))
        }
        None => Flow::Continue(()),
    }
}

fn said(code: InputErrorCode, kind: FileKind) -> Problem {
    Problem {
        kind: Some(kind),
        ..Problem::new(code, "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::{Budget, Limits, Part, unpack};
    use std::ops::ControlFlow;

    fn parts(name: &str, bytes: &[u8]) -> (Vec<Part>, Vec<Problem>) {
        let mut parts = Vec::new();
        let mut budget = Budget::new(Limits::STANDARD);
        let problems = unpack(name, bytes, None, &mut budget, &mut |part| {
            parts.push(part);
            ControlFlow::Continue(())
        });
        (parts, problems)
    }

    const TEXT: &str = "北岭市自来水公司周三宣布，城东片区恢复供水。\n居民可以放心饮用，月票照旧。";

    #[test]
    fn columns_by_name_and_cells_with_line_breaks() {
        let table = format!("编号,标题,正文,链接\r\n7,恢复供水,\"{TEXT}\",https://a.example/1\r\n");
        for name in ["a.csv", "a.txt"] {
            let (parts, problems) = parts(name, table.as_bytes());
            assert!(problems.is_empty());
            assert_eq!(parts[0].bytes, TEXT.as_bytes());
            assert_eq!(parts[0].about.title.as_deref(), Some("恢复供水"));
            assert_eq!(parts[0].about.id.as_deref(), Some("7"));
            assert_eq!(parts[0].chain, ["row 2"]);
        }
    }

    #[test]
    fn columns_by_content() {
        let row = "2031-03-12;城东恢复供水一事;\"北岭市自来水公司周三宣布，城东片区恢复供水，居民可以放心饮用。\"";
        let (parts, _) = parts("a.csv", format!("{row}\n{row}\n").as_bytes());
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[1].about.title.as_deref(), Some("城东恢复供水一事"));
        assert_eq!(parts[1].about.moments[0].text, "2031-03-12");
    }

    #[test]
    fn a_table_of_links_says_so_and_prose_is_no_table() {
        let (none, problems) = parts("a.csv", b"title,url\nA,https://a.example/\n");
        assert!(none.is_empty());
        assert_eq!(problems[0].kind, Some(FileKind::Links));
        let prose = "记者，作者, 编辑都来了。\n第二段, 也有逗号, 在这里。";
        assert_eq!(
            parts("a.txt", prose.as_bytes()).0[0].bytes,
            prose.as_bytes()
        );
    }

    #[test]
    fn a_cut_table_gives_its_rows() {
        let cut = format!("标题,正文\n甲,\"{TEXT}\"\n乙,\"{TEXT}");
        let (parts, problems) = parts("a.csv", cut.as_bytes());
        assert_eq!(parts.len(), 2);
        assert_eq!(problems[0].code, InputErrorCode::Truncated);
    }
}
