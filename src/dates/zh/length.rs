//! Lengths of time in Chinese, and what is counted with them.
//!
//! 两天又一个月, 三年半; 两个月前, 10分钟之后; 过去十年, 未来几周, 三天内; 每周一.

use crate::dates::number::number;
use crate::dates::phrase::{Amount, Base, Length, Phrase, Unit};
use crate::dates::source::{Cursor, Parse};
use crate::text::script;

use super::words::UNITS;

/// What 几 and 数 count for when a bound is wanted: "a few" is three.
const FEW: u32 = 3;

/// A length: amounts added up.
pub(super) fn length(c: Cursor<'_>) -> Parse<'_, Length> {
    let (first, mut end) = amount(c)?;
    let mut length = vec![first];
    loop {
        if let Some(after) = hours_after_days(&length, end) {
            length.push(after.0);
            return Some((length, after.1));
        }
        let joint = end.gap().skip(&["又", "零", "加", "和", "、"]);
        match amount(joint) {
            Some((next, after)) if next.unit < last_unit(&length) || joint.at > end.gap().at => {
                if next.unit == last_unit(&length) {
                    break;
                }
                length.push(next);
                end = after;
            }
            _ => break,
        }
    }
    Some((length, end))
}

/// 20时 in 8天20时.
fn hours_after_days<'t>(length: &[Amount], c: Cursor<'t>) -> Parse<'t, Amount> {
    let (count, end) = number(c)?;
    let end = end.eat("时")?;
    (last_unit(length) == Unit::Day && count.value < 24)
        .then(|| (Amount::whole(count.value, Unit::Hour), end))
}

fn last_unit(length: &[Amount]) -> Unit {
    length.last().map_or(Unit::Second, |amount| amount.unit)
}

