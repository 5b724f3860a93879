//! The outlet that a text was taken from, and the site that carries it.

use super::{Head, Hint, Page, element, host, when};
use crate::clean::block::Raw;
use crate::clean::line;
use crate::model::{Arrange, ClueSource};

/// Labels of sources, the longest first.
const LABELS: &[&str] = &[
    "文章来源",
    "新闻来源",
    "信息来源",
    "素材来源",
    "资料来源",
    "稿件来源",
    "来源",
    "來源",
    "稿源",
    "出处",
    "转自",
    "微信公众号",
    "Source",
];

/// What may follow the outlet without a gap.
const NEXT_LABELS: &[&str] = &[
    "发布于",
    "时间：",
    "时间:",
    "日期：",
    "日期:",
    "浏览",
    "点击",
    "阅读",
    "评论",
    "字号",
    "条评论",
    "字体",
    "（ID",
    "(ID",
    "责任编辑",
    "责编",
    "编辑：",
    "编辑:",
    "作者：",
    "作者:",
    "记者：",
    "发布时间",
];

/// Longest line in which a source is looked for, in characters.
const MAX_LINE_CHARS: usize = 120;

/// Blocks above the body and below it that are looked at.
const REACH: usize = 10;

/// All clues of the original outlet.
pub(super) fn read(page: &Page, head: &Head, anchor: Option<usize>) -> Vec<Hint<String>> {
    let mut hints = elements(page, anchor);
    if let Some(source) = &head.source {
        hints.push(Hint {
            from: ClueSource::Meta,
            weight: 70,
            raw: source.clone(),
            value: source
                .trim_start_matches("来源")
                .trim_start_matches([':', '：'])
                .trim()
                .to_owned(),
            block: None,
        });
    }
    let (first, last) = page.bounds;
    let range = first.saturating_sub(REACH)..(last + REACH).min(page.blocks.len());
    for index in range {
        let Some(block) = page.blocks.get(index) else {
            continue;
        };
        if index > page.top_end() && index + 3 < last || block.text.chars().count() > MAX_LINE_CHARS
        {
            continue;
        }
        if let Some(value) = in_elements(page, block).or_else(|| labelled(&block.text)) {
            let weight = if index <= page.top_end() { 84 } else { 72 };
            hints.push(Hint {
                from: ClueSource::SourceLine,
                weight,
                raw: block.text.clone(),
                value,
                block: Some(index),
            });
        }
        if let Some(value) = behind_date(&block.text).filter(|_| index <= page.top_end()) {
            hints.push(Hint {
                from: ClueSource::SourceLine,
                weight: 60,
                raw: block.text.clone(),
                value,
                block: Some(index),
            });
        }
        if line::wire_tag(&block.text) {
            let value = block
                .text
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_owned();
            hints.push(Hint {
                from: ClueSource::WireTag,
                weight: 66,
                raw: block.text.clone(),
                value,
                block: Some(index),
            });
        }
    }
    hints
}

/// The outlet behind its label where both stand in elements of their own: text of the element
/// behind belongs to something else, even without a gap.
fn in_elements(page: &Page, block: &Raw) -> Option<String> {
    const MAX_NODES: usize = 60;
    let tree = page.tree?;
    let end = tree.end(block.node).min(block.node + MAX_NODES);
    let pieces: Vec<&str> = (block.node..end)
        .map(|id| tree.text(id).trim())
        .filter(|text| !text.is_empty())
        .collect();
    let is_label = |piece: &str| {
        let plain = piece.trim_end_matches([':', '：', '[', '【', ' ', '\u{3000}']);
        plain.len() < piece.len() && LABELS.iter().any(|label| plain.ends_with(label))
    };
    let at = pieces.iter().position(|piece| is_label(piece))?;
    outlet(pieces.get(at + 1)?)
}

/// The outlet that stands unlabelled behind the date of a line: 2031年2月3日 05:42 北岭日报.
fn behind_date(text: &str) -> Option<String> {
    let date = when::find(text)?;
    let rest = text
        .get(date.span.end..)?
        .trim_start_matches([' ', '\u{3000}', '|', '·', '\u{a0}']);
    let name = rest.split([' ', '\u{3000}', '|', '\u{a0}']).next()?;
    let is_plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '·'));
    (is_plain && is_paper(name)).then(|| name.to_owned())
}

