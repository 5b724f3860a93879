//! The time of publication: what the carrier, the page's machine-readable statements, its date
//! lines and its address say.

use super::{Head, Hint, Page, when};
use crate::clean::block::{Raw, visible_chars};
use crate::clean::cue::{Cue, CueSet};
use crate::clean::phrase;
use crate::clean::tree::{Attr, Tag};
use crate::model::{ClueSource, Format, Moment, Span};

/// Longest line that is read as a date line, in characters beside the date itself.
const MAX_LINE_CHARS: u32 = 80;

/// Blocks above the body, and below it, in which a date line is looked for.
const REACH_ABOVE: usize = 30;
const REACH_BELOW: usize = 6;

/// A date line weighs less than a publication time that the page states for machines.
const MAX_LINE_WEIGHT: i32 = 88;

/// Surroundings in which a date belongs to something else.
const FOREIGN: CueSet =
    Cue::Comment.bit() | Cue::Related.bit() | Cue::Ranking.bit() | Cue::Copyright.bit();

/// Words before a date that say it is the time of publication, and of something else.
const LABELS: &[&str] = &[
    "发布时间",
    "发表时间",
    "发布日期",
    "发表日期",
    "发布于",
    "发表于",
    "时间：",
    "时间:",
    "日期：",
    "日期:",
    "刊登日期",
    "更新时间",
    "发稿时间",
    "发布：",
    "发布:",
    "发表：",
    "published",
    "posted",
    "updated",
    "date:",
    "first published",
    "发帖时间",
    "此帖由",
    "贴于",
    "加入时间",
    "添加时间",
    "录入时间",
    "发文时间",
];
const OTHER_LABELS: &[&str] = &[
    "截止",
    "截至",
    "注册",
    "最后登录",
    "生日",
    "出生",
    "举办",
    "活动时间",
    "登录时间",
    "有效期",
    "copyright",
    "今天是",
    "今日是",
    "今天：",
    "上次访问",
    "last visit",
    "上一篇",
    "下一篇",
    "回复",
    "joined",
    "开奖",
    "成立",
    "当前时间",
    "现在是",
    "评论于",
    "回帖",
    "最后更新",
    "最后修订",
    "最后编辑",
    "expires",
    "modified",
    "报名",
];

/// All clues of the time of publication. `anchor` is the block of the title above the body.
pub(super) fn read(
    page: &Page,
    head: &Head,
    url: Option<&str>,
    anchor: Option<usize>,
) -> Vec<Hint<Moment>> {
    let mut hints = Vec::new();
    let push = |hints: &mut Vec<Hint<Moment>>, from, weight, raw: String, value, block| {
        hints.push(Hint {
            from,
            weight,
            raw,
            value,
            block,
        });
    };
    if let Some(moment) = page.document.hints.published {
        push(
            &mut hints,
            ClueSource::FeedRecord,
            100,
            moment.to_string(),
            moment,
            None,
        );
    }
    for (from, weight, raw, moment) in &head.published {
        push(&mut hints, *from, *weight, raw.clone(), *moment, None);
    }
    for (weight, raw, moment) in elements(page) {
        push(
            &mut hints,
            ClueSource::TimeElement,
            weight,
            raw,
            moment,
            None,
        );
    }
    for (block, weight, raw, moment) in lines(page, anchor) {
        push(
            &mut hints,
            ClueSource::DateLine,
            weight,
            raw,
            moment,
            Some(block),
        );
    }
    if let Some(day) = url.and_then(when::in_path) {
        push(
            &mut hints,
            ClueSource::UrlPath,
            50,
            url.unwrap_or_default().to_owned(),
            Moment::on(day),
            None,
        );
    }
    hints
}

/// `<time>` elements and elements marked as the date of publication.
fn elements(page: &Page) -> Vec<(u8, String, Moment)> {
    let Some(tree) = page.tree else {
        return Vec::new();
    };
    let first_body = page
        .blocks
        .get(page.top_end())
        .map_or(usize::MAX, |block| block.node);
    let last_body = page
        .blocks
        .get(page.bounds.1)
        .map_or(usize::MAX, |block| block.node);
    let mut found = Vec::new();
    for id in 0..tree.len() {
        let tag = tree.tag(id);
        if matches!(tag, Tag::Text | Tag::Meta) {
            continue;
        }
        let prop = tree.attr(id, Attr::Itemprop).unwrap_or_default();
        let is_published = prop.eq_ignore_ascii_case("datepublished")
            || tree.attr(id, Attr::Pubdate).is_some()
            || tree.attr(id, Attr::Pudate).is_some();
        if !is_published && tag != Tag::Time {
            continue;
        }
        let stated = tree
            .attr(id, Attr::Datetime)
            .or_else(|| tree.attr(id, Attr::Content));
        let text = tree.text_of(id);
        let raw = stated.unwrap_or(&text);
        let Some(moment) = when::value(raw) else {
            continue;
        };
        let is_in_place = id <= first_body || id <= last_body && is_published;
        let weight = match (is_published, is_in_place) {
            (true, true) => 82,
            (true, false) => 64,
            (false, true) => 74,
            (false, false) => 30,
        };
        // Bare time elements far from the article belong to teasers and comments.
        if weight > 30 || found.is_empty() && page.document.format == Format::FeedRecord {
            found.push((weight, raw.trim().to_owned(), moment));
        }
    }
    found.truncate(8);
    found
}

