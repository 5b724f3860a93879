//! Names by lists and by the dictionary's tags.
//!
//! Lists fill in what nothing else saw. The dictionary's own tags and the way bodies end are used
//! only where no model is loaded: they are wrong too often beside one.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::foreign::is_ordinary;
use super::lists::{Class, Lists};
use super::page::{Page, Token, is_han};
use super::title::chinese_from;

/// One character stands for a country in pairs (中美) and in words such as 中方, 访华.
const COUNTRIES: &str = "中美俄日韩朝英法德印台欧澳菲越以伊乌";
/// Words whose first character is a country.
const SIDES: &str = "方军籍";
/// Words whose second character is a country.
const TOWARDS: &str = "访对驻在赴援抗反来离";
/// A body's name has at most this many words before its last.
const WORDS_OF_A_BODY: usize = 5;

/// Listed places and bodies, where they start and end with a word.
pub(crate) fn listed(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    let mut next = 0;
    for start in 0..page.len() {
        let first = page.at(start);
        if start < next || !is_han(first) || !lists.may_start(first) || !page.starts_word(start) {
            continue;
        }
        let longest = lists.longest().min(page.len() - start);
        for length in (2..=longest).rev() {
            let end = start + length;
            let form = page.slice(start, end);
            let kind = if lists.is(Class::Organisation, form) {
                NameKind::Organisation
            } else if lists.is(Class::Place, form) {
                NameKind::Place
            } else {
                continue;
            };
            let office = kind == NameKind::Organisation && is_office(page, end);
            if ends_well(page, start, end) && !office {
                next = end;
                found.push(Candidate {
                    start,
                    end,
                    kind,
                    source: Source::List,
                });
                break;
            }
        }
    }
}

/// Whether a listed form is not the front of another word: 东海 in 东海岸.
fn ends_well(page: &Page<'_>, start: usize, end: usize) -> bool {
    page.token(end - 1).is_none_or(|last| {
        last.end == end || last.start == start && (last.pos.starts_with('n') || last.pos == "x")
    })
}

/// Countries written with one character: 中美, 中方, 访华.
pub(crate) fn abbreviated(page: &Page<'_>, found: &mut Vec<Candidate>) {
    let mut push = |place: usize| {
        found.push(Candidate {
            start: place,
            end: place + 1,
            kind: NameKind::Place,
            source: Source::List,
        });
    };
    for pair in 0..page.tokens.len() {
        let Some(token) = page.tokens.get(pair) else {
            continue;
        };
        let is_country = |place: usize| COUNTRIES.contains(page.at(place));
        let (first, second) = (token.start, token.start + 1);
        match token.end - token.start {
            // 美德 is a virtue.
            2.. if is_pair(page.slice(first, first + 2))
                && page.slice(first, token.end) != "中美洲" =>
            {
                push(first);
                push(second);
            }
            2 if is_country(first) && SIDES.contains(page.at(second)) => push(first),
            2 if TOWARDS.contains(page.at(first))
                && "华美俄日韩朝英法德台".contains(page.at(second)) =>
            {
                push(second);
            }
            1 if second_of_pair(page, pair + 1) && is_pair(page.slice(first, first + 2)) => {
                push(first);
                push(second);
            }
            _ => {}
        }
    }
}

/// Whether two characters name two countries; pairs that are words (美德, 以德) do not count.
fn is_pair(form: &str) -> bool {
    let mut characters = form.chars();
    let (first, second) = (characters.next(), characters.next());
    first != second
        && [first, second]
            .iter()
            .all(|c| c.is_some_and(|c| COUNTRIES.contains(c)))
        && !matches!(form, "美德" | "以德" | "以法" | "法以" | "以欧" | "德伊")
}

fn second_of_pair(page: &Page<'_>, number: usize) -> bool {
    page.tokens.get(number).is_some_and(|token| {
        token.end - token.start == 1 && COUNTRIES.contains(page.at(token.start))
    })
}

/// Names by the dictionary's tags: nr, ns, nt.
pub(crate) fn tagged(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    for token in &page.tokens {
        let form = page.slice(token.start, token.end);
        if token.end - token.start < 2
            || !form.chars().all(is_han)
            || lists.is(Class::Stop, form)
            || lists.is(Class::Title, form)
        {
            continue;
        }
        if let Some((end, kind)) = by_tag(page, lists, token, form) {
            found.push(Candidate {
                start: token.start,
                end,
                kind,
                source: Source::Dictionary,
            });
        }
    }
}

