//! Short notes to the person.

use crate::ui::i18n::{Message, Text, bytes_said, number_said};
use crate::view::visible;

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
    pub values: Values,
    /// Whether it offers to undo the last command.
    pub offers_undo: bool,
}

/// What fills a message's places, by name.
pub type Values = Vec<(&'static str, Value)>;

/// What fills a place of a message; it is said in the language of the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text of an input, or of the person.
    Text(String),
    /// A number of things.
    Count(usize),
    /// A number of bytes.
    Bytes(u64),
    /// Another message.
    Message(Message),
}

impl Value {
    /// The value in words, safe to show.
    #[must_use]
    pub fn said(&self, text: Text) -> String {
        match self {
            Self::Text(value) => visible(value),
            Self::Count(count) => number_said(*count),
            Self::Bytes(bytes) => bytes_said(*bytes),
            Self::Message(message) => text.say(*message).to_owned(),
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl Notice {
    /// The notice in words.
    #[must_use]
    pub fn said(&self, text: Text) -> String {
        let said = self
            .values
            .iter()
            .map(|(name, value)| (*name, value.said(text)));
        let said: Vec<(&str, String)> = said.collect();
        let said: Vec<(&str, &str)> = said
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        text.fill(self.message, &said)
    }
}

/// The notices that are shown, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    shown: Vec<Notice>,
    last: u32,
}

impl Notices {
    /// The notices, the newest last.
    #[must_use]
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Shows a notice; one that says the same of other values gives way.
    pub fn show(&mut self, message: Message, values: Values, offers_undo: bool) {
        self.last += 1;
        self.shown.retain(|notice| notice.message != message);
        self.shown.push(Notice {
            id: self.last,
            message,
            values,
            offers_undo,
        });
        let surplus = self.shown.len().saturating_sub(MAX_NOTICES);
        self.shown.drain(..surplus);
    }

    /// Takes a notice away.
    pub fn dismiss(&mut self, id: u32) {
        self.shown.retain(|notice| notice.id != id);
    }

    /// Takes away the offers to undo a command that is no longer the last one.
    pub fn withdraw_offers(&mut self) {
        self.shown.retain(|notice| !notice.offers_undo);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::{Lang, frame};

    #[test]
    fn a_notice_says_the_last_number_in_the_language_of_the_moment() {
        let mut notices = Notices::default();
        for n in [1, 2] {
            let values = vec![("n", n.into()), ("name", "一版.txt".to_owned().into())];
            notices.show(frame::ALREADY_HERE, values, false);
        }
        let [notice] = notices.shown() else {
            panic!("{notices:?}");
        };
        assert!(notice.said(Text(Lang::En)).starts_with("2 files have"));
        assert!(notice.said(Text(Lang::ZhHans)).starts_with("2 个文件"));
        let id = notice.id;
        notices.dismiss(id);
        assert!(notices.shown().is_empty());
    }
}
