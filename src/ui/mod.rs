//! The Yew page.

use yew::prelude::*;

/// Draws the page into the element `#app`.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(place) = place {
        yew::Renderer::<App>::with_root(place).render();
    }
}

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "对览" }</h1></main> }
}
