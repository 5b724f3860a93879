//! Names across the set: which entities of different articles are one.
//!
//! 1. Entities of one kind with the same canonical form, or with a full form in common, are one. A
//!    form is full where it can hardly stand for two: it is written in two parts (艾琳·沃斯, Eileen
//!    Voss), or long.
//! 2. A group whose canonical form is a short form of exactly one other group joins that one: 沃斯
//!    alone in one article is 艾琳·沃斯 of another. Where two groups have that short form, it
//!    stays alone: nobody can say which is meant.
//!
//! Forms are compared in Simplified script, without case and spaces, and well-known variants (川普,
//! 特朗普) as one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Library, usual_name};
use crate::model::{Arrange, Entity, NameGroup, NameKind};
use crate::text::fold::fold_char;
use crate::text::script::is_han;

/// Characters from which on a form in one part counts as full.
const FULL_CHARACTERS: usize = 5;

/// The groups of a settled library, by key.
#[must_use]
pub fn groups(library: &Library) -> Vec<NameGroup> {
    let members = members(library);
    let full = joined_by_full_forms(&members);
    let groups = joined_by_short_forms(&members, full);
    let mut groups: Vec<NameGroup> = groups.iter().map(|group| named(&members, group)).collect();
    groups.arrange_by(|a, b| a.key.cmp(&b.key));
    groups
}

/// An entity of an article.
struct Member<'a> {
    article: usize,
    index: usize,
    entity: &'a Entity,
    n_mentions: usize,
}

fn members(library: &Library) -> Vec<Member<'_>> {
    let mut members = Vec::new();
    for (article, row) in library.rows().enumerate() {
        let annotations = &row.analyzed.annotations;
        let mut counts = vec![0; annotations.entities.len()];
        for name in &annotations.names {
            if let Some(count) = counts.get_mut(name.entity) {
                *count += 1;
            }
        }
        for (index, (entity, n_mentions)) in annotations.entities.iter().zip(counts).enumerate() {
            if 0 < n_mentions {
                members.push(Member {
                    article,
                    index,
                    entity,
                    n_mentions,
                });
            }
        }
    }
    members
}

/// The key of a group that is known by a form.
pub(super) fn key(kind: NameKind, form: &str) -> String {
    format!("{}:{}", kind.name(), folded(form))
}

/// A form as it is compared.
fn folded(form: &str) -> String {
    let marks = |c: &char| !c.is_whitespace() && !is_joint(*c);
    let plain: String = form.chars().filter(marks).map(fold_char).collect();
    usual_name(&plain).to_owned()
}

const fn is_joint(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '.' | '-')
}

fn is_full(form: &str) -> bool {
    let parts = form.split(|c: char| c.is_whitespace() || is_joint(c));
    2 <= parts.filter(|part| !part.is_empty()).count() || FULL_CHARACTERS <= form.chars().count()
}

