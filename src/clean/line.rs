//! Lines of a fixed form: credits lines, photo credits, wire tags, captions, bios.
//!
//! Each recogniser looks at one line and says what it saw, or nothing.

use std::sync::LazyLock;

use super::block::{is_han, push_lower};
use super::finder::Finder;

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
    "发布者",
    "作  者",
];

/// Longest credits line, in characters.
const MAX_CREDITS_CHARS: usize = 120;

/// The pairs of label and value that make up a credits line, if the whole line is one.
pub(crate) fn credits(text: &str) -> Option<Vec<(&'static str, String)>> {
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
    if words.len() < 4 || !words.len().is_multiple_of(2) {
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
    found
}

/// What follows a label and its colon; spaces inside the label (作　者) do not matter.
fn after_label<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = text;
    for (place, c) in name.chars().enumerate() {
        if place > 0 {
            rest = rest.trim_start();
        }
        rest = rest.strip_prefix(c)?;
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
        let is_start = previous.is_some_and(|p: char| p.is_whitespace() || is_separator(p));
        if is_start && is_han(c) && label(text.get(at..).unwrap_or_default()).is_some() {
            return Some(at);
        }
        previous = Some(c);
    }
    None
}

/// Names of agencies and outlets, as wire tags and credits use them.
const AGENCIES: &[&str] = &[
    "社",
    "网",
    "报",
    "台",
    "通讯",
    "电讯",
    "新闻",
    "日报",
    "晚报",
    "时报",
    "广播",
    "周刊",
    "Reuters",
    "AP",
    "AFP",
    "Bloomberg",
    "Xinhua",
    "CNN",
    "BBC",
    "DPA",
    "dpa",
    "UPI",
    "RFI",
    "RFA",
    "VOA",
];

/// Longest wire tag, in characters.
const MAX_TAG_CHARS: usize = 24;

/// Whether a whole line is a wire tag: an agency in brackets, such as （某社）.
pub(crate) fn wire_tag(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_prefix(['（', '(', '【', '[']).and_then(|rest| {
        let closed = rest.trim_end_matches(['。', '.']);
        closed.strip_suffix(['）', ')', '】', ']'])
    });
    inner.is_some_and(is_agency)
}

/// The length in bytes of a wire tag that a paragraph starts with, such as
/// `（某社中文网）` before its first sentence; none where the paragraph is nothing else.
pub(crate) fn wire_lead(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['（', '(', '【'])?;
    let close = rest.find(['）', ')', '】'])?;
    let inner = rest.get(..close)?;
    let end = text.len() - rest.len() + close + rest.get(close..)?.chars().next()?.len_utf8();
    let after = text.get(end..)?;
    (is_agency(inner) && !after.trim().is_empty()).then_some(end)
}

fn is_agency(inner: &str) -> bool {
    let inner = inner.trim();
    let length = inner.chars().count();
    let is_named = AGENCIES.iter().any(|agency| {
        if agency.is_ascii() {
            inner == *agency
        } else {
            inner.ends_with(agency)
        }
    });
    let is_plain = !inner.contains(['，', '。', '、', '：', ':', '“', '"', ';', '；', '？'])
        && !inner.chars().any(|c| c.is_ascii_digit());
    (2..=MAX_TAG_CHARS).contains(&length) && is_named && is_plain
}

/// Words of photo credits, in lower case.
const CREDIT_WORDS: &[&str] = &[
    "photo by",
    "photo:",
    "photograph by",
    "photo credit",
    "photo courtesy",
    "image credit",
    "image:",
    "images:",
    "picture:",
    "photos by",
    "photography by",
    "image via",
    "via reuters",
    "getty images",
    "shutterstock",
    "/reuters",
    "/afp",
    "(ap photo",
    "via ap",
    "istock",
    "/ap",
    "图片来源",
    "图源",
    "图/",
    "图／",
    "摄影：",
    "摄影:",
    "摄影/",
    "供图",
    "图片由",
    "照片来源",
    "(资料图",
    "（资料图",
    "(图源",
    "（图源",
    "视觉中国",
    "unsplash",
    "screenshot",
    "courtesy of",
    "illustration by",
    "(图/",
    "图：",
    "photo/",
    "pool photo",
];

