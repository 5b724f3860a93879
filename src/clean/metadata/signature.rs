//! Names in the text at the edges of the body: `（记者 林一舟）`, `某报记者 林一舟 北岭报道`,
//! `某社北岭2月3日电 (林一舟)`, `（文/图 林一舟）`.

use super::person::{is_surnamed, unspaced};
use crate::clean::block::is_han;
use crate::clean::phrase::{folded, strip_folded};

/// Names that were signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) weight: u8,
    pub(super) names: Vec<String>,
    /// Whether the line is nothing but a byline.
    pub(super) is_whole: bool,
}

/// Longest line that can be nothing but a byline, in characters.
const MAX_LINE_CHARS: usize = 40;

/// Most names of one byline.
const MAX_NAMES: usize = 6;

/// Names signed at the edges of the body.
pub(super) fn signed(text: &str, is_top: bool, is_end: bool) -> Vec<Signed> {
    let mut found = Vec::new();
    let near = u8::from(is_top || is_end) * 10;
    let is_short = text.chars().nth(MAX_LINE_CHARS).is_none();
    for (at, names, is_by_duty) in reported(text) {
        let before = text.get(..at).unwrap_or_default();
        let is_open = is_bracketed(before);
        let is_line = is_short && !text.contains(['。', '，', '“', '「']);
        let starts = text.get(at..).unwrap_or_default().chars().nth(2);
        let is_parted = starts.is_some_and(|c| c.is_whitespace() || matches!(c, '：' | ':'));
        if is_open || is_line && (is_parted || is_by_duty) {
            found.push(Signed {
                weight: 58 + near,
                names,
                is_whole: is_line && (!is_open || text.starts_with(['（', '(', '【', '〔'])),
            });
        }
    }
    if is_top && let Some(names) = behind_dateline(text) {
        found.push(Signed {
            weight: 66,
            names,
            is_whole: false,
        });
    }
    if is_end && let Some((weight, names)) = signature(text) {
        found.push(Signed {
            weight,
            names,
            is_whole: false,
        });
    }
    found
}

/// The names behind each 记者 of a text, with where it stands and whether a duty (报道, 摄) ends
/// the list.
pub(super) fn reported(text: &str) -> impl Iterator<Item = (usize, Vec<String>, bool)> + '_ {
    ["记者", "記者"].into_iter().flat_map(move |label| {
        text.match_indices(label).filter_map(move |(at, _)| {
            let rest = text.get(at + label.len()..)?;
            let rest = rest.trim_start_matches(['：', ':', '/', '／', '|', '｜', '丨', ' ']);
            let (names, is_by_duty) = listed(rest, is_surnamed);
            (!names.is_empty()).then_some((at, names, is_by_duty))
        })
    })
}

/// Whether a bracket that a byline stands in is open at the end of a text.
fn is_bracketed(before: &str) -> bool {
    const MAX_INNER_CHARS: usize = 22;
    before.rfind(['（', '(', '【', '〔']).is_some_and(|open| {
        let inner = before.get(open..).unwrap_or_default();
        !inner.contains(['）', ')', '】', '〕', '。', '，', '“'])
            && inner.chars().count() <= MAX_INNER_CHARS
    })
}

/// The names in brackets right behind an agency's dateline.
fn behind_dateline(text: &str) -> Option<Vec<String>> {
    const MAX_DATELINE_CHARS: usize = 24;
    let open = text.find(['（', '('])?;
    let dateline = folded(text.get(..open)?);
    let dateline = dateline.trim();
    let is_dateline = dateline.chars().count() <= MAX_DATELINE_CHARS
        && dateline.contains('日')
        && ["电", "讯", "消息"]
            .iter()
            .any(|end| dateline.ends_with(end));
    let inner = text.get(open..)?.trim_start_matches(['（', '(']);
    let (names, _) = listed(inner, is_surnamed);
    let is_surely = is_dateline && names.iter().all(|name| is_surnamed(name));
    (is_surely && !names.is_empty()).then_some(names)
}

/// Words before a further name.
const FURTHER_LABELS: &[&str] = &[
    "实习记者",
    "见习记者",
    "特约记者",
    "本报记者",
    "摄影记者",
    "特约通讯员",
    "实习生",
    "通讯员",
    "记者",
    "撰稿",
    "文",
];

/// Whether a word is such a label behind the name of an outlet.
fn is_label(word: &str) -> bool {
    let word = folded(word);
    FURTHER_LABELS
        .iter()
        .any(|label| label.chars().count() >= 2 && word.ends_with(label))
}

/// Words that end a list of names: what they did.
fn is_duty(word: &str) -> bool {
    const DUTIES: &[&str] = &[
        "报道", "报导", "整理", "整合", "综合", "文", "供稿", "编辑", "电", "发自", "专稿", "责编",
        "校对", "编译",
    ];
    let word = folded(word);
    DUTIES.iter().any(|duty| word.ends_with(duty))
}

/// Whether a word says that a picture was taken: who did is not the writer.
fn is_photograph(word: &str) -> bool {
    let word = folded(word);
    ["摄", "摄影", "供图", "制图"]
        .iter()
        .any(|end| word.ends_with(end))
        || word == "图"
}

