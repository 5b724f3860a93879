//! The service worker: after one visit the hosted page opens with the network gone.
//!
//! `www/sw.js` is the program; this step writes the list of the site's files into it, each with the
//! hash of its content, and the version that the page has as well.

use std::fs;
use std::path::Path;

use super::INDEX;
use super::digest::short_hash;
use super::page::Page;
use super::single;
use crate::outcome::{Context, Outcome};

/// The service worker's file, at the site's root so that it governs all of it.
pub(crate) const FILE: &str = "sw.js";

const PROGRAM: &str = include_str!("../../../www/sw.js");
const LIST_MARK: &str = "[/* FILES */]";
const VERSION_MARK: &str = "/* VERSION */";

/// The hash of the page, all its files and the service worker: what a tab answers when it is asked
/// for its version. The page is not written yet, so its text is given.
pub(crate) fn version(page: &Page, folder: &Path) -> Outcome<String> {
    let mut all = format!("{PROGRAM}{}", page.text());
    for (name, hash) in files(folder)? {
        if name != INDEX {
            all.push_str(&hash);
        }
    }
    Ok(short_hash(all.as_bytes()))
}

/// Writes `sw.js` into the folder of the built site.
pub(crate) fn write(folder: &Path, version: &str) -> Outcome<()> {
    let files = files(folder)?;
    let list: Vec<String> = files
        .iter()
        .map(|(name, hash)| {
            // The page itself is asked for by the folder's address.
            let address = if name == INDEX { "./" } else { name.as_str() };
            format!("[\"{address}\", \"{hash}\"]")
        })
        .collect();
    let list = format!("[\n  {},\n]", list.join(",\n  "));
    if !PROGRAM.contains(LIST_MARK) || !PROGRAM.contains(VERSION_MARK) {
        return Err("www/sw.js has lost its marks for files and version".to_owned());
    }
    let program = PROGRAM
        .replace(LIST_MARK, &list)
        .replace(VERSION_MARK, version);
    let path = folder.join(FILE);
    fs::write(&path, program).at(&path)
}

/// Every file that the page needs, sorted, with the hash of its content.
fn files(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).at(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Single file and service worker are no part of what the page needs.
        if name == FILE || name == single::FILE {
            continue;
        }
        if entry.path().is_dir() {
            return Err(format!(
                "{name} in the built site is a folder: the site is made flat"
            ));
        }
        let bytes = fs::read(entry.path()).at(&entry.path())?;
        files.push((name, short_hash(&bytes)));
    }
    files.sort();
    Ok(files)
}
