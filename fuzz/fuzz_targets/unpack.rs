//! Any bytes under any name: the readers of carriers end within their budget, without a panic.
#![no_main]

use std::ops::ControlFlow;

use duilan::unpack::{Budget, Limits, unpack};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["a", "a.csv", "a.json", "a.eml", "a.zip", "a.rss", "a.tsv", "a.docx"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let limits = Limits {
        max_bytes: 1 << 22,
        max_entry_bytes: 1 << 20,
        max_entries: 1000,
        max_depth: 3,
    };
    let mut budget = Budget::new(limits);
    let _ = unpack(name, bytes, None, &mut budget, &mut |_| ControlFlow::Continue(()));
    assert!(budget.produced() <= 2 << 22);
});
