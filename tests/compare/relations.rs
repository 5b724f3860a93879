//! The relation named, on a hundred generated pairs of each kind.

use duilan::compare::{Item, compare};
use duilan::model::Relation;

use crate::generator::{Class, Dice, Language, Marked, pair};

fn related(a: &str, b: &str) -> Relation {
    let item = |id: &str, body: &str| Item {
        id: id.to_owned(),
        body: body.to_owned(),
        ..Item::default()
    };
    let result = compare(&[item("a", a), item("b", b)]);
    result
        .pairs
        .first()
        .map_or(Relation::Unrelated, |pair| pair.relation)
}

/// How many of a hundred pairs get the relation.
fn right(expect: Relation, make: impl Fn(&Language, &mut Dice) -> (Marked, Marked)) -> usize {
    (5000..5100)
        .filter(|&seed| {
            let mut dice = Dice::new(seed);
            let language = Language::new(&mut dice, 3000);
            let (a, b) = make(&language, &mut dice);
            let swap = dice.below(2) == 0;
            let (first, second) = if swap { (&b, &a) } else { (&a, &b) };
            related(&first.text, &second.text) == expect
        })
        .count()
}

fn check(name: &str, expect: Relation, make: impl Fn(&Language, &mut Dice) -> (Marked, Marked)) {
    let right = right(expect, make);
    println!("{name}: {right} of 100 are {}", expect.name());
    assert!(right >= 97, "{name}: {right}");
}

#[test]
fn each_kind_is_named() {
    let of = |class| move |language: &Language, dice: &mut Dice| pair(class, language, dice);
    check("frame", Relation::Repost, of(Class::Frame));
    check("other script", Relation::Repost, of(Class::Traditional));
    check("truncated", Relation::Truncated, of(Class::Truncated));
    check("reordered", Relation::NearDuplicate, of(Class::Reordered));
    check(
        "5 % replaced",
        Relation::NearDuplicate,
        of(Class::Replaced5),
    );
    check(
        "10 % replaced",
        Relation::NearDuplicate,
        of(Class::Replaced10),
    );
    check("half mixed", Relation::SharedPassage, of(Class::HalfMixed));
    check(
        "half mixed, other script",
        Relation::SharedPassage,
        of(Class::MixedTraditional),
    );
    check("quotes", Relation::SharedPassage, of(Class::Quotes));
}

#[test]
fn the_ends_of_the_scale_are_named() {
    check("itself", Relation::Identical, |language, dice| {
        let (a, _) = pair(Class::Traditional, language, dice);
        (a.clone(), a)
    });
    check("another text", Relation::Unrelated, |language, dice| {
        let (a, _) = pair(Class::Traditional, language, dice);
        // Of another matter: with its own words.
        let other = Language::new(dice, 3000);
        let (b, _) = pair(Class::Traditional, &other, dice);
        (a, b)
    });
}
