//! The packed dictionary asset, unpacked to jieba's format: word, count, part of speech a line.
//!
//! Deflated as it is, jieba's `dict.txt` has 1.90 MB; column by column, each word without the start
//! that it shares with the word before it, 1.39. `build/dictionary.rs` writes this, deflated (zlib):
//!
//! ```text
//! "n v nr …\n"          the tags
//! "349045\n"            how many words
//! a byte a word         characters shared with the word before
//! a byte a word         characters of its own
//! a byte a word         the number of its tag
//! 1 to 5 bytes a word   its count, seven bits a byte, the lowest first (LEB128)
//! UTF-8                 the words' own characters, one word after the other
//! ```

use std::fmt;

/// A dictionary that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryError {
    message: String,
}

impl DictionaryError {
    pub(super) fn new(message: impl fmt::Display) -> Self {
        Self {
            message: message.to_string(),
        }
    }
}

impl fmt::Display for DictionaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the dictionary can't be read: {}", self.message)
    }
}

impl std::error::Error for DictionaryError {}

/// Bytes of the columns at most; jieba's have 4 MB.
const LIMIT: usize = 64 << 20;

/// Bytes of a line, about, to begin with.
const LINE: usize = 15;

/// The text of the packed dictionary asset.
///
/// # Errors
/// When the bytes do not unpack, or a column ends early.
pub fn unpack(packed: &[u8]) -> Result<String, DictionaryError> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, LIMIT)
        .map_err(DictionaryError::new)?;
    read(&bytes).ok_or_else(|| DictionaryError::new("a column ends early"))
}

fn read(bytes: &[u8]) -> Option<String> {
    let (tags, rest) = line(bytes)?;
    let tags: Vec<&str> = tags.split(' ').collect();
    let (n_words, rest) = line(rest)?;
    let n_words: usize = n_words.parse().ok()?;
    let (shared, rest) = rest.split_at_checked(n_words)?;
    let (own, rest) = rest.split_at_checked(n_words)?;
    let (tag, mut counts) = rest.split_at_checked(n_words)?;
    let mut characters = {
        let mut rest = counts;
        for _ in 0..n_words {
            count(&mut rest)?;
        }
        std::str::from_utf8(rest).ok()?.chars()
    };
    let mut text = String::with_capacity(n_words.saturating_mul(LINE));
    let mut word = String::new();
    for ((&shared, &own), &tag) in shared.iter().zip(own).zip(tag) {
        let end = word.char_indices().nth(usize::from(shared));
        word.truncate(end.map_or(word.len(), |(at, _)| at));
        for _ in 0..own {
            word.push(characters.next()?);
        }
        let count = count(&mut counts)?;
        let tag = tags.get(usize::from(tag))?;
        text.push_str(&word);
        text.push(' ');
        text.push_str(&count.to_string());
        text.push(' ');
        text.push_str(tag);
        text.push('\n');
    }
    Some(text)
}

/// The first line, and what follows it.
fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(bytes.get(..end)?).ok()?;
    Some((line, bytes.get(end + 1..)?))
}

/// The next count.
fn count(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(dead_code, reason = "the build also finds the file that is packed")]
#[path = "../../build/dictionary.rs"]
mod build;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const LINES: &str = "渡 7 n\n渡口 300 n\n渡口员 3 nr\n渡轮 883634 n\n𠮷 1 x\n";

    #[test]
    fn what_is_packed_comes_back() {
        let packed = build::pack(LINES).unwrap();
        assert_eq!(unpack(&packed).as_deref(), Ok(LINES));
    }

    #[test]
    fn broken_bytes_are_an_error() {
        assert!(unpack(b"no zlib").is_err());
        let columns = build::columns(LINES).unwrap();
        for end in 0..columns.len() {
            assert_ne!(read(&columns[..end]).as_deref(), Some(LINES));
        }
    }
}
