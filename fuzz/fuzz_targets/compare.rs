//! Any texts compare; passages lie in both; the lines of the two halves say the same.
#![no_main]

use duilan::compare::lines::{align, fingerprints};
use duilan::compare::{Item, compare};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let bodies = text.split('\0').take(5).enumerate();
    let items: Vec<Item> = bodies
        .map(|(number, body)| Item {
            id: number.to_string(),
            body: body.to_owned(),
            ..Item::default()
        })
        .collect();
    let comparison = compare(&items);
    let body = |index: usize| items[index].body.as_str();
    for pair in &comparison.pairs {
        let (a, b) = (body(pair.a), body(pair.b));
        for passage in &pair.passages {
            assert!(a.get(passage.a.start..passage.a.end).is_some());
            assert!(b.get(passage.b.start..passage.b.end).is_some());
        }
    }
    let (again, _) = align(fingerprints(&items)).unwrap();
    assert!(comparison == again);
    // Lines that nobody checked.
    let _ = align(text.lines());
});
