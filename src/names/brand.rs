//! Bodies by their form: Harbor基金, CNN电视台, 禾岸（杭州）物流有限公司, the medium in 《北渚文汇》.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// Latin words before a word for a body that say what kind it is, not which: AI公司.
const KINDS: [&str; 24] = [
    "AI", "IT", "APP", "VR", "AR", "XR", "IP", "PC", "MCN", "SaaS", "ETF", "FOF", "PE", "VC",
    "LED", "LNG", "NFC", "IDC", "ESG", "LOF", "QDII", "QFII", "ICU", "CRO",
];
/// Words for bodies behind Latin letters, beside those of the lists.
const BEHIND_LATIN: [&str; 16] = [
    "电视台",
    "广播电台",
    "广播公司",
    "电台",
    "化学",
    "地产",
    "航空",
    "娱乐",
    "影业",
    "石油",
    "超市",
    "乐队",
    "实验室",
    "TV",
    "频道",
    "视频",
];
/// The Latin part of a body's name has at most this many characters.
const LONGEST_LATIN: usize = 24;
/// Before a bracket with a place the company's own name has at most so many characters, behind it so many.
const LONGEST_FRONT: usize = 8;
const LONGEST_BACK: usize = 24;
/// How companies end whose names hold a place in brackets.
const COMPANY_ENDS: [&str; 5] = ["有限公司", "有限合伙", "事务所", "公司", "集团"];
/// How media end.
const MEDIA_ENDS: [&str; 22] = [
    "日报",
    "晚报",
    "时报",
    "晨报",
    "早报",
    "快报",
    "商报",
    "周报",
    "导报",
    "邮报",
    "先驱报",
    "电讯报",
    "都市报",
    "青年报",
    "画报",
    "周刊",
    "月刊",
    "双月刊",
    "半月谈",
    "文汇",
    "新闻网",
    "快讯",
];
/// What stands behind a medium that says or prints something.
const PRINTS: [&str; 20] = [
    "报道",
    "记者",
    "称",
    "说",
    "社论",
    "杂志",
    "网站",
    "援引",
    "引述",
    "主编",
    "总编",
    "编辑",
    "披露",
    "刊登",
    "刊文",
    "撰文",
    "评论员",
    "头版",
    "指出",
    "采访",
];

/// Finds bodies by their forms.
pub(super) fn brands(
    page: &Page<'_>,
    lists: &Lists,
    weak: &[Candidate],
    found: &mut Vec<Candidate>,
) {
    let mut push = |(start, end): (usize, usize)| {
        found.push(Candidate {
            start,
            end,
            kind: NameKind::Organisation,
            source: Source::Form,
        });
    };
    for at in 0..page.len() {
        let c = page.at(at);
        let before = page.before(at);
        if (is_han(c) || c == 'T') && before.is_ascii_alphanumeric() || c == 'T' && is_han(before) {
            behind_latin(page, lists, at)
                .into_iter()
                .for_each(&mut push);
        }
        match c {
            '(' => placed(page, lists, at, weak)
                .into_iter()
                .for_each(&mut push),
            '《' => medium(page, at).into_iter().for_each(&mut push),
            _ => {}
        }
    }
}

/// Harbor基金: a capitalised Latin word and, right behind it, a word for a body.
fn behind_latin(page: &Page<'_>, lists: &Lists, at: usize) -> Option<(usize, usize)> {
    let end = (2..=5).rev().map(|length| at + length).find(|&end| {
        let word = page.slice(at, end);
        let known = BEHIND_LATIN.contains(&word)
            || lists.is(Class::OrgTail, word)
            || lists.is(Class::OrgSuffix, word) && word.chars().count() > 1;
        known && page.token(end - 1).is_none_or(|t| t.end == end)
    })?;
    let mut start = at;
    let least = at.saturating_sub(LONGEST_LATIN);
    while start > least
        && (page.before(start).is_ascii_alphanumeric()
            || matches!(page.before(start), '&' | '-' | '.'))
    {
        start -= 1;
    }
    if start == at
        && page.slice(at, end) == "TV"
        && !page.at(end).is_alphanumeric() | is_han(page.at(end))
    {
        let front = page.token(at - 1).filter(|t| t.end - t.start >= 2)?;
        return Some((front.start, end));
    }
    let latin = page.slice(start, at);
    let capital = latin.starts_with(|c: char| c.is_ascii_uppercase());
    let generic = KINDS.contains(&latin) || latin.chars().count() < 2;
    (capital && !generic).then_some((start, end))
}

