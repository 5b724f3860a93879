//! JSON: one value, an array, lines of objects; records anywhere in it.
//!
//! An object is a record where one of its fields is a text ([`super::record`]); else its own
//! objects are looked at, down to any depth, so that answers of search engines, exports of readers
//! and plain arrays all open. Arrays and lines are read one element at a time; a cut one gives the
//! elements before the cut.

use serde_json::{Map, Value};

use super::outlet::Flow;
use super::record::{Field, Record, field, is_prose};
use super::{About, Input, Outlet, Problem, charset, sign};
use crate::model::{FileKind, InputErrorCode};

/// Keys under which a value stands wrapped: `{"content":{"rendered":"…"}}`.
const WRAPPERS: &[&str] = &[
    "content",
    "value",
    "rendered",
    "text",
    "html",
    "_",
    "#text",
    "$t",
    "name",
    "title",
    "href",
    "url",
    "$date",
    "$oid",
    "$numberLong",
];

/// Whether a file is JSON: it opens an object or an array as JSON does.
pub(super) fn is(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    let mut rest = head.chars().filter(|c| !c.is_whitespace());
    match (rest.next(), rest.next()) {
        (Some('{'), Some('"')) => true,
        (Some('['), Some('{')) => matches!(rest.next(), Some('"' | '}')),
        (Some('['), Some('"' | '[')) => sign::ends(input.name, &[".json"]),
        (Some('{' | '['), Some('}' | ']') | None) => sign::ends(input.name, &[".json", ".jsonl"]),
        _ => false,
    }
}

/// Puts out the records.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let decoded = charset::decode(input.bytes, outlet.chosen, input.about.charset.as_deref());
    let text = decoded.text.trim_start_matches('\u{feff}').trim_start();
    let mut walk = Walk {
        outlet,
        outer: input.about,
        n_articles: 0,
        n_records: 0,
    };
    if is_lines(text) {
        walk.lines(&decoded.text)?;
    } else if let Some(elements) = text.strip_prefix('[') {
        walk.elements(elements)?;
    } else {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => walk.value(&value, "", &About::default())?,
            Err(error) => walk.damaged(text, &error)?,
        }
    }
    if walk.n_articles == 0 && walk.n_records > 0 {
        let problem = Problem {
            kind: Some(FileKind::JsonWithoutText),
            ..Problem::new(InputErrorCode::NoArticles, "")
        };
        walk.outlet.problem(problem);
    }
    Flow::Continue(())
}

/// Whether there is a value a line: most of the first lines open and close an object.
fn is_lines(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(10);
    let (mut n_lines, mut n_whole) = (0, 0);
    for line in lines.map(str::trim) {
        n_lines += 1;
        n_whole += usize::from(line.starts_with('{') && line.ends_with('}'));
    }
    let first = text.lines().next().unwrap_or_default().trim();
    n_whole * 2 > n_lines && (n_lines > 1 || first.ends_with('}'))
        || n_lines == 2 && n_whole == 1 && first.ends_with('}')
}

struct Walk<'w, 'o> {
    outlet: &'w mut Outlet<'o>,
    outer: &'w About,
    n_articles: usize,
    n_records: usize,
}

impl Walk<'_, '_> {
    /// A value a line; a bad line is a problem, the others stand.
    fn lines(&mut self, text: &str) -> Flow {
        let is_ended = text.ends_with('\n');
        let mut lines = text.lines().enumerate().peekable();
        let mut bad = Vec::new();
        while let Some((index, line)) = lines.next() {
            let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if line.is_empty() {
                continue;
            }
            let step = format!("line {}", index + 1);
            let before = self.n_articles;
            let code = match serde_json::from_str::<Value>(line) {
                Ok(value) => {
                    self.value(&value, &step, &About::default())?;
                    (self.n_articles == before).then_some(InputErrorCode::BadRecord)
                }
                Err(error) if error.is_eof() && !is_ended && lines.peek().is_none() => {
                    Some(InputErrorCode::Truncated)
                }
                Err(_) => Some(InputErrorCode::BadRecord),
            };
            bad.extend(code.map(|code| Problem::new(code, step).with_numbers(index as u64 + 1, 0)));
        }
        if self.n_articles > 0 || self.n_records == 0 {
            for problem in bad {
                self.outlet.problem(problem);
            }
        }
        Flow::Continue(())
    }