/// The photo credit that a short line is or ends with.
pub(crate) fn photo_credit(text: &str) -> Option<String> {
    const MAX_CHARS: usize = 300;
    const MAX_TAIL_CHARS: usize = 60;
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let mut lower = String::with_capacity(text.len());
    text.chars().for_each(|c| push_lower(&mut lower, c));
    static WORDS: LazyLock<Finder<()>> =
        LazyLock::new(|| Finder::new(CREDIT_WORDS.iter().map(|word| (*word, ()))));
    let word = WORDS.all(&lower).find(|(at, ..)| {
        let tail = lower.get(*at..).unwrap_or_default();
        tail.chars().count() <= MAX_TAIL_CHARS && !tail.contains(['。', '，', '？'])
    });
    if let Some((_, word, ())) = word {
        return Some(word.to_owned());
    }
    let taken = text
        .trim_end_matches(['）', ')', '。', '】', ' '])
        .ends_with('摄');
    if taken && text.chars().count() <= 100 {
        return Some("摄".to_owned());
    }
    latin_signature(text)
}

/// The Latin name that signs a Chinese line after its last sentence: `……会面。 Some Name/Outlet`.
fn latin_signature(text: &str) -> Option<String> {
    let cut = text.rfind(['。', '！', '？', '”', '）'])?;
    let tail = text.get(cut..)?;
    let name = tail.get(tail.chars().next()?.len_utf8()..)?.trim();
    let is_parted = tail.chars().nth(1).is_some_and(char::is_whitespace);
    let words: Vec<&str> = name
        .split([' ', '/', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = (2..=9).contains(&words.len())
        && name
            .chars()
            .all(|c| c.is_ascii() || c.is_alphabetic() && !is_han(c))
        && words
            .iter()
            .filter(|word| word.starts_with(char::is_uppercase))
            .count()
            * 2
            >= words.len()
        && words
            .first()
            .is_some_and(|word| word.starts_with(char::is_uppercase))
        && !name.ends_with(['.', '!', '?', ':']);
    (is_parted && is_name).then(|| name.to_owned())
}

/// Whether a line is a rule: one sign again and again.
pub(crate) fn is_rule(text: &str) -> bool {
    const MIN_CHARS: usize = 3;
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    first.is_some_and(|c| "-=*_~#—–·•─━═＝－＊".contains(c))
        && text.chars().nth(MIN_CHARS - 1).is_some()
        && signs.all(|c| Some(c) == first)
}

/// Marks that open a caption.
pub(crate) fn caption_mark(text: &str) -> Option<&'static str> {
    const MARKS: &[&str] = &[
        "▲",
        "△",
        "▼",
        "↑",
        "↓",
        "图为",
        "图：",
        "图1",
        "图2",
        "图3",
        "图说",
        "图注",
        "图片说明",
        "资料图",
        "资料照片",
        "资料图片",
        "（图",
        "视频截图",
        "网络图",
        "配图",
        "Pictured:",
        "FILE PHOTO",
        "FILE -",
        "File photo",
        "上图",
        "下图",
    ];
    const MAX_CHARS: usize = 120;
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    MARKS.iter().find(|&&mark| text.starts_with(mark)).copied()
}

/// Whether a short line says when something was written: a day, or how long ago.
pub(crate) fn is_stamped(text: &str) -> bool {
    const MAX_CHARS: usize = 80;
    let is_short = text.chars().nth(MAX_CHARS).is_none();
    is_short && (super::metadata::when::find(text).is_some() || is_ago(text))
}

/// Whether a short line says how long ago something was written.
pub(crate) fn is_ago(text: &str) -> bool {
    const MAX_BYTES: usize = 160;
    const UNITS: &[&str] = &[
        "秒前",
        "分钟前",
        "分鐘前",
        "小时前",
        "小時前",
        "天前",
        "个月前",
        "年前",
        "s ago",
        "e ago",
        "r ago",
        "y ago",
        "h ago",
    ];
    text.len() <= MAX_BYTES
        && text.contains(|c: char| c.is_ascii_digit())
        && UNITS.iter().any(|unit| text.contains(unit))
}

/// The words that make a line after the article a note on its author.
pub(crate) fn bio(text: &str, names: &[String]) -> Option<String> {
    const CUES: &[&str] = &[
        "本文作者",
        "作者简介",
        "作者系",
        "作者为",
        "作者是",
        "（作者",
        "(作者",
        "关于他的信息",
        "关于她的信息",
        "关于作者",
        "is a reporter",
        "is a writer",
        "is a freelance",
        "is a correspondent",
        "is a journalist",
        "is a staff",
        "is an editor",
        "is the author",
        "is a columnist",
        "is a senior",
        "is an associate",
        "is a professor",
        "follow him on",
        "follow her on",
        "follow me on",
        "is based in",
        "contact the writer",
        "can be reached at",
    ];
    const DUTIES: &[&str] = &[
        "报道", "常驻", "记者", "撰", "主任", "编辑", "covers ", "covered ",
    ];
    const MAX_CHARS: usize = 400;
    if text.chars().count() > MAX_CHARS {
        return None;
    }
    let lower = text.to_lowercase();
    if let Some(cue) = CUES.iter().find(|&&cue| lower.contains(cue)) {
        return Some((*cue).to_owned());
    }
    let start = names.iter().find(|name| {
        name.chars().count() >= 2 && lower.starts_with(name.to_lowercase().as_str())
    })?;
    let duty = DUTIES.iter().find(|&&duty| lower.contains(duty))?;
    Some(format!("{start} … {}", duty.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_lines() {
        let pairs = credits("记者：林一舟     责编：何小满     网编：周水").unwrap();
        assert_eq!(pairs.len(), 3);
        assert_eq!(pairs[0], ("记者", "林一舟".to_owned()));
        assert!(credits("（责任编辑：林一舟）").is_some());
        assert!(credits("文/林一舟").is_some());
        assert_eq!(credits("编辑 林一舟 校对 何小满").unwrap().len(), 2);
        assert_eq!(credits("编辑 部门 周三 宣布"), None);
        assert_eq!(credits("记者林一舟从北岭发回报道。"), None);
        assert_eq!(credits("作者认为，北岭的供水不足"), None);
    }

    #[test]
    fn wire_tags_and_leads() {
        assert!(wire_tag("（北岭社）") && wire_tag("(北岭社）") && wire_tag("（Reuters）"));
        assert!(!wire_tag("（笑）") && !wire_tag("北岭社"));
        assert_eq!(
            wire_lead("（北岭之声中文网）市长周二说"),
            Some("（北岭之声中文网）".len())
        );
        assert_eq!(wire_lead("（1月30日）市长"), None);
    }

    #[test]
    fn rules() {
        assert!(is_rule("------") && is_rule("* * *") && is_rule("————"));
        assert!(!is_rule("--") && !is_rule("--- 完 ---") && !is_rule("……"));
    }

    #[test]
    fn photo_credits() {
        assert!(photo_credit("市长周五在水厂门口。 Pool photo by Ada Nilsen").is_some());
        assert!(photo_credit("士兵走过桥。 Ada Nilsen/The Northridge Times").is_some());
        assert!(photo_credit("工人检修管道。北岭社记者 林一舟 摄").is_some());
        assert_eq!(photo_credit("他说：“我们会继续。” Ada Nilsen说。"), None);
        assert_eq!(photo_credit("市长周五在水厂门口说，供水已经恢复。"), None);
    }
}
