//! Mends places, and finds those that one character stands for.
//!
//! 湖南岳阳 is two places, one in the other, as the corpora have it; 将军澳 is one, though 澳 alone
//! may be a country; 乌 in 乌方 and 乌军 is one.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::Page;

/// How the names of administrative units end.
const UNITS: [&str; 12] = [
    "省",
    "自治区",
    "自治州",
    "市",
    "县",
    "区",
    "州",
    "镇",
    "乡",
    "村",
    "旗",
    "街道",
];
/// How roads and quarters end that stand behind their town.
const ROADS: [&str; 7] = ["路", "街", "大道", "巷", "社区", "小区", "胡同"];
/// Countries that 方 and 军 are written behind.
const WITH_SIDES: &str = "俄乌美中日韩朝英法德印伊以菲越台";

/// The place with the word for its kind that stands behind: 望江 with 东路, 西贡 with 区.
pub(super) fn with_kind(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Candidate {
    let candidate = with_region(page, lists, candidate);
    let end = candidate.end;
    if candidate.kind != NameKind::Place || end - candidate.start < 2 {
        return candidate;
    }
    let side = usize::from(matches!(page.at(end), '东' | '西' | '南' | '北' | '中'));
    let more = (1..=4).rev().find(|&length| {
        let word = page.slice(end, end + length);
        let road = length == side + 1 && matches!(page.at(end + side), '路' | '街');
        let kind = lists.is(Class::PlaceSuffix, word)
            && !matches!(
                word,
                "地区" | "海域" | "关口" | "港口" | "码头" | "教堂" | "营地" | "宫"
            )
            && page.starts_word(end);
        (road || kind)
            && page
                .token(end + length - 1)
                .is_some_and(|t| t.end == end + length)
    });
    Candidate {
        end: end + more.unwrap_or(0),
        ..candidate
    }
}

/// 香港 and 特别行政区 are one place, whichever of them was found.
fn with_region(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Candidate {
    const REGION: &str = "特别行政区";
    let length = REGION.chars().count();
    let (start, end) = (candidate.start, candidate.end);
    let named = |start: usize, end: usize| lists.is(Class::Place, page.slice(start, end));
    if candidate.kind != NameKind::Place {
        return candidate;
    }
    if page.slice(end, end + length) == REGION && named(start, end) {
        return Candidate {
            end: end + length,
            ..candidate
        };
    }
    let front = start.checked_sub(2).filter(|&front| named(front, start));
    match front.filter(|_| page.slice(start, end) == REGION) {
        Some(start) => Candidate { start, ..candidate },
        None => candidate,
    }
}

/// Characters that begin the names of villages and waters beside their neighbours: 前营村, 第二干渠.
const BEGIN: &str = "前后上下东西南北中大小新老旧第一二三四五六七八九十内外左右";
/// Where a row of villages goes on, or a larger place ends.
const ROW: &str = "、，（( 和与及及至省市县区镇乡：:";

/// The village or water with what begins its name: 前营村, of which 营村 was found.
pub(super) fn begun(page: &Page<'_>, candidate: Candidate) -> Candidate {
    /// So many characters may be missing.
    const MISSING: usize = 2;
    let start = candidate.start;
    let ends = UNITS
        .iter()
        .chain(&["屯", "寨", "沟", "坝", "湾", "河", "江", "渠", "桥"]);
    let form = page.slice(candidate.start, candidate.end);
    if candidate.kind != NameKind::Place || !{ ends }.any(|end| form.ends_with(end)) {
        return candidate;
    }
    let begun = (1..=MISSING).find_map(|missing| {
        let from = start.checked_sub(missing)?;
        let named = (from..start).all(|at| BEGIN.contains(page.at(at)));
        let opens = from == 0 || ROW.contains(page.before(from)) || page.before(from) == '\n';
        (named && opens).then_some(from)
    });
    Candidate {
        start: begun.unwrap_or(start),
        ..candidate
    }
}

/// The places of a candidate that names a larger and a smaller one.
pub(super) fn split(page: &Page<'_>, lists: &Lists, candidate: Candidate) -> Vec<Candidate> {
    let (start, end) = (candidate.start, candidate.end);
    let listed = |start, end| lists.is(Class::Place, page.slice(start, end));
    let unit = |start, end| {
        let form = page.slice(start, end);
        form.chars().count() > 2 && UNITS.iter().any(|unit| form.ends_with(unit))
    };
    if candidate.kind != NameKind::Place || end - start < 4 || listed(start, end) {
        return vec![candidate];
    }
    let middle = (start + 2..end - 1).find(|&middle| {
        let larger = listed(start, middle) || unit(start, middle);
        let smaller = listed(middle, end)
            || unit(middle, end)
            || {
                let token = page.token(middle);
                token.is_some_and(|t| (t.start, t.end) == (middle, end) && t.pos == "ns")
            }
            || end - middle >= 3 && {
                // 天津 and 和平路; 南京东路 is one.
                let form = page.slice(middle, end);
                ROADS.iter().any(|road| form.ends_with(road))
            };
        larger && smaller && (page.starts_word(middle) || unit(start, middle) && unit(middle, end))
    });
    let Some(middle) = middle else {
        return vec![candidate];
    };
    let rest = Candidate {
        start: middle,
        ..candidate.clone()
    };
    let mut places = vec![Candidate {
        end: middle,
        ..candidate
    }];
    places.extend(split(page, lists, rest));
    places
}

/// Countries in 乌方, 俄军, 韩媒, where the model sees none.
pub(super) fn sides(page: &Page<'_>, found: &mut Vec<Candidate>) {
    for start in 0..page.len().saturating_sub(1) {
        let (country, side) = (page.at(start), page.at(start + 1));
        let known = WITH_SIDES.contains(country)
            && match side {
                '方' => country != '以',
                '军' | '媒' => country != '中',
                _ => false,
            };
        let ends = page.token(start + 1).is_some_and(|t| t.end == start + 2);
        if known && ends && page.starts_word(start) {
            found.push(Candidate {
                start,
                end: start + 1,
                kind: NameKind::Place,
                source: Source::List,
            });
        }
    }
}

/// A listed name stands before what the model made of a part of it: 香港01, 将军澳.
pub(super) fn prefer_listed(found: &mut [Candidate], model: &[Candidate]) {
    for listed in found.iter_mut().filter(|c| c.source == Source::List) {
        let mut parts = model
            .iter()
            .filter(|c| c.start < listed.end && listed.start < c.end)
            .peekable();
        let whole = parts.peek().is_some()
            && parts.all(|c| {
                c.start >= listed.start
                    && c.end <= listed.end
                    && c.end - c.start < listed.end - listed.start
            });
        if whole {
            listed.source = Source::Title;
        }
    }
}
