//! Names by the title before or after them: 外长王毅, 陈定定教授, 记者：乔琴恩.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::foreign::{LONGEST_PART, run_back, run_forward};
use super::lists::{Class, Lists};
use super::page::{Page, Token, is_han};

/// The longest title of the list, in characters.
const LONGEST_TITLE: usize = 8;
/// Characters that follow a name and start a word of their own: 王毅周五, 张彦则.
const AFTER_NAME: &str = "周则也却将曾已还仍说称和与在对就等向从于是的及或今昨上下本前后当并即便又再更最以为由被把让给到而且过着了";

/// Finds people by their titles.
pub(crate) fn titles(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    for place in (0..page.len()).filter(|&place| lists.may_start(page.at(place))) {
        for length in (1..=LONGEST_TITLE).rev() {
            let end = place + length;
            let bits = lists.bits(page.slice(place, end));
            let is = |class: Class| bits & (1 << class as u32) != 0;
            if is(Class::Title)
                && let Some((start, end)) = name_after(page, lists, end)
            {
                push(found, start, end);
            }
            if is(Class::TitleAfter)
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
        return by_shape(page, lists, start).map(|end| (start, end));
    }
    if let Some(end) = foreign_from(page, lists, start) {
        return Some((start, end));
    }
    chinese_from(page, lists, start)
        .or_else(|| by_shape(page, lists, start))
        .map(|end| (start, end))
}

/// A surname and two characters, or one, with a verb of saying or a mark right behind, where the
/// words are cut across the name.
fn by_shape(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    if !lists.is(Class::Surname, page.slice(start, start + 1))
        || is_time_word(page.slice(start, start + 2))
    {
        return None;
    }
    [3, 2]
        .into_iter()
        .map(|length| start + length)
        .find(|&end| {
            let says = (1..=2).any(|length| lists.is(Class::Speech, page.slice(end, end + length)));
            let given =
                (start + 1..end).all(|p| is_han(page.at(p)) && !AFTER_NAME.contains(page.at(p)));
            says && given || end == start + 3 && says && (start..end).all(|p| is_han(page.at(p)))
        })
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
    if let Some(end) = japanese_from(page, lists, start) {
        return Some(end);
    }
    let family = if lists.is(Class::Surname, page.slice(start, start + 2)) {
        2
    } else if lists.is(Class::Surname, page.slice(start, start + 1)) {
        1
    } else {
        return None;
    };
    let token = page.token(start)?;
    if token.start != start || is_time_word(page.slice(start, start + 2)) {
        return None;
    }
    let given = start + family;
    let end = if token.end > given {
        let end = (token.pos.starts_with("nr") || token.pos == "x").then_some(token.end)?;
        end + usize::from(end == given + 1 && goes_on(page, lists, end))
    } else {
        given_end(page, lists, page.token(given)?)?
    };
    let end = end.min(given + 2);
    let end = repaired(page, lists, given, end);
    let form = page.slice(start, end);
    let han = (start..end).all(|place| is_han(page.at(place)));
    (han && end > given && !lists.is(Class::Stop, form)).then_some(end)
}

/// 朴在 before 勋 and 称: a character that is no word belongs to the name before a verb of saying.
fn goes_on(page: &Page<'_>, lists: &Lists, end: usize) -> bool {
    let unknown = page.token(end).is_some_and(|t| {
        (t.start, t.end) == (end, end + 1) && matches!(&*t.pos, "x" | "nr" | "ng")
    });
    let says = (1..=2).any(|more| lists.is(Class::Speech, page.slice(end + 1, end + 1 + more)));
    unknown && says && is_han(page.at(end)) && !AFTER_NAME.contains(page.at(end))
}

/// A Japanese name of four characters, or five: 小林正人. Shorter ones are left to the model.
fn japanese_from(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let family = [3, 2]
        .into_iter()
        .find(|&length| lists.is(Class::SurnameJa, page.slice(start, start + length)))?;
    let end = start + family + 2;
    let given = start + family..end;
    let han = given.clone().all(|place| is_han(page.at(place)));
    let cut_well = page.token(end - 1).is_none_or(|t| t.end == end);
    (han && cut_well
        && page.starts_word(start)
        && !given.into_iter().any(|p| AFTER_NAME.contains(page.at(p))))
    .then_some(end)
}

/// The end of the given name that starts with this word.
fn given_end(page: &Page<'_>, lists: &Lists, token: &Token) -> Option<usize> {
    let length = token.end - token.start;
    let function = matches!(
        &*token.pos,
        "p" | "c" | "u" | "uj" | "ul" | "ug" | "uz" | "d" | "r" | "w" | "x" | "f" | "y"
    ) || length == 2 && token.pos.starts_with('v');
    if length > 2 || function && length == 1 && AFTER_NAME.contains(page.at(token.start)) {
        return None;
    }
    if length == 2 {
        let verb = token.pos.starts_with('v');
        let ends = page.token(token.end).is_some_and(|next| {
            let form = page.slice(next.start, next.end);
            lists.is(Class::Speech, form)
                || matches!(form, "，" | "、" | "," | "。" | "和" | "与" | "在")
        });
        return (!function || verb && ends).then_some(token.end);
    }
    let next = page.token(token.end)?;
    let next_is_given = next.end - next.start == 1
        && is_han(page.at(next.start))
        && !AFTER_NAME.contains(page.at(next.start))
        && !matches!(
            &*next.pos,
            "p" | "c" | "u" | "uj" | "ul" | "ug" | "ud" | "d" | "r" | "f" | "y" | "v" | "m"
        );
    // 裴松年说: what stands before a verb of saying belongs to the name.
    let says = |at: usize| {
        (1..=2).any(|length| lists.is(Class::Speech, page.slice(at, at + length)))
            && !AFTER_NAME.contains(page.at(next.start))
            && !lists.is(Class::Speech, page.slice(next.start, next.start + 2))
    };
    let next_is_given = next_is_given
        || next.end == next.start + 1 && is_han(page.at(next.start)) && says(next.end);
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

/// Whether a form is an expression of time that often follows a name: 周五, 今年, 本月.
pub(crate) fn is_time_word(form: &str) -> bool {
    const WORDS: &str = "周一 周二 周三 周四 周五 周六 周日 周末 今年 今天 今日 今晨 今晚 昨天 昨日 昨晚 \
        明天 明年 明日 明晚 当天 当日 当晚 次日 前天 前年 去年 本周 本月 本年 上周 上月 上午 下周 下月 下午 近日 近年 近期 日前 月底";
    form.chars().count() == 2 && WORDS.split_whitespace().any(|word| word == form)
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
    const ROLES: [&str; 17] = [
        "审校",
        "供图",
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
        "图",
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
            // 文/… 图/…: the next role is no name.
            let role = matches!(page.at(end), '：' | ':' | '/' | '／')
                && ROLES.contains(&page.slice(start, end));
            let named = !role && (foreign || (chinese && (2..=4).contains(&(end - start))));
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
