//! An article: a document understood as blocks, with a ledger of what was set aside.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Day, Issue, Moment, Span};

/// A document understood: blocks in order, removed ones included, and metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// All blocks in order joined by `\n`, removed ones included.
    pub text: String,
    /// The blocks; their spans tile `text` but for the line breaks between them.
    pub blocks: Vec<Block>,
    /// Title, time, byline, source, site, address, language, each with its clues.
    pub metadata: Metadata,
    /// Kept blocks that are links, with the day that the address names, if any; by place.
    pub links: Vec<(Span, Option<Day>)>,
    /// Stretches of text that stand in the file more than once.
    pub repeats: Vec<super::Repeat>,
    /// What was noticed.
    pub issues: Vec<Issue>,
    /// The steps from the dropped file inward, where it holds others: `文章/石桥.html`, `row 3`.
    pub chain: Vec<String>,
    /// When a person saved the page or a crawler fetched it.
    pub captured: Option<Moment>,
}

/// A paragraph, heading, list item, table row, caption …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block is.
    pub role: Role,
    /// Its range in the article's text.
    pub span: Span,
    /// Its range in the decoded source, where the parser knows it.
    pub source: Option<Span>,
    /// Why it is not part of the article's own text; none where it is kept.
    pub removal: Option<Removal>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the field's own words")]
pub enum Role {
    Title,
    Standfirst,
    Byline,
    Dateline,
    Body,
    Subheading,
    Quote,
    List,
    Table,
    Code,
    Caption,
    Credit,
    Related,
    Ranking,
    Comment,
    Notice,
    Share,
    Navigation,
    WireTag,
    AuthorBio,
    Other,
}

impl Role {
    /// Whether a kept block of this role belongs to the body.
    ///
    /// Title, byline and date line are metadata: kept and shown, but no part of the body.
    #[must_use]
    pub const fn in_body(self) -> bool {
        !matches!(self, Self::Title | Self::Byline | Self::Dateline)
    }

    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Body => "body",
            Self::Subheading => "subheading",
            Self::Quote => "quote",
            Self::List => "list",
            Self::Table => "table",
            Self::Code => "code",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Related => "related",
            Self::Ranking => "ranking",
            Self::Comment => "comment",
            Self::Notice => "notice",
            Self::Share => "share",
            Self::Navigation => "navigation",
            Self::WireTag => "wire_tag",
            Self::AuthorBio => "author_bio",
            Self::Other => "other",
        }
    }
}

/// Why a block was set aside: an entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// The rule that called it boilerplate.
    pub rule: Rule,
    /// What the rule saw.
    pub evidence: Vec<Evidence>,
    /// The block's share of the file's characters, in thousandths.
    pub share: u16,
}

/// One thing that was seen, by name and value, such as `links: 12` or `cue: 排行榜`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// What was looked at; a stable snake_case name.
    pub name: Cow<'static, str>,
    /// What was found.
    pub value: String,
}

impl Evidence {
    /// Evidence of that name and value.
    #[must_use]
    pub fn new(name: &'static str, value: impl ToString) -> Self {
        Self {
            name: Cow::Borrowed(name),
            value: value.to_string(),
        }
    }
}

/// The rules that call a block boilerplate, with stable ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each rule is described where it is applied, in `clean`"
)]
pub enum Rule {
    Navigation,
    Share,
    Comment,
    Ranking,
    Related,
    Caption,
    Credit,
    Notice,
    WireTag,
    AuthorBio,
    CreditsLine,
    RepeatedBody,
    RepeatedBlock,
    PageFrame,
    Recurring,
    Promotion,
    LinkList,
    Form,
    Metadata,
}

impl Rule {
    /// All rules in the order of their ids.
    pub const ALL: [Self; 19] = [
        Self::Navigation,
        Self::Share,
        Self::Comment,
        Self::Ranking,
        Self::Related,
        Self::Caption,
        Self::Credit,
        Self::Notice,
        Self::WireTag,
        Self::AuthorBio,
        Self::CreditsLine,
        Self::RepeatedBody,
        Self::RepeatedBlock,
        Self::PageFrame,
        Self::Recurring,
        Self::Promotion,
        Self::LinkList,
        Self::Form,
        Self::Metadata,
    ];

    /// The stable id, `R1` onward.
    #[must_use]
    pub fn id(self) -> String {
        let place = Self::ALL
            .iter()
            .position(|&rule| rule == self)
            .unwrap_or_default();
        format!("R{}", place + 1)
    }
}

/// What is known of an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The title, without the site's suffix.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// The people who wrote it.
    pub byline: Vec<String>,
    /// The people who edited it; never among those who wrote it.
    pub editors: Vec<String>,
    /// The outlet it was taken from, where the text names one.
    pub source: Option<String>,
    /// The site or paper that carries it.
    pub site: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The language of its body.
    pub language: Language,
    /// Everything that was read, the winning clue of each field first.
    pub clues: Vec<Clue>,
}

