//! Mends the edges and kinds of what the model or a rule took for a name.
//!
//! 王毅周 before 五 ends with the name, 派尼古拉 starts behind the verb, 民进党立委 is the party
//! alone, 墨西哥经济部长 names an office, 公司 alone is no name.

use crate::model::NameKind;

use super::candidate::Candidate;
use super::foreign::is_ordinary;
use super::listed::is_pair;
use super::lists::{Class, Lists};
use super::page::Page;
use super::title::is_time_word;

/// Marks that are no part of a name.
const MARKS: [char; 16] = [
    '。', '，', '！', '？', '；', '：', '、', '\n', ';', '】', '-', '—', '?', ' ', '…', '*',
];
/// Characters that start a clause after a name, though foreign names are written with some of them.
const AFTER_PERSON: &str = "则也却曾已还仍说称将再又都当因约所派通提";

/// Characters around a country in which a match would be spoken of.
const TEAM_REACH: usize = 50;

/// Mends a candidate; it may fall away, or fall into two.
pub(crate) fn repair(
    page: &Page<'_>,
    lists: &Lists,
    candidate: Candidate,
    mended: &mut Vec<Candidate>,
) {
    let form = page.slice(candidate.start, candidate.end);
    if candidate.kind == NameKind::Place && is_pair(form) && !lists.is(Class::Place, form) {
        for start in [candidate.start, candidate.start + 1] {
            let end = start + 1;
            mended.push(Candidate {
                start,
                end,
                ..candidate
            });
        }
        return;
    }
    let Some(candidate) = without_marks(page, candidate) else {
        return;
    };
    if let Some(middle) = two_people(page, lists, &candidate) {
        for (start, end) in [(candidate.start, middle), (middle + 1, candidate.end)] {
            mended.push(Candidate {
                start,
                end,
                ..candidate
            });
        }
        return;
    }
    if let Some(middle) = super::body::two_bodies(page, lists, &candidate) {
        for (start, end) in [(candidate.start, middle), (middle + 1, candidate.end)] {
            let body = Candidate {
                start,
                end,
                ..candidate
            };
            mended.extend(one(page, lists, body));
        }
        return;
    }
    let begun = match candidate.kind {
        NameKind::Organisation => super::body::begun(page, lists, candidate.clone()),
        NameKind::Person | NameKind::Place => candidate.clone(),
    };
    if begun.start > candidate.start + 1 {
        // The place that led to the body stands for itself.
        let place = (candidate.start..begun.start).find_map(|start| {
            let mut ends = (start + 2..begun.start).rev();
            ends.find(|&end| lists.is(Class::Place, page.slice(start, end)))
                .map(|end| (start, end))
        });
        mended.extend(place.map(|(start, end)| Candidate {
            start,
            end,
            kind: NameKind::Place,
            ..candidate.clone()
        }));
    }
    mended.extend(one(page, lists, begun));
}

/// 布罗根与惠特菲尔德: two people taken for one, and where they are joined.
fn two_people(page: &Page<'_>, lists: &Lists, candidate: &Candidate) -> Option<usize> {
    let foreign = |start: usize, end: usize| {
        end >= start + 2
            && (start..end)
                .all(|at| lists.is_wide_transliteration(page.at(at)) || page.at(at) == '·')
    };
    (candidate.start + 2..candidate.end)
        .filter(|_| candidate.kind == NameKind::Person)
        .find(|&at| matches!(page.at(at), '与' | '和' | '及'))
        .filter(|&at| foreign(candidate.start, at) && foreign(at + 1, candidate.end))
}

/// The candidate without marks at its ends; none where a mark stands within.
fn without_marks(page: &Page<'_>, mut candidate: Candidate) -> Option<Candidate> {
    while candidate.end > candidate.start && MARKS.contains(&page.before(candidate.end)) {
        candidate.end -= 1;
    }
    while candidate.start < candidate.end && MARKS.contains(&page.at(candidate.start)) {
        candidate.start += 1;
    }
    // 主演--某人--: the name stands behind the dash.
    let dashed = (candidate.start..candidate.end).rev().find(|&at| {
        page.before(at) == '-' && page.at(at) != '-' && page.at(at.wrapping_sub(2)) == '-'
    });
    if let Some(start) = dashed {
        candidate.start = start;
    }
    let form = page.slice(candidate.start, candidate.end);
    let crosses = form.contains(['。', '，', '！', '？', '\n']) || has_odd_mark(form);
    let column = page.before(candidate.start) == '【' && page.at(candidate.end) == '】';
    (!form.is_empty() && !crosses && !column).then_some(candidate)
}

