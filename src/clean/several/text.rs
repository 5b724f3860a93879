//! Several articles in one plain text: a title, a date line and paragraphs, again and again.

use super::Seen;
use super::segment::{Lines, distinct, posts, seen as told};
use crate::clean::block::{Kind, Raw};
use crate::clean::metadata::when;
use crate::clean::phrase::{self, Section};
use crate::clean::{Parsed, credits, line};

/// Least mass of an article of two paragraphs.
const MIN_MASS: u32 = 40;

/// Longest title, and the shortest one without a rule above it: names of people who comment are
/// shorter. In characters.
const MAX_TITLE_CHARS: u32 = 80;
const MIN_TITLE_CHARS: u32 = 6;

/// Lines below a title in which its date line must stand.
const REACH: usize = 4;

/// The articles that a text seems to hold; none where it holds one.
pub(super) fn seen(blocks: &[Raw]) -> Option<Seen> {
    let rules: Vec<usize> = (0..blocks.len())
        .filter(|&i| {
            blocks
                .get(i)
                .is_some_and(|block| line::is_rule(&block.text))
        })
        .collect();
    let lines = Lines::of(blocks);
    let titles = titles(&lines);
    let rule_above = |title: usize| {
        let rule = rules.partition_point(|&rule| rule < title).checked_sub(1);
        let rule = rule.and_then(|place| rules.get(place)).copied();
        rule.filter(|&rule| !(rule..title).any(|index| lines.is_prose(index)))
    };
    let mut found = lines.segments(&titles);
    found.retain(|segment| segment.is_article(MIN_MASS));
    let found = distinct(blocks, found);
    let Some(first) = found.first().filter(|_| found.len() >= 2) else {
        return posts(&lines).or_else(|| sections(&lines, &rules));
    };
    // What stands above the first is a text without a date, or the start of one article.
    let doubt = lines.mass_before(first.title) >= MIN_MASS;
    let starts = found
        .iter()
        .map(|segment| rule_above(segment.title).map_or(segment.title, |rule| rule + 1))
        .collect();
    Some(told(blocks, &found, starts, doubt))
}

/// Sections between rules, each with a title and paragraphs but no date: they may be articles, or
/// chapters of one.
fn sections(lines: &Lines<'_>, rules: &[usize]) -> Option<Seen> {
    let blocks = lines.blocks;
    let starts = std::iter::once(0).chain(rules.iter().map(|rule| rule + 1));
    let titles: Vec<usize> = starts
        .filter(|&start| blocks.get(start).is_some_and(is_title))
        .collect();
    let mut found = lines.segments(&titles);
    found.retain(|segment| segment.has_substance(MIN_MASS));
    let found = distinct(blocks, found);
    let is_all = found.len() >= 2 && found.len() == titles.len();
    is_all.then(|| told(blocks, &found, Vec::new(), true))
}

/// The titles: of the lines above each date line, the last that can be one.
fn titles(lines: &Lines<'_>) -> Vec<usize> {
    let blocks = lines.blocks;
    let mut titles: Vec<usize> = Vec::new();
    let mut is_commented = false;
    for (index, block) in blocks.iter().enumerate() {
        if let Some((section, _)) = block.section {
            is_commented = section == Section::Comment;
        } else if line::is_rule(&block.text) {
            is_commented = false;
        } else if !is_commented && is_title(block) && !is_announced(blocks, index) {
            let below = index + 1;
            let is_nearer = |date| (below..date).any(|i| blocks.get(i).is_some_and(is_title));
            if date_below(lines, below).is_some_and(|date| !is_nearer(date)) {
                titles.push(index);
            }
        }
    }
    titles
}

/// The date line of a title, from the line below it on; at most a standfirst may stand between.
fn date_below(lines: &Lines<'_>, below: usize) -> Option<usize> {
    let mut paragraphs = 0;
    for index in below..below + REACH {
        if lines.is_date(index) || lines.is_report(index) {
            return Some(index);
        }
        paragraphs += usize::from(lines.is_prose(index));
        if paragraphs > 1 {
            return None;
        }
    }
    None
}

/// Whether a line can be a title.
fn is_title(block: &Raw) -> bool {
    let text = block.text.as_str();
    let is_heading = matches!(block.kind, Kind::Heading(_));
    (MIN_TITLE_CHARS..=MAX_TITLE_CHARS).contains(&block.chars)
        && (is_heading || block.kind == Kind::Paragraph)
        && !text.ends_with(['。', '；', ';', '，', ',', '：', ':', '、', '》'])
        && !text.contains("://")
        && !text.contains(['|', '>', '»', '›', '\t'])
        && block.section.is_none()
        && !line::is_rule(&block.text)
        && when::find(text).is_none()
        && !line::is_ago(text)
        && !text.starts_with("By ")
        && credits::pairs(text).is_none()
        && line::photo_credit(text).is_none()
        && line::caption_mark(text).is_none()
        && phrase::controls(text).is_none()
        && phrase::notice(text).is_none()
}

/// Whether the line above says that a document follows: it is quoted, no article of its own.
fn is_announced(blocks: &[Raw], index: usize) -> bool {
    const LAST_CHARS: usize = 12;
    let above = index.checked_sub(1).and_then(|above| blocks.get(above));
    above.is_some_and(|block| {
        let mut last: Vec<char> = block.text.chars().rev().take(LAST_CHARS).collect();
        last.reverse();
        let last: String = last.into_iter().collect();
        last.ends_with(['：', ':']) || last.contains("全文如下") || last.contains("附：")
    })
}

/// Cuts a text before each article.
pub(super) fn cut(mut blocks: Vec<Raw>, seen: &Seen) -> Vec<Parsed> {
    let mut parts: Vec<Parsed> = Vec::with_capacity(seen.starts.len());
    let last_first = seen.starts.iter().zip(&seen.titles).enumerate().rev();
    for (place, (&start, &title)) in last_first {
        let heading = blocks.get(title).map(|block| block.text.clone());
        let from = if place == 0 {
            0
        } else {
            start.min(blocks.len())
        };
        parts.push(Parsed {
            tree: None,
            blocks: blocks.split_off(from),
            title: None,
            heading,
        });
    }
    parts.reverse();
    parts
}