/// 禾岸（杭州）物流有限公司: a place in brackets within a company's name.
fn placed(
    page: &Page<'_>,
    lists: &Lists,
    open: usize,
    weak: &[Candidate],
) -> Option<(usize, usize)> {
    let close = (open + 3..=open + 7).find(|&at| page.at(at) == ')')?;
    let place = page.slice(open + 1, close);
    let is_place = lists.is(Class::Place, place)
        || matches!(place, "中国" | "集团" | "国际")
        || weak
            .iter()
            .any(|c| c.kind == NameKind::Place && (c.start, c.end) == (open + 1, close));
    let behind = (close + 1..close + 1 + LONGEST_BACK)
        .take_while(|&at| is_han(page.at(at)))
        .count();
    let end = COMPANY_ENDS.iter().find_map(|tail| {
        let length = tail.chars().count();
        (close + 1 + length..=close + 1 + behind)
            .find(|&end| page.slice(end - length, end) == *tail)
    })?;
    if !is_place || !is_han(page.before(open)) {
        return None;
    }
    let named = weak.iter().find(|c| c.end == open).map(|c| c.start);
    let start = named.or_else(|| front(page, lists, open))?;
    Some((start, end))
}

/// Where the company's own name before a bracket starts: over words that may be a part of it.
fn front(page: &Page<'_>, lists: &Lists, open: usize) -> Option<usize> {
    let mut start = open;
    while let Some(token) = start.checked_sub(1).and_then(|at| page.token(at)) {
        let word = page.slice(token.start, token.end);
        let fits = word.chars().all(is_han)
            && open - token.start <= LONGEST_FRONT
            && !matches!(
                &*token.pos,
                "p" | "c" | "u" | "uj" | "ul" | "d" | "r" | "f" | "m" | "q"
            )
            && !(token.pos.starts_with('v') && token.pos != "vn" && token.end - token.start > 1)
            && !lists.is(Class::Title, word)
            && !lists.is(Class::Speech, word);
        if !fits {
            break;
        }
        start = token.start;
    }
    (open - start >= 2).then_some(start)
}

/// 《北渚文汇》: a medium in such marks, by how it ends or by what stands around it.
fn medium(page: &Page<'_>, open: usize) -> Option<(usize, usize)> {
    let start = open + 1;
    let close = (start + 2..=start + 10).find(|&at| page.at(at) == '》')?;
    let form = page.slice(start, close);
    let clear = form
        .chars()
        .all(|c| is_han(c) || c.is_ascii_alphanumeric() || c == '·');
    let by_end = MEDIA_ENDS
        .iter()
        .any(|end| form.ends_with(end) && form != *end);
    let behind = PRINTS
        .iter()
        .any(|word| page.slice(close + 1, close + 1 + word.chars().count()) == *word);
    let works = page.before(open) == '在'
        && ["编辑", "记者", "主编", "任职", "供职"].iter().any(|word| {
            (close + 1..close + 10).any(|at| page.slice(at, at + word.chars().count()) == *word)
        });
    let serves = ["任职于", "供职于", "就职于"]
        .iter()
        .any(|word| page.slice(open.saturating_sub(3), open) == *word);
    (clear && (by_end || behind || works || serves)).then_some((start, close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[&str]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        brands(&page, &Lists::new(), &[], &mut found);
        let names: Vec<&str> = found
            .iter()
            .map(|c| page.span(c.start, c.end).of(text))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn latin_with_han() {
        check("Merle银行起诉AI公司", &["Merle银行"]);
        check("今早QVN电视台播出", &["QVN电视台"]);
    }

    #[test]
    fn media_in_marks_and_works() {
        check("《云汀晚报》刊文评《长夜渡》", &["云汀晚报"]);
        check("在《渚上》做过三年编辑", &["渚上"]);
    }
}
