//! A document: decoded text and what its carrier said of it.

use serde::{Deserialize, Serialize};

use super::{Issue, Moment};

/// One document of a file: decoded, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file, as it was named when it came (a path below the dropped folder, say).
    pub file: String,
    /// The steps from the file inward, where it holds others: `文章/石桥.html`, `row 3`.
    pub chain: Vec<String>,
    /// Place of its first article among those of its file, from 0; as read, one a document.
    pub ordinal: usize,
    /// What the text is written in.
    pub format: Format,
    /// How the bytes were decoded.
    pub charset: Charset,
    /// The decoded text of this document.
    pub source: String,
    /// What the carrier said beside the text.
    pub hints: Hints,
    /// What was noticed while reading; spans are none.
    pub issues: Vec<Issue>,
}

/// What a document's text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// HTML or XHTML, a whole page or a piece of one.
    Html,
    /// Plain text, written so or copied out of a browser.
    PlainText,
    /// Markdown.
    Markdown,
    /// A feed-archive record: its body is HTML, its head became hints.
    FeedRecord,
}

/// The charset that decoded a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charset {
    /// The WHATWG name, such as `GBK`.
    pub name: String,
    /// Who said so.
    pub from: CharsetSource,
}

/// Who said which charset it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CharsetSource {
    /// A byte order mark.
    Mark,
    /// A declaration inside the file.
    Declared,
    /// Detection over the bytes.
    Detected,
    /// The person.
    Chosen,
    /// The text came as text (pasted, or inside JSON).
    Text,
}

/// What a carrier says beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// The id that a JSONL line gives.
    pub id: Option<String>,
    /// The title of a feed record, of a JSONL line or of a front matter.
    pub title: Option<String>,
    /// The authors that a front matter names.
    pub byline: Vec<String>,
    /// The address it came from.
    pub url: Option<String>,
    /// The outlet, as the carrier names it.
    pub source: Option<String>,
    /// The publication time that the carrier states (a feed's epoch is UTC).
    pub published: Option<Moment>,
    /// When the page was saved or fetched, which is not when it was published.
    pub captured: Option<Moment>,
}
