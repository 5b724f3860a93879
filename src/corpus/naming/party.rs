//! Groups while decisions are carried out: forms split off, groups joined, names and kinds set.

use crate::corpus::groups::key;
use crate::engine::Library;
use crate::model::{Annotations, NameDecision, NameDecisions, NameGroup};

use super::plain;

/// A group while decisions are carried out.
pub(super) struct Party {
    pub(super) group: NameGroup,
    /// Keys under which decisions speak of it.
    keys: Vec<String>,
    /// Its share of entities that are split: article, entity, the form as it is compared.
    pub(super) parts: Vec<(usize, usize, String)>,
    pub(super) touched: bool,
}

pub(super) struct Parties<'a> {
    /// What was read, by the articles' places.
    pub(super) read: Vec<&'a Annotations>,
    pub(super) texts: Vec<&'a str>,
    pub(super) all: Vec<Party>,
}

impl<'a> Parties<'a> {
    pub(super) fn new(
        library: &'a Library,
        groups: Vec<NameGroup>,
        decisions: &NameDecisions,
    ) -> Self {
        let read: Vec<&Annotations> = library
            .rows()
            .map(|row| &row.analyzed.annotations)
            .collect();
        let texts = library.rows().map(|row| row.analyzed.article.text.as_str());
        let wanted: Vec<&String> = decisions
            .0
            .iter()
            .flat_map(|of| std::iter::once(&of.key).chain(&of.joined))
            .collect();
        let party = |group: NameGroup| {
            let mut keys = vec![group.key.clone()];
            for &(article, entity) in &group.members {
                let entity = read.get(article).and_then(|of| of.entities.get(entity));
                let own = entity.map(|entity| key(entity.kind, &entity.canonical));
                keys.extend(own.filter(|own| wanted.contains(&own) && !keys.contains(own)));
            }
            Party {
                group,
                keys,
                parts: Vec::new(),
                touched: false,
            }
        };
        Self {
            all: groups.into_iter().map(party).collect(),
            texts: texts.collect(),
            read,
        }
    }

    /// The group that a key speaks of.
    fn find(&self, key: &str) -> Option<usize> {
        let by_key = |party: &Party| party.group.key == key;
        self.all.iter().position(by_key).or_else(|| {
            self.all
                .iter()
                .position(|party| party.keys.iter().any(|own| own == key))
        })
    }

    /// Takes the forms that stand apart out of a group, or of those that are joined to it.
    pub(super) fn split(&mut self, decision: &NameDecision) {
        for form in &decision.apart {
            let form_folded = plain(form);
            for key in std::iter::once(&decision.key).chain(&decision.joined) {
                if let Some(from) = self.find(key) {
                    self.take_out(from, form, &form_folded);
                }
            }
        }
    }

    fn take_out(&mut self, from: usize, form: &str, form_folded: &str) {
        let Some(party) = self.all.get(from) else {
            return;
        };
        let kind = party.group.kind;
        let own_key = format!("{}:{form_folded}", kind.name());
        let mut whole = Vec::new();
        let mut parts = Vec::new();
        for &(article, entity) in &party.group.members {
            let Some(read) = self.read.get(article) else {
                continue;
            };
            let canonical = read
                .entities
                .get(entity)
                .map(|entity| plain(&entity.canonical));
            if canonical.as_deref() == Some(form_folded) {
                whole.push((article, entity));
            } else if self.is_written(article, entity, form_folded) {
                parts.push((article, entity, form_folded.to_owned()));
            }
        }
        let nothing_left = whole.len() == party.group.members.len();
        if nothing_left || whole.is_empty() && parts.is_empty() {
            return;
        }
        if let Some(party) = self.all.get_mut(from) {
            party.touched = true;
            party.group.members.retain(|member| !whole.contains(member));
            party.keys.retain(|key| *key != own_key);
        }
        let other = self.all.iter().position(|party| party.group.key == own_key);
        let to = other.filter(|&other| other != from).unwrap_or_else(|| {
            self.all.push(Party {
                group: NameGroup {
                    key: own_key.clone(),
                    kind,
                    canonical: form.to_owned(),
                    forms: Vec::new(),
                    joined: Vec::new(),
                    hidden: false,
                    members: Vec::new(),
                },
                keys: vec![own_key.clone()],
                parts: Vec::new(),
                touched: true,
            });
            self.all.len() - 1
        });
        if let Some(party) = self.all.get_mut(to) {
            party.touched = true;
            party.group.members.extend(whole);
            party.parts.extend(parts);
        }
    }

    /// Whether an entity is mentioned by a form.
    fn is_written(&self, article: usize, entity: usize, form_folded: &str) -> bool {
        let (Some(read), Some(text)) = (self.read.get(article), self.texts.get(article)) else {
            return false;
        };
        let mut own = read.names.iter().filter(|name| name.entity == entity);
        own.any(|name| plain(name.span.of(text)) == form_folded)
    }

    /// Joins groups to one.
    pub(super) fn join(&mut self, decision: &NameDecision) {
        for key in &decision.joined {
            let (Some(to), Some(from)) = (self.find(&decision.key), self.find(key)) else {
                continue;
            };
            if to == from {
                continue;
            }
            let taken = self.all.get_mut(from).map(|party| Party {
                keys: std::mem::take(&mut party.keys),
                parts: std::mem::take(&mut party.parts),
                touched: true,
                group: NameGroup {
                    members: std::mem::take(&mut party.group.members),
                    joined: std::mem::take(&mut party.group.joined),
                    key: std::mem::take(&mut party.group.key),
                    ..party.group.clone()
                },
            });
            if let (Some(taken), Some(party)) = (taken, self.all.get_mut(to)) {
                party.touched = true;
                party.keys.extend(taken.keys);
                party.parts.extend(taken.parts);
                party.group.members.extend(taken.group.members);
                party
                    .group
                    .joined
                    .push((taken.group.key, taken.group.canonical));
                party.group.joined.extend(taken.group.joined);
            }
        }
    }

    /// Sets name, kind and whether it is shown.
    pub(super) fn set(&mut self, decision: &NameDecision) {
        let NameDecision {
            shown,
            kind,
            hidden,
            ..
        } = decision;
        if shown.is_none() && kind.is_none() && !hidden {
            return;
        }
        let found = self.find(&decision.key);
        if let Some(party) = found.and_then(|found| self.all.get_mut(found)) {
            party.touched = true;
            party.group.hidden = *hidden;
            party.group.kind = kind.unwrap_or(party.group.kind);
            if let Some(shown) = shown {
                party.group.canonical.clone_from(shown);
            }
        }
    }
}
