//! Labels of articles: what people and the command line call them.
//!
//! A label is told by names of files, so it may change when a file comes or goes; what has to stay
//! with its text goes by [`crate::model::ArticleId`].

use crate::model::Arrange;
use std::collections::BTreeMap;

/// The labels of a set of articles, given each one's file, place in the file and given id.
///
/// The given id (of a JSONL line) wins; else the file's stem, with as many parent folders before
/// it as tell it from the other files; `#2`, `#3` … for further articles of a file.
#[must_use]
pub fn article_labels(articles: &[(&str, usize, Option<&str>)]) -> Vec<String> {
    let mut files: Vec<&str> = articles.iter().map(|&(file, ..)| file).collect();
    files.arrange();
    files.dedup();
    let names = file_names(&files);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    articles
        .iter()
        .map(|&(file, ordinal, given)| {
            let id = match given {
                Some(given) => given.to_owned(),
                None => {
                    let name = names.get(file).map_or(file, String::as_str);
                    if ordinal == 0 {
                        name.to_owned()
                    } else {
                        format!("{name}#{}", ordinal + 1)
                    }
                }
            };
            let times = taken.entry(id.clone()).or_default();
            *times += 1;
            if *times == 1 {
                id
            } else {
                format!("{id}~{times}")
            }
        })
        .collect()
}

/// For each file the shortest tail of its path, without the extension, that no other file has.
fn file_names<'a>(files: &[&'a str]) -> BTreeMap<&'a str, String> {
    let mut names = BTreeMap::new();
    let mut open: Vec<&str> = files.to_vec();
    let deepest = files
        .iter()
        .map(|file| file.split('/').count())
        .max()
        .unwrap_or(1);
    for parts in 1..=deepest {
        let mut groups: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
        for file in open.drain(..) {
            groups.entry(tail(file, parts)).or_default().push(file);
        }
        for (name, group) in groups {
            match group.as_slice() {
                [only] => {
                    names.insert(*only, name);
                }
                _ => open.extend(group),
            }
        }
    }
    // Files that differ in nothing but their extension keep it.
    for file in open {
        names.insert(file, file.to_owned());
    }
    names
}

/// The last `parts` parts of a path, the extension left out.
fn tail(file: &str, parts: usize) -> String {
    let all: Vec<&str> = file.split('/').filter(|part| !part.is_empty()).collect();
    let kept = all
        .get(all.len().saturating_sub(parts)..)
        .unwrap_or_default()
        .join("/");
    match kept.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.contains('/') => stem.to_owned(),
        _ => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(articles: &[(&str, usize, Option<&str>)], expect: &[&str]) {
        assert_eq!(article_labels(articles), expect);
    }

    #[test]
    fn stem_and_ordinal() {
        check(
            &[("a/one.txt", 0, None), ("a/one.txt", 1, None)],
            &["one", "one#2"],
        );
    }

    #[test]
    fn clashing_stems_get_their_folder() {
        check(
            &[("x/a/one.txt", 0, None), ("x/b/one.txt", 0, None)],
            &["a/one", "b/one"],
        );
        check(
            &[("one.txt", 0, None), ("one.html", 0, None)],
            &["one.txt", "one.html"],
        );
    }

    #[test]
    fn given_ids_win_and_stay_apart() {
        check(
            &[("d.jsonl", 0, Some("k")), ("d.jsonl", 1, Some("k"))],
            &["k", "k~2"],
        );
    }
}
