//! Numbers as facts: 四十一户, 41户 and 41 戶 are one.
//!
//! A number is written in digits (with thousands' commas, decimals, 万 and 亿) or in Chinese
//! characters; its measure is the percent sign or the character after it. Each becomes a value that
//! is the same for all ways to write it.
//!
//! ```
//! use duilan::text::number::numbers;
//! let values = |text| -> Vec<String> { numbers(text).into_iter().map(|(_, value)| value).collect() };
//! assert_eq!(values("总投资3.2亿元"), values("花了三亿二千万元"));
//! ```
//!
//! Limits: one and two are left out (一艘, 两国 are mostly no facts), so are ordinals (第三) and
//! fractions in characters other than 百分之.

use crate::model::Span;

use super::script;

/// The numbers of a text by their place, each with its value and measure.
#[must_use]
pub fn numbers(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let percent = rest.strip_prefix("百分之");
        let written = percent.unwrap_or(rest);
        let Some((hundredths, length)) = number(written) else {
            // Digits that are too many are no number, nor is a part of them.
            let digits = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            at += digits.max(rest.chars().next().map_or(1, char::len_utf8));
            continue;
        };
        let start = at;
        at += rest.len() - written.len() + length;
        let is_ordinal = text
            .get(..start)
            .is_some_and(|before| before.ends_with('第'));
        let after = text.get(at..).unwrap_or_default();
        let (measure, width) = match after.chars().next() {
            _ if percent.is_some() => ('%', 0),
            Some(c @ ('%' | '％')) => ('%', c.len_utf8()),
            Some(c) if script::is_han(c) => (script::fold_char(c), c.len_utf8()),
            _ => (' ', 0),
        };
        at += width;
        if LEAST <= hundredths && !is_ordinal {
            found.push((Span::new(start, at), format!("{hundredths}{measure}")));
        }
    }
    found
}

/// Three, in hundredths: smaller numbers are mostly no facts.
const LEAST: u64 = 300;

/// A number at the start of a text: its hundredths, and its bytes.
fn number(text: &str) -> Option<(u64, usize)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        in_digits(text)
    } else {
        in_characters(text)
    }
}

fn in_digits(text: &str) -> Option<(u64, usize)> {
    let end = |text: &str| {
        let is_inside = |c: char| c.is_ascii_digit() || c == ',';
        text.find(|c: char| !is_inside(c)).unwrap_or(text.len())
    };
    let whole = text.get(..end(text))?.trim_end_matches(',');
    let mut length = whole.len();
    let mut hundredths: u64 = whole
        .replace(',', "")
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?;
    let decimals = text.get(length..)?.strip_prefix('.').unwrap_or_default();
    let decimals = decimals.get(..end(decimals))?.trim_end_matches(',');
    if !decimals.is_empty() {
        length += 1 + decimals.len();
        let two: String = decimals.chars().chain("00".chars()).take(2).collect();
        hundredths = hundredths.checked_add(two.parse().ok()?)?;
    }
    while let Some(c) = text.get(length..)?.chars().next() {
        let Some(scale) = scale(c).filter(|scale| 1_000 <= *scale) else {
            break;
        };
        hundredths = hundredths.checked_mul(scale)?;
        length += c.len_utf8();
    }
    Some((hundredths, length))
}

fn in_characters(text: &str) -> Option<(u64, usize)> {
    // What stands before 亿, before 万, before 十 to 千, the digit in hand.
    let (mut great, mut large, mut section, mut digit) = (0_u64, 0_u64, 0_u64, None::<u64>);
    let mut length = 0;
    for c in text.chars() {
        if let Some(value) = digit_of(c) {
            // 二〇三一: digits side by side.
            let before = digit.filter(|_| section == 0).unwrap_or_default();
            digit = Some(before.checked_mul(10)?.checked_add(value)?);
        } else if let Some(scale) = scale(c) {
            if scale < 10_000 {
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(scale)?)?;
            } else if section == 0 && digit.is_none() && large == 0 {
                return None;
            } else {
                let below = section.checked_add(digit.take().unwrap_or_default())?;
                let part = large.checked_add(below)?.checked_mul(scale)?;
                (great, large) = if scale == 10_000 {
                    (great, part)
                } else {
                    (great.checked_add(part)?, 0)
                };
                section = 0;
            }
        } else {
            break;
        }
        length += c.len_utf8();
    }
    let value = great
        .checked_add(large)?
        .checked_add(section)?
        .checked_add(digit.unwrap_or_default())?;
    (0 < length).then_some((value.checked_mul(100)?, length))
}

const fn digit_of(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const fn scale(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(&str, &str)]) {
        let found = numbers(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(span, value)| (span.of(text), value.as_str()))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn one_value_for_all_ways_to_write_it() {
        check("四十一户", &[("四十一户", "4100户")]);
        check("41户和41 户", &[("41户", "4100户"), ("41", "4100 ")]);
        check(
            "四千二百人、4,200人",
            &[("四千二百人", "420000人"), ("4,200人", "420000人")],
        );
        check("一亿零五十万元", &[("一亿零五十万元", "10050000000元")]);
        check("1.2万吨", &[("1.2万吨", "1200000吨")]);
        check(
            "百分之七十三、73%",
            &[("百分之七十三", "7300%"), ("73%", "7300%")],
        );
    }

    #[test]
    fn small_numbers_and_ordinals_are_no_facts() {
        check("一艘船、两国、第三次、万一", &[]);
    }

    #[test]
    fn numbers_too_large_are_left_out() {
        check("99999999999999999999亿", &[]);
    }
}
