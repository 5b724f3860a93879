//! What stands at the edges of a body and looks like part of it: teasers of other articles below,
//! an advertisement above or below.
//!
//! Lists are judged whole: all items of a list go, or none. A paragraph with prose of the body on
//! both sides is never touched.

use super::block::{Kind, Raw};
use super::body;
use super::rules::{Case, Verdict};
use super::tree::Tree;
use crate::model::{Evidence, Role, Rule};

/// Fewest items of a list of teasers.
const MIN_ITEMS: usize = 3;

/// Longest advertisement that is known by its words, in characters.
const MAX_PROMOTION_CHARS: u32 = 90;

/// Words that sell.
const PROMOTION: &[&str] = &[
    "火热进行中",
    "名额有限",
    "立即报名",
    "点击报名",
    "扫码报名",
    "报名通道",
    "抢票",
    "开抢",
    "买一送一",
    "限时优惠",
    "优惠券",
    "立即购买",
    "立即抢购",
    "点击购买",
    "戳链接",
    "免费领取",
    "立即领取",
    "早鸟票",
    "会员专享",
    "limited time offer",
    "subscribe now",
    "sign up now",
    "buy tickets",
    "register now",
];

/// Sets aside what stands at the edges of the kept body.
pub(crate) fn judge(case: &Case, verdicts: &mut [Verdict]) {
    let Some(tree) = case.tree else { return };
    teasers(case, tree, verdicts);
    promotion(case, verdicts);
}

/// Whether a block is kept and counts as the article's own text.
fn is_kept(verdict: Option<&Verdict>) -> bool {
    verdict.is_some_and(|verdict| {
        verdict.removal.is_none()
            && !matches!(verdict.role, Role::Title | Role::Byline | Role::Dateline)
    })
}

/// A list behind the last paragraph whose items all begin with a link of their own: 读完再看看.
fn teasers(case: &Case, tree: &Tree, verdicts: &mut [Verdict]) {
    let is_item = |index: &usize| {
        let block = case.blocks.get(*index);
        is_kept(verdicts.get(*index)) && block.is_some_and(|block| block.kind == Kind::Item)
    };
    let kept = (0..verdicts.len()).rev();
    let mut below = kept.filter(|&index| is_kept(verdicts.get(index)));
    let items: Vec<usize> = below.by_ref().take_while(is_item).collect();
    let links = || {
        items
            .iter()
            .filter_map(|&index| begins_with_link(tree, case.blocks.get(index)?))
    };
    let all: Vec<&str> = links().collect();
    let is_list = items.len() >= MIN_ITEMS && all.len() == items.len() && below.next().is_some();
    let is_varied = all.windows(2).any(|pair| pair.first() != pair.last());
    if !is_list || !is_varied {
        return;
    }
    for index in &items {
        if let Some(verdict) = verdicts.get_mut(*index) {
            let evidence = vec![Evidence::new("links", items.len())];
            *verdict = Verdict::remove(Role::Related, Rule::LinkList, evidence);
        }
    }
}

/// The text of the link that a block begins with, where it begins with one.
fn begins_with_link<'a>(tree: &Tree, block: &'a Raw) -> Option<&'a str> {
    let text = tree.text_of(block.link?);
    let link = text.trim();
    let begins = !link.is_empty() && block.text.starts_with(link);
    begins.then(|| block.text.get(..link.len()))?
}

/// The first and the last paragraph, where they sell something.
fn promotion(case: &Case, verdicts: &mut [Verdict]) {
    let edges = |verdicts: &[Verdict]| {
        let kept: Vec<usize> = (0..verdicts.len())
            .filter(|&index| is_kept(verdicts.get(index)))
            .collect();
        (kept.len() > 1).then(|| (kept.first().copied(), kept.last().copied()))
    };
    let Some((first, last)) = edges(verdicts) else {
        return;
    };
    for index in first.into_iter().chain(last) {
        let (Some(block), Some(verdict)) = (case.blocks.get(index), verdicts.get_mut(index)) else {
            continue;
        };
        if let Some(cues) = sells(block) {
            let evidence = vec![Evidence::new("cues", cues)];
            *verdict = Verdict::remove(Role::Other, Rule::Promotion, evidence);
        }
    }
}

/// The selling words of a short paragraph: two of them, or one beside a link.
fn sells(block: &Raw) -> Option<String> {
    let is_fit = block.chars <= MAX_PROMOTION_CHARS && block.kind == Kind::Paragraph;
    if !is_fit {
        return None;
    }
    let folded = super::phrase::folded(&block.text);
    let cues: Vec<&str> = PROMOTION
        .iter()
        .copied()
        .filter(|cue| folded.contains(cue))
        .collect();
    let is_linked = block.links > 0 || !body::is_prose(block);
    (cues.len() >= 2 || cues.len() == 1 && is_linked).then(|| cues.join(" "))
}
