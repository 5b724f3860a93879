//! The names of the set: groups with their counts, and where each stands.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::NameKind;

use super::ArticleRef;

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
