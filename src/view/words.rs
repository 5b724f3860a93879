//! The words of the set, with their counts.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// By which standard words are cut; names are whole in either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WordCut {
    /// As the People's Daily corpus is cut.
    #[default]
    PeoplesDaily,
    /// As jieba cuts.
    Jieba,
}

/// The order of a list of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordSort {
    /// What tells the set from other texts first.
    #[default]
    Key,
    /// The most frequent first.
    Count,
    /// What stands in the most articles first.
    Articles,
    /// By its characters.
    Form,
}

/// Which words are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsWanted {
    /// How they are cut.
    pub cut: WordCut,
    /// Only words that hold this text; empty for all.
    pub query: String,
    /// Whether stop words are among them.
    pub stop_words: bool,
    /// Their order.
    pub sort: WordSort,
    /// How often it was asked before: each time some more articles are counted.
    pub turn: u32,
}

/// The words of the set, or of as many articles as are counted so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsView {
    /// What was asked for.
    pub wanted: WordsWanted,
    /// The first words in order; see [`super::Limits::words`].
    pub rows: Vec<Rc<WordRow>>,
    /// All different words that fit.
    pub n_fitting: usize,
    /// Words of the articles, each as often as it stands.
    pub n_tokens: usize,
    /// Articles counted.
    pub n_counted: usize,
    /// Articles of the set.
    pub n_articles: usize,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRow {
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
