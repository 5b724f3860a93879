//! The words of the set, with their counts.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, WordCount};

use super::Limits;

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
    pub rows: Vec<Rc<WordCount>>,
    /// All different words that fit.
    pub n_fitting: usize,
    /// Words of the articles, each as often as it stands.
    pub n_tokens: usize,
    /// Articles counted.
    pub n_counted: usize,
    /// Articles of the set.
    pub n_articles: usize,
}

/// The words that are asked for, out of those of so many articles; `query` is folded as they are.
#[must_use]
pub fn words(
    counted: Vec<WordCount>,
    (n_counted, n_articles): (usize, usize),
    wanted: &WordsWanted,
    query: &str,
    limits: &Limits,
) -> WordsView {
    let n_tokens = counted.iter().map(|word| word.count).sum();
    let fits = |word: &WordCount| {
        (wanted.stop_words || !word.stop) && (query.is_empty() || word.form.contains(query))
    };
    let mut rows: Vec<WordCount> = counted.into_iter().filter(fits).collect();
    let less = |a: usize, b: usize| b.cmp(&a);
    rows.arrange_by(|a, b| {
        let by_count = less(a.count, b.count).then_with(|| a.form.cmp(&b.form));
        match wanted.sort {
            WordSort::Key => b.key.cmp(&a.key).then(by_count),
            WordSort::Count => by_count,
            WordSort::Articles => less(a.n_articles, b.n_articles).then(by_count),
            WordSort::Form => a.form.cmp(&b.form),
        }
    });
    let n_fitting = rows.len();
    rows.truncate(limits.words);
    WordsView {
        wanted: wanted.clone(),
        rows: rows.into_iter().map(Rc::new).collect(),
        n_fitting,
        n_tokens,
        n_counted,
        n_articles,
    }
}
