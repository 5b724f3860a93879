//! Lists of references: RIS, EndNote (as CNKI writes it too), BibTeX.
//!
//! A record with an abstract or a full text is an article of its own, with its title, authors,
//! outlet and day; one without is counted and said. Tags never get into a text.
//!
//! Limits: LaTeX's accents in BibTeX stay as they are written.

use super::outlet::Flow;
use super::record::{Field, Record};
use super::table::put;
use super::{Input, Outlet, Problem, charset, sign};
use crate::model::{FileKind, InputErrorCode};

/// A tag of RIS or EndNote, the field that it fills, and how sure it is among others.
type Tag = (&'static str, Field, usize);

const RIS: &[Tag] = &[
    ("N2", Field::Summary, 1),
    ("AB", Field::Summary, 0),
    ("TI", Field::Title, 0),
    ("T1", Field::Title, 1),
    ("AU", Field::Byline, 0),
    ("A1", Field::Byline, 1),
    ("JO", Field::Source, 1),
    ("JF", Field::Source, 0),
    ("T2", Field::Source, 2),
    ("PB", Field::Source, 3),
    ("UR", Field::Url, 0),
    ("L2", Field::Url, 1),
    ("DA", Field::Published, 0),
    ("Y1", Field::Published, 1),
    ("PY", Field::Published, 2),
    ("ID", Field::Id, 0),
    ("Y2", Field::Crawled, 0),
];

const ENDNOTE: &[Tag] = &[
    ("X", Field::Summary, 0),
    ("T", Field::Title, 0),
    ("A", Field::Byline, 0),
    ("J", Field::Source, 0),
    ("B", Field::Source, 1),
    ("I", Field::Source, 2),
    ("U", Field::Url, 0),
    ("8", Field::Published, 0),
    ("D", Field::Published, 1),
    ("M", Field::Id, 0),
    ("F", Field::Id, 1),
];

const BIBTEX: &[Tag] = &[
    ("abstract", Field::Summary, 0),
    ("annote", Field::Summary, 1),
    ("title", Field::Title, 0),
    ("author", Field::Byline, 0),
    ("journal", Field::Source, 0),
    ("journaltitle", Field::Source, 1),
    ("booktitle", Field::Source, 2),
    ("publisher", Field::Source, 3),
    ("url", Field::Url, 0),
    ("date", Field::Published, 0),
    ("year", Field::Published, 1),
    ("urldate", Field::Crawled, 0),
];

/// How a list is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Ris,
    EndNote,
    BibTex,
}

/// Whether a file is a list of references.
pub(super) fn is(input: &Input<'_>) -> bool {
    way(&sign::head(input.bytes)).is_some()
}

fn way(head: &str) -> Option<Way> {
    let mut lines = head
        .lines()
        .map(str::trim_start)
        .filter(|line| !line.is_empty());
    let first = lines.next()?;
    if first.to_ascii_lowercase().starts_with("ty  - ") {
        return Some(Way::Ris);
    }
    if first.starts_with("%0 ") && lines.next().is_some_and(|line| line.starts_with('%')) {
        return Some(Way::EndNote);
    }
    let entry = first
        .strip_prefix('@')
        .and_then(|entry| entry.split_once(['{', '(']));
    let (kind, _) = entry?;
    let is_kind = !kind.is_empty() && kind.trim_end().chars().all(|c| c.is_ascii_alphabetic());
    is_kind.then_some(Way::BibTex)
}

/// Puts out the records that have a text.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let text = charset::decode(input.bytes, outlet.chosen, None).text;
    let head: String = text
        .trim_start_matches('\u{feff}')
        .chars()
        .take(2000)
        .collect();
    let fields = match way(&head.to_lowercase()) {
        Some(Way::BibTex) => bibtex(&text),
        Some(Way::EndNote) => tagged(&text, endnote_tag, "0"),
        _ => tagged(&text, ris_tag, "TY"),
    };
    let mut n_articles = 0;
    let n_records = fields.len();
    for (index, fields) in fields.into_iter().enumerate() {
        let mut record = Record::default();
        for ((field, rank), value) in fields {
            record.put(field, rank, &value);
        }
        if record.is_article() {
            n_articles += 1;
            put(
                record,
                &format!("record {}", index + 1),
                input.about,
                outlet,
            )?;
        }
    }
    if n_articles < n_records || n_records == 0 {
        let problem = Problem::new(InputErrorCode::NoArticles, "")
            .with_numbers((n_records - n_articles) as u64, 0);
        outlet.problem(Problem {
            kind: Some(FileKind::References),
            ..problem
        });
    }
    Flow::Continue(())
}

/// The fields of a record, each with its value.
type Fields = Vec<((Field, usize), String)>;

/// Reads lines that begin with a tag; lines without one go on what stands before.
fn tagged(text: &str, tag: fn(&str) -> Option<(&str, &str)>, opening: &str) -> Vec<Fields> {
    let known = if opening == "TY" { RIS } else { ENDNOTE };
    let mut records: Vec<Fields> = Vec::new();
    let mut is_known = false;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let Some((name, value)) = tag(line) else {
            let last = records.last_mut().and_then(|fields| fields.last_mut());
            if let Some((_, value)) = last.filter(|_| is_known) {
                value.push('\n');
                value.push_str(line.trim());
            }
            continue;
        };
        if name == opening {
            records.push(Vec::new());
        }
        let row = known.iter().find(|(tag, ..)| *tag == name);
        is_known = row.is_some();
        if let (Some((_, field, rank)), Some(fields)) = (row, records.last_mut()) {
            fields.push(((*field, *rank), value.trim().to_owned()));
        }
    }
    records
}

