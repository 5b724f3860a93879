//! Names of several words, and short forms that a longer one explains.
//!
//! 清华大学 with 气候变化研究院 behind it is one body; 阿尔托斯 is a company where 阿尔托斯集团
//! stands in the same text; 莱蒙多-贝克 is one person.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::foreign::is_ordinary;
use super::listed::has_suffix;
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// A part of a university has at most this many characters before its own suffix.
const LONGEST_PART: usize = 18;
/// How universities and academies end that have parts.
const HOUSES: [&str; 3] = ["大学", "科学院", "党校"];
/// Offices that have parts, and how these end: 指挥部 with 水库调度组.
const OFFICES: [&str; 10] = [
    "指挥部",
    "公安局",
    "监督管理局",
    "管理局",
    "委员会",
    "运输厅",
    "人民政府",
    "妇女联合会",
    "总工会",
    "检察院",
];
const OFFICE_PARTS: [&str; 12] = [
    "组",
    "分局",
    "支队",
    "大队",
    "办公室",
    "党组",
    "党委",
    "中队",
    "部",
    "科",
    "处",
    "派出所",
];
/// A part of an office has at most this many characters.
const LONGEST_OFFICE_PART: usize = 9;
/// How their parts end.
const PARTS: [&str; 14] = [
    "学院",
    "研究院",
    "研究所",
    "研究中心",
    "中心",
    "实验室",
    "图书馆",
    "出版社",
    "医院",
    "商学院",
    "法学院",
    "医学院",
    "分校",
    "博物馆",
];

/// Bodies found in two pieces or without their second: 北京外国语大学 with 国际关系与外交学院.
pub(super) fn houses(page: &Page<'_>, lists: &Lists, found: &mut [Candidate]) {
    for candidate in found {
        let house = candidate.kind == NameKind::Organisation
            && HOUSES
                .iter()
                .any(|end| page.slice(candidate.start, candidate.end).ends_with(end));
        if let Some(end) = house
            .then(|| part_end(page, lists, candidate.end))
            .flatten()
        {
            candidate.end = end;
        }
        let form = page.slice(candidate.start, candidate.end);
        let office = candidate.kind == NameKind::Organisation
            && OFFICES.iter().any(|end| form.ends_with(end));
        if let Some(end) = office
            .then(|| office_part(page, lists, candidate.end))
            .flatten()
        {
            candidate.end = end;
        }
    }
}

/// The end of an office's part: over nouns to 组, 分局, 党组, with no title behind.
fn office_part(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let mut at = start;
    while at < start + LONGEST_OFFICE_PART {
        let token = page.token(at).filter(|token| token.start == at)?;
        let word = page.slice(token.start, token.end);
        let fits = word.chars().all(is_han)
            && !matches!(
                &*token.pos,
                "p" | "c" | "u" | "uj" | "ul" | "d" | "r" | "f" | "m" | "q" | "nr"
            )
            && !lists.is(Class::Title, word)
            && !lists.is(Class::TitleAfter, word)
            && !lists.is(Class::Speech, word);
        if !fits {
            return None;
        }
        at = token.end;
        let office = page.at(at) == '长' || super::body::is_office(page, at);
        let alone = at == start + 1 && !matches!(word, "组");
        if OFFICE_PARTS.iter().any(|end| word.ends_with(end)) && !office && !alone {
            return Some(at);
        }
    }
    None
}

/// The end of the part that starts here, over nouns and 与.
fn part_end(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let mut at = start;
    while at < start + LONGEST_PART {
        let token = page.token(at).filter(|token| token.start == at)?;
        let word = page.slice(token.start, token.end);
        let joins = matches!(word, "与" | "和" | "及") && at > start;
        let fits = word.chars().all(is_han)
            && (joins
                || !is_ordinary(&token.pos)
                || matches!(&*token.pos, "vn" | "an" | "a" | "v" | "vd" | "d")
                || at > start && token.end == token.start + 1)
            && !matches!(&*token.pos, "nr" | "nrfg" | "nrt")
            && !lists.is(Class::Title, word)
            && !lists.is(Class::Speech, word)
            && !word.ends_with("大学");
        if !fits {
            return None;
        }
        at = token.end;
        if PARTS.iter().any(|end| word.ends_with(end)) {
            return Some(at);
        }
    }
    None
}

