//! Model files: a header of text, then the weights, packed.
//!
//! ```text
//! duilan model 2
//! labels: O B-PER I-PER …
//! source: …
//! …
//! checksum: 0123456789abcdef
//!
//! (number of features; length of the tables; the tables; then packed, feature by feature: the gap
//!  to the number of the feature before, how many entries, their labels and weights; then the
//!  weights of the transitions)
//! ```
//!
//! How the numbers are packed stands in [`super::packing`]. A label is packed by the label before
//! it in its feature, a weight by its label. The checksum is FNV-1a of what follows the header.

use std::fmt;

use super::features::BITS;
use super::packing::{Reader, Writer, read_tables};
use super::table::Table;
use super::{Labels, Model};

/// The first line of every file.
const MAGIC: &str = "duilan model 2";
/// Gaps are packed in steps of two to this power, with the rest in plain bits.
const GAP_BITS: u32 = 2;
/// A gap of so many steps or more stands in plain bits behind this mark.
const LONG_GAP: u8 = 255;
/// Context of the gaps; the others follow.
const GAPS: usize = 0;
/// Context of the numbers of entries.
const COUNTS: usize = 1;
/// First context of the labels, by the label before or none.
const LABELS: usize = 2;
/// A model has at most this many labels.
const MOST_LABELS: usize = 16;
/// First context of the weights, by their label.
const WEIGHTS: usize = LABELS + MOST_LABELS + 1;
/// Number of contexts.
const CONTEXTS: usize = WEIGHTS + MOST_LABELS;
/// A weight is packed as its distance from this.
const LEAST_WEIGHT: i16 = -128;

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

/// The bytes of a model file; features sorted by number, entries by label; `labels` must be among
/// the header's lines.
#[must_use]
pub fn write(header: &Header, features: &[(u32, Vec<Entry>)], transitions: &[i32]) -> Vec<u8> {
    let mut writer = Writer::default();
    let mut last = 0;
    for (key, entries) in features {
        write_gap(&mut writer, key - last);
        last = *key;
        writer.number(COUNTS, u8::try_from(entries.len()).unwrap_or(u8::MAX));
        let mut before = 0;
        for entry in entries {
            writer.number(LABELS + before, entry.label);
            let weight = i16::from(entry.weight) - LEAST_WEIGHT;
            writer.number(
                WEIGHTS + usize::from(entry.label),
                u8::try_from(weight).unwrap_or(0),
            );
            before = usize::from(entry.label) + 1;
        }
    }
    let (tables, packed) = writer.finish(CONTEXTS);
    let mut body = Vec::new();
    for length in [features.len(), tables.len(), packed.len()] {
        body.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    }
    body.extend(tables);
    body.extend(packed);
    for weight in transitions {
        body.extend(i16::try_from(*weight).unwrap_or(0).to_le_bytes());
    }
    let mut bytes = format!("{MAGIC}\n");
    for (key, value) in &header.lines {
        bytes += &format!("{key}: {value}\n");
    }
    bytes += &format!("checksum: {:016x}\n\n", checksum(&body));
    let mut bytes = bytes.into_bytes();
    bytes.extend(body);
    bytes
}

fn write_gap(writer: &mut Writer, gap: u32) {
    match u8::try_from(gap >> GAP_BITS) {
        Ok(steps) if steps < LONG_GAP => {
            writer.number(GAPS, steps);
            writer.bits(GAP_BITS, gap & ((1 << GAP_BITS) - 1));
        }
        _ => {
            writer.number(GAPS, LONG_GAP);
            for byte in gap.to_le_bytes().iter().take(3) {
                writer.bits(8, u32::from(*byte));
            }
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
        if header.get("checksum") != Some(format!("{:016x}", checksum(packed)).as_str()) {
            return Err(ModelError {
                what: "its checksum differs",
            });
        }
        let labels = Labels::new(header.get("labels").unwrap_or_default().split(' '));
        body(packed, labels, header).ok_or(ModelError {
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

fn length(bytes: &mut &[u8]) -> Option<usize> {
    let (&four, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

fn body(mut bytes: &[u8], labels: Labels, header: Header) -> Option<Model> {
    let count = length(&mut bytes)?;
    let (tables_length, packed_length) = (length(&mut bytes)?, length(&mut bytes)?);
    let (tables, rest) = bytes.split_at_checked(tables_length)?;
    let (packed, rest) = rest.split_at_checked(packed_length)?;
    let table = features(tables, packed, count, labels.len())?;
    let transitions: Vec<i32> = rest
        .chunks_exact(2)
        .filter_map(|two| Some(i16::from_le_bytes(two.try_into().ok()?).into()))
        .collect();
    (transitions.len() == labels.len() * labels.len()).then_some(Model {
        header,
        labels,
        transitions,
        table,
    })
}

fn features(tables: &[u8], packed: &[u8], count: usize, labels: usize) -> Option<Table> {
    let (tables, _) = read_tables(tables, CONTEXTS)?;
    let table = |context: usize| tables.get(context);
    let (gaps, counts) = (table(GAPS)?, table(COUNTS)?);
    let mut reader = Reader::new(packed);
    // A feature takes more than a bit of the file.
    let room = count.min(packed.len() * 8);
    let mut features = Vec::with_capacity(room);
    let mut entries = Vec::with_capacity(room * 2);
    let mut key = 0;
    for _ in 0..count {
        key += match reader.number(gaps)? {
            LONG_GAP => reader.bits(8) | reader.bits(8) << 8 | reader.bits(8) << 16,
            steps => u32::from(steps) << GAP_BITS | reader.bits(GAP_BITS),
        };
        let mut before = 0;
        let n_entries = reader.number(counts)?;
        for _ in 0..n_entries {
            let label = reader.number(table(LABELS + before)?)?;
            let weight = reader.number(table(WEIGHTS + usize::from(label))?)?;
            if usize::from(label) >= labels {
                return None;
            }
            entries.push(Entry {
                label,
                weight: i8::try_from(i16::from(weight) + LEAST_WEIGHT).ok()?,
            });
            before = usize::from(label) + 1;
        }
        if key >> BITS > 0 {
            return None;
        }
        features.push((key, n_entries));
    }
    reader
        .is_at_end()
        .then(|| Table::new(features.into_iter(), entries.into_iter()))
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
