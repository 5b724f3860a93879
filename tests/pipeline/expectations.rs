//! What the pipeline finds in each fixture, against what a careful reader finds.
//!
//! What is known to be wrong stands in the fixture's `fixme` list: it is asserted as it is, so
//! that a repair is noticed and the line is taken out.

use std::collections::BTreeSet;

use duilan::engine::Analyzed;
use duilan::model::{Block, Field, Span};
use serde_json::Value;

use crate::fixture::{self, Fixture};

#[test]
fn fixtures_are_read_as_expected() {
    let mut report = String::new();
    for fixture in fixture::all() {
        let found = problems(&fixture);
        let known: BTreeSet<String> = texts(&fixture.expected["fixme"]).collect();
        for (key, detail) in &found {
            if !known.contains(key) {
                report += &format!("{}: {key}: {detail}\n", fixture.slug);
            }
        }
        for key in known {
            if !found.iter().any(|(other, _)| *other == key) {
                report += &format!("{}: mended, take out of fixme: {key}\n", fixture.slug);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_fixture_says_where_it_comes_from() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for fixture in fixture::all() {
        let origin = std::fs::read_to_string(root.join(&fixture.slug).join("ORIGIN"));
        assert!(
            origin.is_ok_and(|text| text.starts_with("Written for this project")),
            "{}",
            fixture.slug
        );
    }
}

/// What differs from the expectation: a stable key, and the particulars.
fn problems(fixture: &Fixture) -> Vec<(String, String)> {
    let result = fixture.analyze();
    let expected = &fixture.expected;
    let mut problems = Problems::default();
    let articles = list(&expected["articles"]);
    problems.equal("articles", &result.articles.len(), &articles.len());
    for (ordinal, (analyzed, expected)) in result.articles.iter().zip(articles).enumerate() {
        problems.prefix = format!("{} ", ordinal + 1);
        metadata(&mut problems, analyzed, expected);
        body(&mut problems, analyzed, expected);
        removed(&mut problems, analyzed, expected);
        annotations(&mut problems, analyzed, expected);
        if let Some(charset) = fixture.expected["charset"].as_str() {
            let name = analyzed.charset.name.to_lowercase();
            let fits = charset.to_lowercase().split('|').any(|one| one == name);
            problems.holds(fits, "charset", || name);
        }
    }
    problems.prefix = String::new();
    let errors = list(&expected["errors"]);
    let got: Vec<String> = result
        .errors
        .iter()
        .map(|error| format!("{} {}", error.code.name(), error.place))
        .collect();
    let fits = errors.len() == result.errors.len()
        && errors.iter().zip(&result.errors).all(|(expected, error)| {
            expected["code"] == error.code.name()
                && expected["place"]
                    .as_str()
                    .is_none_or(|place| error.place.contains(place))
        });
    problems.holds(fits, "errors", || got.join(", "));
    problems.found
}

fn metadata(problems: &mut Problems, analyzed: &Analyzed, expected: &Value) {
    let metadata = &analyzed.article.metadata;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let checks = [
        ("title", text(&metadata.title)),
        (
            "published",
            metadata
                .published
                .map_or_else(String::new, |moment| moment.to_string()),
        ),
        (
            "published_from",
            metadata
                .clue(Field::Published)
                .map_or("", |clue| clue.from.name())
                .to_owned(),
        ),
        ("source", text(&metadata.source)),
        ("site", text(&metadata.site)),
        ("url", text(&metadata.url)),
        ("language", metadata.language.tag().to_owned()),
        ("id", text(&analyzed.given_id)),
    ];
    for (name, got) in checks {
        if let Some(expected) = expected.get(name) {
            problems.equal(name, &got, &expected.as_str().unwrap_or("").to_owned());
        }
    }
    if let Some(byline) = expected.get("byline") {
        let expected: Vec<String> = texts(byline).collect();
        problems.equal("byline", &metadata.byline, &expected);
    }
}

fn body(problems: &mut Problems, analyzed: &Analyzed, expected: &Value) {
    let body = analyzed.article.body().text;
    if let Some(paragraphs) = expected.get("body") {
        let got: Vec<&str> = body.split('\n').collect();
        let wanted: Vec<String> = texts(paragraphs).collect();
        for paragraph in &wanted {
            let there = got.contains(&paragraph.as_str());
            problems.holds(there, &format!("body lacks {}", head(paragraph)), || {
                paragraph.clone()
            });
        }
        for paragraph in got.iter().filter(|got| !wanted.iter().any(|w| w == *got)) {
            problems.holds(false, &format!("body has {}", head(paragraph)), || {
                (*paragraph).to_owned()
            });
        }
        let order = got
            .iter()
            .map(|&paragraph| paragraph.to_owned())
            .collect::<Vec<_>>();
        let same_set =
            got.len() == wanted.len() && wanted.iter().all(|w| got.contains(&w.as_str()));
        problems.holds(!same_set || order == wanted, "body order", || body.clone());
    }
    for text in texts(&expected["contains"]) {
        problems.holds(
            body.contains(&text),
            &format!("body lacks {}", head(&text)),
            || body.clone(),
        );
    }
    for text in texts(&expected["absent"]) {
        problems.holds(
            !body.contains(&text),
            &format!("body has {}", head(&text)),
            || body.clone(),
        );
    }
    if expected["repeats"] == true {
        problems.holds(!analyzed.article.repeats.is_empty(), "repeats", || {
            "none".to_owned()
        });
    }
}

fn removed(problems: &mut Problems, analyzed: &Analyzed, expected: &Value) {
    let article = &analyzed.article;
    for removal in list(&expected["removed"]) {
        let (rules, starts) = (text(&removal["rule"]), text(&removal["starts"]));
        let candidates: Vec<&Block> = article
            .blocks
            .iter()
            .filter(|block| block.span.of(&article.text).trim().starts_with(starts))
            .collect();
        let fits = candidates.iter().any(|block| {
            block.removal.as_ref().is_some_and(|removal| {
                let rule = format!("{:?}", removal.rule);
                !removal.evidence.is_empty() && rules.split('|').any(|one| one == rule)
            })
        });
        problems.holds(fits, &format!("removed {starts}"), || {
            let got: Vec<String> = candidates
                .iter()
                .map(|block| {
                    let rule = block.removal.as_ref().map(|removal| removal.rule);
                    format!("{:?} {rule:?}", block.role)
                })
                .collect();
            format!("{rules} expected, got {got:?}")
        });
    }
}

fn annotations(problems: &mut Problems, analyzed: &Analyzed, expected: &Value) {
    let text_of = |span: Span| span.of(&analyzed.article.text);
    let found = &analyzed.annotations;
    for date in list(&expected["dates"]) {
        let (phrase, value) = (text(&date["text"]), text(&date["value"]));
        let got: Vec<String> = found
            .dates
            .iter()
            .filter(|date| {
                text_of(date.span).contains(phrase) || phrase.contains(text_of(date.span))
            })
            .map(|date| format!("{}={}", text_of(date.span), date.value))
            .collect();
        let fits = got.contains(&format!("{phrase}={value}"));
        problems.holds(fits, &format!("date {phrase}={value}"), || got.join(", "));
    }
    for name in list(&expected["names"]) {
        let (form, kind) = (text(&name["text"]), text(&name["kind"]));
        let got: Vec<String> = found
            .names
            .iter()
            .filter(|name| text_of(name.span).contains(form) || form.contains(text_of(name.span)))
            .map(|name| format!("{}={}", text_of(name.span), name.kind.name()))
            .collect();
        let fits = got.contains(&format!("{form}={kind}"));
        problems.holds(fits, &format!("name {form}={kind}"), || got.join(", "));
    }
    for quote in list(&expected["quotes"]) {
        let (starts, speaker) = (text(&quote["starts"]), text(&quote["speaker"]));
        let got: Vec<String> = found
            .quotes
            .iter()
            .filter(|quote| text_of(quote.span).starts_with(starts))
            .map(|quote| quote.speaker.clone().unwrap_or_default())
            .collect();
        let fits = got.iter().any(|got| got == speaker);
        problems.holds(fits, &format!("quote {starts}={speaker}"), || {
            got.join(", ")
        });
    }
}

#[derive(Default)]
struct Problems {
    prefix: String,
    found: Vec<(String, String)>,
}

impl Problems {
    fn holds(&mut self, fits: bool, key: &str, detail: impl FnOnce() -> String) {
        if !fits {
            self.found.push((format!("{}{key}", self.prefix), detail()));
        }
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, key: &str, got: &T, expected: &T) {
        self.holds(got == expected, key, || {
            format!("{got:?}, expected {expected:?}")
        });
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn texts(value: &Value) -> impl Iterator<Item = String> {
    list(value).iter().map(|item| text(item).to_owned())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn head(text: &str) -> String {
    text.chars().take(12).collect()
}
