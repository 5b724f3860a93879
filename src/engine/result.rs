//! What comes of a file: articles with their annotations, and what comparison needs of each.

use serde::{Deserialize, Serialize};

use crate::compare::print::Print;
use crate::compare::terms::{Term, terms};
use crate::compare::{self, Item};
use crate::model::{Annotations, Article, Charset, FileDecisions, Format, InputError};

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileResult {
    /// The file, as it was named when it came.
    pub file: String,
    /// The articles, in the file's order.
    pub articles: Vec<Analyzed>,
    /// What could not be read.
    pub errors: Vec<InputError>,
    /// The decisions that it was analysed with.
    pub decisions: FileDecisions,
    /// What comparison needs of each article, where an analyst made it ahead ([`FileResult::trace`]).
    pub traces: Vec<Trace>,
}

/// What can be made for comparison of an article alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The fingerprints of its body.
    pub print: Print,
    /// What its story is recognised by.
    pub terms: Vec<Term>,
}

impl FileResult {
    /// The same of a file with the same bytes and another name.
    #[must_use]
    pub fn renamed(&self, name: &str) -> Self {
        let mut renamed = self.clone();
        name.clone_into(&mut renamed.file);
        for error in &mut renamed.errors {
            if let Some(inside) = error.file.strip_prefix(&self.file) {
                error.file = format!("{name}{inside}");
            }
        }
        renamed
    }

    /// Makes the traces of all articles, so that the librarian need not.
    pub fn trace(&mut self) {
        let traced = self.articles.iter().map(|analyzed| {
            let item = analyzed.item("");
            Trace {
                print: Print::of(&item.body),
                terms: terms(&item, &compare::Config::STANDARD),
            }
        });
        self.traces = traced.collect();
    }
}

/// An article with its annotations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analyzed {
    /// The id that the carrier gave (a JSONL line), if any.
    pub given_id: Option<String>,
    /// What the document was written in.
    pub format: Format,
    /// How its bytes were decoded.
    pub charset: Charset,
    /// The article.
    pub article: Article,
    /// What stands in it; spans count in the article's text.
    pub annotations: Annotations,
}

impl Analyzed {
    /// The article as comparison sees it, under a label.
    #[must_use]
    pub(super) fn item(&self, label: &str) -> Item {
        let Analyzed {
            article,
            annotations,
            ..
        } = self;
        let body = article.body();
        let canonical = |entity: usize| {
            annotations
                .entities
                .get(entity)
                .map(|e| e.canonical.clone())
        };
        Item {
            id: label.to_owned(),
            title: article.metadata.title.clone().unwrap_or_default(),
            published: article.metadata.published,
            names: annotations
                .names
                .iter()
                .filter_map(|name| Some((body.from_text(name.span)?, canonical(name.entity)?)))
                .collect(),
            days: annotations
                .dates
                .iter()
                .filter_map(|date| Some((body.from_text(date.span)?, date.from?, date.to?)))
                .collect(),
            quotes: annotations
                .quotes
                .iter()
                .filter_map(|q| body.from_text(q.span))
                .collect(),
            keywords: annotations
                .keywords
                .iter()
                .map(|(word, _)| word.clone())
                .collect(),
            body: body.text,
        }
    }
}
