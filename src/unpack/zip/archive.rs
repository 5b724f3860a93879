//! The directory of a zip archive, and its entries unpacked one by one.
//!
//! The directory stands at the end; where it is cut off, the local headers are walked instead.
//! Sizes may be of 64 bits (zip64), stand behind the entry (data descriptors), and count from the
//! start of the archive although something stands before it (a self-extracting program, a page).

use std::borrow::Cow;

use crate::unpack::bytes::{crc32, position, u16_at, u32_at, u64_at};
use crate::unpack::charset;
use crate::unpack::inflate::{self, End};

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Flag bits of an entry.
const ENCRYPTED: u16 = 1;
const SIZES_BEHIND: u16 = 1 << 3;
const NAME_IS_UTF8: u16 = 1 << 11;

/// Entries that a directory lists at most; more than the budget of entries lets anyone open.
const MAX_LISTED: usize = 200_000;

/// A zip archive whose directory is read.
#[derive(Debug)]
pub(in crate::unpack) struct Archive<'a> {
    bytes: &'a [u8],
    /// The entries, in the order of the directory.
    pub(in crate::unpack) entries: Vec<Entry>,
    /// Whether the directory was cut off.
    pub(in crate::unpack) is_cut: bool,
}

/// An entry of an archive.
#[derive(Clone, Debug, Default)]
pub(in crate::unpack) struct Entry {
    /// Its path, decoded, with nothing that leads out of the archive.
    pub(in crate::unpack) name: String,
    raw_name: Vec<u8>,
    flags: u16,
    method: u16,
    check: u32,
    packed_size: u64,
    size: u64,
    /// Where its local header stands.
    at: u64,
}

impl Entry {
    /// Whether it is a folder.
    pub(in crate::unpack) fn is_folder(&self) -> bool {
        self.raw_name.ends_with(b"/") || self.raw_name.ends_with(b"\\") && self.size == 0
    }

    /// Whether it needs a password.
    pub(in crate::unpack) const fn is_encrypted(&self) -> bool {
        self.flags & ENCRYPTED != 0 || self.method == 99
    }

    /// Whether it is packed in a way that is read here.
    pub(in crate::unpack) const fn is_known(&self) -> bool {
        matches!(self.method, STORED | DEFLATED)
    }
}

/// An entry unpacked.
pub(in crate::unpack) struct Unpacked<'a> {
    pub(in crate::unpack) bytes: Cow<'a, [u8]>,
    pub(in crate::unpack) end: End,
}

impl<'a> Archive<'a> {
    /// Reads the directory; none where bytes are no zip archive.
    pub(in crate::unpack) fn open(bytes: &'a [u8]) -> Option<Self> {
        let (mut entries, is_cut) = match directory(bytes) {
            Some(entries) if !entries.is_empty() => (entries, false),
            _ if bytes.starts_with(LOCAL) => (walked(bytes), true),
            Some(entries) => (entries, false),
            None => return None,
        };
        name(&mut entries);
        Some(Self {
            bytes,
            entries,
            is_cut,
        })
    }

