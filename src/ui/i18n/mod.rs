//! The message catalogue: every word that the page says, one file a language.
//!
//! The texts stand in `texts/<language tag>.toml`; the build makes a constant of every key
//! (`frame::SEARCH`) and stops where a language lacks one or fills other places. A further language
//! is a further file: copy `en.toml`, whose notes say what each text is for, and translate it.
//!
//! `{name}` is filled in by [`Text::fill`]; `{n|article|articles}` chooses by the number `n` (one or
//! other); `*…*` marks the words that carry a sentence, where a component draws them so.
//!
//! ```
//! # use duilan::ui::i18n::{Lang, Text, library};
//! assert_eq!(Text(Lang::En).count(library::N_ARTICLES, 1), "1 article");
//! assert_eq!(Text(Lang::ZhHans).count(library::N_ARTICLES, 3), "3 篇");
//! ```
//!
//! A section of a file is a module here. A section that names the variants of an enum
//! (`[rule_name]`) is a function, so that a new variant can't be forgotten; one whose keys are looked
//! up while the page runs (`[evidence]`) is a table. Both are listed in `build/texts.rs`.

mod dates;
mod evidence;
mod finding;
mod format;
pub mod terms;
pub mod texts;

pub use dates::{
    anchor_said, day_short, days_said, doubt_said, part_of_speech, passage_name, wants_day,
};
pub use evidence::evidence_said;
pub use finding::{Clause, clauses};
pub use format::{Piece, bytes_said, day_said, moment_said, number_said, percent_said, pieces};
pub use terms::{command_name, error_said, relation_help, rule_help};
pub use texts::{
    Lang, all, article, charset_source, clue_source, compare, field_name, format_name, frame,
    granularity_name, help, issue_said, kind_name, language_name, library, names, relation_name,
    role_name, rule_name, start, survey, words,
};

impl Lang {
    /// The language of a tag, such as a browser prefers; English where none serves it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let fits = |lang: Self| {
            let served = Text(lang).say(texts::language::SERVES).split(' ');
            let lengths = served.filter(|start| {
                let rest = tag.strip_prefix(*start);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            });
            lengths.map(str::len).max()
        };
        let best = Self::ALL.iter().max_by_key(|lang| fits(**lang));
        best.copied()
            .filter(|lang| fits(*lang).is_some())
            .unwrap_or(Self::En)
    }

    /// How the language calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        Text(self).say(texts::language::NAME)
    }
}

/// A text in every language, by its place in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u16);

/// Says messages in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Lang);

impl Text {
    /// A message without places to fill.
    #[must_use]
    pub fn say(self, message: Message) -> &'static str {
        texts::text(message, self.0)
    }

    /// A message with its places filled.
    #[must_use]
    pub fn fill(self, message: Message, values: &[(&str, &str)]) -> String {
        format::fill(self.say(message), values)
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

    #[test]
    fn english_is_english() {
        let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        let mut n_all = 0;
        for message in all() {
            let english = Text(Lang::En).say(message);
            assert!(!english.trim().is_empty());
            assert!(!english.chars().any(han), "{english}");
            n_all += 1;
        }
        assert!(600 < n_all, "{n_all}");
    }

    #[test]
    fn texts_are_cut_where_they_begin() {
        assert_eq!(Text(Lang::En).say(texts::language::NAME), "English");
        let (_, last) = texts::RULE_HELP.last().unwrap();
        assert_eq!(all().last(), Some(*last));
        assert!(Text(Lang::En).say(*last).starts_with("Time, source"));
    }

    #[test]
    fn languages_of_browsers() {
        assert_eq!(Lang::of_tag("zh-CN"), Lang::ZhHans);
        assert_eq!(Lang::of_tag("zh"), Lang::ZhHans);
        assert_eq!(Lang::of_tag("en-GB"), Lang::En);
        assert_eq!(Lang::of_tag("zh-TW"), Lang::ZhHant);
        assert_eq!(Lang::of_tag("zh-Hant-HK"), Lang::ZhHant);
        assert_eq!(Lang::of_tag("de"), Lang::En);
        for &lang in Lang::ALL {
            assert_eq!(Lang::of_tag(lang.tag()), lang);
        }
    }
}
