//! Any markup becomes articles whose blocks tile their text.
#![no_main]

mod cleaned;

use duilan::model::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| cleaned::holds(Format::Html, &String::from_utf8_lossy(bytes)));
