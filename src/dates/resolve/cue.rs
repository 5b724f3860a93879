//! Words near a date that say whether it is past or to come.
//!
//! 将于5月访问 looks ahead, 5月访问了 back. Only the clause that holds the date counts, and only whole
//! words: a cue carries what may not stand before or after it (原材料, 模拟, 计划书, *plan*t).

use super::calendar::Direction;

/// How far, in characters, a cue reaches.
const REACH_BEFORE: usize = 24;
const REACH_AFTER: usize = 16;

/// A word that tells a direction.
struct Cue {
    /// In folded text. Letters at its edges must be edges of words.
    word: &'static str,
    /// What must not stand right before it.
    not_after: &'static [&'static str],
    /// What must not follow it.
    not_before: &'static [&'static str],
}

const fn cue(word: &'static str) -> Cue {
    Cue {
        word,
        not_after: &[],
        not_before: &[],
    }
}

/// A cue that other words hold.
const fn but(
    word: &'static str,
    not_after: &'static [&'static str],
    not_before: &'static [&'static str],
) -> Cue {
    Cue {
        word,
        not_after,
        not_before,
    }
}

const WILL: Cue = but(
    "将",
    &[
        "大", "名", "主", "少", "中", "上", "健", "老", "小", "虎", "麻", "猛", "干", "武", "战",
        "门", "悍", "宿", "新", "女",
    ],
    &[
        "军", "领", "士", "近", "帅", "校", "官", "才", "其", "该", "这", "相", "来", "门", "养",
    ],
);

const INTENDS: Cue = but(
    "拟",
    &["模", "虚", "比", "草", "起", "原", "仿", "摹"],
    &["人", "态", "声", "合", "音", "像"],
);

const PLANS: Cue = but(
    "计划",
    &[
        "原", "份", "该", "项", "的", "个", "年", "期", "新", "总", "旧", "本", "此",
    ],
    &[
        "书", "表", "单", "经济", "生育", "性", "外", "处", "司", "局", "的", "中", "里", "署",
    ],
);

const READIES: Cue = but(
    "准备",
    &["无", "没有", "有", "做好", "的", "未"],
    &["金", "会", "就绪", "好", "了", "工作", "室", "活动", "充分"],
);

const AHEAD_BEFORE: &[Cue] = &[
    WILL,
    INTENDS,
    PLANS,
    READIES,
    but("预计", &["原"], &["的"]),
    but("预期", &["原"], &["的"]),
    but("预定", &["原"], &["的"]),
    but("预料", &["原"], &["之"]),
    cue("料将"),
    cue("料于"),
    cue("定于"),
    but("定在", &["肯", "一", "稳", "固", "确", "规"], &[]),
    cue("有望"),
    cue("可望"),
    but("打算", &["原"], &["的"]),
    cue("推迟到"),
    cue("推迟至"),
    cue("延期至"),
    cue("延至"),
    cue("改到"),
    cue("改于"),
    but(
        "会在",
        &["社", "机", "大", "委", "理", "协", "工", "商", "议"],
        &[],
    ),
    but(
        "会于",
        &["社", "机", "大", "委", "理", "协", "工", "商", "议"],
        &[],
    ),
    but("要在", &["主", "需", "重", "概", "提"], &[]),
    cue("须在"),
    cue("争取"),
    cue("最迟"),
    but("最早", &[], &["的", "是"]),
    but("最快", &[], &["的"]),
    cue("不晚于"),
    cue("最晚"),
    cue("不超过"),
    cue("不迟于"),
    cue("起到"),
    cue("直到"),
    cue("will"),
    cue("shall"),
    cue("plans"),
    cue("plan to"),
    cue("planned"),
    cue("as soon as"),
    cue("as early as"),
    cue("at the latest"),
    cue("planning"),
    cue("scheduled"),
    cue("expected"),
    cue("expects"),
    cue("due"),
    cue("set to"),
    cue("set for"),
    cue("going to"),
    cue("to be held"),
    cue("to be shown"),
    cue("until"),
    cue("till"),
    cue("upcoming"),
    cue("'ll"),
    cue("hopes"),
    cue("hope to"),
    cue("intends"),
    cue("intend to"),
    cue("would"),
    cue("no later than"),
    cue("slated"),
    cue("postponed"),
    cue("please"),
    cue("book"),
    cue("let's"),
    cue("is to"),
    cue("are to"),
    cue("payable"),
];

const AHEAD_AFTER: &[Cue] = &[
    WILL,
    INTENDS,
    PLANS,
    cue("即将"),
    cue("有望"),
    but("预计", &["原"], &["的"]),
    cue("起施行"),
    cue("起实施"),
    cue("起生效"),
    cue("will"),
    cue("'ll"),
    cue("is to"),
    cue("are to"),
    cue("is expected"),
    cue("are expected"),
];

