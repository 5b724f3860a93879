//! Text as the other rooms see it: script folding, folding for matching, sentences, words.

pub mod dictionary;
pub mod fold;
pub mod frequency;
pub mod number;
pub mod script;
pub mod sentence;
pub mod tagging;
pub mod word;
