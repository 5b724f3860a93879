//! People by the form in which news give them: 陈某, 谢某甲, 段某飞, 小赵, 老孙, 若兰（化名）, 博主“听雨人”.
//!
//! Each form says by itself what it is, so that these finds stand above those of the model, which
//! learned from texts that have few of them. What a form needs around it stands at its rule: 小方 may
//! be a person or 小方桌 before its last character, 老白 a person or 老白干.

use rustc_hash::FxHashMap;

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::foreign::is_ordinary;
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// Counts several whose names are left out: 谢某甲, 谢某乙.
const COUNTED: &str = "甲乙丙丁戊己庚辛";
/// What 某 stands before as a word of its own: 高某些 is no name.
const AFTER_SOME: &str = "些种个项地处日年次位家天时月条类款段场国县市镇村公";
/// Last characters of given names that are seldom words of their own.
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉志永红春海波宇浩凯健俊帆雪飞鑫鹏旭子轩\
    梓涵欣怡诗雨佳思嘉晨睿昊博泽铭宸航一可心桐彤梅荣贵福生林峰斌彬宏庆琳琴莲莉萍燕珍雅倩琪瑶颖璐婷妮洁云凤仙武龙虎\
    祥利全忠义仁德贤良成才富昌盛达友朋松柏山岳江河珠瑞宝银柱根花菊香芬芝蓉薇娥清康";
/// Surnames that are words of their own behind 小 and 老.
const ALSO_WORDS: &str = "方时高白黄金平马牛羊龙车石江华明计党米红城路门房花年水包毛公鱼姑师师手都来是有区易成应全乐别冷单于从强关\
    步农商项国管台经安同支边";
/// Characters that a name in this form may be called by without a surname: 阿梅, 大伟.
const CALLED: &str = "阿小大";
/// Words of which 阿 or 大 is the start and no given name follows.
const KIN: &str = "姨婆公妈爸伯弟哥姐爷奶嫂拉门斗胶房家学会约概体量部力国军型地";
/// What calls a person by a name of his own choice, before the name in marks.
const CALLED_SO: [&str; 16] = [
    "博主", "网友", "主播", "网红", "账号", "网名", "昵称", "艺名", "笔名", "外号", "绰号", "人称",
    "用户", "UP主", "up主", "大V",
];
/// A name of one's own choice has at most this many characters.
const LONGEST_CHOSEN: usize = 8;
/// Words after which the very next word is a person, though it has no surname: 当事人小雅.
const ROLES: [&str; 34] = [
    "当事人",
    "网友",
    "女孩",
    "男孩",
    "住客",
    "店员",
    "村民",
    "居民",
    "妻子",
    "丈夫",
    "女儿",
    "儿子",
    "弟弟",
    "妹妹",
    "护士长",
    "女友",
    "网格员",
    "会计",
    "民警",
    "辅警",
    "护士",
    "社工",
    "司机",
    "队员",
    "官兵",
    "老板",
    "邻居",
    "同乡",
    "战士",
    "保安",
    "店主",
    "骑手",
    "同事",
    "师傅",
];

/// Finds people by their forms.
pub(super) fn forms(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    let mut push = |(start, end): (usize, usize)| {
        found.push(Candidate {
            start,
            end,
            kind: NameKind::Person,
            source: Source::Form,
        });
    };
    let thirds = thirds(page, lists);
    for at in 0..page.len() {
        match page.at(at) {
            '某' => left_out(page, lists, at, &thirds)
                .into_iter()
                .for_each(&mut push),
            '小' | '老' | '阿' | '大' => {
                familiar(page, lists, at).into_iter().for_each(&mut push);
            }
            '(' if is_note(page, at) => changed(page, lists, at).into_iter().for_each(&mut push),
            '“' | '「' | '"' => chosen(page, at).into_iter().for_each(&mut push),
            _ => {}
        }
    }
}

/// Where the surname before `end` starts.
fn surname_before(page: &Page<'_>, lists: &Lists, end: usize) -> Option<usize> {
    let double = end.checked_sub(2).filter(|&start| {
        let form = page.slice(start, end);
        lists.is(Class::Surname, form) && !lists.is(Class::Place, form)
    });
    let start = double.or_else(|| {
        let start = end.checked_sub(1)?;
        lists
            .is(Class::Surname, page.slice(start, end))
            .then_some(start)
    })?;
    // 提高某项: the surname's character ends an ordinary word.
    let inside = page.token(start).is_some_and(|t| {
        t.start < start && t.end <= end && is_ordinary(&t.pos) && t.end - t.start <= 2
    });
    (!inside).then_some(start)
}

