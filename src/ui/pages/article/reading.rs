//! What a person has chosen on the article screen: layers, the mark in hand, opened folds.
//!
//! Plain state, tested without a browser.

use std::collections::BTreeSet;

use crate::view::{Mark, MarkKind, WordCut};

/// A layer of marks that can be shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// People.
    Person,
    /// Places.
    Place,
    /// Organisations.
    Organisation,
    /// Dates with their days.
    Date,
    /// Borders of words.
    Word,
    /// Folded blocks.
    Removed,
}

impl Layer {
    /// All layers in the order of their keys, 1 to 6.
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Place,
        Self::Organisation,
        Self::Date,
        Self::Word,
        Self::Removed,
    ];

    /// The layer that shows a mark; none for quotations, which always show.
    #[must_use]
    pub const fn of(kind: MarkKind) -> Option<Self> {
        match kind {
            MarkKind::Person => Some(Self::Person),
            MarkKind::Place => Some(Self::Place),
            MarkKind::Organisation => Some(Self::Organisation),
            MarkKind::Date => Some(Self::Date),
            MarkKind::Quote => None,
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The layers that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers(u8);

impl Default for Layers {
    /// All but the words.
    fn default() -> Self {
        Self(0b11_1111 & !Layer::Word.bit())
    }
}

impl Layers {
    /// Whether a layer is shown.
    #[must_use]
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// Whether marks of a kind are shown.
    #[must_use]
    pub fn shows(self, kind: MarkKind) -> bool {
        Layer::of(kind).is_none_or(|layer| self.has(layer))
    }

    /// With one layer the other way.
    #[must_use]
    pub const fn toggled(self, layer: Layer) -> Self {
        Self(self.0 ^ layer.bit())
    }
}

/// What a person has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The layers shown.
    pub layers: Layers,
    /// How words are cut.
    pub cut: WordCut,
    /// The mark in hand, by index.
    pub current: Option<usize>,
    /// Opened folds, by their first block.
    pub open: BTreeSet<usize>,
}

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Shows or hides a layer.
    Toggle(Layer),
    /// Cuts words in this way.
    Cut(WordCut),
    /// Takes a mark in hand, or none.
    Mark(Option<usize>),
    /// Opens or closes a fold, by its first block.
    Fold(usize),
}

impl Reading {
    /// The state after a choice.
    #[must_use]
    pub fn after(&self, choice: Choice) -> Self {
        let mut next = self.clone();
        match choice {
            Choice::Toggle(layer) => next.layers = next.layers.toggled(layer),
            Choice::Cut(cut) => next.cut = cut,
            Choice::Mark(mark) => next.current = mark,
            Choice::Fold(first) => {
                if !next.open.remove(&first) {
                    next.open.insert(first);
                }
            }
        }
        next
    }

    /// The next shown mark in a direction, around the ends; quotations are passed over.
    #[must_use]
    pub fn step(&self, marks: &[Mark], forward: bool) -> Option<usize> {
        let shown = |mark: &Mark| Layer::of(mark.kind()).is_some_and(|l| self.layers.has(l));
        let mut places = marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| shown(mark))
            .map(|(index, _)| index);
        let current = self.current;
        if forward {
            let first = places.clone().next();
            places
                .find(|index| current.is_none_or(|at| at < *index))
                .or(first)
        } else {
            let last = places.clone().next_back();
            places
                .rfind(|index| current.is_none_or(|at| *index < at))
                .or(last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NameKind;
    use crate::view::{NameMark, QuoteMark};

    fn marks(kinds: &[MarkKind]) -> Vec<Mark> {
        let mark = |kind: &MarkKind| match kind {
            MarkKind::Quote => Mark::Quote(QuoteMark {
                text: String::new(),
                speaker: None,
            }),
            other => Mark::Name(NameMark {
                text: String::new(),
                kind: if *other == MarkKind::Place {
                    NameKind::Place
                } else {
                    NameKind::Person
                },
                entity: 0,
                rule: String::new(),
            }),
        };
        kinds.iter().map(mark).collect()
    }

    #[test]
    fn steps_go_around_and_pass_over_what_is_hidden() {
        use MarkKind::{Person, Place, Quote};
        let marks = marks(&[Person, Quote, Place, Person]);
        let mut reading = Reading::default();
        let walk = |reading: &mut Reading, forward| {
            reading.current = reading.step(&marks, forward);
            reading.current
        };
        let forward: Vec<_> = (0..4).map(|_| walk(&mut reading, true)).collect();
        assert_eq!(forward, [Some(0), Some(2), Some(3), Some(0)]);
        assert_eq!(walk(&mut reading, false), Some(3));
        reading = reading.after(Choice::Toggle(Layer::Place));
        assert_eq!(walk(&mut reading, false), Some(0));
        assert_eq!(Reading::default().step(&[], true), None);
    }

    #[test]
    fn layers_and_folds_toggle() {
        let reading = Reading::default();
        assert!(!reading.layers.has(Layer::Word) && reading.layers.has(Layer::Removed));
        let twice = reading.after(Choice::Fold(3)).after(Choice::Fold(3));
        assert_eq!(twice, reading);
    }
}
