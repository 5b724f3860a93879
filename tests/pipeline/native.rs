//! What the native build gives, written down for `tests/wasm.rs`, which must give the same.

use std::path::Path;

use crate::{digest, fixture};

#[test]
fn native_results_are_the_same_twice_and_are_written_for_the_browser() {
    let files: Vec<(String, Vec<u8>)> = fixture::all()
        .into_iter()
        .map(|fixture| (format!("{}/{}", fixture.slug, fixture.file), fixture.bytes))
        .collect();
    let lines = digest::lines(fixture::tools(), &files);
    assert_eq!(lines, digest::lines(fixture::tools(), &files));
    let written = serde_json::to_string(&(files, lines)).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tmp");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("native.json"), written).unwrap();
    std::fs::write(
        folder.join("dictionary.bin"),
        include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin")),
    )
    .unwrap();
}
