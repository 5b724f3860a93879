//! Words that never split a name, by the dictionary's cut or by the People's Daily standard.

use std::borrow::Cow;

use crate::model::{Mention, NameKind, Span, Word};
use crate::text::tagging::Model;

use super::model::{row, word_labels};
use super::page::Page;

/// By which standard words are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// As jieba cuts, by its dictionary.
    Dictionary,
    /// As the People's Daily corpus of 1998 is cut, by the word model; by the dictionary where no
    /// model is loaded.
    PeoplesDaily,
}

/// The word model's cut of a page; parts of speech are the dictionary's where the words agree.
pub(super) fn by_model(page: &Page<'_>, words: &[Word], model: &Model) -> Vec<Word> {
    let labels = word_labels(model, &row(page));
    let units = model.labels().units(&labels);
    units
        .into_iter()
        .map(|(start, end, kind)| {
            let span = page.span(start, end);
            Word {
                span,
                pos: pos(span, kind, words),
            }
        })
        .collect()
}

/// The part of speech of a word: by its kind, of the same word, or of the first word in it.
fn pos(span: Span, kind: &str, words: &[Word]) -> Cow<'static, str> {
    match kind {
        "PER" => return "nr".into(),
        "LOC" => return "ns".into(),
        "ORG" => return "nt".into(),
        _ => {}
    }
    let first = words.partition_point(|word| word.span.end <= span.start);
    let Some(word) = words.get(first) else {
        return "x".into();
    };
    if span.contains(word.span) {
        // A longer word of the model has its head at its end.
        let last = words.partition_point(|word| word.span.end <= span.end);
        return last
            .checked_sub(1)
            .and_then(|number| words.get(number))
            .map_or_else(|| word.pos.clone(), |word| word.pos.clone());
    }
    word.pos.clone()
}

/// The words with every mention in one piece.
pub(super) fn joined(text: &str, words: &[Word], mentions: &[Mention]) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut mentions = mentions.iter().peekable();
    let mut at = 0;
    for word in words {
        let mut start = word.span.start.max(at);
        while let Some(mention) = mentions.next_if(|m| m.span.start < word.span.end) {
            push(&mut joined, Span::new(start, mention.span.start), word);
            joined.push(Word {
                span: mention.span,
                pos: tag(mention.kind).into(),
            });
            start = mention.span.end;
            at = start;
        }
        push(&mut joined, Span::new(start, word.span.end), word);
        at = at.max(word.span.end);
    }
    debug_assert_eq!(
        joined.iter().map(|w| w.span.len()).sum::<usize>(),
        text.len()
    );
    joined
}

/// A word outside of the names: what the dictionary alone takes for a name (芬太尼 for a person, 关系
/// for a body) is a noun.
fn push(words: &mut Vec<Word>, span: Span, of: &Word) {
    if span.start < span.end {
        let pos = match &*of.pos {
            "nr" | "nrt" | "nrfg" | "ns" | "nt" => "n".into(),
            _ => of.pos.clone(),
        };
        words.push(Word { span, pos });
    }
}

const fn tag(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "nr",
        NameKind::Place => "ns",
        NameKind::Organisation => "nt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_a_noun() {
        let text = "芬太尼";
        let words = [Word {
            span: Span::new(0, text.len()),
            pos: "nr".into(),
        }];
        let cut = joined(text, &words, &[]);
        assert_eq!(cut.first().map(|word| &*word.pos), Some("n"));
    }

    #[test]
    fn names_stay_whole() {
        let text = "见王小舟说";
        let word = |start, end| Word {
            span: Span::new(start, end),
            pos: "x".into(),
        };
        let mention = Mention {
            span: Span::new(3, 12),
            kind: NameKind::Person,
            entity: 0,
            rule: "model".into(),
        };
        let words = [word(0, 6), word(6, 9), word(9, 15)];
        let forms: Vec<&str> = joined(text, &words, &[mention])
            .iter()
            .map(|w| w.span.of(text))
            .collect();
        assert_eq!(forms, ["见", "王小舟", "说"]);
    }
}
