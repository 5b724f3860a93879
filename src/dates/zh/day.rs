//! Days in Chinese: 昨天, 今晚, 今（8）日, and a bare 30日 that can be nothing else.

use crate::dates::number::{Number, number};
use crate::dates::phrase::{Calendar, DayOf, DayPart, Steps};
use crate::dates::source::{Cursor, Parse};

use super::calendar::small;
use super::words::{DAY_PARTS, DAYS, SHORT_DAYS, SHORT_PARTS};

/// A day by its word or its number.
pub(super) fn from_day(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if let Some((steps, end)) = c.row(DAYS) {
        return is_day_word(c, end).then(|| (stepped(steps), end));
    }
    if let Some(read) = numbered_day(c) {
        return Some(read);
    }
    if let Some((steps, after)) = c.row(SHORT_DAYS)
        && let Some((part, end)) = after.row(SHORT_PARTS).or_else(|| after.row(DAY_PARTS))
        && is_short_day(c, after, end)
    {
        let date = Calendar {
            day_part: Some(part),
            ..stepped(steps)
        };
        return Some((date, end));
    }
    bare_day(c)
}

/// 今（8）日: the day in a word with its number, as Taiwan's papers write it.
fn numbered_day(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (_, after) = c.row(SHORT_DAYS)?;
    let (day, end) = number(after.eat("(")?)?;
    let end = end.eat(")")?.any(&["日", "天", "晚", "晨"])?;
    let day_part = match end.previous() {
        Some('晚') => Some(DayPart::Evening),
        Some('晨') => Some(DayPart::Morning),
        _ => None,
    };
    let date = Calendar {
        day_part,
        ..numbered(day)
    };
    (1..=31).contains(&day.value).then_some((date, end))
}

fn stepped(steps: Steps) -> Calendar {
    Calendar {
        day: Some(DayOf::Steps(steps)),
        ..Calendar::default()
    }
}

fn is_day_word(c: Cursor<'_>, end: Cursor<'_>) -> bool {
    let brand = c.sees("今日") && end.sees_any(&["头条", "美国", "关注", "说法"])
        || c.sees("明日") && end.sees_any(&["之星", "黄花", "报", "方舟"])
        || c.sees_any(&["后天", "前天"])
            && (end.sees_any(&["性", "气", "的努力"])
                || c.previous()
                    .is_some_and(|p| p.is_ascii_digit() || "天日周月年之以先".contains(p)))
        || c.sees("前日") && c.previous().is_some_and(|p| "日目以之年月".contains(p))
        || c.sees_any(&["隔日", "隔天"]) && c.follows_any(&["每"]);
    !brand
}

/// 今晚, 昨夜; not 今午后 nor 前夜.
fn is_short_day(c: Cursor<'_>, after: Cursor<'_>, end: Cursor<'_>) -> bool {
    let wrong = c.sees("前") && !after.sees_any(&["晚"])
        || c.sees_any(&["当晨", "当早", "当午", "明夜", "次午", "次早", "前晚上"])
        || c.sees("前") && c.previous().is_some_and(|p| "日天年月之以目".contains(p))
        || c.sees("明") && c.follows_any(&["说", "声", "证", "文", "发", "表", "透", "光", "黎"])
        || c.sees("当") && c.follows_any(&["相", "应", "适", "担", "充"])
        || c.sees("今") && c.follows_any(&["至", "如", "而", "当"])
        || end.sees_any(&["报", "年", "生"]);
    !wrong
}

/// 30日 alone, where it can't be a length or a part of a word.
fn bare_day(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (number, end) = number(c)?;
    let after = end.gap();
    let named = after.eat("日");
    let end = named.or_else(|| after.eat("号"))?;
    let valid = (1..=31).contains(&number.value) && number.width <= 3;
    if !valid || c.previous().is_some_and(is_counted_before) {
        return None;
    }
    let sees_weekday = end.sees_any(&["(周", "(星期", "(礼拜", "星期", "(今", "(昨", "(明"]);
    let reported = end.sees_any(&["报道", "报导", "报称"]);
    let wrong = !reported
        && end.sees_any(&[
            "本", "元", "圆", "均", "军", "企", "内", "后", "前", "来", "游", "间", "之", "式",
            "程", "薪", "报", "以", "线", "环", "签", "落", "客", "益", "结",
        ]);
    if named.is_some() {
        let in_characters = !number.ascii && number.value < 10 && number.value != 0;
        // 一日之计, 一日 and the like are rather lengths.
        let is_length = in_characters && (number.value <= 2 || !sees_weekday && !follows_report(c));
        return (!is_length && (!wrong || sees_weekday)).then(|| (numbered(number), end));
    }
    let spoken = sees_weekday || end.sees_any(&["上午", "下午", "晚", "凌晨", "中午", "早上"]);
    spoken.then(|| (numbered(number), end))
}

fn numbered(number: Number) -> Calendar {
    Calendar {
        day: Some(DayOf::Number(small(number.value))),
        ..Calendar::default()
    }
}

/// What stands before 三日 when it is a day of the month: a place, a person, 于.
fn follows_report(c: Cursor<'_>) -> bool {
    c.follows_any(&["于", "在", "至", "到", "、"])
        || c.previous().is_none_or(|p| "\n。,；".contains(p))
}

fn is_counted_before(p: char) -> bool {
    p.is_ascii_digit()
        || matches!(
            p,
            '第' | '每'
                | '近'
                | '约'
                | '多'
                | '几'
                | '数'
                | '半'
                | '逾'
                | '隔'
                | '整'
                | '头'
                | '百'
                | '千'
                | '万'
                | '续'
                | '为'
                | '达'
                | '共'
                | '满'
                | '了'
                | '.'
                | '$'
                | '/'
                | '-'
                | ':'
                | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
        )
}
