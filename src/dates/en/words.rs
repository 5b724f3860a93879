//! The English words of the calendar, each with what it says; all in small letters.

use crate::dates::phrase::{DayPart, Feast, Unit};
use Feast::{After, Easter, Fixed, Lunar, Weekday};

/// The month of a name or its abbreviation.
pub(super) fn month(word: &str) -> Option<u8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The weekday of a name or its abbreviation, Monday is 0.
pub(super) fn weekday(word: &str) -> Option<u8> {
    Some(match word {
        "monday" | "mon" => 0,
        "tuesday" | "tues" | "tue" => 1,
        "wednesday" | "weds" | "wed" => 2,
        "thursday" | "thurs" | "thur" | "thu" => 3,
        "friday" | "fri" => 4,
        "saturday" | "sat" => 5,
        "sunday" | "sun" => 6,
        _ => return None,
    })
}

/// The weekday of a plural: Mondays.
pub(super) fn weekdays(word: &str) -> Option<u8> {
    weekday(word.strip_suffix('s')?).filter(|_| word.len() > 6)
}

/// The unit of a word.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" | "h" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "night" | "nights" => Unit::Night,
        "weekend" | "weekends" => Unit::Weekend,
        "week" | "weeks" | "wk" | "wks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" | "qtr" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" | "y" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

/// The season of a name, 0 is spring.
pub(super) fn season(word: &str) -> Option<u8> {
    Some(match word {
        "spring" => 0,
        "summer" => 1,
        "autumn" | "fall" => 2,
        "winter" => 3,
        _ => return None,
    })
}

/// The part of the day of a name.
pub(super) fn day_part(word: &str) -> Option<DayPart> {
    Some(match word {
        "dawn" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" | "overnight" => DayPart::Night,
        _ => return None,
    })
}

/// The word for a number below a hundred.
pub(super) fn small_number(word: &str) -> Option<u32> {
    const UP_TO_NINETEEN: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |list: &[&str]| list.iter().position(|&entry| entry == word);
    let value = place(UP_TO_NINETEEN).or_else(|| Some(20 + 10 * place(TENS)?))?;
    u32::try_from(value).ok()
}

/// The word for an ordinal: first to twentieth, thirtieth.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const ORDINALS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if word == "thirtieth" {
        return Some(30);
    }
    let place = ORDINALS.iter().position(|&entry| entry == word)?;
    u32::try_from(place + 1).ok()
}

/// Feasts; where one name begins another, the longer one stands first.
pub(super) const FEASTS: &[(&str, Feast)] = &[
    ("new year's eve", Fixed(12, 31)),
    ("new years eve", Fixed(12, 31)),
    ("new year's day", Fixed(1, 1)),
    ("new years day", Fixed(1, 1)),
    ("new year's", Fixed(1, 1)),
    ("chinese new year", Lunar(1, 1)),
    ("lunar new year", Lunar(1, 1)),
    ("spring festival", Lunar(1, 1)),
    ("lantern festival", Lunar(1, 15)),
    ("dragon boat festival", Lunar(5, 5)),
    ("mid-autumn festival", Lunar(8, 15)),
    ("qingming festival", Feast::Term(6)),
    ("tomb-sweeping day", Feast::Term(6)),
    ("double ninth festival", Lunar(9, 9)),
    ("epiphany", Fixed(1, 6)),
    ("martin luther king jr. day", Weekday(1, 3, 0)),
    ("martin luther king day", Weekday(1, 3, 0)),
    ("mlk day", Weekday(1, 3, 0)),
    ("groundhog day", Fixed(2, 2)),
    ("valentine's day", Fixed(2, 14)),
    ("valentines day", Fixed(2, 14)),
    ("presidents' day", Weekday(2, 3, 0)),
    ("presidents day", Weekday(2, 3, 0)),
    ("president's day", Weekday(2, 3, 0)),
    ("washington's birthday", Weekday(2, 3, 0)),
    ("international women's day", Fixed(3, 8)),
    ("women's day", Fixed(3, 8)),
    ("saint patrick's day", Fixed(3, 17)),
    ("st. patrick's day", Fixed(3, 17)),
    ("st patrick's day", Fixed(3, 17)),
    ("april fools' day", Fixed(4, 1)),
    ("april fool's day", Fixed(4, 1)),
    ("april fools", Fixed(4, 1)),
    ("earth day", Fixed(4, 22)),
    ("ash wednesday", Easter(-46)),
    ("mardi gras", Easter(-47)),
    ("palm sunday", Easter(-7)),
    ("maundy thursday", Easter(-3)),
    ("good friday", Easter(-2)),
    ("easter sunday", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter day", Easter(0)),
    ("easter", Easter(0)),
    ("whit monday", Easter(50)),
    ("pentecost", Easter(49)),
    ("ascension day", Easter(39)),
    ("may day", Fixed(5, 1)),
    ("international workers' day", Fixed(5, 1)),
    ("cinco de mayo", Fixed(5, 5)),
    ("mother's day", Weekday(5, 2, 6)),
    ("mothers day", Weekday(5, 2, 6)),
    ("memorial day", Weekday(5, -1, 0)),
    ("juneteenth", Fixed(6, 19)),
    ("freedom day", Fixed(6, 19)),
    ("jubilee day", Fixed(6, 19)),
    ("father's day", Weekday(6, 3, 6)),
    ("fathers day", Weekday(6, 3, 6)),
    ("canada day", Fixed(7, 1)),
    ("us independence day", Fixed(7, 4)),
    ("independence day", Fixed(7, 4)),
    ("bastille day", Fixed(7, 14)),
    ("labor day", Weekday(9, 1, 0)),
    ("labour day", Weekday(9, 1, 0)),
    ("columbus day", Weekday(10, 2, 0)),
    ("halloween", Fixed(10, 31)),
    ("all saints' day", Fixed(11, 1)),
    ("all souls' day", Fixed(11, 2)),
    ("guy fawkes night", Fixed(11, 5)),
    ("veterans day", Fixed(11, 11)),
    ("veteran's day", Fixed(11, 11)),
    ("armistice day", Fixed(11, 11)),
    ("remembrance day", Fixed(11, 11)),
    ("thanksgiving day", Weekday(11, 4, 3)),
    ("thanksgiving", Weekday(11, 4, 3)),
    ("black friday", After(11, 4, 3, 1)),
    ("cyber monday", After(11, 4, 3, 4)),
    ("christmas eve", Fixed(12, 24)),
    ("christmas day", Fixed(12, 25)),
    ("christmas", Fixed(12, 25)),
    ("xmas eve", Fixed(12, 24)),
    ("xmas", Fixed(12, 25)),
    ("boxing day", Fixed(12, 26)),
    ("new year", Fixed(1, 1)),
];
