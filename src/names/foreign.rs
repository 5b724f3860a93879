//! Foreign names written in Chinese: runs of transliteration characters, and `X·Y`.
//!
//! `国务卿安东尼·布林肯周五` holds 安东尼·布林肯: the run ends where a character is not used for
//! transliteration (卿, 周), and where a word begins or ends that is no part of a name: a title
//! (总理), a listed place (加拿大), an ordinary word of the dictionary (可能).

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::Page;

/// Characters of names that are words of their own more often; they end a run.
const FUNCTION: &str = "于因所要以都已则将";
/// Characters that a run does not start with where they are words of their own: 派尼古拉….
const LEADS: &str = "派由令让使向称据和及对从叫请同因为于是若当其该经给";
/// Characters that a run does not end with where they are words of their own: …曾说.
const FOLLOWS: &str = "曾当派所";
/// As those, but many names end with them: a word behind has to tell.
const MAY_FOLLOW: &str = "提约因若";
/// Characters that names start with behind a title, though they lead to names elsewhere.
const MAY_START: &str = "于若因派其";
/// Titles and places that a run may touch have at most this many characters.
const LONGEST_WORD: usize = 8;
/// A name of one part has at most this many characters: 阿卜杜勒拉赫曼 has seven.
pub(crate) const LONGEST_PART: usize = 8;

/// Where the run of name characters that ends at `end` starts; points belong to it.
pub(crate) fn run_back(page: &Page<'_>, lists: &Lists, end: usize) -> usize {
    let mut start = end;
    let mut part = 0;
    let mut dotted = page.at(end) == '·' || follows_point(page, end);
    while start > 0 && part <= LONGEST_PART {
        let here = start - 1;
        let c = page.at(here);
        if is_joint(page, lists, here) {
            if part == 0 {
                break;
            }
            start = here;
            part = 0;
            dotted = true;
            continue;
        }
        if !is_name_char(page, lists, here, dotted) || ends_other_word(page, lists, here + 1) {
            break;
        }
        if FUNCTION.contains(c) && is_single_word(page, here) && part > 0
            || is_small(page, lists, here)
        {
            // 主教练何塞: behind a title it belongs to the name all the same.
            if c != '向' && ends_title(page, lists, here) {
                start = here;
            }
            break;
        }
        start = here;
        part += 1;
    }
    while start < end && is_joint(page, lists, start) {
        start += 1;
    }
    let crosses = page.token(start).is_some_and(|t| t.start < start);
    let leads = LEADS.contains(page.at(start))
        && (crosses || is_single_word(page, start))
        && !(MAY_START.contains(page.at(start)) && ends_title(page, lists, start));
    start + usize::from(leads && end > start + 2)
}

/// Where the run of name characters that starts at `start` ends.
pub(crate) fn run_forward(page: &Page<'_>, lists: &Lists, start: usize) -> usize {
    let mut end = start;
    let mut part = 0;
    let mut dotted = false;
    while end < page.len() && part <= LONGEST_PART {
        if is_joint(page, lists, end) {
            if part == 0 && end > start {
                break;
            }
            end += 1;
            part = 0;
            dotted = true;
            continue;
        }
        let c = page.at(end);
        if !is_name_char(page, lists, end, dotted) {
            // The last part may be a Chinese surname: 史蒂文·赵.
            if part == 0 && end > start && lists.is(Class::Surname, page.slice(end, end + 1)) {
                end += 1;
                part = 1;
                // 维克多·许会·罗哈斯: another part follows.
                if let Some(point) = (end..end + 2).find(|&at| page.at(at + 1) == '·') {
                    end = point + 1;
                    continue;
                }
            }
            break;
        }
        if part > 0 && starts_other_word(page, lists, end) {
            break;
        }
        if part > 1
            && (FUNCTION.contains(c) && is_single_word(page, end) || is_small(page, lists, end))
        {
            break;
        }
        end += 1;
        part += 1;
    }
    while end > start && is_joint(page, lists, end - 1) {
        end -= 1;
    }
    let last = page.before(end);
    let alone = is_single_word(page, end.saturating_sub(1));
    let word = last == '曾'
        || FOLLOWS.contains(last) && alone
        || MAY_FOLLOW.contains(last) && alone && !says_or_ends(page, lists, end)
        || last == '道' && matches!(page.at(end), '：' | ':' | '，' | ',');
    end - usize::from(end > start + 2 && word && page.at(end - 2) != '·')
}

