//! Candidates: what one rule takes for a name, and which of several that overlap stands.

use crate::model::{Arrange, NameKind};

/// A stretch of characters that a rule takes for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// First character.
    pub(crate) start: usize,
    /// After the last character.
    pub(crate) end: usize,
    /// What it names.
    pub(crate) kind: NameKind,
    /// What found it.
    pub(crate) source: Source,
}

/// What found a candidate, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// The dictionary's own tags (nr, ns, nt), where no model is loaded.
    Dictionary,
    /// A list of countries, capitals, well-known bodies, where the model sees nothing.
    List,
    /// The way bodies end: 委员会, 公司.
    Suffix,
    /// The trained model.
    Model,
    /// Capitalised Latin words.
    Latin,
    /// A title before or after.
    Title,
    /// A name that is sure elsewhere in the document.
    Sure,
    /// A form that says what it is: 陈某, Harbor基金.
    Form,
    /// Parts joined by a point: 帕特里夏·金.
    Dotted,
    /// A Latin form in brackets behind it, or before.
    Anchor,
    /// The person's own dictionary.
    Own,
}

impl Source {
    /// The stable name, as exports write it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Dictionary => "dictionary",
            Self::List => "list",
            Self::Suffix => "suffix",
            Self::Model => "model",
            Self::Latin => "latin",
            Self::Title => "title",
            Self::Sure => "document",
            Self::Form => "form",
            Self::Dotted => "dotted",
            Self::Anchor => "anchor",
            Self::Own => "own",
        }
    }
}

/// The candidates that stand: the stronger source wins, then the longer, then the earlier.
pub(crate) fn resolve(mut candidates: Vec<Candidate>, length: usize) -> Vec<Candidate> {
    candidates.arrange_by_key(|c| {
        (
            std::cmp::Reverse(c.source),
            std::cmp::Reverse(c.end - c.start),
            c.start,
            c.kind,
        )
    });
    let mut taken = vec![false; length];
    candidates.retain(|c| {
        let Some(places) = taken.get_mut(c.start..c.end) else {
            return false;
        };
        if places.is_empty() || places.iter().any(|&place| place) {
            return false;
        }
        places.fill(true);
        true
    });
    candidates.arrange_by_key(|c| c.start);
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stronger_then_longer() {
        let candidate = |start, end, source| Candidate {
            start,
            end,
            kind: NameKind::Person,
            source,
        };
        let stands = resolve(
            vec![
                candidate(0, 3, Source::Suffix),
                candidate(1, 3, Source::Anchor),
                candidate(3, 4, Source::Suffix),
                candidate(3, 6, Source::Suffix),
                candidate(9, 20, Source::Anchor),
            ],
            10,
        );
        let places: Vec<_> = stands.iter().map(|c| (c.start, c.end)).collect();
        assert_eq!(places, [(1, 3), (3, 6)]);
    }
}
