//! English dates with their other end, and what stands open on a side.
//!
//! from March to May, between 2014 and 2018, April 9th through 17th, 9 to 12 of June; before 2010,
//! since late July, 2012 or later, until the end of the month.

use crate::dates::combine::complete;
use crate::dates::numeric::numeric_end;
use crate::dates::phrase::{Calendar, DayOf, Month, Part, Phrase, Side, Year};
use crate::dates::source::{Cursor, Parse};

use super::calendar::{calendar, whole};
use super::length::length_phrase;
use super::number::{any_word, eat_word, ends_word, next, number, ordinal};

type Ruled = (Phrase, &'static str);

/// Words that open a date on a side, before it.
const OPENING: &[(&str, Side)] = &[
    ("no later than", Side::Until),
    ("not later than", Side::Until),
    ("earlier than", Side::Before),
    ("prior to", Side::Before),
    ("before", Side::Before),
    ("until", Side::Until),
    ("till", Side::Until),
    ("through", Side::Until),
    ("up until", Side::Until),
    ("up to", Side::Until),
    ("as late as", Side::Until),
    ("by", Side::Until),
    ("later than", Side::After),
    ("greater than", Side::After),
    ("after", Side::After),
    ("since", Side::Since),
    ("as early as", Side::From),
    ("starting from", Side::From),
    ("starting on", Side::From),
    ("starting", Side::From),
    ("starting in", Side::From),
    ("beginning in", Side::From),
    ("beginning on", Side::From),
    ("beginning", Side::From),
    ("year greater than", Side::After),
];

/// A date, a range, or an open interval.
pub(super) fn dated(c: Cursor<'_>) -> Parse<'_, Ruled> {
    if let Some(read) = till_date(c) {
        return Some(read);
    }
    if let Some(start) = any_word(c, &["from", "between"]).and_then(next) {
        let between = c.sees("between");
        // `from 3 to 5pm yesterday` is a time of a day.
        let timed = calendar(c).map(|(date, end)| ((Phrase::Calendar(date), "en.time"), end));
        let ranged = range(start, true, between);
        return match (timed, ranged) {
            (Some(timed), Some(ranged)) if ranged.1.at > timed.1.at => Some(ranged),
            (timed, ranged) => timed.or(ranged),
        };
    }
    if let Some(read) = opened_before(c) {
        return Some(read);
    }
    let simple = leading_on(c)
        .or_else(|| around(c))
        .or_else(|| listed_day(c))
        .or_else(|| calendar(c));
    let reach = simple.map_or(0, |(_, end)| end.at);
    let clocks = simple.is_some_and(|(date, _)| date.until.is_some());
    if let Some(read) = range(c, false, false).filter(|read| !clocks && read.1.at > reach) {
        return Some(read);
    }
    let (date, end) = simple?;
    let divided = matches!(
        date.part,
        Some(Part::Start | Part::Middle | Part::End | Part::Rest | Part::Half(_))
    );
    if c.sees("at ") && (date.until.is_some() || date.bound.is_some())
        || c.sees("the ") && divided && !c.sees_any(&["the first", "the second"])
    {
        return None;
    }
    if let Some(read) = opened_after(date, end) {
        return Some(read);
    }
    Some(((Phrase::Calendar(date), rule_of(&date)), end))
}

fn rule_of(date: &Calendar) -> &'static str {
    if date.is_time_only() {
        "en.time"
    } else if date.feast.is_some() {
        "en.feast"
    } else if date.weekday.is_some() && date.day.is_none() && date.week.is_none() {
        "en.weekday"
    } else if matches!(date.year, Some(Year::Of(_))) {
        "en.absolute"
    } else if matches!(date.day, Some(DayOf::Steps(_)))
        || date.week.is_some()
        || matches!(date.month, Some(Month::Steps(_)))
        || date.year.is_some()
    {
        "en.relative"
    } else {
        "en.partial"
    }
}

/// `on monday of the following week`: the one construction whose `on` belongs to it.
fn leading_on(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = next(eat_word(c, "on")?)?;
    let (date, end) = calendar(at)?;
    let of_week = at
        .rest()
        .get(..end.at - at.at)?
        .contains(" of the following week");
    of_week.then_some((date, end))
}

/// `around the 21st this month`.
fn around(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = next(eat_word(c, "around")?)?;
    let (date, end) = whole(at)?;
    (date.day.is_some() && date.month.is_some()).then_some((date, end))
}

/// The 18 in `18 and 19 June`.
fn listed_day(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let ((day, 1 | 2), end) = c.digits()? else {
        return None;
    };
    let at = next(end)
        .and_then(|at| any_word(at, &["and", "or"]))
        .and_then(next)?;
    let (other, _) = whole(at)?;
    let (Some(month @ Month::Number(_)), Some(DayOf::Number(_))) = (other.month, other.day) else {
        return None;
    };
    at.peek().filter(char::is_ascii_digit)?;
    let date = Calendar {
        year: other.year,
        month: Some(month),
        day: u8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))
            .map(DayOf::Number),
        ..Calendar::default()
    };
    date.day.is_some().then_some((date, end))
}

