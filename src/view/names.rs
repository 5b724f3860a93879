//! The names of the set: groups with their counts, and where each stands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, Mention, NameGroup, NameKind, Span};

use super::article::{Placed, name_kind, placed};
use super::{ArticleRef, Entry, Limits, Shelf, visible};

/// The names of the set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesView {
    /// The groups that fit the request, the most mentioned first.
    pub rows: Vec<Rc<NameRow>>,
    /// People of the whole set.
    pub n_people: usize,
    /// Places of the whole set.
    pub n_places: usize,
    /// Organisations of the whole set.
    pub n_organisations: usize,
    /// Groups that the person hid; they count in no kind.
    pub n_hidden: usize,
}

/// A group of names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    /// Its key.
    pub key: String,
    /// What it is.
    pub kind: NameKind,
    /// The form to show.
    pub canonical: String,
    /// The other forms.
    pub forms: Vec<String>,
    /// Whether the person hid it.
    pub hidden: bool,
    /// Mentions in the set.
    pub n_mentions: usize,
    /// Articles that mention it.
    pub n_articles: usize,
    /// Outlets of those articles.
    pub n_outlets: usize,
}

/// One group, with the places where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameView {
    /// The group.
    pub row: NameRow,
    /// How often each form stands in the set, the most frequent first.
    pub forms: Vec<(String, usize)>,
    /// The groups that the person merged into it: key and form.
    pub joined: Vec<(String, String)>,
    /// Mentions by outlet, the most first.
    pub outlets: Vec<(String, usize)>,
    /// The articles that mention it, by time.
    pub articles: Vec<NameArticle>,
}

/// An article that mentions a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameArticle {
    /// The article.
    pub article: ArticleRef,
    /// Its mentions.
    pub n_mentions: usize,
    /// Where it stands; fewer where there are very many.
    pub snippets: Vec<Snippet>,
}

/// A place in an article, with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// Index of the mark in its article.
    pub mark: usize,
    /// What stands before it.
    pub before: String,
    /// The text of the mark.
    pub text: String,
    /// What stands after it.
    pub after: String,
}

/// The names of the set that are of a kind and have a form that holds the query; or those hidden.
#[must_use]
pub fn names(shelf: &Shelf<'_>, kind: Option<NameKind>, query: &str, hidden: bool) -> NamesView {
    let groups = shelf.groups.iter();
    let n_hidden = groups.filter(|group| group.hidden).count();
    let of_kind = |kind| {
        let groups = shelf.groups.iter();
        groups
            .filter(|group| group.kind == kind && !group.hidden)
            .count()
    };
    let wanted = (shelf.fold)(query.trim());
    let fits = |group: &&NameGroup| {
        group.hidden == hidden
            && kind.is_none_or(|kind| group.kind == kind)
            && (wanted.is_empty()
                || std::iter::once(&group.canonical)
                    .chain(&group.forms)
                    .any(|form| (shelf.fold)(form).contains(&wanted)))
    };
    let fitting = shelf.groups.iter().filter(fits);
    let mut rows: Vec<Rc<NameRow>> = fitting.map(|group| Rc::new(row(shelf, group))).collect();
    rows.arrange_by(|a, b| {
        let key = |row: &NameRow| (Reverse(row.n_articles), Reverse(row.n_mentions));
        key(a).cmp(&key(b)).then_with(|| a.key.cmp(&b.key))
    });
    NamesView {
        rows,
        n_people: of_kind(NameKind::Person),
        n_places: of_kind(NameKind::Place),
        n_organisations: of_kind(NameKind::Organisation),
        n_hidden,
    }
}

/// One group, with the places where it stands.
#[must_use]
pub fn name(shelf: &Shelf<'_>, key: &str, limits: &Limits) -> Option<NameView> {
    let groups = || shelf.groups.iter();
    let holds = |group: &&NameGroup| group.joined.iter().any(|(joined, _)| joined == key);
    let group = groups()
        .find(|group| group.key == key)
        .or_else(|| groups().find(holds))?;
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    let mut outlets: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles = Vec::new();
    let mut room = limits.snippets;
    for (entry, entities) in by_article(shelf, group) {
        let mut snippets = Vec::new();
        let mut n_mentions = 0;
        for (mark, mention) in mentions(entry, &entities) {
            n_mentions += 1;
            let text = mention.span.of(&entry.article.text);
            *forms.entry(visible(text)).or_default() += 1;
            if 0 < room {
                room -= 1;
                snippets.push(snippet(
                    &entry.article.text,
                    mark,
                    mention.span,
                    limits.context,
                ));
            }
        }
        *outlets.entry(entry.outlet()).or_default() += n_mentions;
        articles.push(NameArticle {
            article: entry.reference(),
            n_mentions,
            snippets,
        });
    }
    articles.arrange_by_key(|named| (named.article.published.is_none(), named.article.published));
    Some(NameView {
        row: row(shelf, group),
        forms: most_first(forms),
        joined: group
            .joined
            .iter()
            .map(|(key, form)| (key.clone(), visible(form)))
            .collect(),
        outlets: most_first(outlets),
        articles,
    })
}

/// A group with its counts.
pub(crate) fn row(shelf: &Shelf<'_>, group: &NameGroup) -> NameRow {
    let mut n_mentions = 0;
    let mut n_articles = 0;
    let mut outlets: BTreeSet<String> = BTreeSet::new();
    for (entry, entities) in by_article(shelf, group) {
        let names = entry.annotations.names.iter();
        n_mentions += names.filter(|name| entities.contains(&name.entity)).count();
        n_articles += 1;
        outlets.insert(entry.outlet());
    }
    NameRow {
        key: group.key.clone(),
        kind: group.kind,
        canonical: visible(&group.canonical),
        forms: group.forms.iter().map(|form| visible(form)).collect(),
        hidden: group.hidden,
        n_mentions,
        n_articles,
        n_outlets: outlets.len(),
    }
}

/// The articles of a group, with its entities in each.
fn by_article<'a>(shelf: &Shelf<'a>, group: &NameGroup) -> Vec<(&'a Entry<'a>, Vec<usize>)> {
    let mut articles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(article, entity) in &group.members {
        articles.entry(article).or_default().push(entity);
    }
    let entries = shelf.entries;
    articles
        .into_iter()
        .filter_map(|(article, entities)| Some((entries.get(article)?, entities)))
        .collect()
}

/// The mentions of some entities, with the indexes of their marks.
fn mentions<'a>(entry: &Entry<'a>, entities: &[usize]) -> Vec<(usize, &'a Mention)> {
    let annotations = entry.annotations;
    let named = |(mark, placed): (usize, &Placed)| {
        let name = annotations
            .names
            .get(name_kind(placed.kind).map(|_| placed.index)?)?;
        entities.contains(&name.entity).then_some((mark, name))
    };
    placed(annotations)
        .iter()
        .enumerate()
        .filter_map(named)
        .collect()
}

fn snippet(text: &str, mark: usize, span: Span, context: usize) -> Snippet {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    // Of the block alone: blocks are joined by line breaks.
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(context)
        .last()
        .map_or(before.len(), |(at, _)| at);
    let mut shown_before = visible(before.get(start..).unwrap_or_default());
    if 0 < start {
        shown_before.insert(0, '…');
    }
    Snippet {
        mark,
        before: shown_before,
        text: visible(span.of(text)),
        after: super::article::excerpt(after, context),
    }
}

fn most_first(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.arrange_by_key(|(_, count)| Reverse(*count));
    counts
}
