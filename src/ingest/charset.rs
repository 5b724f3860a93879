//! Bytes to text: by mark, by declaration, by detection, or as the person says.
//!
//! A declared charset is tried strictly; where it does not fit, detection decides and an issue
//! says so. gb2312 means GB18030, as the labels of the Encoding Standard have it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

use super::sniff;
use crate::model::{Charset, CharsetSource, Issue, IssueCode};

/// Of how many bytes outside ASCII one may be broken for a declared charset still to stand.
const MAX_BROKEN_SHARE: usize = 50;

/// A decoded file.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) charset: Charset,
    pub(super) issues: Vec<Issue>,
}

/// Decodes a file; `chosen` is the label that the person chose.
pub(super) fn decode(bytes: &[u8], chosen: Option<&str>) -> Decoded {
    let mut issues = Vec::new();
    let (encoding, from) = choose(bytes, chosen, &mut issues);
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    if had_errors {
        let replaced = text.matches('\u{fffd}').count();
        issues.push(issue(IssueCode::UndecodableBytes, replaced.to_string()));
    }
    Decoded {
        text: text.into_owned(),
        charset: Charset {
            name: encoding.name().to_owned(),
            from,
        },
        issues,
    }
}

fn choose(
    bytes: &[u8],
    chosen: Option<&str>,
    issues: &mut Vec<Issue>,
) -> (&'static Encoding, CharsetSource) {
    if let Some(encoding) = chosen.and_then(known) {
        return (encoding, CharsetSource::Chosen);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, CharsetSource::Mark);
    }
    if let Some(encoding) = sniff::utf16(bytes).and_then(known) {
        return (encoding, CharsetSource::Detected);
    }
    let declared = declared(bytes);
    if let Some(label) = declared.as_deref().filter(|_| is_surely_utf8(bytes))
        && known(label) != Some(UTF_8)
    {
        // A page saved by a browser or a script keeps the old declaration; nearly every text in
        // UTF-8 is also valid, and nonsense, in GB18030.
        issues.push(issue(
            IssueCode::CharsetMismatch,
            format!("{label} → {}", UTF_8.name()),
        ));
        return (UTF_8, CharsetSource::Detected);
    }
    if let Some(encoding) = declared.as_deref().and_then(known)
        && fits(encoding, bytes)
    {
        return (encoding, CharsetSource::Declared);
    }
    let detected = detected(bytes);
    let Some(label) = declared else {
        return (detected, CharsetSource::Detected);
    };
    // A declared charset with a few broken bytes is still better than a guess that breaks more.
    // Detection may answer with a single-byte charset, in which nothing is ever broken.
    let is_close = |encoding: &'static Encoding| {
        let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        broken(encoding, bytes) * MAX_BROKEN_SHARE <= high
            && (detected.is_single_byte() || encoding != UTF_8)
    };
    if let Some(encoding) = known(&label)
        && (encoding == detected
            || is_close(encoding)
            || broken(encoding, bytes) <= broken(detected, bytes))
    {
        return (encoding, CharsetSource::Declared);
    }
    issues.push(issue(
        IssueCode::CharsetMismatch,
        format!("{label} → {}", detected.name()),
    ));
    (detected, CharsetSource::Detected)
}

fn issue(code: IssueCode, detail: String) -> Issue {
    Issue {
        code,
        span: None,
        detail,
    }
}

/// The encoding of a label; GBK widened to GB18030.
fn known(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    Some(if encoding == GBK { GB18030 } else { encoding })
}

/// Whether a text is valid UTF-8 with so many characters outside ASCII that it is no accident.
fn is_surely_utf8(bytes: &[u8]) -> bool {
    const MIN_WIDE: usize = 12;
    let wide = bytes.iter().filter(|&&byte| byte >= 0xe0).take(MIN_WIDE);
    wide.count() >= MIN_WIDE && std::str::from_utf8(bytes).is_ok()
}

