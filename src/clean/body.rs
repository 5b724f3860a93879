//! Which blocks look like the article's body.

use super::block::{Kind, Raw};
use super::cue::Cue;
use super::feature::View;
use super::phrase::{self, Section};
use super::training::Models;
use super::tree::Tree;
use crate::model::Format;

/// Scores, in thousandths, from which a block is body; the next is tried where the one before
/// leaves less than [`MIN_MASS`].
const THRESHOLDS: [i32; 4] = [500, 300, 150, 70];

/// Characters below which what was found is hardly an article.
const MIN_MASS: u32 = 120;

/// The blocks that look like body.
pub(crate) fn find(
    blocks: &[Raw],
    tree: Option<&Tree>,
    format: Format,
    title: Option<&str>,
    models: &Models,
) -> Vec<bool> {
    if format == Format::FeedRecord {
        return vec![true; blocks.len()];
    }
    let scores = scores(blocks, tree, title, models);
    if scores.is_empty() {
        return match tree {
            Some(tree) => page(blocks, tree),
            None => text(blocks),
        };
    }
    let mut mask = THRESHOLDS
        .iter()
        .map(|&threshold| {
            scores
                .iter()
                .map(|&score| score >= threshold)
                .collect::<Vec<bool>>()
        })
        .find(|mask| mass(blocks, mask) >= MIN_MASS)
        .unwrap_or_else(|| match tree {
            Some(tree) => page(blocks, tree),
            None => text(blocks),
        });
    cut_comments(blocks, &mut mask);
    mask
}

/// Characters of the blocks in a mask.
fn mass(blocks: &[Raw], mask: &[bool]) -> u32 {
    blocks
        .iter()
        .zip(mask)
        .filter(|(_, is)| **is)
        .map(|(block, _)| block.chars)
        .sum()
}

/// Below a heading that opens the comments nothing is body, where most of the body stands above.
fn cut_comments(blocks: &[Raw], mask: &mut [bool]) {
    let total = mass(blocks, mask);
    let mut above = 0;
    for index in 0..blocks.len() {
        let Some(block) = blocks.get(index) else {
            return;
        };
        let is_comments = matches!(phrase::section(&block.text), Some((Section::Comment, _)));
        if is_comments && above * 10 >= total * 6 {
            mask.iter_mut().skip(index).for_each(|mark| *mark = false);
            return;
        }
        if mask.get(index).copied().unwrap_or_default() {
            above += block.chars;
        }
    }
}

/// The scores of the block model; none where there is no model.
fn scores(blocks: &[Raw], tree: Option<&Tree>, title: Option<&str>, models: &Models) -> Vec<i32> {
    if models.second.trees.is_empty() {
        return Vec::new();
    }
    let view = View::new(blocks, tree, title);
    let rows = view.first();
    let scores: Vec<i32> = rows
        .iter()
        .map(|row| models.first.probability(row))
        .collect();
    view.second(&rows, &scores)
        .iter()
        .map(|row| models.second.probability(row))
        .collect()
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
