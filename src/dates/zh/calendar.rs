//! Dates in Chinese, the large before the small: 2024年1月30日（周二）晚8时.
//!
//! Every piece may be missing; what was read is merged into one [`Calendar`].

use crate::dates::number::{Number, number};
use crate::dates::phrase::{Calendar, DayOf, Month, Part, Steps, Unit, Week, Year};
use crate::dates::source::{Cursor, Parse};

use super::clock::time_of_day;
use super::day::from_day;
use super::feasts::{AMBIGUOUS, FEASTS, SETTLING};
use super::week::{nth_week, week};
use super::words::{
    BARE_MONTH_PARTS, BARE_YEAR_PARTS, LONG_PARTS, MONTH_PARTS, MONTHS, SEASONS, SHORT_YEARS,
    YEAR_PARTS,
};
use super::year::year;

/// A date, with or without a time of day; or a time of day alone.
pub(super) fn calendar(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let Some((date, end)) = date(c) else {
        return time_of_day(c, Calendar::default());
    };
    let end = bracketed(end, date).map_or((date, end), |read| read);
    let (date, end) = end;
    let gap = end.gap();
    let joint = gap.skip(&["的", ",", "，"]);
    Some(
        time_of_day(end, date)
            .or_else(|| time_of_day(gap, date))
            .or_else(|| time_of_day(joint, date).filter(|(both, _)| both.clock.is_some()))
            .unwrap_or((date, end)),
    )
}

/// A date without its time of day.
pub(super) fn date(c: Cursor<'_>) -> Parse<'_, Calendar> {
    feast(c, Calendar::default())
        .or_else(|| from_year(c))
        .or_else(|| from_month(c, Calendar::default()))
        .or_else(|| bare_part(c))
        .or_else(|| week(c))
        .or_else(|| from_day(c))
}

fn from_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (date, end) = year(c).or_else(|| short_year_season(c))?;
    let gap = end.gap();
    let joint = gap.skip(&["的"]);
    Some(
        year_rest(gap, date)
            .or_else(|| year_rest(joint, date))
            .unwrap_or((date, end)),
    )
}

/// What may follow a year.
fn year_rest(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    if let Some(read) = from_month(c, date) {
        return Some(read);
    }
    if let Some(read) = feast(c, date) {
        return Some(read);
    }
    if let Some(read) = year_part(c, date) {
        return Some(read);
    }
    if let Some((weeks, end)) = nth_week(c) {
        let date = Calendar {
            year: date.year,
            ..weeks
        };
        return Some((date, end));
    }
    numbered_unit(c, date).or_else(|| counted_part(c, date))
}

/// 第五个月, 首月, 第一天, 首日: a month of a year or a day of a year or month by its number.
fn numbered_unit(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let (ordinal, after) = match c.eat("首") {
        Some(after) => (1, after.skip(&["个"])),
        None => {
            let (ordinal, end) = number(c.eat("第")?)?;
            (ordinal.value, end.skip(&["个"]))
        }
    };
    if let Some(end) = after.eat("月")
        && date.month.is_none()
        && (1..=12).contains(&ordinal)
    {
        let month = Some(Month::Number(small(ordinal)));
        return Some((Calendar { month, ..date }, end));
    }
    let end = after.any(&["天", "日"])?;
    let month = date.month.or(Some(Month::Number(1)));
    let day = Some(DayOf::Number(small(ordinal)));
    (1..=31)
        .contains(&ordinal)
        .then_some((Calendar { month, day, ..date }, end))
}

fn year_part(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let with = |part| Calendar {
        part: Some(part),
        ..date
    };
    if let Some((part, end)) = quarter(c).or_else(|| season(c)) {
        let inner = end.row(&[("初", Part::Start), ("末", Part::End), ("底", Part::End)]);
        if let Some((inner, end)) = inner {
            let date = Calendar {
                inner: Some(inner),
                ..with(part)
            };
            return Some((date, end));
        }
        return Some((with(part), end));
    }
    if matches!(
        date.year,
        Some(Year::Decade(_) | Year::Decades(..) | Year::Century(_) | Year::CenturySteps(_))
    ) && let Some((part, end)) = c.row(LONG_PARTS)
    {
        return Some((with(part), end));
    }
    let (part, end) = c.row(YEAR_PARTS)?;
    let wrong = end.sees_any(NOT_PARTS) && c.sees_any(&["初", "末", "底"]);
    (!wrong).then(|| (with(part), end))
}

