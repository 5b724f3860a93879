//! Lengths of time in English, and what is counted with them.
//!
//! two weeks and 3 days, half an hour; two days ago, in three weeks, 2 weeks before Christmas; the
//! last three months, within 2h.

use crate::dates::phrase::{Amount, Base, Calendar, Length, Phrase, Unit};
use crate::dates::source::{Cursor, Parse};

use super::calendar::calendar;
use super::number::{any_word, eat_word, ends_word, next, number};
use super::piece::weekday_name;
use super::words::unit as unit_of_word;

/// What `a few` counts for when a bound is wanted.
const FEW: u32 = 3;

/// How far back, in characters, `the first … in 12 years` is looked for.
const RECORD_REACH: usize = 60;

type Ruled = (Phrase, &'static str);

/// The unit at the cursor; `business days` are two words.
pub(super) fn unit(c: Cursor<'_>) -> Parse<'_, Unit> {
    if let Some(end) = any_word(
        c,
        &[
            "business days",
            "business day",
            "working days",
            "working day",
            "workdays",
            "weekdays",
        ],
    ) {
        return Some((Unit::BusinessDay, end));
    }
    if let Some(end) = any_word(c, &["fortnights", "fortnight"]) {
        return Some((Unit::Week, end));
    }
    let (word, end) = c.word()?;
    ends_word(end).then_some(())?;
    Some((unit_of_word(word)?, end))
}

/// A length: amounts that are added up.
pub(super) fn length(c: Cursor<'_>) -> Parse<'_, Length> {
    let (first, mut end) = amount(c)?;
    let mut length = vec![first];
    while let Some(joint) = next(end).or_else(|| end.eat(",").and_then(next)) {
        let at = eat_word(joint, "and").and_then(next).unwrap_or(joint);
        let Some((more, after)) = amount(at) else {
            break;
        };
        let smaller = length
            .last()
            .is_some_and(|last: &Amount| more.unit < last.unit);
        if !smaller {
            break;
        }
        length.push(more);
        end = after;
    }
    Some((length, end))
}

fn amount(c: Cursor<'_>) -> Parse<'_, Amount> {
    let c = eat_word(c, "another")
        .and_then(next)
        .filter(|at| !at.sees("a "))
        .unwrap_or(c);
    half(c)
        .or_else(|| vague(c))
        .or_else(|| counted(c))
        .or_else(|| one(c))
}

/// half an hour, half a year.
fn half(c: Cursor<'_>) -> Parse<'_, Amount> {
    let at = next(any_word(c, &["half an", "half a", "a half", "half"])?)?;
    let (unit, end) = unit(at)?;
    let amount = Amount {
        thousandths: 500,
        unit,
        vague: false,
    };
    (unit != Unit::Quarter && unit != Unit::Second).then_some((amount, end))
}

/// a few minutes, several weeks, a couple of days.
fn vague(c: Cursor<'_>) -> Parse<'_, Amount> {
    let (count, end) = c.row(&[
        ("a couple of", 2),
        ("couple of", 2),
        ("a couple", 2),
        ("couple", 2),
        ("a few", FEW),
        ("few", FEW),
        ("several", FEW),
        ("some", FEW),
        ("many", FEW),
        ("dozens of", 24),
    ])?;
    let (unit, end) = unit(next(end)?)?;
    let plural = end.follows_any(&["s", "ies"]);
    let amount = Amount {
        thousandths: i64::from(count) * 1000,
        unit,
        vague: count != 2,
    };
    plural.then_some((amount, end))
}

/// 3 days, 2h, 3.5 years, twenty-one days, one and a half hours, two-day.
fn counted(c: Cursor<'_>) -> Parse<'_, Amount> {
    if c.previous()
        .is_some_and(|p| matches!(p, '.' | '$' | '/' | ':'))
    {
        return None;
    }
    let (count, end) = number(c)?;
    let decimals = end.eat(".").and_then(Cursor::digits);
    let (extra, end) = match decimals {
        Some(((value, digits @ 1..=3), end)) => (
            i64::from(value) * 10_i64.pow(3 - u32::try_from(digits).unwrap_or(3)),
            end,
        ),
        _ => (0, end),
    };
    let (extra, end) = fraction(end).map_or((extra, end), |(more, end)| (extra + more, end));
    let joint = end.gap();
    let joint = if joint.at == end.at {
        end.eat("-").unwrap_or(end)
    } else {
        joint
    };
    let spelled = !c.peek().is_some_and(|p| p.is_ascii_digit());
    if spelled && joint.at == end.at {
        return None;
    }
    let (unit, mut end) = unit(joint)?;
    let (extra, after) = match next(end).and_then(|at| any_word(at, &["and a half", "and half"])) {
        Some(after) => (extra + 500, after),
        None => (extra, end),
    };
    end = after;
    let short = joint
        .word()
        .is_some_and(|(word, _)| matches!(word, "h" | "y"));
    let amount = Amount {
        thousandths: (i64::from(count) * 1000 + extra) * fortnight(end),
        unit,
        vague: false,
    };
    let age =
        next(end).is_some_and(|at| any_word(at, &["old"]).is_some()) || end.sees_any(&["-old"]);
    let wrong = short && joint.at > c.at && spelled || count > 9999 || age;
    (!wrong).then_some((amount, end))
}

/// `and a half`, `and a quarter` between the number and the unit.
fn fraction(c: Cursor<'_>) -> Parse<'_, i64> {
    let at = next(c)?;
    for (words, value) in [
        ("and a half", 500),
        ("and half", 500),
        ("and a quarter", 250),
    ] {
        if let Some(end) = eat_word(at, words) {
            return Some((value, end));
        }
    }
    None
}

/// a day, an hour, an hour and a half.
fn one(c: Cursor<'_>) -> Parse<'_, Amount> {
    let at = next(any_word(c, &["an", "a"])?)?;
    let (unit, end) = unit(at)?;
    if matches!(unit, Unit::Second | Unit::Quarter) || end.follows_any(&["s"]) || end.sees("-") {
        return None;
    }
    let plural =
        c.follows_any(&["s "]) && !c.follows_any(&["is ", "was ", "takes ", "lasts ", "as "]);
    let rate = plural
        || c.follows_any(&[
            "once ", "twice ", "times ", "percent ", "% ", "dollars ", "what ",
        ]);
    let name = next(end).is_some_and(|at| any_word(at, &["of", "old", "job"]).is_some());
    let (extra, end) = match next(end).and_then(|at| any_word(at, &["and a half", "and half"])) {
        Some(after) => (500, after),
        None => (0, end),
    };
    let amount = Amount {
        thousandths: (1000 + extra) * fortnight(end),
        unit,
        vague: false,
    };
    (!rate && !name).then_some((amount, end))
}

/// A fortnight is read as a week that counts twice.
fn fortnight(end: Cursor<'_>) -> i64 {
    if end.follows_any(&["fortnight", "fortnights"]) {
        2
    } else {
        1
    }
}

/// A shift, a window or a length.
pub(super) fn length_phrase(c: Cursor<'_>) -> Parse<'_, Ruled> {
    if let Some(read) = window(c) {
        return Some(read);
    }
    if let Some(read) = ahead(c) {
        return Some(read);
    }
    let beyond = any_word(c, &["more than"]).and_then(next);
    let (length, end) = length(beyond.unwrap_or(c))?;
    if let Some((phrase, end)) = shifted(&length, end, beyond.is_some()) {
        return Some(((phrase, "en.shift"), end));
    }
    if beyond.is_some() {
        return None;
    }
    if let Some((phrase, end)) = starting(&length, end) {
        return Some(((phrase, "en.window"), end));
    }
    Some(((Phrase::Duration(length), "en.duration"), end))
}

/// ago, later, from now, before Christmas.
fn shifted<'t>(length: &Length, end: Cursor<'t>, beyond: bool) -> Parse<'t, Phrase> {
    let joint = next(end)?;
    let shift = |forward, base| Phrase::Shift {
        length: length.clone(),
        forward,
        base,
        and: None,
        beyond,
    };
    for (words, forward, base) in [
        ("ago", false, Base::Now),
        ("from now", true, Base::Now),
        ("hence", true, Base::Now),
        ("earlier", false, Base::Told),
        ("later", true, Base::Told),
        ("thereafter", true, Base::Told),
    ] {
        if let Some(end) = eat_word(joint, words) {
            let plain = !next(end).is_some_and(|at| {
                any_word(at, &["than", "in the", "this", "that"]).is_some() && words != "ago"
            });
            return plain.then(|| (shift(forward, base), end));
        }
    }
    let (forward, after) = joint.row(&[
        ("prior to", false),
        ("before", false),
        ("after", true),
        ("from", true),
        ("since", true),
        ("following", true),
    ])?;
    let (date, end) = calendar(next(after)?)?;
    if date.is_time_only() {
        return None;
    }
    let base = Base::Phrase(Box::new(Phrase::Calendar(date)));
    Some(with_weekday(shift(forward, base), end))
}

/// ` on Friday` after a shift.
fn with_weekday(phrase: Phrase, end: Cursor<'_>) -> (Phrase, Cursor<'_>) {
    let on = next(end).and_then(|at| eat_word(at, "on")).and_then(next);
    let Some((day, after)) = on.and_then(weekday_name) else {
        return (phrase, end);
    };
    let date = Calendar {
        weekday: Some(day),
        ..Calendar::default()
    };
    match phrase {
        Phrase::Shift {
            length,
            forward,
            base,
            beyond,
            ..
        } => (
            Phrase::Shift {
                length,
                forward,
                base,
                and: Some(date),
                beyond,
            },
            after,
        ),
        other => (other, end),
    }
}

/// in two weeks, in three days on Friday, in two years since 2011; within 5 minutes.
fn ahead(c: Cursor<'_>) -> Parse<'_, Ruled> {
    if let Some(at) = eat_word(c, "within").and_then(next) {
        let at = eat_word(at, "the").and_then(next).unwrap_or(at);
        let at = eat_word(at, "next").and_then(next).unwrap_or(at);
        let (length, end) = length(at).or_else(|| bare_unit(at))?;
        let phrase = Phrase::Window {
            length,
            forward: true,
            base: Base::Now,
            within: true,
        };
        return Some(((phrase, "en.within"), end));
    }
    let at = next(eat_word(c, "in")?)?;
    let (length, end) = length(at)?;
    let clause = c.before().char_indices().rev().nth(RECORD_REACH);
    let said = clause.map_or(c.before(), |(at, _)| {
        c.before().get(at..).unwrap_or_default()
    });
    let is_first = [" first ", "est ", " only ", " most "]
        .iter()
        .any(|word| said.contains(word));
    let record = is_first
        || c.follows_any(&[
            "time ", "first ", "est ", "most ", "only ", "once ", "least ", "twice ", "times ",
            "since ",
        ])
        || end.sees_any(&["'", "-"]);
    if record
        || length
            .iter()
            .any(|amount| amount.unit == Unit::Second && amount.thousandths < 2000)
    {
        return None;
    }
    if let Some((phrase, end)) = shifted(&length, end, false)
        && matches!(
            phrase,
            Phrase::Shift {
                base: Base::Phrase(_),
                ..
            }
        )
    {
        // `in two days from today` is read from the number on.
        let led_by_in = next_word_is_since(end, c);
        return led_by_in.then_some(((phrase, "en.shift"), end));
    }
    let phrase = Phrase::Shift {
        length,
        forward: true,
        base: Base::Now,
        and: None,
        beyond: false,
    };
    let (phrase, end) = with_weekday(phrase, end);
    Some(((phrase, "en.shift"), end))
}

/// Whether the shift that began with `in` goes on with `since`.
fn next_word_is_since(end: Cursor<'_>, start: Cursor<'_>) -> bool {
    start
        .rest()
        .get(..end.at - start.at)
        .is_some_and(|text| text.contains(" since "))
}

fn bare_unit(c: Cursor<'_>) -> Parse<'_, Length> {
    let (unit, end) = unit(c)?;
    let mut all = vec![Amount::whole(1, unit)];
    let more = next(end)
        .and_then(|at| eat_word(at, "and"))
        .and_then(next)
        .and_then(length);
    let end = more.map_or(end, |(more, end)| {
        all.extend(more);
        end
    });
    Some((all, end))
}

const SIDES: &[(&str, bool)] = &[
    ("last", false),
    ("past", false),
    ("previous", false),
    ("preceding", false),
    ("next", true),
    ("following", true),
    ("coming", true),
    ("upcoming", true),
];

/// the last three months, next few days, 5 upcoming years, last minute.
fn window(c: Cursor<'_>) -> Parse<'_, Ruled> {
    let (forward, length, end) = side_first(c).or_else(|| number_first(c))?;
    let phrase = Phrase::Window {
        length,
        forward,
        base: Base::Now,
        within: false,
    };
    Some(((phrase, "en.window"), end))
}

fn side_first(c: Cursor<'_>) -> Option<(bool, Length, Cursor<'_>)> {
    let (forward, end) = c.row(SIDES)?;
    let at = next(end)?;
    if let Some((length, end)) = length(at) {
        let one = eat_word(at, "a").is_some() || eat_word(at, "an").is_some();
        return (!one).then_some((forward, length, end));
    }
    let (unit, end) = unit(at)?;
    let short = matches!(unit, Unit::Minute | Unit::Hour | Unit::Second);
    (short && !end.follows_any(&["s"]) && unit != Unit::Second && !end.sees("-"))
        .then(|| (forward, vec![Amount::whole(1, unit)], end))
}

fn number_first(c: Cursor<'_>) -> Option<(bool, Length, Cursor<'_>)> {
    let (count, end) = number(c)?;
    let (forward, end) = next(end)?.row(SIDES)?;
    let (unit, end) = unit(next(end)?)?;
    let plural = end.follows_any(&["s", "ies"]);
    (plural || count == 1).then(|| (forward, vec![Amount::whole(count, unit)], end))
}

/// `3 days starting from next Monday`: from that day on.
fn starting<'t>(length: &Length, end: Cursor<'t>) -> Parse<'t, Phrase> {
    let at = any_word(
        next(end)?,
        &[
            "starting from",
            "starting on",
            "starting",
            "beginning on",
            "beginning",
        ],
    )
    .and_then(next)?;
    let (date, end) = calendar(at)?;
    let phrase = Phrase::Window {
        length: length.clone(),
        forward: true,
        base: Base::Phrase(Box::new(Phrase::Calendar(date))),
        within: true,
    };
    (!date.is_time_only()).then_some((phrase, end))
}

/// `Monday two weeks from now`, `Saturday 3 days from now`.
pub(super) fn weekday_and_shift(c: Cursor<'_>) -> Parse<'_, Ruled> {
    let (day, end) = weekday_name(c)?;
    let at = end.gap().skip(&[","]).gap();
    let (length, end) = length(at)?;
    let (phrase, end) = shifted(&length, end, false)?;
    let and = Some(Calendar {
        weekday: Some(day),
        ..Calendar::default()
    });
    let Phrase::Shift {
        length,
        forward,
        base: Base::Now,
        ..
    } = phrase
    else {
        return None;
    };
    let phrase = Phrase::Shift {
        length,
        forward,
        base: Base::Now,
        and,
        beyond: false,
    };
    Some(((phrase, "en.shift"), end))
}
