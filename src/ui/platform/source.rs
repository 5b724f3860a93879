//! Where the bytes of a file come from, to be read whenever they are needed.

use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::ui::copies::Sums;

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

/// Bytes that are copied out of a buffer at once, so that the page's memory stays small.
const PIECE: u32 = 1 << 16;

/// Two sums over a file's bytes, to find those that may be equal: FNV-1a over eight bytes at a
/// time, with two seeds. Equal sums prove nothing; [`are_equal`] does.
pub(super) fn sums(buffer: &ArrayBuffer) -> Sums {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut first: u64 = 0xcbf2_9ce4_8422_2325;
    let mut second: u64 = 0x9ae1_6a3b_2f90_404f;
    for piece in pieces(buffer) {
        for chunk in piece.chunks(8) {
            let word = chunk.iter().fold(chunk.len() as u64, |word, &byte| {
                (word << 8) | u64::from(byte)
            });
            first = (first ^ word).wrapping_mul(PRIME).rotate_left(23);
            second = (second ^ word.rotate_left(32))
                .wrapping_mul(PRIME)
                .rotate_left(29);
        }
    }
    (first, second)
}

/// Whether two buffers hold the same bytes.
pub(super) fn are_equal(a: &ArrayBuffer, b: &ArrayBuffer) -> bool {
    a.byte_length() == b.byte_length() && pieces(a).eq(pieces(b))
}

fn pieces(buffer: &ArrayBuffer) -> impl Iterator<Item = Vec<u8>> {
    let bytes = Uint8Array::new(buffer);
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = bytes.length().min(start + PIECE);
        let piece = (start < end).then(|| bytes.subarray(start, end).to_vec());
        start = end;
        piece
    })
}
