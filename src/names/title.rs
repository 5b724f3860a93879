//! Names by the title before or after them: 外长王毅, 陈定定教授, 记者：乔琴恩.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::foreign::{LONGEST_PART, run_back, run_forward};
use super::lists::{Class, Lists};
use super::page::{Page, Token, is_han};

/// The longest title of the list, in characters.
const LONGEST_TITLE: usize = 8;
/// Characters that follow a name and start a word of their own: 王毅周五, 张彦则.
const AFTER_NAME: &str = "周则也却将曾已还仍说称和与在对就等向从于是的及或今昨上下本前后当并即便又再更最以为由被把让给到而且";

/// Finds people by their titles.
pub(crate) fn titles(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    for place in 0..page.len() {
        for length in (1..=LONGEST_TITLE).rev() {
            let end = place + length;
            let form = page.slice(place, end);
            if form.is_empty() {
                continue;
            }
            if lists.is(Class::Title, form)
                && let Some((start, end)) = name_after(page, lists, end)
            {
                push(found, start, end);
            }
            if lists.is(Class::TitleAfter, form)
                && let Some((start, end)) = name_before(page, lists, place)
            {
                push(found, start, end);
            }
        }
    }
    credits(page, lists, found);
}

fn push(found: &mut Vec<Candidate>, start: usize, end: usize) {
    found.push(Candidate {
        start,
        end,
        kind: NameKind::Person,
        source: Source::Title,
    });
}

/// The name that starts right after a title.
fn name_after(page: &Page<'_>, lists: &Lists, start: usize) -> Option<(usize, usize)> {
    if !page.starts_word(start) {
        return None;
    }
    if let Some(end) = foreign_from(page, lists, start) {
        return Some((start, end));
    }
    chinese_from(page, lists, start).map(|end| (start, end))
}

/// A foreign name of three or more characters, or two that are a name in the dictionary.
fn foreign_from(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let end = run_forward(page, lists, start);
    let length = end - start;
    let form = page.slice(start, end);
    let listed = lists.is(Class::Stop, form)
        || lists.is(Class::Place, form)
        || lists.is(Class::Title, form)
        || lists.is(Class::Speech, form);
    let known = length == 2
        && page
            .token(start)
            .is_some_and(|t| t.end == end && (t.pos.starts_with("nr") || t.pos == "x"));
    (!listed && ((3..=2 * LONGEST_PART).contains(&length) || known)).then_some(end)
}

/// A Chinese name: a surname with one or two characters, as the words are cut.
pub(crate) fn chinese_from(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let family = if lists.is(Class::Surname, page.slice(start, start + 2)) {
        2
    } else if lists.is(Class::Surname, page.slice(start, start + 1)) {
        1
    } else {
        return None;
    };
    let token = page.token(start)?;
    if token.start != start {
        return None;
    }
    let given = start + family;
    let end = if token.end > given {
        (token.pos.starts_with("nr") || token.pos == "x").then_some(token.end)?
    } else {
        given_end(page, page.token(given)?)?
    };
    let end = end.min(given + 2);
    let end = repaired(page, lists, given, end);
    let form = page.slice(start, end);
    let han = (start..end).all(|place| is_han(page.at(place)));
    (han && end > given && !lists.is(Class::Stop, form)).then_some(end)
}

/// The end of the given name that starts with this word.
fn given_end(page: &Page<'_>, token: &Token) -> Option<usize> {
    let length = token.end - token.start;
    let function = matches!(
        &*token.pos,
        "p" | "c" | "u" | "uj" | "ul" | "d" | "r" | "w" | "x" | "f" | "y"
    ) || length == 2 && token.pos.starts_with('v');
    if length > 2 || function && length == 1 && AFTER_NAME.contains(page.at(token.start)) {
        return None;
    }
    if length == 2 {
        return (!function).then_some(token.end);
    }
    let next = page.token(token.end)?;
    let next_is_given = next.end - next.start == 1
        && is_han(page.at(next.start))
        && !AFTER_NAME.contains(page.at(next.start))
        && !matches!(
            &*next.pos,
            "p" | "c" | "u" | "uj" | "ul" | "ug" | "ud" | "d" | "r" | "f" | "y" | "v" | "m"
        );
    Some(if next_is_given { next.end } else { token.end })
}

