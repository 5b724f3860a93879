//! Bytes to documents: sniffing, charset decoding, splitting a dump.
//!
//! A file is what its content says, whatever its name: an HTML page, a plain text, or feed-archive
//! records one after the other. A bad file, or a bad record in a good file, becomes
//! an [`InputError`] with its place and number; the rest stands.
//!
//! ```
//! use duilan::ingest::{Config, read};
//! use duilan::model::Format;
//!
//! let ingested = read("a.txt", "第一段。\n第二段。".as_bytes(), None, &Config::STANDARD);
//! assert_eq!(ingested.documents[0].format, Format::PlainText);
//! ```
//!
//! Limits: see [`Config`]. Carriers are opened before, in `unpack`; what it puts out comes here.

mod formats;
mod moment;
mod sniff;

use std::mem;

use crate::model::{
    Charset, CharsetSource, Document, Format, Hints, InputError, InputErrorCode, Issue, IssueCode,
};
use crate::unpack::{self, About, Form, MomentKind, charset};

/// Limits of reading, each with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Bytes of one file. A larger one would hold a worker's memory several times over.
    pub max_file_bytes: usize,
    /// Documents of one file.
    pub max_documents: usize,
}

impl Config {
    /// The limits of the page and of the command line.
    pub const STANDARD: Self = Self {
        max_file_bytes: 64 << 20,
        max_documents: 50_000,
    };
}

/// What a file held: the good documents, and the errors of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Documents in the file's order.
    pub documents: Vec<Document>,
    /// What could not be read; the documents stand all the same.
    pub errors: Vec<InputError>,
}

/// Reads one part of a file. `chosen` is the label of the charset that the person chose, if any.
#[must_use]
pub fn read_part(
    file: &str,
    part: unpack::Part,
    chosen: Option<&str>,
    config: &Config,
) -> Ingested {
    let header = part.about.charset.as_deref();
    let mut ingested = match part.form {
        Form::Unknown => read_bytes(file, &part.bytes, chosen, header, config),
        form => read_text(file, part.bytes, form),
    };
    for document in &mut ingested.documents {
        document.chain.clone_from(&part.chain);
        document.hints = hints(mem::take(&mut document.hints), &part.about);
        if part.about.is_summary {
            let detail = part.about.source.clone().unwrap_or_default();
            document.issues.push(Issue {
                code: IssueCode::Summary,
                span: None,
                detail,
            });
        }
    }
    for error in &mut ingested.errors {
        error.chain.clone_from(&part.chain);
    }
    ingested
}

/// What the carriers say, where the text's own head says nothing.
fn hints(own: Hints, about: &About) -> Hints {
    let stated = |kinds: &[MomentKind]| {
        let of_kind = kinds.iter().flat_map(|kind| {
            let moments = about.moments.iter();
            moments.filter(move |moment| moment.kind == *kind)
        });
        of_kind
            .filter_map(|stated| moment::read(&stated.text))
            .next()
    };
    let byline = if own.byline.is_empty() {
        about.byline.clone()
    } else {
        own.byline
    };
    Hints {
        id: own.id.or_else(|| about.id.clone()),
        title: own.title.or_else(|| about.title.clone()),
        byline,
        url: own.url.or_else(|| about.url.clone()),
        source: own.source.or_else(|| about.source.clone()),
        published: own
            .published
            .or_else(|| stated(&[MomentKind::Published, MomentKind::Sent])),
        captured: own
            .captured
            .or_else(|| stated(&[MomentKind::Saved, MomentKind::Crawled])),
    }
}

/// Reads a file's bytes. `charset` is the label that the person chose, if any.
#[must_use]
pub fn read(file: &str, bytes: &[u8], charset: Option<&str>, config: &Config) -> Ingested {
    read_bytes(file, bytes, charset, None, config)
}