/// 第一季度, 首季, q3.
pub(super) fn quarter(c: Cursor<'_>) -> Parse<'_, Part> {
    if let Some(end) = c.any(&["首季度", "首季"]) {
        return Some((Part::Quarter(1), end));
    }
    if let Some(end) = c.any(&["末季", "最后一个季度", "最后一季"]) {
        return Some((Part::Quarter(4), end));
    }
    if let Some((letter, end)) = c.word()
        && letter == "q"
        && let Some(((n @ 1..=4, 1), end)) = end.digits()
    {
        return Some((Part::Quarter(small(n)), end));
    }
    let (ordinal, end) = number(c.skip(&["第"]))?;
    let is_ordinal = c.sees("第") || !end.sees("个");
    let end = end.skip(&["个"]).any(&["季度", "季"])?;
    let wrong = end.sees_any(&["节", "军", "稻", "候", "报", "赛"]) || !is_ordinal;
    ((1..=4).contains(&ordinal.value) && !wrong).then(|| (Part::Quarter(small(ordinal.value)), end))
}

/// 春天, 夏季; a lone character only before what can't belong to it.
pub(super) fn season(c: Cursor<'_>) -> Parse<'_, Part> {
    let (season, end) = c.row(SEASONS)?;
    let part = Part::Season(season);
    if let Some(end) = end.any(&["季", "天", "日", "节期"]) {
        return Some((part, end));
    }
    (!end.sees_any(&[
        "节", "运", "晚", "耕", "分", "至", "奥", "训", "招", "令", "游",
    ]))
    .then_some((part, end))
}

/// 今春, 去冬.
fn short_year_season(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (steps, after) = c.row(SHORT_YEARS)?;
    let (part, end) = season(after)?;
    let date = Calendar {
        year: Some(Year::Steps(steps)),
        part: Some(part),
        ..Calendar::default()
    };
    (!c.follows_any(&["如", "至", "而", "过", "失", "除"])).then_some((date, end))
}

/// 前10天, 最后4个月, 头三个月, 前三季度.
fn counted_part(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let (first, after) = if let Some(end) = c.any(&["最后", "后"]) {
        (false, end)
    } else {
        (true, c.any(&["前", "首", "头", "最初"])?)
    };
    let (count, end) = number(after.gap())?;
    let (unit, end) = end.gap().row(&[
        ("个工作日", Unit::BusinessDay),
        ("个季度", Unit::Quarter),
        ("季度", Unit::Quarter),
        ("季", Unit::Quarter),
        ("个月", Unit::Month),
        ("月", Unit::Month),
        ("周", Unit::Week),
        ("个星期", Unit::Week),
        ("天", Unit::Day),
        ("日", Unit::Day),
    ])?;
    let part = if first {
        Part::First(count.value, unit)
    } else {
        Part::Last(count.value, unit)
    };
    let wrong = end.sees_any(&["前", "后", "来", "以"]) || count.value == 0;
    (!wrong).then_some((
        Calendar {
            part: Some(part),
            ..date
        },
        end,
    ))
}

fn from_month(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let (date, end) = month(c, date)?;
    let gap = end.gap();
    let joint = gap.skip(&["的"]);
    Some(
        month_rest(gap, date)
            .or_else(|| month_rest(joint, date).filter(|(both, _)| both.day.is_none()))
            .unwrap_or((date, end)),
    )
}

fn month_rest(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    if let Some((number, end)) = day_number(c, date) {
        let date = Calendar {
            day: Some(DayOf::Number(number)),
            ..date
        };
        return Some((date, end));
    }
    if let Some((part, end)) = c.row(MONTH_PARTS) {
        let wrong = (end.sees_any(NOT_PARTS) || end.sees("八")) && c.sees_any(&["初", "末", "底"]);
        let date = Calendar {
            part: Some(part),
            ..date
        };
        return (!wrong).then_some((date, end));
    }
    if let Some((weeks, end)) = nth_week(c) {
        let date = Calendar {
            year: date.year,
            month: date.month,
            ..weeks
        };
        return Some((date, end));
    }
    numbered_unit(c, date)
        .filter(|(read, _)| read.day.is_some())
        .or_else(|| counted_part(c, date))
}

/// What makes another word of 初, 末, 底 before it: 初试, 初夏, 末端.
const NOT_PARTS: &[&str] = &[
    "次", "步", "端", "尾", "创", "审", "赛", "中", "级", "选", "试", "战", "衷", "心", "学", "春",
    "夏", "秋", "冬", "见", "恋", "稿", "访", "诊", "衰", "心", "部", "层", "线", "片",
];

/// 11月, 11月份, 上月, 农历正月.
fn month(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let with = |month| Calendar {
        month: Some(month),
        ..date
    };
    if date.year.is_none()
        && let Some((steps, end)) = c.row(MONTHS)
    {
        return Some((with(Month::Steps(steps)), end));
    }
    let lunar = c.any(&["农历", "阴历", "旧历", "夏历"]);
    let solar = c.any(&["公历", "阳历", "国历", "西历"]);
    let start = lunar.or(solar).unwrap_or(c).gap();
    let leap = start.eat("闰");
    let named = leap
        .unwrap_or(start)
        .row(&[("正月", 1), ("冬月", 11), ("腊月", 12)])
        .or_else(|| new_year(start));
    if let Some((number, end)) = named {
        return Some((with(Month::Lunar(number, leap.is_some())), end));
    }
    let (number, end) = number(leap.unwrap_or(start))?;
    let end = end.gap().eat("月")?;
    if !is_month(number, c, end, date.year.is_some() || lunar.is_some()) {
        return None;
    }
    let value = small(number.value);
    let month = if lunar.is_some() || leap.is_some() {
        Month::Lunar(value, leap.is_some())
    } else {
        Month::Number(value)
    };
    Some((with(month), end.skip(&["份"])))
}

/// 大年初十: the first month, where a day follows.
fn new_year(c: Cursor<'_>) -> Parse<'_, u8> {
    let end = c.eat("大年")?;
    let is_day = end.eat("初").is_some_and(|day| number(day).is_some());
    is_day.then_some((1, end))
}

/// Idioms and names that begin like a month.
const NOT_MONTHS: &[&str] = &[
    "五月天",
    "五月花",
    "六月飞霜",
    "六月飞雪",
    "七月流火",
    "八月瓜",
    "十月革命",
    "十月怀胎",
    "二月河",
    "三月街",
    "九月九的",
];

fn is_month(number: Number, c: Cursor<'_>, end: Cursor<'_>, sure: bool) -> bool {
    let valid = (1..=12).contains(&number.value) && number.width <= 2;
    let clean = sure
        || !c.previous().is_some_and(|p| {
            p.is_ascii_digit() || matches!(p, '.' | '第' | '个' | '满' | '$' | '几' | '数' | '十')
        });
    valid && clean && (sure || !c.sees_any(NOT_MONTHS)) && !end.sees("饼")
}

/// 30日, 30号, 初一, 廿三, and after a month 三十 alone.
fn day_number(c: Cursor<'_>, date: Calendar) -> Parse<'_, u8> {
    if let Some(after) = c.eat("初") {
        let (number, end) = number(after)?;
        let is_day = (1..=10).contains(&number.value) && number.width == 1 && !number.ascii;
        return is_day.then(|| (small(number.value), end.skip(&["日"])));
    }
    let (number, end) = number(c)?;
    if !(1..=31).contains(&number.value) || number.width > 3 {
        return None;
    }
    let value = small(number.value);
    if let Some(end) = end.gap().any(&["日", "号"]) {
        let is_number = end.sees_any(&["楼", "线", "院", "馆", "文件", "令", "公告"])
            && end.follows_any(&["号"]);
        return (!is_number).then_some((value, end));
    }
    let is_lunar = matches!(date.month, Some(Month::Lunar(..)));
    let in_characters = !number.ascii && !number.positional && (is_lunar || value > 10);
    if in_characters && !end.sees_any(&["个", "多", "余", "几", "年", "万", "亿", "-"]) {
        return Some((value, end));
    }
    is_listed(end).then_some((value, end))
}

/// 30 in 1月30、31日 and 1月30至31日.
fn is_listed(c: Cursor<'_>) -> bool {
    c.any(&["、", "至", "到", "-", "~", "和"])
        .and_then(|c| number(c))
        .is_some_and(|(other, end)| (1..=31).contains(&other.value) && end.sees_any(&["日", "号"]))
}

/// 下半年, 年底, 月初 without the year or the month; 春季; 第三季度.
fn bare_part(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let with = |part| Calendar {
        part: Some(part),
        ..Calendar::default()
    };
    let follows_number = c
        .previous()
        .is_some_and(|p| p.is_ascii_digit() || "一二三四五六七八九十两几数多半每".contains(p));
    if follows_number {
        return None;
    }
    if let Some((part, end)) = c.row(BARE_YEAR_PARTS) {
        let wrong = end.sees_any(&["奖", "会考", "级"])
            || end.sees_any(NOT_PARTS) && end.follows_any(&["初", "末", "底"])
            || c.follows_any(&["大", "少", "青", "壮", "历"]);
        return (!wrong).then(|| (with(part), end));
    }
    if let Some((part, end)) = c.row(BARE_MONTH_PARTS) {
        return Some((
            Calendar {
                month: Some(Month::Steps(Steps::Told(0))),
                ..with(part)
            },
            end,
        ));
    }
    if let Some((steps, end)) = c.row(&[
        ("上个季度", Steps::Now(-1)),
        ("上一季度", Steps::Now(-1)),
        ("上一季", Steps::Now(-1)),
        ("上季度", Steps::Now(-1)),
        ("本季度", Steps::Now(0)),
        ("这个季度", Steps::Now(0)),
        ("下个季度", Steps::Now(1)),
        ("下一季度", Steps::Now(1)),
        ("下季度", Steps::Now(1)),
    ]) {
        let inner = end.row(&[("初", Part::Start), ("末", Part::End), ("底", Part::End)]);
        let (inner, end) = inner.map_or((None, end), |(inner, end)| (Some(inner), end));
        let date = Calendar {
            inner,
            ..with(Part::QuarterSteps(steps))
        };
        return Some((date, end));
    }
    if let Some((part, end)) = quarter(c) {
        let spelled = end.follows_any(&["季度"]) || c.sees_any(&["首季", "q"]);
        return spelled.then(|| (with(part), end));
    }
    bare_season(c).map(|(part, end)| (with(part), end))
}

/// A season that stands alone needs 季 or 天: 夏 is a name too.
fn bare_season(c: Cursor<'_>) -> Parse<'_, Part> {
    let (season, end) = c.row(SEASONS)?;
    let end = end.any(&["季", "天"])?;
    let wrong = c.follows_any(&["青", "四", "新", "早", "立", "换", "当", "个", "整", "每"])
        || end.sees_any(&["招", "赛", "节", "来", "的", "里"]) && end.follows_any(&["天"]);
    (!wrong).then_some((Part::Season(season), end))
}

fn feast(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let with = |feast| Calendar {
        feast: Some(feast),
        ..date
    };
    if let Some((found, end)) = c.row(FEASTS) {
        let wrong = c.sees("清明") && end.sees_any(&["上", "河"])
            || end.sees_any(&["联欢", "晚会", "档", "岛", "火鸡"])
            || c.sees("重阳") && !end.follows_any(&["节"]) && c.follows_any(&["王", "张"]);
        return (!wrong).then(|| (with(found), end));
    }
    let (found, end) = c.row(AMBIGUOUS)?;
    if c.sees("十一") && date.year.is_none() && !end.sees_any(&["黄金周", "长假"]) {
        return None;
    }
    let settled = end.sees_any(SETTLING) || date.year.is_some() && end.peek().is_none();
    (settled
        && !c
            .previous()
            .is_some_and(|p| "一二三四五六七八九十".contains(p)))
    .then(|| (with(found), end.skip(&["节气", "节"])))
}

/// 周二（1月30日）, 1月30日（周二）, 本周二（30日）.
fn bracketed(c: Cursor<'_>, date: Calendar) -> Parse<'_, Calendar> {
    let inside = c.gap().eat("(")?.gap();
    if date.weekday.is_none()
        && let Some((weekday, end)) = super::week::weekday(inside)
    {
        let end = close(end)?;
        let date = Calendar {
            weekday: Some(weekday),
            ..date
        };
        return Some((date, end));
    }
    let has_number = matches!(date.day, Some(DayOf::Number(_)));
    if has_number || date.weekday.is_none() && date.day.is_none() {
        return None;
    }
    let (other, end) = from_year(inside)
        .or_else(|| from_month(inside, Calendar::default()))
        .or_else(|| {
            let (number, end) = day_number(inside, Calendar::default())?;
            let day = Some(DayOf::Number(number));
            Some((
                Calendar {
                    day,
                    ..Calendar::default()
                },
                end,
            ))
        })?;
    let end = close(end)?;
    matches!(other.day, Some(DayOf::Number(_))).then_some((
        Calendar {
            weekday: date.weekday,
            ..other
        },
        end,
    ))
}

fn close(c: Cursor<'_>) -> Option<Cursor<'_>> {
    c.gap().eat(")")
}

/// A number known to be small.
pub(super) fn small(value: u32) -> u8 {
    u8::try_from(value).unwrap_or(0)
}

/// A week of a month or year is read with it; see [`nth_week`].
pub(super) const fn with_week(week: Week) -> Calendar {
    Calendar {
        week: Some(week),
        year: None,
        month: None,
        day: None,
        weekday: None,
        nth_weekday: None,
        feast: None,
        part: None,
        inner: None,
        day_part: None,
        clock: None,
        until: None,
        bound: None,
        reign: false,
        lean: None,
    }
}
