//! Mends the edges of bodies' names.

use crate::model::NameKind;

use super::candidate::Candidate;
use super::listed::has_suffix;
use super::lists::{Class, Lists};
use super::page::Page;

/// Words that a body's name does not start with.
const BEFORE_BODY: &str = "于受由被向与据对在从和同为给把让跟";

/// What follows a place without being a part of a body's name.
const AFTER_PLACE: [&str; 20] = [
    "贩毒集团",
    "犯罪集团",
    "恐怖组织",
    "武装组织",
    "研发中心",
    "总部",
    "工厂",
    "办公室",
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
/// Words for what a body is that stand between its place and its name.
const WHAT_IT_IS: [&str; 22] = [
    "电信商",
    "承建商",
    "国有企业",
    "通讯社",
    "基金",
    "私募基金",
    "业者",
    "投行",
    "企业",
    "智库",
    "巨头",
    "厂商",
    "运营商",
    "制造商",
    "开发商",
    "供应商",
    "国企",
    "车企",
    "药企",
    "券商",
    "媒体",
    "机构",
];
/// What follows a body and speaks for it.
const AFTER_BODY: [&str; 3] = ["发言人", "代表", "负责人"];
/// Kinds of bodies, which alone are no names.
const GENERIC: [&str; 30] = [
    "公司",
    "集团",
    "联盟",
    "大学",
    "组织",
    "机构",
    "学院",
    "银行",
    "协会",
    "施工队",
    "指挥部",
    "专案组",
    "监护室",
    "居委会",
    "村委会",
    "总部",
    "分公司",
    "子公司",
    "母公司",
    "调查组",
    "工作组",
    "救援队",
    "医院",
    "法院",
    "检察院",
    "派出所",
    "街道办",
    "警方",
    "检方",
    "俱乐部",
];
/// Regions with which a company's office is no name of a body: 亚太总部.
const OFFICES: [&str; 5] = ["总部", "分部", "业务部", "事业部", "大区"];

/// 墨西哥经济部长 names a person's office: the place stands, the body goes. 瑞典监管机构 is no name
/// of a body, 欧安组织观察团 the body with something behind, 民进党立委 the party and a title.
pub(super) fn mended(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Option<Candidate> {
    let candidate = ended(page, lists, candidate);
    let (start, end) = (candidate.start, candidate.end);
    let form = page.slice(start, end);
    let regional = OFFICES.iter().any(|office| {
        form.strip_suffix(office).is_some_and(|region| {
            matches!(
                region,
                "亚太"
                    | "亚洲"
                    | "北美"
                    | "欧洲"
                    | "大中华"
                    | "大中华区"
                    | "全球"
                    | "区域"
                    | "地区"
                    | "海外"
            )
        })
    });
    if GENERIC.contains(&form) || regional {
        return None;
    }
    if lists.is(Class::Place, form) && !lists.is(Class::Organisation, form) {
        return Some(Candidate {
            kind: NameKind::Place,
            ..candidate
        });
    }
    let place = place_end(page, lists, start, end).map(|middle| {
        // 美国华盛顿智库: a place within the place.
        place_end(page, lists, middle, end).unwrap_or(middle)
    });
    let place_alone = |end| Candidate {
        end,
        kind: NameKind::Place,
        ..candidate
    };
    if is_office(page, end) {
        return place.map(place_alone);
    }
    // 德国物流 before 企业 says of what kind it is.
    let said = (2..=3).any(|length| WHAT_IT_IS.contains(&page.slice(end, end + length)))
        && !has_suffix(lists, form)
        && !lists.is(Class::Organisation, form);
    if let Some(middle) = place.filter(|_| said) {
        return Some(place_alone(middle));
    }
    if let Some(middle) = place
        && AFTER_PLACE.contains(&page.slice(middle, end))
    {
        return Some(place_alone(middle));
    }
    Some(candidate)
}

/// Where the longest listed place that starts here ends.
fn place_end(page: &Page<'_>, lists: &Lists, start: usize, end: usize) -> Option<usize> {
    (start + 2..end)
        .rev()
        .find(|&middle| lists.is(Class::Place, page.slice(start, middle)))
}

/// 国家防总和应急管理部: two bodies taken for one, and where they are joined.
pub(super) fn two_bodies(page: &Page<'_>, lists: &Lists, candidate: &Candidate) -> Option<usize> {
    let body = |start: usize, end: usize| {
        let form = page.slice(start, end);
        lists.is(Class::Organisation, form) || end >= start + 4 && has_suffix(lists, form)
    };
    (candidate.start + 2..candidate.end)
        .filter(|_| candidate.kind == NameKind::Organisation)
        .filter(|&at| matches!(page.at(at), '与' | '和' | '及'))
        .find(|&at| body(candidate.start, at) && body(at + 1, candidate.end))
}

/// The body without what leads to it: 受…委托, 荷兰码头运营商 before a name.
pub(super) fn begun(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Candidate {
    let (start, end) = (candidate.start, candidate.end);
    let leads = BEFORE_BODY.contains(page.at(start))
        && page.token(start).is_some_and(|t| t.end == start + 1);
    if end - start > 4 && leads {
        return Candidate {
            start: start + 1,
            ..candidate
        };
    }
    // Ordinary words before a place or a body: 收购荷兰…, 交易尚需香港….
    if let Some(behind) = ordinary_lead(page, lists, start, end) {
        return begun(
            page,
            lists,
            Candidate {
                start: behind,
                ..candidate
            },
        );
    }
    // 罗森伯格引述解放军国防大学: a listed body behind a verb.
    let quoted = (start + 2..end.saturating_sub(2)).find(|&at| {
        let verb = page
            .token(at - 1)
            .is_some_and(|t| t.end == at && t.end - t.start >= 2 && t.pos == "v");
        verb && lists.is(Class::Organisation, page.slice(at, end))
    });
    if let Some(start) = quoted {
        return Candidate { start, ..candidate };
    }
    // 国立 and the like belong to the name.
    if ["国立", "市立", "县立", "州立", "私立", "公立"]
        .contains(&page.slice(start.saturating_sub(2), start))
    {
        return Candidate {
            start: start.saturating_sub(2),
            ..candidate
        };
    }
    // A word for what it is, after a place: 国有企业, 运营商.
    let mut place = start;
    let mut behind = start;
    while let Some(token) = page.token(place).filter(|token| token.end < end) {
        let word = page.slice(token.start, token.end);
        if WHAT_IT_IS.contains(&word) && token.start > start && end - token.end >= 4 {
            behind = token.end;
        }
        place = token.end;
    }
    let placed = (start + 2..behind).any(|end| lists.is(Class::Place, page.slice(start, end)));
    if placed {
        return Candidate {
            start: behind,
            ..candidate
        };
    }
    candidate
}

/// Where a listed place or body starts behind words that no name starts with.
fn ordinary_lead(page: &Page<'_>, lists: &Lists, start: usize, end: usize) -> Option<usize> {
    /// So many words are looked at.
    const WORDS: usize = 3;
    let mut at = start;
    let mut ordinary = false;
    for _ in 0..WORDS {
        let token = page.token(at).filter(|t| t.start == at && t.end < end)?;
        let sure = matches!(&*token.pos, "v" | "d" | "p" | "c");
        let cue = lists.is(Class::OrgCue, page.slice(token.start, token.end));
        if !(sure || cue || token.pos == "vn") {
            return None;
        }
        ordinary |= sure || cue;
        at = token.end;
        let named = (at + 2..=end.min(at + 6)).any(|to| {
            let bits = lists.bits(page.slice(at, to));
            bits & (1 << Class::Place as u32 | 1 << Class::Organisation as u32) != 0
        });
        if ordinary && (named || cue && end - at >= 4) {
            return Some(at);
        }
    }
    None
}

/// The body without the title or deputies behind it, with the whole of its suffix.
fn ended(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Candidate {
    let (start, end) = (candidate.start, candidate.end);
    let cut = |end| Candidate { end, ..candidate };
    // 皇家地理学 before 会: the suffix goes on.
    let whole = (1..=3).find_map(|more| {
        let after = end + more;
        (more + 1..=5).find_map(|length| {
            let suffix = after
                .checked_sub(length)
                .filter(|&s| s > start && s < end)?;
            let known = lists.is(Class::OrgSuffix, page.slice(suffix, after))
                && page.token(after - 1).is_some_and(|t| t.end == after);
            known.then_some(after)
        })
    });
    if let Some(after) = whole {
        return cut(after);
    }
    // 日本水产 before 厅.
    let office = page
        .token(end)
        .is_some_and(|t| (t.start, t.end) == (end, end + 1))
        && "部局厅署院社馆党".contains(page.at(end))
        && (page.at(end + 1) != '长' || page.at(end + 2) == '官')
        && !has_suffix(lists, page.slice(start, end));
    if office && end - start >= 3 {
        return cut(end + 1);
    }
    // A title stands at the end, or starts before it: 民进党立委, 摩根大通分析员.
    let complete = has_suffix(lists, page.slice(start, end));
    let title = (start + 2..end).rev().find(|&middle| {
        let least = end - middle;
        let most = if complete { least } else { 6 };
        (least..=most)
            .any(|length| length > 1 && lists.is(Class::Title, page.slice(middle, middle + length)))
    });
    if let Some(middle) = title.filter(|&middle| page.starts_word(middle)) {
        return cut(middle);
    }
    if let Some(middle) = tail_start(page, lists, start, end) {
        return cut(middle);
    }
    let spoken_for = AFTER_BODY.iter().find_map(|after| {
        let middle = end.checked_sub(after.chars().count())?;
        let body = page.slice(start, middle);
        let whole =
            lists.is(Class::Organisation, body) || middle > start + 3 && has_suffix(lists, body);
        (page.slice(middle, end) == *after && whole).then_some(middle)
    });
    let sent = [
        "代表团",
        "观察团",
        "调查组",
        "工作组",
        "教练组",
        "峰会",
        "会议",
        "年会",
    ]
    .iter()
    .find_map(|after| {
        let middle = end.checked_sub(after.chars().count())?;
        let body = page.slice(start, middle);
        let known = lists.is(Class::Organisation, body)
            || has_suffix(lists, body)
            || body.chars().count() >= 5 && body.ends_with("组织");
        (page.slice(middle, end) == *after && known).then_some(middle)
    });
    // 世界粮食计划署 with 驻…办事处 behind it.
    let sent = sent.or_else(|| {
        (start + 3..end).find(|&at| {
            let body = page.slice(start, at);
            page.at(at) == '驻' && (lists.is(Class::Organisation, body) || has_suffix(lists, body))
        })
    });
    spoken_for.or(sent).map_or(candidate.clone(), cut)
}

/// Where a listed body or an academy ends that has a word too much behind it: 俄罗斯科学院太阳.
fn tail_start(page: &Page<'_>, lists: &Lists, start: usize, end: usize) -> Option<usize> {
    const PARTS: [char; 14] = [
        '系', '班', '队', '组', '司', '处', '科', '室', '所', '站', '社', '部', '局', '会',
    ];
    let form = page.slice(start, end);
    if has_suffix(lists, form) || lists.is(Class::Organisation, form) || form.ends_with(PARTS) {
        return None;
    }
    let whole = |middle: usize| {
        let front = page.slice(start, middle);
        page.starts_word(middle)
            && (middle >= start + 4 && lists.is(Class::Organisation, front)
                || front.ends_with("科学院")
                || front.ends_with("大学"))
    };
    (start + 4..end)
        .rev()
        .find(|&middle| end - middle <= 3 && whole(middle))
}

/// Whether a body that ends here is read as a part of an office: 国防部 in 国防部长.
pub(super) fn is_office(page: &Page<'_>, end: usize) -> bool {
    const BODIES: &str = "部局厅院处署行校社馆所委";
    let whole = page.at(end) == '长' && BODIES.contains(page.before(end));
    let cut = page.at(end + 1) == '长'
        && BODIES.contains(page.at(end))
        && !BODIES.contains(page.before(end));
    whole && page.at(end + 1) != '官' || cut && page.at(end + 2) != '官'
}
