//! Makes the packed dictionary from the `dict.txt` that the jieba-rs crate carries.
//!
//! Used by `build.rs` (the native program embeds it) and by `xtask` (the page loads it as an
//! asset), so that both have the same bytes.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The dictionary as both builds use it: `dict.txt`, deflated (zlib).
pub(crate) fn packed(cargo: &str, workspace: &Path) -> Result<Vec<u8>, String> {
    let path = source(cargo, workspace)?;
    let plain = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(miniz_oxide::deflate::compress_to_vec_zlib(&plain, 9))
}

/// Where cargo keeps jieba-rs's `dict.txt`.
fn source(cargo: &str, workspace: &Path) -> Result<PathBuf, String> {
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(workspace)
        .output()
        .map_err(|error| format!("{cargo} metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let metadata = String::from_utf8_lossy(&output.stdout);
    // One key is wanted of a large document: the manifest path that names the crate's folder.
    metadata
        .split("\"manifest_path\":\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|path| PathBuf::from(path.replace("\\\\", "\\")))
        .filter_map(|manifest| manifest.parent().map(Path::to_path_buf))
        .find(|folder| {
            folder
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| {
                    name.strip_prefix("jieba-rs-")
                        .is_some_and(|rest| rest.starts_with(char::is_numeric))
                })
        })
        .map(|folder| folder.join("src/data/dict.txt"))
        .ok_or_else(|| "cargo metadata names no folder of jieba-rs".to_owned())
}
