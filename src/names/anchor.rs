//! Bilingual anchors: `中文（Latin）` and `Latin（中文）`, brackets of either width.
//!
//! What stands in the bracket says what stands before it: `外交关系协会（Council on Foreign
//! Relations）` is an organisation, `张彦（Ian Johnson）` a person, whose name goes back from the
//! bracket over transliteration characters and points, or a surname and one or two characters.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::foreign::{is_ordinary, run_back};
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// What stands in a bracket has at most this many characters.
const LONGEST_BRACKET: usize = 80;
/// A body's Chinese name goes back at most this many characters.
const LONGEST_BODY: usize = 20;

/// A Chinese name and its Latin form that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The name before the bracket.
    pub(crate) outer: (usize, usize),
    /// The name in the bracket.
    pub(crate) inner: (usize, usize),
}

/// Finds the anchors; the pairs tell which mentions are one entity.
pub(crate) fn anchors(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for open in 1..page.len() {
        if page.at(open) != '(' {
            continue;
        }
        let Some(close) = closing(page, open) else {
            continue;
        };
        let inner = (open + 1, close);
        let outer_end = before_blanks(page, open);
        let pair = if is_han(page.before(outer_end)) {
            latin_inside(page, lists, outer_end, inner)
        } else {
            han_inside(page, lists, outer_end, inner)
        };
        if let Some((kind, pair)) = pair {
            for (start, end) in [pair.outer, pair.inner] {
                found.push(Candidate {
                    start,
                    end,
                    kind,
                    source: Source::Anchor,
                });
            }
            pairs.push(pair);
        }
    }
    pairs
}

fn closing(page: &Page<'_>, open: usize) -> Option<usize> {
    let end = page.len().min(open + 1 + LONGEST_BRACKET);
    (open + 1..end)
        .find(|&place| matches!(page.at(place), ')' | '(' | '\n'))
        .filter(|&place| page.at(place) == ')')
}

fn before_blanks(page: &Page<'_>, mut end: usize) -> usize {
    while end > 0 && matches!(page.before(end), ' ' | '》' | '”' | '」' | '』') {
        end -= 1;
    }
    end
}

/// `中文（Latin）`.
fn latin_inside(
    page: &Page<'_>,
    lists: &Lists,
    outer_end: usize,
    inner: (usize, usize),
) -> Option<(NameKind, Pair)> {
    let latin = page.slice(inner.0, inner.1).trim();
    let mut kind = latin_kind(latin, lists)?;
    let ends_like_body = (2..=4).any(|n| {
        outer_end > n + 1 && lists.is(Class::OrgSuffix, page.slice(outer_end - n, outer_end))
    });
    if kind == NameKind::Person && ends_like_body {
        kind = NameKind::Organisation;
    }
    let start = match kind {
        NameKind::Person => person_start(page, lists, outer_end)?,
        NameKind::Organisation => {
            let start = body_start(page, lists, outer_end)?;
            // A lone acronym may stand for anything: the Chinese has to end like a body.
            let named = latin.contains(' ') || is_body(lists, page.slice(start, outer_end));
            named.then_some(start)?
        }
        NameKind::Place => {
            let run = run_back(page, lists, outer_end);
            let token = page.token(outer_end - 1)?.start;
            run.min(token)
        }
    };
    let pair = Pair {
        outer: (start, outer_end),
        inner,
    };
    Some((kind, pair))
}

/// `Latin（中文）`.
fn han_inside(
    page: &Page<'_>,
    lists: &Lists,
    outer_end: usize,
    inner: (usize, usize),
) -> Option<(NameKind, Pair)> {
    let han = page.slice(inner.0, inner.1);
    if han.is_empty() || !han.chars().all(|c| is_han(c) || c == '·') {
        return None;
    }
    let start = latin_start(page, outer_end);
    let latin = page.slice(start, outer_end);
    if start == outer_end {
        return None;
    }
    let kind = latin_kind(latin, lists)?;
    let first = page.slice(inner.0, inner.0 + 1);
    let length = inner.1 - inner.0;
    let fits = match kind {
        NameKind::Person => {
            run_back(page, lists, inner.1) == inner.0 && length >= 2
                || lists.is(Class::Surname, first) && (2..=4).contains(&length)
        }
        NameKind::Organisation => length >= 2,
        NameKind::Place => (2..=10).contains(&length),
    };
    let pair = Pair {
        outer: (start, outer_end),
        inner,
    };
    fits.then_some((kind, pair))
}

/// Where the capitalised Latin words that end here start.
fn latin_start(page: &Page<'_>, end: usize) -> usize {
    let mut start = end;
    while start > 0 {
        let c = page.before(start);
        let within = c.is_alphabetic() && !is_han(c) || matches!(c, '.' | '\'' | '-' | ' ' | '&');
        if !within {
            break;
        }
        start -= 1;
    }
    while start < end && !page.at(start).is_uppercase() {
        start += 1;
    }
    start
}

