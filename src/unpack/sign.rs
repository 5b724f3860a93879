//! Signs by which kinds are known: bytes at a place, zero bytes, the first words of a text.

use crate::model::FileKind;

use super::Input;

/// Marks at a place, and the kind that they tell; none of these is read here.
const MARKS: &[(usize, &[u8], FileKind)] = &[
    (0, b"\x89PNG", FileKind::Image),
    (0, b"\xff\xd8\xff", FileKind::Image),
    (0, b"GIF87a", FileKind::Image),
    (0, b"GIF89a", FileKind::Image),
    (0, b"\0\0\x01\0", FileKind::Image),
    (0, b"\0\0\x02\0", FileKind::Image),
    (0, b"II*\0", FileKind::Image),
    (0, b"MM\0*", FileKind::Image),
    (0, b"8BPS", FileKind::Image),
    (0, b"\0\0\0\x0cjP  ", FileKind::Image),
    (0, b"\xff\x0a", FileKind::Image),
    (8, b"WEBP", FileKind::Image),
    (8, b"WAVE", FileKind::Audio),
    (8, b"AVI ", FileKind::Video),
    (4, b"ftypavif", FileKind::Image),
    (4, b"ftypheic", FileKind::Image),
    (4, b"ftypmif1", FileKind::Image),
    (4, b"ftypM4A", FileKind::Audio),
    (4, b"ftyp", FileKind::Video),
    (4, b"moov", FileKind::Video),
    (0, b"\x1aE\xdf\xa3", FileKind::Video),
    (0, b"FLV\x01", FileKind::Video),
    (0, b"\0\0\x01\xba", FileKind::Video),
    (0, b"ID3", FileKind::Audio),
    (0, b"OggS", FileKind::Audio),
    (0, b"fLaC", FileKind::Audio),
    (0, b"\xff\xfb", FileKind::Audio),
    (0, b"\xff\xf3", FileKind::Audio),
    (0, b"#!AMR", FileKind::Audio),
    (0, b"MThd", FileKind::Audio),
    (0, b"0&\xb2u\x8ef\xcf\x11", FileKind::Video),
    (0, b"wOFF", FileKind::Font),
    (0, b"wOF2", FileKind::Font),
    (0, b"OTTO", FileKind::Font),
    (0, b"\0\x01\0\0\0", FileKind::Font),
    (0, b"ttcf", FileKind::Font),
    (0, b"\x7fELF", FileKind::Program),
    (0, b"MZ", FileKind::Program),
    (0, b"\0asm", FileKind::Program),
    (0, b"\xca\xfe\xba\xbe", FileKind::Program),
    (0, b"\xcf\xfa\xed\xfe", FileKind::Program),
    (0, b"!<arch>", FileKind::Program),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
    (0, b"Rar!\x1a\x07", FileKind::Rar),
    (0, b"\xfd7zXZ", FileKind::Xz),
    (0, b"BZh", FileKind::Bzip2),
    (0, b"\x28\xb5\x2f\xfd", FileKind::Zstandard),
    (0, b"MSCF", FileKind::Cabinet),
    (0, b"ITSF", FileKind::Chm),
    (0, b"AT&TFORM", FileKind::DjVu),
    (0, b"SQLite format 3", FileKind::Sqlite),
    (0, b"PAR1", FileKind::Parquet),
    (60, b"BOOKMOBI", FileKind::Mobi),
    (60, b"TEXtREAd", FileKind::Mobi),
    (0, b"!BDN", FileKind::OutlookStore),
    (0, b"%!PS", FileKind::PostScript),
];

/// The kind that a mark at the start tells; marks that are letters count in binary files only.
pub(super) fn marked(bytes: &[u8]) -> Option<FileKind> {
    let found = MARKS.iter().find(|(at, mark, _)| {
        let rest = bytes.get(*at..).unwrap_or_default();
        rest.starts_with(mark) && (!mark.is_ascii() || *at + mark.len() >= 8 || is_binary(bytes))
    });
    found.map(|(.., kind)| *kind)
}

/// Compound files of old Office versions: which one, by the names of the streams in it.
pub(super) fn compound(bytes: &[u8]) -> Option<FileKind> {
    const STREAMS: &[(&str, FileKind)] = &[
        ("WordDocument", FileKind::OldWord),
        ("Workbook", FileKind::OldExcel),
        ("PowerPoint Document", FileKind::OldPowerPoint),
        ("__properties_version1.0", FileKind::OutlookMessage),
        ("Book", FileKind::OldExcel),
    ];
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return None;
    }
    let named = STREAMS.iter().find(|(name, _)| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    });
    Some(named.map_or(FileKind::Compound, |(_, kind)| *kind))
}

/// Property lists and what Safari makes of them.
pub(super) fn property_list(bytes: &[u8]) -> Option<FileKind> {
    if !bytes.starts_with(b"bplist00") {
        return None;
    }
    let is_page = contains(bytes, b"WebMainResource");
    Some(if is_page {
        FileKind::WebArchive
    } else {
        FileKind::PropertyList
    })
}

/// Whether a name ends so, in whatever case.
pub(super) fn ends(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Whether bytes stand in others.
pub(super) fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    bytes
        .windows(sought.len().max(1))
        .any(|window| window == sought)
}

