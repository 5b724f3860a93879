//! Decisions about names, each with an offer to undo where much changes at once.

use super::Core;
use crate::model::NameEdit;
use crate::ui::i18n::Message;
use crate::ui::log::Command;

impl Core {
    /// Carries a decision about names out, and says so.
    pub fn decide(&self, edit: NameEdit, said: Message, values: Vec<(&'static str, String)>) {
        self.run(Command::Names(edit));
        self.notify(said, values, true);
    }
}
