//! Several articles in one page: headings of one level, each with its own date and paragraphs.

use super::Seen;
use super::segment::{FOREIGN, Lines, Segment, by_kind, distinct, posts, seen as told};
use crate::clean::block::{Kind, Raw, settled};
use crate::clean::cue::Cue;
use crate::clean::metadata::when;
use crate::clean::tree::{Attr, NodeId, Tag, Tree};
use crate::clean::{Parsed, html, repeat};

/// Least mass of an article of two paragraphs.
const MIN_MASS: u32 = 40;

/// Least mass of each of several `<article>` elements without dates, for a doubt to be worth
/// telling.
const MIN_UNDATED_MASS: u32 = 200;

/// The longest heading, in characters.
const MAX_TITLE_CHARS: u32 = 120;

/// Statements of the site that each part takes over; a page has two or three.
const MAX_OF_SITE: usize = 8;

/// Share of the headings of one kind, and of a page's prose, in tenths, that must be articles'.
const MIN_SHARE: u32 = 6;

/// The articles that a page seems to hold; none where it holds one.
pub(super) fn seen(blocks: &[Raw], tree: &Tree, title: Option<&str>) -> Option<Seen> {
    let lines = Lines::of(blocks);
    let total = lines.mass();
    let mut best: Option<(u32, u8, Vec<Segment>)> = None;
    for (level, titles) in headings(blocks) {
        if titles.len() < 2 {
            continue;
        }
        let mut elements: Vec<NodeId> = Vec::new();
        let mut found = lines.segments(&titles);
        found.retain(|segment| {
            segment.is_article(MIN_MASS)
                || element(blocks, tree, segment).is_some_and(|element| {
                    let is_new = !elements.contains(&element);
                    elements.push(element);
                    is_new
                })
        });
        let found = distinct(blocks, found);
        let mass: u32 = found.iter().map(|segment| segment.mass).sum();
        let is_most =
            found.len() * 10 >= titles.len() * MIN_SHARE as usize && mass * 10 >= total * MIN_SHARE;
        if found.len() >= 2 && is_most && best.as_ref().is_none_or(|(most, ..)| mass > *most) {
            best = Some((mass, level, found));
        }
    }
    let Some((_, level, found)) = best else {
        let is_one = states_one(tree);
        return posts(&lines).filter(|_| !is_one);
    };
    let first = found.first()?.title;
    let doubt = found.iter().any(|segment| !segment.is_dated)
        || states_one(tree)
        || is_named_after_one(blocks, title, &found)
        || stands_below_dated(&lines, first, level);
    // An article may start right after the last paragraph of the one before.
    let lasts = found
        .iter()
        .map(|segment| segment.prose.last().map_or(0, |&last| last + 1));
    let starts = std::iter::once(0).chain(lasts).take(found.len()).collect();
    Some(told(blocks, &found, starts, doubt))
}

/// The headings of a page, those of one level and depth together, with the level; lines of a class
/// that says title have level 7, lines of bold type right above a date line level 8.
fn headings(blocks: &[Raw]) -> Vec<(u8, Vec<usize>)> {
    const DEPTHS: u32 = 1 << 16;
    let mut headings: Vec<(u32, usize)> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let level = match block.kind {
            Kind::Heading(level) if level <= 4 => level,
            Kind::Paragraph if Cue::Title.within(block.cues) => 7,
            Kind::Paragraph if is_bold(block) && blocks.get(index + 1).is_some_and(is_stamp) => 8,
            _ => continue,
        };
        // A date line below says that even a short line is a title.
        let min_chars = if level == 8 { 2 } else { 4 };
        let is_fit = (min_chars..=MAX_TITLE_CHARS).contains(&block.chars)
            && block.cues & FOREIGN == 0
            && block.section.is_none();
        if is_fit {
            headings.push((u32::from(level) * DEPTHS + block.depth % DEPTHS, index));
        }
    }
    let level = |kind: u32| u8::try_from(kind / DEPTHS).unwrap_or_default();
    let kinds = by_kind(&headings).into_iter();
    kinds.map(|(kind, titles)| (level(kind), titles)).collect()
}

fn is_bold(block: &Raw) -> bool {
    block.chars > 0 && block.bold_chars * 10 >= block.chars * 9
}

/// Whether a line is a date, with little beside it.
fn is_stamp(block: &Raw) -> bool {
    const MAX_CHARS: u32 = 40;
    block.chars <= MAX_CHARS && when::find(&block.text).is_some_and(|date| date.span.start < 12)
}

/// The `<article>` element that a segment with much to say is, be it without a date.
fn element(blocks: &[Raw], tree: &Tree, segment: &Segment) -> Option<NodeId> {
    if segment.prose.len() < 2 || !segment.has_substance(MIN_UNDATED_MASS) {
        return None;
    }
    let of = |index: usize| holder(tree, blocks.get(index)?.node);
    let first = segment.prose.first().copied()?;
    of(segment.title).filter(|_| of(segment.title) == of(first))
}

