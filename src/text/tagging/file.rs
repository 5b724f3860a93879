//! Model files: a header of text, then the weights, deflated.
//!
//! ```text
//! duilan model 1
//! labels: O B-PER I-PER …
//! source: …
//! …
//! checksum: 0123456789abcdef
//!
//! (zlib: number of features; gaps between their sorted numbers; entries of each; labels; weights;
//!  transitions)
//! ```
//!
//! Each kind of number stands in a stretch of its own, so that deflate finds each one's few
//! common values. The checksum is FNV-1a of what was deflated.

use std::fmt;

use super::table::Table;
use super::{Labels, Model};

/// The first line of every file.
const MAGIC: &str = "duilan model 1";
/// No model unpacks to more.
const LIMIT: usize = 32 << 20;

/// The lines of a file's header: key and value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// In the order of the file.
    pub lines: Vec<(String, String)>,
}

impl Header {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.lines
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    }
}

/// A weight of a feature for a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The label's number.
    pub label: u8,
    /// The weight; never 0.
    pub weight: i8,
}

/// A model file that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    what: &'static str,
}

impl ModelError {
    /// The bytes are no model file.
    #[must_use]
    pub const fn no_header() -> Self {
        Self {
            what: "it has no header",
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the model can't be read: {}", self.what)
    }
}

impl std::error::Error for ModelError {}

/// The bytes of a model file; features sorted by number, `labels` must be among the header's lines.
#[must_use]
pub fn write(header: &Header, features: &[(u32, Vec<Entry>)], transitions: &[i32]) -> Vec<u8> {
    let mut plain = Vec::new();
    let count = u32::try_from(features.len()).unwrap_or(u32::MAX);
    plain.extend(count.to_le_bytes());
    let mut last = 0;
    for (key, _) in features {
        push_gap(&mut plain, key - last);
        last = *key;
    }
    for (_, entries) in features {
        plain.push(u8::try_from(entries.len()).unwrap_or(u8::MAX));
    }
    for entry in features.iter().flat_map(|(_, entries)| entries) {
        plain.push(entry.label);
    }
    for entry in features.iter().flat_map(|(_, entries)| entries) {
        plain.extend(entry.weight.to_le_bytes());
    }
    for weight in transitions {
        plain.extend(weight.to_le_bytes());
    }
    let mut bytes = format!("{MAGIC}\n");
    for (key, value) in &header.lines {
        bytes += &format!("{key}: {value}\n");
    }
    bytes += &format!("checksum: {:016x}\n\n", checksum(&plain));
    let mut bytes = bytes.into_bytes();
    bytes.extend(miniz_oxide::deflate::compress_to_vec_zlib(&plain, 10));
    bytes
}

/// Gaps below 255 take a byte, others a mark and three.
fn push_gap(bytes: &mut Vec<u8>, gap: u32) {
    match u8::try_from(gap) {
        Ok(small) if small < u8::MAX => bytes.push(small),
        _ => {
            bytes.push(u8::MAX);
            bytes.extend(gap.to_le_bytes().iter().take(3));
        }
    }
}

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// When the bytes are no model, are cut short, or differ from their checksum.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let (header, packed) = split(bytes).ok_or(ModelError::no_header())?;
        let plain = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, LIMIT)
            .map_err(|_| ModelError {
                what: "it does not unpack",
            })?;
        if header.get("checksum") != Some(format!("{:016x}", checksum(&plain)).as_str()) {
            return Err(ModelError {
                what: "its checksum differs",
            });
        }
        let labels = Labels::new(header.get("labels").unwrap_or_default().split(' '));
        body(&plain, labels, header).ok_or(ModelError {
            what: "it is cut short",
        })
    }
}

fn split(bytes: &[u8]) -> Option<(Header, &[u8])> {
    let end = bytes.windows(2).position(|two| two == b"\n\n")?;
    let text = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut lines = text.lines();
    if lines.next() != Some(MAGIC) {
        return None;
    }
    let lines = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    Some((Header { lines }, bytes.get(end + 2..)?))
}

fn body(plain: &[u8], labels: Labels, header: Header) -> Option<Model> {
    let (count, mut rest) = plain.split_first_chunk::<4>()?;
    let count = u32::from_le_bytes(*count) as usize;
    let mut keys = Vec::with_capacity(count.min(plain.len()));
    let mut last = 0;
    for _ in 0..count {
        let (&small, after) = rest.split_first()?;
        rest = after;
        last += if small < u8::MAX {
            u32::from(small)
        } else {
            let (&[a, b, c], after) = rest.split_first_chunk::<3>()?;
            rest = after;
            u32::from_le_bytes([a, b, c, 0])
        };
        keys.push(last);
    }
    let (counts, rest) = rest.split_at_checked(count)?;
    let n_entries = counts.iter().map(|&n| usize::from(n)).sum();
    let (label_bytes, rest) = rest.split_at_checked(n_entries)?;
    let (weights, rest) = rest.split_at_checked(n_entries)?;
    let entries = label_bytes
        .iter()
        .zip(weights)
        .map(|(&label, &weight)| Entry {
            label,
            weight: i8::from_le_bytes([weight]),
        });
    let transitions: Vec<i32> = rest
        .chunks_exact(4)
        .filter_map(|four| Some(i32::from_le_bytes(four.try_into().ok()?)))
        .collect();
    (transitions.len() == labels.len() * labels.len()).then(|| Model {
        table: Table::new(keys.iter().copied().zip(counts.iter().copied()), entries),
        header,
        labels,
        transitions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            lines: vec![("labels".into(), "O S-X".into())],
        }
    }

    #[test]
    fn comes_back_as_written() {
        let entry = |label, weight| Entry { label, weight };
        let features = vec![
            (3, vec![entry(1, 9)]),
            (70_000, vec![entry(0, -2), entry(1, 3)]),
        ];
        let bytes = write(&header(), &features, &[0, -1, -1, 0]);
        let model = Model::read(&bytes).unwrap();
        let rows: [&[u32]; 3] = [&[3, 70_000], &[70_000, 5], &[5]];
        assert_eq!(model.label(rows.into_iter()), [1, 1, 1]);
        assert_eq!(model.labels().names(), ["O", "S-X"]);
    }

    #[test]
    fn broken_files_are_errors() {
        let bytes = write(&header(), &[(3, vec![])], &[0; 4]);
        for length in 0..bytes.len() {
            assert!(Model::read(&bytes[..length]).is_err());
        }
        let mut spoiled = bytes.clone();
        let last = spoiled.len() - 1;
        spoiled[last] ^= 1;
        assert!(Model::read(&spoiled).is_err());
    }
}
