//! The header: name, screens, search, undo, language, appearance, network record.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{NetworkButton, SearchField};
use crate::ui::desk::Desk;
use crate::ui::hooks::use_desk;
use crate::ui::i18n::{Lang, Message, Text, frame, library};
use crate::ui::platform::prefs::{Prefs, Theme};
use crate::ui::route::Route;
use crate::ui::screens;

/// The id of the search field.
pub const SEARCH_ID: &str = "search";

/// Props of [`Header`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeaderProps {
    /// Shows the keyboard table.
    pub on_keys: Callback<()>,
}

/// The header of every screen.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let route = desk.route();
    let has_files = desk.has_files();
    let screens = screens::SCREENS
        .iter()
        .filter(|_| has_files)
        .map(|(screen, name)| {
            let screen = screen();
            let is_here = screens::is_within(&route, &screen);
            html! {
                <li>
                    <a href={screen.address()} aria-current={is_here.then_some("page")}>
                        { text.say(*name) }
                    </a>
                </li>
            }
        });
    html! {
        <header class="header">
            <a class="header-name" href={Route::Start.address()} title={text.say(frame::NAV_ADD)}>
                { text.say(frame::NAME) }
            </a>
            if has_files {
                <nav aria-label={text.say(frame::NAVIGATION)}><ul>{ for screens }</ul></nav>
            }
            <div class="header-tools">
                if has_files { <Search /> }
                { undo_and_redo(&desk, text) }
                <NetworkButton />
                { choices(&desk, text, &props.on_keys) }
            </div>
        </header>
    }
}

fn undo_and_redo(desk: &Desk, text: Text) -> Html {
    let (undo, redo) = desk.undo_and_redo();
    if undo.is_none() && redo.is_none() {
        return Html::default();
    }
    let button = |sign: &'static str, what: Option<&'static str>, plain: Message, with: Message| {
        let label = what.map_or_else(
            || text.say(plain).to_owned(),
            |what| text.fill(with, &[("what", what)]),
        );
        let desk = desk.clone();
        let is_undo = plain == frame::UNDO;
        let on_click = Callback::from(
            move |_: MouseEvent| {
                if is_undo { desk.undo() } else { desk.redo() }
            },
        );
        html! {
            <button type="button" class="icon header-undo" disabled={what.is_none()} title={label.clone()}
                aria-label={label} onclick={on_click}>
                { sign }
            </button>
        }
    };
    html! {
        <>
            { button("↶", undo, frame::UNDO, frame::UNDO_WHAT) }
            { button("↷", redo, frame::REDO, frame::REDO_WHAT) }
        </>
    }
}

/// Language, appearance, keyboard table.
fn choices(desk: &Desk, text: Text, on_keys: &Callback<()>) -> Html {
    let prefs = desk.prefs();
    let set = |prefs: Prefs| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.set_prefs(prefs))
    };
    let (sign, theme) = match prefs.theme {
        Theme::Auto => ("◐", frame::THEME_AUTO),
        Theme::Light => ("☼", frame::THEME_LIGHT),
        Theme::Dark => ("☾", frame::THEME_DARK),
    };
    let other_theme = Prefs {
        theme: prefs.theme.next(),
        ..prefs
    };
    let on_lang = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let tag = select.map(|select| select.value()).unwrap_or_default();
            if let Some(&lang) = Lang::ALL.iter().find(|lang| lang.tag() == tag) {
                desk.set_prefs(Prefs { lang, ..prefs });
            }
        })
    };
    html! {
        <>
            <button type="button" class="icon" title={text.say(theme)}
                aria-label={text.say(theme)} onclick={set(other_theme)}>{ sign }</button>
            <select class="header-language" aria-label={text.say(frame::SWITCH_LANGUAGE)}
                title={text.say(frame::SWITCH_LANGUAGE)} onchange={on_lang}>
                { for Lang::ALL.iter().map(|lang| html! {
                    <option value={lang.tag()} lang={lang.tag()} selected={*lang == prefs.lang}>
                        { lang.own_name() }
                    </option>
                }) }
            </select>
            <button type="button" class="icon header-keys" title={text.say(frame::KEYS)}
                aria-label={text.say(frame::KEYS)}
                onclick={on_keys.reform(|_: MouseEvent| ())}>{ "?" }</button>
        </>
    }
}

/// The search of the library.
#[component]
fn Search() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let query = desk.query().to_string();
    let on_search = Callback::from(move |query: String| desk.search(&query));
    html! {
        <SearchField id={SEARCH_ID} class="search" label={text.say(frame::SEARCH)} shortcut="/"
            hint={text.say(library::SEARCH_HINT)}
            {query} {on_search} />
    }
}
