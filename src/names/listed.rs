//! Names by lists and by the dictionary's tags.
//!
//! Lists fill in what nothing else saw. The dictionary's own tags and the way bodies end are used
//! only where no model is loaded: they are wrong too often beside one.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
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
        if start + 1 == page.len() {
            break;
        }
        let reach = lists.reach(first, page.at(start + 1));
        let longest = reach.min(page.len() - start);
        for length in (2..=longest).rev() {
            let end = start + length;
            let form = page.slice(start, end);
            let bits = lists.bits(form);
            let has = |class: Class| bits & (1 << class as u32) != 0;
            let kind = if has(Class::Organisation) {
                NameKind::Organisation
            } else if has(Class::Place) {
                NameKind::Place
            } else if has(Class::Person) {
                NameKind::Person
            } else {
                continue;
            };
            let office = kind == NameKind::Organisation && super::body::is_office(page, end);
            if ends_well(page, start, end) && !office {
                let end = if kind == NameKind::Organisation {
                    super::parts::with_kind(page, lists, end)
                } else {
                    end
                };
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

/// What two countries written with one character each have between them: 英美条约.
const BETWEEN: [&str; 20] = [
    "两国", "关系", "双边", "双方", "之间", "合作", "贸易", "元首", "会谈", "峰会", "首脑", "对话",
    "冲突", "联军", "协定", "条约", "关税", "竞争", "引渡", "同盟",
];

/// Pairs of countries beside what the model found, where the word behind leaves no doubt.
pub(crate) fn pairs(page: &Page<'_>, found: &mut Vec<Candidate>) {
    for start in 0..page.len().saturating_sub(2) {
        let sure = is_pair(page.slice(start, start + 2))
            && BETWEEN.contains(&page.slice(start + 2, start + 4))
            && page.starts_word(start);
        for place in (start..start + 2).filter(|_| sure) {
            found.push(Candidate {
                start: place,
                end: place + 1,
                kind: NameKind::Place,
                source: Source::List,
            });
        }
    }
}

/// Whether two characters name two countries; pairs that are words (美德, 以德) do not count.
pub(super) fn is_pair(form: &str) -> bool {
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

pub(super) fn has_suffix(lists: &Lists, form: &str) -> bool {
    form.char_indices().any(|(at, _)| {
        form.get(at..)
            .is_some_and(|suffix| suffix.chars().count() > 1 && lists.is(Class::OrgSuffix, suffix))
    })
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

/// 某社法兰克福3月14日电: the place between an agency and the day.
pub(super) fn datelines(page: &Page<'_>, found: &mut Vec<Candidate>) {
    let is_day = |c: char| c.is_ascii_digit() || "一二三四五六七八九十廿〇月日".contains(c);
    for mark in 4..page.len() {
        if page.at(mark) != '电' || page.before(mark) != '日' {
            continue;
        }
        let mut end = mark;
        while end > 0 && is_day(page.before(end)) {
            end -= 1;
        }
        let mut start = end;
        while start > 0 && is_han(page.before(start)) && page.before(start) != '社' {
            start -= 1;
        }
        if page.at(start) == '本' {
            start += 2;
        }
        let agency = start > 1 && page.before(start) == '社';
        let alone =
            start == 0 || matches!(page.before(start), '\n' | ' ' | ')' | '】' | '/' | '报');
        if (agency || alone) && start + 2 <= end && end <= start + 8 {
            found.push(Candidate {
                start,
                end,
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
