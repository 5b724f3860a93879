//! Which blocks look like the article's body.

use super::block::{Kind, Raw};
use super::cue::{Cue, CueSet};
use super::feature::View;
use super::line;
use super::phrase::{self, Section};
use super::repeat;
use super::training::Models;
use super::tree::Tree;
use crate::model::Format;

/// What is added to every score, in thousandths of a logit; the next is tried where the one before
/// leaves less than [`MIN_MASS`].
const LEANS: [i32; 4] = [0, 850, 1730, 2590];

/// What it costs, in thousandths of a logit, that a block is body and the next is not, or the
/// other way round: an article is one stretch, or a few.
const SWITCH_COST: i32 = 800;

/// Bound of a score, in thousandths of a logit: no block is so sure that its neighbours are mute.
const MAX_SCORE: i32 = 3000;

/// Characters below which what was found is hardly an article.
const MIN_MASS: u32 = 60;

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
    let mut scores = shared(blocks, &scores);
    lower_above_title(blocks, title, &mut scores);
    raise_last_sentences(blocks, &mut scores);
    let mut mask = LEANS
        .iter()
        .map(|&lean| smoothed(&scores, lean))
        .find(|mask| mass(blocks, mask) >= MIN_MASS)
        .unwrap_or_else(|| match tree {
            Some(tree) => page(blocks, tree),
            None => text(blocks),
        });
    cut_comments(blocks, &mut mask);
    mask
}

/// Scores in which the rows of a table share one, because they stay or go together, and in which
/// the lines of one paragraph lean to those around them.
fn shared(blocks: &[Raw], scores: &[i32]) -> Vec<i32> {
    const REACH: usize = 6;
    let is_row = |block: &Raw| block.kind == Kind::Row;
    let alike = |one: &Raw, other: &Raw| {
        is_row(one) && is_row(other) || !is_row(one) && one.node > 0 && one.node == other.node
    };
    let mut shared = Vec::with_capacity(scores.len());
    for run in blocks.chunk_by(alike) {
        let start = shared.len();
        let own = |index: usize| scores.get(index).copied().unwrap_or_default();
        let mean = |from: usize, to: usize| -> i32 {
            let (mut sum, mut weight) = (0_i64, 0_i64);
            for (offset, block) in run.iter().enumerate().take(to).skip(from) {
                let chars = i64::from(block.chars) + 10;
                let score = own(start + offset).clamp(-MAX_SCORE, MAX_SCORE);
                sum += chars * i64::from(score);
                weight += chars;
            }
            i32::try_from(sum / weight.max(1)).unwrap_or_default()
        };
        if run.first().is_some_and(is_row) {
            let mean = mean(0, run.len());
            shared.extend(run.iter().map(|_| mean));
        } else {
            shared.extend((0..run.len()).map(|offset| {
                let around = mean(offset.saturating_sub(REACH), offset + REACH + 1);
                i32::midpoint(own(start + offset), around)
            }));
        }
    }
    shared
}

/// Lowers the scores of what stands above the title, where more of the body stands below it:
/// tickers and teasers read like paragraphs.
fn lower_above_title(blocks: &[Raw], title: Option<&str>, scores: &mut [i32]) {
    const LOWERED_BY: i32 = 2000;
    let title = title.map(repeat::key).unwrap_or_default();
    let is_title = |block: &Raw| {
        matches!(block.kind, Kind::Heading(_))
            && block.key.chars().count() >= 6
            && title.starts_with(block.key.as_str())
    };
    let Some(place) = blocks.iter().position(is_title) else {
        return;
    };
    let likely = |range: std::ops::Range<usize>| -> u32 {
        let of = |index: usize| Some((blocks.get(index)?.chars, *scores.get(index)?));
        range
            .filter_map(of)
            .filter(|(_, score)| *score > 0)
            .map(|(chars, _)| chars)
            .sum()
    };
    let (above, below) = (likely(0..place), likely(place..blocks.len()));
    if below >= MIN_MASS && below >= above {
        scores
            .iter_mut()
            .take(place)
            .for_each(|score| *score -= LOWERED_BY);
    }
}

/// Raises a sentence right below what is likely body, where nothing speaks against it: the last
/// paragraph of an article is short as often as not, and losing it is worse than keeping a line.
fn raise_last_sentences(blocks: &[Raw], scores: &mut [i32]) {
    const RAISED_BY: i32 = 1600;
    const AGAINST: CueSet = Cue::Nav.bit()
        | Cue::Footer.bit()
        | Cue::Comment.bit()
        | Cue::Related.bit()
        | Cue::Ranking.bit()
        | Cue::Share.bit()
        | Cue::Promo.bit()
        | Cue::Subscribe.bit()
        | Cue::Copyright.bit()
        | Cue::Caption.bit()
        | Cue::Aside.bit()
        | Cue::Bio.bit()
        | Cue::Hidden.bit();
    let is_plain = |block: &Raw| {
        is_prose(block)
            && block.links == 0
            && block.cues & AGAINST == 0
            && block.kind == Kind::Paragraph
            && phrase::notice(&block.text).is_none()
            && line::caption_mark(&block.text).is_none()
            && line::photo_credit(&block.text).is_none()
    };
    for index in 1..blocks.len().min(scores.len()) {
        let above = scores.get(index - 1).copied().unwrap_or_default();
        if let (Some(block), Some(score)) = (blocks.get(index), scores.get_mut(index))
            && above > 0
            && (-RAISED_BY..0).contains(score)
            && is_plain(block)
        {
            *score += RAISED_BY;
        }
    }
}

