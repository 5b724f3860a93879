//! Any plain text and any Markdown becomes articles whose blocks tile their text.
#![no_main]

mod cleaned;

use duilan::model::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    cleaned::holds(Format::PlainText, &text);
    cleaned::holds(Format::Markdown, &text);
});
