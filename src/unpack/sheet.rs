//! Workbooks (XLSX, ODS): each sheet a table, a row an article.
//!
//! Cells are read as text: shared, inline, formulas' last values. A number in a column of days is a
//! day counted from 1899-12-30. Limits: rich text loses its look, hidden sheets are read as others.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::ods;
use super::outlet::Flow;
use super::table::{Columns, put};
use super::zip::Archive;
use super::{Input, Outlet, Problem};
use crate::model::{Day, FileKind, InputErrorCode};

/// Columns that a row has at most.
pub(super) const MAX_COLUMNS: usize = 1000;

/// Rows by which columns are guessed.
const LOOKED_AT: usize = 30;

/// Whether a file is a workbook.
pub(super) fn is_xlsx(input: &Input<'_>) -> bool {
    super::zip::is(input)
        && Archive::open(input.bytes)
            .is_some_and(|archive| archive.entry("xl/workbook.xml").is_some())
}

/// Puts out the rows of all sheets.
pub(super) fn read_xlsx(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let Some(archive) = Archive::open(input.bytes) else {
        return Flow::Continue(());
    };
    let room = outlet.budget.entry_room();
    let shared = archive
        .read("xl/sharedStrings.xml", room)
        .unwrap_or_default();
    outlet.budget.spend(shared.len());
    let shared = strings(&String::from_utf8_lossy(&shared));
    let sheets = archive.entries.iter().filter(|entry| {
        entry.name.starts_with("xl/worksheets/")
            && entry.name.to_ascii_lowercase().ends_with(".xml")
    });
    let mut found = Found::default();
    for (index, entry) in sheets.enumerate() {
        let xml = archive.unpack(entry, outlet.budget.entry_room()).bytes;
        outlet.budget.spend(xml.len());
        let rows = rows(&String::from_utf8_lossy(&xml), &shared);
        let step = format!("sheet {}", index + 1);
        found.put(&rows, &step, &input, outlet)?;
    }
    found.finish(outlet);
    Flow::Continue(())
}

/// Puts out the rows of all sheets of an OpenDocument spreadsheet.
pub(super) fn read_ods(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let room = outlet.budget.entry_room();
    let xml = Archive::open(input.bytes).and_then(|archive| archive.read("content.xml", room));
    let xml = xml.unwrap_or_default();
    outlet.budget.spend(xml.len());
    let mut found = Found::default();
    for (name, rows) in ods::sheets(&String::from_utf8_lossy(&xml)) {
        found.put(&rows, &format!("sheet {name}"), &input, outlet)?;
    }
    found.finish(outlet);
    Flow::Continue(())
}

/// The rows of a sheet that are not empty, each with its number.
pub(super) type Rows = Vec<(usize, Vec<String>)>;

/// What the sheets read so far gave.
#[derive(Default)]
struct Found {
    n_articles: usize,
    /// Why the last sheet without an article had none.
    lack: Option<FileKind>,
}

impl Found {
    /// Puts out the rows of a sheet.
    fn put(&mut self, rows: &Rows, step: &str, input: &Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
        let looked_at = rows.iter().take(LOOKED_AT);
        let head: Vec<Vec<String>> = looked_at.map(|(_, row)| row.clone()).collect();
        let Some(columns) = Columns::guess(&head) else {
            return Flow::Continue(());
        };
        let before = self.n_articles;
        for (number, row) in rows.iter().skip(usize::from(columns.has_head)) {
            let record = columns.record(row.iter().map(String::as_str));
            if record.is_article() {
                self.n_articles += 1;
                let step = format!("{step}, row {number}");
                put(record, &step, input.about, outlet)?;
            }
        }
        if before == self.n_articles {
            self.lack = Some(columns.lack());
        }
        Flow::Continue(())
    }

    /// Says that there was no article, where there was none.
    fn finish(self, outlet: &mut Outlet<'_>) {
        if self.n_articles == 0 {
            outlet.problem(Problem {
                kind: Some(self.lack.unwrap_or(FileKind::NoText)),
                ..Problem::new(InputErrorCode::NoArticles, "")
            });
        }
    }
}

