//! How dates, their doubts and their anchors are said; parts of speech; names of evidence.

use crate::model::{AnchorSource, Day, Doubt, Field, Granularity, PassageKind};

use super::{Lang, Message, Text, article, compare, day_said};

/// How exact an expression is.
#[must_use]
pub const fn granularity_name(of: Granularity) -> Message {
    match of {
        Granularity::Second => Message::new("秒", "second"),
        Granularity::Minute => Message::new("分", "minute"),
        Granularity::Hour => Message::new("小时", "hour"),
        Granularity::PartOfDay => Message::new("半日", "part of a day"),
        Granularity::Day => Message::new("日", "day"),
        Granularity::Week => Message::new("周", "week"),
        Granularity::PartOfMonth => Message::new("旬", "part of a month"),
        Granularity::Month => Message::new("月", "month"),
        Granularity::Season => Message::new("季节", "season"),
        Granularity::Quarter => Message::new("季度", "quarter"),
        Granularity::HalfYear => Message::new("半年", "half-year"),
        Granularity::Year => Message::new("年", "year"),
        Granularity::Decade => Message::new("年代", "decade"),
        Granularity::Century => Message::new("世纪", "century"),
        Granularity::Vague => Message::new("不精确", "vague"),
    }
}

/// What is unsure of a date; none where nothing is.
#[must_use]
pub const fn doubt_said(of: Doubt) -> Option<Message> {
    match of {
        Doubt::None => None,
        Doubt::Direction => Some(Message::new(
            "过去还是将来没有写明，按常例取",
            "past or future is not said; the usual one was taken",
        )),
        Doubt::Vague => Some(Message::new(
            "起止本来就不精确",
            "its bounds are vague by nature",
        )),
        Doubt::Zone => Some(Message::new(
            "近子夜，时区不明，可能差一天",
            "near midnight and the zone is unknown: it may be a day off",
        )),
        Doubt::Open => Some(Message::new("没有可依的日子", "there is no day to go by")),
        Doubt::Order => Some(Message::new(
            "日和月也可能相反",
            "day and month may be the other way round",
        )),
    }
}

/// What a date was resolved against.
#[must_use]
pub fn anchor_said(text: Text, source: AnchorSource, day: Option<Day>) -> String {
    let message = match source {
        AnchorSource::Itself => Message::new("自身写全", "complete in itself"),
        AnchorSource::Published => {
            Message::new("据刊出时间 {day} 推得", "from the publication time, {day}")
        }
        AnchorSource::Mentioned => {
            Message::new("据前文的 {day} 推得", "from {day}, mentioned before")
        }
        AnchorSource::Unknown => Message::new("没有可依的日子", "no day to go by"),
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
    let same_year = year_known == Some(day.year);
    match (text.0, same_year) {
        (Lang::Zh, true) => format!("{}月{}日", day.month, day.day),
        (Lang::En, true) => {
            let whole = day_said(text, day);
            whole
                .rsplit_once(' ')
                .map_or(whole.clone(), |(short, _)| short.to_owned())
        }
        (_, false) => day.to_string(),
    }
}

/// Whether a mark is helped by its day beside it: it means one day, and does not say which.
#[must_use]
pub fn wants_day(anchor: AnchorSource, granularity: Granularity) -> bool {
    granularity <= Granularity::Day
        && matches!(anchor, AnchorSource::Published | AnchorSource::Mentioned)
}

/// A field of the metadata.
#[must_use]
pub const fn field_name(of: Field) -> Message {
    match of {
        Field::Title => Message::new("题名", "title"),
        Field::Published => Message::new("刊出时间", "published"),
        Field::Byline => Message::new("作者", "byline"),
        Field::Source => Message::new("来源", "source"),
        Field::Site => Message::new("媒体", "outlet"),
        Field::Url => Message::new("网址", "address"),
    }
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
    let said = PARTS.iter().find(|(prefix, _)| tag.starts_with(prefix));
    match said {
        Some((_, message)) => format!("{} {tag}", text.say(*message)),
        None => tag.to_owned(),
    }
}

/// Longer prefixes first.
const PARTS: &[(&str, Message)] = &[
    ("nr", Message::new("人名", "person")),
    ("ns", Message::new("地名", "place")),
    ("nt", Message::new("机构名", "organisation")),
    ("nz", Message::new("专名", "proper noun")),
    ("vn", Message::new("名动词", "verbal noun")),
    ("ad", Message::new("副形词", "adverbial adjective")),
    ("an", Message::new("名形词", "nominal adjective")),
    ("eng", Message::new("外文", "foreign word")),
    ("n", Message::new("名词", "noun")),
    ("t", Message::new("时间词", "time word")),
    ("s", Message::new("处所词", "place word")),
    ("f", Message::new("方位词", "direction")),
    ("v", Message::new("动词", "verb")),
    ("a", Message::new("形容词", "adjective")),
    ("b", Message::new("区别词", "attributive")),
    ("z", Message::new("状态词", "state word")),
    ("r", Message::new("代词", "pronoun")),
    ("m", Message::new("数词", "numeral")),
    ("q", Message::new("量词", "measure word")),
    ("d", Message::new("副词", "adverb")),
    ("p", Message::new("介词", "preposition")),
    ("c", Message::new("连词", "conjunction")),
    ("u", Message::new("助词", "particle")),
    ("y", Message::new("语气词", "modal particle")),
    ("e", Message::new("叹词", "interjection")),
    ("o", Message::new("拟声词", "onomatopoeia")),
    ("i", Message::new("成语", "idiom")),
    ("l", Message::new("习用语", "phrase")),
    ("j", Message::new("简称", "short form")),
    ("x", Message::new("标点", "punctuation")),
    ("w", Message::new("标点", "punctuation")),
];

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Text = Text(Lang::Zh);
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
            "据刊出时间 2031-03-13 推得"
        );
    }

    #[test]
    fn parts_of_speech_by_their_longest_prefix() {
        assert_eq!(part_of_speech(EN, "nrt"), "person nrt");
        assert_eq!(part_of_speech(ZH, "n"), "名词 n");
        assert_eq!(part_of_speech(ZH, "?"), "?");
    }
}
