//! Comparison: which texts of a set are related, how, and by which words.
//!
//! The way from bodies to stories, for a reader who knows none of the methods:
//!
//! 1. [`print`]: each body is folded to units (script, width, case, quotes and punctuation do not
//!    count) and reduced to fingerprints by winnowing. This is done for each article alone.
//! 2. [`join`]: one sorted list of all fingerprints says which articles share any.
//! 3. [`align`]: shared fingerprints grow to passages, compared unit by unit.
//! 4. [`relate`]: from the passages' extent the relation is named, by precedence.
//! 5. [`terms`], [`likeness`], [`story`]: articles that share rare terms and days form stories, even where they
//!    share no wording.
//! 6. [`reworded`]: in articles of one story, sentences that say the same in other words are
//!    put side by side.
//!
//! [`compare`] does it all. [`Index`] keeps a set into which articles come and from which they go.
//! [`lines`] are the two halves of it, for an engine that joins in between.
//!
//! ```
//! use duilan::compare::{Item, compare};
//! use duilan::model::Relation;
//!
//! let body = "港务局在夜里宣布渡轮停航三天，等雾散去之后再行通知。";
//! let item = |id: &str, body: &str| Item { id: id.into(), body: body.into(), ..Item::default() };
//! let result = compare(&[item("a", body), item("b", &body.replace("务", "務"))]);
//! assert_eq!(result.pairs[0].relation, Relation::Repost);
//! ```
//!
//! What it never says: that one text was copied from another. Direction is "earlier in this set".

pub mod align;
mod config;
mod index;
pub mod join;
pub mod likeness;
pub mod lines;
mod pair;
pub mod print;
pub mod relate;
mod repeats;
pub mod reworded;
mod set;
pub mod story;
pub mod terms;

pub use config::{Config, RelationConfig, RewordedConfig, StoryConfig};
pub use index::{Index, Prepared};
pub use repeats::repeats;
pub use set::Verdicts;

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, Comparison, Day, Moment, Span};

/// An article as comparison sees it; spans count in `body`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The article's id.
    pub id: String,
    /// Its title, for stories.
    pub title: String,
    /// Its body.
    pub body: String,
    /// Its publication time.
    pub published: Option<Moment>,
    /// Names with their places, in canonical form.
    pub names: Vec<(Span, String)>,
    /// Resolved days with their places.
    pub days: Vec<(Span, Day, Day)>,
    /// Quotations.
    pub quotes: Vec<Span>,
    /// Words that tell this text from others, the strongest first.
    pub keywords: Vec<String>,
}

/// Compares a set: a pure function of the items, whatever their order.
///
/// Of items with one id the last counts.
#[must_use]
pub fn compare(items: &[Item]) -> Comparison {
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.arrange_by(|a, b| a.id.cmp(&b.id));
    let mut index = Index::new(Config::STANDARD);
    for item in sorted {
        index.insert(Prepared::of(item.clone(), &Config::STANDARD));
    }
    while !index.settle(u64::MAX) {}
    index.comparison()
}