/// One text that its carrier decoded.
fn read_text(file: &str, bytes: Vec<u8>, form: Form) -> Ingested {
    let source = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    };
    let mut ingested = Ingested::default();
    if is_blank(&source) {
        let error = InputError::new(file, InputErrorCode::Empty, "");
        ingested
            .errors
            .push(error.with_numbers(source.len() as u64, 0));
        return ingested;
    }
    let format = match form {
        Form::Html => Format::Html,
        Form::Decoded if sniff::is_html(&source) => Format::Html,
        _ => Format::PlainText,
    };
    let charset = Charset {
        name: "UTF-8".to_owned(),
        from: CharsetSource::Text,
    };
    let part = Part {
        format,
        source,
        hints: Hints::default(),
    };
    ingested
        .documents
        .push(document(file, 0, part, &charset, &[]));
    ingested
}

fn is_blank(text: &str) -> bool {
    let is_nothing = |c: char| c.is_whitespace() || c == '\u{feff}';
    text.trim_matches(is_nothing).is_empty()
}

fn read_bytes(
    file: &str,
    bytes: &[u8],
    chosen: Option<&str>,
    header: Option<&str>,
    config: &Config,
) -> Ingested {
    if let Err(trouble) = check(bytes, config) {
        return Ingested {
            documents: Vec::new(),
            errors: vec![trouble.of(file)],
        };
    }
    let decoded = charset::decode(bytes, chosen, header);
    if is_blank(&decoded.text) {
        let trouble = Trouble::new(InputErrorCode::Empty, String::new(), bytes.len(), 0);
        return Ingested {
            documents: Vec::new(),
            errors: vec![trouble.of(file)],
        };
    }
    let parts = formats::split(decoded.text, config.max_documents);
    let mut ingested = Ingested::default();
    let troubles = parts.troubles.into_iter();
    ingested
        .errors
        .extend(troubles.map(|trouble| trouble.of(file)));
    for part in parts.parts {
        let ordinal = ingested.documents.len();
        let issues: &[Issue] = if ordinal == 0 { &decoded.issues } else { &[] };
        let document = document(file, ordinal, part, &decoded.charset, issues);
        ingested.documents.push(document);
    }
    ingested
}

/// One document found in a file.
#[derive(Debug)]
struct Part {
    format: Format,
    source: String,
    hints: Hints,
}

/// What is wrong with a file or a record, before the file's name is added.
#[derive(Debug)]
struct Trouble {
    code: InputErrorCode,
    place: String,
    number: u64,
    limit: u64,
}

impl Trouble {
    fn new(code: InputErrorCode, place: String, number: usize, limit: usize) -> Self {
        Self {
            code,
            place,
            number: number as u64,
            limit: limit as u64,
        }
    }

    fn of(self, file: &str) -> InputError {
        InputError::new(file, self.code, self.place).with_numbers(self.number, self.limit)
    }
}

fn check(bytes: &[u8], config: &Config) -> Result<(), Trouble> {
    if bytes.len() > config.max_file_bytes {
        return Err(Trouble::new(
            InputErrorCode::TooLarge,
            String::new(),
            bytes.len(),
            config.max_file_bytes,
        ));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Trouble::new(
            InputErrorCode::Empty,
            String::new(),
            bytes.len(),
            0,
        ));
    }
    match unpack::binary(bytes) {
        Some((place, number)) => Err(Trouble::new(
            InputErrorCode::Binary,
            format!("byte {place}"),
            number,
            0,
        )),
        None => Ok(()),
    }
}

fn document(
    file: &str,
    ordinal: usize,
    part: Part,
    charset: &Charset,
    issues: &[Issue],
) -> Document {
    Document {
        file: file.to_owned(),
        chain: Vec::new(),
        ordinal,
        format: part.format,
        charset: charset.clone(),
        source: part.source,
        hints: part.hints,
        issues: issues.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> InputErrorCode {
        let config = Config {
            max_file_bytes: 1000,
            max_documents: 2,
        };
        let ingested = read("f", bytes, None, &config);
        assert!(ingested.documents.is_empty());
        ingested.errors[0].code
    }

    #[test]
    fn bad_files_say_why() {
        assert_eq!(error(b""), InputErrorCode::Empty);
        assert_eq!(error(b" \n\t"), InputErrorCode::Empty);
        assert_eq!(
            error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            InputErrorCode::Binary
        );
        assert_eq!(
            error(&[7, 1, 2, 3, 0, 0, 0, 4, 200, 0, 1]),
            InputErrorCode::Binary
        );
        assert_eq!(error(&[b'a'; 1001]), InputErrorCode::TooLarge);
    }
}
