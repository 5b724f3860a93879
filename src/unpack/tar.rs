//! Tar archives: ustar, GNU long names, pax headers; one header of 512 bytes a file.
//!
//! A cut archive gives the files before the cut and, of the file that is cut, what there is.

use super::bytes::trimmed;
use super::inflate::End;
use super::outlet::Flow;
use super::zip::{inside, is_left_behind, unpacked_file};
use super::{Input, Outlet, Problem, charset};
use crate::model::{FileKind, InputErrorCode};

/// Everything stands in blocks of this size.
const BLOCK: usize = 512;

/// Whether bytes are a tar archive: the first header's checksum is right.
pub(super) fn is(input: &Input<'_>) -> bool {
    input.bytes.get(..BLOCK).is_some_and(is_header)
}

/// Opens all files.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let mut rest = input.bytes;
    let mut long_name: Option<String> = None;
    while let Some((header, behind)) = rest.split_at_checked(BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            return Flow::Continue(());
        }
        let size = field(header, 124, 12).and_then(number);
        let Some(size) = size.filter(|_| is_header(header)) else {
            outlet.problem(said(InputErrorCode::Damaged));
            return Flow::Continue(());
        };
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let (content, end) = match behind.get(..size) {
            Some(content) => (content, End::Whole),
            None => (behind, End::Cut),
        };
        let kind = header.get(156).copied().unwrap_or_default();
        if end == End::Cut && !matches!(kind, b'0' | 0 | b'7') {
            outlet.problem(said(InputErrorCode::Truncated));
        }
        match kind {
            b'L' => long_name = Some(decoded(until_zero(content))),
            b'x' => long_name = pax_path(content).or(long_name),
            b'0' | 0 | b'7' => {
                let name = long_name.take().unwrap_or_else(|| name(header));
                file(&inside(&name), content, end, input, outlet)?;
            }
            // Folders, links, the global pax header.
            b'K' | b'g' => {}
            _ => long_name = None,
        }
        let whole = size.div_ceil(BLOCK).saturating_mul(BLOCK);
        rest = behind.get(whole..).unwrap_or_default();
    }
    if !rest.is_empty() {
        outlet.problem(said(InputErrorCode::Truncated));
    }
    Flow::Continue(())
}

fn said(code: InputErrorCode) -> Problem {
    Problem {
        kind: Some(FileKind::Tar),
        ..Problem::new(code, "")
    }
}

fn file(name: &str, content: &[u8], end: End, input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    if is_left_behind(name) {
        outlet.left_out(1);
        return Flow::Continue(());
    }
    let room = outlet.budget.entry_room();
    let (content, end) = match content.get(..room) {
        Some(kept) if kept.len() < content.len() => (kept, End::TooLarge),
        _ => (content, end),
    };
    outlet.budget.spend(content.len());
    unpacked_file(name, content, end, input.about, outlet)
}

/// Whether a block is a header: its checksum, with its own field taken as spaces, is right.
fn is_header(block: &[u8]) -> bool {
    let Some(stated) = field(block, 148, 8).and_then(number) else {
        return false;
    };
    let sum = |bytes: &[u8]| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>();
    let own = field(block, 148, 8).map_or(0, sum);
    stated == sum(block) - own + 8 * u64::from(b' ') && stated > 8 * u64::from(b' ')
}

fn field(block: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    block.get(at..at + length)
}

/// A number in octal digits, or, with the first bit set, as bytes.
fn number(field: &[u8]) -> Option<u64> {
    let first = *field.first()?;
    if first & 0x80 != 0 {
        let low = field.get(field.len().checked_sub(8)?..)?;
        return low.first_chunk().copied().map(u64::from_be_bytes);
    }
    let digits = trimmed(until_zero(field));
    let digits = std::str::from_utf8(digits).ok()?;
    if digits.is_empty() {
        return Some(0);
    }
    u64::from_str_radix(digits, 8).ok()
}

fn until_zero(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == 0);
    bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default()
}

/// The name in a header, with the prefix that ustar puts before it.
fn name(header: &[u8]) -> String {
    let name = until_zero(field(header, 0, 100).unwrap_or_default());
    let is_ustar = field(header, 257, 6) == Some(b"ustar\0");
    let prefix = until_zero(field(header, 345, 155).unwrap_or_default());
    if is_ustar && !prefix.is_empty() {
        return decoded(&[prefix, b"/", name].concat());
    }
    decoded(name)
}

fn decoded(name: &[u8]) -> String {
    let encoding = charset::name_decoder(name);
    encoding.decode_without_bom_handling(name).0.into_owned()
}

/// The path of a pax header: records of `length key=value`, a line each.
fn pax_path(mut records: &[u8]) -> Option<String> {
    while let Some(space) = records.iter().position(|byte| *byte == b' ') {
        let length: usize = std::str::from_utf8(records.get(..space)?)
            .ok()?
            .parse()
            .ok()?;
        let record = records.get(space + 1..length)?;
        if let Some(path) = record.strip_prefix(b"path=") {
            return Some(decoded(path.strip_suffix(b"\n").unwrap_or(path)));
        }
        records = records.get(length..)?;
    }
    None
}