fn fits(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some()
}

fn broken(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    encoding
        .decode_without_bom_handling(bytes)
        .0
        .matches('\u{fffd}')
        .count()
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    if fits(UTF_8, bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    // UTF-8 with a broken end, or a broken byte here and there, is still UTF-8.
    let wide = bytes.iter().filter(|&&byte| byte >= 0xe0).count();
    if broken(UTF_8, bytes) * 20 < wide {
        return UTF_8;
    }
    if guess == GBK { GB18030 } else { guess }
}

/// The charset that a page declares in its first bytes: `<meta charset>`, `http-equiv`, or the
/// XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    const LOOKED_AT: usize = 8192;
    let head = bytes.get(..bytes.len().min(LOOKED_AT))?;
    let head: String = head
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let is_page = head.contains("<meta") || head.trim_start().starts_with("<?xml");
    if !is_page {
        return None;
    }
    for key in ["charset", "encoding"] {
        let mut rest = head.as_str();
        while let Some(at) = rest.find(key) {
            rest = rest.get(at + key.len()..)?;
            if let Some(value) = rest.trim_start().strip_prefix('=') {
                let value = value.trim_start().trim_start_matches(['"', '\'']);
                let end = value
                    .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
                    .unwrap_or(value.len());
                let label = value.get(..end)?;
                if known(label).is_some() {
                    return Some(label.to_owned());
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, WINDOWS_1252};

    const TEXT: &str =
        "北岭市自来水公司周三宣布，停水三天的城东片区已经恢复供水，居民可以放心饮用。";

    fn check(bytes: &[u8], chosen: Option<&str>, name: &str, from: CharsetSource, text: &str) {
        let decoded = decode(bytes, chosen);
        assert_eq!(
            (decoded.charset.name.as_str(), decoded.charset.from),
            (name, from)
        );
        assert_eq!(decoded.text, text);
    }

    #[test]
    fn marks_declarations_detection_and_choice() {
        let (gbk, ..) = GBK.encode(TEXT);
        check(&gbk, None, "gb18030", CharsetSource::Detected, TEXT);
        let page = format!("<meta charset=gb2312><p>{TEXT}");
        let (declared, ..) = GBK.encode(&page);
        check(&declared, None, "gb18030", CharsetSource::Declared, &page);
        check(
            TEXT.as_bytes(),
            None,
            "UTF-8",
            CharsetSource::Detected,
            TEXT,
        );
        let marked = format!("\u{feff}{TEXT}");
        check(marked.as_bytes(), None, "UTF-8", CharsetSource::Mark, TEXT);
        let utf16: Vec<u8> = format!("\u{feff}{TEXT}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        check(&utf16, None, "UTF-16LE", CharsetSource::Mark, TEXT);
        let (latin, ..) = WINDOWS_1252.encode("déjà vu");
        check(
            &latin,
            Some("latin1"),
            "windows-1252",
            CharsetSource::Chosen,
            "déjà vu",
        );
        let hant = "北嶺市自來水公司週三宣布，停水三天的城東片區已經恢復供水，居民可以放心飲用。";
        let (big5, ..) = BIG5.encode(hant);
        check(&big5, None, "Big5", CharsetSource::Detected, hant);
    }

    #[test]
    fn a_wrong_declaration_is_overruled_with_an_issue() {
        let page = format!("<meta charset=\"big5\"><p>{TEXT}");
        let decoded = decode(page.as_bytes(), None);
        assert_eq!(decoded.text, page);
        assert_eq!(decoded.issues[0].code, IssueCode::CharsetMismatch);
    }

    #[test]
    fn a_page_saved_as_utf8_under_its_old_declaration() {
        let page = format!("<meta charset=gb2312><p>{TEXT}");
        check(
            page.as_bytes(),
            None,
            "UTF-8",
            CharsetSource::Detected,
            &page,
        );
    }
}
