//! The command log: every decision of the person, each with its inverse.
//!
//! The log is the truth about what is in the library and what was decided; the workers only hold
//! what follows from it, so a dead one is rebuilt from here. [`Log::run`], [`Log::undo`] and
//! [`Log::redo`] say which files are concerned ([`Effect`]); the desk passes that on.
//!
//! A new decision: a variant of [`Command`], its arm in [`Log::apply`], a name in `i18n`.

use std::collections::{BTreeMap, BTreeSet};

use std::rc::Rc;

use crate::model::{
    Arrange, ArticleId, BlockKey, FileDecisions, FileId, Moment, NameDecisions, NameEdit, Rule,
    SetDecisions,
};

/// A decision of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// These files belong to the library, or do not.
    Keep {
        /// Which files.
        files: Vec<FileId>,
        /// Whether they belong to it.
        kept: bool,
    },
    /// All decisions about a file are these: what undoes a change of its charset.
    FileAs {
        /// Which file.
        file: FileId,
        /// The decisions.
        decisions: Box<FileDecisions>,
    },
    /// A file is decoded with this charset; none lets detection decide. Blocks of it that were
    /// restored are set aside again: their places counted in another text.
    Charset {
        /// Which file.
        file: FileId,
        /// The WHATWG label.
        charset: Option<String>,
    },
    /// A removed block is kept all the same, or is not.
    Restore {
        /// Which file.
        file: FileId,
        /// Which block.
        block: BlockKey,
        /// Whether it is kept against the rule.
        restored: bool,
    },
    /// A rule applies to files, or does not; where it does not, all its blocks are restored.
    Rule {
        /// Which files: one, or all of one shape.
        files: Vec<FileId>,
        /// Which rule.
        rule: Rule,
        /// Whether it is switched off.
        disabled: bool,
    },
    /// The publication time of an article.
    Published {
        /// Which file.
        file: FileId,
        /// Place of the article in its file.
        ordinal: usize,
        /// None: what was read counts. Otherwise the correction; its inner none is "no time".
        published: Option<Option<Moment>>,
    },
    /// A decision about names.
    Names(NameEdit),
    /// All decisions about names are these: what undoes one.
    NamesAs(NameDecisions),
    /// The person's own dictionary, in jieba's format.
    Dictionary(Rc<str>),
    /// Whether two articles tell one story; none lets their likeness decide.
    OneStory {
        /// The articles.
        articles: (ArticleId, ArticleId),
        /// What the person said.
        same: Option<bool>,
    },
    /// Pairs of which less than this is alike, in hundredths, are not listed.
    LeastAlike(u8),
}

/// What follows from a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Files to be analysed (again).
    pub analyze: Vec<FileId>,
    /// Files to be forgotten.
    pub forget: Vec<FileId>,
    /// Whether the decisions about the set or its names changed.
    pub decisions: bool,
    /// Whether the dictionary changed.
    pub dictionary: bool,
    /// Restored blocks that are set aside again: they were places in a text that is decoded anew.
    pub dropped_blocks: usize,
}

/// All commands so far, and what they add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// What was done, with the command that undoes it.
    done: Vec<(Command, Command)>,
    /// What was undone, the last one last.
    undone: Vec<Command>,
    kept: BTreeSet<FileId>,
    decisions: BTreeMap<FileId, FileDecisions>,
    names: NameDecisions,
    dictionary: Rc<str>,
    set: SetDecisions,
}

impl Log {
    /// Whether a file belongs to the library.
    #[must_use]
    pub fn keeps(&self, file: FileId) -> bool {
        self.kept.contains(&file)
    }