/// The `<article>` that holds a node.
fn holder(tree: &Tree, node: NodeId) -> Option<NodeId> {
    std::iter::successors(Some(node), |&id| tree.parent(id))
        .find(|&id| tree.tag(id) == Tag::Article)
}

/// Whether a page states, for machines, that it is one article.
fn states_one(tree: &Tree) -> bool {
    let is_article = |id: NodeId| {
        let name = tree.attr(id, Attr::Property).or(tree.attr(id, Attr::Name));
        match name.unwrap_or_default() {
            "og:type" => matches!(tree.attr(id, Attr::Content), Some("article" | "news")),
            name => name == "article:published_time",
        }
    };
    let is_headline = |id: NodeId| {
        let is_linked = tree
            .attr(id, Attr::Type)
            .is_some_and(|kind| kind.contains("ld+json"));
        is_linked && tree.text_of(id).matches("\"headline\"").count() == 1
    };
    tree.elements(Tag::Meta).any(is_article)
        || tree
            .elements(Tag::Script)
            .filter(|&id| is_headline(id))
            .count()
            == 1
}

/// Whether the page's title names one of the articles.
fn is_named_after_one(blocks: &[Raw], title: Option<&str>, found: &[Segment]) -> bool {
    const MIN_KEY_CHARS: usize = 4;
    let title = repeat::key(title.unwrap_or_default());
    found.iter().any(|segment| {
        let key = blocks.get(segment.title).map_or("", |block| &block.key);
        key.chars().count() >= MIN_KEY_CHARS && title.contains(key)
    })
}

/// Whether a higher heading above them has a date of its own: they are sections, or reports of
/// one hour each.
fn stands_below_dated(lines: &Lines<'_>, first: usize, level: u8) -> bool {
    const REACH: usize = 3;
    let higher = lines.blocks.iter().enumerate();
    let mut higher = higher.take(first).filter(|(_, block)| {
        matches!(block.kind, Kind::Heading(above) if above < level) && block.cues & FOREIGN == 0
    });
    higher.any(|(index, _)| (index + 1..first.min(index + 1 + REACH)).any(|i| lines.is_date(i)))
}

/// Cuts a page before each article.
pub(super) fn cut(blocks: &[Raw], tree: &Tree, seen: &Seen, max_blocks: usize) -> Vec<Parsed> {
    let starts = starts(blocks, tree, seen);
    let mut site: Vec<NodeId> = tree
        .elements(Tag::Meta)
        .chain(tree.elements(Tag::Link))
        .collect();
    site.retain(|&id| is_of_site(tree, id));
    site.truncate(MAX_OF_SITE);
    let ends = starts.iter().copied().skip(1).chain([tree.len()]);
    let parts = starts.iter().zip(ends).zip(&seen.titles).enumerate();
    parts
        .map(|(place, ((&start, end), &title))| {
            let from = if place == 0 { 1 } else { start };
            let own = start..own_end(tree, start, end);
            let part = tree.part(from..end, &site, |id| {
                is_of_page(tree.tag(id)) && !own.contains(&id)
            });
            let blocks_of_part = settled(html::blocks(&part, max_blocks));
            let heading = blocks.get(title).map(|block| block.text.clone());
            Parsed {
                tree: Some(part),
                blocks: blocks_of_part,
                title: heading.clone(),
                heading,
            }
        })
        .collect()
}

/// The node that each article starts with: the outermost element around its heading that holds
/// nothing of the articles beside it.
fn starts(blocks: &[Raw], tree: &Tree, seen: &Seen) -> Vec<NodeId> {
    let node = |index: usize| blocks.get(index).map_or(0, |block| block.node);
    let places = seen.titles.iter().zip(&seen.starts).enumerate();
    places
        .map(|(place, (&title, &start))| {
            let before = start.checked_sub(1).map_or(0, node);
            let next = seen
                .titles
                .get(place + 1)
                .map_or(tree.len(), |&next| node(next));
            let around = std::iter::successors(Some(node(title)), |&id| tree.parent(id));
            around
                .take_while(|&id| id > before && tree.end(id) <= next)
                .last()
                .unwrap_or_else(|| node(title))
        })
        .collect()
}

/// Where an article's own elements end: with the one that it starts with, where that holds more
/// than the heading, else with the elements around it.
fn own_end(tree: &Tree, start: NodeId, end: NodeId) -> NodeId {
    let is_heading = tree.tag(start).heading_level().is_some();
    let own = if is_heading {
        tree.parent(start).map_or(end, |parent| tree.end(parent))
    } else {
        tree.end(start)
    };
    own.min(end)
}

/// Whether an element states something of the site or the address, whatever the article.
fn is_of_site(tree: &Tree, id: NodeId) -> bool {
    let name = tree.attr(id, Attr::Property).or(tree.attr(id, Attr::Name));
    matches!(name, Some("og:site_name" | "application-name" | "og:url"))
        || tree.attr(id, Attr::Rel) == Some("canonical")
}

/// Whether an element states something of the whole page.
const fn is_of_page(tag: Tag) -> bool {
    matches!(tag, Tag::Title | Tag::Meta | Tag::Link | Tag::Script)
}
