//! Makes Rust of the page's texts: `src/ui/i18n/texts/<language tag>.toml`, one file a language.
//!
//! Out come the enum `Lang` with a variant a file, a constant for every message, a function for
//! every enum that has a section of its own ([`NAMES`]), a table for every section whose keys are
//! not Rust's ([`TABLES`]), and one string a language that holds all its texts end to end.
//!
//! Every file must have the sections and keys of `en.toml`, and each text the same places to fill.
//! What does not fit stops the build with the file, the key and what is wrong there.
//!
//! The format is a small part of TOML: `[section]`, `KEY = "text"`, `# note`. A text stands on one
//! line; `\"` and `\\` are its only escapes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// The language whose file says which sections and keys there are; its notes become docs.
const FIRST: &str = "en";

/// Sections that name the variants of an enum of `crate::model`; each becomes a function.
const NAMES: &[(&str, &str)] = &[
    ("charset_source", "CharsetSource"),
    ("clue_source", "ClueSource"),
    ("error_message", "InputErrorCode"),
    ("field_name", "Field"),
    ("file_kind_said", "FileKind"),
    ("format_name", "Format"),
    ("granularity_name", "Granularity"),
    ("issue_said", "IssueCode"),
    ("kind_name", "NameKind"),
    ("language_name", "Language"),
    ("relation_name", "Relation"),
    ("role_name", "Role"),
    ("rule_name", "Rule"),
];

/// Sections that are looked up by their keys when the page runs.
const TABLES: &[&str] = &["evidence", "part_of_speech", "relation_help", "rule_help"];

/// A line of a file: a message.
struct Entry {
    section: String,
    key: String,
    note: String,
    text: String,
}

/// The texts of a language.
struct Texts {
    tag: String,
    /// The notes before each section.
    heads: BTreeMap<String, String>,
    entries: Vec<Entry>,
}

/// The Rust code of all files of a folder.
pub(crate) fn code(folder: &Path) -> Result<String, String> {
    let mut all = Vec::new();
    let listed =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in listed.flatten().map(|entry| entry.path()) {
        let tag = path.file_stem().and_then(|stem| stem.to_str());
        let is_toml = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        if let Some(tag) = tag.filter(|_| is_toml) {
            let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
            let source = std::fs::read_to_string(&path).map_err(|error| said(&error))?;
            all.push(parsed(tag, &source).map_err(|error| said(&error))?);
        }
    }
    all.sort_by(|a, b| a.tag.cmp(&b.tag));
    let first = all.iter().find(|texts| texts.tag == FIRST);
    let first = first.ok_or_else(|| format!("{}: no {FIRST}.toml", folder.display()))?;
    for texts in &all {
        checked(first, texts)
            .map_err(|error| format!("{}/{}.toml: {error}", folder.display(), texts.tag))?;
    }
    Ok(written(first, &all))
}

/// A file's entries, in order.
fn parsed(tag: &str, source: &str) -> Result<Texts, String> {
    let mut texts = Texts {
        tag: tag.to_owned(),
        heads: BTreeMap::new(),
        entries: Vec::new(),
    };
    let (mut section, mut note) = (String::new(), String::new());
    for (number, line) in source.lines().enumerate() {
        let line = line.trim();
        if let Some(said) = line.strip_prefix('#') {
            if !note.is_empty() {
                note.push(' ');
            }
            note.push_str(said.trim());
        } else if line.is_empty() {
            note.clear();
        } else if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = name.to_owned();
            texts
                .heads
                .insert(section.clone(), std::mem::take(&mut note));
        } else {
            let entry = line
                .split_once(" = ")
                .and_then(|(key, value)| Some((key, unquoted(value)?)));
            let (key, text) =
                entry.ok_or_else(|| format!("line {}: not KEY = \"text\"", number + 1))?;
            texts.entries.push(Entry {
                section: section.clone(),
                key: key.to_owned(),
                note: std::mem::take(&mut note),
                text,
            });
        }
    }
    Ok(texts)
}

/// The text between quotation marks, its escapes undone.
fn unquoted(value: &str) -> Option<String> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inside.len());
    let mut letters = inside.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => text.push(letters.next().filter(|next| matches!(next, '"' | '\\'))?),
            _ => text.push(letter),
        }
    }
    Some(text)
}

/// The places of a text that are filled, a choice by its number; none where braces don't pair.
fn places(text: &str) -> Option<BTreeSet<&str>> {
    let mut pieces = text.split('{');
    let no_stray = pieces.next().is_some_and(|words| !words.contains('}'));
    let inside = pieces.map(|piece| {
        let (inside, after) = piece.split_once('}')?;
        (!after.contains('}')).then(|| inside.split('|').next().unwrap_or_default())
    });
    inside.collect::<Option<_>>().filter(|_| no_stray)
}

