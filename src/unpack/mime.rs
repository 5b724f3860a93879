//! MIME: headers, parts, transfer encodings, words in other charsets (RFC 2045 to 2047).

use data_encoding::{BASE64_MIME_PERMISSIVE, Encoding, Specification};

use super::bytes::position;
use super::charset;

/// Parts inside parts, at most.
const MAX_DEPTH: usize = 8;

/// Parts of one multipart, at most.
const MAX_PARTS: usize = 1000;

/// A header block and the body behind it.
#[derive(Clone, Debug)]
pub(super) struct Entity<'a> {
    headers: Vec<(String, Vec<u8>)>,
    body: &'a [u8],
}

impl<'a> Entity<'a> {
    /// Reads the headers; what stands behind the first empty line is the body.
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        let mut headers: Vec<(String, Vec<u8>)> = Vec::new();
        let mut rest = bytes;
        loop {
            let (line, after) = line(rest);
            rest = after;
            if line.is_empty() {
                break;
            }
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                if let Some((_, value)) = headers.last_mut() {
                    value.extend_from_slice(b" ");
                    value.extend_from_slice(line.trim_ascii());
                }
            } else if let Some(colon) = line.iter().position(|byte| *byte == b':') {
                let (name, value) = line.split_at(colon);
                let name = String::from_utf8_lossy(name).trim().to_ascii_lowercase();
                let value = value.get(1..).unwrap_or_default().trim_ascii();
                headers.push((name, value.to_vec()));
            }
            if rest.is_empty() {
                break;
            }
        }
        Self {
            headers,
            body: rest,
        }
    }

    /// A header's value with its words decoded.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let (_, value) = self.headers.iter().find(|(known, _)| known == name)?;
        Some(words(value)).filter(|value| !value.is_empty())
    }

    /// The type, such as `text/html`, in lower case; `text/plain` where none is said.
    pub(super) fn kind(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        let kind = value.split(';').next().unwrap_or_default();
        let kind = kind.trim().to_ascii_lowercase();
        if kind.is_empty() {
            "text/plain".to_owned()
        } else {
            kind
        }
    }

    /// A parameter of the type or, for file names, of the disposition.
    pub(super) fn parameter(&self, header: &str, name: &str) -> Option<String> {
        let value = self.header(header)?;
        parameter(&value, name)
    }

    /// The name of the file that a part is.
    pub(super) fn file_name(&self) -> Option<String> {
        self.parameter("content-disposition", "filename")
            .or_else(|| self.parameter("content-type", "name"))
    }

    /// Whether a part is meant to be kept as a file.
    pub(super) fn is_attachment(&self) -> bool {
        let disposition = self.header("content-disposition").unwrap_or_default();
        disposition
            .trim()
            .to_ascii_lowercase()
            .starts_with("attachment")
    }

    /// The body with its transfer encoding undone.
    pub(super) fn content(&self) -> Vec<u8> {
        let encoding = self.header("content-transfer-encoding").unwrap_or_default();
        match encoding.trim().to_ascii_lowercase().as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => quoted_printable(self.body),
            _ => self.body.to_vec(),
        }
    }

    /// The parts of a multipart; none for a leaf.
    pub(super) fn parts(&self) -> Vec<Entity<'a>> {
        let is_multipart = self.kind().starts_with("multipart/");
        let boundary = self.parameter("content-type", "boundary");
        match boundary.filter(|_| is_multipart) {
            Some(boundary) => split(self.body, boundary.as_bytes()),
            None => Vec::new(),
        }
    }

    /// All leaves in order, each with the multipart type that it stands in.
    pub(super) fn leaves(&self) -> Vec<(Entity<'a>, String)> {
        let mut leaves = Vec::new();
        self.collect("", 0, &mut leaves);
        leaves
    }

    fn collect(&self, inside: &str, depth: usize, leaves: &mut Vec<(Entity<'a>, String)>) {
        let parts = self.parts();
        if parts.is_empty() || depth >= MAX_DEPTH {
            leaves.push((self.clone(), inside.to_owned()));
            return;
        }
        let kind = self.kind();
        for part in parts {
            part.collect(&kind, depth + 1, leaves);
        }
    }
}

