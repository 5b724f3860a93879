//! Bytes to text: by mark, by declaration, by detection, or as the person says.
//!
//! A declared charset is tried strictly; where it does not fit, detection decides and an issue
//! says so. gb2312 means GB18030, as the labels of the Encoding Standard have it. A few broken
//! bytes overrule neither a declaration nor what the other bytes say: they are replaced, and an
//! issue says how many and where the first one stands.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8};

use super::sign;
use crate::model::{Charset, CharsetSource, Issue, IssueCode};

/// Of how many bytes outside ASCII one may be broken for a declared charset still to stand.
const MAX_BROKEN_SHARE: usize = 50;

/// The same where nothing is declared, and detection over the other bytes says that charset.
const MAX_BROKEN_SHARE_DETECTED: usize = 20;

/// Names of charsets that mailers and databases use, and the Encoding Standard doesn't.
const ALIASES: &[(&str, &str)] = &[
    ("cp936", "gb18030"),
    ("ms936", "gb18030"),
    ("windows-936", "gb18030"),
    ("eucgb2312_cn", "gb18030"),
    ("euc-cn", "gb18030"),
    ("gb18030-2000", "gb18030"),
    ("gb18030-2005", "gb18030"),
    ("cp950", "big5"),
    ("ms950", "big5"),
    ("big5hkscs", "big5"),
    ("utf8mb4", "utf-8"),
    ("utf-8-sig", "utf-8"),
    ("utf_8", "utf-8"),
    ("unicode", "utf-16le"),
];

/// A decoded file.
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The charset, and who said so.
    pub charset: Charset,
    /// What was noticed.
    pub issues: Vec<Issue>,
}

/// Decodes a file. `chosen` is the label that the person chose, `header` one that stands outside the
/// bytes, in a mail or an answer.
#[must_use]
pub fn decode(bytes: &[u8], chosen: Option<&str>, header: Option<&str>) -> Decoded {
    let mut issues = Vec::new();
    let (encoding, from) = choose(bytes, chosen, header, &mut issues);
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    if had_errors {
        let breaks = breaks(encoding, bytes);
        let first = breaks.first().map_or(0, |first| first.start);
        let detail = format!("{}, byte {first}", breaks.len());
        issues.push(issue(IssueCode::UndecodableBytes, detail));
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
    header: Option<&str>,
    issues: &mut Vec<Issue>,
) -> (&'static Encoding, CharsetSource) {
    if let Some(encoding) = chosen.and_then(known) {
        return (encoding, CharsetSource::Chosen);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, CharsetSource::Mark);
    }
    if let Some(encoding) = sign::utf16(bytes).and_then(known) {
        return (encoding, CharsetSource::Detected);
    }
    let declared = stated(header, declared(bytes));
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
    if let Some(encoding) = declared.as_deref().and_then(known)
        && encoding != UTF_8
        && is_close(encoding, bytes)
    {
        return (encoding, CharsetSource::Declared);
    }
    let detected = detected(bytes);
    let Some(label) = declared else {
        return (detected, CharsetSource::Detected);
    };
    // Detection may answer with a single-byte charset, in which nothing is ever broken.
    if let Some(encoding) = known(&label)
        && (encoding == detected
            || is_close(encoding, bytes) && detected.is_single_byte()
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

/// What a header says goes before what the bytes say, but for servers' and mailers' empty defaults.
fn stated(header: Option<&str>, inside: Option<String>) -> Option<String> {
    let header = header.filter(|label| known(label).is_some());
    let is_default = |label: &&str| {
        known(label).is_some_and(Encoding::is_single_byte) || label.eq_ignore_ascii_case("us-ascii")
    };
    match (header, inside) {
        (Some(label), inside) if is_default(&label) => inside,
        (Some(label), _) => Some(label.to_owned()),
        (None, inside) => inside,
    }
}

/// Whether few bytes are broken: a declared charset is then better than a guess.
fn is_close(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    broken(encoding, bytes) * MAX_BROKEN_SHARE <= high
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
    let label = label.trim().to_ascii_lowercase();
    let label = ALIASES
        .iter()
        .find(|(alias, _)| *alias == label)
        .map_or(label.as_str(), |(_, label)| *label);
    let encoding = Encoding::for_label(label.as_bytes())?;
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
    breaks(encoding, bytes).len()
}

/// The bytes that an encoding can't decode.
fn breaks(encoding: &'static Encoding, bytes: &[u8]) -> Vec<Range<usize>> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut passed = [0; 1 << 12];
    let mut breaks = Vec::new();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut passed, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return breaks,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at.saturating_sub(usize::from(after));
                breaks.push(end.saturating_sub(usize::from(length))..end);
            }
        }
    }
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    if fits(UTF_8, bytes) {
        return UTF_8;
    }
    let guess = guess(bytes);
    // UTF-8 with a broken end, or a broken byte here and there, is still UTF-8.
    let wide = bytes.iter().filter(|&&byte| byte >= 0xe0).count();
    if broken(UTF_8, bytes) * 20 < wide {
        return UTF_8;
    }
    if guess.is_single_byte() || !fits(guess, bytes) {
        return mostly(bytes).unwrap_or(guess);
    }
    guess
}