/// Date lines on the page.
fn lines(page: &Page, anchor: Option<usize>) -> Vec<(usize, u8, String, Moment)> {
    let (first, last) = page.bounds;
    let top = anchor
        .unwrap_or(first)
        .min(first)
        .saturating_sub(REACH_ABOVE);
    let mut found = Vec::new();
    for index in top..=(last + REACH_BELOW).min(page.blocks.len().saturating_sub(1)) {
        let Some(block) = page.blocks.get(index) else {
            continue;
        };
        let is_inside = index > first && index < last;
        let is_edge = index <= page.top_end() || index >= last;
        if is_inside && !is_edge {
            continue;
        }
        let Some(weight) = weigh(page, index, anchor) else {
            continue;
        };
        if let Some(date) = dated(block) {
            let raw = date.span.of(&block.text).trim().to_owned();
            found.push((index, weight, raw, date.moment));
        }
    }
    found
}

/// The date of a line; an epoch is one where the line's elements say so.
fn dated(block: &Raw) -> Option<when::Found> {
    when::find(&block.text).or_else(|| {
        let is_marked = Cue::Date.within(block.cues);
        let is_number = block.text.bytes().all(|byte| byte.is_ascii_digit());
        let moment = when::value(&block.text).filter(|_| is_marked && is_number)?;
        Some(when::Found {
            span: Span::new(0, block.text.len()),
            moment,
        })
    })
}

/// The visible characters of a line without its addresses: they say where, not what.
fn beside(text: &str) -> u32 {
    let is_address = |word: &&str| {
        let is_host = word.contains('.')
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            && word.chars().filter(char::is_ascii_alphabetic).count() * 2 > word.len();
        word.contains("://") || is_host
    };
    let words = text.split_whitespace().filter(|word| !is_address(word));
    words.map(visible_chars).sum()
}

/// How much a block's date says of the publication of the article.
fn weigh(page: &Page, index: usize, anchor: Option<usize>) -> Option<u8> {
    let block = page.blocks.get(index)?;
    let date = dated(block)?;
    let rest = beside(&block.text).saturating_sub(visible_chars(date.span.of(&block.text)));
    if rest > MAX_LINE_CHARS {
        return None;
    }
    let folded = phrase::folded(&block.text);
    let has_time = date.moment.time.is_some();
    let is_other = OTHER_LABELS.iter().any(|label| folded.contains(label))
        || folded.contains('©') && !has_time;
    let is_labelled = LABELS.iter().any(|label| folded.contains(label));
    let is_linked = block.link_chars * 2 > block.chars
        && !(block.links <= 1 && date.moment.time.is_some() && block.link_chars < block.chars);
    if is_other && !is_labelled || is_linked {
        return None;
    }
    let has_cue = Cue::Date.within(block.cues) || Cue::Time.within(block.cues);
    let is_foreign = page.is_foreign(block, FOREIGN);
    let (first, last) = page.bounds;
    let title = anchor.unwrap_or(first);
    // The date stands alone, or with little beside it such as a source and a name.
    let is_stamp = date.span.start == 0 && date.moment.time.is_some();
    let is_lone = rest <= 30 || is_stamp && rest <= 60;
    if !is_lone && !is_labelled && !has_cue {
        return None;
    }
    // The day of today stands at the top of a page without a time.
    if index < title && !has_time && !is_labelled && !has_cue && page.tree.is_some() {
        return None;
    }
    // A link with a day beside it, below the article, is a teaser.
    if index > last && block.links > 0 && !is_labelled {
        return None;
    }
    // A sentence that mentions a day is no date line.
    if folded.contains('。') || folded.contains("，") && !is_labelled && !has_cue && rest > 12 {
        return None;
    }
    let mut weight: i32 = if index > last {
        46
    } else if index >= title {
        if index <= page.top_end() { 78 } else { 44 }
    } else {
        // Above the title stands the date of the day as often as that of the article.
        i32::try_from(58_usize.saturating_sub((title - index) * 2)).unwrap_or(0)
    };
    weight += if is_labelled { 8 } else { 0 };
    weight += if has_cue { 4 } else { 0 };
    weight += if date.moment.time.is_some() { 3 } else { 0 };
    weight -= if is_foreign { 30 } else { 0 };
    weight -= if is_lone { 0 } else { 4 };
    u8::try_from(weight.min(MAX_LINE_WEIGHT))
        .ok()
        .filter(|&weight| weight >= 40)
}