/// Whether a verb of saying, a mark or a small word is behind a name that ends here.
fn says_or_ends(page: &Page<'_>, lists: &Lists, end: usize) -> bool {
    !super::page::is_han(page.at(end))
        || "在对和与及将已也还则的是".contains(page.at(end))
        || (1..=2).any(|length| lists.is(Class::Speech, page.slice(end, end + length)))
        || super::title::is_time_word(page.slice(end, end + 2))
}

/// Whether the ideographs before a place, as many as a part can have, follow a point.
fn follows_point(page: &Page<'_>, end: usize) -> bool {
    (end.saturating_sub(LONGEST_PART + 1)..end)
        .rev()
        .find(|&place| !super::page::is_han(page.at(place)))
        .is_some_and(|place| page.at(place) == '·')
}

/// Names of several parts joined by points, with what may follow them: 州, 大学.
pub(crate) fn dotted(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    let mut next = 0;
    for place in 0..page.len() {
        if place < next || page.at(place) != '·' {
            continue;
        }
        let start = run_back(page, lists, place);
        let end = run_forward(page, lists, place);
        if start == place || end <= place + 1 {
            continue;
        }
        next = end;
        let (end, kind) = with_suffix(page, lists, end);
        found.push(Candidate {
            start,
            end,
            kind,
            source: Source::Dotted,
        });
    }
}

/// What the run is a name of, by the word behind it.
fn with_suffix(page: &Page<'_>, lists: &Lists, end: usize) -> (usize, NameKind) {
    for length in (1..=6).rev() {
        let suffix = page.slice(end, end + length);
        if lists.is(Class::OrgSuffix, suffix) && length > 1 {
            return (end + length, NameKind::Organisation);
        }
        let is_place = lists.is(Class::PlaceSuffix, suffix)
            && page
                .token(end + length - 1)
                .is_none_or(|t| t.end == end + length);
        if is_place {
            return (end + length, NameKind::Place);
        }
    }
    if let Some(end) = named_after(page, end) {
        return (end, NameKind::Organisation);
    }
    (end, NameKind::Person)
}

/// Where a body ends that is named after a person, its field between: …·…太阳系研究所.
fn named_after(page: &Page<'_>, start: usize) -> Option<usize> {
    const ENDS: [&str; 9] = [
        "研究所",
        "研究院",
        "研究中心",
        "基金会",
        "大学",
        "学院",
        "医院",
        "实验室",
        "博物馆",
    ];
    let mut at = start;
    for _ in 0..3 {
        let token = page.token(at).filter(|t| t.start == at)?;
        if !matches!(&*token.pos, "n" | "nz" | "vn" | "b" | "j" | "ns" | "nt") {
            return None;
        }
        at = token.end;
        if at > start + 2 && ENDS.iter().any(|end| page.slice(start, at).ends_with(end)) {
            return Some(at);
        }
    }
    None
}

/// A point between two parts, or a hyphen inside a part: 奥卡西奥-科尔特斯, J·D·万斯.
fn is_joint(page: &Page<'_>, lists: &Lists, place: usize) -> bool {
    let both = |test: &dyn Fn(char) -> bool| {
        place > 0 && test(page.before(place)) && test(page.at(place + 1))
    };
    match page.at(place) {
        '·' => both(&|c| lists.is_transliteration(c) || super::page::is_han(c) || is_latin(c)),
        '-' | '—' | '－' | '–' => both(&|c| lists.is_transliteration(c)),
        '.' => both(&|c| is_latin(c) || c == '·' || lists.is_transliteration(c)),
        _ => false,
    }
}

