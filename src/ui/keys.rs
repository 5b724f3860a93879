//! The keyboard: one table of what each key does where.
//!
//! The table is what listens and what the help shows, so that neither can differ from the other.
//! Keys do nothing while a person types into a field, except `Escape`.

use super::i18n::{Message, frame, names, words};

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// On every screen.
    Everywhere,
    /// In the library.
    Library,
    /// On one article.
    Article,
    /// On two articles side by side.
    Compare,
    /// Among the names, and on one name.
    Names,
    /// On the stories.
    Stories,
}

impl Scope {
    /// The scopes in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Everywhere,
        Self::Library,
        Self::Article,
        Self::Compare,
        Self::Names,
        Self::Stories,
    ];

    /// Its heading in the help.
    #[must_use]
    pub const fn name(self) -> Message {
        match self {
            Self::Everywhere => frame::KEYS_EVERYWHERE,
            Self::Library => frame::KEYS_LIBRARY,
            Self::Article => frame::KEYS_ARTICLE,
            Self::Compare => frame::KEYS_COMPARE,
            Self::Names => frame::NAV_NAMES,
            Self::Stories => frame::NAV_STORIES,
        }
    }
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Puts the cursor into the search.
    Search,
    /// Shows the keyboard table.
    Help,
    /// Goes to the library.
    Library,
    /// Goes to the first screen.
    Add,
    /// Takes back the last command.
    Undo,
    /// Does it again.
    Redo,
    /// The next row.
    Down,
    /// The previous row.
    Up,
    /// Removes what is chosen.
    Remove,
    /// Switches the layer of that number, from 1.
    Layer(u8),
    /// The next place: mark or passage.
    Next,
    /// The previous place.
    Previous,
    /// The next word (true) or the previous one.
    Word(bool),
    /// Shows differences only.
    Differences,
    /// Goes back one screen.
    Back,
    /// Chooses the row in hand, or no longer.
    Choose,
    /// Merges what is chosen.
    Merge,
    /// Hides what is chosen.
    Hide,
    /// Answers the question that is asked.
    Answer(bool),
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it works.
    pub scope: Scope,
    /// The key, as the browser names it.
    pub key: &'static str,
    /// Whether Ctrl (or ⌘) is held.
    pub control: bool,
    /// What it does.
    pub action: Action,
    /// How the help says it.
    pub says: Message,
}

const fn plain(scope: Scope, key: &'static str, action: Action, says: Message) -> Binding {
    Binding {
        scope,
        key,
        control: false,
        action,
        says,
    }
}

const fn control(key: &'static str, action: Action, says: Message) -> Binding {
    Binding {
        scope: Scope::Everywhere,
        key,
        control: true,
        action,
        says,
    }
}

