//! The person's choices that outlive the page: language and appearance; the own dictionary where
//! they want it remembered. Nothing else is stored.

use crate::ui::i18n::Lang;

use super::{set_root, window};

/// Names in local storage.
const LANGUAGE: &str = "duilan.language";
const THEME: &str = "duilan.theme";
const DICTIONARY: &str = "duilan.dictionary";

/// Light, dark, or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next one, for a button that steps through them.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    /// The name in storage and in the style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn of_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// Language and appearance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefs {
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
}

impl Prefs {
    /// What was stored; else what the browser prefers.
    #[must_use]
    pub fn load() -> Self {
        let lang = stored(LANGUAGE)
            .or_else(|| window()?.navigator().language())
            .map_or_else(Lang::default, |tag| Lang::of_tag(&tag));
        let theme = stored(THEME).map_or_else(Theme::default, |name| Theme::of_name(&name));
        Self { lang, theme }
    }

    /// Stores the choices and shows them.
    pub fn save(self) {
        store(LANGUAGE, self.lang.tag());
        store(THEME, self.theme.name());
        self.show();
    }

    /// Sets language and appearance of the document.
    pub fn show(self) {
        set_root("lang", self.lang.tag());
        set_root("data-theme", self.theme.name());
    }
}

/// The own dictionary of an earlier session; none where it is not remembered.
#[must_use]
pub fn stored_dictionary() -> Option<String> {
    stored(DICTIONARY)
}

/// Has the own dictionary remembered, or not.
pub fn store_dictionary(text: Option<&str>) {
    if let Some(text) = text {
        store(DICTIONARY, text);
    } else if let Some(storage) = window().and_then(|window| window.local_storage().ok()?) {
        let _ = storage.remove_item(DICTIONARY);
    }
}

/// Where storage is forbidden, the choices live as long as the page.
fn stored(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

fn store(name: &str, value: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()?) {
        let _ = storage.set_item(name, value);
    }
}
