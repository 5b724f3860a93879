//! Results that leave by the person's own hand: downloads and copies.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Core;
use crate::protocol::{ExportKind, ExportScope};
use crate::ui::i18n::frame;
use crate::ui::platform::output;
use crate::ui::platform::pool::Export;

impl Core {
    /// Offers an export as a download.
    pub fn download(self: &Rc<Self>, kind: ExportKind, scope: ExportScope) {
        let core = Rc::clone(self);
        self.export(kind, scope, move |export| {
            let name = export_name(kind, export.label.as_deref());
            if !output::download(&name, kind.media_type(), &export.bytes) {
                core.notify(frame::NOT_EXPORTED, Vec::new());
            }
        });
    }

    /// Puts an export on the clipboard.
    pub fn copy(self: &Rc<Self>, kind: ExportKind, scope: ExportScope) {
        let core = Rc::clone(self);
        self.export(kind, scope, move |export| {
            core.copy_text(String::from_utf8_lossy(&export.bytes).into_owned());
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
            core.notify(said, Vec::new());
        });
    }

    fn export(
        self: &Rc<Self>,
        kind: ExportKind,
        scope: ExportScope,
        then: impl FnOnce(Export) + 'static,
    ) {
        let core = Rc::clone(self);
        if let Some(pool) = &*self.pool.borrow() {
            pool.export(kind, scope, move |export| match export {
                Some(export) => then(export),
                None => core.notify(frame::NOT_EXPORTED, Vec::new()),
            });
        }
    }
}

/// The name of an export's file: the article's label where it is one, else the program's name.
fn export_name(kind: ExportKind, label: Option<&str>) -> String {
    let stem = match (kind, label) {
        (ExportKind::PairsCsv, _) => "duilan-relations".to_owned(),
        (ExportKind::Words(_), _) => "duilan-words".to_owned(),
        (ExportKind::Names, _) => "duilan-names".to_owned(),
        (_, Some(label)) => label.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-"),
        (_, None) => "duilan".to_owned(),
    };
    format!("{stem}.{}", kind.extension())
}
