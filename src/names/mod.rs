//! Names: people, places, organisations; quotations and their speakers.
//!
//! Several finders look at one page ([`page::Page`]) and each proposes candidates: bilingual
//! anchors, dotted names, titles, Latin words, lists, the trained model or, without one, the
//! dictionary's tags; what the model took too much or too little of is mended ([`repair`],
//! [`body`], [`parts`]). The stronger source wins where they overlap ([`candidate`]); what is sure at
//! one place then stands at all its places ([`sure`]); mentions become entities ([`link`]).

mod anchor;
mod body;
mod brand;
mod brief;
mod candidate;
mod contest;
mod cues;
mod foreign;
mod forms;
mod latin;
mod link;
mod listed;
mod lists;
pub mod model;
mod own;
mod page;
mod parts;
mod place;
mod placed;
mod quote;
mod repair;
mod signs;
mod sure;
mod title;
mod words;

use crate::model::{Entity, Mention, NameKind, Quote, Word};

use candidate::{Candidate, Source, resolve};
use cues::Cues;
use lists::{Class, Lists};
use model::Models;
use page::Page;
use words::{by_model, joined};

pub use lists::{listed, usual};
pub use words::Standard;

/// What is loaded once: the models, the lists.
#[derive(Debug)]
pub struct Tagger {
    lists: Lists,
    models: Option<Models>,
    /// Names of the person's own dictionary.
    own: own::Own,
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new(None)
    }
}

impl Tagger {
    /// A tagger over a file of models; without one, names come from rules and lists.
    #[must_use]
    pub fn new(models: Option<&[u8]>) -> Self {
        Self {
            lists: Lists::new(),
            models: models.and_then(|bytes| Models::read(bytes).ok()),
            own: own::Own::default(),
        }
    }

    /// Whether the models are there.
    #[must_use]
    pub const fn has_models(&self) -> bool {
        self.models.is_some()
    }

    /// Adds a word of the person's own dictionary, in jieba's tags: nr, ns and nt are names, which
    /// then stand wherever the word does; others are not looked at here.
    pub fn add_own(&mut self, word: &str, pos: &str) {
        let kind = match pos {
            "nr" | "nrt" | "nrfg" => NameKind::Person,
            "ns" => NameKind::Place,
            "nt" => NameKind::Organisation,
            _ => return,
        };
        self.own.add(word, kind);
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

    /// The words of a text by a standard; names are never split.
    ///
    /// `words` are the dictionary's, `mentions` the names of the same text.
    #[must_use]
    pub fn words(
        &self,
        text: &str,
        words: &[Word],
        mentions: &[Mention],
        standard: Standard,
    ) -> Vec<Word> {
        match (standard, &self.models) {
            (Standard::PeoplesDaily, Some(models)) => {
                let cut = by_model(&Page::new(text, words), words, &models.words);
                joined(text, &cut, mentions)
            }
            _ => joined(text, words, mentions),
        }
    }

    fn propose(&self, page: &Page<'_>, found: &mut Vec<Candidate>) {
        let lists = &self.lists;
        let mut weak = Vec::new();
        if let Some(models) = &self.models {
            by_models(page, lists, models, &mut weak);
        } else {
            listed::tagged(page, lists, &mut weak);
            listed::suffixed(page, lists, &mut weak);
            listed::abbreviated(page, found);
        }
        let mut mended = Vec::new();
        for candidate in weak {
            repair::repair(page, lists, candidate, &mut mended);
        }
        let mut weak: Vec<Candidate> = mended
            .into_iter()
            .map(|candidate| place::with_kind(page, lists, candidate))
            .map(|candidate| place::begun(page, candidate))
            .flat_map(|candidate| place::split(page, lists, candidate))
            .collect();
        parts::houses(page, lists, &mut weak);
        listed::listed(page, lists, found);
        place::prefer_listed(found, &weak);
        place::sides(page, found);
        listed::after_preposition(page, lists, found);
        listed::datelines(page, found);
        listed::pairs(page, found);
        foreign::dotted(page, lists, found);
        let mut titled = Vec::new();
        title::titles(page, lists, &mut titled);
        listed::after_kind(page, lists, &mut titled);
        titled.retain(|candidate| self.models.is_none() || agrees(page, lists, candidate, &weak));
        found.extend(titled);
        placed::placed(page, lists, &mut weak);
        forms::forms(page, lists, found);
        brand::brands(page, lists, &weak, found);
        signs::signs(page, found);
        contest::clubs(page, lists, &weak, found);
        found.extend(weak);
        brief::briefs(page, found);
        parts::hyphened(page, lists, found);
        latin::latin(page, lists, found);
        self.own.propose(page, found);
    }
}

/// Whether a name by its title may stand beside what the model found.
///
/// The model knows Chinese names and bodies better than the rule; of foreign names it often takes
/// too much or too little, but seldom takes a place for a person.
fn agrees(page: &Page<'_>, lists: &Lists, candidate: &Candidate, model: &[Candidate]) -> bool {
    let foreign = candidate.end - candidate.start >= 3
        && (candidate.start..candidate.end)
            .all(|at| lists.is_transliteration(page.at(at)) || page.at(at) == '·');
    let says = (1..=2).any(|length| {
        let next = page.slice(candidate.end, candidate.end + length);
        lists.is(Class::Speech, next)
    });
    model
        .iter()
        .filter(|other| other.start < candidate.end && candidate.start < other.end)
        .all(|other| {
            let same = (other.start, other.end, other.kind)
                == (candidate.start, candidate.end, candidate.kind);
            let person = other.kind == NameKind::Person;
            let longer = other.start == candidate.start && other.end < candidate.end;
            let japanese = candidate.end - candidate.start >= 4 && longer;
            same || person && (foreign || japanese || says && other.start == candidate.start)
        })
}

/// What the models take for names.
fn by_models(page: &Page<'_>, lists: &Lists, models: &Models, found: &mut Vec<Candidate>) {
    // What holds no ideograph is no name of the models: a page in Latin letters need not be read.
    if !page.chars.iter().copied().any(page::is_han) {
        return;
    }
    let row = model::row(page);
    let second = model::word_labels(&models.words, &row);
    let cues = Cues::new(page, lists, row, Some((&second, models.words.labels())));
    let labels = model::name_labels(&models.names, &cues);
    for (start, end, kind) in models.names.labels().units(&labels) {
        let has_han = (start..end).any(|place| page::is_han(page.at(place)));
        if let Some(kind) = model::kind(kind).filter(|_| has_han) {
            found.push(Candidate {
                start,
                end,
                kind,
                source: Source::Model,
            });
        }
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
