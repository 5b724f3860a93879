//! Everything that touches the browser beyond drawing: files, workers, storage, clipboard.
//!
//! The rest of the page calls these functions and knows no browser API. What the browser refuses
//! (no storage in a private window, no clipboard) is told as `None` or an error, never a panic.

pub mod files;
pub mod focus;
mod host;
mod lines;
pub mod network;
pub mod output;
pub mod place;
pub mod pool;
pub mod prefs;
mod source;

pub use host::{Update, apply_update, watch_updates};
pub use source::Source;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window of the page.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document of the page.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The part of the address after `#`.
#[must_use]
pub fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to an address inside the page.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        // Only addresses that can't be parsed are refused; ours can.
        let _ = window.location().set_hash(hash);
    }
}

/// Goes back one step of the history.
pub fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Puts the cursor on the element of that id.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts the cursor there without scrolling.
pub fn focus_quietly(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Sets an attribute of the document's root element.
pub fn set_root(attribute: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// How far the window is scrolled down.
#[must_use]
pub fn scrolled() -> f64 {
    window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default()
}

/// Scrolls the window to a distance from its top.
pub fn scroll_to(distance: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, distance);
    }
}

/// Whether the window fits a media query.
#[must_use]
pub fn matches_media(query: &str) -> bool {
    window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Whether a key press belongs to a field that is typed into.
#[must_use]
pub fn is_typing(target: Option<&Element>) -> bool {
    target.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && !matches!(
                element.get_attribute("type").as_deref(),
                Some("checkbox" | "radio" | "button" | "range")
            )
    })
}

/// Whether the person is typing into a field just now.
#[must_use]
pub fn is_typing_now() -> bool {
    is_typing(
        document()
            .and_then(|document| document.active_element())
            .as_ref(),
    )
}
