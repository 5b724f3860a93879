//! The dictionary and the models, as files of the site.
//!
//! The dictionary is made from the jieba-rs crate (`build/dictionary.rs`, the same code and bytes as
//! the native program's), a model is a file `data/<name>.model`. A file's name carries its hash:
//! `dictionary-0123456789abcdef.bin`, `names-0123456789abcdef.bin`.

#[path = "../../../build/dictionary.rs"]
mod dictionary;

use std::fs;
use std::path::Path;

use super::digest::short_hash;
use crate::outcome::{Context, Outcome};
use crate::places;

/// A file that the page loads when it first needs it.
pub(crate) struct Asset {
    /// What the page calls it: `dictionary`, `names`.
    pub(crate) name: String,
    /// Its file in the site.
    pub(crate) file: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// Writes every asset into a folder.
pub(crate) fn write(folder: &Path) -> Outcome<Vec<Asset>> {
    let workspace = places::workspace();
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut assets = vec![asset("dictionary", dictionary::packed(&cargo, &workspace)?)];
    let data = workspace.join("data");
    let mut models: Vec<_> = fs::read_dir(&data)
        .at(&data)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "model")
        })
        .collect();
    models.sort();
    for path in models {
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        assets.push(asset(&stem, fs::read(&path).at(&path)?));
    }
    for asset in &assets {
        let path = folder.join(&asset.file);
        fs::write(&path, &asset.bytes).at(&path)?;
    }
    Ok(assets)
}

fn asset(name: &str, bytes: Vec<u8>) -> Asset {
    Asset {
        name: name.to_owned(),
        file: format!("{name}-{}.bin", short_hash(&bytes)),
        bytes,
    }
}