/// Whether a name ends like that of a paper, a station or a site of news.
fn is_paper(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "日报",
        "晚报",
        "早报",
        "时报",
        "商报",
        "晨报",
        "周报",
        "快报",
        "社",
        "网",
        "电视台",
        "周刊",
        "杂志",
        "电台",
    ];
    const CHARS: std::ops::RangeInclusive<usize> = 3..=12;
    CHARS.contains(&name.chars().count()) && ENDS.iter().any(|end| name.ends_with(end))
}

/// What follows 来源： in a line, or 来源于 and a gap.
fn labelled(text: &str) -> Option<String> {
    let (at, label) = LABELS
        .iter()
        .find_map(|label| text.find(label).map(|at| (at, *label)))?;
    // The source of a picture is none of the text.
    let before = text.get(..at).unwrap_or_default();
    if before.ends_with(['片', '图', '圖', '像']) {
        return None;
    }
    let rest = text.get(at + label.len()..)?.trim_start();
    let rest = rest.strip_prefix([':', '：', '“', '于'])?;
    let rest = rest
        .trim_start()
        .trim_start_matches(['《', '“', '[', '［', '【', '（', '(']);
    let end = rest
        .find(|c: char| {
            c.is_whitespace() && !rest.is_ascii() || "|｜，。；;)）】]·”（(".contains(c)
        })
        .unwrap_or(rest.len());
    outlet(rest.get(..end)?)
}

/// The outlet that a text starts with: lines are often glued together, 某报责任编辑：某某.
fn outlet(value: &str) -> Option<String> {
    let value = value.trim();
    let next = NEXT_LABELS
        .iter()
        .filter_map(|label| value.find(label))
        .chain(when::find(value).map(|date| date.span.start))
        .min();
    let value = value.get(..next.unwrap_or(value.len()))?.trim();
    let is_opened = value.contains('《');
    let value = if is_opened {
        value
    } else {
        value.trim_end_matches('》')
    };
    (2..=30)
        .contains(&value.chars().count())
        .then(|| value.to_owned())
}

/// Outlets in elements that are named for them: no label stands before those.
fn elements(page: &Page, anchor: Option<usize>) -> Vec<Hint<String>> {
    const MAX_CHARS: usize = 20;
    let Some(tree) = page.tree else {
        return Vec::new();
    };
    element::named(page, tree, anchor, element::SOURCE)
        .into_iter()
        .filter_map(|text| {
            let is_labelled = LABELS.iter().any(|label| text.contains(label));
            let value = if is_labelled {
                labelled(&text)?
            } else {
                outlet(&text)?
            };
            let is_plain = value.chars().count() <= MAX_CHARS
                && !value.contains(|c: char| c.is_whitespace() || c.is_ascii_digit())
                && !value.contains([':', '：', '，', '。']);
            is_plain.then_some(Hint {
                from: ClueSource::SourceLine,
                weight: 76,
                raw: text,
                value,
                block: None,
            })
        })
        .collect()
}

/// All clues of the site.
pub(super) fn site(page: &Page, head: &Head, url: Option<&str>) -> Vec<Hint<String>> {
    let mut hints = Vec::new();
    let mut push = |from, weight, raw: &str, block| {
        let value = raw.trim().to_owned();
        hints.push(Hint {
            from,
            weight,
            raw: raw.to_owned(),
            value,
            block,
        });
    };
    if let Some((from, site)) = &head.site {
        push(*from, 80, site, None);
    }
    if let Some(host) = url.and_then(host) {
        push(ClueSource::Host, 70, host, None);
    }
    for (index, block) in page.blocks.iter().enumerate().take(page.bounds.0 + 2) {
        if page.tree.is_some() || block.text.chars().count() > MAX_LINE_CHARS {
            continue;
        }
        let host = block
            .text
            .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
            .find(|word| is_host(word));
        if let Some(host) = host {
            push(ClueSource::Masthead, 60, host, Some(index));
            break;
        }
    }
    hints.arrange_by_key(|hint| std::cmp::Reverse(hint.weight));
    hints
}

/// Whether a word is the name of a host.
fn is_host(word: &str) -> bool {
    let Some((name, end)) = word.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| label.len() >= 2 && label.chars().any(|c| c.is_ascii_alphabetic());
    (2..=6).contains(&end.len())
        && end.chars().all(|c| c.is_ascii_lowercase())
        && name.split('.').all(is_label)
}