/// Walks through XML: what opens, what closes, what text stands between.
pub(super) fn walk(xml: &str, mut take: impl FnMut(Step<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => take(Step::Open(&element)),
            Ok(Event::Empty(element)) => {
                take(Step::Open(&element));
                take(Step::Close(element.local_name().as_ref()));
            }
            Ok(Event::End(element)) => take(Step::Close(element.local_name().as_ref())),
            Ok(Event::Text(text)) => take(Step::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::CData(text)) => take(Step::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::GeneralRef(name)) => {
                let name = String::from_utf8_lossy(&name);
                let number =
                    name.strip_prefix('#')
                        .and_then(|number| match number.strip_prefix('x') {
                            Some(hex) => u32::from_str_radix(hex, 16).ok(),
                            None => number.parse().ok(),
                        });
                let sign = number.and_then(char::from_u32).map(String::from);
                let sign = sign.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                take(Step::Text(&sign.unwrap_or_default()));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// A step through XML.
pub(super) enum Step<'a> {
    Open(&'a BytesStart<'a>),
    Close(&'a [u8]),
    Text(&'a str),
}

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = element.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let found = found.find(|attribute| attribute.key.as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

/// The shared strings; what stands beside characters as their reading is left out.
fn strings(xml: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut text = String::new();
    let (mut is_text, mut is_reading) = (false, false);
    walk(xml, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            b"si" => text.clear(),
            b"t" => is_text = true,
            b"rPh" => is_reading = true,
            _ => {}
        },
        Step::Close(b"si") => all.push(std::mem::take(&mut text)),
        Step::Close(b"t") => is_text = false,
        Step::Close(b"rPh") => is_reading = false,
        Step::Text(own) if is_text && !is_reading => text.push_str(own),
        _ => {}
    });
    all
}

/// The rows of a sheet, each with its number.
fn rows(xml: &str, shared: &[String]) -> Rows {
    let mut all = Rows::new();
    let mut row: Vec<String> = Vec::new();
    let (mut kind, mut value) = (String::new(), String::new());
    let (mut column, mut number) = (0, 0);
    let mut is_value = false;
    walk(xml, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            b"row" => {
                row.clear();
                column = 0;
                let stated = attribute(element, b"r").and_then(|r| r.parse().ok());
                number = stated.unwrap_or(number + 1);
            }
            b"c" => {
                kind = attribute(element, b"t").unwrap_or_default();
                value.clear();
                let stated = attribute(element, b"r").and_then(|place| column_of(&place));
                column = stated.unwrap_or(column);
            }
            b"v" | b"t" => is_value = true,
            _ => {}
        },
        Step::Text(text) if is_value => value.push_str(text),
        Step::Close(b"v" | b"t") => is_value = false,
        Step::Close(b"c") => {
            if column < MAX_COLUMNS {
                row.resize(row.len().max(column + 1), String::new());
                let text = match kind.as_str() {
                    "s" => value
                        .parse::<usize>()
                        .ok()
                        .and_then(|index| shared.get(index))
                        .cloned()
                        .unwrap_or_default(),
                    "" | "n" => day(&value).unwrap_or_else(|| value.clone()),
                    _ => value.clone(),
                };
                if let Some(cell) = row.get_mut(column) {
                    *cell = text;
                }
            }
            column += 1;
        }
        Step::Close(b"row") if row.iter().any(|cell| !cell.trim().is_empty()) => {
            all.push((number, std::mem::take(&mut row)));
        }
        _ => {}
    });
    all
}

/// The column of a place such as `AB12`, from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0_usize, |number, letter| {
        number
            .saturating_mul(26)
            .saturating_add(usize::from(letter - b'A') + 1)
    });
    number.checked_sub(1)
}

/// The day that a number with a fraction or of five digits may be; small and large numbers are none.
fn day(value: &str) -> Option<String> {
    const FIRST: i32 = 30_000;
    const LAST: i32 = 60_000;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let days: i32 = whole
        .parse()
        .ok()
        .filter(|days| (FIRST..LAST).contains(days))?;
    let start = Day::new(1899, 12, 30)?;
    let day = start.plus_days(days);
    let digits: String = fraction.chars().chain("000000".chars()).take(6).collect();
    let millionths: u64 = digits.parse().ok()?;
    let minutes = (millionths * 1440 + 500_000) / 1_000_000;
    if minutes == 0 || minutes >= 1440 {
        return Some(day.to_string());
    }
    Some(format!("{day} {:02}:{:02}", minutes / 60, minutes % 60))
}
