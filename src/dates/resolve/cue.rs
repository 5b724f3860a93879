//! Words near a date that say whether it is past or to come.
//!
//! 将于5月访问 looks ahead, 5月访问了 back. Only the clause that holds the date counts.

use super::calendar::Direction;

/// How far, in characters, a cue reaches.
const REACH_BEFORE: usize = 24;
const REACH_AFTER: usize = 16;

const AHEAD_BEFORE: &[&str] = &[
    "将于",
    "将在",
    "将自",
    "将从",
    "即将",
    "将",
    "拟",
    "计划",
    "预计",
    "预期",
    "预定",
    "定于",
    "定在",
    "有望",
    "可望",
    "打算",
    "准备",
    "预料",
    "料",
    "推迟到",
    "推迟至",
    "延期至",
    "延至",
    "改到",
    "改于",
    "会在",
    "会于",
    "要在",
    "须在",
    "争取",
    "最迟",
    "最早",
    "最快",
    "不晚于",
    "最晚",
    "不超过",
    "不迟于",
    "起到",
    "直到",
    "will ",
    " shall ",
    "plan",
    "scheduled",
    "expected",
    "due ",
    "set to",
    "set for",
    "going to",
    "to be held",
    "until ",
    "till ",
    "upcoming",
    "'ll ",
    "hope",
    "intend",
    "would ",
    "no later than",
    "slated",
    "postponed",
    "please",
    "book ",
    "let's",
    "is to ",
    "are to ",
];
const AHEAD_AFTER: &[&str] = &[
    "将",
    "拟",
    "计划",
    "即将",
    "有望",
    "预计",
    "起施行",
    "起实施",
    "起生效",
    "举行的下",
    " will ",
    "'ll ",
    " is to ",
    " are to ",
    " is expected",
    " are expected",
];
const BACK_AFTER: &[&str] = &["了", "曾", "已经", "已", "过"];
const BACK_BEFORE: &[&str] = &[
    "曾", "已于", "已在", "自", "早在", "截至", "截止", "since ", " was ", " were ", " had ",
    " has ", " have ", "ed on ", "ed in ", " did ",
];

/// Words that hold 将 without looking ahead.
const NOT_AHEAD: &[&str] = &[
    "将军",
    "将领",
    "将士",
    "将近",
    "大将",
    "名将",
    "原计划",
    "原定",
    "原拟",
    "主将",
    "少将",
    "中将",
    "上将",
    "健将",
    "老将",
    "小将",
    "虎将",
    "麻将",
    "将其",
    "将该",
    "将这",
];

/// Reads the clause around the folded text's bytes from `start` to `end`.
pub(super) fn direction(text: &str, start: usize, end: usize) -> Direction {
    let before = clause_before(text.get(..start).unwrap_or_default());
    let after = clause_after(text.get(end..).unwrap_or_default());
    let (before, after) = (without_false_cues(before), without_false_cues(after));
    let holds = |text: &str, cues: &[&str]| cues.iter().any(|cue| text.contains(cue));
    let reaches = before.ends_with('到') || before.ends_with('至') && !before.ends_with("截至");
    if holds(&before, AHEAD_BEFORE) || reaches {
        Direction::Future
    } else if holds(&after, BACK_AFTER) && !holds(&after, AHEAD_AFTER) {
        Direction::Past
    } else if holds(&after, AHEAD_AFTER) {
        Direction::Future
    } else if holds(&before, BACK_BEFORE) {
        Direction::Past
    } else {
        Direction::Default
    }
}

fn without_false_cues(clause: &str) -> String {
    let mut clause = clause.to_owned();
    for word in NOT_AHEAD {
        if clause.contains(word) {
            clause = clause.replace(word, "");
        }
    }
    clause
}

const fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '。' | '，' | ',' | '；' | ';' | '！' | '？' | '!' | '?' | '\n' | '：' | ':'
    )
}

fn clause_before(text: &str) -> &str {
    let mut start = text.len();
    let mut count = 0;
    for (at, c) in text.char_indices().rev() {
        let width = if c.is_ascii() { 1 } else { 2 };
        if ends_clause(c) || count >= REACH_BEFORE * 2 {
            break;
        }
        count += width;
        start = at;
    }
    text.get(start..).unwrap_or_default()
}

fn clause_after(text: &str) -> &str {
    let mut end = 0;
    let mut count = 0;
    for (at, c) in text.char_indices() {
        let width = if c.is_ascii() { 1 } else { 2 };
        if ends_clause(c) || count >= REACH_AFTER * 2 {
            break;
        }
        count += width;
        end = at + c.len_utf8();
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, date: &str, expect: Direction) {
        let start = text.find(date).unwrap();
        assert_eq!(direction(text, start, start + date.len()), expect, "{text}");
    }

    #[test]
    fn clauses() {
        check("他宣布,将于5月访问岛国", "5月", Direction::Future);
        check("周四,就在抵达后不久,他将", "周四", Direction::Default);
        check("名将周三抵达", "周三", Direction::Default);
        check("议会周二通过了法案", "周二", Direction::Past);
        check(
            "the ferry will return on friday",
            "friday",
            Direction::Future,
        );
    }
}