/// The blocks that are body where switching costs: the best of all sequences (Viterbi).
fn smoothed(scores: &[i32], lean: i32) -> Vec<bool> {
    // Best sums of the sequences that end outside and inside the body, and where each came from.
    let (mut outside, mut inside) = (0_i64, 0_i64);
    let mut came: Vec<(bool, bool)> = Vec::with_capacity(scores.len());
    let cost = i64::from(SWITCH_COST);
    for &score in scores {
        let gain = i64::from((score + lean).clamp(-MAX_SCORE, MAX_SCORE));
        let from_inside = (inside - cost > outside, inside >= outside - cost);
        came.push(from_inside);
        let best_outside = outside.max(inside - cost);
        inside = inside.max(outside - cost) + gain;
        outside = best_outside;
    }
    let mut is_in = inside > outside;
    let mut mask = vec![false; scores.len()];
    for (mark, &(to_outside, to_inside)) in mask.iter_mut().zip(&came).rev() {
        *mark = is_in;
        is_in = if is_in { to_inside } else { to_outside };
    }
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

/// Below a heading that opens the comments nothing is body, where most of the body stands above,
/// or an article's worth, and what follows looks like replies.
fn cut_comments(blocks: &[Raw], mask: &mut [bool]) {
    let total = mass(blocks, mask);
    let mut above = 0;
    for (index, block) in blocks.iter().enumerate() {
        let is_comments = matches!(block.section, Some((Section::Comment, _)));
        let is_below = above * 10 >= total * 6
            || above >= MIN_MASS && are_replies(blocks.get(index + 1..).unwrap_or_default());
        if is_comments && is_below {
            mask.iter_mut().skip(index).for_each(|mark| *mark = false);
            return;
        }
        if mask.get(index).copied().unwrap_or_default() {
            above += block.chars;
        }
    }
}

/// Whether blocks look like replies: every few of them a short line says when.
fn are_replies(blocks: &[Raw]) -> bool {
    const LOOKED_AT: usize = 16;
    const MIN_STAMPS: usize = 3;
    let stamps = blocks
        .iter()
        .take(LOOKED_AT)
        .filter(|block| line::is_stamped(&block.text));
    stamps.count() >= MIN_STAMPS
}

/// The scores of the block model in thousandths of a logit; none where there is no model.
pub(crate) fn scores(
    blocks: &[Raw],
    tree: Option<&Tree>,
    title: Option<&str>,
    models: &Models,
) -> Vec<i32> {
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
        .map(|row| models.second.logit(row))
        .collect()
}

/// Whether a block is a paragraph that ends as a sentence does: no title, even where the page's
/// title says the same.
pub(crate) fn is_sentence(block: &Raw) -> bool {
    is_prose(block) && block.text.ends_with('。')
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
        let section = blocks.get(index).and_then(|block| block.section);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[&str]) -> Vec<Raw> {
        let text = lines.join("\n");
        crate::clean::block::settled(crate::clean::plain::blocks(&text, 100))
    }

    #[test]
    fn a_doubt_between_two_sure_blocks_is_overruled() {
        assert_eq!(smoothed(&[2000, -300, 2000], 0), [true, true, true]);
        assert_eq!(smoothed(&[-2000, 300, -2000], 0), [false, false, false]);
        assert_eq!(smoothed(&[2000, -2500, 2000], 0), [true, false, true]);
    }

    #[test]
    fn replies_end_the_body_under_their_heading() {
        let paragraph =
            "北岭市自来水公司周三宣布，停水三天的城东片区已经恢复供水，居民可以放心饮用。"
                .repeat(4);
        let reply = "我家那边昨天晚上就来水了，不过水还有点浑，放了半个小时才清。".repeat(8);
        let stamps = ["甲 2031-02-03 13:42", "乙 2031-02-03 14:10", "丙 3小时前"];
        let mut lines = vec![paragraph.as_str(), "评论"];
        for stamp in stamps {
            lines.extend([stamp, reply.as_str()]);
        }
        let blocks = blocks(&lines);
        let mut mask = vec![true; blocks.len()];
        cut_comments(&blocks, &mut mask);
        assert_eq!(mask.iter().filter(|is| **is).count(), 1);
    }
}
