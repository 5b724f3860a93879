//! Which blocks look like the article's body.

use super::block::{Kind, Raw};
use super::cue::Cue;
use super::phrase::{self, Section};
use super::tree::Tree;
use crate::model::Format;

/// The blocks that look like body.
pub(crate) fn find(blocks: &[Raw], tree: Option<&Tree>, format: Format) -> Vec<bool> {
    match (format, tree) {
        (Format::FeedRecord, _) => vec![true; blocks.len()],
        (_, Some(tree)) => page(blocks, tree),
        (_, None) => text(blocks),
    }
}

/// Whether a block reads like a sentence or more.
pub(crate) fn is_prose(block: &Raw) -> bool {
    let ends = block
        .text
        .trim_end_matches(['”', '"', '」', '』', '）', ')', ' ', '■', '’']);
    let is_ended = ends.ends_with([
        '。', '！', '？', '…', '.', '!', '?', '；', '：', ':', ',', '，',
    ]);
    let marks = block
        .text
        .matches(['，', '。', '、', ',', '.', '；', '？', '！'])
        .count();
    (is_ended && block.chars >= 14 && marks >= 1 || marks >= 3 && block.chars >= 60)
        && !(matches!(block.kind, Kind::Item) && block.chars < 60)
}

fn page(blocks: &[Raw], tree: &Tree) -> Vec<bool> {
    let bad = Cue::Nav.bit()
        | Cue::Footer.bit()
        | Cue::Comment.bit()
        | Cue::Related.bit()
        | Cue::Ranking.bit()
        | Cue::Hidden.bit()
        | Cue::Form.bit()
        | Cue::Aside.bit();
    let good: Vec<bool> = blocks
        .iter()
        .map(|b| is_prose(b) && b.cues & bad == 0 && b.link_chars * 2 < b.chars)
        .collect();
    let total: u32 = blocks
        .iter()
        .zip(&good)
        .filter(|(_, g)| **g)
        .map(|(b, _)| b.chars)
        .sum();
    if total == 0 {
        return vec![true; blocks.len()];
    }
    // The smallest element that holds most of the prose.
    let mut best = 0;
    let mut mass = vec![0_u32; tree.len()];
    for (block, _) in blocks.iter().zip(&good).filter(|(_, good)| **good) {
        let mut at = Some(block.node);
        while let Some(id) = at {
            if let Some(sum) = mass.get_mut(id) {
                *sum += block.chars;
            }
            at = tree.parent(id);
        }
    }
    for (id, &sum) in mass.iter().enumerate() {
        if sum * 10 >= total * 7 {
            best = id;
        }
    }
    let range = best..tree.end(best);
    blocks
        .iter()
        .map(|b| range.contains(&b.node) && b.cues & bad == 0 && b.link_chars * 2 <= b.chars)
        .collect()
}

/// Plain text: the segment between section headings that holds most prose.
fn text(blocks: &[Raw]) -> Vec<bool> {
    let mut mask = vec![false; blocks.len()];
    let mut segments: Vec<(usize, usize, u32, bool)> = Vec::new();
    let mut start = 0;
    let mut is_cut = false;
    for index in 0..=blocks.len() {
        let section = blocks
            .get(index)
            .and_then(|block| phrase::section(&block.text));
        let is_end = index == blocks.len() || section.is_some();
        if !is_end {
            continue;
        }
        let mass = blocks
            .get(start..index)
            .unwrap_or_default()
            .iter()
            .filter(|block| is_prose(block))
            .map(|block| block.chars)
            .sum();
        segments.push((start, index, mass, is_cut));
        is_cut |= matches!(
            section,
            Some((Section::Comment | Section::Ranking | Section::Subscribe, _))
        ) && mass > 0;
        start = index + 1;
    }
    let most = segments.iter().map(|segment| segment.2).max().unwrap_or(0);
    if most == 0 {
        return vec![true; blocks.len()];
    }
    for &(start, end, mass, after_cut) in &segments {
        let share = if after_cut { 5 } else { 1 };
        if mass * 10 < most * share || mass == 0 {
            continue;
        }
        let prose = |index: &usize| blocks.get(*index).is_some_and(is_prose);
        // The body starts where prose follows prose; a lone paragraph above is a standfirst.
        let is_start = |&index: &usize| {
            prose(&index) && (index + 1..index + 3).any(|next| next < end && prose(&next))
        };
        let first = (start..end)
            .find(is_start)
            .or_else(|| (start..end).find(prose));
        let first = first.unwrap_or(start);
        let last = (start..end).rev().find(prose).unwrap_or(start);
        for index in first..=last {
            if let Some(mark) = mask.get_mut(index) {
                *mark = true;
            }
        }
    }
    mask
}
