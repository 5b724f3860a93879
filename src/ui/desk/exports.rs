//! Results that leave by the person's own hand: downloads and copies.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Core;
use crate::protocol::{ExportKind, ExportScope};
use crate::ui::i18n::frame;
use crate::ui::platform::output;

impl Core {
    /// Offers an export as a download.
    pub fn download(self: &Rc<Self>, kind: ExportKind, scope: ExportScope) {
        let core = Rc::clone(self);
        let name = export_name(kind, &scope);
        self.export(kind, scope, move |bytes| {
            if !output::download(&name, kind.media_type(), &bytes) {
                core.notify(frame::NOT_EXPORTED, Vec::new(), false);
            }
        });
    }

    /// Puts an export on the clipboard.
    pub fn copy(self: &Rc<Self>, kind: ExportKind, scope: ExportScope) {
        let core = Rc::clone(self);
        self.export(kind, scope, move |bytes| {
            core.copy_text(String::from_utf8_lossy(&bytes).into_owned());
        });
    }

    /// Puts a text on the clipboard.
    pub fn copy_text(self: &Rc<Self>, text: String) {
        let core = Rc::clone(self);
        spawn_local(async move {
            let copied = output::copy(&text).await;
            let said = if copied {
                frame::COPIED
            } else {
                frame::NOT_COPIED
            };
            core.notify(said, Vec::new(), false);
        });
    }

    fn export(
        self: &Rc<Self>,
        kind: ExportKind,
        scope: ExportScope,
        then: impl FnOnce(Vec<u8>) + 'static,
    ) {
        let core = Rc::clone(self);
        if let Some(pool) = &*self.pool.borrow() {
            pool.export(kind, scope, move |bytes| match bytes {
                Some(bytes) => then(bytes),
                None => core.notify(frame::NOT_EXPORTED, Vec::new(), false),
            });
        }
    }
}

/// The name of an export's file: the article's id where it is one, else the program's name.
fn export_name(kind: ExportKind, scope: &ExportScope) -> String {
    let stem = match (kind, scope) {
        (ExportKind::PairsCsv, _) => "duilan-relations".to_owned(),
        (ExportKind::Words(_), _) => "duilan-words".to_owned(),
        (ExportKind::Names, _) => "duilan-names".to_owned(),
        (_, ExportScope::Articles(ids)) if ids.len() == 1 => {
            let id = ids.first().map(String::as_str).unwrap_or_default();
            id.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
        }
        _ => "duilan".to_owned(),
    };
    format!("{stem}.{}", kind.extension())
}
