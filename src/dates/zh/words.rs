//! The Chinese words of the calendar, each with what it says.
//!
//! All in Simplified script: the text is folded before it is read. Where one word begins another,
//! the longer one stands first.

use crate::dates::phrase::{DayPart, Part, Steps, Unit};
use Steps::{Now, Told};

/// 去年, 次年: which year.
pub(super) const YEARS: &[(&str, Steps)] = &[
    ("大前年", Now(-3)),
    ("前年", Now(-2)),
    ("去年", Now(-1)),
    ("去岁", Now(-1)),
    ("上年度", Told(-1)),
    ("上年", Told(-1)),
    ("上一年度", Told(-1)),
    ("今年", Now(0)),
    ("本年度", Now(0)),
    ("本年", Now(0)),
    ("明年", Now(1)),
    ("后年", Now(2)),
    ("次年", Told(1)),
    ("翌年", Told(1)),
    ("隔年", Told(1)),
    ("第二年", Told(1)),
    ("前一年", Told(-1)),
    ("同年", Told(0)),
    ("当年", Told(0)),
];

/// 今春: the year in one character before a season.
pub(super) const SHORT_YEARS: &[(&str, Steps)] = &[
    ("今", Now(0)),
    ("去", Now(-1)),
    ("明", Now(1)),
    ("当", Told(0)),
];

/// 上个月: which month.
pub(super) const MONTHS: &[(&str, Steps)] = &[
    ("上上个月", Now(-2)),
    ("上上月", Now(-2)),
    ("上个月", Now(-1)),
    ("上月", Now(-1)),
    ("这个月", Now(0)),
    ("本月份", Now(0)),
    ("本月", Now(0)),
    ("今个月", Now(0)),
    ("下个月", Now(1)),
    ("下月", Now(1)),
    ("下下个月", Now(2)),
    ("下下月", Now(2)),
    ("同月", Told(0)),
    ("当月", Told(0)),
    ("次月", Told(1)),
    ("翌月", Told(1)),
];

/// 昨天: which day.
pub(super) const DAYS: &[(&str, Steps)] = &[
    ("大大前天", Now(-4)),
    ("大前天", Now(-3)),
    ("前天", Now(-2)),
    ("前日", Now(-2)),
    ("昨天", Now(-1)),
    ("昨日", Now(-1)),
    ("昨儿", Now(-1)),
    ("今天", Now(0)),
    ("今日", Now(0)),
    ("今儿", Now(0)),
    ("明天", Now(1)),
    ("明日", Now(1)),
    ("明儿", Now(1)),
    ("大大后天", Now(4)),
    ("大后天", Now(3)),
    ("大后日", Now(3)),
    ("后天", Now(2)),
    ("同一天", Told(0)),
    ("同一日", Told(0)),
    ("当天", Told(0)),
    ("当日", Told(0)),
    ("同日", Told(0)),
    ("即日", Now(0)),
    ("次日", Told(1)),
    ("翌日", Told(1)),
    ("隔天", Told(1)),
    ("隔日", Told(1)),
    ("转天", Told(1)),
    ("第二天", Told(1)),
    ("前一天", Told(-1)),
    ("前一日", Told(-1)),
    ("后一天", Told(1)),
];

/// 昨晚: the day in one character before a part of the day.
pub(super) const SHORT_DAYS: &[(&str, Steps)] = &[
    ("昨", Now(-1)),
    ("今", Now(0)),
    ("明", Now(1)),
    ("前", Now(-2)),
    ("当", Told(0)),
    ("翌", Told(1)),
    ("次", Told(1)),
];

/// 晚: the part of the day in one character, after a day.
pub(super) const SHORT_PARTS: &[(&str, DayPart)] = &[
    ("晚间", DayPart::Evening),
    ("晚上", DayPart::Evening),
    ("晚", DayPart::Evening),
    ("夜里", DayPart::Night),
    ("夜", DayPart::Night),
    ("晨", DayPart::Morning),
    ("早上", DayPart::Morning),
    ("早间", DayPart::Morning),
    ("早", DayPart::Morning),
    ("午", DayPart::Noon),
];

/// 上午: a part of the day.
pub(super) const DAY_PARTS: &[(&str, DayPart)] = &[
    ("凌晨", DayPart::Dawn),
    ("清晨", DayPart::Morning),
    ("拂晓", DayPart::Morning),
    ("早晨", DayPart::Morning),
    ("早上", DayPart::Morning),
    ("早间", DayPart::Morning),
    ("晨间", DayPart::Morning),
    ("上午", DayPart::Morning),
    ("中午", DayPart::Noon),
    ("正午", DayPart::Noon),
    ("午间", DayPart::Noon),
    ("午后", DayPart::Afternoon),
    ("下午", DayPart::Afternoon),
    ("傍晚", DayPart::Evening),
    ("晚上", DayPart::Evening),
    ("晚间", DayPart::Evening),
    ("入夜", DayPart::Evening),
    ("夜间", DayPart::Night),
    ("夜里", DayPart::Night),
    ("夜晚", DayPart::Night),
    ("深夜", DayPart::Night),
    ("午夜", DayPart::Night),
    ("半夜", DayPart::Night),
];

