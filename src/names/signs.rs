//! Places that one character stands for: 川渝两地, 苏皖交界, 闽籍, 赴琼, 韩国会, 向以北部.
//!
//! A single character is a place only beside another sign or a word that takes a place; 在宁 may be
//! 在宁静的, 以北部 a 以 before 北部, so that each shape names what must stand around it.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::page::{Page, is_han};

/// Provinces and large cities.
const PROVINCES: &str = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新蒙港澳台疆";
/// What two or three provinces have between them.
const BETWEEN: [&str; 34] = [
    "两地", "三地", "两省", "三省", "交界", "边界", "边境", "接壤", "毗邻", "警方", "一带", "地区",
    "区域", "合作", "协作", "联合", "高速", "高铁", "铁路", "等地", "多地", "四地", "四省", "等省",
    "签约", "携手", "联手", "互通", "跨省", "走廊", "一体", "协同", "经济", "同城",
];
/// What belongs to one province: 闽籍渔船, 粤企.
const OF_PROVINCE: &str = "籍企";
/// Where one goes: 赴琼, 返京.
const GOES: &str = "赴返抵离援驻来入进离";
/// Countries whose parliament is called so: 韩国会 is no 韩国 with 会.
const PARLIAMENTS: &str = "韩越日美英法泰印";
/// What of 以 (以色列) is spoken of, so that it is no particle.
const OF_ISRAEL: [&str; 9] = [
    "总理", "外长", "防长", "国防", "军方", "空军", "媒体", "议会", "内阁",
];

/// Finds places written with one character.
pub(super) fn signs(page: &Page<'_>, found: &mut Vec<Candidate>) {
    let mut push = |start: usize| {
        found.push(Candidate {
            start,
            end: start + 1,
            kind: NameKind::Place,
            source: Source::Form,
        });
    };
    for at in 0..page.len() {
        let c = page.at(at);
        if !is_han(c) {
            continue;
        }
        let row = at > 0 && PROVINCES.contains(page.before(at));
        if PROVINCES.contains(c) && opens(page, at) && !row {
            let run = (at..at + 4)
                .take_while(|&place| PROVINCES.contains(page.at(place)))
                .count();
            if (2..=3).contains(&run)
                && distinct(page, at, run)
                && BETWEEN.contains(&page.slice(at + run, at + run + 2))
            {
                (at..at + run).for_each(&mut push);
            }
            if run == 1
                && OF_PROVINCE.contains(page.at(at + 1))
                && ends_word(page, at + 1)
                && c != '新'
            {
                push(at);
            }
        }
        // 返京: the two characters are a word of their own, or the cut is between them.
        if GOES.contains(c)
            && "京沪渝琼粤川港澳台蓉穗".contains(page.at(at + 1))
            && opens(page, at)
            && ends_word(page, at + 1)
        {
            push(at + 1);
        }
        if PARLIAMENTS.contains(c)
            && page.slice(at + 1, at + 3) == "国会"
            && !OF_ISRAEL.contains(&page.slice(at + 3, at + 5))
            && page.at(at + 3) != '见'
            && page.at(at + 3) != '议'
            && opens_name(page, at)
        {
            push(at);
        }
        if c == '以' && israel(page, at) {
            push(at);
            let pair = "黎叙埃".contains(page.before(at)) && at > 0;
            if pair
                && !"称与和向对".contains(page.at(at + 1))
                && page.slice(at + 1, at + 3) != "北部"
            {
                push(at - 1);
            }
        }
    }
}

/// Whether a word, or a name, may start here.
fn opens(page: &Page<'_>, at: usize) -> bool {
    page.starts_word(at)
}

fn opens_name(page: &Page<'_>, at: usize) -> bool {
    page.starts_word(at)
        && (at == 0 || !is_han(page.before(at)) || page.token(at - 1).is_none_or(|t| t.end == at))
}

fn ends_word(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_none_or(|t| t.end == at + 1)
}

fn distinct(page: &Page<'_>, start: usize, length: usize) -> bool {
    (start..start + length)
        .all(|at| (at + 1..start + length).all(|other| page.at(at) != page.at(other)))
}

/// 以 for 以色列: 以总理, 向以北部发射, 黎以边境.
fn israel(page: &Page<'_>, at: usize) -> bool {
    let behind = page.slice(at + 1, at + 3);
    let front = page.before(at);
    if OF_ISRAEL.contains(&behind) {
        return at == 0
            || !is_han(front)
            || "称与和向对在，".contains(front)
            || page
                .token(at - 1)
                .is_some_and(|t| t.end == at && t.pos.starts_with('v'));
    }
    if page.at(at + 1) == '方'
        && ends_word(page, at + 1)
        && page.at(at + 2) != '便'
        && page.starts_word(at)
    {
        return true;
    }
    let struck = "向对击往射炸".contains(front)
        && matches!(
            behind,
            "北部"
                | "南部"
                | "中部"
                | "境内"
                | "发射"
                | "发动"
                | "宣战"
                | "施压"
                | "出口"
                | "军事"
        );
    struck
        || "黎伊巴叙埃约美".contains(front)
            && matches!(
                behind,
                "边境" | "冲突" | "停火" | "战争" | "双方" | "关系" | "和谈"
            )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[&str]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        signs(&page, &mut found);
        let names: Vec<&str> = found
            .iter()
            .map(|c| page.span(c.start, c.end).of(text))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn provinces_beside_each_other() {
        check("鄂豫陕三省开会", &["鄂", "豫", "陕"]);
        check("新疆宁静", &[]);
    }

    #[test]
    fn israel_is_told_from_the_particle() {
        check("火箭弹射向以南部", &["以"]);
        check("村庄以北部的山为界", &[]);
    }
}
