//! The engine in the browser gives what the native build gives, part by part.
//!
//! `cargo test --test pipeline` writes down the files and the native results; it runs first.
#![cfg(target_arch = "wasm32")]

use duilan::engine::Tools;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "pipeline/digest.rs"]
mod digest;

wasm_bindgen_test_configure!(run_in_browser);

const NATIVE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/target/tmp/native.json"
));
const DICTIONARY: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/target/tmp/dictionary.bin"
));

const NAMES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/names.model"));

#[wasm_bindgen_test]
fn the_browser_gives_what_the_native_build_gives() {
    let (files, native): (Vec<(String, Vec<u8>)>, Vec<String>) =
        serde_json::from_str(NATIVE).unwrap();
    let tools = Tools::new(Some(DICTIONARY), Some(NAMES));
    let here = digest::lines(&tools, &files);
    let different: Vec<&String> = here.iter().filter(|line| !native.contains(line)).collect();
    assert!(different.is_empty(), "differs from native: {different:?}");
    assert_eq!(here.len(), native.len());
}
