//! Where an English phrase may begin.
//!
//! Most words begin none. A particle (the, in, by) begins one only where what it leads to may: the
//! grammar is asked after two or three words told that it may know them. What this lets through may
//! still be no phrase; what it holds back is none (a test holds it to the words of the grammar).

use crate::dates::source::Cursor;
use crate::text::script;

use super::number::next;
use super::words;

/// Particles that may stand before a phrase, one after another: by the end of.
const MAX_PARTICLES: usize = 4;

/// Whether a phrase may begin at this word or number.
pub(super) fn may_begin(c: Cursor<'_>) -> bool {
    if let Some((_, end)) = c.digits() {
        // 30日 and 8点 are the other grammar's.
        return !end.peek().is_some_and(script::is_han);
    }
    let mut at = c;
    for _ in 0..MAX_PARTICLES {
        let Some((word, end)) = at.word() else {
            return at
                .peek()
                .is_some_and(|sign| sign.is_ascii_digit() || sign == '\'');
        };
        if !is_particle(word) {
            let led = at.at > c.at;
            return is_opening(word) || is_calendar(word) || led && may_follow(word);
        }
        let Some(after) = next(end) else {
            return false;
        };
        at = after;
    }
    true
}

/// Whether a word names something of the calendar, or begins such a name.
fn is_calendar(word: &str) -> bool {
    words::month(word).is_some()
        || words::weekday(word).is_some()
        || words::weekdays(word).is_some()
        || words::season(word).is_some()
        || words::day_part(word).is_some()
        || words::small_number(word).is_some()
        || words::ordinal(word).is_some()
        || begins_feast(word)
}

fn begins_feast(word: &str) -> bool {
    let first = word.as_bytes().first();
    let mut feasts = words::FEASTS.iter().map(|(name, _)| name);
    feasts.any(|name| name.as_bytes().first() == first && name.starts_with(word))
}

/// Words that go on after a particle and begin nothing by themselves.
fn may_follow(word: &str) -> bool {
    words::unit(word).is_some()
        || matches!(
            word,
            "fortnight"
                | "fortnights"
                | "workday"
                | "workdays"
                | "weekdays"
                | "very"
                | "turn"
                | "remainder"
                | "present"
                | "moment"
                | "time"
                | "date"
                | "than"
                | "business"
                | "working"
                | "dozen"
                | "hundred"
                | "thousand"
        )
}

/// Words that lead to a phrase, and are none alone.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "this"
            | "that"
            | "in"
            | "on"
            | "at"
            | "by"
            | "to"
            | "from"
            | "a"
            | "an"
            | "as"
            | "no"
            | "not"
            | "more"
            | "all"
            | "any"
            | "some"
            | "many"
            | "before"
            | "after"
            | "since"
            | "until"
            | "till"
            | "between"
            | "through"
            | "up"
            | "late"
            | "within"
            | "around"
    )
}

/// Words that begin a phrase without being a name of the calendar.
fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "today"
            | "tomorrow"
            | "yesterday"
            | "tonight"
            | "tonite"
            | "now"
            | "currently"
            | "next"
            | "last"
            | "past"
            | "previous"
            | "following"
            | "coming"
            | "upcoming"
            | "current"
            | "same"
            | "preceding"
            | "another"
            | "half"
            | "quarter"
            | "few"
            | "couple"
            | "several"
            | "dozens"
            | "every"
            | "each"
            | "once"
            | "twice"
            | "daily"
            | "weekly"
            | "monthly"
            | "yearly"
            | "annually"
            | "annual"
            | "quarterly"
            | "hourly"
            | "nightly"
            | "everyday"
            | "biweekly"
            | "bi"
            | "semi"
            | "semiannually"
            | "fortnightly"
            | "bimonthly"
            | "weekends"
            | "weekend"
            | "week"
            | "year"
            | "early"
            | "mid"
            | "earlier"
            | "later"
            | "beginning"
            | "starting"
            | "start"
            | "middle"
            | "end"
            | "rest"
            | "remaining"
            | "noon"
            | "midday"
            | "midnight"
            | "q"
            | "h"
            | "cy"
            | "ytd"
            | "otd"
            | "greater"
            | "prior"
            | "day"
            | "workweek"
            | "recently"
            | "fiscal"
            | "financial"
            | "school"
            | "calendar"
            | "fy"
            | "sy"
    )
}
