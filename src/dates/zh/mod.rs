//! The Chinese grammar.
//!
//! [`phrase_at`] tries the rules in an order that lets the longer reading win: words for now and
//! lately, sets, dates with what follows them (another end, 以前, 起), lengths.

mod calendar;
mod clock;
mod day;
mod feasts;
mod length;
mod opening;
mod range;
mod set;
mod week;
mod words;
mod year;

use super::phrase::{Found, Phrase};
use super::source::{Cursor, Parse};

/// The phrase that begins at the cursor, if one does.
pub(super) fn phrase_at(c: Cursor<'_>) -> Option<Found> {
    if !opening::may_begin(c, c.peek()?) {
        return None;
    }
    let ((phrase, rule), end) = vague(c)
        .or_else(|| set::set(c).map(|(phrase, end)| ((phrase, "zh.set"), end)))
        .or_else(|| range::dated(c))
        .or_else(|| length::length_phrase(c))?;
    Some(Found {
        phrase,
        start: c.at,
        end: end.at,
        rule,
    })
}

/// 现在, 近日: no day of the calendar is said.
fn vague(c: Cursor<'_>) -> Parse<'_, (Phrase, &'static str)> {
    const PRESENT: &[&str] = &["现在", "此时此刻", "此刻", "眼下", "现今", "现时"];
    const RECENT: &[&str] = &[
        "近日",
        "近期",
        "近来",
        "日前",
        "不久前",
        "不久之前",
        "前不久",
        "前些天",
        "前几天",
        "前段时间",
        "近些年来",
        "近些年",
        "近年来",
        "近年",
        "最近",
    ];
    const SOON: &[&str] = &["不日", "日内", "不久之后", "不久后", "过几天", "过些天"];
    if let Some(end) = c.any(PRESENT) {
        // 表现在, 体现在, 发现在: the end of another word.
        let cut = c.sees("现在")
            && c.previous()
                .is_some_and(|p| "表体出呈实发再展浮显重涌隐闪".contains(p));
        return (!cut).then_some(((Phrase::Present, "zh.present"), end));
    }
    if let Some(end) = c.any(RECENT) {
        let counted = super::number::number(end.gap()).is_some()
            || end.sees_any(&["几", "数", "的", "半", "一"]) && c.sees("最近") && !end.sees("的一");
        let wrong = c.sees("日前")
            && c.previous().is_some_and(|p| {
                p.is_ascii_digit() || "目一二三四五六七八九十几数多半今昨明当同".contains(p)
            })
            || c.sees("近")
                && c.follows_any(&["最", "附", "临", "接", "将", "靠", "逼", "远", "相"])
            || c.sees("近日") && end.sees_any(&["本", "点"])
            || c.sees("近期") && end.sees_any(&["货"])
            || c.sees("最近")
                && (counted || c.follows_any(&["离", "距"]) || end.sees_any(&["距离", "的距"]));
        return (!wrong).then_some(((Phrase::Recent, "zh.recent"), end));
    }
    let end = c.any(SOON)?;
    let wrong = c.sees("日内")
        && (end.sees("瓦")
            || c.previous().is_some_and(|p| {
                p.is_ascii_digit() || "一二三四五六七八九十几数多半今昨明当同两近".contains(p)
            }));
    (!wrong).then_some(((Phrase::Soon, "zh.soon"), end))
}
