//! Stop words: those that say how a text is built, not what it speaks of.
//!
//! By part of speech (particles, pronouns, prepositions, conjunctions, measures, places such as 上),
//! and by a short list: verbs and adverbs that stand in every report, and the small words of English.

/// Parts of speech, by their first letter in jieba's tags.
const PARTS: &str = "urpcqyeofxkhd";

/// Words in Simplified script and small letters, between blanks.
const LISTED: &str = " 是 有 在 说 对 将 到 等 为 会 要 能 可 来 去 做 让 使 给 称 表示 认为 指出 进行 没有 可以 \
    可能 应该 需要 成为 作为 通过 据 据悉 其中 时 时候 年 月 日 一 二 三 两 几 多 大 小 上 下 中 前 后 人 事 \
    a about after all also an and any are as at be because been before being but by can could did do does \
    for from had has have he her here his how i if in into is it its just like may more most my new no not \
    now of on one only or other our out over said say says she should so some such than that the their them \
    then there these they this those through to two under up very was we were what when where which while \
    who will with would you your ";

/// Whether a word, in Simplified script and small letters, is a stop word.
pub(super) fn is_stop_word(form: &str, pos: &str) -> bool {
    let is_number = form.chars().all(|c| c.is_numeric() || c == '.' || c == ',');
    let is_part = pos != "eng" && pos.starts_with(|first| PARTS.contains(first));
    is_number || is_part || LISTED.contains(&format!(" {form} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_stop_words() {
        for (form, pos) in [
            ("的", "uj"),
            ("它", "r"),
            ("表示", "v"),
            ("the", "eng"),
            ("2031", "m"),
        ] {
            assert!(is_stop_word(form, pos), "{form}");
        }
        for (form, pos) in [
            ("渡轮", "n"),
            ("ferry", "eng"),
            ("复航", "v"),
            ("沈越", "nr"),
        ] {
            assert!(!is_stop_word(form, pos), "{form}");
        }
    }
}
