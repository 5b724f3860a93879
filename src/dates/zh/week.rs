//! Weeks and weekdays in Chinese: 周二, 上周五, 本周末, 下半周, 第一周, 最后一个星期一.

use crate::dates::number::number;
use crate::dates::phrase::{Calendar, Part, Steps, Week};
use crate::dates::source::{Cursor, Parse};

use super::calendar::{small, with_week};
use super::words::{WEEK, WEEK_STEPS, WEEKDAYS};

/// 周二: a weekday by its name.
pub(super) fn weekday(c: Cursor<'_>) -> Parse<'_, u8> {
    let after = c.any(WEEK)?;
    let (weekday, end) = after.row(WEEKDAYS)?;
    if end.follows_any(&["天"]) && after.follows_any(&["周"]) {
        return None;
    }
    Some((weekday, end))
}

/// A week or a weekday.
pub(super) fn week(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if let Some((part, end)) = c.row(&[
        ("上半周", Part::Half(1)),
        ("前半周", Part::Half(1)),
        ("下半周", Part::Half(2)),
        ("后半周", Part::Half(2)),
    ]) {
        let date = Calendar {
            part: Some(part),
            ..with_week(Week::Steps(Steps::Now(0)))
        };
        return Some((date, end));
    }
    if let Some((steps, after)) = c.row(WEEK_STEPS)
        && let Some(end) = after.any(WEEK)
    {
        return stepped_week(c, steps, end);
    }
    bare_weekday(c)
}

fn stepped_week<'t>(start: Cursor<'t>, steps: Steps, end: Cursor<'t>) -> Parse<'t, Calendar> {
    let wrong = start.sees("同") && end.follows_any(&["周"]) && start.follows_any(&["不", "共"])
        || start.sees("当") && start.follows_any(&["相", "应", "正"])
        || start.sees("次周") && start.previous().is_some_and(char::is_alphanumeric)
        || start.sees("上周") && start.follows_any(&["以", "加"])
        || end.sees_any(&["岁", "年庆", "刊", "报", "边", "期性", "转"]);
    if wrong {
        return None;
    }
    let date = with_week(Week::Steps(steps));
    if let Some(end) = end.any(&["末", "日末"]) {
        let part = Some(Part::Weekend);
        return Some((Calendar { part, ..date }, end));
    }
    // 下周周六 says the week twice.
    let end = end
        .any(WEEK)
        .filter(|after| after.row(WEEKDAYS).is_some())
        .unwrap_or(end);
    if let Some((weekday, after)) = end.row(WEEKDAYS)
        && is_weekday(weekday, after)
        && !(after.sees("本") && weekday == 6)
    {
        let weekday = Some(weekday);
        return Some((Calendar { weekday, ..date }, after));
    }
    if let Some((part, after)) = end.row(&[
        ("早些时候", Part::SoFar),
        ("较早时候", Part::SoFar),
        ("稍早前", Part::SoFar),
        ("稍早", Part::SoFar),
        ("晚些时候", Part::Rest),
        ("稍晚", Part::Rest),
        ("稍后", Part::Rest),
        ("初", Part::Start),
    ]) {
        let part = Some(part);
        return Some((Calendar { part, ..date }, after));
    }
    Some((date, end))
}

/// 周末, 周二 where 周 is no surname and the number belongs to no other word.
fn bare_weekday(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let counted = c.previous().is_some_and(|p| {
        p.is_ascii_digit() || "一二两三四五六七八九十几数半多每第个四庄".contains(p)
    });
    if counted {
        return None;
    }
    if let Some(end) = c.any(&["周末", "双休日"]) {
        let date = Calendar {
            part: Some(Part::Weekend),
            ..with_week(Week::Nearest)
        };
        return (!end.sees_any(&["版", "画报"])).then_some((date, end));
    }
    let (weekday, end) = weekday(c)?;
    let name = c.sees_any(&["周一围", "周一良", "周六福", "周六野", "周五常", "周一鸣"]);
    (!name && is_weekday(weekday, end)).then_some((
        Calendar {
            weekday: Some(weekday),
            ..Calendar::default()
        },
        end,
    ))
}

/// Whether the number after 周 is a day, and not the beginning of the next word (上周一度).
fn is_weekday(weekday: u8, end: Cursor<'_>) -> bool {
    const AFTER_ONE: &[&str] = &[
        "度", "直", "些", "共", "起来", "连", "次", "名", "位", "家", "边", "旦", "致", "系", "样",
        "批", "个", "项", "场", "篇", "份",
    ];
    const AFTER_MORE: &[&str] = &[
        "次", "名", "位", "个", "项", "场", "篇", "份", "条", "百", "千", "十",
    ];
    const AFTER_SUN: &[&str] = &["元", "圆", "均", "军", "企", "经", "股"];
    match weekday {
        0 => !end.sees_any(AFTER_ONE),
        6 => !end.sees_any(AFTER_SUN),
        _ => !end.sees_any(AFTER_MORE),
    }
}

/// 第一周, 最后一个星期一, 首个周末: after a month or a year.
pub(super) fn nth_week(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (nth, after) = if let Some(end) = c.eat("最后一") {
        (-1, end)
    } else if let Some(end) = c.eat("首") {
        (1, end)
    } else {
        let (ordinal, end) = number(c.eat("第")?)?;
        (i8::try_from(ordinal.value).ok().filter(|n| *n <= 53)?, end)
    };
    let after = after.skip(&["个"]);
    if let Some((day, end)) = weekday(after) {
        let date = Calendar {
            weekday: Some(day),
            nth_weekday: Some(nth),
            ..Calendar::default()
        };
        return Some((date, end));
    }
    let end = after.any(WEEK)?;
    let week = if nth > 5 {
        Week::Number(small(u32::try_from(nth).unwrap_or(0)))
    } else {
        Week::Nth(nth)
    };
    let date = with_week(week);
    if let Some(end) = end.eat("末") {
        let part = Some(Part::Weekend);
        return Some((Calendar { part, ..date }, end));
    }
    Some((date, end))
}
