//! Passages against the truth, character by character.
//!
//! `cargo test --profile fast --test compare -- --nocapture truth` prints the table. The
//! thresholds were tuned on seeds 1 to 40; the floors are asserted on seeds from 1000 on.

use duilan::compare::{Item, compare, repeats};
use duilan::model::Span;

use crate::generator::{Class, Dice, Language, Marked, pair, self_repeat};

/// Characters found and right, found, and to be found.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    fn add(&mut self, text: &Marked, found: &[Span]) {
        for ((at, c), &wanted) in text.text.char_indices().zip(&text.shared) {
            if !c.is_alphanumeric() {
                continue;
            }
            let found = found.iter().any(|span| span.start <= at && at < span.end);
            self.right += usize::from(found && wanted);
            self.found += usize::from(found);
            self.wanted += usize::from(wanted);
        }
    }

    fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }
}

fn item(id: &str, body: &str) -> Item {
    Item {
        id: id.to_owned(),
        body: body.to_owned(),
        ..Item::default()
    }
}

fn measure(class: Class, seeds: std::ops::Range<u64>) -> Count {
    let mut count = Count::default();
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let language = Language::new(&mut dice, 3000);
        let (a, b) = pair(class, &language, &mut dice);
        let result = compare(&[item("a", &a.text), item("b", &b.text)]);
        let passages: Vec<_> = result
            .pairs
            .iter()
            .flat_map(|pair| &pair.passages)
            .collect();
        count.add(
            &a,
            &passages.iter().map(|passage| passage.a).collect::<Vec<_>>(),
        );
        count.add(
            &b,
            &passages.iter().map(|passage| passage.b).collect::<Vec<_>>(),
        );
    }
    count
}

const fn recall_floor(class: Class) -> f64 {
    match class {
        Class::HalfMixed | Class::Replaced5 | Class::MixedTraditional => 0.99,
        Class::FramedTraditionalReplaced => 0.985,
        Class::Replaced10 => 0.96,
        _ => 0.999,
    }
}

/// Every class is at least this precise.
const PRECISION_FLOOR: f64 = 0.995;

#[test]
fn passages_are_exact_in_every_class() {
    let mut failures = Vec::new();
    for class in Class::ALL {
        let count = measure(class, 1000..1100);
        let (precision, recall) = (count.precision(), count.recall());
        println!("{class:?}: precision {precision:.4} recall {recall:.4}");
        if precision < PRECISION_FLOOR || recall < recall_floor(class) {
            failures.push(class);
        }
    }
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn a_body_that_stands_twice_is_found_exactly() {
    let mut count = Count::default();
    for seed in 1000..1100 {
        let mut dice = Dice::new(seed);
        let language = Language::new(&mut dice, 3000);
        let text = self_repeat(&language, &mut dice);
        let found: Vec<Span> = repeats(&text.text)
            .into_iter()
            .flat_map(|repeat| repeat.again.into_iter().chain([repeat.first]))
            .collect();
        count.add(&text, &found);
    }
    println!(
        "SelfRepeat: precision {:.4} recall {:.4}",
        count.precision(),
        count.recall()
    );
    assert!(count.precision() >= PRECISION_FLOOR && count.recall() >= 0.999);
}