/// 上上个: steps before a week.
pub(super) const WEEK_STEPS: &[(&str, Steps)] = &[
    ("上上个", Now(-2)),
    ("上上", Now(-2)),
    ("上一个", Now(-1)),
    ("上个", Now(-1)),
    ("上一", Now(-1)),
    ("上", Now(-1)),
    ("本", Now(0)),
    ("这个", Now(0)),
    ("这一", Now(0)),
    ("这", Now(0)),
    ("下下个", Now(2)),
    ("下下", Now(2)),
    ("下一个", Now(1)),
    ("下个", Now(1)),
    ("下一", Now(1)),
    ("下", Now(1)),
    ("当", Told(0)),
    ("同", Told(0)),
    ("次", Told(1)),
    ("翌", Told(1)),
];

/// What a week is called.
pub(super) const WEEK: &[&str] = &["周", "星期", "礼拜"];

/// 一 to 日 after 周: Monday is 0.
pub(super) const WEEKDAYS: &[(&str, u8)] = &[
    ("一", 0),
    ("二", 1),
    ("三", 2),
    ("四", 3),
    ("五", 4),
    ("六", 5),
    ("日", 6),
    ("天", 6),
];

/// Parts of a year, after it.
pub(super) const YEAR_PARTS: &[(&str, Part)] = &[
    ("年初", Part::Start),
    ("初期", Part::Start),
    ("初", Part::Start),
    ("年底", Part::End),
    ("年末", Part::End),
    ("年终", Part::End),
    ("岁末", Part::End),
    ("末期", Part::End),
    ("末", Part::End),
    ("底", Part::End),
    ("年中", Part::Middle),
    ("上半年", Part::Half(1)),
    ("前半年", Part::Half(1)),
    ("下半年", Part::Half(2)),
    ("后半年", Part::Half(2)),
    ("早些时候", Part::SoFar),
    ("较早时候", Part::SoFar),
    ("稍早前", Part::SoFar),
    ("稍早时候", Part::SoFar),
    ("稍早", Part::SoFar),
    ("晚些时候", Part::Rest),
    ("稍晚时候", Part::Rest),
    ("稍晚", Part::Rest),
    ("稍后", Part::Rest),
];

/// Parts of a decade or century, after it.
pub(super) const LONG_PARTS: &[(&str, Part)] = &[
    ("中后期", Part::MiddleAndLate),
    ("中晚期", Part::MiddleAndLate),
    ("前期", Part::Early),
    ("早期", Part::Early),
    ("初叶", Part::Early),
    ("前叶", Part::Early),
    ("中期", Part::Middle),
    ("中叶", Part::Middle),
    ("后期", Part::Late),
    ("晚期", Part::Late),
    ("末叶", Part::Late),
];

/// Parts of a year that stand alone too: 年底, 下半年.
pub(super) const BARE_YEAR_PARTS: &[(&str, Part)] = &[
    ("年初", Part::Start),
    ("年底", Part::End),
    ("年末", Part::End),
    ("岁末", Part::End),
    ("年中", Part::Middle),
    ("上半年", Part::Half(1)),
    ("下半年", Part::Half(2)),
];

/// Parts of a month, after it.
pub(super) const MONTH_PARTS: &[(&str, Part)] = &[
    ("上中旬", Part::TenDaysTo(1, 2)),
    ("中上旬", Part::TenDaysTo(1, 2)),
    ("中下旬", Part::TenDaysTo(2, 3)),
    ("上旬", Part::TenDays(1)),
    ("初旬", Part::TenDays(1)),
    ("中旬", Part::TenDays(2)),
    ("下旬", Part::TenDays(3)),
    ("上半月", Part::Half(1)),
    ("下半月", Part::Half(2)),
    ("月初", Part::Start),
    ("初", Part::Start),
    ("月底", Part::End),
    ("月末", Part::End),
    ("底", Part::End),
    ("末", Part::End),
    ("中期", Part::Middle),
    ("早些时候", Part::SoFar),
    ("较早时候", Part::SoFar),
    ("稍早前", Part::SoFar),
    ("稍早时候", Part::SoFar),
    ("稍早", Part::SoFar),
    ("晚些时候", Part::Rest),
    ("稍晚时候", Part::Rest),
    ("稍晚", Part::Rest),
    ("稍后", Part::Rest),
];

/// Parts of a month that stand alone too.
pub(super) const BARE_MONTH_PARTS: &[(&str, Part)] = &[
    ("上半月", Part::Half(1)),
    ("下半月", Part::Half(2)),
    ("上旬", Part::TenDays(1)),
    ("中旬", Part::TenDays(2)),
    ("中下旬", Part::TenDaysTo(2, 3)),
    ("下旬", Part::TenDays(3)),
    ("月初", Part::Start),
    ("月底", Part::End),
    ("月末", Part::End),
];

/// Seasons: 0 is spring.
pub(super) const SEASONS: &[(&str, u8)] = &[("春", 0), ("夏", 1), ("秋", 2), ("冬", 3)];

/// Units of a length, the count word before them included.
pub(super) const UNITS: &[(&str, Unit)] = &[
    ("秒钟", Unit::Second),
    ("秒", Unit::Second),
    ("分钟", Unit::Minute),
    ("个多小时", Unit::Hour),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("个钟头", Unit::Hour),
    ("钟头", Unit::Hour),
    ("个工作日", Unit::BusinessDay),
    ("工作日", Unit::BusinessDay),
    ("昼夜", Unit::Day),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("晚", Unit::Night),
    ("夜", Unit::Night),
    ("个周末", Unit::Weekend),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("礼拜", Unit::Week),
    ("周", Unit::Week),
    ("个月", Unit::Month),
    ("个季度", Unit::Quarter),
    ("季度", Unit::Quarter),
    ("个年头", Unit::Year),
    ("年", Unit::Year),
    ("个世纪", Unit::Century),
    ("世纪", Unit::Century),
];
