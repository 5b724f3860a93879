//! What leaves the page by the person's own hand: downloads, the clipboard.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{document, window};

/// Milliseconds that a download may take to start before its address is taken back.
const KEEP_ADDRESS_MS: u32 = 60_000;

/// Offers bytes as a download; whether the browser took it.
#[must_use]
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    offer(name, media_type, bytes).is_some()
}

fn offer(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    gloo::timers::callback::Timeout::new(KEEP_ADDRESS_MS, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// Puts a text on the clipboard; whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false; // not a secure context
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
