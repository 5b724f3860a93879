//! The person's own dictionary: loaded, used, remembered where they want it.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;

use super::Core;
use crate::ui::i18n::names as says;
use crate::ui::log::Command;
use crate::ui::platform::files::Incoming;
use crate::ui::platform::prefs;
use crate::ui::route::Route;
use crate::ui::state::{Message, Value};
use crate::view::visible;

/// Bytes of a dictionary that is loaded: ten times those of its most words.
const MAX_BYTES: u64 = 8 << 20;

impl Core {
    /// The own dictionary, as it is used.
    #[must_use]
    pub fn dictionary(&self) -> Rc<str> {
        self.state.borrow().log.dictionary()
    }

    /// The name of the file that the dictionary was loaded from.
    #[must_use]
    pub fn dictionary_file(&self) -> Option<String> {
        self.state.borrow().dictionary_file.clone()
    }

    /// Uses a dictionary from now on.
    pub fn use_dictionary(self: &Rc<Self>, text: &str) {
        if *text != *self.dictionary() {
            self.run(Command::Dictionary(Rc::from(text)));
        }
    }

    /// Uses the first of these files as dictionary.
    pub fn load_dictionary(self: &Rc<Self>, files: Vec<Incoming>) {
        let Some((name, source)) = files.into_iter().next() else {
            return;
        };
        let file = name.to_string();
        let size = source.size();
        if MAX_BYTES < size {
            let (number, limit) = (Value::Bytes(size), Value::Bytes(MAX_BYTES));
            let values = vec![("file", file.into()), ("number", number), ("limit", limit)];
            return self.notify(says::TOO_LARGE, values);
        }
        let core = Rc::clone(self);
        spawn_local(async move {
            let bytes = match source.bytes().await {
                Ok(bytes) => Uint8Array::new(&bytes).to_vec(),
                Err(reason) => {
                    let values = vec![("file", file.into()), ("reason", reason.into())];
                    return core.notify(says::NOT_LOADED, values);
                }
            };
            match String::from_utf8(bytes) {
                Ok(text) => {
                    core.dispatch(Message::Loaded(visible(&file)));
                    core.use_dictionary(text.trim_start_matches('\u{feff}'));
                    core.go(&Route::Dictionary);
                }
                Err(error) => {
                    let number = error.utf8_error().valid_up_to() + 1;
                    let values = vec![("file", file.into()), ("number", number.into())];
                    core.notify(says::NOT_UTF8, values);
                }
            }
        });
    }

    /// Whether the dictionary outlives the page.
    #[must_use]
    pub fn remembers_dictionary(&self) -> bool {
        prefs::stored_dictionary().is_some()
    }

    /// Has the dictionary outlive the page, or not.
    pub fn remember_dictionary(&self, wanted: bool) {
        let text = self.dictionary();
        prefs::store_dictionary(wanted.then_some(&text));
        self.draw(super::Change::Desk);
    }

    /// Takes up the dictionary that was remembered.
    pub(super) fn recall_dictionary(self: &Rc<Self>) {
        if let Some(text) = prefs::stored_dictionary().filter(|text| !text.is_empty()) {
            self.dispatch(Message::Recall(Rc::from(text)));
        }
    }

    /// The dictionary changed: the store gets it, where it is remembered.
    pub(super) fn store_dictionary(&self, text: &str) {
        if self.remembers_dictionary() {
            prefs::store_dictionary(Some(text));
        }
    }
}
