//! The person's own dictionary as a text: loaded, edited, used, saved.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::model::{LineError, LineErrorCode, read_dictionary};
use crate::protocol::{ExportKind, ExportScope};
use crate::ui::hooks::use_desk;
use crate::ui::i18n::{Text, names as says, number_said};
use crate::ui::platform::{files, output};
use crate::ui::route::Route;

use super::dictionary_table::WordTable;

/// Errors shown: whoever mends these sees the next ones.
const MAX_ERRORS: usize = 50;
/// The name of the file that it is saved as.
const FILE: &str = "duilan-dictionary.txt";

/// The screen of the own dictionary.
#[component]
pub fn DictionaryPage() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let used = desk.dictionary();
    let draft = use_state_eq(|| used.clone());
    use_effect_with(used.clone(), {
        let draft = draft.setter();
        move |used| draft.set(used.clone())
    });
    let (words, errors) = read_dictionary(&draft);
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlTextAreaElement>();
            draft.set(field.map(|field| field.value()).unwrap_or_default().into());
        })
    };
    let on_draft = {
        let draft = draft.setter();
        Callback::from(move |text: String| draft.set(text.into()))
    };
    let on_use = {
        let (desk, draft) = (desk.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| desk.use_dictionary(&draft))
    };
    let on_file = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let chosen = field.files().map(|list| files::chosen(&list));
            desk.load_dictionary(chosen.unwrap_or_default());
            field.set_value("");
        })
    };
    let chooser = use_node_ref();
    let on_load = {
        let chooser = chooser.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(chooser) = chooser.cast::<HtmlInputElement>() {
                chooser.click();
            }
        })
    };
    let on_save = {
        let draft = draft.clone();
        Callback::from(move |_: MouseEvent| {
            let kind = ExportKind::Names.media_type();
            // A browser that refuses says so itself.
            let _ = output::download(FILE, kind, draft.as_bytes());
        })
    };
    let on_names = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.download(ExportKind::Names, ExportScope::All))
    };
    let on_remember = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            desk.remember_dictionary(field.is_some_and(|field| field.checked()));
        })
    };
    let file = desk.dictionary_file();
    let file = file.unwrap_or_else(|| text.say(says::HERE).to_owned());
    html! {
        <section class="page name dictionary">
            <p class="back"><a href={Route::Names.address()}>{ text.say(says::TO_NAMES) }</a></p>
            <h1>{ text.say(says::DICTIONARY) }</h1>
            <p class="hint">{ text.say(says::DICTIONARY_NOTE) }</p>
            <div class="chosen">
                <input ref={chooser.clone()} type="file" accept=".txt,.dict,text/plain" hidden=true
                    aria-hidden="true" tabindex="-1" onchange={on_file} />
                <button type="button" onclick={on_load}>{ text.say(says::LOAD) }</button>
                <button type="button" disabled={draft.is_empty()} onclick={on_save}>
                    { text.say(says::SAVE_DICTIONARY) }
                </button>
                <button type="button" disabled={desk.n_articles() == 0} onclick={on_names}>
                    { text.say(says::SAVE_NAMES) }
                </button>
                <label>
                    <input type="checkbox" checked={desk.remembers_dictionary()} onchange={on_remember} />
                    { " " }{ text.say(says::REMEMBER) }
                </label>
            </div>
            <WordTable draft={(*draft).clone()} on_draft={on_draft} />
            <textarea rows="14" spellcheck="false" aria-label={text.say(says::DICTIONARY_TEXT)}
                placeholder="岭南渡 1000 ns" value={draft.to_string()} {oninput} />
            <div class="chosen">
                <button type="button" class="main" disabled={*draft == used} onclick={on_use}>
                    { text.say(says::USE) }
                </button>
                <span role="status">
                    { text.count(says::N_WORDS, words.len()) }
                    if !errors.is_empty() {
                        { " · " }{ text.count(says::N_ERRORS, errors.len()) }
                    }
                </span>
            </div>
            <ul class="line-errors">
                { for errors.iter().take(MAX_ERRORS).map(|error| html! {
                    <li>{ error_said(text, &file, error) }</li>
                }) }
            </ul>
        </section>
    }
}

/// `words.txt, line 3: word too long: 90 characters, the limit is 40`.
fn error_said(text: Text, file: &str, error: &LineError) -> String {
    let why = match error.code {
        LineErrorCode::NoWord => says::NO_WORD,
        LineErrorCode::WordTooLong => says::WORD_TOO_LONG,
        LineErrorCode::CountTooLarge => says::COUNT_TOO_LARGE,
        LineErrorCode::TooManyWords => says::TOO_MANY_WORDS,
    };
    let (number, limit) = (number_said(error.number), number_said(error.limit));
    let why = text.fill(why, &[("number", &number), ("limit", &limit)]);
    let line = number_said(error.line);
    text.fill(
        says::AT_LINE,
        &[("file", file), ("line", &line), ("why", &why)],
    )
}