/// Takes off a last character that starts a word of its own: 王毅周 before 五.
fn repaired(page: &Page<'_>, lists: &Lists, given: usize, end: usize) -> usize {
    if end < given + 2 {
        return end;
    }
    let last = end - 1;
    let starts_word = [2, 3].into_iter().any(|length| {
        let form = page.slice(last, last + length);
        lists.is(Class::Speech, form) || is_time_word(form)
    });
    let function = "则也却将曾已还仍说称和与在对就等向从".contains(page.at(last));
    if starts_word || function { last } else { end }
}

/// Whether a form starts an expression of time: 周五, 今年, 本月.
pub(crate) fn is_time_word(form: &str) -> bool {
    let mut characters = form.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('周'), Some(day), None) => "一二三四五六日末".contains(day),
        (
            Some('今' | '昨' | '明' | '当' | '次' | '前' | '去' | '本' | '上' | '下' | '近'),
            Some(unit),
            None,
        ) => "年天日晨晚月周".contains(unit),
        _ => false,
    }
}

/// The name that ends right before a title.
fn name_before(page: &Page<'_>, lists: &Lists, end: usize) -> Option<(usize, usize)> {
    if end == 0 || !is_han(page.before(end)) {
        return None;
    }
    let run = run_back(page, lists, end);
    let form = page.slice(run, end);
    let other = lists.is(Class::Place, form)
        || lists.is(Class::Stop, form)
        || lists.is(Class::Organisation, form);
    if end - run >= 3 && !other && page.starts_word(run) {
        return Some((run, end));
    }
    for length in [3, 2, 1, 4] {
        let Some(start) = end.checked_sub(length) else {
            continue;
        };
        if length == 1 {
            let respectful = ["先生", "女士", "小姐", "太太", "夫人", "老师"]
                .iter()
                .any(|title| page.slice(end, end + 2) == *title);
            let alone = lists.is(Class::Surname, page.slice(start, end));
            if respectful && alone && page.starts_word(start) {
                return Some((start, end));
            }
            continue;
        }
        let token = page.token(start)?;
        let whole = chinese_from(page, lists, start) == Some(end);
        if whole && token.start == start && token.pos.starts_with("nr") {
            return Some((start, end));
        }
    }
    None
}

/// Lines of credits: 记者：乔琴恩 责编：何平.
fn credits(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    const ROLES: [&str; 14] = [
        "记者",
        "责编",
        "网编",
        "编辑",
        "责任编辑",
        "作者",
        "撰文",
        "摄影",
        "翻译",
        "校对",
        "编译",
        "监制",
        "主持人",
        "文",
    ];
    for colon in 1..page.len() {
        if !matches!(page.at(colon), '：' | ':' | '/' | '／') {
            continue;
        }
        let is_role = ROLES.iter().any(|role| {
            let length = role.chars().count();
            colon >= length && page.slice(colon - length, colon) == *role
        });
        if !is_role {
            continue;
        }
        let mut start = colon + 1;
        loop {
            while matches!(page.at(start), ' ' | '、' | '，' | ',') {
                start += 1;
            }
            let mut end = start;
            while is_han(page.at(end)) || page.at(end) == '·' {
                end += 1;
            }
            let foreign = end > start && run_forward(page, lists, start) == end;
            let chinese = lists.is(Class::Surname, page.slice(start, start + 1));
            let named = foreign || (chinese && (2..=4).contains(&(end - start)));
            if !named {
                break;
            }
            push(found, start, end);
            start = end;
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
        titles(&page, &Lists::new(), &mut found);
        found.sort_by_key(|c| (c.start, c.end));
        found.dedup();
        let names: Vec<&str> = found
            .iter()
            .map(|c| page.span(c.start, c.end).of(text))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn foreign_after_a_title() {
        check("国务卿帕图里克周五说", &["帕图里克"]);
        check("總統達瓦爾特對此", &["達瓦爾特"]);
    }

    #[test]
    fn credits_line() {
        check(
            "记者：乔若恩     责编：何平川     网编：洪伟",
            &["乔若恩", "何平川", "洪伟"],
        );
    }
}
