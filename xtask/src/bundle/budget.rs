//! Sizes held against budgets: a build that grows too far fails, and says by how much.
//!
//! gzip is what static hosts serve, so it is what counts; the single file counts as it lies on a
//! disk. A file's bytes are compressed here as a host would, at the usual level.

use std::fs;
use std::path::Path;

use miniz_oxide::deflate::compress_to_vec;

use super::assets::Asset;
use super::{precache, single};
use crate::outcome::{Context, Outcome};

/// Wasm, glue, styles and page, gzip. The page had 1.42 MB before it opened archives, mail, tables
/// and office files, weighed relations anew and kept a person's work; each has a share of the rest.
const PROGRAM_LIMIT: usize = 1_700_000;

/// Dictionary, models and transliteration tables, gzip.
const ASSETS_LIMIT: usize = 2_400_000;

/// `duilan.html` as a file.
const SINGLE_LIMIT: usize = 5_200_000;

/// The level that hosts use by default.
const GZIP_LEVEL: u8 = 6;

/// What gzip adds to the deflated bytes: header and checksum.
const GZIP_FRAME: usize = 18;

struct Row {
    name: String,
    raw: usize,
    gzip: usize,
}

/// Prints the table of sizes; over a budget is an error.
pub(crate) fn check(folder: &Path, assets: &[Asset]) -> Outcome<()> {
    let rows = rows(folder)?;
    println!("{:>10} {:>10}  file", "bytes", "gzip");
    for row in &rows {
        println!("{:>10} {:>10}  {}", row.raw, row.gzip, row.name);
    }
    let is_asset = |row: &&Row| assets.iter().any(|asset| asset.file == row.name);
    let is_single = |row: &&Row| row.name == single::FILE;
    let is_program = |row: &&Row| {
        !is_asset(row)
            && !is_single(row)
            && row.name != precache::FILE
            && !row.name.ends_with(".png")
    };
    let program: usize = rows.iter().filter(is_program).map(|row| row.gzip).sum();
    let loaded: usize = rows.iter().filter(is_asset).map(|row| row.gzip).sum();
    let single: usize = rows.iter().filter(is_single).map(|row| row.raw).sum();
    hold("program, styles and page (gzip)", program, PROGRAM_LIMIT)?;
    hold("dictionary and models (gzip)", loaded, ASSETS_LIMIT)?;
    hold("duilan.html (file)", single, SINGLE_LIMIT)
}

fn hold(name: &str, size: usize, limit: usize) -> Outcome<()> {
    println!("{size:>10} of {limit:>9}  {name}");
    if size <= limit {
        return Ok(());
    }
    Err(format!(
        "{name}: {size} bytes are {} over the budget of {limit}",
        size - limit
    ))
}

fn rows(folder: &Path) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(folder).at(folder)?.flatten() {
        let bytes = fs::read(entry.path()).at(&entry.path())?;
        rows.push(Row {
            name: entry.file_name().to_string_lossy().into_owned(),
            raw: bytes.len(),
            gzip: compress_to_vec(&bytes, GZIP_LEVEL).len() + GZIP_FRAME,
        });
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}
