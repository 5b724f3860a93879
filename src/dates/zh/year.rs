//! Years in Chinese: 2024年, 二〇二四年, 去年, 民国113年, 康熙三年, 上世纪30年代.

use crate::dates::eras::{ERAS, is_solar};
use crate::dates::number::number;
use crate::dates::phrase::{Calendar, Steps, Year};
use crate::dates::source::{Cursor, Parse};

use super::words::YEARS;

/// Two-digit years from here on are of the last century (98年), smaller ones of this (07年).
const PIVOT: u32 = 50;

/// A year at the cursor.
pub(super) fn year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    word_year(c)
        .or_else(|| era_year(c))
        .or_else(|| christian_year(c))
        .or_else(|| century(c))
        .or_else(|| number_year(c))
}

fn of(year: Year) -> Calendar {
    Calendar {
        year: Some(year),
        ..Calendar::default()
    }
}

fn word_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (steps, end) = c.row(YEARS)?;
    let wrong = end.sees_any(&["纪", "轻", "龄"])
        || c.follows_any(&["以", "提", "空", "从"]) && c.sees("前年")
        || c.follows_any(&["最"]) && c.sees("后年")
        || c.sees("前年") && c.follows_any(&["年", "月", "天", "之", "目", "此"])
        || c.sees("当年") && c.follows_any(&["相", "应", "正"])
        || c.sees("次年")
            && c.previous()
                .is_some_and(|p| "一二两三四五六七八九十几多每首某历再".contains(p))
        || c.sees("上年") && c.follows_any(&["以", "早"])
        || c.sees("本年") && c.follows_any(&["日", "基", "资"]);
    (!wrong).then(|| (of(Year::Steps(steps)), end.skip(&["度"])))
}

/// 康熙三年, 令和6年, 民国113年.
fn era_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let first_character = c.peek()?;
    let &(name, first) = ERAS
        .iter()
        .find(|(name, _)| name.starts_with(first_character) && c.sees(name))?;
    let c = c.plus(name.len()).gap();
    let (ordinal, c) = match c.eat("元年") {
        Some(end) => return Some((reign(first, 1), end)),
        None => number(c)?,
    };
    let end = c.gap().eat("年")?;
    (1..=130)
        .contains(&ordinal.value)
        .then(|| (reign(first, ordinal.value), end))
}

fn reign(first: i32, ordinal: u32) -> Calendar {
    let year = first + i32::try_from(ordinal).unwrap_or(1) - 1;
    Calendar {
        reign: !is_solar(first),
        ..of(Year::Of(year))
    }
}

/// 公元前221年, 西元2024年.
fn christian_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let c = c.any(&["公元", "西元"])?;
    let before = c.eat("前");
    let (number, end) = number(before.unwrap_or(c).gap())?;
    let end = end.gap().eat("年")?;
    let year = i32::try_from(number.value)
        .ok()
        .filter(|&y| y < if before.is_some() { 10_000 } else { 3000 })?;
    let year = if before.is_some() { 1 - year } else { year };
    Some((of(Year::Of(year)), end))
}

/// 21世纪, 上世纪30年代, 二十世纪初, 90年代.
fn century(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let start = c;
    let (century, c) = if let Some(end) = c.any(&["上个世纪", "上世纪"]) {
        (Year::CenturySteps(Steps::Now(-1)), end)
    } else if let Some(end) = c.any(&["本世纪", "这个世纪"]) {
        (Year::CenturySteps(Steps::Now(0)), end)
    } else if let Some(end) = c.any(&["下个世纪", "下世纪"]) {
        (Year::CenturySteps(Steps::Now(1)), end)
    } else {
        let before = c.any(&["公元前"]);
        let (number, end) = number(before.unwrap_or(c))?;
        let ordinal = i32::try_from(number.value).ok()?;
        match end.gap().eat("世纪") {
            Some(end) if (1..=30).contains(&ordinal) => {
                let first = if before.is_some() {
                    1 - ordinal * 100
                } else {
                    (ordinal - 1) * 100
                };
                (Year::Century(first), end)
            }
            _ => return decade(start),
        }
    };
    let middle = c.skip(&["的"]);
    let first = match century {
        Year::Century(first) => Some(first),
        Year::CenturySteps(Steps::Now(-1)) => Some(1900),
        _ => None,
    };
    if let Some(first) = first
        && let Some((tens, count, end)) = several_decades(middle)
    {
        return Some((of(Year::Decades(first + tens, count)), end));
    }
    if let Some((ten, end)) = number(middle)
        && ten.value < 100
        && ten.value % 10 == 0
        && let Some(end) = end.gap().eat("年代")
    {
        let ten = i32::try_from(ten.value).unwrap_or(0);
        let year = match century {
            Year::Century(first) => Year::Decade(first + ten),
            // The resolver knows the century only with an anchor: 1900 and its neighbours.
            Year::CenturySteps(Steps::Now(-1)) => Year::Decade(1900 + ten),
            _ => Year::Decade(2000 + ten),
        };
        return Some((of(year), end));
    }
    Some((of(century), c))
}

