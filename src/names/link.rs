//! Mentions joined to entities: who is who in one document.
//!
//! Equal forms of one kind are one entity, as are the two sides of a bilingual anchor, a dotted
//! name and its last part (杰克·沙利文, 沙利文), a Latin name and its last word.

use std::collections::BTreeMap;

use crate::model::{Arrange, Entity, Mention, NameKind};

use super::anchor::Pair;
use super::candidate::Candidate;
use super::page::Page;

/// The mentions with their entities, in the order of first mention.
pub(crate) fn link(
    page: &Page<'_>,
    stands: &[Candidate],
    pairs: &[Pair],
) -> (Vec<Mention>, Vec<Entity>) {
    let mut groups = Groups::default();
    let numbers: Vec<usize> = stands
        .iter()
        .map(|c| groups.number(page.slice(c.start, c.end), c.kind))
        .collect();
    let at = |place: (usize, usize)| {
        let index = stands.iter().position(|c| (c.start, c.end) == place)?;
        numbers.get(index).copied()
    };
    for pair in pairs {
        if let (Some(outer), Some(inner)) = (at(pair.outer), at(pair.inner)) {
            groups.join(outer, inner);
        }
    }
    groups.join_short_forms();
    groups.join_countries();
    build(page, stands, &numbers, &mut groups)
}

fn build(
    page: &Page<'_>,
    stands: &[Candidate],
    numbers: &[usize],
    groups: &mut Groups,
) -> (Vec<Mention>, Vec<Entity>) {
    let mut entity_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut mentions = Vec::with_capacity(stands.len());
    for (candidate, &number) in stands.iter().zip(numbers) {
        let root = groups.root(number);
        let span = page.span(candidate.start, candidate.end);
        let form = span.of(page.text);
        let entity = *entity_of.entry(root).or_insert_with(|| {
            entities.push(Entity {
                kind: candidate.kind,
                canonical: String::new(),
                aliases: Vec::new(),
            });
            entities.len() - 1
        });
        if let Some(entity) = entities.get_mut(entity)
            && !entity.aliases.iter().any(|alias| alias == form)
        {
            entity.aliases.push(form.to_owned());
        }
        mentions.push(Mention {
            span,
            kind: candidate.kind,
            entity,
            rule: candidate.source.name().into(),
        });
    }
    for entity in &mut entities {
        name(entity);
    }
    (mentions, entities)
}

/// Picks the fullest form: Chinese before Latin, the longer, the first in order.
fn name(entity: &mut Entity) {
    let fullest = entity
        .aliases
        .iter()
        .max_by_key(|form| {
            (
                !form.is_ascii(),
                form.chars().count(),
                std::cmp::Reverse((*form).clone()),
            )
        })
        .cloned()
        .unwrap_or_default();
    entity.aliases.retain(|form| *form != fullest);
    entity.aliases.arrange();
    entity.canonical = fullest;
}

/// Countries and places that one character stands for, with their usual full forms.
const COUNTRIES: [(&str, &[&str]); 25] = [
    ("中", &["中国", "中华人民共和国"]),
    ("华", &["中国", "中华人民共和国"]),
    ("美", &["美国", "美利坚合众国"]),
    ("俄", &["俄罗斯", "俄国", "俄罗斯联邦"]),
    ("苏", &["苏联"]),
    ("日", &["日本"]),
    ("韩", &["韩国", "南韩", "大韩民国"]),
    ("朝", &["朝鲜", "北韩"]),
    ("英", &["英国"]),
    ("法", &["法国"]),
    ("德", &["德国"]),
    ("印", &["印度"]),
    ("台", &["台湾"]),
    ("澳", &["澳大利亚", "澳洲"]),
    ("新", &["新西兰", "新加坡"]),
    ("加", &["加拿大"]),
    ("菲", &["菲律宾"]),
    ("越", &["越南"]),
    ("以", &["以色列"]),
    ("伊", &["伊朗", "伊拉克"]),
    ("乌", &["乌克兰"]),
    ("欧", &["欧洲"]),
    ("意", &["意大利"]),
    ("巴", &["巴勒斯坦", "巴基斯坦"]),
    ("墨", &["墨西哥"]),
];

/// Forms, and which of them are one.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    forms: Vec<(String, NameKind)>,
    numbers: BTreeMap<(String, NameKind), usize>,
    parents: Vec<usize>,
}

impl Groups {
    /// The number of a form.
    pub(crate) fn number(&mut self, form: &str, kind: NameKind) -> usize {
        let key = (form.to_owned(), kind);
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let number = self.parents.len();
        self.parents.push(number);
        self.forms.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    /// The form that stands for a group.
    pub(crate) fn root(&self, number: usize) -> usize {
        let mut root = number;
        while let Some(&parent) = self.parents.get(root) {
            if parent == root {
                break;
            }
            root = parent;
        }
        root
    }

    /// Makes two forms one entity; the earlier one stands for both.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }

    /// Joins 中 to 中国 where only one country of the text can be meant.
    fn join_countries(&mut self) {
        let place = |form: &str| (form.to_owned(), NameKind::Place);
        for (short, fulls) in COUNTRIES {
            let Some(&number) = self.numbers.get(&place(short)) else {
                continue;
            };
            let mut known: Vec<usize> = fulls
                .iter()
                .filter_map(|full| self.numbers.get(&place(full)).copied())
                .collect();
            let same = matches!(short, "中" | "华" | "美" | "俄" | "韩" | "朝" | "澳");
            known.truncate(if same { 1 } else { known.len() });
            if let [only] = known.as_slice() {
                self.join(number, *only);
            }
        }
    }

    /// Joins short forms to the only full form that they can stand for.
    pub(crate) fn join_short_forms(&mut self) {
        let mut short: BTreeMap<(&str, NameKind), Vec<usize>> = BTreeMap::new();
        for (number, (form, kind)) in self.forms.iter().enumerate() {
            if let Some(last) = last_part(form, *kind) {
                short.entry((last, *kind)).or_default().push(number);
            }
        }
        let mut joins = Vec::new();
        for ((last, kind), fulls) in &short {
            let Some(&number) = self.numbers.get(&((*last).to_owned(), *kind)) else {
                continue;
            };
            let mut roots: Vec<usize> = fulls.iter().map(|&full| self.root(full)).collect();
            roots.arrange();
            roots.dedup();
            if let [only] = roots.as_slice() {
                joins.push((number, *only));
            }
        }
        for (a, b) in joins {
            self.join(a, b);
        }
    }
}

/// The part of a person's full name that stands for it alone.
fn last_part(form: &str, kind: NameKind) -> Option<&str> {
    if kind != NameKind::Person {
        return None;
    }
    if form.contains('·') {
        return form.rsplit('·').next();
    }
    if form.is_ascii() && form.contains(' ') {
        return form
            .rsplit(' ')
            .find(|word| !matches!(*word, "Jr." | "Sr." | "III" | "II"));
    }
    None
}
