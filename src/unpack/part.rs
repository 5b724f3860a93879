//! What comes out of a file: parts, and what kept others from coming out.

use crate::model::{FileKind, InputErrorCode};

/// One text of a dropped file: a page in an archive, a row of a table, a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The steps from the dropped file inward, the dropped file left out: `批次一.zip`,
    /// `文章/石桥.html`, `sheet 新闻`, `row 3`. Empty where the file is its own and only part.
    pub chain: Vec<String>,
    /// The bytes of the text.
    pub bytes: Vec<u8>,
    /// What the carrier says that they are.
    pub form: Form,
    /// What the carrier says beside them.
    pub about: About,
}

/// What a carrier says that a part's bytes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Nothing: the bytes of a file, charset and format to be found.
    #[default]
    Unknown,
    /// UTF-8 text out of a carrier that decoded it; whether it is HTML shows in the text.
    Decoded,
    /// UTF-8 HTML.
    Html,
    /// UTF-8 plain text.
    Text,
}

/// What a carrier says beside a text; each part takes from its carriers what it does not say itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The charset that a header declares (of bytes whose form is unknown).
    pub charset: Option<String>,
    /// The address it came from.
    pub url: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The authors, one an entry.
    pub byline: Vec<String>,
    /// The outlet: a column 媒体, a feed's title, a mail's sender.
    pub source: Option<String>,
    /// When, and what kind of when.
    pub moments: Vec<Stated>,
    /// The id that the carrier gives.
    pub id: Option<String>,
    /// Whether the carrier says that this is a summary, not the whole text.
    pub is_summary: bool,
}

impl About {
    /// What is said here, and where nothing is, what `outer` says. An outer id or title names the
    /// carrier, not the part: they stay outside.
    #[must_use]
    pub fn within(mut self, outer: &Self) -> Self {
        self.charset = self.charset.or_else(|| outer.charset.clone());
        self.url = self.url.or_else(|| outer.url.clone());
        self.source = self.source.or_else(|| outer.source.clone());
        for moment in &outer.moments {
            if !self.moments.iter().any(|own| own.kind == moment.kind) {
                self.moments.push(moment.clone());
            }
        }
        self
    }
}

/// A moment as a carrier writes it, unread: ISO 8601, RFC 2822, an epoch, `2024年3月6日`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The text as it stands.
    pub text: String,
    /// What happened then.
    pub kind: MomentKind,
}

/// What happened at a stated moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MomentKind {
    /// The text was published.
    Published,
    /// A mail was sent: the best that a newsletter knows of publication.
    Sent,
    /// The page was saved by a person.
    Saved,
    /// The page was fetched by a crawler.
    Crawled,
}

/// Something that could not be read, or was left out; the rest stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The steps from the dropped file inward.
    pub chain: Vec<String>,
    /// Stable code.
    pub code: InputErrorCode,
    /// What the thing is, where that is the point.
    pub kind: Option<FileKind>,
    /// Where: a byte, a line, a row.
    pub place: String,
    /// The number met.
    pub number: u64,
    /// The number allowed.
    pub limit: u64,
}

impl Problem {
    /// A problem without numbers.
    #[must_use]
    pub fn new(code: InputErrorCode, place: impl Into<String>) -> Self {
        Self {
            chain: Vec::new(),
            code,
            kind: None,
            place: place.into(),
            number: 0,
            limit: 0,
        }
    }

    /// A thing of a known kind that is not read.
    #[must_use]
    pub fn not_read(kind: FileKind) -> Self {
        Self {
            kind: Some(kind),
            ..Self::new(InputErrorCode::NotRead, "")
        }
    }

    /// The same with the number met and the number allowed.
    #[must_use]
    pub fn with_numbers(self, number: u64, limit: u64) -> Self {
        Self {
            number,
            limit,
            ..self
        }
    }
}
