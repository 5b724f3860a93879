//! Gzip: members one after the other, each a header, a deflate stream and a check.
//!
//! All members are read, as `gunzip` does: a WARC has one a record. A member that is damaged or cut
//! gives what came out before; what stands behind it is lost and said so.

use super::inflate::{self, End};
use super::outlet::Flow;
use super::zip::unpacked_file;
use super::{Input, Outlet};

const MARK: &[u8] = b"\x1f\x8b\x08";

/// Whether bytes are gzip.
pub(super) fn is(input: &Input<'_>) -> bool {
    input.bytes.starts_with(MARK)
}

/// Unpacks all members and opens what they hold.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let room = outlet.budget.entry_room();
    let mut unpacked = Vec::new();
    let mut rest = input.bytes;
    let mut end = End::Whole;
    while let Some(body) = member(rest) {
        let left = room.saturating_sub(unpacked.len());
        let (consumed, ended) = inflate::append(body, left, &mut unpacked);
        end = ended;
        if end != End::Whole {
            break;
        }
        // Behind the stream stand a checksum and the length, four bytes each.
        rest = body.get(consumed + 8..).unwrap_or_default();
    }
    outlet.budget.spend(unpacked.len());
    unpacked_file(&inner_name(input.name), &unpacked, end, input.about, outlet)
}

/// What a gzip file's content is called: its name without `.gz`, and `.tgz` is a `.tar`.
fn inner_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    if let Some(stem) = name.strip_suffix(".tgz") {
        return format!("{stem}.tar");
    }
    name.strip_suffix(".gz").unwrap_or(name).to_owned()
}

/// The deflate stream of the member that bytes start with, and all behind it.
fn member(bytes: &[u8]) -> Option<&[u8]> {
    const CHECK: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    let rest = bytes.strip_prefix(MARK)?;
    let flags = *rest.first()?;
    let mut rest = rest.get(7..)?;
    if flags & EXTRA != 0 {
        let length = usize::from(u16::from_le_bytes(*rest.first_chunk()?));
        rest = rest.get(2 + length..)?;
    }
    for flag in [NAME, COMMENT] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & CHECK != 0 {
        rest = rest.get(2..)?;
    }
    Some(rest)
}
