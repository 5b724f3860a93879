//! A modal dialog. The browser's own: it holds the focus, closes by Escape, gives the focus back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::ui::hooks::use_text;
use crate::ui::i18n::frame;

/// Props of [`Dialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogProps {
    /// The heading.
    pub heading: AttrValue,
    /// Called when the person closes it.
    pub on_close: Callback<()>,
    /// What it shows.
    pub children: Html,
}

/// A modal dialog, open as long as it is drawn.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let text = use_text();
    let dialog = use_node_ref();
    let heading = "dialog-heading";
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
        }
    });
    let on_close = props.on_close.reform(|_: Event| ());
    let on_button = props.on_close.reform(|_: MouseEvent| ());
    let on_backdrop = {
        let (dialog, on_close) = (dialog.clone(), props.on_close.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event.target().map(wasm_bindgen::JsValue::from);
            let own = dialog.get().map(wasm_bindgen::JsValue::from);
            if target == own {
                on_close.emit(());
            }
        })
    };
    html! {
        <dialog ref={dialog} class="dialog" aria-labelledby={heading} onclose={on_close}
            onclick={on_backdrop}>
            <div class="dialog-body">
                <h2 id={heading} tabindex="-1" autofocus=true>{ &props.heading }</h2>
                { props.children.clone() }
                <p class="dialog-end">
                    <button type="button" onclick={on_button}>{ text.say(frame::CLOSE) }</button>
                </p>
            </div>
        </dialog>
    }
}
