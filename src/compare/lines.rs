//! The two halves of a comparison as lines, for an engine that joins in between.
//!
//! [`fingerprints`] writes two kinds of lines, fields parted by tabs:
//!
//! ```text
//! ="id"          {"id":…,"body":…}        an article; its key sorts apart from all hashes
//! 0a1b2c3d       "id"          17          a gram: hash, article, place of its first unit
//! ```
//!
//! [`align`] takes them back in any order: as they were written, sorted, or joined with
//! themselves by the first field (`join -t $'\t' lines lines`, five fields a gram), with or
//! without the grams that only one article has. From the joined grams it takes which articles are
//! worth aligning; the result is that of [`super::compare`].
//!
//! Limits: ids are written as JSON, so tabs and line breaks in them do no harm; the articles
//! travel whole, since passages are bounded unit by unit.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::model::Comparison;

use super::print::{Print, hash_of, place_of};
use super::{Config, Index, Item, Prepared};

/// A line that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Its number, from 1.
    pub line: usize,
    kind: LineErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum LineErrorKind {
    /// Neither an article nor a gram.
    Fields(usize),
    /// A hash, a place or an id that does not parse.
    Field(&'static str),
    /// A gram of an article that no line tells.
    Unknown(String),
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.kind {
            LineErrorKind::Fields(fields) => write!(f, "{fields} fields, expected 2, 3 or 5"),
            LineErrorKind::Field(name) => write!(f, "the {name} can't be read"),
            LineErrorKind::Unknown(id) => write!(f, "no line tells the article {id}"),
        }
    }
}

impl std::error::Error for LineError {}

/// The lines of a set, in the order of ids, each without a line break.
pub fn fingerprints(items: &[Item]) -> impl Iterator<Item = String> {
    let sorted: BTreeMap<&str, &Item> = items.iter().map(|item| (item.id.as_str(), item)).collect();
    sorted.into_values().flat_map(|item| {
        let id = json(&item.id);
        let article = format!("={id}\t{}", json(item));
        let grams = Print::of(&item.body)
            .grams
            .into_iter()
            .map(move |gram| format!("{:08x}\t{id}\t{}", hash_of(gram), place_of(gram)));
        std::iter::once(article).chain(grams)
    })
}

/// The comparison of lines, joined or not, and the articles sorted by id.
///
/// # Errors
/// When a line is neither an article nor a gram, or a gram's article is missing.
pub fn align<L: AsRef<str>>(
    lines: impl Iterator<Item = L>,
) -> Result<(Comparison, Vec<Item>), LineError> {
    let config = Config::STANDARD;
    let mut articles: BTreeMap<String, Item> = BTreeMap::new();
    let mut grams: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for (number, line) in (1..).zip(lines) {
        let fields: Vec<&str> = line.as_ref().split('\t').collect();
        let error = |kind| LineError { line: number, kind };
        match fields.as_slice() {
            [""] => {}
            [key, article, ..] if key.starts_with('=') => {
                let item: Item = serde_json::from_str(article)
                    .map_err(|_| error(LineErrorKind::Field("article")))?;
                articles.insert(item.id.clone(), item);
            }
            [hash, id, _] => {
                grams
                    .entry(gram(hash, id).map_err(error)?)
                    .or_insert(number);
            }
            [hash, a, _, b, _] => {
                grams.entry(gram(hash, a).map_err(error)?).or_insert(number);
                grams.entry(gram(hash, b).map_err(error)?).or_insert(number);
            }
            other => return Err(error(LineErrorKind::Fields(other.len()))),
        }
    }
    if let Some(((_, id), &line)) = grams.iter().find(|((_, id), _)| !articles.contains_key(id)) {
        let kind = LineErrorKind::Unknown(id.clone());
        return Err(LineError { line, kind });
    }
    let mut index = Index::new(config.clone());
    for item in articles.values() {
        index.insert(Prepared::of(item.clone(), &config));
    }
    let posted: BTreeSet<(u32, &str)> = grams
        .keys()
        .map(|(hash, id)| (*hash, id.as_str()))
        .collect();
    index.join_from(posted.into_iter());
    while !index.settle(u64::MAX) {}
    Ok((index.comparison(), articles.into_values().collect()))
}

fn gram(hash: &str, id: &str) -> Result<(u32, String), LineErrorKind> {
    let hash = u32::from_str_radix(hash, 16).map_err(|_| LineErrorKind::Field("hash"))?;
    let id = serde_json::from_str(id).map_err(|_| LineErrorKind::Field("id"))?;
    Ok((hash, id))
}

fn json(value: &impl serde::Serialize) -> String {
    // Strings, numbers and lists of them can always be written.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_are_told_by_number_and_reason() {
        let check = |lines: &[&str], expect: &str| {
            let error = align(lines.iter()).unwrap_err();
            assert_eq!(error.to_string(), expect);
        };
        check(&["", "xyz"], "line 2: 1 fields, expected 2, 3 or 5");
        check(&["zz\t\"a\"\t3"], "line 1: the hash can't be read");
        check(&["00000001\ta\t3"], "line 1: the id can't be read");
        check(&["=\"a\"\t{"], "line 1: the article can't be read");
        check(
            &["00000001\t\"a\"\t3"],
            "line 1: no line tells the article a",
        );
    }

    #[test]
    fn ids_with_tabs_survive() {
        let item = Item {
            id: "a\tb\nc".to_owned(),
            body: "港务局在夜里宣布渡轮停航三天。".to_owned(),
            ..Item::default()
        };
        let lines: Vec<String> = fingerprints(std::slice::from_ref(&item)).collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| !line.contains('\n')));
        assert_eq!(align(lines.iter()).unwrap().1, [item]);
    }
}
