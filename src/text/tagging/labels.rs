//! The labels of a model, and which may follow which.

/// A character's place in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In no unit.
    Outside,
    /// The first of several.
    First,
    /// Neither first nor last.
    Inner,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// The labels of a model by number: `O B-PER I-PER E-PER S-PER …`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    names: Vec<String>,
    parts: Vec<(char, String)>,
}

impl Labels {
    /// Labels from their names.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let parts = names
            .iter()
            .map(|name| match name.split_once('-') {
                Some((place, kind)) => (place.chars().next().unwrap_or('O'), kind.to_owned()),
                None => ('O', String::new()),
            })
            .collect();
        Self { names, parts }
    }

    /// How many labels there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names in order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of a label.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u8> {
        let place = self.names.iter().position(|known| known == name)?;
        u8::try_from(place).ok()
    }

    /// The kind of unit that a label speaks of; empty for `O`.
    #[must_use]
    pub fn kind(&self, label: u8) -> &str {
        self.parts
            .get(usize::from(label))
            .map_or("", |(_, kind)| kind)
    }

    /// The place in the unit that a label speaks of.
    #[must_use]
    pub fn place(&self, label: usize) -> Place {
        match self.parts.get(label).map(|(place, _)| place) {
            Some('B') => Place::First,
            Some('I') => Place::Inner,
            Some('E') => Place::Last,
            Some('S') => Place::Only,
            _ => Place::Outside,
        }
    }

    /// Whether a label may stand first.
    #[must_use]
    pub fn may_open(&self, label: usize) -> bool {
        !matches!(self.place(label), Place::Inner | Place::Last)
    }

    /// Whether a label may stand last.
    #[must_use]
    pub fn may_close(&self, label: usize) -> bool {
        !matches!(self.place(label), Place::First | Place::Inner)
    }

    /// Whether a label may follow another.
    #[must_use]
    pub fn may_follow(&self, before: usize, after: usize) -> bool {
        if self.may_close(before) {
            return self.may_open(after);
        }
        let same = self.parts.get(before).map(|(_, kind)| kind)
            == self.parts.get(after).map(|(_, kind)| kind);
        same && !self.may_open(after)
    }

    /// The units of a row of labels: first, after last, and kind.
    #[must_use]
    pub fn units(&self, row: &[u8]) -> Vec<(usize, usize, &str)> {
        let mut units = Vec::new();
        let mut start = 0;
        for (at, &label) in row.iter().enumerate() {
            match self.place(usize::from(label)) {
                Place::First => start = at,
                Place::Only => units.push((at, at + 1, self.kind(label))),
                Place::Last => units.push((start, at + 1, self.kind(label))),
                Place::Outside | Place::Inner => {}
            }
        }
        units
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_rows_only() {
        let labels = Labels::new(["O", "B-X", "I-X", "E-X", "S-X", "B-Y", "E-Y"]);
        let follow = |a: &str, b: &str| {
            let number = |name| usize::from(labels.number(name).unwrap());
            labels.may_follow(number(a), number(b))
        };
        assert!(follow("O", "B-X") && follow("B-X", "I-X") && follow("E-X", "B-Y"));
        assert!(!follow("O", "I-X") && !follow("B-X", "O") && !follow("B-X", "E-Y"));
        assert_eq!(labels.units(&[0, 1, 3, 4]), [(1, 3, "X"), (3, 4, "X")]);
    }
}
