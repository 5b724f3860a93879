//! Numbers in Chinese characters: 三十一, 二〇二四, 廿八, 一百二十.

use super::source::{Cursor, Parse};

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: u32,
    /// How many characters write it.
    pub(super) width: usize,
    /// Whether ASCII digits write it.
    pub(super) ascii: bool,
    /// Whether its digits are put side by side (二〇二四), without 十 or 百.
    pub(super) positional: bool,
}

const fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' => 2,
        '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

const fn scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// Whether a character can begin a number in Chinese characters.
pub(super) const fn begins(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '廿' | '卅' | '拾')
}

/// A number in digits or in Chinese characters, below a million.
pub(super) fn number(c: Cursor<'_>) -> Parse<'_, Number> {
    if c.peek()?.is_ascii_digit() {
        let ((value, width), end) = c.digits()?;
        let number = Number {
            value,
            width,
            ascii: true,
            positional: true,
        };
        return (width <= 6).then_some((number, end));
    }
    let mut bytes = 0;
    let mut width = 0;
    let mut total = 0;
    let mut pending: Option<u32> = None;
    let mut positional = true;
    for character in c.rest().chars().take(10) {
        if let Some(value) = digit(character) {
            let all_digits = positional && pending.is_some();
            pending = Some(if all_digits {
                pending.unwrap_or(0).checked_mul(10)?.checked_add(value)?
            } else {
                value
            });
        } else if let Some(value) = scale(character) {
            if width > 0 && positional && pending.is_some_and(|n| n > 9) {
                break;
            }
            positional = false;
            total += pending.take().unwrap_or(1) * value;
        } else if character == '廿' || character == '卅' {
            if width > 0 {
                break;
            }
            positional = false;
            total += if character == '廿' { 20 } else { 30 };
        } else {
            break;
        }
        bytes += character.len_utf8();
        width += 1;
    }
    let value = total + pending.unwrap_or(0);
    let number = Number {
        value,
        width,
        ascii: false,
        positional,
    };
    (width > 0 && value < 1_000_000).then(|| (number, c.plus(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (text, value) in [
            ("三十一", 31),
            ("二〇二四", 2024),
            ("十", 10),
            ("廿八", 28),
            ("一百二十", 120),
            ("两", 2),
            ("2024", 2024),
        ] {
            let (number, end) = number(Cursor::new(text, 0)).unwrap();
            assert_eq!((number.value, end.at), (value, text.len()), "{text}");
        }
        assert!(number(Cursor::new("年", 0)).is_none());
    }
}
