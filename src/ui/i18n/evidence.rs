//! What the rules saw, by the names that they give it.

use crate::model::Evidence;

use super::{Lang, Message, Text};

/// Names of evidence, as cleaning and comparison write them.
const NAMES: &[(&str, Message)] = &[
    ("after_image", Message::new("紧跟图片", "follows an image")),
    (
        "after_repeat",
        Message::new("在重复正文之后", "after the repeated text"),
    ),
    (
        "alt",
        Message::new("与图片替代文字相同", "same as an image's alternative text"),
    ),
    ("block", Message::new("块", "block")),
    ("chars", Message::new("字数", "characters")),
    (
        "common_source",
        Message::new(
            "三篇以上都有的字（共同来源）",
            "units in three or more articles: a common source",
        ),
    ),
    (
        "covered_a",
        Message::new("左文被盖住的字", "units covered on the left"),
    ),
    (
        "covered_b",
        Message::new("右文被盖住的字", "units covered on the right"),
    ),
    ("credit", Message::new("来源字样", "credit")),
    ("cue", Message::new("提示词", "cue")),
    ("density", Message::new("正文密度", "text density")),
    ("edited_units", Message::new("略有改动的字", "edited units")),
    ("element", Message::new("标签", "element")),
    ("files", Message::new("文件数", "files")),
    (
        "first_block",
        Message::new("先见于第几块", "first seen in block"),
    ),
    ("labels", Message::new("标签词", "labels")),
    ("lead", Message::new("开头", "begins with")),
    ("line", Message::new("行", "line")),
    ("lines", Message::new("行数", "lines")),
    ("link_share", Message::new("链接占比", "share of links")),
    ("links", Message::new("链接数", "links")),
    (
        "longest_passage",
        Message::new("最长一段", "longest passage"),
    ),
    ("mark", Message::new("记号", "sign")),
    (
        "only_head_a",
        Message::new("左文独有的开头", "only at the left's beginning"),
    ),
    (
        "only_head_b",
        Message::new("右文独有的开头", "only at the right's beginning"),
    ),
    (
        "only_tail_a",
        Message::new("左文独有的结尾", "only at the left's end"),
    ),
    (
        "only_tail_b",
        Message::new("右文独有的结尾", "only at the right's end"),
    ),
    (
        "quoted_units",
        Message::new(
            "引语里的字（共同来源）",
            "units in quotations: a common source",
        ),
    ),
    (
        "reworded_sentences",
        Message::new("换了说法的句子", "reworded sentences"),
    ),
    ("same", Message::new("相同", "the same")),
    ("same_days", Message::new("都提到的日子", "days in both")),
    ("same_names", Message::new("都提到的名称", "names in both")),
    ("script", Message::new("简繁", "script")),
    (
        "story",
        Message::new("同一事件的分量", "weight of the story"),
    ),
    ("times", Message::new("次数", "times")),
    (
        "verbatim_units",
        Message::new("逐字相同的字", "verbatim units"),
    ),
];

/// A piece of evidence: `提示词：排行榜`; a name that the table lacks stays as it is.
#[must_use]
pub fn evidence_said(text: Text, evidence: &Evidence) -> String {
    let known = NAMES.iter().find(|(name, _)| *name == evidence.name);
    let name = known.map_or(&*evidence.name, |(_, message)| text.say(*message));
    match (text.0, evidence.value.is_empty()) {
        (_, true) => name.to_owned(),
        (Lang::Zh, false) => format!("{name}：{}", evidence.value),
        (Lang::En, false) => format!("{name}: {}", evidence.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown_names() {
        let said = |name, value: &str| evidence_said(Text(Lang::En), &Evidence::new(name, value));
        assert_eq!(said("links", "12"), "links: 12");
        assert_eq!(said("novel_thing", "1"), "novel_thing: 1");
        assert_eq!(said("alt", ""), "same as an image's alternative text");
    }

    #[test]
    fn names_are_sorted_and_single() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
    }
}
