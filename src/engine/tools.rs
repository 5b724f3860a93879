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
        if name_model.is_none() {
            note(IssueCode::NoNameModel, String::new());
        }
        Self {
            segmenter,
            tagger: Tagger::new(name_model),
            issues,
        }
    }

    /// The tools with what the native program embeds: the same bytes that the page loads.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn embedded() -> Self {
        let dictionary = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));
        Self::new(Some(dictionary), None)
    }
}