    /// The entry of a path.
    pub(in crate::unpack) fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == path)
    }

    /// The whole bytes of the entry of a path, at most so many; none where it can't be read.
    pub(in crate::unpack) fn read(&self, path: &str, max_bytes: usize) -> Option<Cow<'a, [u8]>> {
        let entry = self.entry(path).filter(|entry| !entry.is_encrypted())?;
        Some(self.unpack(entry, max_bytes).bytes)
    }

    /// Unpacks an entry, at most so many bytes; what came out before an end or a damage stays.
    pub(in crate::unpack) fn unpack(&self, entry: &Entry, max_bytes: usize) -> Unpacked<'a> {
        let Some(packed) = self.packed(entry) else {
            let bytes = Cow::Borrowed(&[][..]);
            return Unpacked {
                bytes,
                end: End::Damaged,
            };
        };
        let is_short = entry.packed_size > packed.len() as u64;
        if entry.method == STORED {
            let end = match packed.get(..max_bytes) {
                Some(kept) if kept.len() < packed.len() => {
                    let bytes = Cow::Borrowed(kept);
                    return Unpacked {
                        bytes,
                        end: End::TooLarge,
                    };
                }
                _ if is_short => End::Cut,
                _ if crc32(packed) == entry.check || entry.check == 0 => End::Whole,
                _ => End::Damaged,
            };
            let bytes = Cow::Borrowed(packed);
            return Unpacked { bytes, end };
        }
        let mut bytes = Vec::new();
        let (_, mut end) = inflate::append(packed, max_bytes, &mut bytes);
        if end == End::Whole && entry.check != 0 && crc32(&bytes) != entry.check {
            end = End::Damaged;
        }
        let bytes = Cow::Owned(bytes);
        Unpacked { bytes, end }
    }

    /// The packed bytes of an entry, as far as they go.
    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let header = self.bytes.get(usize::try_from(entry.at).ok()?..)?;
        if !header.starts_with(LOCAL) {
            return None;
        }
        let start = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let rest = header.get(start..)?;
        let size = usize::try_from(entry.packed_size).unwrap_or(usize::MAX);
        Some(rest.get(..size).unwrap_or(rest))
    }
}

/// The entries of the directory at the end.
fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    const LONGEST_COMMENT: usize = 1 << 16;
    let from = bytes.len().saturating_sub(LONGEST_COMMENT + 22);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(END.len()).rposition(|window| window == END)?;
    let record = bytes.get(end..)?;
    let mut n_entries = u64::from(u16_at(record, 10)?);
    let mut size = u64::from(u32_at(record, 12)?);
    let mut start = u64::from(u32_at(record, 16)?);
    let mut directory_end = end;
    if n_entries == 0xffff || size == 0xffff_ffff || start == 0xffff_ffff {
        let near = bytes.get(..end).unwrap_or_default();
        let at = near
            .windows(END_64.len())
            .rposition(|window| window == END_64);
        if let Some((at, wide)) = at.and_then(|at| Some((at, bytes.get(at..)?))) {
            n_entries = u64_at(wide, 32)?;
            size = u64_at(wide, 40)?;
            start = u64_at(wide, 48)?;
            directory_end = at;
        }
    }
    // Where something stands before the archive, all places count from the archive's own start.
    let seen = (directory_end as u64).checked_sub(size)?;
    let is_at = |at: u64| {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(CENTRAL))
    };
    let shift = match seen.checked_sub(start) {
        Some(shift) if n_entries == 0 || is_at(seen) => shift,
        _ if is_at(start) => 0,
        _ => return None,
    };
    let mut rest = bytes.get(usize::try_from(start + shift).ok()?..)?;
    let mut entries = Vec::new();
    while entries.len() < MAX_LISTED && rest.starts_with(CENTRAL) {
        let Some((mut entry, after)) = central(rest) else {
            break;
        };
        entry.at = entry.at.saturating_add(shift);
        entries.push(entry);
        rest = after;
    }
    Some(entries)
}

/// An entry of the directory, and what stands behind it.
fn central(record: &[u8]) -> Option<(Entry, &[u8])> {
    let name_end = 46 + usize::from(u16_at(record, 28)?);
    let extra_end = name_end + usize::from(u16_at(record, 30)?);
    let end = extra_end + usize::from(u16_at(record, 32)?);
    let mut entry = Entry {
        name: String::new(),
        raw_name: record.get(46..name_end)?.to_vec(),
        flags: u16_at(record, 8)?,
        method: u16_at(record, 10)?,
        check: u32_at(record, 16)?,
        packed_size: u64::from(u32_at(record, 20)?),
        size: u64::from(u32_at(record, 24)?),
        at: u64::from(u32_at(record, 42)?),
    };
    extras(&mut entry, record.get(name_end..extra_end)?);
    Some((entry, record.get(end..)?))
}