/// Whether a language has every text of the first, once, filled with the same.
fn checked(first: &Texts, texts: &Texts) -> Result<(), String> {
    let mut found: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for entry in &texts.entries {
        let name = (entry.section.as_str(), entry.key.as_str());
        if found.insert(name, &entry.text).is_some() {
            return Err(format!("[{}] {} stands twice", name.0, name.1));
        }
        if entry.text.is_empty() {
            return Err(format!("[{}] {} is empty", name.0, name.1));
        }
    }
    for entry in &first.entries {
        let name = (entry.section.as_str(), entry.key.as_str());
        let said = |what: &str| format!("[{}] {} {what}", name.0, name.1);
        let text = found.remove(&name).ok_or_else(|| said("is missing"))?;
        let wanted =
            places(&entry.text).ok_or_else(|| said("has braces that don't pair in English"))?;
        if places(text).ok_or_else(|| said("has braces that don't pair"))? != wanted {
            return Err(said(&format!("must fill {wanted:?}, as in English")));
        }
    }
    match found.keys().next() {
        Some((section, key)) => Err(format!("[{section}] {key} is not in {FIRST}.toml")),
        None => Ok(()),
    }
}

/// All of it as Rust.
fn written(first: &Texts, all: &[Texts]) -> String {
    let mut code = languages(all);
    let mut sections: Vec<&str> = Vec::new();
    for entry in &first.entries {
        if !sections.contains(&entry.section.as_str()) {
            sections.push(&entry.section);
        }
    }
    for section in sections {
        let entries = first
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.section == section);
        let head = first.heads.get(section).map_or("", String::as_str);
        if let Some((_, of)) = NAMES.iter().find(|(name, _)| *name == section) {
            let _ = writeln!(
                code,
                "/// {head}\n#[must_use]\npub const fn {section}(of: crate::model::{of}) -> Message {{ match of {{"
            );
            for (index, entry) in entries {
                let _ = writeln!(
                    code,
                    "crate::model::{of}::{} => Message({index}),",
                    entry.key
                );
            }
            code.push_str("} }\n");
        } else if TABLES.contains(&section) {
            let _ = writeln!(
                code,
                "/// {head}\npub const {}: &[(&str, Message)] = &[",
                section.to_uppercase()
            );
            for (index, entry) in entries {
                let _ = writeln!(code, "({:?}, Message({index})),", entry.key);
            }
            code.push_str("];\n");
        } else {
            let _ = writeln!(code, "/// {head}\npub mod {section} {{ use super::Message;");
            for (index, entry) in entries {
                let note = if entry.note.is_empty() {
                    &entry.text
                } else {
                    &entry.note
                };
                let _ = writeln!(
                    code,
                    "#[doc = {note:?}]\npub const {}: Message = Message({index});",
                    entry.key
                );
            }
            code.push_str("}\n");
        }
    }
    code.push_str(&tables(first, all));
    code
}

/// The enum of the languages.
fn languages(all: &[Texts]) -> String {
    let variant = |tag: &str| -> String {
        let parts = tag.split('-').map(|part| {
            let (head, rest) = part.split_at(part.len().min(1));
            head.to_uppercase() + rest
        });
        parts.collect()
    };
    let mut code = String::from(
        "/// A language of the page: one for each file of texts.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\npub enum Lang {\n",
    );
    for texts in all {
        let is_default = if texts.tag == FIRST {
            "#[default]\n"
        } else {
            ""
        };
        let name = variant(&texts.tag);
        let _ = writeln!(code, "/// `{}`.\n{is_default}{name},", texts.tag);
    }
    code.push_str("}\nimpl Lang {\n/// All of them.\npub const ALL: &[Self] = &[");
    for texts in all {
        let _ = write!(code, "Self::{},", variant(&texts.tag));
    }
    code.push_str("];\n/// The BCP 47 tag.\n#[must_use]\npub const fn tag(self) -> &'static str { match self {\n");
    for texts in all {
        let _ = writeln!(code, "Self::{} => {:?},", variant(&texts.tag), texts.tag);
    }
    code.push_str("} }\n}\n");
    code
}

/// The texts of each language in one string, and where each begins in it.
fn tables(first: &Texts, all: &[Texts]) -> String {
    let n = first.entries.len();
    let mut code = format!("/// How many messages there are.\nconst N_MESSAGES: usize = {n};\n");
    let (mut strings, mut starts) = (String::new(), String::new());
    for texts in all {
        let found: BTreeMap<(&str, &str), &str> = texts
            .entries
            .iter()
            .map(|entry| {
                (
                    (entry.section.as_str(), entry.key.as_str()),
                    entry.text.as_str(),
                )
            })
            .collect();
        let (mut whole, mut begins) = (String::new(), vec![0]);
        for entry in &first.entries {
            whole.push_str(
                found
                    .get(&(entry.section.as_str(), entry.key.as_str()))
                    .unwrap_or(&""),
            );
            begins.push(whole.len());
        }
        let _ = writeln!(strings, "{whole:?},");
        let _ = writeln!(starts, "{begins:?},");
    }
    let l = all.len();
    let _ = write!(
        code,
        "/// The texts, end to end, by language.\nstatic TEXTS: [&str; {l}] = [\n{strings}];\n\
         /// Where each begins, and where the last ends, by language.\nstatic STARTS: [[u32; N_MESSAGES + 1]; {l}] = [\n{starts}];\n"
    );
    code
}
