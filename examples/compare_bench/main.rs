//! How long comparing takes, beside the floor: one rolling hash over the same units.
//!
//! `cargo run --profile fast --example compare_bench [ARTICLES]` prints milliseconds of one thread.
//! Half of the articles are edited copies of others (see the generator of the tests).

#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a program that prints"
)]

#[allow(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../../tests/compare/generator.rs"]
mod generator;

use std::time::Instant;

use duilan::compare::{Config, Index, Item, Prepared, print};
use duilan::model::{Day, Moment};
use generator::{Class, Dice, Language, pair};

fn main() {
    let wanted = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(10_000);
    let items = articles(wanted, 1);
    let characters: usize = items.iter().map(|item| item.body.chars().count()).sum();
    println!(
        "{} articles, {:.1} million characters",
        items.len(),
        characters as f64 / 1e6
    );

    let (prints, fold) = timed(|| -> Vec<_> {
        items
            .iter()
            .map(|item| print::Print::of(&item.body))
            .collect()
    });
    report("fold and fingerprint", fold, items.len());
    let (hash, floor) = timed(|| {
        prints
            .iter()
            .fold(0, |all, print| all ^ print::rolling_hash(&print.units))
    });
    report(
        &format!("floor: rolling hash ({hash:x})"),
        floor,
        items.len(),
    );
    let config = Config::STANDARD;
    let (terms, took) = timed(|| -> Vec<_> {
        items
            .iter()
            .map(|item| duilan::compare::terms::terms(item, &config))
            .collect()
    });
    report("terms of stories", took, items.len());
    let prepared: Vec<Prepared> = items
        .iter()
        .zip(prints)
        .zip(terms)
        .map(|((item, print), terms)| Prepared::from_parts(item.clone(), print, terms))
        .collect();

    let (mut index, join) = timed(|| filled(prepared.clone()));
    report("join and align", join, items.len());
    println!("  fold, fingerprint, join, align: {:.0} ms", fold + join);
    let (comparison, took) = timed(|| index.comparison());
    report("stories and result", took, items.len());
    println!(
        "  {} pairs, {} stories",
        comparison.pairs.len(),
        comparison.stories.len()
    );

    one_more(index, items.len());
    boilerplate(prepared, join);
}

/// One article added to the whole library, and taken out.
fn one_more(mut index: Index, n_articles: usize) {
    let mut worst: f64 = 0.0;
    let mut sum = 0.0;
    let more = articles(20, 99);
    for item in &more {
        let ((), took) = timed(|| {
            index.insert(Prepared::of(item.clone(), &Config::STANDARD));
            while !index.settle(u64::MAX) {}
        });
        worst = worst.max(took);
        sum += took;
    }
    println!(
        "one article added to {n_articles}: {:.2} ms, at most {worst:.2} ms",
        sum / more.len() as f64
    );
    let ((), took) = timed(|| {
        for item in &more {
            index.remove(&item.id);
            while !index.settle(u64::MAX) {}
        }
    });
    println!("one article removed: {:.2} ms", took / more.len() as f64);
}

/// The same set with one footer under a thousand articles.
fn boilerplate(prepared: Vec<Prepared>, plain: f64) {
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
    println!(
        "join and align with one footer in a tenth of them: {took:.0} ms, {:.2} times",
        took / plain
    );
}

fn filled(prepared: Vec<Prepared>) -> Index {
    let mut index = Index::new(Config::STANDARD);
    for one in prepared {
        index.insert(one);
    }
    while !index.settle(u64::MAX) {}
    index
}

fn articles(wanted: usize, seed: u64) -> Vec<Item> {
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

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let (clock, own) = (Instant::now(), processor());
    let result = work();
    let elapsed = clock.elapsed().as_secs_f64() * 1000.0;
    let used = processor().zip(own).map(|(now, before)| now - before);
    (result, used.unwrap_or(elapsed))
}

/// Milliseconds that this thread had the processor, where the system tells: a busy machine does
/// not count then.
fn processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}

fn report(name: &str, milliseconds: f64, articles: usize) {
    println!(
        "{name}: {milliseconds:.0} ms, {:.1} us an article",
        milliseconds * 1000.0 / articles as f64
    );
}