fn by_tag(page: &Page<'_>, lists: &Lists, token: &Token, form: &str) -> Option<(usize, NameKind)> {
    match &*token.pos {
        "nr" | "nrfg" | "nrt" => {
            let foreign =
                token.end - token.start >= 3 && form.chars().all(|c| lists.is_transliteration(c));
            let end = if foreign {
                Some(token.end)
            } else {
                chinese_from(page, lists, token.start)
            };
            end.filter(|&end| end - token.start >= 2)
                .map(|end| (end, NameKind::Person))
        }
        "ns" => {
            (!form.ends_with('人') && !form.ends_with('语')).then_some((token.end, NameKind::Place))
        }
        "nt" => has_suffix(lists, form).then_some((token.end, NameKind::Organisation)),
        _ => None,
    }
}

/// Bodies by the way they end, with the places and nouns before: 临江市港务委员会.
pub(crate) fn suffixed(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    for (number, token) in page.tokens.iter().enumerate() {
        let form = page.slice(token.start, token.end);
        if !has_suffix(lists, form) || !form.chars().all(is_han) {
            continue;
        }
        let mut start = token.start;
        let mut first = number;
        while let Some(before) = first.checked_sub(1).and_then(|n| page.tokens.get(n)) {
            let word = page.slice(before.start, before.end);
            let part = matches!(
                &*before.pos,
                "n" | "ns" | "nt" | "nz" | "nr" | "vn" | "j" | "b" | "x"
            ) && word.chars().all(is_han)
                && !lists.is(Class::Title, word);
            if !part || number - first >= WORDS_OF_A_BODY {
                break;
            }
            first -= 1;
            start = before.start;
        }
        let begins = page.slice(start, page.token(start).map_or(start, |t| t.end));
        let placed = lists.is(Class::Place, begins)
            || page
                .token(start)
                .is_some_and(|t| matches!(&*t.pos, "ns" | "nt" | "nz"));
        if start < token.start && placed {
            found.push(Candidate {
                start,
                end: token.end,
                kind: NameKind::Organisation,
                source: Source::Suffix,
            });
        }
    }
}

fn has_suffix(lists: &Lists, form: &str) -> bool {
    form.char_indices().any(|(at, _)| {
        form.get(at..)
            .is_some_and(|suffix| suffix.chars().count() > 1 && lists.is(Class::OrgSuffix, suffix))
    })
}

/// Cuts what a rule or the model took too much or wrongly: 于本周, 王毅周 before 五, 芬太尼.
pub(crate) fn repair(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Option<Candidate> {
    let form = page.slice(candidate.start, candidate.end);
    if lists.is(Class::Stop, form) || form.contains(['。', '，', '！', '？', '\n']) {
        return None;
    }
    let listed_place = lists.is(Class::Place, form) && !lists.is(Class::Organisation, form);
    if candidate.kind == NameKind::Organisation && !listed_place {
        return body_repaired(page, lists, candidate);
    }
    if candidate.kind == NameKind::Place {
        let alone = candidate.end - candidate.start == 1;
        return (!alone || SHORT_PLACES.contains(form)).then_some(candidate);
    }
    if listed_place || is_like_a_country(form) || is_gone_to(page, lists, &candidate) {
        return Some(Candidate {
            kind: NameKind::Place,
            ..candidate
        });
    }
    let length = candidate.end - candidate.start;
    let first_is_function =
        matches!(
            page.at(candidate.start),
            '于' | '和' | '向' | '应' | '从' | '对'
        ) && super::title::is_time_word(page.slice(candidate.start + 1, candidate.start + 3));
    if first_is_function {
        return None;
    }
    if length < 3 {
        return Some(candidate);
    }
    let last = candidate.end - 1;
    let time = super::title::is_time_word(page.slice(last, last + 2));
    let whole = page
        .token(last)
        .is_some_and(|t| t.start == last && t.end > last + 1 && is_ordinary(&t.pos));
    let surname = lists.is(
        Class::Surname,
        page.slice(candidate.start, candidate.start + 1),
    );
    let function = length == 3 && surname && "则也却曾已还仍说称将".contains(page.at(last));
    if time || whole || function {
        return Some(Candidate {
            end: last,
            ..candidate
        });
    }
    Some(candidate)
}

/// Countries, provinces and regions that are written with one character.
const SHORT_PLACES: &str = "中美俄日韩朝英法德印台欧澳菲越伊以乌华京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔\
    滇藏陕秦甘陇青宁新蒙港汉穗蓉宁杭深非亚拉泰缅老柬马加墨巴阿埃叙土哈塔吉西葡荷比瑞挪芬丹波捷匈罗保希意奥智秘古苏";
/// Words that a body's name does not start with.
const BEFORE_BODY: &str = "受由被向与据对在从和同为给把让跟";

/// What follows a place without being a part of a body's name.
const AFTER_PLACE: [&str; 12] = [
    "监管机构",
    "企业",
    "政府",
    "媒体",
    "智库",
    "军队",
    "警方",
    "当局",
    "方面",
    "官方",
    "军方",
    "公司",
];
/// What follows a body and speaks for it.
const AFTER_BODY: [&str; 6] = ["观察团", "代表团", "代表处", "发言人", "代表", "负责人"];

/// 墨西哥经济部长 names a person's office: the place stands, the body goes. 瑞典监管机构 is no name
/// of a body, 欧安组织观察团 the body with something behind.
fn body_repaired(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Option<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let front = |class: Class| {
        (start + 2..end)
            .rev()
            .find(|&middle| lists.is(class, page.slice(start, middle)))
    };
    if is_office(page, end) {
        return front(Class::Place).map(|end| Candidate {
            end,
            kind: NameKind::Place,
            ..candidate
        });
    }
    if end - start > 4
        && BEFORE_BODY.contains(page.at(start))
        && page.token(start).is_some_and(|t| t.end == start + 1)
    {
        return Some(Candidate {
            start: start + 1,
            ..candidate
        });
    }
    if let Some(middle) = front(Class::Place)
        && AFTER_PLACE.contains(&page.slice(middle, end))
    {
        return Some(Candidate {
            end: middle,
            kind: NameKind::Place,
            ..candidate
        });
    }
    let spoken_for = AFTER_BODY.iter().find_map(|after| {
        let middle = end.checked_sub(after.chars().count())?;
        let body = page.slice(start, middle);
        let whole =
            lists.is(Class::Organisation, body) || middle > start + 3 && has_suffix(lists, body);
        (page.slice(middle, end) == *after && whole).then_some(middle)
    });
    if let Some(middle) = spoken_for {
        return Some(Candidate {
            end: middle,
            ..candidate
        });
    }
    Some(candidate)
}

/// Whether a body that ends here is read as a part of an office: 国防部 in 国防部长.
fn is_office(page: &Page<'_>, end: usize) -> bool {
    page.at(end) == '长'
        && page.at(end + 1) != '官'
        && "部局厅院处署行校社馆所委".contains(page.before(end))
}

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
        )
}