const BACK_AFTER: &[Cue] = &[
    but(
        "了",
        &["为", "除", "对", "罢", "末"],
        &["解", "不", "得", "望", "结"],
    ),
    cue("曾"),
    but("已", &["不得", "而", "迫不得"], &["故"]),
    but(
        "过",
        &["通", "超", "经", "不", "度", "难"],
        &["程", "度", "渡", "后", "去", "剩"],
    ),
];

const BACK_BEFORE: &[Cue] = &[
    cue("曾"),
    cue("已于"),
    cue("已在"),
    cue("早在"),
    cue("截至"),
    cue("截止"),
    cue("since"),
    cue("was"),
    cue("were"),
    cue("had"),
    cue("has"),
    cue("have"),
    cue("did"),
];

/// Reads the clause around the folded text's bytes from `start` to `end`.
pub(super) fn direction(text: &str, start: usize, end: usize) -> Direction {
    let before = clause_before(text.get(..start).unwrap_or_default());
    let after = clause_after(text.get(end..).unwrap_or_default());
    let reaches = before.ends_with('到') || before.ends_with('至') && !before.ends_with("截至");
    if holds(before, AHEAD_BEFORE) || reaches {
        Direction::Future
    } else if holds(after, BACK_AFTER) && !holds(after, AHEAD_AFTER) {
        Direction::Past
    } else if holds(after, AHEAD_AFTER) {
        Direction::Future
    } else if holds(before, BACK_BEFORE) || follows_past_tense(before) {
        Direction::Past
    } else {
        Direction::Default
    }
}

fn holds(clause: &str, cues: &[Cue]) -> bool {
    cues.iter().any(|cue| stands_in(clause, cue))
}

/// Whether the cue stands somewhere in the clause as a word of its own.
fn stands_in(clause: &str, cue: &Cue) -> bool {
    clause.match_indices(cue.word).any(|(at, word)| {
        let before = clause.get(..at).unwrap_or_default();
        let after = clause.get(at + word.len()..).unwrap_or_default();
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let is_cut = is_letter(word.chars().next()) && is_letter(before.chars().next_back())
            || is_letter(word.chars().next_back()) && is_letter(after.chars().next());
        !is_cut
            && !cue.not_after.iter().any(|other| before.ends_with(other))
            && !cue.not_before.iter().any(|other| after.starts_with(other))
    })
}

/// Words that end like the past tense and are none.
const NOT_PAST: &[&str] = &[
    "need", "indeed", "speed", "feed", "united", "proceed", "red", "bed",
];

/// `closed Tuesday`, `ended on Aug. 14`: the verb right before the date tells.
fn follows_past_tense(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let verb = match words.next() {
        Some("on" | "in" | "last" | "early" | "late") => words.next(),
        other => other,
    };
    verb.is_some_and(|verb| {
        verb.is_ascii() && verb.len() > 3 && verb.ends_with("ed") && !NOT_PAST.contains(&verb)
    })
}

const fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '。' | '，' | ',' | '；' | ';' | '！' | '？' | '!' | '?' | '\n' | '：' | ':'
    )
}

/// Whether a full stop ends a sentence: a word stands before it, not an abbreviation or initial.
fn is_full_stop(before: &str, after: &str) -> bool {
    const SHORTEST: usize = 4;
    let word = before
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let is_spaced = after.is_empty() || after.starts_with(' ');
    is_spaced && (word >= SHORTEST || word == 0)
}

fn clause_before(text: &str) -> &str {
    let mut start = text.len();
    let mut count = 0;
    for (at, c) in text.char_indices().rev() {
        let width = if c.is_ascii() { 1 } else { 2 };
        let stops = c == '.'
            && is_full_stop(
                text.get(..at).unwrap_or_default(),
                text.get(at + 1..).unwrap_or_default(),
            );
        if ends_clause(c) || stops || count >= REACH_BEFORE * 2 {
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
        let stops = c == '.'
            && is_full_stop(
                text.get(..at).unwrap_or_default(),
                text.get(at + 1..).unwrap_or_default(),
            );
        if ends_clause(c) || stops || count >= REACH_AFTER * 2 {
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

    #[test]
    fn a_cue_is_a_whole_word() {
        check("染料厂5月停产", "5月", Direction::Default);
        check("虚拟展厅周二开放", "周二", Direction::Default);
        check("五年计划书周二公布", "周二", Direction::Default);
        check("the implant worked tuesday", "tuesday", Direction::Past);
        check(
            "she rang monday. he will call",
            "monday",
            Direction::Default,
        );
    }
}
