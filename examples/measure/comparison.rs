//! Comparing alone, beside the floor: one rolling hash over the same units.
//!
//! Half of the articles are edited copies of others (see the generator of the tests).

use duilan::compare::terms::terms;
use duilan::compare::{Config, Index, Item, Prepared, print};
use duilan::model::{Day, Moment};

use crate::clock::timed;
use crate::generator::{Class, Dice, Language, pair};
use crate::report::Report;

/// Compares a set of so many articles, step by step.
pub(crate) fn comparison(count: usize) -> Report {
    let mut report = Report::default();
    let items = articles(count, 1);
    let characters = items.iter().map(|item| item.body.chars().count()).sum();
    report.count("characters", characters, "characters");
    let config = Config::STANDARD;

    let (prints, took) = timed(|| {
        let prints = items.iter().map(|item| print::Print::of(&item.body));
        prints.collect::<Vec<_>>()
    });
    report.time("fold and fingerprint", took);
    let (hash, took) = timed(|| {
        prints
            .iter()
            .fold(0, |all, print| all ^ print::rolling_hash(&print.units))
    });
    assert!(hash != 0, "the hash is used");
    report.time("floor: rolling hash", took);
    let (found, took) = timed(|| {
        items
            .iter()
            .map(|item| terms(item, &config))
            .collect::<Vec<_>>()
    });
    report.time("terms of stories", took);
    let parts = items.iter().zip(prints).zip(found);
    let prepared: Vec<Prepared> = parts
        .map(|((item, print), terms)| Prepared::from_parts(item.clone(), print, terms))
        .collect();

    let (mut index, join) = timed(|| filled(prepared.clone()));
    report.time("join and align", join);
    let (comparison, took) = timed(|| index.comparison());
    report.time("stories and result", took);
    report.count("pairs", comparison.pairs.len(), "pairs");
    report.count("stories", comparison.stories.len(), "stories");

    one_more(index, &mut report);
    boilerplate(prepared, &mut report);
    report
}

/// Some articles added to the whole library one by one, and taken out again.
fn one_more(mut index: Index, report: &mut Report) {
    let mut times = Vec::new();
    let more = articles(20, 99);
    for item in &more {
        let ((), took) = timed(|| {
            index.insert(Prepared::of(item.clone(), &Config::STANDARD));
            while !index.settle(u64::MAX) {}
        });
        times.push(took);
    }
    times.sort_by(f64::total_cmp);
    report.time("one added, median", times[times.len() / 2]);
    report.time("one added, longest", times[times.len() - 1]);
    let ((), took) = timed(|| {
        for item in &more {
            index.remove(&item.id);
            while !index.settle(u64::MAX) {}
        }
    });
    report.time("one removed", took / more.len() as f64);
}

/// The same set with one footer under every tenth article.
fn boilerplate(prepared: Vec<Prepared>, report: &mut Report) {
    let mut dice = Dice::new(5);
    let language = Language::new(&mut dice, 3000);
    let footer = language.paragraph(&mut dice, 200);
    let with_footer: Vec<Prepared> = prepared
        .into_iter()
        .enumerate()
        .map(|(at, mut one)| {
            if at % 10 == 0 {
                one.item.body.push_str(&footer);
                one.print = print::Print::of(&one.item.body);
            }
            one
        })
        .collect();
    let (_, took) = timed(|| filled(with_footer));
    report.time("join and align with a footer in a tenth", took);
}

fn filled(prepared: Vec<Prepared>) -> Index {
    let mut index = Index::new(Config::STANDARD);
    for one in prepared {
        index.insert(one);
    }
    while !index.settle(u64::MAX) {}
    index
}

/// Articles of invented words, in pairs of every class of edits.
pub(crate) fn articles(wanted: usize, seed: u64) -> Vec<Item> {
    let mut dice = Dice::new(seed);
    let mut items = Vec::new();
    while items.len() < wanted {
        let language = Language::new(&mut dice, 3000);
        let class = Class::ALL[items.len() / 2 % Class::ALL.len()];
        let (a, b) = pair(class, &language, &mut dice);
        for text in [a, b] {
            let day = dice.below(365);
            items.push(Item {
                id: format!("{seed}-{:06}", items.len()),
                title: text.text.chars().take(16).collect(),
                body: text.text,
                published: Day::new(2031, 1, 1)
                    .map(|first| Moment::on(first.plus_days(i32::try_from(day).unwrap_or(0)))),
                ..Item::default()
            });
        }
    }
    items
}
