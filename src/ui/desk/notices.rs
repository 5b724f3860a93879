//! Short notes to the person.

use super::{Change, Core};
use crate::ui::i18n::Message;

/// Milliseconds that a notice stays.
const NOTICE_MS: u32 = 9_000;
/// Notices shown at a time.
const MAX_NOTICES: usize = 3;

/// A short note to the person, with an offer to undo where that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub message: Message,
    /// What fills the message's places.
    pub values: Vec<(&'static str, String)>,
    /// Whether it offers to undo the last command.
    pub offers_undo: bool,
}

impl Core {
    /// The notices that are shown.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.borrow().clone()
    }

    /// Shows a notice.
    pub fn notify(&self, message: Message, values: Vec<(&'static str, String)>, offers_undo: bool) {
        let id = self.next_notice.get();
        self.next_notice.set(id + 1);
        let mut notices = self.notices.borrow_mut();
        notices.retain(|notice| notice.message != message);
        notices.push(Notice {
            id,
            message,
            values,
            offers_undo,
        });
        let surplus = notices.len().saturating_sub(MAX_NOTICES);
        notices.drain(..surplus);
        drop(notices);
        self.draw(Change::Desk);
    }

    /// Takes away the notices that offer to undo a command that is no longer the last one.
    pub(super) fn withdraw_offers(&self) {
        self.notices
            .borrow_mut()
            .retain(|notice| !notice.offers_undo);
    }

    /// Takes a notice away.
    pub fn dismiss(&self, id: u32) {
        self.notices.borrow_mut().retain(|notice| notice.id != id);
        self.draw(Change::Desk);
    }

    /// How long a notice stays, in milliseconds.
    #[must_use]
    pub const fn notice_ms() -> u32 {
        NOTICE_MS
    }
}
