//! The whole window takes drops: files, folders, dragged text.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ui::hooks::use_desk;
use crate::ui::i18n::start;
use crate::ui::platform::files;
use crate::ui::route::Route;

/// Props of [`DropArea`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DropAreaProps {
    /// The page.
    pub children: Html,
}

/// Takes drops anywhere on the page, and shows that it will while something hovers.
#[component]
pub fn DropArea(props: &DropAreaProps) -> Html {
    let desk = use_desk();
    // Entering a child comes before leaving its parent: only the count tells whether it left.
    let depth = use_state_eq(|| 0_i32);
    let is_ours = |event: &DragEvent| {
        event.data_transfer().is_some_and(|transfer| {
            let types = transfer.types();
            ["Files", "text/plain", "text/html"]
                .iter()
                .any(|kind| types.includes(&(*kind).into(), 0))
        })
    };
    let on_enter = {
        let depth = depth.clone();
        Callback::from(move |event: DragEvent| {
            if is_ours(&event) {
                event.prevent_default();
                depth.set(*depth + 1);
            }
        })
    };
    let on_leave = {
        let depth = depth.clone();
        Callback::from(move |_: DragEvent| depth.set((*depth - 1).max(0)))
    };
    let on_over = Callback::from(move |event: DragEvent| {
        if is_ours(&event) {
            event.prevent_default();
        }
    });
    let on_drop = {
        let depth = depth.clone();
        let desk = desk.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            depth.set(0);
            let Some(transfer) = event.data_transfer() else {
                return;
            };
            let dropped = files::dropped(&transfer);
            if let Some(text) = &dropped.text {
                return desk.add_text(text);
            }
            let desk = desk.clone();
            let is_dictionary = desk.route() == Route::Dictionary;
            spawn_local(async move {
                let files = dropped.files().await;
                if is_dictionary {
                    desk.load_dictionary(files);
                } else {
                    desk.add(files);
                }
            });
        })
    };
    let hovers = 0 < *depth;
    html! {
        <div class={classes!("app", hovers.then_some("app-hovered"))} ondragenter={on_enter}
            ondragleave={on_leave} ondragover={on_over} ondrop={on_drop}>
            { props.children.clone() }
            if hovers {
                <div class="drop-veil" aria-hidden="true">
                    <strong>{ desk.text().say(start::DROP_NOW) }</strong>
                </div>
            }
        </div>
    }
}
