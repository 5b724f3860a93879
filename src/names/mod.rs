//! Names: people, places, organisations; quotations and their speakers.
//!
//! Several finders look at one page ([`page::Page`]) and each proposes candidates: bilingual
//! anchors, dotted names, titles, Latin words, lists, the trained model or, without one, the
//! dictionary's tags. The stronger source wins where they overlap ([`candidate`]); what is sure at
//! one place then stands at all its places ([`sure`]); mentions become entities ([`link`]).

mod anchor;
mod candidate;
mod foreign;
mod latin;
mod link;
mod listed;
mod lists;
mod page;
mod quote;
mod sure;
mod title;

use crate::model::{Entity, Mention, Quote, Word};

use candidate::{Candidate, resolve};
use lists::Lists;
use page::Page;

/// What is loaded once: the model, the lists.
#[derive(Debug)]
pub struct Tagger {
    lists: Lists,
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new(None)
    }
}

impl Tagger {
    /// A tagger over a model file; without one, names come from rules and lists.
    #[must_use]
    pub fn new(model: Option<&[u8]>) -> Self {
        let _ = model;
        Self {
            lists: Lists::new(),
        }
    }

    /// The names and quotations of a text; `words` tile the text.
    #[must_use]
    pub fn annotate(&self, text: &str, words: &[Word]) -> Named {
        let page = Page::new(text, words);
        let mut found = Vec::new();
        self.propose(&page, &mut found);
        let pairs = anchor::anchors(&page, &self.lists, &mut found);
        let first = resolve(found.clone(), page.len());
        found.extend(sure::spread(&page, &self.lists, &first));
        let stands = resolve(found, page.len());
        let (mentions, entities) = link::link(&page, &stands, &pairs);
        let quotes = quote::quotes(text, &mentions, &entities);
        Named {
            mentions,
            entities,
            quotes,
        }
    }

    fn propose(&self, page: &Page<'_>, found: &mut Vec<Candidate>) {
        let lists = &self.lists;
        let mut weak = Vec::new();
        listed::tagged(page, lists, &mut weak);
        listed::suffixed(page, lists, &mut weak);
        found.extend(
            weak.into_iter()
                .filter_map(|candidate| listed::repair(page, lists, candidate)),
        );
        listed::listed(page, lists, found);
        listed::abbreviated(page, found);
        foreign::dotted(page, lists, found);
        title::titles(page, lists, found);
        latin::latin(page, lists, found);
    }
}

/// The names of one text; spans count in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Mentions by place; no two overlap.
    pub mentions: Vec<Mention>,
    /// What they speak of.
    pub entities: Vec<Entity>,
    /// Quotations by place.
    pub quotes: Vec<Quote>,
}