/// Two people joined by a hyphen are one, if both are written as foreign names are.
pub(super) fn hyphened(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    let foreign = |start: usize, end: usize| {
        end >= start + 2 && (start..end).all(|at| lists.is_wide_transliteration(page.at(at)))
    };
    let mut joined = Vec::new();
    for hyphen in 2..page.len() {
        if !matches!(page.at(hyphen), '-' | '－' | '–') {
            continue;
        }
        let person = |test: &dyn Fn(&Candidate) -> bool| {
            let mut people = found.iter().filter(|c| c.kind == NameKind::Person);
            people.find(|c| test(c)).map(|c| (c.start, c.end))
        };
        let before = person(&|c| c.end == hyphen);
        let after = person(&|c| c.start == hyphen + 1);
        let reach = |at: usize| {
            let run = super::foreign::run_forward(page, lists, at);
            (run > at).then_some((at, run))
        };
        let back = (super::foreign::run_back(page, lists, hyphen), hyphen);
        let pair = match (before, after) {
            (None, None) => None,
            (first, second) => Some((first.unwrap_or(back), second.or_else(|| reach(hyphen + 1)))),
        };
        if let Some(((start, middle), Some((next, end)))) = pair
            && foreign(start, middle)
            && foreign(next, end)
            && !lists.is(Class::Place, page.slice(start, middle))
            && !lists.is(Class::Place, page.slice(next, end))
        {
            joined.push(Candidate {
                start,
                end,
                kind: NameKind::Person,
                source: Source::Dotted,
            });
        }
    }
    found.extend(joined);
}

/// The forms that a longer body of the text explains: 阿尔托斯 by 阿尔托斯集团.
///
/// A form that a title, a point or a bracket made a person stays one.
pub(super) fn short_bodies(page: &Page<'_>, lists: &Lists, stands: &[Candidate]) -> Vec<String> {
    let mut times: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut explained = BTreeSet::new();
    for candidate in stands {
        let form = page.slice(candidate.start, candidate.end);
        if let Some((_, last)) = form.rsplit_once('·') {
            times.entry(last).or_default()[1] += stands.len();
        }
        if candidate.kind != NameKind::Organisation {
            let sure = matches!(
                candidate.source,
                Source::Title | Source::Dotted | Source::Anchor | Source::Own
            );
            times.entry(form).or_default()[1] += if sure { stands.len() } else { 1 };
            continue;
        }
        times.entry(form).or_default()[0] += 1;
        let short = form.char_indices().skip(2).find_map(|(at, _)| {
            let (front, tail) = form.split_at_checked(at)?;
            let company = tail.ends_with("公司") || tail.ends_with("集团");
            let tails =
                lists.is(Class::OrgTail, tail) || company && lists.is(Class::OrgSuffix, tail);
            tails.then_some(front)
        });
        if let Some(front) = short {
            explained.insert(front);
            times.entry(front).or_default()[0] += 1;
        }
    }
    let body = |form: &str, [bodies, others]: [usize; 2]| {
        bodies > 0
            && bodies >= others
            && !lists.is(Class::Place, form)
            && !lists.is(Class::Stop, form)
            && (form.chars().count() >= 3 && form.chars().all(|c| lists.is_wide_transliteration(c))
                || is_no_word(page, form))
    };
    times
        .into_iter()
        .filter(|&(form, counts)| {
            explained.contains(form) && form.chars().count() >= 2 && body(form, counts)
        })
        .map(|(form, _)| form.to_owned())
        .collect()
}

/// Whether the dictionary knows a form of Han characters nowhere in the page as a word of its own.
fn is_no_word(page: &Page<'_>, form: &str) -> bool {
    form.chars().all(is_han)
        && page.places_of(form).iter().all(|&(start, end)| {
            page.token(start).is_some_and(|t| {
                (t.start, t.end) != (start, end) || matches!(&*t.pos, "x" | "nz" | "nr")
            })
        })
}

/// A listed body with the word for its kind behind: 绿色和平 with 组织.
pub(super) fn with_kind(page: &Page<'_>, lists: &Lists, end: usize) -> usize {
    let more = (2..=4).rev().find(|&length| {
        let word = page.slice(end, end + length);
        (lists.is(Class::OrgSuffix, word) || lists.is(Class::OrgTail, word))
            && page.starts_word(end)
            && page
                .token(end + length - 1)
                .is_none_or(|t| t.end == end + length)
            && !has_suffix(lists, page.slice(end.saturating_sub(3), end))
    });
    end + more.unwrap_or(0)
}
