//! The dates of any text lie in it, one after the other, whatever its publication time.
#![no_main]

use duilan::dates::{Context, annotate};
use duilan::model::{Day, Moment};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let day = Day::new(2024, 2, 29).map(Moment::on);
    for published in [None, day] {
        let mut end = 0;
        for date in annotate(&text, &Context::at(published)) {
            assert!(date.span.start >= end && date.span.start < date.span.end);
            assert!(text.get(date.span.start..date.span.end).is_some());
            assert!(date.from.zip(date.to).is_none_or(|(from, to)| from <= to));
            end = date.span.end;
        }
    }
});
