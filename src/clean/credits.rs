//! Credits lines: who wrote, edited, filmed, and from where, as in 记者：某某　责编：某某.

use super::block::is_han;
use crate::text::script;

/// Labels of people and sources in credits lines, as in 记者：某某　责编：某某.
const LABELS: &[&str] = &[
    "本报记者",
    "特约记者",
    "实习记者",
    "见习记者",
    "记者",
    "作者",
    "撰文",
    "撰稿",
    "采写",
    "采访",
    "文字",
    "文",
    "图文",
    "图",
    "图片",
    "摄影",
    "摄像",
    "摄影师",
    "责任编辑",
    "责编",
    "编辑",
    "网编",
    "主编",
    "副主编",
    "总编",
    "编审",
    "编委",
    "校对",
    "校审",
    "审校",
    "审核",
    "审稿",
    "终审",
    "初审",
    "复审",
    "监制",
    "总监制",
    "翻译",
    "译者",
    "编译",
    "译",
    "校",
    "来源",
    "稿源",
    "供稿",
    "通讯员",
    "实习生",
    "统筹",
    "策划",
    "视觉",
    "设计",
    "美编",
    "制图",
    "制作",
    "出品",
    "剪辑",
    "配音",
    "后期",
    "值班编辑",
    "值班主任",
    "值班编委",
    "新媒体编辑",
    "签发",
    "信息来源",
    "素材来源",
    "资料来源",
    "责任校对",
    "排版",
    "编校",
    "二审",
    "三审",
    "一审",
    "文章来源",
    "原标题",
    "投稿",
    "整理",
    "口述",
    "受访",
    "编导",
    "主播",
    "主持",
    "播音",
    "运营",
    "流程编辑",
    "版面编辑",
    "见习编辑",
    "实习编辑",
    "撰稿人",
    "新闻来源",
    "图片来源",
    "责任编委",
    "执行主编",
    "执行编辑",
    "联系人",
    "文字编辑",
    "图片编辑",
    "视频编辑",
    "栏目主编",
    "题图来源",
    "本文来源",
    "稿件来源",
    "发布者",
    "作  者",
];

/// Longest credits line, in characters.
const MAX_CREDITS_CHARS: usize = 120;

/// The pairs of label and value that make up a credits line, if the whole line is one.
pub(crate) fn pairs(text: &str) -> Option<Vec<(&'static str, String)>> {
    let text = unwrapped(text);
    if text.chars().nth(MAX_CREDITS_CHARS).is_some() || text.contains('。') {
        return None;
    }
    if let Some(pairs) = spaced_credits(text) {
        return Some(pairs);
    }
    let mut pairs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (label, after) = label(rest)?;
        let end = next_label(after).unwrap_or(after.len());
        let value = after.get(..end).unwrap_or_default();
        let value = value.trim_matches(|c: char| c.is_whitespace() || is_separator(c));
        if value.chars().count() > 40 {
            return None;
        }
        pairs.push((label, value.to_owned()));
        rest = after.get(end..).unwrap_or_default();
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c));
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// A credits line without colons: 编辑 林一舟 校对 何小满.
fn spaced_credits(text: &str) -> Option<Vec<(&'static str, String)>> {
    const MAX_NAME_CHARS: usize = 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    // One pair alone must be of an editor: 记者 林一舟 may open a sentence.
    let is_editor = |label: &&&str| EDITORS.contains(label);
    let least = if words.first().filter(is_editor).is_some() {
        2
    } else {
        4
    };
    if words.len() < least || !words.len().is_multiple_of(2) {
        return None;
    }
    words
        .chunks(2)
        .map(|pair| match pair {
            [label, name] => {
                let label = LABELS.iter().find(|known| *known == label)?;
                let is_name = (2..=MAX_NAME_CHARS).contains(&name.chars().count())
                    && name.chars().all(is_han);
                is_name.then(|| (*label, (*name).to_owned()))
            }
            _ => None,
        })
        .collect()
}

/// Labels of those who work on a text that others wrote.
const EDITORS: &[&str] = &[
    "编辑",
    "责编",
    "责任编辑",
    "校对",
    "审核",
    "编审",
    "值班编辑",
    "版面编辑",
    "主编",
    "监制",
];

