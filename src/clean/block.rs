//! Raw blocks: the pieces of text that the rules and the block model judge.
//!
//! HTML and plain text become the same kind of blocks; what a format cannot know stays zero.

use super::cue::CueSet;
use super::phrase::{self, Section};
use super::repeat;
use super::tree::NodeId;
use crate::model::Span;

/// The shape of a block, before anything is known of its role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A paragraph, or a line.
    #[default]
    Paragraph,
    /// A heading of that level.
    Heading(u8),
    /// A list item.
    Item,
    /// A paragraph of a block quotation.
    Quote,
    /// A row of a data table, cells parted by tabs.
    Row,
    /// Preformatted text.
    Code,
}

/// A piece of text that stands on lines of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Raw {
    /// The text, white space collapsed.
    pub(crate) text: String,
    /// Its shape.
    pub(crate) kind: Kind,
    /// What its elements say of it.
    pub(crate) cues: CueSet,
    /// Characters without white space.
    pub(crate) chars: u32,
    /// Those inside links.
    pub(crate) link_chars: u32,
    /// Links that start in it.
    pub(crate) links: u32,
    /// The first of these links.
    pub(crate) link: Option<NodeId>,
    /// Characters in bold type.
    pub(crate) bold_chars: u32,
    /// The element that holds it.
    pub(crate) node: NodeId,
    /// Signature of the tags and classes above it.
    pub(crate) path: u32,
    /// How deep it stands.
    pub(crate) depth: u32,
    /// Whether an image stands since the block before.
    pub(crate) after_image: bool,
    /// Whether it starts after a line break inside its paragraph.
    pub(crate) after_break: bool,
    /// Where it stands in the decoded source, where that is known.
    pub(crate) source: Option<Span>,
    /// The text as blocks are compared; see [`settled`].
    pub(crate) key: String,
    /// The section that it opens, with the phrase that says so.
    pub(crate) section: Option<(Section, &'static str)>,
}

/// Blocks with what everybody asks of each, asked once.
pub(crate) fn settled(mut blocks: Vec<Raw>) -> Vec<Raw> {
    for block in &mut blocks {
        block.key = repeat::key(&block.text);
        block.section = phrase::section(&block.text);
    }
    blocks
}

/// Whether a character is a letter or a digit. Chinese is told first: the tables of Unicode are
/// searched for everything else.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => true,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// Adds a character in lower case.
pub(crate) fn push_lower(text: &mut String, c: char) {
    match c {
        '\0'..='\u{7f}' => text.push(c.to_ascii_lowercase()),
        '\u{2e80}'..='\u{9fff}' => text.push(c),
        _ => text.extend(c.to_lowercase()),
    }
}

/// Whether a character is written full width, so that no space parts it from its like.
pub(crate) const fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{3100}'..='\u{312f}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}'
        | '\u{2018}'..='\u{201d}')
}

/// Whether a character is a Chinese character.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character shows nothing and says nothing.
pub(crate) const fn is_void(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
        | '\u{ad}' | '\u{fffc}')
}

/// How many characters of a text are not white space.
pub(crate) fn visible_chars(text: &str) -> u32 {
    u32::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u32::MAX)
}
