//! What is found across the set: groups of names, words with their counts, differences of wordings.

use serde::{Deserialize, Serialize};

use super::{NameKind, Span};

/// A person, place or organisation across the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameGroup {
    /// Stable key within the set.
    pub key: String,
    /// What it is.
    pub kind: NameKind,
    /// The form to show.
    pub canonical: String,
    /// The other forms, sorted.
    pub forms: Vec<String>,
    /// The groups that the person merged into it: key, and the form that was shown.
    pub joined: Vec<(String, String)>,
    /// Whether the person hid it; then nothing is marked by it.
    pub hidden: bool,
    /// Its entities: index of the article, index of the entity in it; sorted.
    pub members: Vec<(usize, usize)>,
}

/// A word of the set, with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCount {
    /// The word, in Simplified script and small letters.
    pub form: String,
    /// Its most frequent part of speech, in jieba's tags.
    pub pos: String,
    /// How often it stands.
    pub count: usize,
    /// Articles that it stands in.
    pub n_articles: usize,
    /// How far it tells the set from other texts: its log-likelihood against jieba's frequencies;
    /// none where these say nothing (other scripts, numbers).
    pub key: Option<usize>,
    /// Whether it is a stop word.
    pub stop: bool,
}

/// A number as a text writes it, with its measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its place.
    pub span: Span,
    /// The same for all ways to write it: 四十一户, 41户 and 41 戶 are one.
    pub value: String,
}

/// One of two wordings that are held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording<'t> {
    /// The text.
    pub text: &'t str,
    /// The names in it, which differ as a whole or not at all.
    pub names: Vec<Span>,
}

/// What differs between two wordings, as spans of each; the rest is equal, in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What only the first has, by place.
    pub a: Vec<Span>,
    /// What only the second has, by place.
    pub b: Vec<Span>,
}
