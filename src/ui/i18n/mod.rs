//! The message catalogue: every word that the page says, in Chinese and in English.
//!
//! A message is a pair of texts, so that none can lack a language. `{name}` is filled in by
//! [`Text::fill`]; `{n|article|articles}` chooses by the number `n` (one or other).
//!
//! ```
//! # use duilan::ui::i18n::{Lang, Message, Text};
//! const READ: Message = Message::new("读完 {n} 篇", "{n} {n|article|articles} read");
//! assert_eq!(Text(Lang::En).fill(READ, &[("n", "1")]), "1 article read");
//! assert_eq!(Text(Lang::Zh).fill(READ, &[("n", "3")]), "读完 3 篇");
//! ```
//!
//! `*…*` marks the words that carry a sentence, where a component draws them so.
//!
//! Each screen has a file of messages, made with [`messages!`], which also lists them for the test.

/// Defines messages, one a line: a doc comment, `NAME = "中文", "English";`.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: $crate::ui::i18n::Message =
            $crate::ui::i18n::Message::new($zh, $en);)*

        /// All messages of this file, by name.
        pub const ALL: &[(&str, $crate::ui::i18n::Message)] =
            &[$((stringify!($name), $name),)*];
    };
}
pub(crate) use messages;

mod dates;
mod evidence;
mod finding;
mod format;
pub mod terms;

pub mod article;
pub mod compare;
pub mod frame;
pub mod library;
pub mod names;
pub mod start;
pub mod survey;
pub mod words;

pub use dates::{
    anchor_said, day_short, days_said, doubt_said, field_name, granularity_name, part_of_speech,
    passage_name, wants_day,
};
pub use evidence::evidence_said;
pub use finding::{Clause, clauses};
pub use format::{Piece, bytes_said, day_said, moment_said, number_said, percent_said, pieces};
pub use terms::{
    charset_source, clue_source, command_name, error_message, error_said, format_name, issue_said,
    kind_name, language_name, relation_name, role_name, rule_name,
};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
        }
    }

    /// The language of a tag, such as a browser prefers; Chinese has every `zh`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") {
            Self::Zh
        } else {
            Self::En
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    zh: &'static str,
    en: &'static str,
}

impl Message {
    /// A message.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text in a language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Says messages in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Lang);

impl Text {
    /// A message without places to fill.
    #[must_use]
    pub const fn say(self, message: Message) -> &'static str {
        message.get(self.0)
    }

    /// A message with its places filled.
    #[must_use]
    pub fn fill(self, message: Message, values: &[(&str, &str)]) -> String {
        format::fill(message.get(self.0), values)
    }

    /// A message about a number, `{n}`.
    #[must_use]
    pub fn count(self, message: Message, n: usize) -> String {
        self.fill(message, &[("n", &number_said(n))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of a text: names, and choices without their words.
    fn places(text: &str) -> std::collections::BTreeSet<String> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(inside, _)| inside.split('|').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn every_message_is_whole_in_both_languages() {
        let all = [
            article::ALL,
            compare::ALL,
            survey::ALL,
            frame::ALL,
            start::ALL,
            library::ALL,
            names::ALL,
            words::ALL,
            terms::ALL,
        ]
        .concat();
        assert!(all.len() > 100);
        for (name, message) in all {
            assert!(
                !message.zh.trim().is_empty() && !message.en.trim().is_empty(),
                "{name}"
            );
            assert_eq!(places(message.zh), places(message.en), "{name}");
            let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
            let own_name = ["语言", "对览", "中文"]
                .iter()
                .any(|&text| message.en.contains(text));
            assert!(
                own_name || !message.en.chars().any(han),
                "{name}: Chinese in the English"
            );
            for text in [message.zh, message.en] {
                assert_eq!(
                    text.matches('{').count(),
                    text.matches('}').count(),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn languages_of_browsers() {
        assert_eq!(Lang::of_tag("zh-TW"), Lang::Zh);
        assert_eq!(Lang::of_tag("de"), Lang::En);
    }
}
