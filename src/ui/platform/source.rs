//! Where the bytes of a file come from, to be read whenever they are needed.

use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// A file's handle, or a text that was pasted. Cheap to keep: the bytes stay on the disk.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file of the disk.
    File(File),
    /// A text.
    Text(Rc<str>),
}

impl Source {
    /// Its size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        match self {
            // Sizes are whole and below 2^53.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Self::File(file) => file.size().max(0.0) as u64,
            Self::Text(text) => text.len() as u64,
        }
    }

    /// Its bytes, to be transferred.
    ///
    /// # Errors
    /// With the browser's reason, when the file vanished or may not be read.
    pub async fn bytes(&self) -> Result<ArrayBuffer, String> {
        match self {
            Self::Text(text) => Ok(Uint8Array::from(text.as_bytes()).buffer()),
            Self::File(file) => JsFuture::from(file.array_buffer())
                .await
                .and_then(JsCast::dyn_into)
                .map_err(|error| {
                    let name = js_sys::Reflect::get(&error, &"name".into());
                    name.ok()
                        .and_then(|name| name.as_string())
                        .unwrap_or_default()
                }),
        }
    }
}

/// Two sums over a file's bytes, to tell whether it is here already.
///
/// FNV-1a over eight bytes at a time, with two seeds: 128 bits, far beyond chance for the files of
/// a session. The bytes are copied out by the piece, so that the page's memory stays small.
pub(super) fn sums(buffer: &ArrayBuffer) -> (u64, u64) {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    const PIECE: usize = 1 << 16;
    let mut first: u64 = 0xcbf2_9ce4_8422_2325;
    let mut second: u64 = 0x9ae1_6a3b_2f90_404f;
    let bytes = Uint8Array::new(buffer);
    let mut piece = vec![0u8; PIECE];
    let mut start = 0;
    while start < bytes.length() {
        let end = bytes.length().min(start.saturating_add(PIECE as u32));
        let length = (end - start) as usize;
        let Some(target) = piece.get_mut(..length) else {
            break;
        };
        bytes.subarray(start, end).copy_to(target);
        for chunk in target.chunks(8) {
            let word = chunk.iter().fold(chunk.len() as u64, |word, &byte| {
                (word << 8) | u64::from(byte)
            });
            first = (first ^ word).wrapping_mul(PRIME).rotate_left(23);
            second = (second ^ word.rotate_left(32))
                .wrapping_mul(PRIME)
                .rotate_left(29);
        }
        start = end;
    }
    (first, second)
}
