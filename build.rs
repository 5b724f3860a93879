//! Makes Rust of the page's texts, and packs the dictionary for the native build; the page gets the
//! same bytes as an asset.

#[path = "build/dictionary.rs"]
mod dictionary;
#[path = "build/texts.rs"]
mod texts;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/ui/i18n/texts");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let workspace = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let code = texts::code(&workspace.join("src/ui/i18n/texts"))?;
    std::fs::write(out.join("texts.rs"), code)?;
    if std::env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        return Ok(());
    }
    let packed = dictionary::packed(&std::env::var("CARGO")?, &workspace)?;
    std::fs::write(out.join("dictionary.bin"), packed)?;
    Ok(())
}
