//! Files and texts as they come in: dropped, chosen, pasted.

use crate::model::Arrange;
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
};

use super::Source;

/// A file that came in: its name, or its path below a dropped folder, and where its bytes are.
pub type Incoming = (Rc<str>, Source);

/// How many folders deep a dropped folder is read: a loop of links must end somewhere.
const MAX_DEPTH: usize = 32;

/// The files of a chooser.
#[must_use]
pub fn chosen(list: &FileList) -> Vec<Incoming> {
    let path_key = JsValue::from("webkitRelativePath");
    (0..list.length())
        .filter_map(|index| list.get(index))
        .map(|file| {
            let path = Reflect::get(&file, &path_key)
                .ok()
                .and_then(|path| path.as_string())
                .filter(|path| !path.is_empty())
                .unwrap_or_else(|| file.name());
            (path, file)
        })
        .filter(|(path, _)| !is_hidden(path))
        .map(|(path, file)| (Rc::from(path), Source::File(file)))
        .collect()
}

/// What a drop holds. The entries have to be taken at once, they are gone after the event.
#[derive(Debug)]
pub struct Dropped {
    entries: Vec<FileSystemEntry>,
    files: Vec<Incoming>,
    /// Text that was dragged out of a page, where no file came with it.
    pub text: Option<String>,
}

/// Takes what a drop holds.
#[must_use]
pub fn dropped(transfer: &DataTransfer) -> Dropped {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|index| items.get(index))
        .filter(|item| item.kind() == "file")
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect();
    let files = transfer.files().map(|list| chosen(&list));
    let files = files.unwrap_or_default();
    let text = (entries.is_empty() && files.is_empty())
        .then(|| pasted(transfer))
        .flatten();
    Dropped {
        entries,
        files,
        text,
    }
}

impl Dropped {
    /// The files, those inside folders included, by path.
    pub async fn files(self) -> Vec<Incoming> {
        if self.entries.is_empty() {
            return self.files;
        }
        let mut found: Vec<Incoming> = Vec::new();
        let mut open: Vec<(FileSystemEntry, usize)> =
            self.entries.into_iter().map(|entry| (entry, 0)).collect();
        while let Some((entry, depth)) = open.pop() {
            let path = entry.full_path();
            let path = path.trim_start_matches('/');
            if is_hidden(path) {
                continue;
            }
            if entry.is_file() {
                // A file that vanished meanwhile is nothing to read.
                if let Ok(file) = file_of(entry.clone().unchecked_into()).await {
                    found.push((Rc::from(path), Source::File(file)));
                }
            } else if entry.is_directory() && depth < MAX_DEPTH {
                for entry in entries_of(&entry.unchecked_into()).await {
                    open.push((entry, depth + 1));
                }
            }
        }
        found.arrange_by(|a, b| a.0.cmp(&b.0));
        found
    }
}

/// The text of a paste or a drag: the HTML where it has paragraphs, else the plain text.
#[must_use]
pub fn pasted(transfer: &DataTransfer) -> Option<String> {
    let of = |kind: &str| {
        let text = transfer.get_data(kind).unwrap_or_default();
        Some(text).filter(|text| !text.trim().is_empty())
    };
    let html = of("text/html").filter(|html| has_paragraphs(html));
    html.or_else(|| of("text/plain"))
}

/// Whether copied HTML says more than the plain text does: words in one line say nothing more.
fn has_paragraphs(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    ["<p", "<h1", "<h2", "<article", "<br", "<li", "<div"]
        .iter()
        .any(|tag| html.contains(tag))
}

/// Files that systems strew into folders, such as `.DS_Store`.
fn is_hidden(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with('.') || name == "Thumbs.db")
}

async fn file_of(entry: FileSystemFileEntry) -> Result<File, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(promise).await?.dyn_into()
}

/// The entries of a folder; the browser gives them by the hundred.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |resolve, reject| {
            let asked = reader.read_entries_with_callback_and_callback(&resolve, &reject);
            if let Err(error) = asked {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        });
        let Ok(batch) = JsFuture::from(promise).await else {
            return all;
        };
        let batch = Array::from(&batch);
        if batch.length() == 0 {
            return all;
        }
        all.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
