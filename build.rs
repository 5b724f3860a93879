//! Packs the dictionary for the native build; the page gets the same bytes as an asset.

#[path = "build/dictionary.rs"]
mod dictionary;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build/dictionary.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    if std::env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        return Ok(());
    }
    let workspace = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let packed = dictionary::packed(&std::env::var("CARGO")?, &workspace)?;
    std::fs::write(
        PathBuf::from(std::env::var("OUT_DIR")?).join("dictionary.bin"),
        packed,
    )?;
    Ok(())
}