/// What an entry's extra fields say: sizes of 64 bits, a name in UTF-8.
fn extras(entry: &mut Entry, mut extra: &[u8]) {
    const ZIP64: u16 = 1;
    const UNICODE_PATH: u16 = 0x7075;
    while let (Some(id), Some(size)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let end = 4 + usize::from(size);
        let field = extra.get(4..end).unwrap_or_default();
        if id == ZIP64 {
            let mut at = 0;
            for value in [&mut entry.size, &mut entry.packed_size, &mut entry.at] {
                if *value == 0xffff_ffff
                    && let Some(wide) = u64_at(field, at)
                {
                    *value = wide;
                    at += 8;
                }
            }
        }
        // A version, a check over the other name, the name.
        if id == UNICODE_PATH
            && let Some(name) = field.get(5..)
            && u32_at(field, 1) == Some(crc32(&entry.raw_name))
        {
            entry.raw_name = name.to_vec();
            entry.flags |= NAME_IS_UTF8;
        }
        extra = extra.get(end..).unwrap_or_default();
    }
}

/// The entries of an archive that lost its end, by their local headers.
fn walked(bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while entries.len() < MAX_LISTED
        && let Some(header) = bytes.get(at..).filter(|rest| rest.starts_with(LOCAL))
        && let Some((entry, length)) = local(header, at)
    {
        entries.push(entry);
        let behind = at + length;
        let rest = bytes.get(behind..).unwrap_or_default();
        let Some(next) = position(rest, LOCAL) else {
            break;
        };
        at = behind + next;
    }
    entries
}

/// An entry by its local header, and how far it reaches.
fn local(header: &[u8], at: usize) -> Option<(Entry, usize)> {
    let name_end = 30 + usize::from(u16_at(header, 26)?);
    let start = name_end + usize::from(u16_at(header, 28)?);
    let mut entry = Entry {
        name: String::new(),
        raw_name: header.get(30..name_end)?.to_vec(),
        flags: u16_at(header, 6)?,
        method: u16_at(header, 8)?,
        check: u32_at(header, 14)?,
        packed_size: u64::from(u32_at(header, 18)?),
        size: u64::from(u32_at(header, 22)?),
        at: at as u64,
    };
    extras(&mut entry, header.get(name_end..start).unwrap_or_default());
    if entry.flags & SIZES_BEHIND != 0 && entry.packed_size == 0 {
        let rest = header.get(start..).unwrap_or_default();
        let size = [DESCRIPTOR, LOCAL, CENTRAL]
            .iter()
            .filter_map(|mark| position(rest, mark))
            .min();
        entry.packed_size = size.unwrap_or(rest.len()) as u64;
        entry.check = 0;
    }
    let packed = usize::try_from(entry.packed_size).unwrap_or(usize::MAX);
    Some((entry, start.saturating_add(packed)))
}

/// Decodes the names: those without the flag together, as one is too short to be sure.
fn name(entries: &mut [Entry]) {
    let unsure = entries
        .iter()
        .filter(|entry| entry.flags & NAME_IS_UTF8 == 0);
    let together: Vec<u8> = unsure
        .flat_map(|entry| entry.raw_name.iter().chain(b"\n"))
        .copied()
        .collect();
    let encoding = charset::name_decoder(&together);
    for entry in entries {
        let name = match std::str::from_utf8(&entry.raw_name) {
            Ok(name) => Cow::Borrowed(name),
            Err(_) => encoding.decode_without_bom_handling(&entry.raw_name).0,
        };
        entry.name = inside(&name);
    }
}

/// A path with nothing that leads out of the archive: no root, no drive, no `..`.
pub(in crate::unpack) fn inside(path: &str) -> String {
    let steps = path.split(['/', '\\']).filter(|step| {
        let is_drive = step.len() == 2 && step.ends_with(':');
        !matches!(*step, "" | "." | "..") && !is_drive
    });
    let steps: Vec<&str> = steps.collect();
    steps.join("/").replace('\0', "")
}
