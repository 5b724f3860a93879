//! Who wrote it: `<address>`, linked data, meta tags, 记者：, 作者：, `By …`, credits lines.

use super::person::{is_latin_name, is_loose_name, is_name, is_site, is_surnamed, split, unspaced};
use super::{Head, Hint, Page};
use crate::clean::block::{Kind, is_han};
use crate::clean::cue::Cue;
use crate::clean::line;
use crate::clean::tree::{Attr, Tag};
use crate::model::{ClueSource, Format};

/// Labels of writers, and of editors, who stand in where no writer is named.
const WRITERS: &[&str] = &[
    "记者",
    "作者",
    "撰文",
    "撰稿",
    "采写",
    "文",
    "图文",
    "本报记者",
    "特约记者",
    "见习记者",
    "实习记者",
    "撰稿人",
    "文字",
    "通讯员",
    "作  者",
];
const EDITORS: &[&str] = &["责任编辑", "责编", "编辑", "网编", "实习编辑", "见习编辑"];

/// Longest line that is read as a byline, in characters.
const MAX_LINE_CHARS: usize = 100;

/// Blocks after the title, and around the end of the body, that are looked at.
const REACH: usize = 8;

/// All clues of the byline.
pub(super) fn read(
    page: &Page,
    head: &Head,
    anchor: Option<usize>,
    site: Option<&str>,
) -> Vec<Hint<Vec<String>>> {
    let mut hints = Vec::new();
    let mut push = |from, weight, raw: &str, names: Vec<String>, block| {
        let names: Vec<String> = names
            .into_iter()
            .filter(|name| site.is_none_or(|site| !is_site(name, site)))
            .collect();
        if !names.is_empty() {
            hints.push(Hint {
                from,
                weight,
                raw: raw.trim().to_owned(),
                value: names,
                block,
            });
        }
    };
    stated(head, &mut push);
    elements(page, &mut push);
    let (first, last) = page.bounds;
    let top = anchor.unwrap_or(first).min(first).saturating_sub(4);
    for index in top..(last + 1 + REACH).min(page.blocks.len()) {
        let Some(block) = page.blocks.get(index) else {
            continue;
        };
        let is_top = index <= first + 2;
        let is_end = index + 2 >= last;
        if Cue::Comment.within(block.cues) || !(is_top || is_end) {
            continue;
        }
        let text = block.text.as_str();
        if text.chars().count() <= MAX_LINE_CHARS {
            labelled(text, |from, weight, names, raw| {
                push(from, weight, raw, names, Some(index));
            });
            if let Some(names) = english(text).filter(|_| is_top) {
                push(ClueSource::BylineLine, 80, text, names, Some(index));
            }
            if let Some(name) = posted(text).filter(|_| is_top) {
                push(ClueSource::BylineLine, 62, text, vec![name], Some(index));
            }
            let is_lone = is_top && index <= first + 1 && follows_title(page, index, anchor);
            let names = split(text.trim_matches(['（', '）', '(', ')']));
            let is_signed = names.first().is_some_and(|name| is_surnamed(name))
                && names.len() <= 3
                && names
                    .iter()
                    .all(|name| is_name(name) && name.chars().count() <= 4);
            let is_bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
            if is_signed && (is_lone || is_bracketed && index >= last.saturating_sub(1)) {
                push(ClueSource::BylineLine, 56, text, names, Some(index));
            }
            let is_marked = Cue::Byline.within(block.cues) && is_top;
            if is_marked && let Some(names) = bare(text) {
                push(ClueSource::BylineLine, 66, text, names, Some(index));
            } else if is_top && index < first && is_latin_name(text) && page.tree.is_none() {
                push(
                    ClueSource::BylineLine,
                    60,
                    text,
                    vec![text.trim().to_owned()],
                    Some(index),
                );
            }
        }
        for (weight, names) in signed(text, is_top, is_end) {
            let raw = names.join(" ");
            push(ClueSource::BylineLine, weight, &raw, names, None);
        }
    }
    hints
}

/// Whether a block stands right below the title, or below a heading where no title is known.
fn follows_title(page: &Page, index: usize, anchor: Option<usize>) -> bool {
    let above = index
        .checked_sub(1)
        .and_then(|above| page.blocks.get(above));
    match anchor {
        Some(anchor) => index <= anchor + 3,
        None => above.is_some_and(|block| {
            matches!(block.kind, Kind::Heading(_)) || block.bold_chars * 10 >= block.chars * 9
        }),
    }
}