/// The first bytes of a text in lower case ASCII, marks and white space before them dropped; text
/// in UTF-16 is narrowed.
pub(super) fn head(bytes: &[u8]) -> String {
    const LOOKED_AT: usize = 8192;
    let wide = utf16(bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let narrow = |byte: &u8| char::from(*byte).to_ascii_lowercase();
    let head: String = match wide {
        Some(_) => bytes
            .iter()
            .filter(|byte| (1..0x80).contains(*byte))
            .map(narrow)
            .collect(),
        None => bytes.iter().map(narrow).collect(),
    };
    head.trim_start().to_owned()
}

/// Whether a file is a style sheet or code that comes with a page: by its name, as its content is
/// text like any other.
pub(super) fn is_style(input: &Input<'_>) -> bool {
    ends(input.name, &[".css", ".less", ".scss"])
}

/// Code, source maps.
pub(super) fn is_script(input: &Input<'_>) -> bool {
    ends(input.name, &[".js", ".mjs", ".map", ".ts", ".jsx", ".wasm"])
}

/// Whether the first element is an SVG picture.
pub(super) fn is_svg(input: &Input<'_>) -> bool {
    let head = head(input.bytes);
    root(&head) == Some("svg")
}

/// The name of a text's root element, with its prefix; the text in lower case.
pub(super) fn root(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let tag = rest.strip_prefix('<')?;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if tag
            .split('>')
            .next()
            .is_some_and(|open| open.contains('[') && tag.starts_with('!'))
        {
            // A document type with its own declarations.
            rest = tag.split_once(']')?.1.trim_start().strip_prefix('>')?;
        } else if tag.starts_with(['?', '!']) {
            rest = tag.split_once('>')?.1;
        } else {
            let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return tag.get(..end);
        }
    }
}

/// Whether bytes are no text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 1 << 16;
    let bytes = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    by_controls(bytes).is_some()
}

/// Where a binary file shows itself first, and how many control bytes it has; none for text.
pub(crate) fn binary(bytes: &[u8]) -> Option<(usize, usize)> {
    if marked(bytes).is_some() {
        return Some((
            0,
            bytes.iter().filter(|byte| byte.is_ascii_control()).count(),
        ));
    }
    by_controls(bytes)
}

fn by_controls(bytes: &[u8]) -> Option<(usize, usize)> {
    // Without a branch, so that many bytes are looked at in one step.
    let is_control =
        |byte: &u8| (*byte < 32) & !(9..=13).contains(byte) & (*byte != 27) | (*byte == 127);
    let controls = bytes.iter().map(|byte| usize::from(is_control(byte))).sum();
    if utf16(bytes).is_some() {
        return None;
    }
    // Broken pages hold a stray control byte; in a binary file they are everywhere.
    let is_binary = controls > 4 && controls * 50 > bytes.len();
    let first = bytes.iter().position(is_control)?;
    is_binary.then_some((first, controls))
}

/// Whether bytes are UTF-16: by their mark, or by zero bytes that all stand on one side. The
/// label says which.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static str> {
    const LOOKED_AT: usize = 1 << 16;
    if bytes.starts_with(b"\xff\xfe") {
        return Some("utf-16le");
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some("utf-16be");
    }
    let bytes = bytes
        .get(..bytes.len().min(LOOKED_AT) & !1)
        .unwrap_or_default();
    let (mut high, mut low, mut plausible) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.chunks_exact(2) {
        let &[first, second] = pair else { continue };
        high += usize::from(first == 0 && second != 0);
        low += usize::from(second == 0 && first != 0);
        // A printable ASCII character or a Chinese one, in either order.
        let is_text = |high: u8, low: u8| {
            high == 0 && (low >= 32 || matches!(low, 9 | 10 | 13)) || (0x30..=0x9f).contains(&high)
        };
        plausible += usize::from(is_text(first, second) || is_text(second, first));
    }
    let pairs = bytes.len() / 2;
    if plausible * 10 < pairs * 9 || high.max(low) == 0 {
        return None;
    }
    match (high, low) {
        (0, low) if low * 100 >= pairs => Some("utf-16le"),
        (high, 0) if high * 100 >= pairs => Some("utf-16be"),
        (high, low) if low > 20 * high => Some("utf-16le"),
        (high, low) if high > 20 * low => Some("utf-16be"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_without_a_mark() {
        let units: Vec<u16> = "标题\n正文 text。\n第二段".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(utf16(&little), Some("utf-16le"));
        assert_eq!(utf16(&big), Some("utf-16be"));
        assert_eq!(utf16("标题\n正文 text".as_bytes()), None);
        assert_eq!(binary(&little), None);
    }

    #[test]
    fn marks_tell_kinds() {
        assert_eq!(
            marked(b"7z\xbc\xaf\x27\x1c\0\x04"),
            Some(FileKind::SevenZip)
        );
        assert_eq!(marked("MZ 是两个字母。".as_bytes()), None);
        assert_eq!(
            marked(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0"),
            Some(FileKind::Program)
        );
    }

    #[test]
    fn roots_stand_behind_declarations_and_comments() {
        assert_eq!(
            root("<?xml version=\"1.0\"?>\n<!-- a --><!doctype x><rss version"),
            Some("rss")
        );
        assert_eq!(root("北岭 <b>"), None);
    }
}
