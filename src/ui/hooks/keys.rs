//! Listening to the keyboard by the table of [`crate::ui::keys`].

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::ui::keys::{Action, Scope, action};
use crate::ui::platform;

/// Calls back for the keys of these scopes, while the component is shown.
///
/// The callback says whether it did something; only then the browser's own use of the key ends.
#[hook]
pub fn use_keys(scope: Scope, on_action: Callback<Action, bool>) {
    use_effect_with((scope, on_action), |(scope, on_action)| {
        let (scope, on_action) = (*scope, on_action.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let listener = platform::document().map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                let target = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok());
                if event.alt_key() || event.is_composing() || platform::is_typing(target.as_ref()) {
                    return;
                }
                let control = event.ctrl_key() || event.meta_key();
                if let Some(action) = action(&[scope], &event.key(), control)
                    && on_action.emit(action)
                {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
}
