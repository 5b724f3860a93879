//! Lines of a fixed form: photo credits, wire tags, captions, bios.
//!
//! Each recogniser looks at one line and says what it saw, or nothing.

use std::sync::LazyLock;

use super::block::is_han;
use super::finder::Finder;
use super::phrase;
use crate::text::script;

/// The label of a line that lists the keywords of a page.
pub(crate) fn tag_line(text: &str) -> Option<&'static str> {
    const LABELS: &[&str] = &[
        "关键字",
        "关键词",
        "标签",
        "相关字词",
        "话题",
        "关联话题",
        "分类专栏",
        "分类",
        "tags",
        "tag",
        "keywords",
        "文章关键词",
        "本文标签",
        "文章标签",
        "所属分类",
        "topics",
        "filed under",
    ];
    const MAX_CHARS: usize = 80;
    if text.chars().nth(MAX_CHARS).is_some() || text.contains('。') {
        return None;
    }
    if text.split_whitespace().all(|word| word.starts_with('#')) {
        return Some("#");
    }
    let folded = phrase::folded(text);
    LABELS.iter().copied().find(|label| {
        let rest = folded.strip_prefix(label).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with([':', '：', '﹕']))
    })
}

/// Whether a line names the page of a newspaper that a text stood on: 《某报》（2031年2月3日 04版）.
pub(crate) fn paper_page(text: &str) -> bool {
    const MAX_CHARS: usize = 50;
    let text = text.trim();
    text.starts_with(['《', '（', '('])
        && text.contains('《')
        && text.chars().nth(MAX_CHARS).is_none()
        && text.trim_end_matches(['）', ')', ' ']).ends_with('版')
        && text.contains(|c: char| c.is_ascii_digit())
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
    let folded: String = inner.chars().map(script::fold_char).collect();
    let is_named = AGENCIES.iter().any(|agency| {
        if agency.is_ascii() {
            inner == *agency
        } else {
            folded.ends_with(agency)
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
    let lower = phrase::folded(text);
    static WORDS: LazyLock<Finder<()>> =
        LazyLock::new(|| Finder::new(CREDIT_WORDS.iter().map(|word| (*word, ()))));
    let word = WORDS.all(&lower).find(|(at, ..)| {
        let tail = lower.get(*at..).unwrap_or_default();
        tail.chars().count() <= MAX_TAIL_CHARS && !tail.contains(['。', '，', '？'])
    });
    if let Some((_, word, ())) = word {
        return Some(word.to_owned());
    }
    let taken = lower
        .trim_end_matches(['）', ')', '。', '】', ' '])
        .ends_with('摄')
        || lower.trim_end_matches(['）', ')']).ends_with(" 图");
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
    MARKS
        .iter()
        .find(|mark| phrase::strip_folded(text, mark).is_some())
        .copied()
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