/// The first line without its end, and what stands behind it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (line, rest) = match end {
        Some(end) => (
            bytes.get(..end).unwrap_or_default(),
            bytes.get(end + 1..).unwrap_or_default(),
        ),
        None => (bytes, &[][..]),
    };
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// The parts between the lines of a boundary; the last one may lack its end.
fn split<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<Entity<'a>> {
    let mark = [b"--", boundary].concat();
    let mut parts = Vec::new();
    let mut start: Option<usize> = None;
    let mut at = 0;
    while let Some(found) = body.get(at..).and_then(|rest| position(rest, &mark)) {
        let mark_at = at + found;
        let behind = mark_at + mark.len();
        at = behind;
        let is_at_start = mark_at == 0 || body.get(mark_at - 1) == Some(&b'\n');
        let rest = body.get(behind..).unwrap_or_default();
        let (tail, _) = line(rest);
        let is_last = tail.starts_with(b"--");
        if !is_at_start || !is_last && !tail.trim_ascii().is_empty() {
            continue;
        }
        if let Some(start) = start {
            let part = body.get(start..mark_at).unwrap_or_default();
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            parts.push(Entity::read(part.strip_suffix(b"\r").unwrap_or(part)));
        }
        if is_last || parts.len() >= MAX_PARTS {
            return parts;
        }
        let length = rest.iter().position(|byte| *byte == b'\n');
        start = Some(length.map_or(body.len(), |length| behind + length + 1));
    }
    if let Some(start) = start.filter(|start| *start < body.len()) {
        parts.push(Entity::read(body.get(start..).unwrap_or_default()));
    }
    parts
}

/// A parameter of a header: `name="value"`, `name=value`, `name*=utf-8''%E5…`.
fn parameter(value: &str, name: &str) -> Option<String> {
    let mut extended: Option<String> = None;
    for piece in pieces(value).into_iter().skip(1) {
        let Some((key, value)) = piece.split_once('=') else {
            continue;
        };
        let key = key.trim().to_ascii_lowercase();
        let value = value.trim().trim_matches('"');
        if key == name {
            return Some(value.to_owned());
        }
        // RFC 2231: a charset, a language, the value in per cent signs; long values in pieces.
        if let Some(number) = key
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('*'))
        {
            let is_first = matches!(number, "" | "0" | "0*");
            let text = match value.splitn(3, '\'').collect::<Vec<_>>().as_slice() {
                [label, _, text] if is_first => unescaped(text, Some(label)),
                _ if number.ends_with('*') => unescaped(value, None),
                _ => value.to_owned(),
            };
            extended.get_or_insert_with(String::new).push_str(&text);
        }
    }
    extended
}

/// A header's pieces between semicolons outside quotation marks.
fn pieces(value: &str) -> Vec<&str> {
    let mut is_quoted = false;
    value
        .split(|c| {
            is_quoted ^= c == '"';
            c == ';' && !is_quoted
        })
        .collect()
}

fn unescaped(text: &str, label: Option<&str>) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match after.get(..2).filter(|_| *first == b'%').and_then(hex) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    charset::decode(&bytes, None, label).text
}

fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// A header's text: words like `=?gb2312?B?…?=` decoded, those of one charset together, as
/// characters are cut across them; bare bytes by detection.
pub(super) fn words(value: &[u8]) -> String {
    let mut text = String::new();
    let mut pending: Option<(String, Vec<u8>)> = None;
    let mut rest = value;
    while !rest.is_empty() {
        let start = position(rest, b"=?").unwrap_or(rest.len());
        let (before, word) = rest.split_at_checked(start).unwrap_or((rest, &[]));
        let found = encoded_word(word);
        let is_gap = pending.is_some() && found.is_some() && before.trim_ascii().is_empty();
        if !is_gap && !before.is_empty() {
            flush(&mut pending, &mut text);
            text.push_str(&bare(before));
        }
        rest = word;
        if let Some((label, bytes, after)) = found {
            match &mut pending {
                Some((known, all)) if known.eq_ignore_ascii_case(&label) => all.extend(bytes),
                _ => {
                    flush(&mut pending, &mut text);
                    pending = Some((label, bytes));
                }
            }
            rest = after;
        } else if !word.is_empty() {
            flush(&mut pending, &mut text);
            text.push_str("=?");
            rest = word.get(2..).unwrap_or_default();
        }
    }
    flush(&mut pending, &mut text);
    text.trim().to_owned()
}