impl Metadata {
    /// The winning clue of a field.
    #[must_use]
    pub fn clue(&self, field: Field) -> Option<&Clue> {
        let mut clues = self.clues.iter();
        clues.find(|clue| clue.field == field && clue.weight > 0)
    }
}

/// One place that says something of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// Of which field.
    pub field: Field,
    /// Where it was read.
    pub from: ClueSource,
    /// What it says, as it was read.
    pub value: String,
    /// How much it weighs, 0 to 100; 0 where it was not taken, since it can be read in two ways.
    pub weight: u8,
}

/// A field of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named as in Metadata")]
pub enum Field {
    Title,
    Published,
    Byline,
    Source,
    Site,
    Url,
}

/// Where a clue was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the field's own words")]
pub enum ClueSource {
    Person,
    FeedRecord,
    JsonLd,
    OpenGraph,
    Meta,
    Script,
    TimeElement,
    AddressElement,
    TitleElement,
    Heading,
    DateLine,
    BylineLine,
    SourceLine,
    CreditsLine,
    WireTag,
    UrlPath,
    Host,
    Masthead,
}

impl ClueSource {
    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::FeedRecord => "feed_record",
            Self::JsonLd => "json_ld",
            Self::OpenGraph => "open_graph",
            Self::Meta => "meta",
            Self::Script => "script",
            Self::TimeElement => "time_element",
            Self::AddressElement => "address_element",
            Self::TitleElement => "title_element",
            Self::Heading => "heading",
            Self::DateLine => "date_line",
            Self::BylineLine => "byline_line",
            Self::SourceLine => "source_line",
            Self::CreditsLine => "credits_line",
            Self::WireTag => "wire_tag",
            Self::UrlPath => "url_path",
            Self::Host => "host",
            Self::Masthead => "masthead",
        }
    }
}

/// The language of a body.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Language {
    /// Chinese in Simplified script.
    Hans,
    /// Chinese in Traditional script.
    Hant,
    /// English.
    English,
    /// Anything else, or too little to say.
    #[default]
    Unknown,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::English => "en",
            Self::Unknown => "und",
        }
    }
}

/// Kept text put together, with the way back to the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Kept blocks joined by `\n`.
    pub text: String,
    /// For each kept block: where it starts in `text`, and its span in the article's text.
    pub pieces: Vec<(usize, Span)>,
}

impl Article {
    /// The body: kept body blocks joined by line breaks.
    #[must_use]
    pub fn body(&self) -> Body {
        self.gather(|block| block.removal.is_none() && block.role.in_body())
    }

    /// What is annotated: the title and the body, in the text's order.
    #[must_use]
    pub fn reading(&self) -> Body {
        self.gather(|block| {
            block.removal.is_none() && (block.role.in_body() || block.role == Role::Title)
        })
    }

    fn gather(&self, wanted: impl Fn(&Block) -> bool) -> Body {
        let mut body = Body::default();
        for block in self.blocks.iter().filter(|block| wanted(block)) {
            if !body.pieces.is_empty() {
                body.text.push('\n');
            }
            body.pieces.push((body.text.len(), block.span));
            body.text.push_str(block.span.of(&self.text));
        }
        body
    }
}

impl Body {
    /// A block of the article's text, by its span there, as a span of the body.
    ///
    /// None where the block is no part of the body.
    #[must_use]
    pub fn of_block(&self, block: Span) -> Option<Span> {
        let &(start, span) = self.pieces.iter().find(|(_, span)| *span == block)?;
        Some(Span::new(start, start + span.end - span.start))
    }

    /// A span of the body as a span of the article's text.
    ///
    /// None where it crosses from one block into another.
    #[must_use]
    pub fn to_text(&self, span: Span) -> Option<Span> {
        let place = self
            .pieces
            .partition_point(|&(start, _)| start <= span.start)
            .checked_sub(1)?;
        let &(start, block) = self.pieces.get(place)?;
        let end = start + block.len();
        (span.start <= end && span.end <= end).then(|| {
            Span::new(
                block.start + span.start - start,
                block.start + span.end - start,
            )
        })
    }

    /// A span of the article's text as a span of the body.
    ///
    /// None where it is not wholly inside one kept block.
    #[must_use]
    pub fn from_text(&self, span: Span) -> Option<Span> {
        let place = self
            .pieces
            .partition_point(|&(_, block)| block.start <= span.start)
            .checked_sub(1)?;
        let &(start, block) = self.pieces.get(place)?;
        block.contains(span).then(|| {
            Span::new(
                start + span.start - block.start,
                start + span.end - block.start,
            )
        })
    }
}