    /// The files of the library.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.kept.iter().copied()
    }

    /// What was decided about a file.
    #[must_use]
    pub fn decisions(&self, file: FileId) -> FileDecisions {
        self.decisions.get(&file).cloned().unwrap_or_default()
    }

    /// What was decided about names.
    #[must_use]
    pub const fn names(&self) -> &NameDecisions {
        &self.names
    }

    /// The person's own dictionary.
    #[must_use]
    pub fn dictionary(&self) -> Rc<str> {
        Rc::clone(&self.dictionary)
    }

    /// Starts with a dictionary of an earlier session; nothing of it can be undone.
    pub fn start_with(&mut self, dictionary: Rc<str>) -> Effect {
        self.dictionary = dictionary;
        Effect {
            dictionary: true,
            ..Effect::default()
        }
    }

    /// What was decided about the set.
    #[must_use]
    pub const fn set_decisions(&self) -> &SetDecisions {
        &self.set
    }

    /// The command that [`Log::undo`] would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Command> {
        self.done.last().map(|(command, _)| command)
    }

    /// The command that [`Log::redo`] would do again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Command> {
        self.undone.last()
    }

    /// Does a command; what was undone before can't be redone any more.
    pub fn run(&mut self, command: Command) -> Effect {
        self.undone.clear();
        self.apply(command)
    }

    /// Takes back the last command.
    pub fn undo(&mut self) -> Option<(Command, Effect)> {
        let (command, inverse) = self.done.pop()?;
        let effect = self.apply(inverse);
        self.done.pop();
        self.undone.push(command.clone());
        Some((command, effect))
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Option<(Command, Effect)> {
        let command = self.undone.pop()?;
        let effect = self.apply(command.clone());
        Some((command, effect))
    }

    /// Changes the state and notes the command with its inverse.
    fn apply(&mut self, command: Command) -> Effect {
        let inverse;
        let effect = match &command {
            Command::Keep { files, kept } => {
                let changed: Vec<FileId> = files
                    .iter()
                    .copied()
                    .filter(|file| self.kept.contains(file) != *kept)
                    .collect();
                inverse = Command::Keep {
                    files: changed.clone(),
                    kept: !kept,
                };
                if *kept {
                    self.kept.extend(&changed);
                    Effect {
                        analyze: changed,
                        ..Effect::default()
                    }
                } else {
                    self.kept.retain(|file| !changed.contains(file));
                    Effect {
                        forget: changed,
                        ..Effect::default()
                    }
                }
            }
            Command::Charset { file, charset } => {
                let decided = self.decisions.entry(*file).or_default();
                inverse = Command::FileAs {
                    file: *file,
                    decisions: Box::new(decided.clone()),
                };
                let dropped_blocks = if decided.charset == *charset {
                    0
                } else {
                    std::mem::take(&mut decided.restored).len()
                };
                decided.charset.clone_from(charset);
                Effect {
                    dropped_blocks,
                    ..Effect::again(*file)
                }
            }
            Command::FileAs { file, decisions } => {
                let decided = self.decisions.entry(*file).or_default();
                let before = std::mem::replace(decided, (**decisions).clone());
                inverse = Command::FileAs {
                    file: *file,
                    decisions: Box::new(before),
                };
                Effect::again(*file)
            }
            Command::Restore {
                file,
                block,
                restored,
            } => {
                let blocks = &mut self.decisions.entry(*file).or_default().restored;
                let before = set_member(blocks, *block, *restored);
                inverse = Command::Restore {
                    file: *file,
                    block: *block,
                    restored: before,
                };
                Effect::again(*file)
            }
            Command::Rule {
                files,
                rule,
                disabled,
            } => {
                // Files in which it was so before stay as they are, when it is undone too.
                let mut changed = files.clone();
                changed.retain(|&file| {
                    let rules = &mut self.decisions.entry(file).or_default().disabled_rules;
                    set_member(rules, *rule, *disabled) != *disabled
                });
                inverse = Command::Rule {
                    files: changed.clone(),
                    rule: *rule,
                    disabled: !disabled,
                };
                Effect {
                    analyze: changed,
                    ..Effect::default()
                }
            }
            Command::Published {
                file,
                ordinal,
                published,
            } => {
                let corrections = &mut self.decisions.entry(*file).or_default().published;
                let before = corrections
                    .iter()
                    .find(|(of, _)| of == ordinal)
                    .map(|&(_, moment)| moment);
                corrections.retain(|(of, _)| of != ordinal);
                corrections.extend(published.map(|moment| (*ordinal, moment)));
                corrections.arrange_by_key(|&(of, _)| of);
                inverse = Command::Published {
                    file: *file,
                    ordinal: *ordinal,
                    published: before,
                };
                Effect::again(*file)
            }
            Command::Names(edit) => {
                let after = self.names.after(edit);
                inverse = Command::NamesAs(std::mem::replace(&mut self.names, after));
                Effect::of_decisions()
            }
            Command::NamesAs(decisions) => {
                let before = std::mem::replace(&mut self.names, decisions.clone());
                inverse = Command::NamesAs(before);
                Effect::of_decisions()
            }
            Command::Dictionary(text) => {
                let before = std::mem::replace(&mut self.dictionary, Rc::clone(text));
                inverse = Command::Dictionary(before);
                Effect {
                    analyze: self.kept.iter().copied().collect(),
                    dictionary: true,
                    ..Effect::default()
                }
            }
            Command::OneStory { articles, same } => {
                let before = self.set.note_story(articles.0, articles.1, *same);
                inverse = Command::OneStory {
                    articles: *articles,
                    same: before,
                };
                Effect::of_decisions()
            }
            Command::LeastAlike(least) => {
                let before = std::mem::replace(&mut self.set.least_alike, *least);
                inverse = Command::LeastAlike(before);
                Effect::of_decisions()
            }
        };
        self.done.push((command, inverse));
        effect
    }
}

impl Effect {
    fn again(file: FileId) -> Self {
        Self {
            analyze: vec![file],
            ..Self::default()
        }
    }

    fn of_decisions() -> Self {
        Self {
            decisions: true,
            ..Self::default()
        }
    }
}

