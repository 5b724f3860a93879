//! The house's own order, read from its files: who may use whom, sizes, docs, no remote address.
//!
//! The walls are those of the table in ARCHITECTURE.md (its rows leave out `model`, which all rooms
//! speak). A room's use of another is any `crate::room` outside comments and outside its tests.
#![cfg(not(target_arch = "wasm32"))]
// A file that cannot be read is a test that fails.
#![allow(clippy::unwrap_used)]

#[path = "tidy/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
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

/// The files of a room that are no tests.
fn sources(room: &str) -> Vec<PathBuf> {
    let all = files(&format!("src/{room}"), &["rs"]);
    let mut tests = Vec::new();
    for path in &all {
        for module in source::test_modules(&read(path)) {
            let folder = folder_of(path);
            tests.extend([
                folder.join(format!("{module}.rs")),
                folder.join(module).join("mod.rs"),
            ]);
        }
    }
    let is_source = |path: &PathBuf| !tests.contains(path);
    all.into_iter().filter(is_source).collect()
}

/// The folder of a module's own modules.
fn folder_of(path: &Path) -> PathBuf {
    if path.ends_with("mod.rs") {
        path.parent().unwrap().to_owned()
    } else {
        path.with_extension("")
    }
}

/// The rooms that a source names.
fn rooms_used(source: &str) -> Vec<String> {
    let paths = source::paths(source).into_iter();
    paths
        .filter(|path| path.first().is_some_and(|first| first == "crate"))
        .filter_map(|path| path.into_iter().nth(1))
        .collect()
}

/// The rooms of the table in ARCHITECTURE.md, with those that each may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&root().join("ARCHITECTURE.md"));
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, name, _, uses, _] = cells.as_slice() else {
            continue;
        };
        let room = name.strip_prefix("`src/");
        let Some(room) = room.and_then(|rest| rest.strip_suffix("/`")) else {
            continue;
        };
        if room == "bin" {
            continue;
        }
        let mut may: BTreeSet<String> = match *uses {
            "all above" => rooms.keys().cloned().collect(),
            _ => uses.split(',').map(|name| name.trim().to_owned()).collect(),
        };
        may.retain(|name| !matches!(name.as_str(), "" | "nothing" | "model"));
        rooms.insert(room.to_owned(), may);
    }
    rooms
}

#[test]
fn no_room_uses_another_than_it_may() {
    let rooms: Vec<&str> = WALLS.iter().map(|(room, _)| *room).collect();
    let mut breaches = Vec::new();
    for (room, allowed) in WALLS {
        for path in sources(room) {
            for used in rooms_used(&read(&path)) {
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
fn the_walls_are_those_of_the_architecture() {
    let held: BTreeMap<String, BTreeSet<String>> = WALLS
        .iter()
        .map(|(room, may)| {
            let may = may.iter().filter(|name| **name != "model");
            (
                (*room).to_owned(),
                may.map(|&name| name.to_owned()).collect(),
            )
        })
        .collect();
    assert_eq!(
        table(),
        held,
        "the table in ARCHITECTURE.md is what is held"
    );
}

/// FIXME: rooms whose modules still import each other in circles.
const STILL_CIRCULAR: &[&str] = &["unpack", "clean", "names", "compare", "view"];

/// The modules of a room, each with those of its siblings that it imports.
fn imports(room: &str) -> BTreeMap<String, BTreeSet<String>> {
    let home = root().join("src").join(room);
    let module_of = |path: &Path| {
        let inside = path.strip_prefix(&home).ok()?;
        let first = inside.components().next()?.as_os_str().to_str()?;
        let name = first.strip_suffix(".rs").unwrap_or(first);
        (name != "mod").then(|| (name.to_owned(), inside.components().count()))
    };
    let passed_on: BTreeMap<String, String> = source::reexports(&read(&home.join("mod.rs")))
        .into_iter()
        .collect();
    let paths = sources(room);
    let names: BTreeSet<String> = paths
        .iter()
        .filter_map(|path| Some(module_of(path)?.0))
        .collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in &paths {
        let Some((own, parts)) = module_of(path) else {
            continue;
        };
        // So many `super` lead to the room itself.
        let is_folder = path.ends_with("mod.rs");
        let depth = if is_folder { parts - 1 } else { parts };
        for used in source::paths(&read(path)) {
            let n_super = used.iter().take_while(|name| *name == "super").count();
            let inside = if used.iter().take(2).eq(&["crate", room]) {
                used.get(2)
            } else if 0 < n_super && n_super == depth {
                used.get(n_super)
            } else {
                None
            };
            let named = inside.and_then(|name| names.get(name).or_else(|| passed_on.get(name)));
            if let Some(other) = named.filter(|other| **other != own) {
                imports
                    .entry(own.clone())
                    .or_default()
                    .insert(other.clone());
            }
        }
    }
    imports
}

/// The modules that lie on a circle of imports.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let reaches_itself = |start: &String| {
        let mut open: Vec<&String> = imports.get(start).into_iter().flatten().collect();
        let mut seen = BTreeSet::new();
        while let Some(next) = open.pop() {
            if next == start {
                return true;
            }
            if seen.insert(next) {
                open.extend(imports.get(next).into_iter().flatten());
            }
        }
        false
    };
    imports
        .keys()
        .filter(|name| reaches_itself(name))
        .cloned()
        .collect()
}

#[test]
fn no_modules_of_a_room_import_each_other() {
    let mut found = Vec::new();
    for (room, _) in WALLS
        .iter()
        .filter(|(room, _)| !STILL_CIRCULAR.contains(room))
    {
        let imports = imports(room);
        for name in &circles(&imports) {
            found.push(format!("{room}: {name} uses {:?}", imports.get(name)));
        }
    }
    assert!(found.is_empty(), "these lie on circles: {found:#?}");
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