fn flush(pending: &mut Option<(String, Vec<u8>)>, text: &mut String) {
    if let Some((label, bytes)) = pending.take() {
        text.push_str(&charset::decode(&bytes, None, Some(&label)).text);
    }
}

fn bare(bytes: &[u8]) -> String {
    let encoding = charset::name_decoder(bytes);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The word that bytes start with: its charset, its bytes, and what stands behind.
fn encoded_word(bytes: &[u8]) -> Option<(String, Vec<u8>, &[u8])> {
    let rest = bytes.strip_prefix(b"=?")?;
    let label_end = rest.iter().position(|byte| *byte == b'?')?;
    let label = std::str::from_utf8(rest.get(..label_end)?).ok()?;
    // A language may follow the charset.
    let label = label.split('*').next().unwrap_or_default().to_owned();
    let way = rest.get(label_end + 1)?.to_ascii_lowercase();
    let rest = rest.get(label_end + 3..)?;
    let end = position(rest, b"?=")?;
    let packed = rest.get(..end)?;
    let bytes = match way {
        b'b' => base64(packed),
        b'q' => {
            let spaced: Vec<u8> = packed
                .iter()
                .map(|byte| if *byte == b'_' { b' ' } else { *byte })
                .collect();
            quoted_printable(&spaced)
        }
        _ => return None,
    };
    Some((label, bytes, rest.get(end + 2..)?))
}

/// Base64 as mail has it, line breaks and what does not belong dropped; a cut end gives what
/// stands before it.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let kept: Vec<u8> = bytes.iter().copied().filter(is_sign).collect();
    let whole = kept.len() - usize::from(kept.len() % 4 == 1);
    let kept = kept.get(..whole).unwrap_or_default();
    unpadded()
        .and_then(|encoding| encoding.decode(kept).ok())
        .or_else(|| BASE64_MIME_PERMISSIVE.decode(bytes).ok())
        .unwrap_or_default()
}

/// Base64 without padding and without a check of the last bits.
fn unpadded() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    specification.check_trailing_bits = false;
    specification.encoding().ok()
}

/// Quoted-printable: `=E4` is a byte, `=` at a line's end joins lines.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            plain.push(*first);
        } else if let Some(byte) = after.get(..2).and_then(hex) {
            plain.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            let (tail, behind) = line(after);
            if tail.trim_ascii().is_empty() {
                rest = behind;
            } else {
                plain.push(b'=');
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_other_charsets() {
        // 北岭, its two characters cut across two words.
        let cut = b"=?gb2312?B?sbE=?= =?gb2312?B?wes=?= [news]";
        assert_eq!(words(cut), "北岭 [news]");
        assert_eq!(words(b"=?UTF-8?Q?=E5=8C=97_a?="), "北 a");
        assert_eq!(words("北岭".as_bytes()), "北岭");
        assert_eq!(words(b"a =? b"), "a =? b");
    }

    #[test]
    fn transfer_encodings() {
        assert_eq!(quoted_printable(b"a=3Db=\r\nc=E4=zz"), b"a=bc\xe4=zz");
        assert_eq!(base64(b"5YyX\r\n5bKt"), "北岭".as_bytes());
        assert_eq!(base64(b"5YyX5"), "北".as_bytes());
    }

    #[test]
    fn parts_and_parameters() {
        let mail = b"Content-Type: multipart/mixed;\r\n boundary=\"x;y\"\r\n\r\n--x;y\r\n\r\none\r\n--x;y\r\nContent-Type: text/html; charset=gbk\r\n\r\ntwo";
        let parts = Entity::read(mail).parts();
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].content(), b"one");
        assert_eq!(parts[1].kind(), "text/html");
        assert_eq!(
            parts[1].parameter("content-type", "charset").as_deref(),
            Some("gbk")
        );
        let name = parameter("attachment; filename*=utf-8''%E5%8C%97.txt", "filename");
        assert_eq!(name.as_deref(), Some("北.txt"));
    }
}
