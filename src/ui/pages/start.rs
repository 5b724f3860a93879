//! The first screen: what this is, one place to drop, one box to paste, one way to try.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::desk::Desk;
use crate::ui::hooks::{use_desk, use_progress};
use crate::ui::i18n::{Text, help, start};
use crate::ui::platform::{Source, files};
use crate::ui::route::Route;

/// The sample texts, written for this project about invented events.
const SAMPLES: [(&str, &str); 5] = [
    (
        "1-evening-paper.txt",
        include_str!("../../../www/samples/1-evening-paper.txt"),
    ),
    (
        "2-radio-preview.txt",
        include_str!("../../../www/samples/2-radio-preview.txt"),
    ),
    (
        "3-traditional-repost.txt",
        include_str!("../../../www/samples/3-traditional-repost.txt"),
    ),
    (
        "4-wire-report.txt",
        include_str!("../../../www/samples/4-wire-report.txt"),
    ),
    (
        "5-aggregator.txt",
        include_str!("../../../www/samples/5-aggregator.txt"),
    ),
];

/// What the choosers offer; whatever else is chosen is sniffed all the same.
const ACCEPTED: &str = ".txt,.md,.html,.htm,.xhtml,.jsonl,text/plain,text/html";

/// The first screen.
#[component]
pub fn StartPage() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let n_articles = desk.n_articles();
    html! {
        <section class="page start">
            <h1 class="start-title">{ text.say(start::TITLE) }</h1>
            if 0 < n_articles {
                <p class="start-go-on">
                    <a href={Route::Library.address()}>{ text.count(start::GO_ON, n_articles) }</a>
                </p>
            }
            <div class="drop">
                <p class="drop-what">{ text.say(start::DROP) }</p>
                <p class="muted">{ text.say(start::HERE) }</p>
                <Choosers />
                <p class="muted drop-formats">{ text.say(start::FORMATS) }</p>
            </div>
            <PasteBox />
        </section>
    }
}

/// The buttons: files, a folder, the sample.
#[component]
fn Choosers() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let (chooser, folder) = (use_node_ref(), use_node_ref());
    let open = |input: &NodeRef| {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let on_chosen = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let chosen = input.files().map(|list| files::chosen(&list));
            // The same files may be chosen again.
            input.set_value("");
            desk.add(chosen.unwrap_or_default());
        })
    };
    html! {
        <p class="drop-buttons">
            <input ref={chooser.clone()} type="file" multiple={true} accept={ACCEPTED} hidden={true}
                aria-hidden="true" tabindex="-1" onchange={on_chosen.clone()} />
            <input ref={folder.clone()} type="file" webkitdirectory={true} hidden={true}
                aria-hidden="true" tabindex="-1" onchange={on_chosen} />
            <button type="button" class="main" onclick={open(&chooser)}>
                { text.say(start::CHOOSE_FILES) }
            </button>
            <button type="button" onclick={open(&folder)}>{ text.say(start::CHOOSE_FOLDER) }</button>
            <button type="button" onclick={sample(&desk)} title={text.say(start::SAMPLE_WHAT)}>
                { text.say(start::SAMPLE) }
            </button>
            <a href={Route::Help.address()}>{ text.say(help::LINK) }</a>
        </p>
    }
}

fn sample(desk: &Desk) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let texts = SAMPLES
            .iter()
            .map(|(name, text)| (Rc::from(*name), Source::Text(Rc::from(*text))));
        desk.add(texts.collect());
    })
}

/// The paste box. What is pasted comes as plain text into the box; its HTML is kept aside, and read
/// in its place where the person did not change the text.
#[component]
fn PasteBox() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let field = use_node_ref();
    let rich = use_mut_ref(|| None::<(String, String)>);
    let is_empty = use_state_eq(|| true);
    // The answer of the desk to work under way: the button stays as it is.
    let _progress = use_progress();
    let on_paste = {
        let rich = Rc::clone(&rich);
        Callback::from(move |event: Event| {
            let event = wasm_bindgen::JsCast::dyn_into::<web_sys::ClipboardEvent>(event);
            let Some(transfer) = event.ok().and_then(|event| event.clipboard_data()) else {
                return;
            };
            let plain = transfer.get_data("text/plain").unwrap_or_default();
            let best = files::pasted(&transfer).unwrap_or_default();
            *rich.borrow_mut() = Some((squeezed(&plain), best));
        })
    };
    let on_input = {
        let is_empty = is_empty.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                is_empty.set(field.value().trim().is_empty());
            }
        })
    };
    let on_read = {
        let (field, is_empty) = (field.clone(), is_empty.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let typed = field.value();
            let rich = rich.borrow_mut().take();
            match rich.filter(|(plain, _)| *plain == squeezed(&typed)) {
                Some((_, best)) => desk.add_text(&best),
                None => desk.add_text(&typed),
            }
            field.set_value("");
            is_empty.set(true);
        })
    };
    html! { <form class="paste" onsubmit={on_read}>{ paste_fields(text, &field, *is_empty, on_paste, on_input) }</form> }
}

fn paste_fields(
    text: Text,
    field: &NodeRef,
    is_empty: bool,
    on_paste: Callback<Event>,
    on_input: Callback<InputEvent>,
) -> Html {
    html! {
        <>
            <label for="paste">{ text.say(start::PASTE) }</label>
            <textarea ref={field.clone()} id="paste" rows="5" spellcheck="false"
                placeholder={text.say(start::PASTE_HINT)} onpaste={on_paste} oninput={on_input} />
            <button type="submit" disabled={is_empty}>{ text.say(start::READ) }</button>
        </>
    }
}

/// A text without its white space: browsers change line ends and spaces on the way.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
