//! Times of day in Chinese: 晚8时30分许, 下午两点半, 零点, 17:55.

use crate::dates::number::number;
use crate::dates::numeric::digital_clock;
use crate::dates::phrase::{Calendar, Clock, DayPart};
use crate::dates::source::{Cursor, Parse};

use super::calendar::small;
use super::words::{DAY_PARTS, SHORT_PARTS};

/// A part of the day, a clock, or both, merged into a date.
pub(super) fn time_of_day(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let has_date = date != Calendar::default();
    let part = if date.day_part.is_some() {
        None
    } else {
        day_part(c, has_date)
    };
    let (part, after) = match part {
        Some((part, end)) => (Some(part), end),
        None => (date.day_part, c),
    };
    let date = Calendar {
        day_part: part,
        ..date
    };
    let in_context = has_date || part.is_some();
    let clock = clock(after, in_context)
        .or_else(|| clock(after.gap().skip(&["的", "约", "大约", "将近"]), in_context));
    if let Some((clock, end)) = clock {
        let clock = settle(clock, part);
        let date = Calendar {
            clock: Some(clock),
            ..date
        };
        return Some((date, end));
    }
    (after.at > c.at).then_some((date, after))
}

/// The other end of a range of clocks: a clock that needs no sign of being one.
pub(super) fn other_clock<'t>(c: Cursor<'t>, first: &Calendar) -> Parse<'t, Calendar> {
    let said = day_part(c, true);
    let (part, after) = match said {
        Some((part, end)) => (Some(part), end),
        None => (first.day_part, c),
    };
    let (clock, end) = clock(after, true)?;
    let date = Calendar {
        day_part: part,
        clock: Some(settle(clock, part)),
        ..Calendar::default()
    };
    Some((date, end))
}

/// The number before a range of hours: 五 in 五到六点.
pub(super) fn leading_hour(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (part, after) = match day_part(c, true) {
        Some((part, end)) => (Some(part), end),
        None => return None,
    };
    let (hour, end) = number(after)?;
    let other = end.any(&["到", "至", "-", "~"])?;
    clock(other, true)?;
    let clock = Clock {
        hour: small(hour.value),
        minute: None,
        second: None,
        settled: hour.value > 12,
    };
    let date = Calendar {
        day_part: part,
        clock: Some(settle(clock, part)),
        ..Calendar::default()
    };
    (hour.value <= 24).then_some((date, end))
}

/// What follows a number with a decimal point, and no time of day.
const DECIMAL_UNITS: &[&str] = &[
    "个", "万", "亿", "倍", "元", "%", "米", "公里", "吨", "度", "折", "成", "厘", "毫", "克",
    "级", "版", "代",
];

fn day_part(c: Cursor<'_>, has_date: bool) -> Parse<'_, DayPart> {
    if let Some((part, end)) = c.row(DAY_PARTS) {
        let wrong = end.sees_any(&["茶", "餐", "饭", "宴", "场", "档", "版"])
            || c.sees("半夜") && c.follows_any(&["上", "下", "前", "后"]);
        return (!wrong).then_some((part, end));
    }
    let (part, end) = c.row(SHORT_PARTS)?;
    let wrong = end.sees_any(&[
        "于", "些", "了", "就", "已", "在", "有", "前", "期", "会", "报", "餐", "宴", "饭", "盘",
        "安", "年", "起", "早", "恢", "日", "点起",
    ]);
    let sure =
        has_date || number(end).is_some_and(|(_, end)| end.gap().sees_any(&["时", "点", ":"]));
    (sure && !wrong).then_some((part, end))
}

/// 8时, 8点半, 20:30, 零点; without a date or part of day only what can be nothing else.
fn clock(c: Cursor<'_>, in_context: bool) -> Parse<'_, Clock> {
    if let Some((clock, end)) = digital_clock(c, in_context) {
        return Some((clock, end));
    }
    let (hour, after) = number(c)?;
    if hour.value > 24 || hour.width > 3 || hour.positional && hour.width > 2 {
        return None;
    }
    let after = after.gap();
    let (end, is_point) = if let Some(end) = after.any(&["点钟", "点"]) {
        (end, true)
    } else {
        let end = after.eat("时")?;
        if end.sees_any(&["代", "期", "间", "刻", "分时", "尚", "装", "许多"]) {
            return None;
        }
        (end, false)
    };
    // 零点三个百分点 is a number with a decimal point.
    if is_point && number(end).is_some_and(|(_, after)| after.gap().sees_any(DECIMAL_UNITS)) {
        return None;
    }
    let spelled_out = end.follows_any(&["点钟"]);
    let (minute, second, end, exact) = minutes(end);
    let digits_before = c
        .previous()
        .is_some_and(|p| p.is_ascii_digit() || matches!(p, '.' | '第' | '-' | ':' | '/' | '几'));
    let free = spelled_out || exact || is_free_hour(c, hour.ascii, hour.value, end, is_point);
    if !in_context && (digits_before || !free) {
        return None;
    }
    let clock = Clock {
        hour: small(hour.value),
        minute,
        second,
        settled: hour.value > 12 || hour.value == 0,
    };
    let end = end.skip(&["整", "许", "左右", "多"]);
    Some((clock, end))
}

/// Minutes and seconds after the hour, and whether something was said.
fn minutes(c: Cursor<'_>) -> (Option<u8>, Option<u8>, Cursor<'_>, bool) {
    if let Some((minute, end)) = c.row(&[("半", 30), ("一刻", 15), ("三刻", 45)]) {
        return (Some(minute), None, end, true);
    }
    let Some((minute, end)) = number(c.gap().skip(&["过"])) else {
        return (None, None, c, false);
    };
    let Some(end) = end.gap().eat("分") else {
        return (None, None, c, false);
    };
    if minute.value > 59 {
        return (None, None, c, false);
    }
    let minute = Some(small(minute.value));
    if let Some((second, after)) = number(end.gap())
        && second.value < 60
        && let Some(after) = after.gap().eat("秒")
    {
        return (minute, Some(small(second.value)), after, true);
    }
    (minute, None, end.skip(&["钟"]), true)
}

/// Whether 13点 or 8时 without any date near is a time; 3点建议 and 这一点 are none.
fn is_free_hour(c: Cursor<'_>, ascii: bool, hour: u32, end: Cursor<'_>, is_point: bool) -> bool {
    if end.sees_any(&["整", "许", "左右"]) || hour == 0 && !ascii {
        return true;
    }
    let scored = c.follows_any(&[
        "升", "长", "跌", "涨", "降", "得", "拿", "达", "扣", "这", "那", "有", "了", "差", "同",
        "重", "以下", "提出", "另",
    ]);
    let ends = end
        .peek()
        .is_none_or(|p| "，,。、；;)）到至-~前后开举起 \n".contains(p))
        || end.sees_any(&["之前", "之后", "以前", "以后", "在", "从", "抵", "出发"]);
    let named = ascii || c.follows_any(&["在", "于", "到", "至"]);
    !scored && ends && named && (!is_point || hour > 0)
}

/// 下午 makes 3 into 15; 凌晨 keeps it.
pub(super) fn settle(clock: Clock, part: Option<DayPart>) -> Clock {
    let Some(part) = part else { return clock };
    let hour = match part {
        DayPart::Afternoon | DayPart::Evening if clock.hour < 12 => clock.hour + 12,
        DayPart::Night if (5..12).contains(&clock.hour) => clock.hour + 12,
        DayPart::Noon if clock.hour < 4 => clock.hour + 12,
        _ => clock.hour,
    };
    Clock {
        hour,
        settled: true,
        ..clock
    }
}
