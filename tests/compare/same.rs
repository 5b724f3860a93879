//! One result, whatever the way to it: any order, one by one, with detours, through lines.

use std::collections::BTreeMap;

use duilan::compare::lines::{align, fingerprints};
use duilan::compare::{Config, Index, Item, Prepared, compare};
use duilan::model::{Comparison, Day, Moment};

use crate::generator::{Class, Dice, Language, pair};
use crate::gold::stories;

/// Articles of every class, a footer under very many of them, a report carried by very many, and
/// the stories of the gold set.
fn set(seed: u64) -> Vec<Item> {
    let mut dice = Dice::new(seed);
    let language = Language::new(&mut dice, 3000);
    let report = language.paragraph(&mut dice, 300);
    let footer = language.paragraph(&mut dice, 60);
    let mut items = Vec::new();
    let mut add = |body: String, day: usize| {
        let day = i32::try_from(day).unwrap();
        items.push(Item {
            id: format!("{:03}", items.len() * 37 % 1000),
            title: body.chars().take(12).collect(),
            body,
            published: Some(Moment::on(Day::new(2031, 1, 1).unwrap().plus_days(day))),
            ..Item::default()
        });
    };
    for class in Class::ALL {
        let (a, b) = pair(class, &language, &mut dice);
        add(format!("{}{footer}", a.text), dice.below(60));
        add(b.text, dice.below(60));
    }
    for _ in 0..70 {
        let own = language.paragraph(&mut dice, 80);
        let day = dice.below(60);
        add(format!("{own}\n{report}\n{footer}"), day);
    }
    for story in stories().into_iter().take(6) {
        let told: Vec<&str> = story.rows.iter().map(|row| row[0]).collect();
        let again: Vec<&str> = story.rows.iter().map(|row| row[1]).collect();
        for (name, sentences) in [("a", told), ("b", again)] {
            let id = format!("{name}{}", items.len());
            items.push(story.article(&id, &sentences, true));
        }
    }
    items
}

fn shuffled<T>(items: &mut [T], dice: &mut Dice) {
    for at in (1..items.len()).rev() {
        items.swap(at, dice.below(at + 1));
    }
}

fn prepared(item: &Item) -> Prepared {
    Prepared::of(item.clone(), &Config::STANDARD)
}

fn settled(index: &mut Index) -> Comparison {
    while !index.settle(20_000) {}
    index.comparison()
}

#[test]
fn the_order_of_articles_changes_nothing() {
    let mut items = set(3);
    let expect = compare(&items);
    assert!(expect.pairs.len() > 70 && expect.stories.iter().any(|s| s.articles.len() > 60));
    for seed in 0..3 {
        shuffled(&mut items, &mut Dice::new(seed));
        assert_eq!(compare(&items), expect);
    }
}

#[test]
fn articles_that_come_and_go_leave_no_trace() {
    let mut items = set(4);
    let mut dice = Dice::new(11);
    shuffled(&mut items, &mut dice);
    let mut index = Index::new(Config::STANDARD);
    let mut present: BTreeMap<String, Item> = BTreeMap::new();
    for (step, item) in items.iter().enumerate() {
        index.insert(prepared(item));
        present.insert(item.id.clone(), item.clone());
        if dice.below(4) == 0 {
            let gone = dice.pick(&present.keys().collect::<Vec<_>>()).clone();
            index.remove(&gone);
            present.remove(&gone);
        }
        if dice.below(4) == 0 {
            let mut changed = dice.pick(&present.values().collect::<Vec<_>>()).clone();
            changed.body.push_str("另有更正一则。");
            index.insert(prepared(&changed));
            present.insert(changed.id.clone(), changed);
        }
        while !index.settle(500) {}
        if step % 40 == 0 || step + 1 == items.len() {
            let now: Vec<Item> = present.values().cloned().collect();
            assert_eq!(index.comparison(), compare(&now), "after step {step}");
        }
    }
    // The carriers of the common report leave one by one, until it is common no more.
    let ids: Vec<String> = present.keys().cloned().collect();
    for id in ids.iter().take(60) {
        index.remove(id);
        present.remove(id);
        let _ = settled(&mut index);
    }
    let now: Vec<Item> = present.into_values().collect();
    assert_eq!(settled(&mut index), compare(&now));
}

#[test]
fn the_halves_make_the_whole() {
    let items = set(5);
    let expect = compare(&items);
    let mut lines: Vec<String> = fingerprints(&items).collect();
    let check = |lines: &[String]| {
        let (result, read) = align(lines.iter()).unwrap();
        assert_eq!(result, expect);
        assert_eq!(read.len(), items.len());
    };
    check(&lines);
    lines.sort();
    check(&lines);
    check(&joined(&lines));
    // An engine that joins each article with later ones only tells no gram of one article alone.
    let pairs: Vec<String> = joined(&lines)
        .into_iter()
        .filter(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            fields.len() != 5 || fields[1] < fields[3]
        })
        .collect();
    check(&pairs);
}

/// What `join -t $'\t' lines lines` gives for sorted lines.
fn joined(lines: &[String]) -> Vec<String> {
    let split = |line: &String| -> (String, String) {
        let (key, rest) = line.split_once('\t').unwrap();
        (key.to_owned(), rest.to_owned())
    };
    let rows: Vec<(String, String)> = lines.iter().map(split).collect();
    rows.chunk_by(|x, y| x.0 == y.0)
        .flat_map(|group| {
            group.iter().flat_map(move |(key, a)| {
                group.iter().map(move |(_, b)| format!("{key}\t{a}\t{b}"))
            })
        })
        .collect()
}
