//! Any bytes become articles whose blocks tile their text, or clear errors: never a panic.
//!
//! `cargo +nightly fuzz run clean -- -max_len=65536`; seeds: the files of `tests/fixtures/clean`.
#![no_main]

use duilan::clean::{Config, clean};
use duilan::ingest;
use duilan::model::FileDecisions;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let ingested = ingest::read("fuzz", bytes, None, &ingest::Config::STANDARD);
    for document in &ingested.documents {
        for article in clean(document, &FileDecisions::default(), &Config::STANDARD) {
            let texts: Vec<&str> =
                article.blocks.iter().map(|block| block.span.of(&article.text)).collect();
            assert_eq!(texts.join("\n"), article.text);
        }
    }
});