/// How often each surname with 某 and a third character stands in the page.
fn thirds(page: &Page<'_>, lists: &Lists) -> FxHashMap<(char, char), usize> {
    let mut times = FxHashMap::default();
    for at in (1..page.len()).filter(|&at| page.at(at) == '某') {
        if surname_before(page, lists, at).is_some() && is_han(page.at(at + 1)) {
            *times.entry((page.before(at), page.at(at + 1))).or_default() += 1;
        }
    }
    times
}

/// 陈某, 林某某, 谢某甲, 段某飞, 吕某A.
fn left_out(
    page: &Page<'_>,
    lists: &Lists,
    at: usize,
    thirds: &FxHashMap<(char, char), usize>,
) -> Option<(usize, usize)> {
    let start = surname_before(page, lists, at)?;
    let (next, after) = (page.at(at + 1), page.at(at + 2));
    if AFTER_SOME.contains(next) && !COUNTED.contains(next) && !GIVEN.contains(next) {
        return None;
    }
    if next == '某' {
        return Some((start, at + 2 + usize::from(COUNTED.contains(after))));
    }
    if COUNTED.contains(next) || next.is_ascii_uppercase() && !after.is_ascii_alphabetic() {
        return Some((start, at + 2));
    }
    let often = thirds.get(&(page.before(at), next)).copied().unwrap_or(0);
    let word = page.token(at + 1);
    let begins_word =
        word.is_some_and(|t| t.start == at + 1 && t.end > at + 2 && is_ordinary(&t.pos));
    let small = word.is_some_and(|t| {
        (t.start, t.end) == (at + 1, at + 2)
            && matches!(
                &*t.pos,
                "p" | "c"
                    | "u"
                    | "uj"
                    | "ul"
                    | "uz"
                    | "ug"
                    | "ud"
                    | "d"
                    | "r"
                    | "f"
                    | "y"
                    | "m"
                    | "q"
            )
    });
    let third = GIVEN.contains(next) && !begins_word && !(small && next != '一' && often < 2)
        || often >= 2 && is_han(next) && !begins_word && !small && !is_verb(page, at + 1);
    Some((start, at + 1 + usize::from(third)))
}

fn is_verb(page: &Page<'_>, at: usize) -> bool {
    page.token(at)
        .is_some_and(|t| t.start == at && t.pos.starts_with('v'))
        || "称说的在与和因被将对向从已即又也就把".contains(page.at(at))
}

/// 小赵, 老孙, 阿强: familiar forms.
fn familiar(page: &Page<'_>, lists: &Lists, at: usize) -> Option<(usize, usize)> {
    let (first, second) = (page.at(at), page.at(at + 1));
    let end = at + 2;
    let token = page.token(at + 1)?;
    if token.end != end || !is_han(second) || lists.is(Class::Stop, page.slice(at, end)) {
        return None;
    }
    // 大小, 缩小: the first character ends a word of its own.
    let cut = page
        .token(at)
        .is_some_and(|t| t.start < at && t.end == at + 1 && is_ordinary(&t.pos));
    let ordinary = token.start == at && !matches!(&*token.pos, "nr" | "nrt" | "nrfg" | "x" | "nz");
    // 王小洪: a surname before it makes it a given name.
    let given = at > 0
        && lists.is(Class::Surname, page.slice(at - 1, at))
        && page
            .token(at - 1)
            .is_some_and(|t| t.start == at - 1 || t.end > at);
    if cut || ordinary || given {
        return None;
    }
    let role = (2..=3).any(|length| {
        let before = page.slice(at.saturating_sub(length), at);
        ROLES.contains(&before) || length > 1 && lists.is(Class::Title, before)
    });
    let acts = acts(page, lists, end);
    let surname = lists.is(Class::Surname, page.slice(at + 1, end));
    let named = match first {
        '小' | '老' if surname => {
            if ALSO_WORDS.contains(second) {
                acts && role
            } else {
                acts || role || ends(page, end)
            }
        }
        '小' => GIVEN.contains(second) && role && (acts || ends(page, end)),
        // 阿富汗 goes on as foreign names do.
        '阿' => {
            !KIN.contains(second)
                && (surname || GIVEN.contains(second) || "玲珍强明伟东辉权杰豪".contains(second))
                && !lists.is_transliteration(page.at(end))
                && page.before(end - 2) != '·'
                && (acts || role || ends(page, end))
        }
        '大' => GIVEN.contains(second) && !KIN.contains(second) && role,
        _ => false,
    };
    (named && (CALLED.contains(first) || first == '老')).then_some((at, end))
}

