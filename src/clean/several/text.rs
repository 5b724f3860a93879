//! Several articles in one plain text: a title, a date line and paragraphs, again and again.

use super::Seen;
use super::segment::{
    Segment, distinct, is_date_line, is_good_prose, mass, posts, seen as told, segments, total_mass,
};
use crate::clean::block::{Kind, Raw};
use crate::clean::metadata::when;
use crate::clean::phrase::{self, Section};
use crate::clean::{Parsed, line};

/// Least mass of an article of two paragraphs, in a text parted by rules and in one without them.
const MIN_MASS: u32 = 40;
const MIN_BARE_MASS: u32 = 60;

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
    let titles = titles(blocks);
    let rule_above = |title: usize| {
        let rule = rules.partition_point(|&rule| rule < title).checked_sub(1);
        let rule = rule.and_then(|place| rules.get(place)).copied();
        rule.filter(|&rule| !(rule..title).any(|i| blocks.get(i).is_some_and(is_good_prose)))
    };
    let is_parted = titles.iter().any(|&title| rule_above(title).is_some());
    let least = if is_parted { MIN_MASS } else { MIN_BARE_MASS };
    let found: Vec<Segment> = segments(blocks, &titles)
        .into_iter()
        .filter(|segment| segment.is_article(least))
        .collect();
    let found = distinct(blocks, found);
    let Some(first) = found.first().filter(|_| found.len() >= 2) else {
        return posts(blocks, total_mass(blocks));
    };
    // What stands above the first is a text without a date, or the start of one article.
    let above: u32 = blocks
        .iter()
        .take(first.title)
        .filter(|b| is_good_prose(b))
        .map(mass)
        .sum();
    let starts = found
        .iter()
        .map(|segment| rule_above(segment.title).map_or(segment.title, |rule| rule + 1))
        .collect();
    let doubt = above >= MIN_MASS;
    Some(told(blocks, &found, starts, doubt))
}

/// The titles: of the lines above each date line, the last that can be one.
fn titles(blocks: &[Raw]) -> Vec<usize> {
    let mut titles: Vec<usize> = Vec::new();
    let mut is_commented = false;
    for (index, block) in blocks.iter().enumerate() {
        if let Some((section, _)) = block.section {
            is_commented = section == Section::Comment;
        } else if line::is_rule(&block.text) {
            is_commented = false;
        } else if !is_commented && is_title(block) && !is_announced(blocks, index) {
            let below = blocks.get(index + 1..).unwrap_or_default();
            if let Some(date) = date_below(below)
                && !below.iter().take(date).any(is_title)
            {
                titles.push(index);
            }
        }
    }
    titles
}

/// How many lines below a title its date stands; at most a standfirst may stand between.
fn date_below(below: &[Raw]) -> Option<usize> {
    let mut paragraphs = 0;
    for (place, block) in below.iter().take(REACH).enumerate() {
        if is_date_line(block) || is_good_prose(block) && opens_report(&block.text) {
            return Some(place);
        }
        paragraphs += usize::from(is_good_prose(block));
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
        && line::credits(text).is_none()
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

/// Whether a paragraph opens as a wire report does: 北岭社北岭1月30日电.
fn opens_report(text: &str) -> bool {
    const OPENING_CHARS: usize = 30;
    let opening: String = text.chars().take(OPENING_CHARS).collect();
    let after_day = opening.split_once('日').map(|(_, after)| after);
    let is_wire = after_day.is_some_and(|after| {
        let after = after.trim_start();
        ["电", "電", "讯", "訊", "消息", "报道"]
            .iter()
            .any(|mark| after.starts_with(mark))
    });
    is_wire && opening.contains('月')
        || ["本报讯", "本報訊", "本网讯", "本刊讯"]
            .iter()
            .any(|mark| opening.contains(mark))
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
