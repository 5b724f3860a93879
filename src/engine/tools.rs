//! What is loaded once and used for every file: the dictionary and the name model.

use crate::model::{Issue, IssueCode};
use crate::names::Tagger;
use crate::text::word::Segmenter;

/// The dictionary and the models, ready for use.
#[derive(Debug)]
pub struct Tools {
    /// Cuts words.
    pub segmenter: Segmenter,
    /// Finds names.
    pub tagger: Tagger,
    /// What is missing; everything works all the same, by rules.
    pub issues: Vec<Issue>,
}

impl Tools {
    /// Loads the packed dictionary and the name model; either may be missing or broken.
    #[must_use]
    pub fn new(dictionary: Option<&[u8]>, name_model: Option<&[u8]>) -> Self {
        let mut issues = Vec::new();
        let mut note = |code, detail: String| {
            issues.push(Issue {
                code,
                span: None,
                detail,
            });
        };
        let segmenter = match dictionary.map(Segmenter::from_packed) {
            Some(Ok(segmenter)) => segmenter,
            Some(Err(error)) => {
                note(IssueCode::NoDictionary, error.to_string());
                Segmenter::empty()
            }
            None => {
                note(IssueCode::NoDictionary, String::new());
                Segmenter::empty()
            }
        };
        let tagger = Tagger::new(name_model);
        if !tagger.has_models() {
            note(IssueCode::NoNameModel, String::new());
        }
        Self {
            segmenter,
            tagger,
            issues,
        }
    }

    /// Adds a person's own dictionary in jieba's format (`word [count] [part of speech]` a line)
    /// and says how many words it held; words tagged nr, ns or nt become names.
    pub fn add_own_words(&mut self, dictionary: &str) -> usize {
        let mut added = 0;
        for line in dictionary.lines() {
            let mut fields = line.split_whitespace();
            let Some(word) = fields.next() else {
                continue;
            };
            let rest: Vec<&str> = fields.collect();
            let count = rest.iter().find_map(|field| field.parse().ok());
            let pos = rest
                .iter()
                .copied()
                .find(|field| field.parse::<usize>().is_err());
            self.segmenter.add_word(word, count, pos);
            self.tagger.add_own(word, pos.unwrap_or_default());
            added += 1;
        }
        added
    }

    /// The tools with what the native program embeds: the same bytes that the page loads.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn embedded() -> Self {
        let dictionary = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));
        let models = include_bytes!("../../data/names.model");
        Self::new(Some(dictionary), Some(models))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_are_words_and_names() {
        let mut tools = Tools::new(None, None);
        assert_eq!(tools.add_own_words("岭南渡 1000 ns\n云帆号\n\n"), 2);
        let text = "嶺南渡今日停航";
        let words = tools.segmenter.words(text);
        assert_eq!(words.first().map(|w| w.span.of(text)), Some("嶺南渡"));
        let names = tools.tagger.annotate(text, &words).mentions;
        assert_eq!(names.first().map(|m| m.span.of(text)), Some("嶺南渡"));
    }
}
