//! What went wrong with a file, and what a command does, in a few words.

use crate::model::{FileKind, InputError, NameEdit, Relation, Rule};
use crate::ui::log::Command;

use super::texts::{RELATION_HELP, RULE_HELP, command as says, error_message, file_kind_said};
use super::{Message, Text, bytes_said, number_said};

/// Why a file could not be read, without the file's name.
#[must_use]
pub fn error_said(text: Text, error: &InputError) -> String {
    let what = file_kind_said(error.kind.unwrap_or(FileKind::Unknown));
    text.fill(
        error_message(error.code),
        &[
            ("place", &error.place),
            ("what", text.say(what)),
            ("number", &large(error.number)),
            ("limit", &large(error.limit)),
            ("number_bytes", &bytes_said(error.number)),
            ("limit_bytes", &bytes_said(error.limit)),
        ],
    )
}

fn large(number: u64) -> String {
    usize::try_from(number).map_or_else(|_| number.to_string(), number_said)
}

/// What a relation means; none where nobody wrote it down.
#[must_use]
pub fn relation_help(relation: Relation) -> Option<Message> {
    looked_up(RELATION_HELP, relation.name())
}

/// What a rule sets aside; none where nobody wrote it down.
#[must_use]
pub fn rule_help(rule: Rule) -> Option<Message> {
    looked_up(RULE_HELP, &rule.id())
}

fn looked_up(table: &[(&str, Message)], key: &str) -> Option<Message> {
    let found = table.iter().find(|(of, _)| *of == key);
    found.map(|(_, message)| *message)
}

/// A command in a few words, for undo and redo.
#[must_use]
pub const fn command_name(command: &Command) -> Message {
    match command {
        Command::Keep { kept: true, .. } => says::ADD,
        Command::Keep { kept: false, .. } => says::REMOVE,
        Command::Charset { .. } | Command::FileAs { .. } => says::CHARSET,
        Command::Restore { restored: true, .. } => says::RESTORE,
        Command::Restore {
            restored: false, ..
        } => says::SET_ASIDE,
        Command::Rule { disabled: true, .. } => says::RULE_OFF,
        Command::Rule {
            disabled: false, ..
        } => says::RULE_ON,
        Command::Published { .. } => says::PUBLISHED,
        Command::Names(NameEdit::Merge(_)) => says::MERGE,
        Command::Names(NameEdit::Split { .. } | NameEdit::Part(_)) => says::SPLIT,
        Command::Names(NameEdit::Rename { .. }) => says::RENAME,
        Command::Names(NameEdit::Kind { .. }) => says::KIND,
        Command::Names(NameEdit::Hide { hidden: true, .. }) => says::HIDE,
        Command::Names(NameEdit::Hide { .. }) | Command::NamesAs(_) => says::SHOW,
        Command::Dictionary(_) => says::DICTIONARY,
        Command::OneStory { .. } => says::ONE_STORY,
        Command::LeastAlike(_) => says::LEAST_ALIKE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::InputErrorCode;
    use crate::ui::i18n::Lang;

    #[test]
    fn errors_give_number_and_limit() {
        let error =
            InputError::new("a.txt", InputErrorCode::TooLarge, "").with_numbers(70 << 20, 64 << 20);
        assert_eq!(
            error_said(Text(Lang::En), &error),
            "too large: 70 MB, the limit is 64 MB"
        );
    }
}
