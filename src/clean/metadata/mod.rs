//! What is known of an article beside its text, and from where.
//!
//! Every place that says something of a field becomes a clue with a weight; the heaviest wins, the
//! others stay in the list, so that a person sees why and can differ. Weights are set so that what
//! was stated for machines or by the carrier beats what was read off the page, and a place near
//! the article beats one far from it. Nothing is ever invented: no clue, no value.

mod byline;
mod element;
mod head;
mod order;
mod person;
mod published;
mod refine;
mod signature;
mod source;
mod title;
pub(crate) mod when;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::block::{Raw, is_han};
use super::body;
use super::cue::CueSet;
use super::tree::Tree;
use crate::model::{Arrange, Clue, ClueSource, Document, Field, Format, Metadata, Moment};

pub(crate) use head::Head;

/// What metadata is read from.
pub(crate) struct Page<'a> {
    pub(crate) document: &'a Document,
    pub(crate) tree: Option<&'a Tree>,
    pub(crate) blocks: &'a [Raw],
    /// Which blocks look like the article's body.
    pub(crate) body: &'a [bool],
    /// First and last block of the body.
    pub(crate) bounds: (usize, usize),
    /// The heading of an article that is one of several on the page.
    pub(crate) heading: Option<&'a str>,
    /// The blocks that are date lines; known once the time of publication has been read.
    pub(crate) date_lines: BTreeSet<usize>,
    /// The body's second and last paragraph, once they were asked for.
    pub(crate) paragraphs: OnceCell<(Option<usize>, Option<usize>)>,
}

impl Page<'_> {
    /// The last block of the article's top: its second paragraph, below which bylines and date
    /// lines are looked for no more.
    fn top_end(&self) -> usize {
        let (first, _) = self.bounds;
        let (second, _) = self.paragraphs();
        second.unwrap_or(first).max(first + 2)
    }

    /// The last paragraph of the body.
    fn last_paragraph(&self) -> usize {
        self.paragraphs().1.unwrap_or(self.bounds.1)
    }

    /// The body's second and last paragraph; looked for once, since every block asks.
    fn paragraphs(&self) -> (Option<usize>, Option<usize>) {
        *self.paragraphs.get_or_init(|| {
            let (first, last) = self.bounds;
            let is_paragraph = |index: &usize| {
                self.body.get(*index).copied().unwrap_or_default()
                    && self.blocks.get(*index).is_some_and(body::is_prose)
            };
            let second = (first..=last).filter(is_paragraph).nth(1);
            (second, (first..=last).rev().find(is_paragraph))
        })
    }

    /// Whether a block stands in surroundings of those kinds in which the body does not.
    fn is_foreign(&self, block: &Raw, kinds: CueSet) -> bool {
        let body = self
            .blocks
            .get(self.top_end())
            .map_or(0, |block| block.cues);
        block.cues & kinds & !body != 0
    }

    /// Whether the body is written in Chinese characters.
    fn is_chinese(&self) -> bool {
        const MIN_CHARS: usize = 10;
        let (first, last) = self.bounds;
        self.blocks
            .iter()
            .take(last + 1)
            .skip(first)
            .any(|block| block.text.chars().filter(|&c| is_han(c)).count() >= MIN_CHARS)
    }
}

/// A clue with its meaning.
#[derive(Clone, Debug)]
pub(crate) struct Hint<T> {
    pub(crate) from: ClueSource,
    pub(crate) weight: u8,
    pub(crate) raw: String,
    pub(crate) value: T,
    /// The block that it was read in.
    pub(crate) block: Option<usize>,
}

/// Metadata, with the blocks that it was read in.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) metadata: Metadata,
    /// Blocks that hold the title, once or more.
    pub(crate) title_blocks: BTreeSet<usize>,
    /// Blocks that are a date line.
    pub(crate) date_blocks: BTreeSet<usize>,
    /// Blocks that are a byline.
    pub(crate) byline_blocks: BTreeSet<usize>,
    /// The last block of the article's top.
    pub(crate) top_end: usize,
    /// Publication days of different clues contradict each other.
    pub(crate) is_contradicted: bool,
}

/// What a carrier calls the outlet goes before what a page's head says, and behind a line 来源：…
/// above the text.
const STATED_SOURCE: u8 = 78;

