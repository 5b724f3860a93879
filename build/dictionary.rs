//! Makes the packed dictionary from the `dict.txt` that the jieba-rs crate carries.
//!
//! Used by `build.rs` (the native program embeds it) and by `xtask` (the page loads it as an
//! asset), so that both have the same bytes.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The dictionary as both builds use it, packed as `src/text/dictionary.rs` says.
pub(crate) fn packed(cargo: &str, workspace: &Path) -> Result<Vec<u8>, String> {
    let path = source(cargo, workspace)?;
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let plain = std::fs::read_to_string(&path).map_err(|error| said(&error))?;
    pack(&plain).map_err(|error| said(&error))
}

/// A text in jieba's format, packed.
pub(crate) fn pack(dictionary: &str) -> Result<Vec<u8>, String> {
    Ok(miniz_oxide::deflate::compress_to_vec_zlib(
        &columns(dictionary)?,
        9,
    ))
}

/// A text in jieba's format, column by column.
pub(crate) fn columns(dictionary: &str) -> Result<Vec<u8>, String> {
    let mut rows = Vec::new();
    for (number, line) in dictionary.lines().enumerate() {
        let row = row(line).ok_or_else(|| format!("line {}: not a word", number + 1))?;
        rows.push(row);
    }
    let mut tags: Vec<&str> = rows.iter().map(|&(.., tag)| tag).collect();
    tags.sort_unstable();
    tags.dedup();
    let mut packed = format!("{}\n{}\n", tags.join(" "), rows.len()).into_bytes();
    let (mut own, mut tag_numbers, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    let mut text = String::new();
    let mut before = "";
    for (word, count, tag) in rows {
        let pairs = word.chars().zip(before.chars());
        let shared = pairs.take_while(|(a, b)| a == b).count();
        packed.push(byte(shared)?);
        let rest: String = word.chars().skip(shared).collect();
        own.push(byte(rest.chars().count())?);
        tag_numbers.push(byte(tags.partition_point(|&other| other < tag))?);
        write_count(count, &mut counts);
        text.push_str(&rest);
        before = word;
    }
    packed.extend([own, tag_numbers, counts, text.into_bytes()].concat());
    Ok(packed)
}

/// Word, count and part of speech of a line.
fn row(line: &str) -> Option<(&str, u32, &str)> {
    let mut fields = line.split(' ');
    let row = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
    fields.next().is_none().then_some(row)
}

fn byte(number: usize) -> Result<u8, String> {
    u8::try_from(number).map_err(|_| format!("{number} does not fit into a byte"))
}

/// Seven bits a byte, the lowest first (LEB128).
fn write_count(mut count: u32, counts: &mut Vec<u8>) {
    while count >= 0x80 {
        counts.push(0x80 | (count & 0x7f) as u8);
        count >>= 7;
    }
    counts.push(count as u8);
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