/// All keys.
pub const TABLE: &[Binding] = &[
    plain(Scope::Everywhere, "/", Action::Search, frame::KEY_SEARCH),
    plain(Scope::Everywhere, "?", Action::Help, frame::KEY_HELP),
    plain(Scope::Everywhere, "l", Action::Library, frame::KEY_LIBRARY),
    plain(Scope::Everywhere, "a", Action::Add, frame::KEY_ADD),
    plain(Scope::Everywhere, "b", Action::Back, frame::KEY_BACK),
    control("z", Action::Undo, frame::UNDO),
    control("y", Action::Redo, frame::REDO),
    control("Z", Action::Redo, frame::REDO),
    plain(Scope::Library, "j", Action::Down, frame::KEY_DOWN),
    plain(Scope::Library, "k", Action::Up, frame::KEY_UP),
    plain(Scope::Library, "Delete", Action::Remove, frame::KEY_REMOVE),
    plain(Scope::Article, "1", Action::Layer(1), frame::KEY_LAYERS),
    plain(Scope::Article, "2", Action::Layer(2), frame::KEY_LAYERS),
    plain(Scope::Article, "3", Action::Layer(3), frame::KEY_LAYERS),
    plain(Scope::Article, "4", Action::Layer(4), frame::KEY_LAYERS),
    plain(Scope::Article, "5", Action::Layer(5), frame::KEY_LAYERS),
    plain(Scope::Article, "6", Action::Layer(6), frame::KEY_LAYERS),
    plain(Scope::Article, "n", Action::Next, frame::KEY_NEXT),
    plain(Scope::Article, "p", Action::Previous, frame::KEY_PREVIOUS),
    plain(
        Scope::Article,
        "ArrowLeft",
        Action::Word(false),
        words::KEY_WORDS,
    ),
    plain(
        Scope::Article,
        "ArrowRight",
        Action::Word(true),
        words::KEY_WORDS,
    ),
    plain(Scope::Compare, "n", Action::Next, frame::KEY_NEXT),
    plain(Scope::Compare, "p", Action::Previous, frame::KEY_PREVIOUS),
    plain(
        Scope::Compare,
        "d",
        Action::Differences,
        frame::KEY_DIFFERENCES,
    ),
    plain(Scope::Names, "j", Action::Down, frame::KEY_DOWN),
    plain(Scope::Names, "k", Action::Up, frame::KEY_UP),
    plain(Scope::Names, "n", Action::Next, frame::KEY_NEXT),
    plain(Scope::Names, "p", Action::Previous, frame::KEY_PREVIOUS),
    plain(Scope::Names, "x", Action::Choose, frame::KEY_CHOOSE),
    plain(Scope::Names, "m", Action::Merge, names::MERGE),
    plain(Scope::Names, "h", Action::Hide, names::HIDE),
    plain(Scope::Stories, "y", Action::Answer(true), frame::KEY_YES),
    plain(Scope::Stories, "n", Action::Answer(false), frame::KEY_NO),
];

/// What a key does, where it is pressed in one of these scopes.
#[must_use]
pub fn action(scopes: &[Scope], key: &str, control: bool) -> Option<Action> {
    let key = narrow(key);
    TABLE
        .iter()
        .find(|binding| {
            scopes.contains(&binding.scope) && binding.key == &*key && binding.control == control
        })
        .map(|binding| binding.action)
}

/// A key as a keyboard without an input method gives it: `？` is `?`.
fn narrow(key: &str) -> String {
    const FROM_WIDE: u32 = 0xFEE0;
    key.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - FROM_WIDE).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// The lines of the help for a scope: keys that do the same stand together.
#[must_use]
pub fn lines(scope: Scope) -> Vec<(Vec<String>, Message)> {
    let mut lines: Vec<(Vec<String>, Message)> = Vec::new();
    for binding in TABLE.iter().filter(|binding| binding.scope == scope) {
        let key = match (binding.control, binding.key) {
            (true, "Z") => "Ctrl+Shift+Z".to_owned(),
            (true, key) => format!("Ctrl+{}", key.to_uppercase()),
            (false, "ArrowLeft") => "←".to_owned(),
            (false, "ArrowRight") => "→".to_owned(),
            (false, key) => key.to_owned(),
        };
        match lines.last_mut() {
            Some((keys, says)) if *says == binding.says => keys.push(key),
            _ => lines.push((vec![key], binding.says)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_at_once() {
        for (index, one) in TABLE.iter().enumerate() {
            for other in &TABLE[index + 1..] {
                let meet = one.scope == other.scope
                    || one.scope == Scope::Everywhere
                    || other.scope == Scope::Everywhere;
                assert!(
                    !(meet && one.key == other.key && one.control == other.control),
                    "{one:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn keys_work_in_their_scope_only() {
        assert_eq!(action(&[Scope::Article], "n", false), Some(Action::Next));
        assert_eq!(action(&[Scope::Library], "n", false), None);
        assert_eq!(action(&[Scope::Everywhere], "z", true), Some(Action::Undo));
        assert_eq!(action(&[Scope::Everywhere], "z", false), None);
        assert_eq!(
            action(&[Scope::Everywhere], "？", false),
            Some(Action::Help)
        );
    }

    #[test]
    fn the_help_groups_keys() {
        let lines = lines(Scope::Article);
        assert_eq!(lines[0].0.len(), 6);
        assert_eq!(lines.len(), 4);
    }
}
