//! Names: people, places, organisations; quotations and their speakers.

use crate::model::{Entity, Mention, Quote, Word};

/// What is loaded once: the model, the lists.
#[derive(Debug, Default)]
pub struct Tagger {}

impl Tagger {
    /// A tagger over a model file; without one, names come from rules and lists.
    #[must_use]
    pub fn new(model: Option<&[u8]>) -> Self {
        let _ = model;
        Self {}
    }

    /// The names and quotations of a text; `words` tile the text.
    #[must_use]
    pub fn annotate(&self, text: &str, words: &[Word]) -> Named {
        let _ = (text, words);
        Named::default()
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
