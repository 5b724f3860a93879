//! Years of four digits in English, where the words around them say that they are years.

use crate::dates::phrase::{Calendar, Year};
use crate::dates::source::{Cursor, Parse};

use super::number::{any_word, next, spelled_year};
use super::piece::digit_year;

/// A year by itself, where the words around it say that it is one.
pub(super) fn year_alone(c: Cursor<'_>) -> Parse<'_, Calendar> {
    let named = any_word(
        c,
        &[
            "the year",
            "fiscal year",
            "school year",
            "financial year",
            "calendar year",
            "year",
        ],
    )
    .and_then(next);
    if let Some(at) = named {
        let (year, end) = digit_year(at).or_else(|| spelled_year(at))?;
        return Some((of_year(year), end));
    }
    if let Some(end) = c.any(&["cy", "fy", "sy"])
        && let Some(((value, 2), end)) = end.digits()
    {
        return Some((of_year(2000 + i32::try_from(value).ok()?), end));
    }
    if let Some((year, end)) = digit_year(c) {
        return is_year(c, end).then(|| (of_year(year), end));
    }
    let (year, end) = spelled_year(c)?;
    let led = c.follows_any(&["in ", "since ", "of ", "by "]);
    let counted = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
        super::words::unit(word).is_some() || matches!(word, "people" | "dollars" | "men" | "miles")
    });
    (led && !counted).then(|| (of_year(year), end))
}

fn of_year(year: i32) -> Calendar {
    Calendar {
        year: Some(Year::Of(year)),
        ..Calendar::default()
    }
}

/// Whether four digits are a year: what stands before asks for one, and no unit follows.
fn is_year(c: Cursor<'_>, end: Cursor<'_>) -> bool {
    const LEADS: &[&str] = &[
        "in ", "of ", "since ", "from ", "to ", "by ", "until ", "till ", "before ", "after ",
        "during ", "year ", "and ", "the ", "both ", "either ", "between ", "through ", "early ",
        "late ", "mid ", "mid-", "than ", "-", "or ", "(", "around ", "circa ", "for ", "back to ",
        "=", ", ", "\n",
    ];
    const UNITS: &[&str] = &[
        "people",
        "percent",
        "dollars",
        "meters",
        "metres",
        "miles",
        "km",
        "kilometers",
        "feet",
        "homes",
        "houses",
        "jobs",
        "workers",
        "votes",
        "troops",
        "acres",
        "tons",
        "tonnes",
        "points",
        "times",
        "hours",
        "years",
        "days",
        "months",
        "weeks",
        "minutes",
        "calories",
        "pounds",
        "euros",
        "yuan",
        "residents",
        "families",
        "students",
        "members",
        "employees",
        "pages",
        "seats",
        "cars",
        "passengers",
        "hectares",
        "m",
        "kg",
        "others",
        "more",
        "block",
    ];
    let touched = c.previous().is_some_and(|p| {
        matches!(p, '.' | ':' | '/' | '$' | '#' | '+' | '\'') || p.is_ascii_alphanumeric()
    }) || c.follows_any(&["-"])
        && c.before()
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|p| p.is_ascii_digit())
        && !four_digits_before(c)
        || end.sees_any(&["/", "-"])
            && end.plus(1).peek().is_some_and(|n| n.is_ascii_digit())
            && !four_digits(end.plus(1))
        || end.sees_any(&["-"]) && end.plus(1).peek().is_some_and(|n| n.is_ascii_alphabetic());
    let unit = next(end)
        .and_then(Cursor::word)
        .is_some_and(|(word, _)| UNITS.contains(&word));
    let led = c.previous().is_none() || c.follows_any(LEADS) || year_follows(end);
    let led = led || is_adjective(c, end);
    let number = c.follows_any(&[
        "no. ",
        "number ",
        "more than ",
        "less than ",
        "fewer than ",
        "rather than ",
    ]) || end.gap().sees_any(&["- ", "-"]) && number_follows(end);
    !touched && !unit && led && !number
}

/// `his 1994 tour`, `a 1996 law`: a year of today's calendar before its noun.
fn is_adjective(c: Cursor<'_>, end: Cursor<'_>) -> bool {
    const OWNERS: &[&str] = &[
        "a ", "an ", "his ", "her ", "its ", "their ", "our ", "my ", "your ", "'s ", "s' ",
        "this ", "that ",
    ];
    let near = c
        .digits()
        .is_some_and(|((year, _), _)| (1900..2100).contains(&year));
    let noun = next(end).and_then(Cursor::word).is_some_and(|(word, _)| {
        word.len() > 2 && super::words::unit(word).is_none() && !COUNTED.contains(&word)
    });
    near && noun && c.follows_any(OWNERS)
}

/// What a number before it counts or measures.
const COUNTED: &[&str] = &[
    "meter",
    "metre",
    "mile",
    "foot",
    "pound",
    "seat",
    "dollar",
    "member",
    "page",
    "ton",
    "watt",
    "piece",
    "person",
    "horsepower",
    "calorie",
    "square",
    "room",
    "bed",
    "acre",
    "word",
    "and",
    "per",
    "man",
    "strong",
];

/// `-2018` or ` to 2018` after a year.
fn year_follows(c: Cursor<'_>) -> bool {
    let joint = c.gap();
    let other = joint
        .eat("-")
        .or_else(|| any_word(joint, &["to", "through", "until", "till"]));
    other
        .and_then(|at| digit_year(at.gap()))
        .is_some_and(|(_, end)| {
            !end.sees("-") || !end.plus(1).peek().is_some_and(|n| n.is_ascii_digit())
        })
}

fn number_follows(c: Cursor<'_>) -> bool {
    let at = c.gap().skip(&["-"]).gap();
    at.digits().is_some_and(|((_, digits), _)| digits != 4)
}

fn four_digits(c: Cursor<'_>) -> bool {
    c.digits().is_some_and(|((_, digits), _)| digits == 4)
}

fn four_digits_before(c: Cursor<'_>) -> bool {
    let mut before = c.before().chars().rev().skip(1);
    before.by_ref().take(4).all(|p| p.is_ascii_digit())
        && !before
            .next()
            .is_some_and(|p| p.is_ascii_alphanumeric() || p == '-')
}