/// The name of a file in an archive that doesn't say its charset: UTF-8 where it fits, else what
/// detection finds over all `names` of the archive together.
pub(super) fn name_decoder(names: &[u8]) -> &'static Encoding {
    detected(names)
}

/// The Chinese charset that bytes are in but for a few broken ones: detection takes a single broken
/// byte as proof against a charset, so it is asked again without them.
fn mostly(bytes: &[u8]) -> Option<&'static Encoding> {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    [GB18030, BIG5].into_iter().find(|&encoding| {
        let breaks = breaks(encoding, bytes);
        let is_close = breaks.len() * MAX_BROKEN_SHARE_DETECTED <= high;
        is_close && !breaks.is_empty() && guess(&without(bytes, &breaks)) == encoding
    })
}

fn without(bytes: &[u8], breaks: &[Range<usize>]) -> Vec<u8> {
    let mut rest = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for broken in breaks {
        rest.extend_from_slice(bytes.get(at..broken.start).unwrap_or_default());
        at = broken.end;
    }
    rest.extend_from_slice(bytes.get(at..).unwrap_or_default());
    rest
}

/// What detection says.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
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
        let decoded = decode(bytes, chosen, None);
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
        let decoded = decode(page.as_bytes(), None, None);
        assert_eq!(decoded.text, page);
        assert_eq!(decoded.issues[0].code, IssueCode::CharsetMismatch);
    }

    /// Bytes with some that no charset knows put in before these places of the text.
    fn damaged(bytes: &[u8], places: &[usize]) -> Vec<u8> {
        let mut damaged = bytes.to_vec();
        for &place in places.iter().rev() {
            damaged.insert(place, 0xff);
        }
        damaged
    }

    #[test]
    fn a_few_broken_bytes_are_replaced_and_told() {
        let hant = "北嶺市自來水公司週三宣布，停水三天的城東片區已經恢復供水，居民可以放心飲用。";
        let (gbk, big5) = (GBK.encode(TEXT).0, BIG5.encode(hant).0);
        let page = format!("<meta charset=gb2312><p>{TEXT}");
        let declared = GBK.encode(&page).0;
        let check = |bytes: &[u8], places: &[usize], name: &str, text: &str| {
            let decoded = decode(&damaged(bytes, places), None, None);
            assert_eq!(decoded.charset.name, name);
            assert_eq!(decoded.text.replace('\u{fffd}', ""), text);
            let said = &decoded.issues[0];
            assert_eq!(decoded.issues.len(), 1);
            assert_eq!(said.code, IssueCode::UndecodableBytes);
            assert_eq!(said.detail, format!("{}, byte {}", places.len(), places[0]));
        };
        check(&gbk, &[20], "gb18030", TEXT);
        check(&gbk, &[0, 10, 40], "gb18030", TEXT);
        check(&big5, &[12, 30], "Big5", hant);
        check(&declared, &[30, 50, 60], "gb18030", &page);
    }

    #[test]
    fn a_western_text_is_not_made_chinese() {
        let text =
            "Le café près de l'école était déjà fermé, et l'été n'était pas fini à Besançon.";
        let (latin, ..) = WINDOWS_1252.encode(text);
        check(&latin, None, "windows-1252", CharsetSource::Detected, text);
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
