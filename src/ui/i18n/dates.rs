//! How dates, their doubts and their anchors are said; parts of speech.

use crate::model::{AnchorSource, Day, Doubt, Granularity, PassageKind};

use super::format::day_filled;
use super::texts::{PART_OF_SPEECH, dates as said, format};
use super::{Message, Text, article, compare, day_said};

/// What is unsure of a date; none where nothing is.
#[must_use]
pub const fn doubt_said(of: Doubt) -> Option<Message> {
    match of {
        Doubt::None => None,
        Doubt::Direction => Some(said::DOUBT_DIRECTION),
        Doubt::Vague => Some(said::DOUBT_VAGUE),
        Doubt::Zone => Some(said::DOUBT_ZONE),
        Doubt::Open => Some(said::DOUBT_OPEN),
        Doubt::Order => Some(said::DOUBT_ORDER),
    }
}

/// What a date was resolved against.
#[must_use]
pub fn anchor_said(text: Text, source: AnchorSource, day: Option<Day>) -> String {
    let message = match source {
        AnchorSource::Itself => said::ANCHOR_ITSELF,
        AnchorSource::Published => said::ANCHOR_PUBLISHED,
        AnchorSource::Mentioned => said::ANCHOR_MENTIONED,
        AnchorSource::Unknown => said::ANCHOR_UNKNOWN,
    };
    let day = day.map_or_else(|| "?".to_owned(), |day| day.to_string());
    text.fill(message, &[("day", &day)])
}

/// A day or an interval.
#[must_use]
pub fn days_said(text: Text, from: Day, to: Day) -> String {
    if from == to {
        return day_said(text, from);
    }
    let (from, to) = (day_said(text, from), day_said(text, to));
    text.fill(article::FROM_TO, &[("from", &from), ("to", &to)])
}

/// A day in the fewest signs, as it stands beside a mark: `1月30日`, or with its year where the
/// reader could take it for another.
#[must_use]
pub fn day_short(text: Text, day: Day, year_known: Option<i32>) -> String {
    if year_known == Some(day.year) {
        day_filled(text, format::DAY_SHORT, day)
    } else {
        day.to_string()
    }
}

/// Whether a mark is helped by its day beside it: it means one day, and does not say which.
#[must_use]
pub fn wants_day(anchor: AnchorSource, granularity: Granularity) -> bool {
    granularity <= Granularity::Day
        && matches!(anchor, AnchorSource::Published | AnchorSource::Mentioned)
}

/// The kind of a passage.
#[must_use]
pub const fn passage_name(of: PassageKind) -> Message {
    match of {
        PassageKind::Verbatim => compare::VERBATIM,
        PassageKind::Edited => compare::EDITED,
        PassageKind::Reworded => compare::REWORDED,
    }
}

/// A part of speech, by its first letters in jieba's tags.
#[must_use]
pub fn part_of_speech(text: Text, tag: &str) -> String {
    let fitting = PART_OF_SPEECH
        .iter()
        .filter(|(start, _)| tag.starts_with(start));
    match fitting.max_by_key(|(start, _)| start.len()) {
        Some((_, message)) => format!("{} {tag}", text.say(*message)),
        None => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Lang;

    const ZH: Text = Text(Lang::ZhHans);
    const EN: Text = Text(Lang::En);

    #[test]
    fn days_beside_marks() {
        let day = Day::new(2031, 3, 12).unwrap();
        assert_eq!(day_short(ZH, day, Some(2031)), "3月12日");
        assert_eq!(day_short(EN, day, Some(2031)), "12 March");
        assert_eq!(day_short(EN, day, Some(2030)), "2031-03-12");
    }

    #[test]
    fn anchors_name_their_day() {
        let day = Day::new(2031, 3, 13);
        assert_eq!(
            anchor_said(ZH, AnchorSource::Published, day),
            "由发布时间 2031-03-13 推算"
        );
    }

    #[test]
    fn parts_of_speech_by_their_longest_prefix() {
        assert_eq!(part_of_speech(EN, "nrt"), "person nrt");
        assert_eq!(part_of_speech(ZH, "n"), "名词 n");
        assert_eq!(part_of_speech(ZH, "?"), "?");
    }
}
