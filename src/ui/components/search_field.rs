//! A search field that waits while an input method composes.
//!
//! Half a syllable of pinyin is not what anybody looks for; the search runs when the word is chosen.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Props of [`SearchField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SearchFieldProps {
    /// What is searched for.
    pub query: AttrValue,
    /// Searches.
    pub on_search: Callback<String>,
    /// Label and placeholder.
    pub label: AttrValue,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// What can be typed.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The key that leads here.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
}

/// The field.
#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let composes = use_mut_ref(|| false);
    // What stands in the field: while a word is composed, more than what is searched for.
    let typed = use_state_eq(|| props.query.clone());
    use_effect_with(props.query.clone(), {
        let typed = typed.setter();
        move |query| typed.set(query.clone())
    });
    let take = {
        let (typed, on_search) = (typed.setter(), props.on_search.clone());
        move |field: &HtmlInputElement, is_composing: bool| {
            typed.set(field.value().into());
            if !is_composing {
                on_search.emit(field.value());
            }
        }
    };
    let oninput = {
        let (take, composes) = (take.clone(), composes.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                take(&field, event.is_composing() || *composes.borrow());
            }
        })
    };
    // Yew has no attribute for these two.
    let field = use_node_ref();
    use_effect_with(props.on_search.clone(), {
        let (field, take) = (field.clone(), take.clone());
        move |_| {
            let listeners = field.cast::<HtmlInputElement>().map(|field| {
                let starts = Rc::clone(&composes);
                let on_start = EventListener::new(&field, "compositionstart", move |_| {
                    *starts.borrow_mut() = true;
                });
                let composed = field.clone();
                let on_end = EventListener::new(&field, "compositionend", move |_| {
                    *composes.borrow_mut() = false;
                    take(&composed, false);
                });
                [on_start, on_end]
            });
            move || drop(listeners)
        }
    });
    let onkeydown = {
        let on_search = props.on_search.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape"
                && !event.is_composing()
                && let Some(field) = event.target_dyn_into::<HtmlInputElement>()
            {
                on_search.emit(String::new());
                let _ = field.blur();
            }
        })
    };
    html! {
        <input ref={field} id={props.id.clone()} class={props.class.clone()} type="search" autocomplete="off"
            spellcheck="false" placeholder={props.label.clone()} aria-label={props.label.clone()} title={props.hint.clone()}
            aria-keyshortcuts={props.shortcut.clone()} value={(*typed).clone()} {oninput} {onkeydown} />
    }
}