/// The names that a text starts with, up to a bracket, a duty or its end, and whether a duty ended
/// them; none where something else follows. `is_further` says whether a word behind the first can
/// be a name.
fn listed(text: &str, is_further: impl Fn(&str) -> bool) -> (Vec<String>, bool) {
    let part_marks = |c: char| c.is_whitespace() || "、，,：:/／".contains(c);
    let end = text
        .find(['）', ')', '|', '｜', '】', '〕', ']'])
        .unwrap_or(text.len());
    let spaced = unspaced(text.get(..end).unwrap_or_default());
    let mut names: Vec<String> = Vec::new();
    for word in spaced.split(part_marks) {
        let further = FURTHER_LABELS
            .iter()
            .find_map(|label| strip_folded(word, label).filter(|_| !names.is_empty()));
        let word = further.unwrap_or(word);
        if word.is_empty() || is_label(word) && !names.is_empty() {
            continue;
        }
        if is_photograph(word) {
            return (Vec::new(), false);
        }
        if let Some(name) = glued(word) {
            names.push(name);
            return (names, true);
        }
        if is_duty(word) && !names.is_empty() {
            return (names, true);
        }
        let is_person = word.chars().all(|c| is_han(c) || c == '·')
            && ((2..=4).contains(&word.chars().count()) || word.contains('·'))
            && !is_verb(word);
        if !is_person || names.len() == MAX_NAMES || !names.is_empty() && !is_further(word) {
            return (Vec::new(), false);
        }
        names.push(word.to_owned());
    }
    (names, false)
}

/// Words that follow 记者 in a sentence, where a name would be.
fn is_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "获悉", "了解", "采访", "注意", "看到", "发现", "梳理", "从", "在", "对", "问", "就",
        "表示", "联系", "走访", "获得", "查询", "见到", "来到", "向",
    ];
    let word = folded(word);
    VERBS.iter().any(|verb| word.starts_with(verb))
}

/// The name that place and duty follow without a gap: 林一舟北岭3日电, 林一舟北岭报道.
fn glued(word: &str) -> Option<String> {
    const DUTIES: &[&str] = &["日电", "报道", "报导", "日讯"];
    // 林一舟发自北岭: the place stands behind the duty.
    if let Some((name, place)) = word.split_once("发自") {
        return (is_surnamed(name) && place.chars().count() >= 2).then(|| name.to_owned());
    }
    const MIN_PLACE_CHARS: usize = 2;
    let plain = folded(word);
    let duty = DUTIES.iter().find(|duty| plain.ends_with(**duty))?;
    let chars: Vec<char> = word.chars().collect();
    let inner = plain.chars().count() - duty.chars().count();
    let digits = plain
        .chars()
        .take(inner)
        .filter(char::is_ascii_digit)
        .count();
    // Two characters are left for the place, where a name of three leaves them.
    let length = if inner - digits >= 3 + MIN_PLACE_CHARS {
        3
    } else {
        2
    };
    let name: String = chars.iter().take(length).collect();
    (inner - digits >= length + MIN_PLACE_CHARS && is_surnamed(&name)).then_some(name)
}

/// The names in brackets that end a text: `（林一舟）`, `（文/图 林一舟 何小满）`, `（林一舟 北岭报道）`.
fn signature(text: &str) -> Option<(u8, Vec<String>)> {
    const LABELS: &[&str] = &[
        "文/图",
        "图/文",
        "文/",
        "图文/",
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
    let rest = LABELS.iter().find_map(|label| strip_folded(inner, label));
    let is_short = |name: &str| name.chars().count() <= 3;
    if let Some(rest) = rest {
        let (names, _) = listed(rest, is_short);
        return (!names.is_empty()).then_some((62, names));
    }
    let (names, _) = listed(inner, is_surnamed);
    let is_surely =
        !names.is_empty() && names.iter().all(|name| is_surnamed(name) && is_short(name));
    is_surely.then_some((54, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = signed(text, true, true)
            .into_iter()
            .next()
            .map(|signed| signed.names)
            .unwrap_or_default();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_at_the_edges_of_the_body() {
        check("北岭日报记者 林一舟 何小满 白沙报道", &["林一舟", "何小满"]);
        check("供水已经恢复。（记者 林一舟 整合）", &["林一舟"]);
        check("供水已经恢复。（林一舟 北岭报道）", &["林一舟"]);
        check("供水已经恢复。（文/图 易水 何小满）", &["易水", "何小满"]);
        check("供水已经恢复。（完）", &[]);
        check("市长对记者说，供水已经恢复。", &[]);
        check("他告诉记者 供水 已经恢复", &[]);
        check("北岭日报记者 获悉", &[]);
        check("居民在取水点接水（记者高小川摄）", &[]);
        check("居民在取水点接水 北岭日报记者 高小川 摄", &[]);
    }

    #[test]
    fn several_kinds_of_reporters() {
        check(
            "（记者林一舟 实习记者汪小洋）供水恢复。",
            &["林一舟", "汪小洋"],
        );
        check("北岭新闻记者 林一舟 通讯员 汪小洋", &["林一舟", "汪小洋"]);
        check(
            "北岭社北岭2月3日电 (林一舟 何小满)市民称",
            &["林一舟", "何小满"],
        );
        check("北岭社北岭2月3日电 (总第三期)市民称", &[]);
    }

    #[test]
    fn names_that_place_and_duty_follow() {
        check("〔記者林一舟／北嶺報導〕市民稱", &["林一舟"]);
        check("記者林一舟／北嶺報導", &["林一舟"]);
        check("（北嶺社記者林一舟北嶺3日電）市民稱", &["林一舟"]);
        check("（北岭社记者林舟北岭3日电）市民称", &["林舟"]);
    }
}
