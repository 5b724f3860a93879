//! What comes again and again, in Chinese: 每天, 每周一下午八点, 每隔两天, 每年5月.

use crate::dates::number::number;
use crate::dates::phrase::{Phrase, Unit};
use crate::dates::source::{Cursor, Parse};
use crate::dates::timex;

use super::calendar::calendar;
use super::clock::time_of_day;
use super::length::length;
use super::week::weekday;
use super::words::DAY_PARTS;
use crate::dates::phrase::Calendar;

/// A set.
pub(super) fn set(c: Cursor<'_>) -> Parse<'_, Phrase> {
    let after = c.eat("每")?;
    if after.sees_any(&[
        "日头条",
        "日新闻",
        "日电讯",
        "日经济",
        "日邮报",
        "日镜报",
        "日电邮",
        "周刊",
        "日优鲜",
    ]) {
        return None;
    }
    let after = after.skip(&["逢", "隔", "当", "个", "一个", "一"]);
    if let Some((day, end)) = weekday(after)
        && !end.sees_any(&["次", "个"])
    {
        let date = Calendar {
            weekday: Some(day),
            ..Calendar::default()
        };
        let (date, end) = time_of_day(end, date).unwrap_or((date, end));
        return Some((Phrase::Set(timex::open_calendar(&date)), end));
    }
    if let Some((value, end)) = after.row(&[
        ("小时", "PT1H"),
        ("分钟", "PT1M"),
        ("秒", "PT1S"),
        ("周末", "XXXX-WXX-WE"),
        ("星期", "P1W"),
        ("礼拜", "P1W"),
        ("周", "P1W"),
        ("半年", "P6M"),
        ("季度", "P3M"),
        ("晚上", "XXXX-XX-XXTEV"),
        ("晚", "XXXX-XX-XXTEV"),
        ("夜", "XXXX-XX-XXTNI"),
        ("早上", "XXXX-XX-XXTMO"),
        ("早", "XXXX-XX-XXTMO"),
        ("天", "P1D"),
        ("日", "P1D"),
    ]) {
        let end = recurring_time(end);
        if value == "P1D"
            && let Some((_, end)) = end.row(DAY_PARTS)
        {
            return Some((Phrase::Set(value.to_owned()), end));
        }
        return Some((Phrase::Set(value.to_owned()), end));
    }
    if let Some((value, end)) = after.row(&[("月", "P1M"), ("年度", "P1Y"), ("年", "P1Y")]) {
        return Some(inside(c, value, end));
    }
    let (every, end) = length(after)?;
    let countable = every.iter().all(|amount| amount.unit >= Unit::Minute);
    let counted = number(after).is_some() || after.sees("半");
    (countable && counted).then(|| (Phrase::Set(timex::length(&every)), end))
}

/// 晚上八点 after 每天.
fn recurring_time(c: Cursor<'_>) -> Cursor<'_> {
    time_of_day(c, Calendar::default())
        .filter(|(time, _)| time.clock.is_some())
        .map_or(c, |(_, end)| end)
}

/// 每年5月, 每月15日.
fn inside<'t>(c: Cursor<'t>, value: &str, end: Cursor<'t>) -> (Phrase, Cursor<'t>) {
    let inner = end.skip(&["的"]);
    if let Some((date, after)) = calendar(inner)
        && date.year.is_none()
        && c.at < after.at
        && (value == "P1Y" && date.month.is_some() || value == "P1M" && is_day(&date))
    {
        return (Phrase::Set(timex::open_calendar(&date)), after);
    }
    (Phrase::Set(value.to_owned()), end)
}

fn is_day(date: &Calendar) -> bool {
    date.day.is_some() && date.month.is_none()
}