/// `AB  - text`
fn ris_tag(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once("  -")?;
    let is_tag = name.len() == 2
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag.then_some((name, value))
}

/// `%X text`
fn endnote_tag(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix('%')?;
    let name = rest.get(..1)?;
    let value = rest
        .get(1..)
        .filter(|value| value.is_empty() || value.starts_with(' '))?;
    Some((name, value))
}

/// Reads `@kind{key, name = {value}, name = "value", name = 2031}`.
fn bibtex(text: &str) -> Vec<Fields> {
    let mut records = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('@') {
        let Some((_, body)) = after.split_once(['{', '(']) else {
            break;
        };
        let (fields, left) = entry(body);
        records.push(fields);
        rest = left;
    }
    records
}

/// The fields of an entry, and what stands behind it.
fn entry(body: &str) -> (Fields, &str) {
    let mut fields = Fields::new();
    let mut rest = body;
    loop {
        let next = rest
            .find(['=', '}', '@'])
            .and_then(|at| rest.split_at_checked(at));
        let Some((name, after)) = next else {
            return (fields, "");
        };
        let Some(after) = after.strip_prefix('=') else {
            return (fields, after.strip_prefix('}').unwrap_or(after));
        };
        let name = name
            .rsplit([',', '\n', '{'])
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        let (value, left) = value(after.trim_start());
        if let Some((_, field, rank)) = BIBTEX.iter().find(|(tag, ..)| *tag == name) {
            let value = if *field == Field::Byline {
                value.replace(" and ", ";")
            } else {
                value
            };
            fields.push(((*field, *rank), value));
        }
        rest = left;
    }
}

/// A value in braces, in quotation marks or bare, and what stands behind it.
fn value(text: &str) -> (String, &str) {
    let is_quoted = text.starts_with('"');
    if !is_quoted && !text.starts_with('{') {
        let end = text.find([',', '}', '\n']).unwrap_or(text.len());
        let (value, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        return (value.trim().to_owned(), rest);
    }
    let mut depth = 0_usize;
    let mut value = String::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '"' if is_quoted && at == 0 => {}
            c => value.push(c),
        }
        let is_end = depth == 0
            && if is_quoted {
                at > 0 && c == '"'
            } else {
                c == '}'
            };
        if is_end {
            if is_quoted {
                value.pop();
            }
            return (value, text.get(at + c.len_utf8()..).unwrap_or_default());
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use crate::model::FileKind;
    use crate::unpack::{Budget, Limits, Part, Problem, unpack};

    fn parts(text: &str) -> (Vec<Part>, Vec<Problem>) {
        let mut parts = Vec::new();
        let mut budget = Budget::new(Limits::STANDARD);
        let problems = unpack("a.txt", text.as_bytes(), None, &mut budget, &mut |part| {
            parts.push(part);
            ControlFlow::Continue(())
        });
        (parts, problems)
    }

    const TEXT: &str = "雁鸣县图书馆周三重新开放，读者可以凭旧证进馆。";

    #[test]
    fn a_record_with_an_abstract_is_an_article() {
        let ris = format!(
            "TY  - NEWS\nTI  - 图书馆开放\nAU  - 祁连\nJO  - 雁鸣报\nDA  - 2031/04/02\nAB  - {TEXT}\nER  - \n\nTY  - NEWS\nTI  - 无摘要\nER  - \n"
        );
        let endnote = format!(
            "%0 Newspaper Article\n%A 祁连\n%T 图书馆开放\n%J 雁鸣报\n%D 2031\n%X {TEXT}\n\n%0 Book\n%T 无摘要\n"
        );
        let bibtex = format!(
            "@article{{k1,\n title = {{{{图书馆}}开放}},\n author={{祁连}}, journal = \"雁鸣报\",\n year = 2031,\n abstract = {{{TEXT}}}\n}}\n@book{{k2, title={{无摘要}}}}\n"
        );
        for list in [ris, endnote, bibtex] {
            let (parts, problems) = parts(&list);
            assert_eq!(parts.len(), 1, "{list}");
            assert_eq!(String::from_utf8_lossy(&parts[0].bytes), TEXT);
            assert_eq!(parts[0].about.title.as_deref(), Some("图书馆开放"));
            assert_eq!(parts[0].about.source.as_deref(), Some("雁鸣报"));
            assert_eq!(parts[0].about.byline, ["祁连"]);
            assert_eq!(problems[0].kind, Some(FileKind::References));
        }
    }

    #[test]
    fn cut_and_hostile_lists_end() {
        assert_eq!(parts("TY  - NEWS\nTI  - 甲\nAB  - 雁鸣县图书").0.len(), 1);
        for list in [
            "@a{",
            "@a{{{{{",
            "@a{b=",
            "@a{b=\"",
            "@a(b=c",
            "TY  - \n",
            "%0 a\n%",
            "@a{k,title={a",
        ] {
            assert!(parts(list).0.len() <= 1);
        }
    }
}