/// till date, year to date.
fn till_date(c: Cursor<'_>) -> Parse<'_, Ruled> {
    let today = || Box::new(Phrase::Calendar(today()));
    if let Some(end) = any_word(c, &["till date", "to date"]) {
        let free = c.sees("till") || c.follows_any(&["total ", "record "]);
        return free.then(|| ((Phrase::Open(today(), Side::Until), "en.before"), end));
    }
    let end = any_word(c, &["year to date", "year-to-date", "ytd"])?;
    let year = Calendar {
        year: Some(Year::Steps(crate::dates::phrase::Steps::Now(0))),
        ..Calendar::default()
    };
    let phrase = Phrase::Range(Box::new(Phrase::Calendar(year)), today());
    Some(((phrase, "en.range"), end))
}

fn today() -> Calendar {
    Calendar {
        day: Some(DayOf::Steps(crate::dates::phrase::Steps::Now(0))),
        ..Calendar::default()
    }
}

fn range(c: Cursor<'_>, prefixed: bool, between: bool) -> Parse<'_, Ruled> {
    let (first, end) = first_end(c, prefixed)?;
    let joint = end.gap();
    let other = joint
        .eat("-")
        .or_else(|| any_word(joint, &["to", "till", "until", "through", "thru"]))
        .or_else(|| any_word(joint, &["and"]).filter(|_| between))?;
    let (second, end) = second_end(&first, other.gap(), prefixed)?;
    let first_phrase = phrase_of(&first);
    if let End::Date(first) = first
        && let End::Date(second) = &second
    {
        if first.is_time_only() && second.is_time_only() || !fits(&first, second) {
            return None;
        }
        let (first, second) = complete(first, *second);
        let phrase = Phrase::Range(
            Box::new(Phrase::Calendar(first)),
            Box::new(Phrase::Calendar(second)),
        );
        return Some(((phrase, "en.range"), end));
    }
    let phrase = Phrase::Range(Box::new(first_phrase), Box::new(phrase_of(&second)));
    Some(((phrase, "en.range"), end))
}

/// An end of a range: a date, now, or a day counted from now.
#[derive(Clone)]
enum End {
    Date(Calendar),
    Phrase(Phrase),
}

fn phrase_of(end: &End) -> Phrase {
    match end {
        End::Date(date) => Phrase::Calendar(*date),
        End::Phrase(phrase) => phrase.clone(),
    }
}

fn now(c: Cursor<'_>) -> Parse<'_, End> {
    let end = any_word(
        c,
        &["now", "the present", "present", "current date", "date"],
    )?;
    Some((End::Phrase(Phrase::Present), end))
}

/// The first end; after `from` or `between` a bare number or ordinal is enough.
fn first_end(c: Cursor<'_>, prefixed: bool) -> Parse<'_, End> {
    if prefixed && let Some(read) = now(c).filter(|_| c.sees("now")) {
        return Some(read);
    }
    if let Some((date, end)) = number_of_month(c, prefixed) {
        return Some((End::Date(date), end));
    }
    if prefixed && let Some((date, end)) = timed_hour(c) {
        return Some((End::Date(date), end));
    }
    let (date, end) = calendar(c)?;
    Some((End::Date(date), end))
}

/// 9 in `9 to 12 of June`, `ninth till seventeenth of april`, `4-23 in next month`.
fn number_of_month(c: Cursor<'_>, prefixed: bool) -> Parse<'_, Calendar> {
    let start = eat_word(c, "the").and_then(next).unwrap_or(c);
    let (value, end) = ordinal(start).or_else(|| {
        let ((value, 1 | 2), end) = start.digits()? else {
            return None;
        };
        Some((value, end))
    })?;
    let joint = end.gap();
    let other = joint
        .eat("-")
        .or_else(|| {
            any_word(joint, &["to", "till", "until", "through", "and"]).filter(|at| !at.sees("-"))
        })?
        .gap();
    let listed = any_word(joint, &["and"]).is_some();
    if listed && !prefixed {
        return None;
    }
    let (second, _) = day_of_month(other)?;
    if listed && second.day.is_none() {
        return None;
    }
    let month = second.month?;
    let day = u8::try_from(value)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let month = match (month, second.day) {
        // From the 27th to the 3rd of April begins in March.
        (Month::Number(number), Some(DayOf::Number(last))) if last < day => {
            Month::Number(if number == 1 { 12 } else { number - 1 })
        }
        _ => month,
    };
    let wrapped = matches!(second.day, Some(DayOf::Number(last)) if last < day);
    let date = Calendar {
        year: second.year.filter(|_| !wrapped),
        month: Some(month).filter(|_| !wrapped),
        day: Some(DayOf::Number(day)),
        ..Calendar::default()
    };
    Some((date, end))
}

/// 12 of June, 23 in next month, the seventeenth of april.
fn day_of_month(c: Cursor<'_>) -> Parse<'_, Calendar> {
    if let Some((date, end)) = super::piece::month_and_day(c)
        && date.day.is_some()
    {
        return Some((date, end));
    }
    let ((value, 1 | 2), end) = c.digits()? else {
        return None;
    };
    let at = any_word(next(end)?, &["in", "of"]).and_then(next)?;
    let (month, end) = super::relative::which(at)?;
    let day = u8::try_from(value)
        .ok()
        .filter(|day| (1..=31).contains(day))
        .map(DayOf::Number);
    month.month?;
    Some((Calendar { day, ..month }, end))
}

/// `2pm` and `eight o'clock` after `from` or `between`.
fn timed_hour(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let (time, end) = super::clock::time(c, false)?;
    time.until.is_none().then_some(())?;
    let other = end
        .gap()
        .eat("-")
        .or_else(|| any_word(end.gap(), &["to", "till", "until", "and"]))?
        .gap();
    now(other).is_some().then_some((time, end))
}

fn second_end<'t>(first: &End, c: Cursor<'t>, prefixed: bool) -> Parse<'t, End> {
    if prefixed && let Some((end, after)) = now(c) {
        return Some((end, after));
    }
    if matches!(first, End::Phrase(_))
        && let Some(((phrase, _), end)) = length_phrase(c)
        && matches!(phrase, Phrase::Shift { .. })
    {
        return Some((End::Phrase(phrase), end));
    }
    if let Some((date, end)) = day_of_month(c) {
        return Some((End::Date(date), end));
    }
    if let End::Date(first) = first
        && matches!(first.day, Some(DayOf::Number(_)))
        && first.month.is_some()
        && first.clock.is_none()
        && let Some((date, end)) = bare_second_day(c)
    {
        return Some((End::Date(date), end));
    }
    if let Some((date, end)) = numeric_end(c) {
        return Some((End::Date(date), end));
    }
    let (date, end) = calendar(c)?;
    Some((End::Date(date), end))
}

/// 17th, seventeenth or 17 after a date with its month.
fn bare_second_day(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let at = eat_word(c, "the").and_then(next).unwrap_or(c);
    let (value, end) = ordinal(at).or_else(|| number(at))?;
    let named = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
        super::words::month(word).is_some() || super::words::unit(word).is_some()
    });
    let touched =
        end.sees_any(&["/", ":", "."]) && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit());
    let day = u8::try_from(value)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let date = Calendar {
        day: Some(DayOf::Number(day)),
        ..Calendar::default()
    };
    if named || touched || !ends_word(end) {
        return None;
    }
    if let Some((year, end)) =
        super::piece::trailing_year(end).filter(|(_, after)| !after.sees(":"))
    {
        let year = Some(Year::Of(year));
        return Some((Calendar { year, ..date }, end));
    }
    Some((date, end))
}

/// Whether two dates can be the ends of one range.
fn fits(first: &Calendar, second: &Calendar) -> bool {
    let weekday_only = |date: &Calendar| date.weekday.is_some() && date.day.is_none();
    let day =
        |date: &Calendar| date.day.is_some() || date.weekday.is_some() || date.feast.is_some();
    if first.is_time_only() {
        return !second.is_time_only();
    }
    if second.is_time_only() {
        return first.clock.is_some();
    }
    let mixed = weekday_only(first) != weekday_only(second)
        && !matches!(second.day, Some(DayOf::Number(_)))
        && !matches!(first.day, Some(DayOf::Number(_)));
    let whole_year = |date: &Calendar| {
        date.year.is_some() && date.month.is_none() && !day(date) && date.part.is_none()
    };
    let year_and_less =
        whole_year(first) && second.year.is_none() && !matches!(second.day, Some(DayOf::Steps(_)));
    !mixed && !year_and_less
}

/// `since 2018`, `before early September`, `by end of this month`.
fn opened_before(c: Cursor<'_>) -> Parse<'_, Ruled> {
    let start = any_word(c, &["year"])
        .and_then(next)
        .filter(|at| at.sees("greater"));
    let (side, end) = start.unwrap_or(c).row(OPENING)?;
    let at = next(end)?;
    let at = any_word(at, &["around", "about"])
        .and_then(next)
        .unwrap_or(at);
    let (date, end) = calendar(at)?;
    let vague_by = end.follows_any(&[" now", "today"]) && c.sees("by");
    let possessive = end.sees("'s");
    let whole_day_by = c.sees("by ") && date.day.is_some() && date.month.is_none();
    if possessive || vague_by || date.is_time_only() || date.bound.is_some() || whole_day_by {
        return None;
    }
    let rule = match side {
        Side::Before | Side::Until => "en.before",
        Side::After | Side::Since | Side::From => "en.after",
    };
    let phrase = Phrase::Open(Box::new(Phrase::Calendar(date)), side);
    Some(((phrase, rule), end))
}

/// `2012 or later`, `1/1/2016 and later`, `and earlier`.
fn opened_after(date: Calendar, end: Cursor<'_>) -> Parse<'_, Ruled> {
    let joint = next(end)?;
    let (side, end) = joint.row(&[
        ("or later", Side::Since),
        ("and later", Side::Since),
        ("or after", Side::Since),
        ("onwards", Side::Since),
        ("onward", Side::Since),
        ("and onward", Side::Since),
        ("or earlier", Side::Until),
        ("and earlier", Side::Until),
        ("or before", Side::Until),
        ("and before", Side::Until),
    ])?;
    let rule = if side == Side::Since {
        "en.after"
    } else {
        "en.before"
    };
    let alone = ends_word(end)
        && !date.is_time_only()
        && !next(end).is_some_and(|at| at.peek().is_some_and(|p| p.is_ascii_digit()));
    let phrase = Phrase::Open(Box::new(Phrase::Calendar(date)), side);
    alone.then_some(((phrase, rule), end))
}
