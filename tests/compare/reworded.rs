//! Reworded sentences on a hundred pairs that state one fact and a hundred that do not.
//!
//! The pairs of other facts are harder than they come: they share not names and days alone but
//! a number or a rare word as well (the wedding in the sports hall, the fire victims in it).

use duilan::compare::reworded::reworded;
use duilan::compare::{Config, Prepared};

use crate::gold::{Story, stories};

/// Which sentences of two articles were put together, by number.
fn aligned(story: &Story, a: &[&str], b: &[&str], annotated: bool) -> Vec<(usize, usize)> {
    let config = Config::STANDARD;
    let prepare =
        |id, sentences: &[&str]| Prepared::of(story.article(id, sentences, annotated), &config);
    let (one, two) = (prepare("a", a), prepare("b", b));
    let number = |sentences: &[&str], at: usize| {
        let mut end = 0;
        sentences.iter().position(|sentence| {
            end += sentence.len();
            at < end
        })
    };
    reworded(&one, &two, &[], &config)
        .into_iter()
        .map(|passage| {
            let inside = number(a, passage.a.start) == number(a, passage.a.end - 1)
                && number(b, passage.b.start) == number(b, passage.b.end - 1);
            assert!(inside, "a passage stays in its sentence");
            (
                number(a, passage.a.start).unwrap(),
                number(b, passage.b.start).unwrap(),
            )
        })
        .collect()
}

#[derive(Default, Debug)]
struct Score {
    statements: usize,
    found: usize,
    wrong: usize,
    /// Pairs of another fact, without the right answer beside them, and how many were taken.
    others: usize,
    others_taken: usize,
}

fn score(annotated: bool) -> Score {
    let mut score = Score::default();
    for story in stories() {
        let base: Vec<&str> = story.rows.iter().map(|row| row[0]).collect();
        // The second article: other facts and the same facts in another order.
        let again: Vec<&str> = story
            .rows
            .iter()
            .rev()
            .flat_map(|row| [row[2], row[1]])
            .collect();
        let right = |at: usize, other: usize| other == 2 * (base.len() - 1 - at) + 1;
        score.statements += base.len();
        for (at, other) in aligned(&story, &base, &again, annotated) {
            if right(at, other) {
                score.found += 1;
            } else {
                println!("wrong: {}\n       {}", base[at], again[other]);
                score.wrong += 1;
            }
        }
        let others: Vec<&str> = story.rows.iter().map(|row| row[2]).collect();
        score.others += others.len();
        for (at, other) in aligned(&story, &base, &others, annotated) {
            println!("taken: {}\n       {}", base[at], others[other]);
            score.others_taken += 1;
        }
    }
    score
}

fn check(annotated: bool, recall: usize, taken: usize, precise: usize) {
    let score = score(annotated);
    let precision = score.found * 100 / (score.found + score.wrong).max(1);
    println!("names and days known: {annotated}; precision {precision} %, {score:?}");
    assert!(score.statements >= 100 && score.others >= 100);
    assert!(score.found >= recall && score.others_taken <= taken);
    assert!(precision >= precise);
}

#[test]
fn the_same_fact_is_found_and_another_is_not() {
    check(true, 70, 22, 92);
}

#[test]
fn without_names_and_days_as_well() {
    check(false, 75, 32, 90);
}
