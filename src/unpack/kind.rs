//! The register of kinds: how each is known, and what reads it.
//!
//! Content decides; a name breaks ties at most. The first row that fits is taken, so rows go from
//! the surest mark to the weakest. A kind without a reader is named in words
//! ([`crate::model::FileKind`]).

use super::outlet::Flow;
use super::{
    Form, Input, Outlet, Problem, charset, document, feed, gzip, json, mail, packed_page,
    reference, rtf, sheet, sign, table, tar, web, zip,
};
use crate::model::{FileKind, InputErrorCode};

/// What is done with a file of a kind.
#[derive(Clone, Copy)]
enum Way {
    /// A reader opens it.
    Read(fn(Input<'_>, &mut Outlet<'_>) -> Flow),
    /// It is one text, as it stands.
    Whole,
    /// It is not read: the dropped file is named, one inside another counts as left out where it
    /// is a companion (picture, style), else it is named too.
    Named,
    /// The same, and the mark says which kind it is.
    Marked,
    /// It is known to hold no article: said so.
    Empty,
}

/// A row of the register.
struct Row {
    kind: FileKind,
    is: fn(&Input<'_>) -> bool,
    way: Way,
}

const fn row(kind: FileKind, is: fn(&Input<'_>) -> bool, way: Way) -> Row {
    Row { kind, is, way }
}

/// All kinds that are told apart, the surest first.
const ROWS: &[Row] = &[
    row(FileKind::Gzip, gzip::is, Way::Read(gzip::read)),
    row(FileKind::Wacz, web::is_wacz, Way::Read(web::read_wacz)),
    row(
        FileKind::Docx,
        document::is_docx,
        Way::Read(document::read_docx),
    ),
    row(
        FileKind::Odt,
        document::is_odt,
        Way::Read(document::read_odt),
    ),
    row(
        FileKind::Epub,
        document::is_epub,
        Way::Read(document::read_epub),
    ),
    row(FileKind::Xlsx, sheet::is_xlsx, Way::Read(sheet::read_xlsx)),
    row(
        FileKind::Pptx,
        |input| is_office(input, b"ppt/"),
        Way::Named,
    ),
    row(
        FileKind::Ods,
        |input| is_open_document(input, b"spreadsheet"),
        Way::Read(sheet::read_ods),
    ),
    row(
        FileKind::Odp,
        |input| is_open_document(input, b"presentation"),
        Way::Named,
    ),
    row(FileKind::Zip, zip::is, Way::Read(zip::read)),
    row(FileKind::Tar, tar::is, Way::Read(tar::read)),
    row(
        FileKind::Pdf,
        |input| input.bytes.starts_with(b"%PDF-"),
        Way::Named,
    ),
    row(FileKind::Rtf, rtf::is, Way::Read(rtf::read)),
    row(FileKind::Warc, web::is_warc, Way::Read(web::read_warc)),
    row(FileKind::Har, web::is_har, Way::Read(web::read_har)),
    row(
        FileKind::Odt,
        document::is_fodt,
        Way::Read(document::read_fodt),
    ),
    row(FileKind::Image, sign::is_svg, Way::Named),
    row(
        FileKind::Html,
        packed_page::is,
        Way::Read(packed_page::read),
    ),
    row(
        FileKind::References,
        reference::is,
        Way::Read(reference::read),
    ),
    row(FileKind::Opml, is_opml, Way::Empty),
    row(FileKind::Links, is_bookmarks, Way::Empty),
    row(FileKind::Feed, feed::is, Way::Read(feed::read)),
    row(
        FileKind::Mailbox,
        mail::is_mailbox,
        Way::Read(mail::read_mailbox),
    ),
    row(FileKind::Mail, mail::is, Way::Read(mail::read)),
    row(FileKind::Style, sign::is_style, Way::Named),
    row(FileKind::Script, sign::is_script, Way::Named),
    row(FileKind::Unknown, is_marked, Way::Marked),
    row(FileKind::Subtitles, is_subtitles, Way::Named),
    row(FileKind::Json, json::is, Way::Read(json::read)),
    row(FileKind::Csv, table::is, Way::Read(table::read)),
    row(FileKind::Xml, is_other_xml, Way::Named),
    row(FileKind::Text, |_| true, Way::Whole),
];

/// Whether a zip archive is an Office file whose parts lie in that folder.
fn is_office(input: &Input<'_>, folder: &[u8]) -> bool {
    zip::is(input)
        && sign::contains(input.bytes, b"[Content_Types].xml")
        && sign::contains(input.bytes, folder)
}

/// Whether a zip archive says first that it is an OpenDocument file of that sort.
fn is_open_document(input: &Input<'_>, sort: &[u8]) -> bool {
    let head = input
        .bytes
        .get(..120.min(input.bytes.len()))
        .unwrap_or_default();
    sign::contains(head, b"mimetypeapplication/vnd.oasis.opendocument.")
        && sign::contains(head, sort)
}

fn is_opml(input: &Input<'_>) -> bool {
    sign::root(&sign::head(input.bytes)) == Some("opml")
}

/// Bookmarks as browsers and Pocket export them.
fn is_bookmarks(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    head.starts_with("<!doctype netscape-bookmark") || head.contains("<title>pocket export</title>")
}

/// An XML declaration, and a root that is neither a page nor one of the kinds above.
fn is_other_xml(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    let root = sign::root(&head);
    head.starts_with("<?xml") && root.is_some_and(|root| !matches!(root, "html" | "body" | "head"))
        || matches!(root, Some("urlset" | "sitemapindex"))
}

/// A number or a head, then a line of two times with an arrow between.
fn is_subtitles(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    head.lines().take(12).any(|line| {
        let times = line.split_once(" --> ");
        times.is_some_and(|(from, to)| {
            from.trim().starts_with(|c: char| c.is_ascii_digit())
                && from.contains(':')
                && to.trim().starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

/// Whether a mark tells a kind that is not read, or control bytes that it is no text.
fn is_marked(input: &Input<'_>) -> bool {
    marked(input).is_some()
}

fn marked(input: &Input<'_>) -> Option<FileKind> {
    let bytes = input.bytes;
    let kind = sign::marked(bytes).or_else(|| sign::compound(bytes));
    let kind = kind.or_else(|| sign::property_list(bytes));
    kind.or_else(|| sign::is_binary(bytes).then_some(FileKind::Unknown))
}

/// Opens a file by its kind.
pub(super) fn open(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let Some(row) = ROWS.iter().find(|row| (row.is)(&input)) else {
        return Flow::Continue(());
    };
    match row.way {
        Way::Read(read) => read(input, outlet),
        Way::Whole => whole(input, outlet),
        Way::Named => name(row.kind, outlet),
        Way::Empty => {
            let problem = Problem::new(InputErrorCode::NoArticles, "");
            outlet.problem(Problem {
                kind: Some(row.kind),
                ..problem
            });
            Flow::Continue(())
        }
        Way::Marked => match marked(&input).unwrap_or(row.kind) {
            // It may be a text in a charset that only the person knows: its bytes are counted.
            FileKind::Unknown if !outlet.is_inside() => whole(input, outlet),
            kind => name(kind, outlet),
        },
    }
}

/// The longest text beside articles that is a note about them, in characters: no article is so short.
const MAX_NOTE_CHARS: usize = 24;

/// The text of a file that is too short for an article.
fn note(bytes: &[u8]) -> Option<String> {
    if bytes.len() > 8 * MAX_NOTE_CHARS {
        return None;
    }
    let text = charset::decode(bytes, None, None).text;
    let text = text.trim().trim_start_matches('\u{feff}');
    (1..=MAX_NOTE_CHARS)
        .contains(&text.chars().count())
        .then(|| text.to_owned())
}

/// Puts out a file as it stands; a short note beside others is only said.
fn whole(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    if outlet.is_inside()
        && let Some(text) = note(input.bytes)
    {
        let problem = Problem::new(InputErrorCode::NoArticles, text);
        outlet.problem(Problem {
            kind: Some(FileKind::Note),
            ..problem
        });
        return Flow::Continue(());
    }
    outlet.text("", Form::Unknown, input.bytes.to_vec(), input.about.clone())
}

/// Says what a file is that is not read, or counts it.
fn name(kind: FileKind, outlet: &mut Outlet<'_>) -> Flow {
    if outlet.is_inside() && is_companion(kind) {
        outlet.left_out(1);
    } else {
        outlet.problem(Problem::not_read(kind));
    }
    Flow::Continue(())
}

/// What a file is.
pub(super) fn of(input: &Input<'_>) -> FileKind {
    let row = ROWS.iter().find(|row| (row.is)(input));
    row.map_or(FileKind::Unknown, |row| row.kind)
}

/// Whether a file would be opened by a reader.
#[must_use]
pub fn is_carrier(name: &str, bytes: &[u8]) -> bool {
    let about = super::About::default();
    let input = Input {
        name,
        bytes,
        about: &about,
    };
    let row = ROWS.iter().find(|row| (row.is)(&input));
    row.is_some_and(|row| matches!(row.way, Way::Read(_)))
}

/// What comes with a page and holds no text of its own.
const fn is_companion(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Image
            | FileKind::Audio
            | FileKind::Video
            | FileKind::Font
            | FileKind::Style
            | FileKind::Script
            | FileKind::Program
            | FileKind::PropertyList
            | FileKind::Unknown
    )
}
