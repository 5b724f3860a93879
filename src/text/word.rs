//! Words by jieba, over text folded to Simplified script.
//!
//! The pieces concatenate to the text. Without a dictionary every Han character is a word of its
//! own, and everything else still works.

use std::borrow::Cow;
use std::fmt;

use jieba_rs::Jieba;

use crate::model::{Span, Word};

use super::dictionary::{self, DictionaryError};
use super::script;

/// Cuts text into words with their part of speech.
pub struct Segmenter {
    jieba: Jieba,
    has_dictionary: bool,
}

impl fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segmenter")
            .field("has_dictionary", &self.has_dictionary)
            .finish()
    }
}

impl Segmenter {
    /// A segmenter without a dictionary.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            jieba: Jieba::empty(),
            has_dictionary: false,
        }
    }

    /// A segmenter over the packed dictionary asset.
    ///
    /// # Errors
    /// When the bytes do not unpack or hold no dictionary.
    pub fn from_packed(packed: &[u8]) -> Result<Self, DictionaryError> {
        Self::from_text(dictionary::unpack(packed)?.as_bytes())
    }

    /// A segmenter over a dictionary in jieba's format: word, count, part of speech a line.
    ///
    /// # Errors
    /// When a line has no count.
    pub fn from_text(mut dictionary: &[u8]) -> Result<Self, DictionaryError> {
        let jieba = Jieba::with_dict(&mut dictionary).map_err(DictionaryError::new)?;
        Ok(Self {
            jieba,
            has_dictionary: true,
        })
    }

    /// Whether a dictionary was loaded.
    #[must_use]
    pub const fn has_dictionary(&self) -> bool {
        self.has_dictionary
    }

    /// Adds a word of the person's own dictionary.
    pub fn add_word(&mut self, word: &str, count: Option<usize>, pos: Option<&str>) {
        self.jieba.add_word(&script::fold(word), count, pos);
    }

    /// The words of a text, white space and punctuation included, in order.
    #[must_use]
    pub fn words(&self, text: &str) -> Vec<Word> {
        let folded = script::fold(text);
        let mut at = 0;
        self.jieba
            .tag(&folded, false)
            .into_iter()
            .map(|tag| {
                let span = Span::new(at, at + tag.word.len());
                at = span.end;
                Word {
                    span,
                    pos: static_pos(tag.tag),
                }
            })
            .collect()
    }
}

/// Jieba's tags, so that a word's tag costs no allocation.
const POS: [&str; 48] = [
    "a", "ad", "ag", "an", "b", "c", "d", "df", "dg", "e", "eng", "f", "g", "h", "i", "j", "k",
    "l", "m", "mg", "mq", "n", "ng", "nr", "nrfg", "nrt", "ns", "nt", "nz", "o", "p", "q", "r",
    "rg", "rr", "rz", "s", "t", "tg", "u", "ud", "ug", "uj", "ul", "v", "vn", "x", "y",
];

fn static_pos(tag: &str) -> Cow<'static, str> {
    POS.iter()
        .find(|&&known| known == tag)
        .map_or_else(|| Cow::Owned(tag.to_owned()), |&known| Cow::Borrowed(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_concatenate_without_a_dictionary() {
        let text = "港务局說：Ferry 3 号 不来。\n";
        let joined: String = Segmenter::empty()
            .words(text)
            .iter()
            .map(|word| word.span.of(text))
            .collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn own_words_hold_together() {
        let mut segmenter = Segmenter::empty();
        segmenter.add_word("岭南渡", Some(1000), Some("nz"));
        let text = "岭南渡停航";
        assert!(
            segmenter
                .words(text)
                .iter()
                .any(|word| word.span.of(text) == "岭南渡")
        );
    }
}
