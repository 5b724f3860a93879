//! Pages that are an archive at the same time: HTML whose own script unpacks a zip behind it.
//!
//! SingleFile saves so. What the HTML itself shows is a word of waiting; the page is `index.html`
//! in the archive, the rest (styles, pictures) counts as left out. The address and the day of
//! saving stand in a comment at the start.

use super::outlet::Flow;
use super::zip::Archive;
use super::{About, Input, MomentKind, Outlet, Stated, sign};

/// The page in the archive.
const PAGE: &str = "index.html";

/// Bytes in which the comment stands.
const HEAD_BYTES: usize = 4096;

/// Whether a file is HTML with an archive behind it.
pub(super) fn is(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    head.starts_with('<')
        && Archive::open(input.bytes).is_some_and(|archive| archive.entry(PAGE).is_some())
}

/// Opens the page in the archive.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let room = outlet.budget.entry_room();
    let Some(archive) = Archive::open(input.bytes) else {
        return Flow::Continue(());
    };
    let page = archive.read(PAGE, room).unwrap_or_default();
    outlet.budget.spend(page.len());
    let n_others = archive
        .entries
        .iter()
        .filter(|entry| !entry.is_folder() && entry.name != PAGE);
    outlet.left_out(n_others.count() as u64);
    let about = stated(input.bytes).within(input.about);
    outlet.file(PAGE, &page, &about)
}

/// The address and the day of saving.
fn stated(bytes: &[u8]) -> About {
    let head = bytes.get(..HEAD_BYTES.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let comment = head
        .split_once("<!--")
        .and_then(|(_, rest)| rest.split_once("-->"));
    let comment = comment.map_or("", |(comment, _)| comment);
    let value = |name: &str| {
        comment
            .lines()
            .find_map(|line| line.trim().strip_prefix(name))
            .map(str::trim)
    };
    About {
        url: value("url:").map(str::to_owned),
        moments: value("saved date:")
            .map(|text| Stated {
                text: text.to_owned(),
                kind: MomentKind::Saved,
            })
            .into_iter()
            .collect(),
        ..About::default()
    }
}