/// What the head of the page states.
fn stated(head: &Head, push: &mut impl FnMut(ClueSource, u8, &str, Vec<String>, Option<usize>)) {
    for from in [ClueSource::JsonLd, ClueSource::OpenGraph, ClueSource::Meta] {
        let of = || {
            head.authors
                .iter()
                .filter(move |(source, ..)| *source == from)
        };
        let mut names: Vec<String> = Vec::new();
        for (_, _, raw) in of() {
            for name in split(raw) {
                if is_name(&name) && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        if let Some((_, weight, raw)) = of().next() {
            push(from, *weight, raw, names, None);
        }
    }
}

/// `<address>` of a feed record, `rel=author`, `itemprop=author`.
fn elements(page: &Page, push: &mut impl FnMut(ClueSource, u8, &str, Vec<String>, Option<usize>)) {
    let Some(tree) = page.tree else { return };
    let first_body = page
        .blocks
        .get(page.bounds.0)
        .map_or(usize::MAX, |block| block.node);
    for id in 0..tree.len() {
        let is_address = tree.tag(id) == Tag::Address && page.document.format == Format::FeedRecord;
        let is_author = tree.tag(id) == Tag::A && tree.attr(id, Attr::Rel) == Some("author")
            || tree.attr(id, Attr::Itemprop) == Some("author") && tree.tag(id) != Tag::Meta;
        if !is_address && !is_author || id > first_body {
            continue;
        }
        let text = tree.text_of(id);
        let names: Vec<String> = split(&text)
            .into_iter()
            .filter(|name| is_name(name))
            .collect();
        let weight = if is_address { 90 } else { 70 };
        push(ClueSource::AddressElement, weight, &text, names, None);
    }
}

/// Names after labels, in a line that may hold a date and a source too.
fn labelled<'t>(text: &'t str, mut push: impl FnMut(ClueSource, u8, Vec<String>, &'t str)) {
    if let Some(pairs) = line::credits(text) {
        for (labels, weight) in [(WRITERS, 79), (EDITORS, 36)] {
            let names = pairs
                .iter()
                .filter(|(label, _)| labels.contains(label))
                .flat_map(|(_, value)| split(value))
                .filter(|name| is_loose_name(name))
                .collect();
            push(ClueSource::CreditsLine, weight, names, text);
        }
        return;
    }
    for (labels, weight) in [(WRITERS, 77), (EDITORS, 34)] {
        for label in labels.iter().filter(|label| label.chars().count() >= 2) {
            let Some(at) = text.find(label) else { continue };
            let rest = text.get(at..).unwrap_or_default();
            let Some((_, value)) = line::label(rest) else {
                continue;
            };
            let value = unspaced(value.trim_start());
            let end = value
                .find(|c: char| c.is_whitespace() || "，。；|｜（(【[/".contains(c))
                .unwrap_or(value.len());
            let names: Vec<String> = split(value.get(..end).unwrap_or_default())
                .into_iter()
                .filter(|name| is_loose_name(name))
                .collect();
            push(ClueSource::BylineLine, weight, names, text);
        }
    }
}

/// The name before 发表于, as forums write it.
fn posted(text: &str) -> Option<String> {
    let (name, rest) = text.split_once("发表于")?;
    let name = name
        .trim()
        .trim_start_matches("作者")
        .trim_matches(['：', ':', ' ', '\u{3000}']);
    let is_dated = super::when::find(rest).is_some();
    (is_dated && is_loose_name(name) && !name.contains(char::is_whitespace))
        .then(|| name.to_owned())
}

/// `By Ada Nilsen and Bo Li`.
fn english(text: &str) -> Option<Vec<String>> {
    let rest = ["By ", "by ", "BY ", "Written by ", "By: "]
        .iter()
        .find_map(|start| text.strip_prefix(start))?;
    let end = rest
        .find(['|', '•', '·', '(', '–', '—', '\t'])
        .unwrap_or(rest.len());
    let names: Vec<String> = split(rest.get(..end)?)
        .into_iter()
        .filter(|n| is_latin_name(n))
        .collect();
    (!names.is_empty()).then_some(names)
}

/// A line that is nothing but names.
fn bare(text: &str) -> Option<Vec<String>> {
    let names = split(text);
    (!names.is_empty() && names.len() <= 4 && names.iter().all(|name| is_name(name)))
        .then_some(names)
}

/// `（记者 林一舟）`, `某报记者 林一舟 何小满 北岭报道` at the edges of the body.
fn signed(text: &str, is_top: bool, is_end: bool) -> Vec<(u8, Vec<String>)> {
    let mut found = Vec::new();
    let near = u8::from(is_top || is_end) * 10;
    for (at, label) in text.match_indices("记者") {
        let before = text.get(..at).unwrap_or_default();
        let rest = text.get(at + label.len()..).unwrap_or_default();
        let is_open = before.rfind(['（', '(']).is_some_and(|open| {
            let inner = before.get(open..).unwrap_or_default();
            !inner.contains(['）', ')', '。', '，']) && inner.chars().count() <= 12
        });
        let is_parted = rest.starts_with([' ', '\u{3000}', '：', ':']);
        if !(is_open || is_parted && text.chars().count() < 40) {
            continue;
        }
        let names = listed(rest, is_surnamed);
        if !names.is_empty() {
            found.push((58 + near, names));
        }
    }
    if is_end && let Some((weight, names)) = signature(text) {
        found.push((weight, names));
    }
    found
}

/// Words that end a list of names: what they did.
fn is_duty(word: &str) -> bool {
    const DUTIES: &[&str] = &[
        "报道", "報道", "摄", "摄影", "整理", "整合", "综合", "文", "供稿", "编辑", "电", "发自",
    ];
    DUTIES.iter().any(|duty| word.ends_with(duty))
}

/// The names that a text starts with, up to a bracket, a duty or its end; none where something
/// else follows. `is_further` says whether a word behind the first can be a name.
fn listed(text: &str, is_further: impl Fn(&str) -> bool) -> Vec<String> {
    let part_marks = |c: char| c.is_whitespace() || "、，,：:/／".contains(c);
    let end = text
        .find(['）', ')', '|', '｜', '】'])
        .unwrap_or(text.len());
    let spaced = unspaced(text.get(..end).unwrap_or_default());
    let mut names = Vec::new();
    for word in spaced.split(part_marks).filter(|word| !word.is_empty()) {
        let is_person = word.chars().all(|c| is_han(c) || c == '·')
            && ((2..=4).contains(&word.chars().count()) || word.contains('·'));
        if is_duty(word) && !names.is_empty() {
            return names;
        }
        if !is_person || names.len() == 4 || !names.is_empty() && !is_further(word) {
            return Vec::new();
        }
        names.push(word.to_owned());
    }
    names
}

/// The names in brackets that end a text: `（林一舟）`, `（文/图 林一舟 何小满）`, `（林一舟 北岭报道）`.
fn signature(text: &str) -> Option<(u8, Vec<String>)> {
    const LABELS: &[&str] = &[
        "文/图",
        "图/文",
        "文/",
        "图文/",
        "文/ ",
        "撰文",
        "撰稿",
        "作者",
        "通讯员",
        "文 ",
    ];
    const MAX_CHARS: usize = 24;
    let inner = text.trim_end().strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let inner = inner.get(open..)?.trim_start_matches(['（', '(']).trim();
    if inner.chars().count() > MAX_CHARS {
        return None;
    }
    let label = LABELS.iter().find(|&&label| inner.starts_with(label));
    let rest = label
        .and_then(|label| inner.strip_prefix(label))
        .unwrap_or(inner);
    let is_short = |name: &str| name.chars().count() <= 3;
    if label.is_some() {
        let names = listed(rest, is_short);
        return (!names.is_empty()).then_some((62, names));
    }
    let names = listed(rest, is_surnamed);
    let is_surely =
        !names.is_empty() && names.iter().all(|name| is_surnamed(name) && is_short(name));
    is_surely.then_some((54, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_at_the_edges_of_the_body() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<String> = signed(text, false, true)
                .into_iter()
                .flat_map(|(_, names)| names)
                .collect();
            assert_eq!(found, expect, "{text}");
        };
        check("北岭日报记者 林一舟 何小满 白沙报道", &["林一舟", "何小满"]);
        check("供水已经恢复。（记者 林一舟 整合）", &["林一舟"]);
        check("供水已经恢复。（林一舟 北岭报道）", &["林一舟"]);
        check("供水已经恢复。（文/图 易水 何小满）", &["易水", "何小满"]);
        check("供水已经恢复。（完）", &[]);
        check("市长对记者说，供水已经恢复。", &[]);
        check("他告诉记者 供水 已经恢复", &[]);
    }
}
