//! Who wrote it: `<address>`, linked data, meta tags, 记者：, 作者：, `By …`, credits lines.

use std::collections::BTreeSet;

use super::element;
use super::person::{is_latin_name, is_loose_name, is_name, is_site, is_surnamed, split, unspaced};
use super::signature::{reported, signed};
use super::{Head, Hint, Page, when};
use crate::clean::block::Kind;
use crate::clean::credits;
use crate::clean::cue::Cue;
use crate::clean::tree::{Attr, Tag};
use crate::clean::{phrase, repeat};
use crate::model::{ClueSource, Format};

/// Labels of writers, and of editors: an editor is never the author, whatever a page states.
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
const EDITORS: &[&str] = &[
    "责任编辑",
    "责编",
    "编辑",
    "网编",
    "实习编辑",
    "见习编辑",
    "值班编辑",
    "编审",
    "审核",
    "校对",
];

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
    stated(head, &editors(page), &mut push);
    let info = |index: usize| page.date_lines.contains(&index);
    elements(page, anchor, &mut push);
    let (first, last) = page.bounds;
    let top = anchor.unwrap_or(first).min(first).saturating_sub(4);
    let (top_end, end) = (page.top_end(), page.last_paragraph());
    // The one who an article is about is often its title.
    let titles: Vec<String> = head
        .titles
        .iter()
        .map(|title| repeat::key(&title.1))
        .collect();
    let is_title = |key: &str| titles.iter().any(|title| title.starts_with(key));
    for index in top..(last + 1 + REACH).min(page.blocks.len()) {
        let Some(block) = page.blocks.get(index) else {
            continue;
        };
        let is_top = index <= top_end;
        let is_end = index + 2 >= end;
        if page.is_foreign(block, Cue::Comment.bit()) || !(is_top || is_end) {
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
            if let Some(name) = colophon(text).filter(|_| is_end) {
                push(ClueSource::BylineLine, 64, text, vec![name], Some(index));
            }
            if let Some(name) = bracketed(text).filter(|_| info(index)) {
                push(ClueSource::BylineLine, 63, text, vec![name], Some(index));
            }
            if let Some(name) = posted(text).filter(|_| is_top) {
                push(ClueSource::BylineLine, 62, text, vec![name], Some(index));
            }
            let is_lone = is_top
                && index <= first.max(anchor.unwrap_or(0)) + 1
                && !is_title(&block.key)
                && block.section.is_none()
                && follows_title(page, index, anchor);
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
        for signed in signed(text, is_top, is_end) {
            let raw = signed.names.join(" ");
            let block = signed.is_whole.then_some(index);
            push(
                ClueSource::BylineLine,
                signed.weight,
                &raw,
                signed.names,
                block,
            );
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

/// The editors that lines around the body name.
pub(super) fn editors(page: &Page) -> Vec<String> {
    const REACH_BELOW: usize = 12;
    let (first, last) = page.bounds;
    let range = first.saturating_sub(REACH)..(last + REACH_BELOW).min(page.blocks.len());
    let mut names = Vec::new();
    for block in page.blocks.get(range).unwrap_or_default() {
        if block.text.chars().count() > MAX_LINE_CHARS {
            continue;
        }
        if let Some(pairs) = credits::pairs(&block.text) {
            let editing = pairs.iter().filter(|(label, _)| EDITORS.contains(label));
            names.extend(editing.flat_map(|(_, value)| split(value)));
            continue;
        }
        for label in EDITORS {
            after_labels(&block.text, &[label], |name| names.push(name));
        }
    }
    let mut seen = BTreeSet::new();
    names.retain(|name: &String| is_loose_name(name) && seen.insert(name.clone()));
    names
}

/// What the head of the page states.
fn stated(
    head: &Head,
    editors: &[String],
    push: &mut impl FnMut(ClueSource, u8, &str, Vec<String>, Option<usize>),
) {
    for from in [ClueSource::JsonLd, ClueSource::OpenGraph, ClueSource::Meta] {
        let of = || {
            head.authors
                .iter()
                .filter(move |(source, ..)| *source == from)
        };
        let mut names: Vec<String> = Vec::new();
        for (_, _, raw) in of() {
            // A whole byline: 某报 记者林一舟／北岭报道.
            let found = match reported(raw).next() {
                Some((_, names, _)) => names,
                None => split(raw),
            };
            for name in found {
                if is_name(&name) && !names.contains(&name) && !editors.contains(&name) {
                    names.push(name);
                }
            }
        }
        if let Some((_, weight, raw)) = of().next() {
            push(from, *weight, raw, names, None);
        }
    }
}

/// `<address>` of a feed record, `rel=author`, `itemprop=author`, and elements above the body
/// whose own names say author.
fn elements(
    page: &Page,
    anchor: Option<usize>,
    push: &mut impl FnMut(ClueSource, u8, &str, Vec<String>, Option<usize>),
) {
    let Some(tree) = page.tree else { return };
    let first_body = page
        .blocks
        .get(page.top_end())
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
    for text in element::named(page, tree, anchor, element::AUTHOR) {
        let text = text.trim();
        let line = text
            .trim_start_matches("作者")
            .trim_start_matches([':', '：', ',', '，', '/', ' ']);
        let names = match reported(line).next() {
            Some((_, names, _)) => Some(names),
            None => bare(undated(line)),
        };
        let Some(names) = names else { continue };
        let is_surely = names
            .iter()
            .all(|name| is_surnamed(name) || is_latin_name(name));
        let weight = if is_surely { 65 } else { 57 };
        push(ClueSource::BylineLine, weight, text, names, None);
    }
}

/// Names after labels, in a line that may hold a date and a source too.
fn labelled<'t>(text: &'t str, mut push: impl FnMut(ClueSource, u8, Vec<String>, &'t str)) {
    if let Some(pairs) = credits::pairs(text) {
        let names = pairs
            .iter()
            .filter(|(label, _)| WRITERS.contains(label))
            .flat_map(|(_, value)| people(unexplained(value)))
            .filter(|name| is_loose_name(name))
            .collect();
        push(ClueSource::CreditsLine, 79, names, text);
        return;
    }
    let mut names = Vec::new();
    after_labels(text, WRITERS, |name| names.push(name));
    push(ClueSource::BylineLine, 77, names, text);
}

/// The names after the first of those labels that has any, wherever in the line it stands.
fn after_labels(text: &str, labels: &[&str], mut push: impl FnMut(String)) {
    for label in labels.iter().filter(|label| label.chars().count() >= 2) {
        let Some(at) = phrase::find_folded(text, label) else {
            continue;
        };
        // 只看该作者 names nobody; 某报记者 does.
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        if *label == "作者" && before.is_some_and(|c| "该該文".contains(c)) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let value = match credits::label(rest) {
            Some((_, value)) => value,
            None => match after_comma(rest) {
                Some(value) if at == 0 => value,
                _ => continue,
            },
        };
        let value = unspaced(value.trim_start());
        let end = value
            .find(|c: char| c.is_whitespace() || "，。；|｜（(【[/".contains(c))
            .unwrap_or(value.len());
        let mut has_any = false;
        // A value may be a byline of its own: 作者：某报记者 林一舟.
        if let Some((_, names, _)) = reported(rest).next().filter(|_| *label == "作者") {
            names.into_iter().for_each(push);
            return;
        }
        for name in split(value.get(..end).unwrap_or_default()) {
            if is_loose_name(&name) {
                has_any = true;
                push(name);
            }
        }
        // Further names stand behind gaps where they are surely names.
        if has_any {
            let rest = value.get(end..).unwrap_or_default();
            for name in rest.split_whitespace().take_while(|word| is_surnamed(word)) {
                push(name.to_owned());
            }
            return;
        }
    }
}

/// The names of a value, which may be a byline of its own: 某报记者 林一舟.
fn people(value: &str) -> Vec<String> {
    match reported(value).next() {
        Some((_, names, _)) => names,
        None => split(value),
    }
}

/// A value up to the date in it, or to the colon behind which an address or an office stands.
fn unexplained(value: &str) -> &str {
    let value = undated(value);
    value.split([':', '：']).next().unwrap_or_default()
}

/// A text up to the date in it.
fn undated(text: &str) -> &str {
    let end = when::find(text).map_or(text.len(), |date| date.span.start);
    text.get(..end).unwrap_or_default()
}

/// What follows 作者 and a comma, as labels that are read aloud are written.
fn after_comma(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("作者")?.trim_start();
    let rest = rest.strip_prefix([',', '，'])?.trim_start();
    rest.chars().nth(8).is_none().then_some(rest)
}

/// The name in brackets behind the date of an info line: `2031-02-03 05:42 [ 林一舟 ]`.
fn bracketed(text: &str) -> Option<String> {
    let date = when::find(text)?;
    let rest = text.get(date.span.end..)?.trim_start();
    let inner = rest.strip_prefix(['[', '［', '【', '（', '('])?;
    let (name, _) = inner.split_once([']', '］', '】', '）', ')'])?;
    let name = unspaced(name.trim());
    is_surnamed(&name).then_some(name)
}

/// The name in the line below a post that says who left it there and when: 此帖由 林一舟 在 …,
/// 林一舟 贴于 …, `posted by Ada Nilsen on …`.
fn colophon(text: &str) -> Option<String> {
    const BY: &[&str] = &["帖由", "文由", "贴由", "posted by ", "Posted by ", "由"];
    const AT: &[&str] = &["贴于", "发帖于", "发表在", "发布在", "写于", "发自"];
    let date = when::find(text)?;
    let before = text.get(..date.span.start)?;
    let said = BY
        .iter()
        .find_map(|by| before.split_once(by))
        .map(|(_, rest)| rest);
    let name = match said {
        Some(rest) => rest
            .trim_start()
            .split([' ', '\u{a0}', '\u{3000}', '在', '于'])
            .next()?,
        None => AT.iter().find_map(|at| before.split_once(at))?.0,
    };
    let name = name
        .trim()
        .trim_matches(['“', '”', '"', '[', ']', '：', ':', '|']);
    let is_whole = !name.contains(char::is_whitespace) || is_latin_name(name);
    (is_whole && is_loose_name(name)).then(|| name.to_owned())
}

/// The name before 发表于, as forums write it.
fn posted(text: &str) -> Option<String> {
    let (name, rest) = text.split_once("发表于")?;
    let name = name
        .trim()
        .trim_start_matches("作者")
        .trim_matches(['：', ':', ' ', '\u{3000}']);
    let is_dated = when::find(rest).is_some();
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
