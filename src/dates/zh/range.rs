//! Dates with their other end, and what stands open on a side.
//!
//! 1月30日至31日, 从2016年6月1日到6月30日, 1995-1997年, 三月和九月之间; 2015年以前, 自2018年以来, 5日起.

use crate::dates::combine::{complete, lead};
use crate::dates::number::number;
use crate::dates::numeric::numeric_date;
use crate::dates::phrase::{Calendar, DayOf, Month, Part, Phrase, Side, Steps, Year};
use crate::dates::source::{Cursor, Parse};

use super::calendar::{calendar, small};
use super::clock::{leading_hour, other_clock, time_of_day};

type Ruled = (Phrase, &'static str);

/// Between the ends of a range.
const TO: &[&str] = &[
    "直到",
    "直至",
    "起至",
    "起到",
    "一直到",
    "到",
    "至",
    "--",
    "-",
    "~",
];
const AND: &[&str] = &["和", "与", "跟", "及", "到", "至", "--", "-", "~"];

/// A date, a range, or an open interval.
pub(super) fn dated(c: Cursor<'_>) -> Parse<'_, Ruled> {
    if let Some(read) = closed_before(c).or_else(|| named_together(c)) {
        return Some(read);
    }
    let prefix = c.any(&["自从", "从", "自", "由"]);
    let start = prefix.unwrap_or(c).gap();
    let lead = leading_number(start).or_else(|| leading_hour(start));
    let led = lead.is_some();
    let (first, end) = match equal_year(c).or(lead) {
        Some(read) => read,
        None => simple(start)?,
    };
    let joint = end.gap();
    if let Some(read) = range(first, end, led).or_else(|| until_now(first, end)) {
        return Some(read);
    }
    if led {
        return None;
    }
    let opened = open(first, joint, prefix.is_some()).or_else(|| since(c, first, end));
    match (opened, prefix) {
        (Some(((phrase, rule, keeps_prefix), end)), Some(_)) => {
            // 自…以来 is one phrase; in 从…起 only the date and 起 are marked.
            keeps_prefix.then_some(((phrase, rule), end))
        }
        (Some(((phrase, rule, _), end)), None) => Some(((phrase, rule), end)),
        (None, Some(_)) => None,
        (None, None) => Some(((Phrase::Calendar(first), rule_of(&first)), end)),
    }
}

/// What kind of date it is, for the rule's name.
fn rule_of(date: &Calendar) -> &'static str {
    let steps = matches!(date.day, Some(DayOf::Steps(_)))
        || matches!(date.month, Some(Month::Steps(_)))
        || matches!(date.year, Some(Year::Steps(_)))
        || date.week.is_some();
    if date.is_time_only() {
        "zh.time"
    } else if date.feast.is_some() {
        "zh.feast"
    } else if steps {
        "zh.relative"
    } else if date.weekday.is_some() && date.day.is_none() {
        "zh.weekday"
    } else if date.year.is_some() {
        "zh.absolute"
    } else {
        "zh.partial"
    }
}

/// A date in digits or in Chinese, with its time of day.
fn simple(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let Some((date, end)) = numeric_date(c) else {
        return calendar(c);
    };
    if date.day.is_none() {
        return Some((date, end));
    }
    Some(
        time_of_day(end, date)
            .or_else(|| time_of_day(end.gap(), date))
            .unwrap_or((date, end)),
    )
}

/// `= 2019`: a year as a condition.
fn equal_year(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let after = c.eat("=")?.gap();
    let ((year, 4), end) = after.digits()? else {
        return None;
    };
    let alone = !c.previous().is_some_and(char::is_alphanumeric)
        && !end.peek().is_some_and(char::is_alphanumeric);
    let date = Calendar {
        year: Some(Year::Of(i32::try_from(year).ok()?)),
        ..Calendar::default()
    };
    (alone && (1500..2200).contains(&year)).then_some((date, end))
}

/// The number that begins 1995-1997年, 1至3月 or 5到7日: the unit stands after the second one.
fn leading_number(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if let Some(read) = leading_ordinal(c) {
        return Some(read);
    }
    // 2027年5-7月, 去年3至8月: the year stands once, before both.
    let (year, at) = super::year::year(c).map_or((None, c), |(date, end)| (date.year, end.gap()));
    let (first, end) = number(at)?;
    let clean = year.is_some()
        || !c
            .previous()
            .is_some_and(|p| p.is_ascii_digit() || matches!(p, '.' | '第' | '-' | '/' | '$'));
    let joint = end.gap();
    let listed = joint.eat("、");
    let other = listed.or_else(|| joint.any(TO))?.gap();
    let (second, _) = number(other)?;
    let (date, _) = calendar(other)?;
    if !clean || listed.is_some() && second.value != first.value + 1 || date.is_time_only() {
        return None;
    }
    let first = lead(&date, first.value, first.width)?;
    let is_whole = year.is_some() && first.year.is_some();
    (!is_whole).then_some((
        Calendar {
            year: year.or(first.year),
            ..first
        },
        end,
    ))
}

/// The first end of 第二至第四季度, 去年二到四季度: the unit stands behind the second.
fn leading_ordinal(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (year, at) = super::year::year(c).map_or((None, c), |(date, end)| (date.year, end.gap()));
    let (first, end) = number(at.skip(&["第"]))?;
    let other = end.gap().any(TO)?.gap();
    let (Part::Quarter(last), after) = super::calendar::quarter(other)? else {
        return None;
    };
    let is_unit = after.follows_any(&["季度"]);
    let part = u8::try_from(first.value)
        .ok()
        .filter(|&n| n > 0 && n < last);
    let date = Calendar {
        year,
        part: part.map(Part::Quarter),
        ..Calendar::default()
    };
    (is_unit && part.is_some()).then_some((date, end))
}

fn range(first: Calendar, end: Cursor<'_>, led: bool) -> Parse<'_, Ruled> {
    let joint = end.gap();
    if let Some(other) = joint.any(TO)
        && let Some((second, end)) = other_end(&first, other.gap())
    {
        let end = end.any(&["之间", "期间", "间", "为止"]).unwrap_or(end);
        return Some(((ranged(first, second), "zh.range"), end));
    }
    if let Some(other) = joint.eat("、")
        && let Some((second, end)) = calendar(other)
        && (led || end.sees("间") && first.month.is_some() && second.year.is_none())
    {
        return Some(((ranged(first, second), "zh.range"), end.skip(&["间"])));
    }
    let other = joint.any(AND)?;
    let (second, end) = other_end(&first, other.gap())?;
    let end = end.gap().any(&["之间", "期间", "间"])?;
    Some(((ranged(first, second), "zh.range"), end))
}

/// 2011年至今: the other end is now.
fn until_now(first: Calendar, end: Cursor<'_>) -> Parse<'_, Ruled> {
    const NOW: &[&str] = &["至今", "迄今", "到现在", "至目前", "到目前", "到如今"];
    let end = end.gap().any(NOW)?;
    let first = Box::new(Phrase::Calendar(first));
    Some((
        (Phrase::Range(first, Box::new(Phrase::Present)), "zh.range"),
        end,
    ))
}

fn ranged(first: Calendar, second: Calendar) -> Phrase {
    let (first, second) = complete(first, second);
    Phrase::Range(
        Box::new(Phrase::Calendar(first)),
        Box::new(Phrase::Calendar(second)),
    )
}

/// The second end; a bare day or hour is enough after a first end that has one.
fn other_end<'t>(first: &Calendar, c: Cursor<'t>) -> Parse<'t, Calendar> {
    if let Some((day, end)) = number(c)
        && first.day.is_some()
        && (1..=31).contains(&day.value)
        && let Some(end) = end.gap().any(&["日", "号"])
    {
        let date = Calendar {
            day: Some(DayOf::Number(small(day.value))),
            ..Calendar::default()
        };
        return Some(time_of_day(end, date).unwrap_or((date, end)));
    }
    if first.clock.is_some()
        && let Some(read) = other_clock(c, first)
    {
        return Some(read);
    }
    let (second, end) = simple(c)?;
    let fits = second.is_time_only() == first.is_time_only() || first.clock.is_some();
    let same_kind = first.weekday.is_some() == second.weekday.is_some()
        || second.day.is_some()
        || second.month.is_some()
        || first.day.is_some();
    let now = matches!(second.day, Some(DayOf::Steps(_)));
    (fits && (same_kind || now)).then_some((second, end))
}

/// 今明两年, 昨今两天, 今明后三年: steps named together, with their unit behind.
fn named_together(c: Cursor<'_>) -> Parse<'_, Ruled> {
    const STEPS: &[(&str, i32)] = &[
        ("前", -2),
        ("去", -1),
        ("昨", -1),
        ("今", 0),
        ("明", 1),
        ("后", 2),
    ];
    let (first, mut end) = c.row(STEPS)?;
    let mut last = first;
    while let Some((step, after)) = end.row(STEPS).filter(|(step, _)| *step == last + 1) {
        (last, end) = (step, after);
    }
    let count = u32::try_from(last - first + 1).ok()?;
    let (said, end) = number(end)?;
    let (is_year, end) = end.row(&[("年", true), ("天", false), ("日", false), ("晚", false)])?;
    let date = |step| {
        let steps = Steps::Now(step);
        Box::new(Phrase::Calendar(Calendar {
            year: is_year.then_some(Year::Steps(steps)),
            day: (!is_year).then_some(DayOf::Steps(steps)),
            ..Calendar::default()
        }))
    };
    let phrase = Phrase::Range(date(first), date(last));
    (count > 1 && said.value == count).then_some(((phrase, "zh.range"), end))
}

/// 截至2017年底, 截止到5月: closed by the word before it, which belongs to the phrase.
fn closed_before(c: Cursor<'_>) -> Parse<'_, Ruled> {
    let start = c
        .any(&["截止到", "截至到", "截止至", "截止", "截至"])?
        .gap();
    let (date, end) = simple(start)?;
    let end = end.gap().any(&["为止"]).unwrap_or(end);
    let phrase = Phrase::Open(Box::new(Phrase::Calendar(date)), Side::Until);
    // 截至目前, 截至昨天15时: a moment of now is no open side.
    let is_moment = date.is_time_only() || date.clock.is_some();
    (!is_moment).then_some(((phrase, "zh.before"), end))
}

/// 自从前年, 自3月: opened by the word before alone, where nothing behind the date does. Only the
/// date is marked.
fn since<'t>(
    c: Cursor<'t>,
    first: Calendar,
    end: Cursor<'t>,
) -> Parse<'t, (Phrase, &'static str, bool)> {
    let opens =
        c.follows_any(&["自从", "自"]) && !c.follows_any(&["来自", "独自", "各自", "亲自", "擅自"]);
    let is_said =
        !first.is_time_only() && !end.gap().sees_any(&["的", "那", "这", "至", "到", "-"]);
    let phrase = Phrase::Open(Box::new(Phrase::Calendar(first)), Side::Since);
    (opens && is_said).then_some(((phrase, "zh.after", false), end))
}

/// What opens a date on a side; whether a 从 or 自 before it belongs to the phrase.
fn open(first: Calendar, c: Cursor<'_>, prefixed: bool) -> Parse<'_, (Phrase, &'static str, bool)> {
    const SIDES: &[(&str, Side)] = &[
        ("或以后", Side::Since),
        ("或之后", Side::Since),
        ("及以后", Side::Since),
        ("及之后", Side::Since),
        ("或以前", Side::Until),
        ("或之前", Side::Until),
        ("及以前", Side::Until),
        ("及之前", Side::Until),
        ("以前", Side::Before),
        ("之前", Side::Before),
        ("以后", Side::After),
        ("之后", Side::After),
        ("过后", Side::After),
        ("以来", Side::Since),
        ("以降", Side::Since),
        ("为止", Side::Until),
        ("开始", Side::From),
        ("起", Side::From),
        ("前", Side::Before),
        ("后", Side::After),
    ];
    let (side, end) = c.row(SIDES)?;
    let wrong = end.follows_any(&["前"])
        && end.sees_any(&[
            "夕", "后", "往", "来", "线", "方", "景", "排", "身", "总", "首", "任", "妻", "夫",
            "去", "段", "期", "沿", "台", "赴", "锋", "晚",
        ])
        || end.follows_any(&["后"])
            && end.sees_any(&[
                "来", "天", "方", "期", "者", "续", "卫", "勤", "悔", "果", "半", "台",
            ])
        || c.sees("起")
            && end.sees_any(&[
                "诉", "草", "来", "飞", "火", "码", "步", "价", "床", "义", "伏", "因", "初", "源",
                "航", "跑", "降", "到", "亏",
            ])
        || end.follows_any(&["开始"])
            && !prefixed
            && !follows_from(c)
            && !end.sees_any(&[",", "，"])
        || end.follows_any(&["起"]) && c.sees("起") && first.is_time_only();
    if wrong {
        return None;
    }
    let keeps = end.follows_any(&["以来", "以降"]);
    let rule = match side {
        Side::Before | Side::Until => "zh.before",
        Side::After | Side::Since | Side::From => "zh.after",
    };
    let phrase = Phrase::Open(Box::new(Phrase::Calendar(first)), side);
    Some(((phrase, rule, keeps), end))
}

/// Whether a 从 or 自 stands before the date that ends here.
fn follows_from(c: Cursor<'_>) -> bool {
    const REACH: usize = 16;
    let near = c.before().chars().rev().take(REACH);
    near.take_while(|c| !matches!(c, ',' | '。' | '\n'))
        .any(|c| matches!(c, '从' | '自'))
}