/// 五六十年代, 80、90年代: the first, in years of its century, and how many.
fn several_decades(c: Cursor<'_>) -> Option<(i32, u8, Cursor<'_>)> {
    const TENS: &str = "一二三四五六七八九";
    let place = |sign: char| TENS.chars().position(|ten| ten == sign);
    let mut signs = c.rest().chars();
    let (first, second) = (signs.next()?, signs.next()?);
    if let (Some(a), Some(b)) = (place(first), place(second))
        && b == a + 1
        && let Some(end) = c.plus(first.len_utf8() + second.len_utf8()).eat("十年代")
    {
        return Some((i32::try_from(a + 1).ok()? * 10, 2, end));
    }
    let (a, end) = number(c)?;
    let other = end.gap().any(&["、", "和", "至", "到", "-"])?.gap();
    let (b, end) = number(other)?;
    let end = end.gap().eat("年代")?;
    let fits = a.value < b.value && b.value < 100 && a.value % 10 == 0 && b.value % 10 == 0;
    let count = u8::try_from((b.value.checked_sub(a.value)?) / 10 + 1).ok()?;
    fits.then_some((i32::try_from(a.value).ok()?, count, end))
}

fn decade(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if let Some((tens, count, end)) = several_decades(c) {
        return Some((of(Year::Decades(1900 + tens, count)), end));
    }
    let (number, end) = number(c)?;
    let end = end.gap().eat("年代")?;
    let value = i32::try_from(number.value).ok()?;
    let year = match value {
        1000..=2990 if value % 10 == 0 => value,
        20..=90 if value % 10 == 0 => 1900 + value,
        0 | 10 if number.width == 2 => 2000 + value,
        _ => return None,
    };
    Some((of(Year::Decade(year)), end))
}

/// 2024年, 二〇二四年, 07年, 零八年, 2024财年.
fn number_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (number, end) = number(c)?;
    let fiscal = end.any(&["财政年度", "财年"]);
    let end = fiscal.or_else(|| end.gap().eat("年"))?;
    let short = number.width < 4 && fiscal.is_some();
    if !number.positional || !is_clean_before(c) || short {
        return None;
    }
    let value = i32::try_from(number.value).ok()?;
    let end = if end.sees("度") {
        end.skip(&["度"])
    } else {
        end
    };
    match number.width {
        4 if (1000..3000).contains(&value) => Some((of(Year::Of(value)), end)),
        3 if (100..1000).contains(&value) && (100..=130).contains(&value) && sees_month(end) => {
            Some((of(Year::Of(value + 1911)), end))
        }
        2 if is_short_year(c, number.value, end) => {
            let century = if number.value < PIVOT { 2000 } else { 1900 };
            Some((of(Year::Of(century + value)), end))
        }
        _ => None,
    }
}

/// 07年, 零八年 and 98年3月 are years; 20年 and 三十年 are lengths.
fn is_short_year(c: Cursor<'_>, value: u32, end: Cursor<'_>) -> bool {
    let leading_zero = c.sees_any(&["0", "零", "〇"]);
    leading_zero
        || sees_month(end)
        || end
            .gap()
            .sees_any(&["第", "一季", "二季", "三季", "四季", "上半年", "下半年"])
            && value >= PIVOT
        || (60..100).contains(&value) && end.sees_any(&["初", "底", "以后", "以来"])
}

fn sees_month(c: Cursor<'_>) -> bool {
    number(c.gap()).is_some_and(|(month, end)| {
        (1..=12).contains(&month.value) && end.gap().sees("月") && !end.sees("个")
    })
}

fn is_clean_before(c: Cursor<'_>) -> bool {
    !c.previous()
        .is_some_and(|p| p.is_ascii_digit() || matches!(p, '.' | '第' | '$' | '￥'))
}