/// Puts a member into a set or takes it out; whether it was in it before.
fn set_member<T: Ord>(set: &mut BTreeSet<T>, member: T, wanted: bool) -> bool {
    if wanted {
        !set.insert(member)
    } else {
        set.remove(&member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    fn files(numbers: &[u32]) -> Vec<FileId> {
        numbers.iter().map(|&number| FileId(number)).collect()
    }

    fn commands() -> Vec<Command> {
        let block = BlockKey {
            article: 0,
            block: 4,
        };
        vec![
            Command::Keep {
                files: files(&[1, 2, 3]),
                kept: true,
            },
            Command::Charset {
                file: FileId(1),
                charset: Some("Big5".to_owned()),
            },
            Command::Restore {
                file: FileId(2),
                block,
                restored: true,
            },
            Command::Rule {
                files: files(&[2]),
                rule: Rule::Ranking,
                disabled: true,
            },
            Command::Rule {
                files: files(&[1, 2, 3]),
                rule: Rule::Ranking,
                disabled: true,
            },
            Command::Published {
                file: FileId(3),
                ordinal: 0,
                published: Some(Day::new(2031, 3, 12).map(Moment::on)),
            },
            Command::Published {
                file: FileId(3),
                ordinal: 0,
                published: Some(None),
            },
            Command::Names(NameEdit::Merge(vec![
                "PER:沈越".to_owned(),
                "PER:沈".to_owned(),
            ])),
            Command::Dictionary(Rc::from("云帆号 3 nz")),
            Command::Names(NameEdit::Hide {
                keys: vec!["PER:沈越".to_owned()],
                hidden: true,
            }),
            Command::OneStory {
                articles: (ArticleId::new(FileId(1), 0), ArticleId::new(FileId(2), 0)),
                same: Some(true),
            },
            Command::LeastAlike(40),
            Command::OneStory {
                articles: (ArticleId::new(FileId(1), 0), ArticleId::new(FileId(2), 0)),
                same: Some(false),
            },
            Command::Keep {
                files: files(&[2]),
                kept: false,
            },
        ]
    }

    type Decided = (
        Vec<(FileId, FileDecisions)>,
        NameDecisions,
        Rc<str>,
        SetDecisions,
    );

    /// Files and decisions, those that say nothing left out.
    fn state(log: &Log) -> (Vec<FileId>, Decided) {
        let decided = log
            .decisions
            .iter()
            .filter(|(_, decisions)| **decisions != FileDecisions::default())
            .map(|(&file, decisions)| (file, decisions.clone()))
            .collect();
        let set = log.set_decisions().clone();
        (
            log.files().collect(),
            (decided, log.names().clone(), log.dictionary(), set),
        )
    }

    #[test]
    fn undo_and_redo_walk_the_same_states() {
        let mut log = Log::default();
        let mut states = vec![state(&log)];
        for command in commands() {
            log.run(command);
            states.push(state(&log));
        }
        for expected in states.iter().rev().skip(1) {
            assert!(log.undo().is_some());
            assert_eq!(&state(&log), expected);
        }
        assert!(log.undo().is_none());
        for expected in states.iter().skip(1) {
            assert!(log.redo().is_some());
            assert_eq!(&state(&log), expected);
        }
        assert!(log.redo().is_none());
    }

    #[test]
    fn a_new_command_ends_the_redo() {
        let mut log = Log::default();
        let mut all = commands().into_iter();
        log.run(all.next().unwrap());
        log.undo();
        log.run(Command::Keep {
            files: files(&[9]),
            kept: true,
        });
        assert!(log.redo().is_none());
        assert_eq!(log.files().collect::<Vec<_>>(), files(&[9]));
    }

    #[test]
    fn effects_name_the_files() {
        let mut log = Log::default();
        let effect = log.run(Command::Keep {
            files: files(&[1, 2]),
            kept: true,
        });
        assert_eq!(effect.analyze, files(&[1, 2]));
        let effect = log.run(Command::Keep {
            files: files(&[2, 7]),
            kept: false,
        });
        assert_eq!(effect.forget, files(&[2]));
        let (_, effect) = log.undo().unwrap();
        assert_eq!(effect.analyze, files(&[2]));
        let rule = |numbers: &[u32]| Command::Rule {
            files: files(numbers),
            rule: Rule::Caption,
            disabled: true,
        };
        assert_eq!(log.run(rule(&[1])).analyze, files(&[1]));
        assert_eq!(log.run(rule(&[1, 2])).analyze, files(&[2]));
        assert_eq!(log.undo().unwrap().1.analyze, files(&[2]));
        assert!(
            log.decisions(FileId(1))
                .disabled_rules
                .contains(&Rule::Caption)
        );
    }

    #[test]
    fn another_charset_drops_restored_blocks_and_says_so() {
        let mut log = Log::default();
        let block = BlockKey {
            article: 0,
            block: 4,
        };
        let file = FileId(1);
        log.run(Command::Restore {
            file,
            block,
            restored: true,
        });
        let charset = |name: &str| Command::Charset {
            file,
            charset: Some(name.to_owned()),
        };
        assert_eq!(log.run(charset("Big5")).dropped_blocks, 1);
        assert!(log.decisions(file).restored.is_empty());
        assert_eq!(log.run(charset("GBK")).dropped_blocks, 0);
        log.undo();
        log.undo();
        assert!(log.decisions(file).restored.contains(&block));
        assert_eq!(log.decisions(file).charset, None);
    }
}
