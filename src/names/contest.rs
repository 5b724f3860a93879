//! Clubs in talk of a match: 山东泰山, 太阳, 布莱顿 are places or words elsewhere.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// What one side does to the other, or where it plays.
const PLAYS: [&str; 38] = [
    "击败", "战胜", "不敌", "战平", "负于", "逆转", "横扫", "力克", "险胜", "大胜", "小胜", "完胜",
    "惜败", "完败", "逼平", "迎战", "对阵", "客场", "主场", "加盟", "转会", "签下", "爆冷", "挑战",
    "坐镇", "绝杀", "扳平", "夺冠", "卫冕", "晋级", "淘汰", "轻取", "狂胜", "送走", "轮休", "主帅",
    "外援", "门将",
];
/// How these start: most characters need not be looked at further.
const STARTS: &str = "击战不负逆横力险大小完惜逼迎对客主加转签爆挑坐绝扳夺卫晋淘轻狂送轮外门";
/// Characters around a club in which a match must be spoken of.
const REACH: usize = 60;

/// Adds clubs: the listed ones where a match is spoken of, and places that play.
pub(super) fn clubs(
    page: &Page<'_>,
    lists: &Lists,
    weak: &[Candidate],
    found: &mut Vec<Candidate>,
) {
    let marks = marks(page);
    if marks.is_empty() {
        return;
    }
    let near = |at: usize| {
        let first = marks.partition_point(|&mark| mark + REACH < at);
        marks.get(first).is_some_and(|&mark| mark < at + REACH)
    };
    let mut push = |start, end| {
        found.push(Candidate {
            start,
            end,
            kind: NameKind::Organisation,
            source: Source::Form,
        });
    };
    let mut next = 0;
    for start in 0..page.len() {
        if start < next || !is_han(page.at(start)) || !near(start) {
            continue;
        }
        let club = (2..=5).rev().map(|length| start + length).find(|&end| {
            lists.is(Class::Club, page.slice(start, end))
                && page.starts_word(start)
                && page.token(end - 1).is_none_or(|t| t.end == end)
        });
        if let Some(end) = club {
            let end = end + usize::from(page.at(end) == '队' && page.at(end + 1) != '长');
            // 上海 before 海港 belongs to the club.
            let front = weak
                .iter()
                .find(|c| c.kind == NameKind::Place && c.end == start && c.end - c.start <= 3)
                .map(|c| c.start)
                .or_else(|| {
                    let front = start.checked_sub(2)?;
                    let listed = lists.is(Class::Place, page.slice(front, start));
                    (listed && page.starts_word(front)).then_some(front)
                })
                .unwrap_or(start);
            push(front, end);
            next = end;
        }
    }
    for place in weak
        .iter()
        .filter(|c| c.kind == NameKind::Place && c.end - c.start >= 3)
    {
        let plays = marks.contains(&place.end) && page.slice(place.end, place.end + 2) != "主帅"
            || place.start >= 2
                && marks.contains(&(place.start - 2))
                && takes_object(page.slice(place.start - 2, place.start));
        let club = plays && !lists.is(Class::Place, page.slice(place.start, place.end));
        if club {
            push(place.start, place.end);
        }
    }
}

/// Verbs behind which the other side stands.
fn takes_object(verb: &str) -> bool {
    !matches!(
        verb,
        "客场" | "主场" | "主帅" | "外援" | "门将" | "夺冠" | "爆冷" | "卫冕" | "坐镇" | "轮休"
    )
}

/// Where words of a match stand; none unless two of them do, or one beside a score.
fn marks(page: &Page<'_>) -> Vec<usize> {
    let places: Vec<usize> = (0..page.len())
        .filter(|&at| STARTS.contains(page.at(at)) && PLAYS.contains(&page.slice(at, at + 2)))
        .collect();
    let score = || {
        (1..page.len()).any(|at| {
            matches!(page.at(at), '比' | '-' | ':' | '：')
                && page.before(at).is_ascii_digit()
                && page.at(at + 1).is_ascii_digit()
        })
    };
    let ball = || {
        [
            "球队",
            "联赛",
            "赛季",
            "球员",
            "缺阵",
            "全垒打",
            "首发",
            "进球",
        ]
        .iter()
        .any(|word| page.text.contains(word))
    };
    if places.len() >= 2 || !places.is_empty() && (score() || ball()) || ball() && score() {
        places
    } else {
        Vec::new()
    }
}
