//! Zip archives: every entry is opened by its kind.
//!
//! Names without the UTF-8 flag are decoded together (GBK from Windows, UTF-8 from a Mac). What a
//! system leaves behind (`__MACOSX`, `.DS_Store`, `Thumbs.db`) counts as left out. Encrypted
//! entries and those packed otherwise than with Deflate are said, once an archive.

mod archive;

pub(super) use archive::{Archive, Entry, inside};

use super::inflate::End;
use super::outlet::Flow;
use super::{About, Input, Outlet, Problem, kind};
use crate::model::{FileKind, InputErrorCode};

/// Whether bytes are a zip archive.
pub(super) fn is(input: &Input<'_>) -> bool {
    let marks: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK"];
    marks.iter().any(|mark| input.bytes.starts_with(mark))
}

/// Opens all entries.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let Some(archive) = Archive::open(input.bytes) else {
        outlet.problem(said(InputErrorCode::Damaged));
        return Flow::Continue(());
    };
    let files = archive.entries.iter().filter(|entry| !entry.is_folder());
    let n_encrypted = files.clone().filter(|entry| entry.is_encrypted()).count();
    if n_encrypted > 0 {
        outlet.problem(said(InputErrorCode::Encrypted).with_numbers(n_encrypted as u64, 0));
    }
    let n_other = files
        .clone()
        .filter(|entry| !entry.is_encrypted() && !entry.is_known())
        .count();
    if n_other > 0 {
        let problem = Problem::not_read(FileKind::PackedOtherwise);
        outlet.problem(problem.with_numbers(n_other as u64, 0));
    }
    let mut is_empty = true;
    for entry in files.filter(|entry| !entry.is_encrypted() && entry.is_known()) {
        is_empty = false;
        if is_left_behind(&entry.name) {
            outlet.left_out(1);
            continue;
        }
        open(&archive, entry, input.about, outlet)?;
    }
    if archive.is_cut {
        outlet.problem(said(InputErrorCode::Truncated));
    } else if is_empty && n_encrypted + n_other == 0 {
        outlet.problem(said(InputErrorCode::NoArticles));
    }
    Flow::Continue(())
}

fn said(code: InputErrorCode) -> Problem {
    Problem {
        kind: Some(FileKind::Zip),
        ..Problem::new(code, "")
    }
}

/// Unpacks an entry and opens it.
fn open(archive: &Archive<'_>, entry: &Entry, about: &About, outlet: &mut Outlet<'_>) -> Flow {
    let room = outlet.budget.entry_room();
    let unpacked = archive.unpack(entry, room);
    outlet.budget.spend(unpacked.bytes.len());
    unpacked_file(&entry.name, &unpacked.bytes, unpacked.end, about, outlet)
}

/// Opens an unpacked entry by its kind, and says how its unpacking ended where not well. Of one
/// that is too large, what came out is opened only where it is a carrier: the start of an article
/// is no article.
pub(super) fn unpacked_file(
    name: &str,
    bytes: &[u8],
    end: End,
    about: &About,
    outlet: &mut Outlet<'_>,
) -> Flow {
    let problem = |code| Problem {
        chain: vec![name.to_owned()],
        kind: Some(FileKind::Entry),
        ..Problem::new(code, "")
    };
    match end {
        End::Whole => {}
        End::TooLarge => {
            let limits = &outlet.budget.limits;
            let limit = if outlet.budget.is_spent() {
                limits.max_bytes
            } else {
                limits.max_entry_bytes as u64
            };
            let over = problem(InputErrorCode::UnpackedTooLarge);
            outlet.problem(over.with_numbers(limit + 1, limit));
            if kind::is_carrier(name, bytes) {
                outlet.file(name, bytes, about)?;
            }
            return if outlet.budget.is_spent() {
                Flow::Break(())
            } else {
                Flow::Continue(())
            };
        }
        End::Cut => outlet.problem(problem(InputErrorCode::Truncated)),
        End::Damaged => outlet.problem(problem(InputErrorCode::Damaged)),
    }
    if bytes.is_empty() && end != End::Whole {
        return Flow::Continue(());
    }
    outlet.file(name, bytes, about)
}

/// Whether a path is what a system leaves in archives and folders.
pub(super) fn is_left_behind(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    path.split('/')
        .any(|step| matches!(step, "__MACOSX" | ".git" | ".svn" | ".Trashes"))
        || file.starts_with("._")
        || matches!(
            file,
            ".DS_Store"
                | "Thumbs.db"
                | "ehthumbs.db"
                | "desktop.ini"
                | "Desktop.ini"
                | ".gitignore"
                | "Icon\r"
        )
}
