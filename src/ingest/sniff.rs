//! What bytes are, by their content.

use crate::model::Format;

/// Marks of formats that hold no text to read.
const MARKS: &[&[u8]] = &[
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"\0asm",
    b"BZh",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"Rar!\x1a",
    b"\xd0\xcf\x11\xe0",
    b"ID3",
    b"OggS",
    b"RIFF",
    b"wOFF",
    b"wOF2",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3",
    b"\0\0\x01\0",
    b"II*\0",
    b"MM\0*",
];

/// Where a binary file shows itself first, and how many control bytes it has; none for text.
pub(super) fn binary(bytes: &[u8]) -> Option<(usize, usize)> {
    // Without a branch, so that many bytes are looked at in one step.
    let is_control =
        |byte: &u8| (*byte < 32) & !(9..=13).contains(byte) & (*byte != 27) | (*byte == 127);
    let controls = bytes.iter().map(|byte| usize::from(is_control(byte))).sum();
    if MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Some((0, controls));
    }
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

/// What a text is written in, where it is no dump of records.
pub(super) fn format(text: &str) -> Format {
    if is_html(text) {
        Format::Html
    } else if is_markdown(text) {
        Format::Markdown
    } else {
        Format::PlainText
    }
}

fn is_html(text: &str) -> bool {
    const LOOKED_AT: usize = 1 << 16;
    const MANY_TAGS: usize = 8;
    const ROOTS: &[&str] = &["<!doctype html", "<html", "<head", "<body", "<?xml"];
    const TAGS: &[&str] = &[
        "<p>", "<p ", "<div", "<br", "<a ", "<span", "<td", "<li>", "<h1", "<h2", "<img ",
        "<article", "<section", "<title>", "<meta ", "</p>", "<ul>", "<table", "<strong>",
        "<figure",
    ];
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is = |text: &str, tag: &str| {
        let bytes = text.as_bytes().get(..tag.len());
        bytes.is_some_and(|bytes| bytes.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if ROOTS.iter().any(|root| is(start, root)) {
        return true;
    }
    let tags = head.match_indices('<').filter(|&(at, _)| {
        let rest = head.get(at..).unwrap_or_default();
        TAGS.iter().any(|tag| is(rest, tag))
    });
    let tags = tags.take(MANY_TAGS).count();
    let starts_with_tag = start.starts_with('<')
        && start
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_alphabetic() || c == '!');
    tags >= MANY_TAGS || starts_with_tag && tags >= 1
}

fn is_markdown(text: &str) -> bool {
    let mut headings = 0;
    let mut marks = 0;
    for line in text.lines().take(400) {
        let level = line.len() - line.trim_start_matches('#').len();
        headings += usize::from((1..=6).contains(&level) && line.get(level..=level) == Some(" "));
        marks += usize::from(line.contains("](") || line.contains("**") || line.starts_with("> "));
    }
    headings >= 2 || headings >= 1 && marks >= 1
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
    fn formats_by_content() {
        assert_eq!(format("<!DOCTYPE html><p>a"), Format::Html);
        assert_eq!(format("<p>a</p>"), Format::Html);
        assert_eq!(format("a < b, <某某> c"), Format::PlainText);
        assert_eq!(format("# A\n\ntext [x](y)\n"), Format::Markdown);
    }
}