/// Groups of members by the forms that no two names share.
fn joined_by_full_forms(members: &[Member<'_>]) -> Vec<Vec<usize>> {
    let mut parents: Vec<usize> = (0..members.len()).collect();
    let mut first_with: BTreeMap<(NameKind, String), usize> = BTreeMap::new();
    for (number, member) in members.iter().enumerate() {
        let aliases = member.entity.aliases.iter().filter(|form| is_full(form));
        for form in aliases.chain(std::iter::once(&member.entity.canonical)) {
            let key = (member.entity.kind, folded(form));
            let other = *first_with.entry(key).or_insert(number);
            let (root, own) = (root(&parents, other), root(&parents, number));
            if let Some(parent) = parents.get_mut(own.max(root)) {
                *parent = own.min(root);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..members.len() {
        groups
            .entry(root(&parents, number))
            .or_default()
            .push(number);
    }
    groups.into_values().collect()
}

fn root(parents: &[usize], mut number: usize) -> usize {
    while let Some(&parent) = parents.get(number).filter(|parent| **parent != number) {
        number = parent;
    }
    number
}

/// Joins each group that is known by a short form alone to the one group that has it.
fn joined_by_short_forms(members: &[Member<'_>], groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let forms = |group: &[usize], all: bool| -> BTreeSet<(NameKind, String)> {
        let entities = group
            .iter()
            .filter_map(|&number| members.get(number))
            .map(|m| m.entity);
        let mut forms = BTreeSet::new();
        forms.extend(entities.flat_map(|entity| {
            let aliases = entity.aliases.iter().filter(move |_| all);
            let own = std::iter::once(&entity.canonical);
            own.chain(aliases).map(|form| (entity.kind, folded(form)))
        }));
        forms
    };
    let mut holders: BTreeMap<(NameKind, String), Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for form in forms(group, true).difference(&forms(group, false)) {
            holders.entry(form.clone()).or_default().push(number);
        }
    }
    let target = |group: &[usize]| {
        let own = forms(group, false);
        let mut own = own.iter();
        let (Some(only), None) = (own.next(), own.next()) else {
            return None;
        };
        match holders.get(only).map(Vec::as_slice) {
            Some(&[holder]) => Some(holder),
            _ => None,
        }
    };
    let targets: Vec<Option<usize>> = groups.iter().map(|group| target(group)).collect();
    let mut joined = groups.clone();
    for (number, (group, target)) in groups.iter().zip(&targets).enumerate() {
        // Only one step: a target that moves itself takes nobody in.
        let Some(holder) = target.filter(|&holder| holder != number) else {
            continue;
        };
        if targets.get(holder).copied().flatten().is_none()
            && let Some(home) = joined.get_mut(holder)
        {
            home.extend(group);
            if let Some(left) = joined.get_mut(number) {
                left.clear();
            }
        }
    }
    joined.retain(|group| !group.is_empty());
    joined
}

/// A group with its form to show: a full one, a Chinese one, the most mentioned one.
fn named(members: &[Member<'_>], group: &[usize]) -> NameGroup {
    let mut members: Vec<&Member<'_>> = group.iter().filter_map(|&n| members.get(n)).collect();
    members.arrange_by_key(|member| (member.article, member.index));
    let mut canonicals: BTreeMap<&str, usize> = BTreeMap::new();
    let mut forms: BTreeSet<&str> = BTreeSet::new();
    for member in &members {
        *canonicals.entry(&member.entity.canonical).or_default() += member.n_mentions;
        forms.insert(&member.entity.canonical);
        forms.extend(member.entity.aliases.iter().map(String::as_str));
    }
    let canonical = canonicals
        .iter()
        .max_by_key(|(form, count)| {
            (
                is_full(form),
                form.contains(is_han),
                **count,
                Reverse(**form),
            )
        })
        .map_or_else(String::new, |(form, _)| (*form).to_owned());
    let kind = members
        .first()
        .map_or(NameKind::Person, |member| member.entity.kind);
    NameGroup {
        key: key(kind, &canonical),
        kind,
        forms: forms
            .into_iter()
            .filter(|form| *form != canonical)
            .map(str::to_owned)
            .collect(),
        canonical,
        joined: Vec::new(),
        hidden: false,
        members: members
            .iter()
            .map(|member| (member.article, member.index))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Analyzed, FileResult};
    use crate::model::{
        Annotations, Article, Charset, CharsetSource, FileDecisions, FileId, Format, Mention, Span,
    };

    /// Articles of people, each given as its forms, the canonical one first.
    fn library(articles: &[&[&[&str]]]) -> Library {
        let mut library = Library::new();
        for (key, people) in articles.iter().enumerate() {
            let entity = |forms: &&[&str]| Entity {
                kind: NameKind::Person,
                canonical: forms[0].to_owned(),
                aliases: forms[1..].iter().map(|&form| form.to_owned()).collect(),
            };
            let mention = |entity| Mention {
                span: Span::default(),
                kind: NameKind::Person,
                entity,
                rule: "list".into(),
            };
            let analyzed = Analyzed {
                given_id: None,
                format: Format::PlainText,
                charset: Charset {
                    name: "UTF-8".to_owned(),
                    from: CharsetSource::Text,
                },
                article: Article::default(),
                annotations: Annotations {
                    names: (0..people.len()).map(mention).collect(),
                    entities: people.iter().map(entity).collect(),
                    ..Annotations::default()
                },
            };
            let result = FileResult {
                file: format!("{key}.txt"),
                articles: vec![analyzed],
                errors: Vec::new(),
                decisions: FileDecisions::default(),
                traces: Vec::new(),
            };
            library.insert(FileId(u32::try_from(key).unwrap()), result);
        }
        library.settle();
        library
    }

    fn check(articles: &[&[&[&str]]], expect: &[(&str, usize)]) {
        let groups = groups(&library(articles));
        let found: Vec<(&str, usize)> = groups
            .iter()
            .map(|group| (group.canonical.as_str(), group.members.len()))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn full_forms_join_across_articles() {
        check(
            &[
                &[&["艾琳·沃斯", "Eileen Voss", "沃斯"]],
                &[&["Eileen Voss", "Voss"]],
                &[&["艾琳‧沃斯"]],
            ],
            &[("艾琳·沃斯", 3)],
        );
    }

    #[test]
    fn a_short_form_joins_the_only_one_that_has_it() {
        check(
            &[&[&["艾琳·沃斯", "沃斯"]], &[&["沃斯"]]],
            &[("艾琳·沃斯", 2)],
        );
    }

    #[test]
    fn a_short_form_of_two_stays_alone() {
        check(
            &[
                &[&["艾琳·沃斯", "沃斯"]],
                &[&["马克·沃斯", "沃斯"]],
                &[&["沃斯"]],
            ],
            &[("沃斯", 1), ("艾琳·沃斯", 1), ("马克·沃斯", 1)],
        );
    }

    #[test]
    fn scripts_do_not_part_names() {
        check(&[&[&["沈躍"]], &[&["沈跃"]]], &[("沈跃", 2)]);
    }
}
