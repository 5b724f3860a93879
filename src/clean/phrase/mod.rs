//! Phrases that name a section of a page, and phrases of notices, share bars and the like.
//!
//! All are compared with text folded to Simplified script and lower case, its ends trimmed of
//! punctuation. A phrase decides only over a short line: a long one is never dropped because it
//! contains a cue.

mod table;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::block::{is_alphanumeric, push_lower};
use super::finder::Finder;
use crate::text::script;

use table::{HEADING_PARTS, HEADINGS, NOTICES, STRONG_NOTICES};

/// A section of a page that is no part of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Ranking,
    Comment,
    Related,
    Share,
    Navigation,
    Bio,
    Subscribe,
    Notice,
}

/// Longest line that can be the heading of a section, in characters.
const MAX_HEADING_CHARS: usize = 24;

/// Longest line that a share or navigation phrase decides over.
const MAX_CONTROL_CHARS: usize = 40;

/// Longest notice, in characters; and longest line for the weaker phrases.
const MAX_NOTICE_CHARS: usize = 220;
const MAX_SHORT_NOTICE_CHARS: usize = 60;

/// A text as phrases are compared with it.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_lower(&mut folded, script::fold_char(c));
    }
    folded
}

/// What follows a prefix, in whichever script it is written; the prefix is in Simplified script.
pub(crate) fn strip_folded<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in prefix.chars() {
        if script::fold_char(rest.next()?) != expected {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Where a text holds a phrase, in whichever script; the phrase is in Simplified script.
pub(crate) fn find_folded(text: &str, phrase: &str) -> Option<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .find(|&at| strip_folded(text.get(at..).unwrap_or_default(), phrase).is_some())
}

/// The section that a line opens, with the phrase that says so.
pub(crate) fn section(text: &str) -> Option<(Section, &'static str)> {
    if text.chars().nth(MAX_HEADING_CHARS * 2).is_some() {
        return None;
    }
    let folded = folded(text);
    let line = trimmed(&folded);
    let length = line.chars().count();
    if length == 0 || length > MAX_HEADING_CHARS + 12 {
        return None;
    }
    let whole = heading(line);
    whole.or_else(|| {
        let is_short = length <= MAX_HEADING_CHARS && !line.contains(['，', '。', ',', '？', '！']);
        HEADING_PARTS
            .iter()
            .filter(|_| is_short)
            .find_map(|(section, parts)| {
                let part = parts.iter().find(|&&part| line.contains(part))?;
                // The part must end the line or make up a good share: 某市排行榜公布 is a headline.
                let line = line
                    .trim_end_matches("更多")
                    .trim_end_matches(|c: char| !is_alphanumeric(c));
                let is_end = line.ends_with(part) && line.chars().count() <= 14;
                (is_end || part.chars().count() * 3 >= length).then_some((*section, *part))
            })
    })
}

/// The heading that a line is, give or take a count and the marks around it.
fn heading(line: &str) -> Option<(Section, &'static str)> {
    type Entry = (Section, &'static str);
    static MAP: LazyLock<FxHashMap<&'static str, Entry>> = LazyLock::new(|| {
        let entries = |(section, phrases): &(Section, &'static [&'static str])| -> Vec<Entry> {
            phrases.iter().map(|phrase| (*section, *phrase)).collect()
        };
        HEADINGS
            .iter()
            .flat_map(entries)
            .map(|entry| (entry.1, entry))
            .collect()
    });
    let counted = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || is_mark(c) || matches!(c, '条' | '篇' | '次')
    };
    MAP.get(line)
        .or_else(|| MAP.get(line.trim_end_matches(counted)))
        .copied()
}

fn trimmed(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_mark(c))
}

fn is_mark(c: char) -> bool {
    !is_alphanumeric(c) && !matches!(c, '©')
}

/// The phrase that makes a line a notice.
pub(crate) fn notice(text: &str) -> Option<&'static str> {
    if text.chars().nth(MAX_NOTICE_CHARS).is_some() {
        return None;
    }
    let length = text.chars().count();
    let folded = folded(text);
    static WEAK: LazyLock<Finder<()>> =
        LazyLock::new(|| Finder::new(NOTICES.iter().map(|phrase| (*phrase, ()))));
    static STRONG: LazyLock<Finder<()>> =
        LazyLock::new(|| Finder::new(STRONG_NOTICES.iter().map(|phrase| (*phrase, ()))));
    let table = if length <= MAX_SHORT_NOTICE_CHARS {
        &WEAK
    } else {
        &STRONG
    };
    table.all(&folded).next().map(|(_, phrase, ())| phrase)
}

/// Whether the text of a link says no more than that it leads on.
pub(crate) fn is_onward(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "查看更多",
        "阅读更多",
        "了解更多",
        "查看详情",
        "阅读全文",
        "查看全文",
    ];
    let folded = folded(text);
    let line = trimmed(&folded);
    line.chars().count() <= MAX_HEADING_CHARS && ENDS.iter().any(|end| line.ends_with(end))
}

/// Sizes of type, which stand among controls.
const SIZES: &[&str] = &["大", "中", "小", "特大", "超大", "默认", "标准", "a"];

/// The phrase that makes a line a control of the page: several share or navigation words.
pub(crate) fn controls(text: &str) -> Option<&'static str> {
    if text.chars().nth(MAX_CONTROL_CHARS).is_some() {
        return None;
    }
    let folded = folded(text);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || is_mark(c))
        .filter(|w| !w.is_empty())
        .collect();
    let mut hit = None;
    for word in &words {
        let found = heading(word)
            .filter(|(section, _)| matches!(section, Section::Share | Section::Navigation))
            .map(|(_, phrase)| phrase);
        match found {
            Some(phrase) => hit = Some(phrase),
            None if word.chars().all(|c| c.is_ascii_digit()) || SIZES.contains(word) => {}
            None => return None,
        }
    }
    hit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_sections() {
        let check = |text: &str, expect: Option<Section>| {
            assert_eq!(section(text).map(|(section, _)| section), expect, "{text}");
        };
        check("热门排行榜", Some(Section::Ranking));
        check("48小時新聞排行榜 更多>>", Some(Section::Ranking));
        check("【相关阅读】", Some(Section::Related));
        check("Comments (12)", Some(Section::Comment));
        check("分享：", Some(Section::Share));
        check("排行榜上的北岭市连续三年领先，居民们却说感觉不到", None);
        check("评论员说", None);
    }

    #[test]
    fn a_long_line_is_never_a_notice_by_a_weak_phrase() {
        assert!(notice("本文仅代表作者个人观点").is_some());
        let long = "北岭市法院周三开庭，审理一起书店与作者之间的侵权纠纷，".repeat(3);
        assert_eq!(notice(&long), None);
    }

    #[test]
    fn controls_are_made_of_control_words_only() {
        assert!(controls("分享 | 打印 | 收藏").is_some());
        assert_eq!(controls("分享 经验"), None);
    }
}