fn is_name_char(page: &Page<'_>, lists: &Lists, place: usize, dotted: bool) -> bool {
    let c = page.at(place);
    if lists.is_transliteration(c) || dotted && lists.is_wide_transliteration(c) {
        return true;
    }
    // 阿不都, 买买提 and initials count next to a point only as parts of a dotted name.
    match c {
        '不' => page.before(place) == '阿' && matches!(page.at(place + 1), '都' | '力'),
        _ if is_latin(c) && c.is_uppercase() => {
            matches!(page.at(place + 1), '·' | '.')
                || page.before(place) == '·' && !is_latin(page.at(place + 1))
        }
        _ => false,
    }
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// 向, 中, 小 as words of their own, which only some names are written with.
fn is_small(page: &Page<'_>, lists: &Lists, place: usize) -> bool {
    page.at(place) == '向'
        || !lists.is_transliteration(page.at(place))
            && page.token(place).is_some_and(|t| {
                t.end - t.start == 1
                    && (matches!(&*t.pos, "p" | "c" | "d" | "f" | "r" | "m" | "a" | "y")
                        || t.pos.starts_with('u')
                        || t.pos.starts_with('v'))
            })
}

fn is_single_word(page: &Page<'_>, place: usize) -> bool {
    page.token(place).is_none_or(|t| t.end - t.start == 1)
}

fn ends_title(page: &Page<'_>, lists: &Lists, end: usize) -> bool {
    (2..=LONGEST_WORD.min(end)).any(|length| lists.is(Class::Title, page.slice(end - length, end)))
}

/// Whether a title or a listed place ends here.
fn ends_other_word(page: &Page<'_>, lists: &Lists, end: usize) -> bool {
    (2..=LONGEST_WORD.min(end)).any(|length| {
        let start = end - length;
        let form = page.slice(start, end);
        lists.is(Class::Title, form)
            || lists.is(Class::Stop, form) && page.starts_word(start)
            || lists.is(Class::Place, form)
                && page.starts_word(start)
                && (length > 2 || page.token(end - 1).is_none_or(|t| t.end == end))
    }) || page
        .token(end - 1)
        .is_some_and(|t| t.end == end && t.end - t.start > 1 && is_ordinary(&t.pos))
}

/// Whether an ordinary word, a title or a speech verb starts here.
fn starts_other_word(page: &Page<'_>, lists: &Lists, start: usize) -> bool {
    (2..=LONGEST_WORD).any(|length| {
        let form = page.slice(start, start + length);
        lists.is(Class::TitleAfter, form)
            || lists.is(Class::Speech, form)
            || lists.is(Class::OrgSuffix, form)
            || lists.is(Class::Stop, form) && page.starts_word(start)
    }) || page
        .token(start)
        .is_some_and(|t| t.start == start && t.end - t.start > 1 && is_ordinary(&t.pos))
}

/// Whether a word of this part of speech is no part of a name.
pub(crate) fn is_ordinary(pos: &str) -> bool {
    !pos.starts_with("nr") && !matches!(pos, "ns" | "nt" | "nz" | "x" | "j" | "eng" | "n" | "b")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[&str]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        dotted(&page, &Lists::new(), &mut found);
        let names: Vec<&str> = found
            .iter()
            .map(|c| page.span(c.start, c.end).of(text))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn parts_and_their_ends() {
        check("总理艾登·帕特森周五说", &["艾登·帕特森"]);
        check("學者瑪爾塔‧金認為", &["瑪爾塔‧金"]);
        check("议员奥利娃·里奥-科斯塔称", &["奥利娃·里奥-科斯塔"]);
        check("加拿大乔·斯通", &["乔·斯通"]);
        check("作者J·D·梅森和", &["J·D·梅森"]);
        check("音乐人史蒂文·赵说", &["史蒂文·赵"]);
    }

    #[test]
    fn universities_are_no_people() {
        check("在卡尔·汉森大学", &["卡尔·汉森大学"]);
    }

    #[test]
    fn dates_are_no_names() {
        check("九·一八之后", &[]);
    }
}