/// What a Latin form names; none where it may be anything.
pub(crate) fn latin_kind(latin: &str, lists: &Lists) -> Option<NameKind> {
    let fits = |c: char| {
        c.is_alphabetic() && !is_han(c) || matches!(c, ' ' | '.' | '\'' | '-' | ',' | '&')
    };
    if !latin.starts_with(char::is_uppercase) || !latin.chars().all(fits) {
        return None;
    }
    if lists.is(Class::Place, latin) {
        return Some(NameKind::Place);
    }
    if lists.is(Class::Organisation, latin) {
        return Some(NameKind::Organisation);
    }
    let words: Vec<&str> = latin
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let is_body = |word: &&str| {
        lists.is(Class::EnOrg, word)
            || matches!(
                *word,
                "of" | "for" | "on" | "the" | "and" | "&" | "a" | "an" | "in" | "to"
            )
    };
    if words.iter().any(is_body) {
        return Some(NameKind::Organisation);
    }
    let acronym = words.len() == 1 && latin.len() >= 2 && latin.chars().all(char::is_uppercase);
    if acronym {
        return Some(NameKind::Organisation);
    }
    if words
        .last()
        .is_some_and(|word| lists.is(Class::EnPlace, word))
    {
        return Some(NameKind::Place);
    }
    let names = words.iter().all(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "de" | "van"
                    | "von"
                    | "der"
                    | "al"
                    | "bin"
                    | "da"
                    | "di"
                    | "la"
                    | "el"
                    | "dos"
                    | "ibn"
            )
    });
    (names && (2..=5).contains(&words.len())).then_some(NameKind::Person)
}

fn is_body(lists: &Lists, form: &str) -> bool {
    lists.is(Class::Organisation, form)
        || form.char_indices().any(|(at, _)| {
            form.get(at..)
                .is_some_and(|suffix| lists.is(Class::OrgSuffix, suffix))
        })
}

/// Where the person's name that ends here starts.
fn person_start(page: &Page<'_>, lists: &Lists, end: usize) -> Option<usize> {
    let run = run_back(page, lists, end);
    if end - run >= 3 || end - run == 2 && page.starts_word(run) {
        return Some(run);
    }
    let surname = |length: usize| {
        let start = end.checked_sub(length)?;
        let han = (start..end).all(|place| is_han(page.at(place)));
        (han && lists.is(Class::Surname, page.slice(start, start + 1))).then_some(start)
    };
    let starts = [surname(3), surname(2), surname(4)];
    starts
        .iter()
        .flatten()
        .find(|&&start| page.starts_word(start))
        .or_else(|| starts.iter().flatten().next())
        .copied()
        .or((end - run >= 2).then_some(run))
}

/// Where the body's name that ends here starts: back over words that may be part of one.
fn body_start(page: &Page<'_>, lists: &Lists, end: usize) -> Option<usize> {
    let mut start = end;
    while start > 0 && end - start < LONGEST_BODY {
        let token = page.token(start - 1)?;
        let word = page.slice(token.start, token.end);
        let han = word.chars().all(|c| is_han(c) || c == '·');
        let single_function = matches!(
            word,
            "在" | "的" | "和" | "与" | "是" | "对" | "由" | "被" | "向" | "据"
        );
        let inside = han
            && !single_function
            && (!is_ordinary(&token.pos)
                || token.pos.starts_with('v')
                || token.pos.starts_with('a'))
            && !lists.is(Class::Title, word)
            && !lists.is(Class::Speech, word);
        if !inside {
            break;
        }
        start = token.start;
    }
    // What is said of the body stands before a word for its kind: 美国华盛顿智库….
    let mut place = start;
    while let Some(token) = page.token(place).filter(|token| token.end < end) {
        if matches!(
            page.slice(token.start, token.end),
            "智库" | "机构" | "媒体" | "企业" | "组织" | "通讯社"
        ) && end - token.end >= 4
        {
            start = token.end;
        }
        place = token.end;
    }
    (end - start >= 2).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[(&str, NameKind)]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        anchors(&page, &Lists::new(), &mut found);
        let names: Vec<_> = found
            .iter()
            .map(|c| (page.span(c.start, c.end).of(text), c.kind))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn people_both_ways() {
        let expect = [
            ("帕图里克", NameKind::Person),
            ("Ivo Paturik", NameKind::Person),
        ];
        check("发言人帕图里克（Ivo Paturik）表示", &expect);
        check("總理帕图里克(Ivo Paturik)表示", &expect);
        check(
            "由Ivo Paturik（帕图里克）提出",
            &[
                ("Ivo Paturik", NameKind::Person),
                ("帕图里克", NameKind::Person),
            ],
        );
        check(
            "教授林若溪（Lin Ruoxi）",
            &[
                ("林若溪", NameKind::Person),
                ("Lin Ruoxi", NameKind::Person),
            ],
        );
    }

    #[test]
    fn remarks_in_brackets_are_no_anchors() {
        check("他（左）说", &[]);
        check("这项工作（photo）", &[]);
    }
}
