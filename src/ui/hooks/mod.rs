//! Hooks: how components get at the desk, at view models, at the keyboard.

mod kept;
mod keys;
mod view;

pub use kept::{Memory, use_kept, use_once};
pub use keys::use_keys;
pub use view::{View, use_view};

use yew::prelude::*;

use super::desk::{Desk, Progress};
use super::i18n::Text;

/// The desk. Draws anew with every change but progress.
#[hook]
pub fn use_desk() -> Desk {
    // Outside the app there is none; a blank one does nothing, which beats a panic.
    use_context::<Desk>().unwrap_or_else(Desk::blank)
}

/// The progress. Draws anew with every change of a file's state.
#[hook]
pub fn use_progress() -> Progress {
    use_context::<Progress>().unwrap_or_else(Progress::blank)
}

/// Says messages in the chosen language.
#[hook]
pub fn use_text() -> Text {
    use_desk().text()
}