/// Reads the metadata of a page.
pub(crate) fn read(mut page: Page) -> Read {
    let head = page.tree.map(Head::read).unwrap_or_default();
    let mut read = Read::default();
    let url = url(&page, &head);
    let site = source::site(&page, &head, url.as_deref());
    let (title, title_blocks) =
        title::read(&page, &head, site.first().map(|hint| hint.value.as_str()));
    let anchor = title_blocks
        .iter()
        .copied()
        .filter(|&b| b <= page.bounds.0 && !page.blocks.get(b).is_some_and(body::is_sentence))
        .max();
    let published = published::read(&page, &head, url.as_deref(), anchor);
    let (published, open) = order::decided(&page, url.as_deref(), published);
    page.date_lines = published.iter().filter_map(|hint| hint.block).collect();
    let page = &page;
    read.metadata.editors = byline::editors(page);
    let mut bylines = byline::read(
        page,
        &head,
        anchor,
        site.first().map(|hint| hint.value.as_str()),
    );
    let mut sources = source::read(page, &head, anchor);
    sources.extend(page.document.hints.source.iter().map(|named| Hint {
        from: ClueSource::FeedRecord,
        weight: STATED_SOURCE,
        raw: named.clone(),
        value: named.clone(),
        block: None,
    }));
    let names = &page.document.hints.byline;
    bylines.extend((!names.is_empty()).then(|| Hint {
        from: ClueSource::FeedRecord,
        weight: 100,
        raw: names.join(" "),
        value: names.clone(),
        block: None,
    }));
    read.date_blocks.clone_from(&page.date_lines);
    read.date_blocks
        .extend(open.iter().filter_map(|(_, block)| *block));
    read.byline_blocks = bylines.iter().filter_map(|hint| hint.block).collect();
    read.title_blocks = title_blocks.into_iter().collect();
    let metadata = &mut read.metadata;
    metadata.url.clone_from(&url);
    metadata.title = settle(Field::Title, title, &mut metadata.clues);
    read.is_contradicted = contradicted(&published);
    let refined = heaviest(&published)
        .map(|heaviest| refine::refined(heaviest, &published, page.is_chinese()));
    settle(Field::Published, published, &mut metadata.clues);
    metadata.published = refined;
    read.top_end = page.top_end();
    metadata
        .clues
        .extend(open.into_iter().map(|(clue, _)| clue));
    metadata.byline = settle(Field::Byline, bylines, &mut metadata.clues).unwrap_or_default();
    metadata.source = settle(Field::Source, sources, &mut metadata.clues);
    metadata.site = settle(Field::Site, site, &mut metadata.clues);
    if let Some(url) = url {
        let from = if page.document.hints.url.is_some() {
            ClueSource::FeedRecord
        } else {
            ClueSource::Meta
        };
        metadata.clues.push(Clue {
            field: Field::Url,
            from,
            value: url,
            weight: 90,
        });
    }
    read
}

/// Sorts the clues of a field, notes them, and gives the value of the heaviest.
fn settle<T>(field: Field, mut hints: Vec<Hint<T>>, clues: &mut Vec<Clue>) -> Option<T> {
    hints.arrange_by_key(|hint| (std::cmp::Reverse(hint.weight), hint.block));
    clues.extend(hints.iter().map(|hint| Clue {
        field,
        from: hint.from,
        value: hint.raw.clone(),
        weight: hint.weight,
    }));
    hints.into_iter().next().map(|hint| hint.value)
}

/// The clue that wins: the heaviest, the first of those.
fn heaviest<T>(hints: &[Hint<T>]) -> Option<&Hint<T>> {
    hints
        .iter()
        .min_by_key(|hint| (std::cmp::Reverse(hint.weight), hint.block))
}

/// Whether two weighty clues are more than a day apart.
fn contradicted(hints: &[Hint<Moment>]) -> bool {
    const WEIGHTY: u8 = 70;
    let days = || {
        hints
            .iter()
            .filter(|h| h.weight >= WEIGHTY)
            .map(|h| h.value.day.ordinal())
    };
    let (first, last) = (days().min(), days().max());
    matches!((first, last), (Some(first), Some(last)) if last - first > 1)
}

fn url(page: &Page, head: &Head) -> Option<String> {
    let hint = page.document.hints.url.clone();
    let is_page = page.document.format == Format::Html;
    hint.or_else(|| head.canonical.clone().filter(|_| is_page))
}

/// The host of an address, without `www.`.
pub(crate) fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.')).then_some(host)
}
