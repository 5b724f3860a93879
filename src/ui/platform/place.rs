//! Where things stand on the page: bringing a mark or a passage into sight, placing a note below it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::document;

/// The least width that is kept free for a note, in CSS pixels; `.tip` is no wider.
const NOTE_WIDTH: f64 = 280.0;
/// Pixels between a line and the note below it.
const BELOW: f64 = 6.0;

/// Brings a mark of the article into sight and puts the focus on it.
pub fn show_mark(mark: usize) {
    show(&format!("[data-first~=\"{mark}\"]"), true);
}

/// Brings a block of the article into sight.
pub fn show_block(block: usize) {
    show(&format!("#block-{block}"), false);
}

/// Brings a passage of a comparison into sight, on one side (`a` or `b`).
pub fn show_passage(side: &str, passage: usize, focus: bool) {
    show(&format!("#passage-{side}-{passage}"), focus);
}

/// Puts the focus on the word after (true) or before the one that has it; else on the first.
pub fn step_word(forward: bool) {
    let Some(document) = document() else { return };
    let Ok(words) = document.query_selector_all(".reading .word") else {
        return;
    };
    let focused = document.active_element();
    let is_focused = |index: &u32| {
        let node = words.item(*index);
        node.is_some() && node.as_ref() == focused.as_ref().map(AsRef::as_ref)
    };
    let at = (0..words.length()).find(is_focused);
    let next = match (at, forward) {
        (None, _) => 0,
        (Some(at), true) => at + 1,
        (Some(at), false) => at.saturating_sub(1),
    };
    let word = words
        .item(next)
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(word) = word {
        let _ = word.focus();
    }
}

fn show(selector: &str, focus: bool) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if focus && let Ok(element) = element.dyn_into::<HtmlElement>() {
        // What can't take the focus is in sight all the same.
        let _ = element.focus();
    }
}

/// The place below an element's first line, from the left and top of a column around it; so far to
/// the left that a note fits the column.
#[must_use]
pub fn below(element: &Element, column: &HtmlElement) -> Option<(f64, f64)> {
    let line = element.get_client_rects().item(0)?;
    let around = column.get_bounding_client_rect();
    let room = (around.width() - NOTE_WIDTH).max(0.0);
    let left = (line.left() - around.left()).clamp(0.0, room);
    Some((left.round(), (line.bottom() - around.top() + BELOW).round()))
}
