//! Any bytes become documents or clear errors, never neither.
#![no_main]

use duilan::ingest::{Config, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let config = Config {
        max_file_bytes: 1 << 16,
        max_documents: 50,
    };
    let ingested = read("fuzz", bytes, None, &config);
    assert!(!ingested.documents.is_empty() || !ingested.errors.is_empty());
    assert!(ingested.documents.len() <= config.max_documents);
    for (ordinal, document) in ingested.documents.iter().enumerate() {
        assert_eq!(document.ordinal, ordinal);
    }
});