fn amount(c: Cursor<'_>) -> Parse<'_, Amount> {
    half(c).or_else(|| counted(c))
}

/// 半年, 半个月, 半小时.
fn half(c: Cursor<'_>) -> Parse<'_, Amount> {
    let after = c.eat("半")?;
    let (unit, end) = after.row(&[
        ("个多小时", Unit::Hour),
        ("个小时", Unit::Hour),
        ("个钟头", Unit::Hour),
        ("小时", Unit::Hour),
        ("个钟", Unit::Hour),
        ("个多月", Unit::Month),
        ("个月", Unit::Month),
        ("个世纪", Unit::Century),
        ("年", Unit::Year),
        ("天", Unit::Day),
        ("日", Unit::Day),
    ])?;
    let wrong = c.follows_any(&["上", "下", "前", "后", "大", "过"])
        && !c.follows_any(&["过去", "之前"])
        || end.sees_any(&["报", "岛", "制"]);
    let vague = end.follows_any(&["多月", "多小时"]);
    let amount = Amount {
        thousandths: 500,
        unit,
        vague,
    };
    (!wrong).then(|| (amount, end.skip(&["多"])))
}

fn counted(c: Cursor<'_>) -> Parse<'_, Amount> {
    let ((count, vague), after) = count(c)?;
    let after = after.gap();
    let (extra, after) = match after.eat("个半") {
        Some(end) => (500, Some(end)),
        None => (0, None),
    };
    let (unit, end) = match after {
        Some(after) => after.row(&[
            ("小时", Unit::Hour),
            ("钟头", Unit::Hour),
            ("月", Unit::Month),
            ("星期", Unit::Week),
        ])?,
        None => unit(c, count)?,
    };
    let (extra, end) = match end.eat("半") {
        Some(end) if extra == 0 && !end.sees_any(&["决赛", "程", "价"]) => (500, end),
        _ => (extra, end),
    };
    let more = end.any(&["多", "余"]);
    let amount = Amount {
        thousandths: i64::from(count) * 1000 + extra,
        unit,
        vague,
    };
    let end = more.unwrap_or(end);
    is_length(c, amount, end).then_some((amount, end))
}

/// 三, 几十, 数, 10多, 一两: the number, and whether it is vague.
fn count(c: Cursor<'_>) -> Parse<'_, (u32, bool)> {
    for (literal, value) in [
        ("几十", 30),
        ("二三十", 25),
        ("三四十", 35),
        ("四五十", 45),
        ("五六十", 55),
        ("七八十", 75),
        ("数十", 30),
        ("数百", 300),
        ("数千", 3000),
        ("十几", 13),
        ("好几", FEW),
        ("几", FEW),
        ("数", FEW),
        ("若干", FEW),
    ] {
        if let Some(end) = c.eat(literal) {
            return Some(((value, true), end));
        }
    }
    if let Some(end) = c.any(&["一两", "两三", "三四", "三五", "四五", "五六", "七八"])
        && end
            .gap()
            .sees_any(&["个", "天", "年", "周", "小时", "分钟", "日"])
    {
        return Some(((2, true), end));
    }
    let (number, end) = number(c)?;
    let clean = !c
        .previous()
        .is_some_and(|p| p.is_ascii_digit() || matches!(p, '.' | '第' | '$' | '/' | ':' | '初'));
    let end_more = end.gap().any(&["多", "余", "来"]);
    let found = (number.value, end_more.is_some());
    clean.then(|| (found, end_more.unwrap_or(end)))
}

/// The unit after a count; its count word and a halved one are part of it.
fn unit(c: Cursor<'_>, count: u32) -> Parse<'_, Unit> {
    // The count is read again, so that the unit stands right after it.
    let (_, after) = self::count(c)?;
    let after = after.gap();
    if let Some(end) = after.eat("月").filter(|_| c.sees("数月")) {
        return Some((Unit::Month, end));
    }
    let (unit, end) = after.row(UNITS)?;
    let plain = end.follows_any(&["年"]) && !end.follows_any(&["年头"]);
    let wrong = match unit {
        Unit::Year if plain => {
            end.sees_any(&[
                "级", "代", "纪", "度", "制", "轻", "龄", "版", "款", "报", "级", "前后",
            ]) || count > 999
        }
        Unit::Week if c.sees("四周") && is_around(c, end) => true,
        Unit::Week => end.sees_any(&["岁", "年", "边", "围", "刊", "末"]),
        Unit::Day => {
            end.sees_any(&[
                "元", "圆", "本", "报", "后报", "均", "军", "前报", "气", "下", "空",
            ]) || end.follows_any(&["天"]) && end.sees_any(&["花", "堂"])
        }
        Unit::Night => end.sees_any(&["报", "会", "间", "餐", "上", "里"]),
        Unit::Second => end.sees_any(&["杀", "针"]),
        Unit::Hour => end.sees_any(&[
            "新闻",
            "营业",
            "热线",
            "服务",
            "不间断",
            "便利",
            "客服",
            "候",
        ]),
        _ => false,
    };
    (!wrong).then_some((unit, end))
}

/// 四周 is rather "all around".
fn is_around(c: Cursor<'_>, end: Cursor<'_>) -> bool {
    !end.sees_any(&["前", "后", "内", "之", "以", "来", "时间"])
        && !c.follows_any(&["近", "过去", "未来", "为期", "连续", "约", "了"])
}

/// Whether a counted unit is a length of its own: 三日 is one only with a sign, 三年级 never.
fn is_length(c: Cursor<'_>, amount: Amount, end: Cursor<'_>) -> bool {
    let by_day_character = amount.unit == Unit::Day && end.follows_any(&["日", "日多", "日余"]);
    if !by_day_character {
        return amount.thousandths > 0 || amount.vague;
    }
    const BEFORE: &[&str] = &[
        "为期", "连续", "近", "过去", "未来", "历时", "长达", "约", "最近", "前", "今后", "逾",
        "达", "数", "仅", "首", "头", "共",
    ];
    const AFTER: &[&str] = &[
        "内",
        "后",
        "前",
        "以来",
        "来",
        "之内",
        "之后",
        "之前",
        "的行程",
        "行程",
        "访问",
        "游",
    ];
    let ascii_day = c.peek().is_some_and(|p| p.is_ascii_digit());
    c.follows_any(BEFORE) || end.sees_any(AFTER) || amount.vague || !ascii_day && c.sees("两日")
}

/// A length, a time counted from another, or the last or next so many units.
pub(super) fn length_phrase(c: Cursor<'_>) -> Parse<'_, (Phrase, &'static str)> {
    if let Some((found, end)) = window(c) {
        return Some((found, end));
    }
    if let Some((found, end)) = range_of_lengths(c) {
        return Some((found, end));
    }
    let (length, end) = length(c)?;
    let joint = end.gap();
    if let Some((forward, end)) = joint.row(&[
        ("以前", false),
        ("之前", false),
        ("前", false),
        ("以后", true),
        ("之后", true),
        ("过后", true),
        ("后", true),
    ]) && !end.sees_any(&[
        "三", "方", "排", "锋", "天津", "场", "景", "期", "沿", "线", "台",
    ]) {
        let base = if forward { Base::Told } else { Base::Now };
        return Some(((shift(length, forward, base), "zh.shift"), end));
    }
    if let Some(end) = joint.any(&["以来", "来"])
        && end.previous() == Some('来')
        && !end.sees_any(&["自", "到", "的", "源", "临", "访", "说"]) | end.sees("的")
    {
        let window = Phrase::Window {
            length,
            forward: false,
            base: Base::Now,
            within: false,
        };
        return Some(((window, "zh.window"), end));
    }
    if let Some(end) = joint.any(&["之内", "以内", "内"]) {
        let plain = !end.sees_any(&["地", "部", "阁", "容"]);
        if plain && length.iter().all(|amount| !amount.vague) && length_is_clear(&length) {
            let window = Phrase::Window {
                length,
                forward: true,
                base: Base::Now,
                within: true,
            };
            return Some(((window, "zh.within"), end));
        }
    }
    Some(((Phrase::Duration(length), "zh.duration"), end))
}

fn length_is_clear(length: &[Amount]) -> bool {
    length.iter().all(|amount| amount.unit >= Unit::Minute)
}

fn shift(length: Length, forward: bool, base: Base) -> Phrase {
    Phrase::Shift {
        length,
        forward,
        base,
        and: None,
        beyond: false,
    }
}

/// Words before a length that make it the last or the next.
const WINDOWS: &[(&str, bool)] = &[
    ("在过去的", false),
    ("过去的", false),
    ("过去", false),
    ("最近的", false),
    ("最近", false),
    ("近", false),
    ("此前", false),
    ("之前", false),
    ("前", false),
    ("上", false),
    ("未来的", true),
    ("未来", true),
    ("今后", true),
    ("接下来的", true),
    ("接下来", true),
    ("之后", true),
    ("后", true),
    ("下", true),
    ("往后", true),
];

fn window(c: Cursor<'_>) -> Parse<'_, (Phrase, &'static str)> {
    let (forward, after) = c.row(WINDOWS)?;
    let short = c.sees_any(&["近", "前", "后", "上", "下"]) && !c.sees("接");
    let short = short && after.at - c.at == "前".len();
    if short
        && c.previous().is_some_and(|p| {
            p.is_ascii_digit() || "最年月日天周前之以目附远临接将靠逼晋".contains(p)
        })
    {
        return None;
    }
    // 生效后十日内 and 会前两天 count from what stands before them.
    let counts_on = short && c.sees_any(&["前", "后"]);
    if counts_on
        && c.previous()
            .is_some_and(|p| script::is_han(p) && !"在的这于是".contains(p))
    {
        return None;
    }
    let (length, end) = near_years(after).or_else(|| length(after.gap()))?;
    if c.sees("近")
        && end.follows_any(&["年"])
        && length
            .first()
            .is_some_and(|a| a.thousandths > 20_000 && !a.vague)
    {
        // 近百年 is a length, not a window.
        return None;
    }
    let small_unit = matches!(
        length.last().map(|a| a.unit),
        Some(Unit::Second | Unit::Minute | Unit::Hour)
    );
    let bare_hour = short && small_unit && c.sees_any(&["近", "后"]);
    if bare_hour
        || short
            && c.sees_any(&["上", "下"])
            && !end.follows_any(&["个月", "周", "天", "年", "星期", "季度"])
    {
        return None;
    }
    if short && c.sees_any(&["上", "下"]) && after.sees_any(&["一年级", "半", "一年", "一周年"])
    {
        return None;
    }
    let end = end.skip(&["多"]);
    let end = end
        .any(&["以来", "来", "之内", "以内", "内"])
        .unwrap_or(end);
    let window = Phrase::Window {
        length,
        forward,
        base: if c.sees_any(&["之后", "此前"]) {
            Base::Told
        } else {
            Base::Now
        },
        within: false,
    };
    Some(((window, "zh.window"), end))
}

/// 近年, 近些年: years without a number.
fn near_years(c: Cursor<'_>) -> Parse<'_, Length> {
    let end = c.any(&["些年", "一段时间", "一段时期"])?;
    let amount = Amount {
        thousandths: i64::from(FEW) * 1000,
        unit: Unit::Year,
        vague: true,
    };
    end.follows_any(&["年"]).then(|| (vec![amount], end))
}

/// 九到12个月, 三至五年.
fn range_of_lengths(c: Cursor<'_>) -> Parse<'_, (Phrase, &'static str)> {
    let (first, after) = number(c)?;
    let other = after.gap().any(&["到", "至", "-", "~"])?.gap();
    let (length, end) = length(other)?;
    let [only] = length.as_slice() else {
        return None;
    };
    let by_character = matches!(only.unit, Unit::Day | Unit::Year | Unit::Quarter)
        && !end.follows_any(&["天", "个季度"]);
    let positional_year = by_character && (first.value > 31 || end.follows_any(&["日"]));
    if positional_year || !first_is_clean(c) {
        return None;
    }
    let low = vec![Amount::whole(first.value, only.unit)];
    if let Some(end) = end.any(&["之后", "以后", "后"]) {
        return Some(((shift(low, true, Base::Told), "zh.shift"), end));
    }
    Some(((Phrase::DurationRange(low, length), "zh.duration"), end))
}

fn first_is_clean(c: Cursor<'_>) -> bool {
    !c.previous()
        .is_some_and(|p| p.is_ascii_digit() || matches!(p, '.' | '第' | '-' | '/'))
}