    /// The elements of an array, the bracket before them dropped, one at a time.
    fn elements(&mut self, text: &str) -> Flow {
        let mut rest = text;
        let mut index = 0;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            if rest.is_empty() {
                self.outlet.problem(said(InputErrorCode::Truncated));
                return Flow::Continue(());
            }
            if rest.starts_with(']') {
                return Flow::Continue(());
            }
            index += 1;
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            let step = format!("record {index}");
            match values.next() {
                Some(Ok(value)) => self.value(&value, &step, &About::default())?,
                Some(Err(error)) if !error.is_eof() => {
                    let place = format!("record {index}");
                    self.outlet
                        .problem(Problem::new(InputErrorCode::BadRecord, place));
                    return Flow::Continue(());
                }
                _ => {
                    self.outlet.problem(said(InputErrorCode::Truncated));
                    return Flow::Continue(());
                }
            }
            rest = rest.get(values.byte_offset()..).unwrap_or_default();
        }
    }

    /// An object that does not parse: the elements of its first array of objects, as far as they go;
    /// or several objects one after the other.
    fn damaged(&mut self, text: &str, error: &serde_json::Error) -> Flow {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        let mut index = 0;
        while let Some(Ok(value)) = values.next() {
            index += 1;
            self.value(&value, &format!("record {index}"), &About::default())?;
        }
        if index > 0 {
            if values.byte_offset() < text.trim_end().len() {
                self.outlet.problem(said(InputErrorCode::Truncated));
            }
            return Flow::Continue(());
        }
        let opens = |at: &usize| {
            let rest = text.get(at + 1..).unwrap_or_default();
            rest.trim_start().starts_with('{')
        };
        let array = text.match_indices('[').map(|(at, _)| at).find(opens);
        match array.and_then(|at| text.get(at + 1..)) {
            Some(elements) => self.elements(elements),
            None => {
                let code = if error.is_eof() {
                    InputErrorCode::Truncated
                } else {
                    InputErrorCode::Damaged
                };
                let mut problem = said(code);
                problem.place = format!("line {}", error.line());
                self.outlet.problem(problem);
                Flow::Continue(())
            }
        }
    }

    /// A value: a record, or what records stand in. `step` says where; `outer` is what the objects
    /// around it say.
    fn value(&mut self, value: &Value, step: &str, outer: &About) -> Flow {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let step = if step.is_empty() {
                        format!("record {}", index + 1)
                    } else {
                        format!("{step}, record {}", index + 1)
                    };
                    self.value(item, &step, outer)?;
                }
                Flow::Continue(())
            }
            Value::Object(object) => self.object(object, step, outer),
            _ => Flow::Continue(()),
        }
    }

    fn object(&mut self, object: &Map<String, Value>, step: &str, outer: &About) -> Flow {
        self.n_records += 1;
        let record = record(object);
        let is_article =
            record.has_text() || record.is_article() && !object.values().any(holds_objects);
        if is_article && let Some((text, form, mut about)) = record.finish() {
            self.n_articles += 1;
            // What an object around a record calls its id is the record's.
            about.id = about.id.or_else(|| outer.id.clone());
            let about = about.within(outer).within(self.outer);
            return self.outlet.text(step, form, text.into_bytes(), about);
        }
        let mut around = About {
            id: text_of(object.get("_id").unwrap_or(&Value::Null)),
            ..outer.clone()
        };
        if object.values().any(holds_objects) {
            around.source = object.get("title").and_then(text_of).or(around.source);
        }
        for value in object.values() {
            self.value(value, step, &around)?;
        }
        Flow::Continue(())
    }
}

fn said(code: InputErrorCode) -> Problem {
    Problem {
        kind: Some(FileKind::Json),
        ..Problem::new(code, "")
    }
}

/// Whether a value is a list of objects.
fn holds_objects(value: &Value) -> bool {
    matches!(value, Value::Array(items) if items.first().is_some_and(Value::is_object))
}

/// The record that an object is.
fn record(object: &Map<String, Value>) -> Record {
    let mut record = Record::default();
    let mut longest: Option<&str> = None;
    for (key, value) in object {
        match field(key) {
            Some((Field::Byline, rank)) => {
                for name in texts_of(value) {
                    record.put(Field::Byline, rank, &name);
                }
            }
            Some((Field::Text, rank)) => {
                if let Some(text) = paragraphs(value) {
                    record.put(Field::Text, rank, &text);
                }
            }
            Some((kind, rank)) => {
                if let Some(text) = text_of(value) {
                    record.put(kind, rank, &text);
                }
            }
            None => {
                let text = value.as_str().filter(|text| is_prose(text));
                let is_longer =
                    |text: &&str| longest.is_none_or(|longest| longest.len() < text.len());
                longest = text.filter(is_longer).or(longest);
            }
        }
    }
    if !record.is_article()
        && let Some(text) = longest
    {
        record.put_unnamed(text);
    }
    record
}

/// The text of a value: itself, or what it wraps; of a list, the first.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(text_of),
        Value::Object(object) => {
            let mut wrapped = WRAPPERS.iter().filter_map(|key| object.get(*key));
            wrapped.find_map(text_of)
        }
        _ => None,
    }
}

/// All texts of a value: of a list, each.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(text_of).collect(),
        value => text_of(value).into_iter().collect(),
    }
}

/// A text, or a list of paragraphs.
fn paragraphs(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            Some(texts.join("\n")).filter(|text| !text.trim().is_empty())
        }
        Value::Array(_) | Value::Number(_) => None,
        value => text_of(value),
    }
}
