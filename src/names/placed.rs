//! Bodies that start with a country or another place, of which the model saw the place alone.
//!
//! 韩国海洋水产部, 太平洋论坛: from a listed place over nouns to the way bodies end.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// At most so many words stand between the place and the end.
const WORDS: usize = 5;
/// How bodies end that hardly anything else does.
const ENDS: [&str; 52] = [
    "委员会",
    "研究所",
    "研究院",
    "研究中心",
    "大学",
    "学院",
    "协会",
    "学会",
    "联合会",
    "基金会",
    "管理局",
    "总局",
    "调查局",
    "安全局",
    "情报局",
    "气象局",
    "统计局",
    "海岸警卫队",
    "武装部队",
    "国民议会",
    "最高法院",
    "高等法院",
    "交易所",
    "博物馆",
    "图书馆",
    "档案馆",
    "电视台",
    "通讯社",
    "日报",
    "时报",
    "航空公司",
    "石油公司",
    "电力公司",
    "论坛",
    "电视网",
    "总站",
    "指挥部",
    "管委会",
    "海警",
    "自由军",
    "民主军",
    "总队",
    "支队",
    "红十字会",
    "人民政府",
    "人民法院",
    "人民检察院",
    "妇联",
    "公安局",
    "水务局",
    "监督管理局",
    "疾控中心",
];
/// Bodies whose names are a place and such a word alone.
const ALONE: [&str; 22] = [
    "外交部",
    "国防部",
    "财政部",
    "内政部",
    "司法部",
    "海岸警卫队",
    "武装部队",
    "最高法院",
    "人民政府",
    "人民法院",
    "人民检察院",
    "公安局",
    "水务局",
    "财政局",
    "教育局",
    "红十字会",
    "海警",
    "自由军",
    "电视网",
    "放送电视网",
    "疾控中心",
    "总工会",
];
/// Adds the bodies that start with a place that was found.
pub(super) fn placed(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    let mut bodies = Vec::new();
    for place in found.iter().filter(|c| c.kind == NameKind::Place) {
        let form = page.slice(place.start, place.end);
        let unit = place.end - place.start >= 3
            && form.ends_with(['省', '市', '县', '区', '州', '镇', '乡']);
        if place.end - place.start < 2 || !(unit || lists.is(Class::Place, form)) {
            continue;
        }
        let end = body_end(page, lists, place.end);
        let Some(end) = end.filter(|&end| !super::body::is_office(page, end)) else {
            continue;
        };
        let free = found
            .iter()
            .filter(|c| c.start < end && place.start < c.end)
            .all(|c| c.start >= place.start && c.end <= place.end);
        if free {
            bodies.push(Candidate {
                start: place.start,
                end,
                kind: NameKind::Organisation,
                source: Source::Title,
            });
        }
    }
    found.extend(bodies);
}

fn body_end(page: &Page<'_>, lists: &Lists, start: usize) -> Option<usize> {
    let mut at = start;
    let mut found = None;
    for number in 0..WORDS {
        let Some(token) = page.token(at).filter(|t| t.start == at) else {
            break;
        };
        let word = page.slice(token.start, token.end);
        let noun = matches!(&*token.pos, "n" | "vn" | "b" | "j" | "nz" | "nt" | "an")
            || word == "放送"
            || number > 0 && matches!(&*token.pos, "v" | "ng" | "q" | "g" | "k");
        let fits = noun
            && word.chars().all(is_han)
            && !lists.is(Class::Title, word)
            && !lists.is(Class::Speech, word)
            && !lists.is(Class::OrgCue, word)
            && !word.ends_with(['人', '者', '员']);
        if !fits {
            break;
        }
        at = token.end;
        let form = page.slice(start, at);
        // 局 in 僵局, 部 in 东部 end other words.
        let office = form.ends_with(['部', '厅', '署', '局'])
            && form.chars().count() >= 4
            && token.end - token.start != 2
            && !form.ends_with("俱乐部");
        let whole = number > 0 && ENDS.iter().any(|end| form.ends_with(end) && form != *end);
        // 墨西哥银行 with its 行长 behind.
        let bank = form == "银行"
            && (2..=4).any(|length| lists.is(Class::Title, page.slice(at, at + length)));
        if office || whole || bank || ALONE.contains(&form) {
            found = Some(at);
        }
    }
    found
}