fn unwrapped(text: &str) -> &str {
    let trimmed = text.trim();
    let inner = trimmed
        .strip_prefix(['（', '(', '[', '【'])
        .and_then(|rest| rest.strip_suffix(['）', ')', ']', '】']));
    inner.unwrap_or(trimmed).trim()
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '|' | '｜' | '/' | '／' | '；' | ';' | '，' | ',' | '、' | '·' | '—' | '-' | '丨'
    )
}

/// Characters from the start of a label in which its colon must stand.
const MAX_LABEL_REACH: usize = 14;

/// The label that a text starts with, and what follows its colon.
pub(crate) fn label(text: &str) -> Option<(&'static str, &str)> {
    let squeezed = text.trim_start();
    // A label is short, and its colon or slash stands near: most lines end here.
    let is_near = |c: char| matches!(c, ':' | '：' | '/' | '／' | '丨' | '|' | '｜');
    if !squeezed.chars().take(MAX_LABEL_REACH).any(is_near) {
        return None;
    }
    let mut found: Option<(&'static str, &str)> = None;
    for name in LABELS {
        if let Some(rest) = after_label(squeezed, name)
            && found.is_none_or(|(best, _)| name.len() > best.len())
        {
            found = Some((name, rest));
        }
    }
    found.or_else(|| outlet_label(squeezed))
}

/// A label behind the name of an outlet: 某报记者 | 林一舟.
fn outlet_label(text: &str) -> Option<(&'static str, &str)> {
    const MAX_NAME_CHARS: usize = 10;
    let places = text.char_indices().take(MAX_NAME_CHARS + 1).skip(2);
    places
        .take_while(|(_, c)| is_han(*c))
        .filter_map(|(at, _)| text.get(at..))
        .find_map(|rest| {
            let mut labels = ["记者", "编辑"].into_iter();
            labels.find_map(|label| Some((label, after_label(rest, label)?)))
        })
}

/// What follows a label and its colon; spaces inside the label (作　者) do not matter.
fn after_label<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = text;
    for (place, expected) in name.chars().enumerate() {
        if place > 0 {
            rest = rest.trim_start();
        }
        let mut chars = rest.chars();
        if chars.next().map(script::fold_char) != Some(expected) {
            return None;
        }
        rest = chars.as_str();
    }
    let rest = rest.trim_start();
    let is_slash = rest.starts_with(['/', '／', '丨', '|', '｜']) && name.chars().count() <= 2;
    if is_slash || rest.starts_with([':', '：']) {
        let mut chars = rest.chars();
        chars.next();
        return Some(chars.as_str());
    }
    None
}

/// Where the next label starts.
fn next_label(text: &str) -> Option<usize> {
    let mut previous = None;
    for (at, c) in text.char_indices() {
        // A long label may stand without a gap: 编辑：林一舟责任编辑：何小满.
        const GLUED: &[&str] = &["责任编辑", "责编", "编辑", "校对", "作者", "记者"];
        let rest = text.get(at..).unwrap_or_default();
        let is_start = previous.is_some_and(|p: char| p.is_whitespace() || is_separator(p));
        let is_glued = || at > 0 && GLUED.iter().any(|name| after_label(rest, name).is_some());
        if is_han(c) && (is_start && label(rest).is_some() || is_glued()) {
            return Some(at);
        }
        previous = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_lines() {
        let found = pairs("记者：林一舟     责编：何小满     网编：周水").unwrap();
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], ("记者", "林一舟".to_owned()));
        assert!(pairs("（责任编辑：林一舟）").is_some());
        assert!(pairs("文/林一舟").is_some());
        assert_eq!(pairs("编辑 林一舟 校对 何小满").unwrap().len(), 2);
        assert_eq!(pairs("编辑：林一舟责任编辑：何小满").unwrap().len(), 2);
        assert!(pairs("北岭新闻编辑 | 何小满").is_some() && pairs("校对 何小满").is_some());
        assert_eq!(pairs("记者 林一舟"), None);
        assert_eq!(pairs("编辑 部门 周三 宣布"), None);
        assert_eq!(pairs("记者林一舟从北岭发回报道。"), None);
        assert_eq!(pairs("作者认为，北岭的供水不足"), None);
    }
}
