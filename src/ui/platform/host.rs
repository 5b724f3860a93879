//! What the surroundings of the program give it: `globalThis.duilan` of `www/host.js`.
//!
//! Hosted page and single file bring objects with the same functions, so that nothing here has to
//! know which of them it is.

use js_sys::{ArrayBuffer, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    /// `import.meta` of the glue, the script that has a hash in its name.
    type ImportMeta;
    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static META: ImportMeta;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = duilan, js_name = startWorker, catch)]
    fn start_worker_of_host(script: &str, module: &JsValue) -> Result<Worker, JsValue>;
    #[wasm_bindgen(js_namespace = duilan, js_name = loadAsset, catch)]
    fn load_asset_of_host(name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = duilan, js_name = watchUpdates, catch)]
    fn watch_updates_of_host(callback: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = duilan, js_name = applyUpdate, catch)]
    fn apply_update_of_host() -> Result<JsValue, JsValue>;
}

/// Starts a worker on this very program.
pub(super) fn start_worker() -> Result<Worker, JsValue> {
    start_worker_of_host(&META.with(ImportMeta::url), &wasm_bindgen::module())
}

/// The bytes of an asset; none where this build has none.
pub(super) async fn load_asset(name: &str) -> Result<Option<ArrayBuffer>, JsValue> {
    let value = JsFuture::from(load_asset_of_host(name)?).await?;
    Ok(value.dyn_into::<ArrayBuffer>().ok())
}

/// What has become of this page's version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Another one waits, or has taken over in another tab.
    New,
    /// Its files are gone from the server and from the caches: no further worker can start.
    Gone,
}

/// Calls back when another version of the page is there, or this one's files are gone.
pub fn watch_updates(mut callback: impl FnMut(Update) + 'static) {
    let callback = Closure::<dyn FnMut(String)>::new(move |what: String| {
        callback(if what == "gone" {
            Update::Gone
        } else {
            Update::New
        });
    });
    // Without a service worker there are no updates to watch.
    let _ = watch_updates_of_host(callback.as_ref().unchecked_ref());
    // The page watches as long as it lives.
    callback.forget();
}

/// Loads the page anew, in the waiting version where there is one.
pub fn apply_update() {
    let _ = apply_update_of_host();
}
