//! Every file of the site under a name with the hash of its content.
//!
//! A page asks for its files by name as long as it is open; when a name never means two contents, a
//! page only ever gets what it was built with, whatever was put on the server meanwhile. (Trunk's
//! own hash is taken before wasm-opt, so it says nothing about the bytes.)
//!
//! ```text
//! app-0123456789abcdef_bg.wasm -> app_bg-89abcdef01234567.wasm
//! worker.js                    -> worker-89abcdef01234567.js
//! ```
//!
//! Names that others ask for stay: the page, the manifest and its icons.

use std::fs;
use std::path::Path;

use super::digest::short_hash;
use super::page::Page;
use crate::outcome::{Context, Outcome};

/// The endings of what the page loads by name. Scripts come last, since they may name the others.
const ENDINGS: &[&str] = &[".css", ".wasm", ".js"];

/// The digits of a hash in a name, Trunk's and ours alike.
const DIGITS: usize = 16;

/// Gives the files their names, in the folder and in the page; tells the page the worker's.
pub(crate) fn rename(page: &mut Page, folder: &Path) -> Outcome<()> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for ending in ENDINGS {
        for name in names(folder, ending)? {
            let path = folder.join(&name);
            let mut bytes = fs::read(&path).at(&path)?;
            if *ending == ".js" {
                let text = String::from_utf8(bytes).context(name.as_str())?;
                bytes = replaced(&text, &renamed).into_bytes();
            }
            let hash = short_hash(&bytes);
            let new = format!("{}-{hash}{ending}", plain(name.trim_end_matches(ending)));
            let target = folder.join(&new);
            fs::write(&target, bytes).at(&target)?;
            fs::remove_file(&path).at(&path)?;
            renamed.push((name, new));
        }
    }
    page.replace_names(&renamed);
    let worker = renamed.iter().find(|(old, _)| old == "worker.js");
    let (_, worker) = worker.ok_or("the built site has no worker.js")?;
    page.add_meta("duilan-worker", worker)
}

fn names(folder: &Path, ending: &str) -> Outcome<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .at(folder)?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    Ok(names)
}

fn replaced(text: &str, renamed: &[(String, String)]) -> String {
    renamed
        .iter()
        .fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
}

/// A stem without Trunk's hash: `app-0123456789abcdef_bg` is `app_bg`.
fn plain(stem: &str) -> String {
    let is_hash = |text: &str| text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
    match stem.rsplit_once('-') {
        Some((before, rest)) => match rest.get(..DIGITS) {
            Some(hash) if is_hash(hash) => {
                format!("{before}{}", rest.get(DIGITS..).unwrap_or_default())
            }
            _ => stem.to_owned(),
        },
        None => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_trunk_goes() {
        for (stem, expect) in [
            ("app-0123456789abcdef_bg", "app_bg"),
            ("app-0123456789abcdef", "app"),
            ("worker", "worker"),
            ("two-words", "two-words"),
        ] {
            assert_eq!(plain(stem), expect);
        }
    }
}
