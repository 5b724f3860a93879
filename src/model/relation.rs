//! How texts are related: pairs, passages, stories.

use serde::{Deserialize, Serialize};

use super::{Day, Evidence, Span};

/// How two texts are related, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The same text.
    Identical,
    /// The same text in another frame or script.
    Repost,
    /// One is the other, cut short.
    Truncated,
    /// The same text with changes.
    NearDuplicate,
    /// Passages in common.
    SharedPassage,
    /// The same sentences retranslated or rephrased.
    Reworded,
    /// The same days, people and places.
    SameStory,
    /// None of these.
    Unrelated,
}

impl Relation {
    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Repost => "repost",
            Self::Truncated => "truncated",
            Self::NearDuplicate => "near_duplicate",
            Self::SharedPassage => "shared_passage",
            Self::Reworded => "reworded",
            Self::SameStory => "same_story",
            Self::Unrelated => "unrelated",
        }
    }
}

/// Which of two texts is earlier in this set. Never "published first".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// The first of the pair.
    AEarlier,
    /// The second of the pair.
    BEarlier,
    /// A tie, or a missing date.
    Unknown,
}

/// Two related articles; `a` and `b` index [`Comparison::ids`], `a` < `b`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Index of the first.
    pub a: usize,
    /// Index of the second.
    pub b: usize,
    /// The strongest relation that holds.
    pub relation: Relation,
    /// Folded units of the first.
    pub units_a: u32,
    /// Folded units of the second.
    pub units_b: u32,
    /// Units of the first that stand in the second, verbatim or edited.
    pub matched_a: u32,
    /// Units of the second that stand in the first.
    pub matched_b: u32,
    /// Jaccard similarity of the fingerprints, in thousandths.
    pub jaccard: u16,
    /// How far the passages keep their order, in thousandths; 1000 is the same order.
    pub order: u16,
    /// Which is earlier in this set.
    pub direction: Direction,
    /// Passages, by their place in `a`.
    pub passages: Vec<Passage>,
    /// What decided, by name and value.
    pub evidence: Vec<PairEvidence>,
}

impl Pair {
    /// How much of either text stands in the other, the larger share, in hundredths.
    #[must_use]
    pub fn alike(&self) -> u8 {
        let share = |matched: u32, units: u32| u64::from(matched) * 100 / u64::from(units.max(1));
        let most = share(self.matched_a, self.units_a).max(share(self.matched_b, self.units_b));
        u8::try_from(most.min(100)).unwrap_or(100)
    }
}

/// Something measured on a pair.
pub type PairEvidence = Evidence;

/// The kind of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PassageKind {
    /// The same units on both sides.
    Verbatim,
    /// The same with small changes.
    Edited,
    /// The same statement in other words.
    Reworded,
}

impl PassageKind {
    /// The stable name, as exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Edited => "edited",
            Self::Reworded => "reworded",
        }
    }
}

/// A stretch that two bodies share; spans count bytes of each body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// Its kind.
    pub kind: PassageKind,
    /// Where it stands in the first body.
    pub a: Span,
    /// Where it stands in the second body.
    pub b: Span,
    /// Folded units that are equal on both sides.
    pub matched: u32,
}

/// Articles that tell one story; every article is in exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Indexes into [`Comparison::ids`], sorted.
    pub articles: Vec<usize>,
    /// The article that stands for the story.
    pub principal: usize,
    /// First day of publication or of the event, where known.
    pub from: Option<Day>,
    /// Last such day.
    pub to: Option<Day>,
    /// The names that most of its articles share, the strongest first.
    pub names: Vec<String>,
}

/// Two articles of different stories that may tell one: a person should say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsure {
    /// The first, an index into [`Comparison::ids`].
    pub a: usize,
    /// The second, which comes after it.
    pub b: usize,
    /// How alike their stories are, in thousandths.
    pub score: u32,
}

/// The result of a comparison: a pure function of the sorted set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Article ids, sorted.
    pub ids: Vec<String>,
    /// Pairs that are not unrelated, sorted.
    pub pairs: Vec<Pair>,
    /// Stories, the largest first.
    pub stories: Vec<Story>,
    /// Stories that may be one, the most alike first.
    pub unsure: Vec<Unsure>,
}
