//! The keyboard table, shown.

use yew::prelude::*;

use super::Dialog;
use crate::ui::hooks::use_text;
use crate::ui::i18n::{frame, help};
use crate::ui::keys::{Scope, lines};
use crate::ui::route::Route;

/// Props of [`KeysDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KeysDialogProps {
    /// Called when the person closes it.
    pub on_close: Callback<()>,
}

/// The keyboard table as a dialog.
#[component]
pub fn KeysDialog(props: &KeysDialogProps) -> Html {
    let text = use_text();
    let scope = |scope: Scope| {
        let rows = lines(scope).into_iter().map(|(keys, says)| {
            html! {
                <tr>
                    <td>{ for keys.iter().map(|key| html! { <kbd>{ key }</kbd> }) }</td>
                    <td>{ text.say(says) }</td>
                </tr>
            }
        });
        html! {
            <table class="keys">
                <caption>{ text.say(scope.name()) }</caption>
                <tbody>{ for rows }</tbody>
            </table>
        }
    };
    html! {
        <Dialog heading={text.say(frame::KEYS)} on_close={props.on_close.clone()}>
            <p><a href={Route::Help.address()} onclick={props.on_close.reform(|_: MouseEvent| ())}>
                { text.say(help::LINK) }
            </a></p>
            <div class="keys-tables">{ for Scope::ALL.into_iter().map(scope) }</div>
        </Dialog>
    }
}