/// Whether what a person does stands here.
fn acts(page: &Page<'_>, lists: &Lists, at: usize) -> bool {
    let says = (1..=2).any(|length| lists.is(Class::Speech, page.slice(at, at + length)));
    says || page.token(at).is_some_and(|t| {
        t.start == at
            && (t.pos.starts_with('v') || matches!(&*t.pos, "d" | "p" | "c" | "r" | "t" | "uj"))
    })
}

/// Whether a mark, a bracket or the end stands here.
fn ends(page: &Page<'_>, at: usize) -> bool {
    !is_han(page.at(at)) && !page.at(at).is_alphanumeric()
}

/// （化名）, （音）: a note behind a person's name.
fn is_note(page: &Page<'_>, open: usize) -> bool {
    ["(化名)", "(均为化名)", "(音)", "(音译)"]
        .iter()
        .any(|note| page.slice(open, open + note.chars().count()) == *note)
}

/// 若兰（化名）: the name before such a note.
fn changed(page: &Page<'_>, lists: &Lists, open: usize) -> Option<(usize, usize)> {
    if !is_han(page.before(open)) {
        return None;
    }
    let surnamed = [3, 2].into_iter().find_map(|length| {
        let start = open.checked_sub(length)?;
        let clear = (start..open).all(|at| is_han(page.at(at)));
        let named = lists.is(Class::Surname, page.slice(start, start + 1));
        (clear && named && page.starts_word(start) && !opens_title(page, lists, start, open))
            .then_some(start)
    });
    let token = page.token(open - 1)?;
    let alone = (token.end - token.start >= 2).then_some(token.start);
    let clause = open
        .checked_sub(2)
        .filter(|&start| is_han(page.at(start)) && (start == 0 || !is_han(page.before(start))));
    let start = surnamed.or(alone).or(clause)?;
    (open - start <= 4).then_some((start, open))
}

fn opens_title(page: &Page<'_>, lists: &Lists, start: usize, end: usize) -> bool {
    (start + 2..=end).any(|to| lists.is(Class::Title, page.slice(start, to)))
}

/// 博主“听雨人”: what stands in marks behind such a word.
fn chosen(page: &Page<'_>, open: usize) -> Option<(usize, usize)> {
    let close = match page.at(open) {
        '“' => '”',
        '「' => '」',
        mark => mark,
    };
    let called = CALLED_SO.iter().any(|word| {
        let length = word.chars().count();
        let before = |gap: usize| {
            open.checked_sub(length + gap)
                .is_some_and(|from| page.slice(from, from + length) == *word)
        };
        before(0) || matches!(page.before(open), '叫' | '为' | '是' | '@') && before(1)
    });
    if !called {
        return None;
    }
    let start = open + 1;
    let end = (start + 2..=start + LONGEST_CHOSEN).find(|&at| page.at(at) == close)?;
    let clear = (start..end)
        .all(|at| page.at(at).is_alphanumeric() || matches!(page.at(at), '·' | '_' | '-'));
    clear.then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[&str]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        forms(&page, &Lists::new(), &mut found);
        let names: Vec<&str> = found
            .iter()
            .map(|c| page.span(c.start, c.end).of(text))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn names_left_out() {
        check(
            "被告人尹某与尹某甲、欧阳某某到案",
            &["尹某", "尹某甲", "欧阳某某"],
        );
        check("孟某强、汪某A均未到庭", &["孟某强", "汪某A"]);
        check("在高某些地区", &[]);
    }

    #[test]
    fn names_of_own_choice() {
        check(
            "博主“山中来信”发帖，网友「过路的鱼」说“不信”",
            &["山中来信", "过路的鱼"],
        );
    }
}
