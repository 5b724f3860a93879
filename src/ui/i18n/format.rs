//! Filling messages; saying numbers, sizes, days.

use crate::model::{Day, Moment};

use super::texts::format;
use super::{Message, Text};

/// A message cut at its places, for a component that draws some of them differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain words.
    Words(String),
    /// A filled place: its name and its value.
    Filled(String, String),
}

/// Fills the places of a text and keeps them apart from its words.
#[must_use]
pub fn pieces(text: &str, values: &[(&str, &str)]) -> Vec<Piece> {
    let value = |name: &str| {
        let found = values.iter().find(|(of, _)| *of == name);
        found.map(|&(_, value)| value).unwrap_or_default()
    };
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let Some((inside, after)) = after.split_once('}') else {
            break;
        };
        say(&mut pieces, words);
        let mut parts = inside.split('|');
        let name = parts.next().unwrap_or_default();
        match (parts.next(), parts.next()) {
            (Some(one), Some(many)) => {
                say(&mut pieces, if value(name) == "1" { one } else { many });
            }
            _ => pieces.push(Piece::Filled(name.to_owned(), value(name).to_owned())),
        }
        rest = after;
    }
    say(&mut pieces, rest);
    pieces
}

/// Adds words to the last piece where that is words too.
fn say(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        Some(Piece::Words(last)) => last.push_str(words),
        _ if words.is_empty() => {}
        _ => pieces.push(Piece::Words(words.to_owned())),
    }
}

/// Fills the places of a text.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    pieces(text, values)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Filled(_, value) => value,
        })
        .collect()
}

/// A number with its thousands apart: `12,345`.
#[must_use]
pub fn number_said(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// A size: `812 B`, `4.2 KB`, `64 MB`.
#[must_use]
pub fn bytes_said(bytes: u64) -> String {
    const STEP: u64 = 1024;
    let (unit, name) = match bytes {
        0..STEP => return format!("{bytes} B"),
        STEP..0x10_0000 => (STEP, "KB"),
        0x10_0000..0x4000_0000 => (STEP * STEP, "MB"),
        _ => (STEP * STEP * STEP, "GB"),
    };
    let tenths = bytes * 10 / unit;
    if tenths < 100 && !tenths.is_multiple_of(10) {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", tenths / 10)
    }
}

/// Thousandths as a percentage: `12%`, `<1%`; all but all is not 100.
#[must_use]
pub fn percent_said(thousandths: u16) -> String {
    match thousandths {
        0 => "0%".to_owned(),
        1..10 => "<1%".to_owned(),
        1000.. => "100%".to_owned(),
        _ => format!("{}%", ((thousandths + 5) / 10).min(99)),
    }
}

/// A day: `2024年1月30日`, `30 January 2024`.
#[must_use]
pub fn day_said(text: Text, day: Day) -> String {
    day_filled(text, format::DAY, day)
}

/// A message that is filled with the parts of a day.
pub(super) fn day_filled(text: Text, message: Message, day: Day) -> String {
    const MONTHS: [Message; 12] = [
        format::JANUARY,
        format::FEBRUARY,
        format::MARCH,
        format::APRIL,
        format::MAY,
        format::JUNE,
        format::JULY,
        format::AUGUST,
        format::SEPTEMBER,
        format::OCTOBER,
        format::NOVEMBER,
        format::DECEMBER,
    ];
    let month = MONTHS.get(usize::from(day.month).saturating_sub(1));
    let month = month.map_or("", |month| text.say(*month));
    let (year, day) = (day.year.to_string(), day.day.to_string());
    text.fill(message, &[("year", &year), ("month", month), ("day", &day)])
}

/// A moment as tables show it: `2024-01-30 22:21 UTC`, to the precision known.
#[must_use]
pub fn moment_said(moment: Moment) -> String {
    let day = moment.day;
    let mut said = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    if let Some(time) = moment.time {
        said.push_str(&format!(" {:02}:{:02}", time.hour, time.minute));
    }
    match moment.offset {
        Some(0) => said.push_str(" UTC"),
        Some(minutes) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let minutes = minutes.unsigned_abs();
            said.push_str(&format!(" {sign}{:02}:{:02}", minutes / 60, minutes % 60));
        }
        None => {}
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Lang;

    #[test]
    fn places_are_kept_apart() {
        assert_eq!(
            pieces(
                "{n} of {all} {n|tells|tell} it",
                &[("n", "4"), ("all", "5")]
            ),
            [
                Piece::Filled("n".to_owned(), "4".to_owned()),
                Piece::Words(" of ".to_owned()),
                Piece::Filled("all".to_owned(), "5".to_owned()),
                Piece::Words(" tell it".to_owned()),
            ]
        );
    }

    #[test]
    fn braces_in_values_stay() {
        assert_eq!(fill("<{file}>", &[("file", "a{n}b")]), "<a{n}b>");
        assert_eq!(fill("a {open", &[]), "a {open");
    }

    #[test]
    fn numbers_and_sizes() {
        assert_eq!(number_said(0), "0");
        assert_eq!(number_said(1234), "1,234");
        assert_eq!(number_said(1_234_567), "1,234,567");
        assert_eq!(bytes_said(812), "812 B");
        assert_eq!(bytes_said(4300), "4.1 KB");
        assert_eq!(bytes_said(64 << 20), "64 MB");
        assert_eq!(percent_said(4), "<1%");
        assert_eq!(percent_said(126), "13%");
        assert_eq!(percent_said(998), "99%");
        assert_eq!(percent_said(1000), "100%");
    }

    #[test]
    fn days_in_both_languages() {
        let day = Day::new(2031, 3, 12).unwrap();
        assert_eq!(day_said(Text(Lang::ZhHans), day), "2031年3月12日");
        assert_eq!(day_said(Text(Lang::En), day), "12 March 2031");
        let mut moment = Moment::on(day);
        assert_eq!(moment_said(moment), "2031-03-12");
        moment.offset = Some(-90);
        assert_eq!(moment_said(moment), "2031-03-12 −01:30");
    }
}
