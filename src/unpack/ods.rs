//! OpenDocument spreadsheets: the rows of each sheet as text.
//!
//! A cell that repeats is written once with a count; empty ones are counted in thousands and cost
//! nothing here. Days and numbers are taken from their values, not from how they are shown, so that
//! long ids stay whole. Limits: comments are left out; a row that repeats is read once.

use super::sheet::{MAX_COLUMNS, Rows, Step, attribute, walk};

/// A sheet that is being read.
#[derive(Default)]
struct Sheet {
    name: String,
    rows: Rows,
    row: Vec<String>,
    /// The number of the row that is open.
    number: usize,
    n_row_repeats: usize,
    /// The column of the open cell.
    column: usize,
    cell: String,
    n_cell_repeats: usize,
    /// What the cell's own value says, where its text may be shortened.
    value: Option<String>,
    n_paragraphs: usize,
    is_text: bool,
    n_hidden: usize,
}

/// The sheets of a spreadsheet, each with its name.
pub(super) fn sheets(xml: &str) -> Vec<(String, Rows)> {
    let mut all = Vec::new();
    let mut sheet = Sheet::default();
    walk(xml, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            b"table" => {
                let name = attribute(element, b"table:name").unwrap_or_default();
                sheet = Sheet {
                    name,
                    ..Sheet::default()
                };
            }
            b"table-row" => {
                sheet.row.clear();
                sheet.column = 0;
                sheet.number += 1;
                sheet.n_row_repeats = count(attribute(element, b"table:number-rows-repeated"));
            }
            b"table-cell" | b"covered-table-cell" => {
                sheet.cell.clear();
                sheet.n_paragraphs = 0;
                sheet.n_cell_repeats = count(attribute(element, b"table:number-columns-repeated"));
                let kind = attribute(element, b"office:value-type").unwrap_or_default();
                sheet.value = match kind.as_str() {
                    "date" => attribute(element, b"office:date-value"),
                    "float" => attribute(element, b"office:value"),
                    _ => None,
                };
            }
            b"p" => sheet.paragraph(),
            b"annotation" => sheet.n_hidden += 1,
            b"s" | b"tab" => sheet.text(" "),
            b"line-break" => sheet.text("\n"),
            _ => {}
        },
        Step::Text(text) => sheet.text(text),
        Step::Close(b"p") => sheet.is_text = false,
        Step::Close(b"annotation") => sheet.n_hidden = sheet.n_hidden.saturating_sub(1),
        Step::Close(b"table-cell" | b"covered-table-cell") => sheet.close_cell(),
        Step::Close(b"table-row") => sheet.close_row(),
        Step::Close(b"table") => {
            let sheet = std::mem::take(&mut sheet);
            all.push((sheet.name, sheet.rows));
        }
        Step::Close(_) => {}
    });
    // Of a file that breaks off the rows read so far are kept.
    if !sheet.rows.is_empty() {
        all.push((sheet.name, sheet.rows));
    }
    all
}

/// How often something repeats, once at least.
fn count(stated: Option<String>) -> usize {
    stated
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}

impl Sheet {
    fn paragraph(&mut self) {
        self.is_text = true;
        if self.n_paragraphs > 0 {
            self.text("\n");
        }
        self.n_paragraphs += usize::from(self.n_hidden == 0);
    }

    fn text(&mut self, text: &str) {
        if self.is_text && self.n_hidden == 0 {
            self.cell.push_str(text);
        }
    }

    fn close_cell(&mut self) {
        let text = self.value.take().unwrap_or_else(|| self.cell.clone());
        let end = self.column.saturating_add(self.n_cell_repeats);
        if !text.trim().is_empty() {
            let n_repeats = end.min(MAX_COLUMNS).saturating_sub(self.column);
            if n_repeats > 0 {
                self.row.resize(self.column, String::new());
                self.row.extend(std::iter::repeat_n(text, n_repeats));
            }
        }
        self.column = end;
    }

    fn close_row(&mut self) {
        if !self.row.is_empty() {
            self.rows.push((self.number, std::mem::take(&mut self.row)));
        }
        self.number = self.number.saturating_add(self.n_row_repeats - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: &str = "<table:table-cell office:value-type=\"string\"><text:p>";

    #[test]
    fn rows_with_empty_cells_days_and_numbers() {
        let xml = format!(
            "<table:table table:name=\"稿件\"><table:table-row>{CELL}甲</text:p><text:p>乙</text:p></table:table-cell>\
             <table:table-cell table:number-columns-repeated=\"2\"/>\
             <table:table-cell office:value-type=\"float\" office:value=\"4900000000000001\"><text:p>4.9E15</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"date\" office:date-value=\"2031-05-02\"><text:p>5/2</text:p></table:table-cell>\
             <table:table-cell table:number-columns-repeated=\"16379\"/></table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
        );
        let row = ["甲\n乙", "", "", "4900000000000001", "2031-05-02"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(sheets(&xml), [("稿件".to_owned(), vec![(1, row)])]);
    }

    #[test]
    fn a_cut_sheet_keeps_its_rows_and_counts_are_bounded() {
        let xml = format!(
            "<table:table table:name=\"a\"><table:table-row>{CELL}甲</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"99999999999999999999\"><table:table-cell table:number-columns-repeated=\"18446744073709551615\" office:value-type=\"string\"><text:p>乙"
        );
        assert_eq!(
            sheets(&xml),
            [("a".to_owned(), vec![(1, vec!["甲".to_owned()])])]
        );
        let wide = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"18446744073709551615\"><text:p>乙</text:p></table:table-cell></table:table-row></table:table>";
        assert_eq!(sheets(wide)[0].1[0].1.len(), MAX_COLUMNS);
    }
}
