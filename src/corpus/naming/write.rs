//! What follows from decided groups: the annotations of touched articles, and the groups as they
//! are shown.

use crate::model::{Annotations, Arrange, Entity, Mention};

use super::party::{Parties, Party};
use super::{Naming, plain};

impl Parties<'_> {
    /// The groups with their forms and members, and what stands in the articles.
    pub(super) fn finish(mut self) -> Naming {
        self.all.retain(|party| !party.group.key.is_empty());
        let owners = self.owners();
        let mut naming = Naming::default();
        let mut members: Vec<Vec<(usize, usize)>> = vec![Vec::new(); self.all.len()];
        let mut forms: Vec<Vec<String>> = vec![Vec::new(); self.all.len()];
        for (article, owned) in owners.iter().enumerate() {
            if owned.is_empty() {
                naming.articles.push(None);
                continue;
            }
            let written = self.write(article, owned);
            for (entity, (party, own)) in written
                .parties
                .iter()
                .zip(&written.annotations.entities)
                .enumerate()
            {
                if let (Some(members), Some(forms)) =
                    (members.get_mut(*party), forms.get_mut(*party))
                {
                    members.push((article, entity));
                    forms.extend(own.aliases.iter().cloned());
                }
            }
            naming.renamed.extend(written.renamed);
            naming.articles.push(Some(written.annotations));
        }
        for ((mut party, members), forms) in self.all.into_iter().zip(members).zip(forms) {
            party
                .group
                .members
                .retain(|(article, _)| naming.annotations(*article).is_none());
            party.group.members.extend(members);
            party.group.members.arrange();
            if party.touched {
                party.group.forms = forms;
                party.group.forms.arrange();
                party.group.forms.dedup();
            }
            if !party.group.members.is_empty() || party.group.hidden {
                naming.groups.push(party.group);
            }
        }
        naming.groups.arrange_by(|a, b| a.key.cmp(&b.key));
        naming.renamed.arrange();
        naming.renamed.dedup_by(|a, b| a.0 == b.0);
        naming
    }

    /// For each article that is touched the groups of its entities; nothing for the others.
    fn owners(&self) -> Vec<Vec<Owned<'_>>> {
        let mut owners: Vec<Vec<Owned<'_>>> = self.read.iter().map(|_| Vec::new()).collect();
        for touched in [true, false] {
            for (number, party) in self.all.iter().enumerate() {
                let whole = party
                    .group
                    .members
                    .iter()
                    .map(|&(article, entity)| (article, entity, None));
                let parts = party
                    .parts
                    .iter()
                    .map(|(article, entity, form)| (*article, *entity, Some(form.as_str())));
                if party.touched != touched {
                    continue;
                }
                for (article, entity, form) in whole.chain(parts) {
                    let owned = Owned {
                        entity,
                        form,
                        party: number,
                    };
                    let list = owners.get_mut(article);
                    if let Some(list) = list.filter(|list| touched || !list.is_empty()) {
                        list.push(owned);
                    }
                }
            }
        }
        owners
    }

    /// The annotations of an article as they are decided.
    fn write(&self, article: usize, owned: &[Owned<'_>]) -> Written {
        let mut written = Written::default();
        let (Some(read), Some(text)) = (self.read.get(article), self.texts.get(article)) else {
            return written;
        };
        // For every new entity: its group, and for an untouched one the entity it was.
        let mut places: Vec<(usize, Option<usize>)> = Vec::new();
        let mut names = Vec::with_capacity(read.names.len());
        for mention in &read.names {
            let form = plain(mention.span.of(text));
            let own = |with_form: bool| {
                owned.iter().find(|own| {
                    own.entity == mention.entity
                        && if with_form {
                            own.form == Some(&form)
                        } else {
                            own.form.is_none()
                        }
                })
            };
            let Some(own) = own(true).or_else(|| own(false)) else {
                continue;
            };
            let Some(party) = self.all.get(own.party).filter(|party| !party.group.hidden) else {
                continue;
            };
            let place = (own.party, (!party.touched).then_some(mention.entity));
            let entity = places
                .iter()
                .position(|known| *known == place)
                .unwrap_or_else(|| {
                    places.push(place);
                    written
                        .annotations
                        .entities
                        .push(self.entity(read, party, owned, place));
                    places.len() - 1
                });
            let kind = if party.touched {
                party.group.kind
            } else {
                mention.kind
            };
            names.push(Mention {
                kind,
                entity,
                ..mention.clone()
            });
        }
        written.parties = places.iter().map(|(party, _)| *party).collect();
        for own in owned.iter().filter(|own| own.form.is_none()) {
            let (Some(party), Some(entity)) =
                (self.all.get(own.party), read.entities.get(own.entity))
            else {
                continue;
            };
            if party.touched && (party.group.hidden || entity.canonical != party.group.canonical) {
                let shown = (!party.group.hidden).then(|| party.group.canonical.clone());
                written.renamed.push((entity.canonical.clone(), shown));
            }
        }
        written.annotations = Annotations {
            names,
            entities: std::mem::take(&mut written.annotations.entities),
            ..(*read).clone()
        };
        for quote in &mut written.annotations.quotes {
            let speaker = written
                .renamed
                .iter()
                .find(|(found, _)| Some(found) == quote.speaker.as_ref());
            if let Some((_, Some(shown))) = speaker {
                quote.speaker = Some(shown.clone());
            }
        }
        written
    }

    /// The entity of a group in an article.
    fn entity(
        &self,
        read: &Annotations,
        party: &Party,
        owned: &[Owned<'_>],
        place: (usize, Option<usize>),
    ) -> Entity {
        if let Some(same) = place.1.and_then(|entity| read.entities.get(entity)) {
            return same.clone();
        }
        let mut forms: Vec<String> = Vec::new();
        for own in owned.iter().filter(|own| own.party == place.0) {
            let Some(entity) = read.entities.get(own.entity) else {
                continue;
            };
            let gone = |form: &String| {
                owned.iter().any(|other| {
                    other.entity == own.entity
                        && other.party != own.party
                        && other.form == Some(&plain(form))
                })
            };
            let all = std::iter::once(&entity.canonical).chain(&entity.aliases);
            match own.form {
                Some(part) => forms.extend(all.filter(|form| plain(form) == part).cloned()),
                None => forms.extend(all.filter(|form| !gone(form)).cloned()),
            }
        }
        forms.retain(|form| *form != party.group.canonical);
        forms.arrange();
        forms.dedup();
        Entity {
            kind: party.group.kind,
            canonical: party.group.canonical.clone(),
            aliases: forms,
        }
    }
}

/// An entity of an article, or its mentions by one form, and the group that it belongs to.
struct Owned<'a> {
    entity: usize,
    form: Option<&'a str>,
    party: usize,
}

/// An article's annotations as they are decided.
#[derive(Default)]
struct Written {
    annotations: Annotations,
    /// The group of each entity.
    parties: Vec<usize>,
    /// Canonical forms of the article that are no longer shown as such.
    renamed: Vec<(String, Option<String>)>,
}