/// 二号”卫星: a bracket or quotation mark without its other half.
fn has_odd_mark(form: &str) -> bool {
    const MARKS: [(char, char); 6] = [
        ('“', '”'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
        ('【', '】'),
        ('(', ')'),
    ];
    MARKS
        .iter()
        .any(|&(open, close)| form.matches(open).count() != form.matches(close).count())
}

fn one(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Option<Candidate> {
    let form = page.slice(candidate.start, candidate.end);
    if lists.is(Class::Stop, form) && !is_titled(page, lists, &candidate) {
        return None;
    }
    let listed_place = lists.is(Class::Place, form) && !lists.is(Class::Organisation, form);
    if lists.is(Class::Person, form) && !lists.is(Class::Place, form) {
        return Some(Candidate {
            kind: NameKind::Person,
            ..candidate
        });
    }
    if candidate.kind == NameKind::Organisation && (!listed_place || is_team(page, &candidate)) {
        if listed_place {
            return Some(candidate);
        }
        return super::body::mended(page, lists, candidate);
    }
    if candidate.kind == NameKind::Place {
        // 福建舰 is a ship.
        if matches!(page.at(candidate.end), '舰' | '号') && page.at(candidate.end + 1) != '线' {
            return None;
        }
        // A well-known person with the verb behind.
        let (start, last) = (candidate.start, candidate.end - 1);
        if last >= start + 3 && lists.is(Class::Person, page.slice(start, last)) {
            return Some(Candidate {
                end: last,
                kind: NameKind::Person,
                ..candidate
            });
        }
        let alone = candidate.end - candidate.start == 1;
        return (!alone || SHORT_PLACES.contains(form)).then_some(candidate);
    }
    if lists.is(Class::Organisation, form) && candidate.end - candidate.start > 2 {
        return Some(Candidate {
            kind: NameKind::Organisation,
            ..candidate
        });
    }
    if listed_place || is_like_a_country(form) || is_gone_to(page, lists, &candidate) {
        return Some(Candidate {
            kind: NameKind::Place,
            ..candidate
        });
    }
    person(page, lists, candidate)
}

/// 部长沙龙: a title says that the word is a name here.
fn is_titled(page: &Page<'_>, lists: &Lists, candidate: &Candidate) -> bool {
    let start = candidate.start;
    candidate.kind == NameKind::Person
        && (2..=4.min(start))
            .any(|length| lists.is(Class::Title, page.slice(start - length, start)))
}

/// A country in talk of matches is its team.
fn is_team(page: &Page<'_>, candidate: &Candidate) -> bool {
    let from = candidate.start.saturating_sub(TEAM_REACH);
    let to = (candidate.end + TEAM_REACH).min(page.len());
    const MATCHES: [&str; 9] = [
        "赛",
        "足球",
        "篮球",
        "排球",
        "球队",
        "球员",
        "国家队",
        "金牌",
        "奖牌",
    ];
    let around = page.slice(from, to);
    MATCHES.iter().any(|word| around.contains(word))
}

fn person(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Option<Candidate> {
    let start = candidate.start;
    let length = candidate.end - start;
    let first_is_function = matches!(page.at(start), '于' | '和' | '向' | '应' | '从' | '对')
        && is_time_word(page.slice(start + 1, start + 3));
    // 成芬太尼: a word that is no name with something before it.
    let holds_other = (start + 1..candidate.end.saturating_sub(2))
        .any(|at| lists.is(Class::Stop, page.slice(at, candidate.end)));
    if first_is_function || holds_other || starts_in_word(page, start) {
        return None;
    }
    // 章有红章: a word that comes again behind a verb is no surname.
    let again = (start + 2..candidate.end).any(|at| page.at(at) == page.at(start));
    if again && matches!(page.at(start + 1), '有' | '是' | '不' | '在' | '上') {
        return None;
    }
    if length < 3 {
        return Some(candidate);
    }
    if let Some(end) = verb_begun(page, lists, &candidate) {
        return Some(Candidate { end, ..candidate });
    }
    if is_time_word(page.slice(candidate.end - 2, candidate.end)) && length > 3 {
        return Some(Candidate {
            end: candidate.end - 2,
            ..candidate
        });
    }
    let last = candidate.end - 1;
    let time = is_time_word(page.slice(last, last + 2));
    let token = page.token(last).filter(|t| t.start == last);
    let whole = token.is_some_and(|t| t.end > last + 1 && is_ordinary(&t.pos));
    if let Some(behind) =
        title_end(page, lists, start).filter(|&behind| behind + 2 <= candidate.end)
    {
        return Some(Candidate {
            start: behind,
            ..candidate
        });
    }
    let surname =
        (3..=4).contains(&length) && lists.is(Class::Surname, page.slice(start, start + 1));
    let foreign = length > 3
        && (start..last).all(|at| lists.is_wide_transliteration(page.at(at)) || page.at(at) == '·')
        && token.is_some_and(|t| t.end == last + 1);
    let function = (surname && !"都当因约所派通提".contains(page.at(last)) || foreign)
        && AFTER_PERSON.contains(page.at(last));
    let end = if time || whole || function {
        last
    } else {
        candidate.end
    };
    Some(Candidate { end, ..candidate })
}

/// Words that start with a character of foreign names: 汤姆 stands before 生病, not 汤姆生 before 病.
const BEGIN_LIKE_NAMES: [&str; 30] = [
    "生病", "生气", "生于", "生前", "生下", "生活", "来到", "来自", "达成", "达到", "通过", "通电",
    "通知", "拉开", "拉住", "特意", "特别", "马上", "克服", "多次", "多年", "加入", "加盟", "加速",
    "沙哑", "尔后", "奇迹", "因此", "里程", "普遍",
];

/// Where a person ends whose last character begins the verb or adverb behind: 汤姆生病, 邹明常与.
fn verb_begun(page: &Page<'_>, lists: &Lists, candidate: &Candidate) -> Option<usize> {
    let last = candidate.end - 1;
    if BEGIN_LIKE_NAMES.contains(&page.slice(last, last + 2)) {
        return Some(last);
    }
    let surname = lists.is(
        Class::Surname,
        page.slice(candidate.start, candidate.start + 1),
    );
    let adverb = candidate.end - candidate.start == 3
        && surname
        && "常曾均皆亦尚仅也都".contains(page.at(last))
        && page
            .token(candidate.end)
            .is_some_and(|t| t.start == candidate.end && matches!(&*t.pos, "p" | "c" | "d"));
    adverb.then_some(last)
}

/// 官达森 after 财务: the title ends within the candidate, and the name starts behind it.
fn title_end(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let end = start + 1;
    let titled =
        (3..=6.min(end)).any(|length| lists.is(Class::Title, page.slice(end - length, end)));
    titled.then_some(end)
}

/// 主张加购 holds no 张加购: the name would start within an ordinary word.
fn starts_in_word(page: &Page<'_>, start: usize) -> bool {
    page.token(start)
        .is_some_and(|t| t.start < start && t.end > start && is_ordinary(&t.pos))
}

/// Countries, provinces and regions that are written with one character.
const SHORT_PLACES: &str = "中美俄日韩朝英法德印台欧澳菲越伊以乌华京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔\
    滇藏陕秦甘陇青宁新蒙港汉穗蓉宁杭深非亚拉泰缅老柬马加墨巴阿埃叙土哈塔吉西葡荷比瑞挪芬丹波捷匈罗保希意奥智秘古苏布尼厄淮湖广黄瓦莱洪格立爱拉摩科卢约";
/// 抵达贝尔墨邦: where people go is a place, not a person, though it sounds like one.
fn is_gone_to(page: &Page<'_>, lists: &Lists, candidate: &Candidate) -> bool {
    let foreign = (candidate.start..candidate.end).all(|at| lists.is_transliteration(page.at(at)));
    let start = candidate.start;
    foreign
        && candidate.end - start >= 2
        && start >= 2
        && matches!(
            page.slice(start - 2, start),
            "抵达"
                | "飞往"
                | "前往"
                | "转往"
                | "途经"
                | "位于"
                | "飞抵"
                | "访问"
                | "运往"
                | "逃往"
                | "首府"
                | "首都"
                | "设在"
                | "驻扎"
                | "飞回"
                | "返回"
        )
}

/// 马尔瓦尼亚: how countries end, and people seldom do.
fn is_like_a_country(form: &str) -> bool {
    !form.contains('·')
        && form.chars().count() >= 4
        && ["尼亚", "斯坦", "利亚", "维亚", "尔兰"]
            .iter()
            .any(|end| form.ends_with(end))
}
