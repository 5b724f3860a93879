//! The house's own order, read from its files: who may use whom, sizes, docs, no remote address.
//!
//! The walls are those of ARCHITECTURE.md (its rows leave out `model`, which all rooms speak). A room's use of another is any `crate::room` outside
//! comments and outside its tests; a program's is any `duilan::room`.
#![cfg(not(target_arch = "wasm32"))]
// A file that cannot be read is a test that fails.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms that it may use besides itself.
const WALLS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("unpack", &["model"]),
    ("ingest", &["model", "unpack"]),
    ("dates", &["model", "text"]),
    ("clean", &["model", "text", "dates"]),
    ("names", &["model", "text"]),
    ("compare", &["model", "text"]),
    ("export", &["model"]),
    (
        "engine",
        &[
            "model", "text", "unpack", "ingest", "dates", "clean", "names", "compare", "export",
        ],
    ),
    (
        "cli",
        &[
            "model", "text", "dates", "names", "compare", "engine", "corpus", "export",
        ],
    ),
    ("corpus", &["model", "text", "compare", "engine"]),
    ("view", &["model"]),
    ("protocol", &["model", "view"]),
    (
        "serve",
        &[
            "model", "text", "export", "engine", "corpus", "view", "protocol",
        ],
    ),
    ("ui", &["model", "view", "protocol"]),
];

/// A file longer than this is split by concept.
const LINE_LIMIT: usize = 600;

/// FIXME: these are to be split.
const STILL_LONG: &[&str] = &[];

/// Names an XML vocabulary; nothing is fetched from there.
const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder with one of these endings, sorted.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                open.push(path);
            } else if extension.is_some_and(|extension| endings.contains(&extension)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The rooms that a source text names after `prefix` (`crate::`), outside comments and tests.
fn rooms_used(source: &str, prefix: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for line in source
        .lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
    {
        let code = line.split("//").next().unwrap_or_default();
        for (start, _) in code.match_indices(prefix) {
            let (before, rest) = code.split_at(start);
            let is_whole =
                !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            let rest = rest.strip_prefix(prefix).unwrap_or_default();
            if let Some(list) = rest.strip_prefix('{') {
                rooms.extend(list.split([',', '}']).filter_map(first_word));
            } else if is_whole {
                rooms.extend(first_word(rest));
            }
        }
    }
    rooms
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text
        .trim()
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn no_room_uses_another_than_it_may() {
    let rooms: Vec<&str> = WALLS.iter().map(|(room, _)| *room).collect();
    let mut breaches = Vec::new();
    for (room, allowed) in WALLS {
        for path in files(&format!("src/{room}"), &["rs"]) {
            for used in rooms_used(&read(&path), "crate::") {
                let used = used.as_str();
                if used != *room && rooms.contains(&used) && !allowed.contains(&used) {
                    breaches.push(format!("{} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn every_room_has_walls() {
    let declared = read(&root().join("src/lib.rs"));
    for line in declared.lines() {
        if let Some(room) = line
            .trim()
            .strip_prefix("pub mod ")
            .map(|rest| rest.trim_end_matches(';'))
        {
            assert!(
                WALLS.iter().any(|(name, _)| *name == room),
                "the room {room} has no walls"
            );
        }
    }
}

#[test]
fn the_reader_of_uses_sees_them_all() {
    let source = "use crate::text::fold;\n// crate::ui\nlet x = crate::model::Span;\n\
                  use crate::{view, clean::Block};\n#[cfg(test)]\nmod tests { use crate::engine; }";
    assert_eq!(
        rooms_used(source, "crate::"),
        ["text", "model", "view", "clean"]
    );
}

#[test]
fn no_file_is_too_long() {
    let all = ["src", "xtask/src", "tests", "build", "www"]
        .into_iter()
        .flat_map(|folder| files(folder, &["rs", "js", "mjs", "css"]));
    let long: Vec<String> = all
        .map(|path| (read(&path).lines().count(), path))
        .filter(|(count, path)| {
            *count > LINE_LIMIT && !STILL_LONG.iter().any(|known| path.ends_with(known))
        })
        .map(|(count, path)| format!("{}: {count} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "over {LINE_LIMIT} lines: {long:#?}");
}

#[test]
fn every_module_says_what_it_is() {
    let all = ["src", "xtask/src", "tests", "build"]
        .into_iter()
        .flat_map(|folder| files(folder, &["rs"]));
    let silent: Vec<PathBuf> = all.filter(|path| !read(path).starts_with("//! ")).collect();
    assert!(
        silent.is_empty(),
        "these open with no module doc: {silent:#?}"
    );
}

#[test]
fn the_page_names_no_remote_address() {
    let mut all = files("www", &["css", "js", "webmanifest", "svg"]);
    all.push(root().join("index.html"));
    for path in all {
        let text = read(&path).replace(SVG_NAMESPACE, "");
        for sign in ["http:", "https:", "url(//", "=\"//", "@import"] {
            assert!(!text.contains(sign), "{} holds {sign}", path.display());
        }
    }
}

#[test]
fn no_markup_comes_from_text() {
    let forbidden = [
        "from_html_unchecked",
        "set_inner_html",
        "insert_adjacent_html",
        "document.write",
    ];
    for path in files("src", &["rs"]) {
        let source = read(&path);
        for name in forbidden {
            assert!(!source.contains(name), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn lock_files_record_no_download_address() {
    assert!(!read(&root().join("package-lock.json")).contains("\"resolved\""));
}