/// Places by the dictionary's tag, where the word before says that a place follows: 从酒泉.
pub(super) fn after_preposition(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    for pair in page.tokens.windows(2) {
        let [before, token] = pair else {
            continue;
        };
        let form = page.slice(token.start, token.end);
        let fits = token.pos == "ns"
            && (2..=5).contains(&(token.end - token.start))
            && !form.ends_with('人');
        let leads = matches!(
            page.slice(before.start, before.end),
            "在" | "从"
                | "到"
                | "来自"
                | "抵达"
                | "前往"
                | "飞往"
                | "赴"
                | "至"
                | "位于"
                | "途经"
                | "离开"
        );
        if fits && leads && !lists.is(Class::Stop, form) {
            found.push(Candidate {
                start: token.start,
                end: token.end,
                kind: NameKind::Place,
                source: Source::List,
            });
        }
    }
}

/// Companies and think tanks named after a word for what they are: 企业星云智能, 供职于鼎和证券.
pub(super) fn after_kind(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    for start in 2..page.len() {
        if !is_han(page.at(start)) || !page.starts_word(start) {
            continue;
        }
        let cue = (1..=3).any(|length| {
            start >= length && lists.is(Class::OrgCue, page.slice(start - length, start))
        });
        if !cue {
            continue;
        }
        let end = (start + 3..=start + 10)
            .take_while(|&end| is_han(page.before(end)))
            .find(|&end| {
                (2..=3).any(|length| {
                    end > start + length && lists.is(Class::OrgTail, page.slice(end - length, end))
                })
            });
        let name_like = |end: usize| {
            (start..end)
                .filter_map(|place| page.token(place))
                .all(|token| {
                    matches!(
                        &*token.pos,
                        "n" | "nr" | "ns" | "nt" | "nz" | "nrt" | "j" | "x" | "b" | "vn" | "eng"
                    ) || token.pos == "a" && token.end - token.start == 1
                })
        };
        if let Some(end) = end.filter(|&end| name_like(end)) {
            found.push(Candidate {
                start,
                end,
                kind: NameKind::Organisation,
                source: Source::Title,
            });
        }
    }
}

/// 马尔瓦尼亚: how countries end, and people seldom do.
fn is_like_a_country(form: &str) -> bool {
    !form.contains('·')
        && form.chars().count() >= 4
        && ["尼亚", "斯坦", "利亚", "维亚", "尔兰", "比亚"]
            .iter()
            .any(|end| form.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[&str]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        listed(&page, &Lists::new(), &mut found);
        abbreviated(&page, &mut found);
        found.sort_by_key(|c| c.start);
        let names: Vec<&str> = found
            .iter()
            .map(|c| page.span(c.start, c.end).of(text))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn countries_and_bodies() {
        check("匈牙利代表在联合国安理会说", &["匈牙利", "联合国安理会"]);
        check("中美两国", &["中", "美"]);
    }
}
