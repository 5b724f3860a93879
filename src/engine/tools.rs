//! What is loaded once and used for every file: the dictionary and the name model.

use crate::model::{Arrange, Issue, IssueCode, OwnWord, read_dictionary};
use crate::names::Tagger;
use crate::text::dictionary::DictionaryError;
use crate::text::script;
use crate::text::word::Segmenter;

/// The dictionary and the models, ready for use.
#[derive(Debug)]
pub struct Tools {
    /// Cuts words.
    pub segmenter: Segmenter,
    /// Finds names.
    pub tagger: Tagger,
    /// The person's own words in Simplified script, sorted.
    own: Vec<String>,
    /// What is missing; everything works all the same, by rules.
    pub issues: Vec<Issue>,
}

impl Tools {
    /// Loads the packed dictionary and the name model; either may be missing or broken.
    #[must_use]
    pub fn new(dictionary: Option<&[u8]>, name_model: Option<&[u8]>) -> Self {
        Self::of(
            dictionary.map(Segmenter::from_packed),
            Tagger::new(name_model),
        )
    }

    fn of(dictionary: Option<Result<Segmenter, DictionaryError>>, tagger: Tagger) -> Self {
        let mut issues = Vec::new();
        let mut note = |code, detail: String| {
            issues.push(Issue {
                code,
                span: None,
                detail,
            });
        };
        let segmenter = match dictionary {
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
        if !tagger.has_models() {
            note(IssueCode::NoNameModel, String::new());
        }
        Self {
            segmenter,
            tagger,
            own: Vec::new(),
            issues,
        }
    }

    /// Adds a person's own dictionary in jieba's format (see [`crate::model::read_dictionary`])
    /// and says how many words it held; words tagged nr, ns or nt become names.
    pub fn add_own_words(&mut self, dictionary: &str) -> usize {
        let (words, _) = read_dictionary(dictionary);
        for OwnWord {
            word, count, pos, ..
        } in &words
        {
            self.segmenter.add_word(word, *count, *pos);
            self.tagger.add_own(word, pos.unwrap_or_default());
            self.own.push(script::fold(word));
        }
        self.own.arrange();
        self.own.dedup();
        words.len()
    }

    /// Whether a word of a text is the person's own.
    #[must_use]
    pub fn is_own(&self, word: &str) -> bool {
        !self.own.is_empty() && self.own.binary_search(&script::fold(word)).is_ok()
    }

    /// The tools with what the native program embeds: the same bytes that the page loads.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn embedded() -> Self {
        let dictionary = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));
        let models = include_bytes!("../../data/names.model");
        // The dictionary takes longer than the models, which are read beside it.
        std::thread::scope(|scope| {
            let tagger = scope.spawn(|| Tagger::new(Some(models)));
            let segmenter = Segmenter::from_packed(dictionary);
            let tagger = tagger.join().unwrap_or_else(|_| Tagger::new(Some(models)));
            Self::of(Some(segmenter), tagger)
        })
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
