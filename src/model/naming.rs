//! What a person decided about the names of the set.
//!
//! A group of names is known by the key of its row, which stays when files come and go; a form is
//! known by how it is written. So a decision about a name that is not there (any more) rests until
//! it is, and nothing depends on the order in which files came.

use serde::{Deserialize, Serialize};

use super::{Arrange, NameKind};

/// Everything that was decided about names: one entry a group, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameDecisions(pub Vec<NameDecision>);

/// What was decided about one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameDecision {
    /// The key of the group.
    pub key: String,
    /// Groups that belong to it, by key.
    pub joined: Vec<String>,
    /// Forms that do not belong to it and stand for themselves.
    pub apart: Vec<String>,
    /// The form to show; none for the one that was found.
    pub shown: Option<String>,
    /// Its kind; none for the one that was found.
    pub kind: Option<NameKind>,
    /// Whether it is no name to be shown.
    pub hidden: bool,
}

/// A decision about names; groups are named by key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameEdit {
    /// These groups are one, the first gives form and kind.
    Merge(Vec<String>),
    /// A form does not belong to its group.
    Split {
        /// The group.
        key: String,
        /// The form, as it is written.
        form: String,
    },
    /// A group that was merged into another stands for itself again.
    Part(String),
    /// A group is shown under this name; none for the one that was found.
    Rename {
        /// The group.
        key: String,
        /// The name.
        shown: Option<String>,
    },
    /// Groups are of this kind.
    Kind {
        /// The groups.
        keys: Vec<String>,
        /// The kind.
        kind: NameKind,
    },
    /// Groups are no names, or are again.
    Hide {
        /// The groups.
        keys: Vec<String>,
        /// Whether they are hidden.
        hidden: bool,
    },
}

impl NameDecisions {
    /// The decisions after one more.
    #[must_use]
    pub fn after(&self, edit: &NameEdit) -> Self {
        let mut next = self.clone();
        match edit {
            NameEdit::Merge(keys) => next.merge(keys),
            NameEdit::Split { key, form } => next.change(key, |of| {
                of.apart.retain(|other| other != form);
                of.apart.push(form.clone());
            }),
            NameEdit::Part(key) => {
                for of in &mut next.0 {
                    of.joined.retain(|other| other != key);
                }
            }
            NameEdit::Rename { key, shown } => next.change(key, |of| of.shown.clone_from(shown)),
            NameEdit::Kind { keys, kind } => {
                for key in keys {
                    next.change(key, |of| of.kind = Some(*kind));
                }
            }
            NameEdit::Hide { keys, hidden } => {
                for key in keys {
                    next.change(key, |of| of.hidden = *hidden);
                }
            }
        }
        next.0.retain(|of| !of.is_empty());
        next.0.arrange_by(|a, b| a.key.cmp(&b.key));
        next
    }

    /// Changes what was decided about a group.
    fn change(&mut self, key: &str, change: impl FnOnce(&mut NameDecision)) {
        let mut of = self.take(key).unwrap_or_else(|| NameDecision {
            key: key.to_owned(),
            ..NameDecision::default()
        });
        change(&mut of);
        self.0.push(of);
    }

    fn take(&mut self, key: &str) -> Option<NameDecision> {
        let place = self.0.iter().position(|of| of.key == key)?;
        Some(self.0.swap_remove(place))
    }

    /// What was decided about the later groups goes with them, but for what they are called.
    fn merge(&mut self, keys: &[String]) {
        let Some((first, others)) = keys.split_first() else {
            return;
        };
        let mut joined: Vec<String> = Vec::new();
        let mut apart: Vec<String> = Vec::new();
        for key in others.iter().filter(|key| *key != first) {
            joined.push(key.clone());
            if let Some(of) = self.take(key) {
                joined.extend(of.joined);
                apart.extend(of.apart);
            }
        }
        for of in &mut self.0 {
            of.joined.retain(|key| !joined.contains(key));
        }
        self.change(first, |of| {
            of.joined.append(&mut joined);
            of.apart.append(&mut apart);
        });
    }
}

impl NameDecision {
    fn is_empty(&self) -> bool {
        self.joined.is_empty()
            && self.apart.is_empty()
            && self.shown.is_none()
            && self.kind.is_none()
            && !self.hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|&key| key.to_owned()).collect()
    }

    #[test]
    fn merging_again_takes_along_what_was_merged() {
        let decisions = NameDecisions::default()
            .after(&NameEdit::Merge(keys(&["b", "c"])))
            .after(&NameEdit::Split {
                key: "b".to_owned(),
                form: "岭".to_owned(),
            })
            .after(&NameEdit::Merge(keys(&["a", "b"])));
        let [of] = decisions.0.as_slice() else {
            panic!("{decisions:?}");
        };
        assert_eq!(
            (of.key.as_str(), of.joined.clone()),
            ("a", keys(&["b", "c"]))
        );
        assert_eq!(of.apart, ["岭"]);
        let parted = decisions.after(&NameEdit::Part("b".to_owned()));
        assert_eq!(parted.0[0].joined, ["c"]);
    }

    #[test]
    fn what_says_nothing_is_not_kept() {
        let hide = |hidden| NameEdit::Hide {
            keys: keys(&["a", "b"]),
            hidden,
        };
        let decisions = NameDecisions::default().after(&hide(true));
        assert_eq!(decisions.0.len(), 2);
        assert_eq!(decisions.after(&hide(false)), NameDecisions::default());
    }
}
