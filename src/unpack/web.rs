//! Recorded answers of the web: WARC, WACZ and HAR.
//!
//! Answers with a page are opened, with their address and the day of fetching; requests, redirects,
//! errors, pictures and repeats of an address count as left out.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use serde_json::Value;

use super::inflate::{self, End};
use super::mime::Entity;
use super::outlet::Flow;
use super::zip::{Archive, unpacked_file};
use super::{About, Input, MomentKind, Outlet, Problem, Stated, bytes, sign};
use crate::model::{FileKind, InputErrorCode};

/// Whether a file is a WARC.
pub(super) fn is_warc(input: &Input<'_>) -> bool {
    input.bytes.starts_with(b"WARC/")
}

/// Opens the pages of a WARC.
pub(super) fn read_warc(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let mut rest = input.bytes;
    let mut seen = BTreeSet::new();
    while let Some(at) = bytes::position(rest, b"WARC/") {
        let record = rest.get(at..).unwrap_or_default();
        let first = record
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(record.len());
        let behind = record.get(first + 1..).unwrap_or_default();
        let Some(head_end) = bytes::position(behind, b"\r\n\r\n") else {
            break;
        };
        let headers = Entity::read(behind);
        let length = headers
            .header("content-length")
            .and_then(|length| length.trim().parse::<usize>().ok());
        let block = behind.get(head_end + 4..).unwrap_or_default();
        let length = length.unwrap_or(0);
        let whole = block.get(..length);
        if whole.is_none() {
            outlet.problem(said(InputErrorCode::Truncated, FileKind::Warc));
        }
        match headers.header("warc-type").as_deref() {
            Some("response") => answer(
                &headers,
                whole.unwrap_or(block),
                &mut seen,
                input.about,
                outlet,
            )?,
            Some("resource") => outlet.left_out(1),
            _ => {}
        }
        rest = block.get(length..).unwrap_or_default();
    }
    Flow::Continue(())
}

fn said(code: InputErrorCode, kind: FileKind) -> Problem {
    Problem {
        kind: Some(kind),
        ..Problem::new(code, "")
    }
}

/// Opens the page of an answer.
fn answer(
    headers: &Entity<'_>,
    block: &[u8],
    seen: &mut BTreeSet<String>,
    outer: &About,
    outlet: &mut Outlet<'_>,
) -> Flow {
    let line_end = block.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let status = String::from_utf8_lossy(block.get(..line_end).unwrap_or_default()).into_owned();
    let is_good = status.split_whitespace().nth(1) == Some("200");
    let http = Entity::read(block.get(line_end + 1..).unwrap_or_default());
    let url = headers.header("warc-target-uri").unwrap_or_default();
    let url = url.trim_matches(['<', '>']).to_owned();
    let kind = http.kind();
    if !is_good || !is_page(&kind) || !seen.insert(url.clone()) {
        outlet.left_out(1);
        return Flow::Continue(());
    }
    let mut body = http.content();
    if http
        .header("transfer-encoding")
        .is_some_and(|way| way.eq_ignore_ascii_case("chunked"))
    {
        body = unchunked(&body);
    }
    let packing = http
        .header("content-encoding")
        .unwrap_or_default()
        .to_ascii_lowercase();
    if packing == "deflate" {
        let mut plain = Vec::new();
        let raw = body.get(2..).unwrap_or_default();
        if inflate::append(raw, outlet.budget.entry_room(), &mut plain).1 == End::Whole {
            body = plain;
        }
    }
    outlet.budget.spend(body.len());
    let crawled = headers.header("warc-date").map(|text| Stated {
        text,
        kind: MomentKind::Crawled,
    });
    let about = About {
        charset: http.parameter("content-type", "charset"),
        url: Some(url.clone()),
        moments: crawled.into_iter().collect(),
        ..About::default()
    };
    outlet.file(&url, &body, &about.within(outer))
}

fn is_page(kind: &str) -> bool {
    matches!(kind, "text/html" | "application/xhtml+xml")
}

/// A body that came in chunks, each after its length in hexadecimal digits; as it is where it did not.
fn unchunked(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = body;
    loop {
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(rest.len());
        let line = String::from_utf8_lossy(rest.get(..end).unwrap_or_default()).into_owned();
        let digits = line.split(';').next().unwrap_or_default().trim().to_owned();
        let Ok(length) = usize::from_str_radix(&digits, 16) else {
            return if plain.is_empty() {
                body.to_vec()
            } else {
                plain
            };
        };
        let behind = rest.get(end + 1..).unwrap_or_default();
        plain.extend_from_slice(behind.get(..length).unwrap_or(behind));
        rest = behind.get(length..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        if length == 0 || rest.is_empty() {
            return plain;
        }
    }
}

/// Whether a file is a WACZ: a zip archive with WARCs in a folder `archive` and an inventory.
pub(super) fn is_wacz(input: &Input<'_>) -> bool {
    super::zip::is(input)
        && Archive::open(input.bytes).is_some_and(|archive| {
            let mut entries = archive.entries.iter();
            archive.entry("datapackage.json").is_some()
                && entries.any(|entry| entry.name.starts_with("archive/"))
        })
}

/// Opens the WARCs of a WACZ; its index and page list only repeat what they hold.
pub(super) fn read_wacz(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let Some(archive) = Archive::open(input.bytes) else {
        return Flow::Continue(());
    };
    for entry in archive
        .entries
        .iter()
        .filter(|entry| entry.name.starts_with("archive/") && !entry.is_folder())
    {
        let unpacked = archive.unpack(entry, outlet.budget.entry_room());
        outlet.budget.spend(unpacked.bytes.len());
        unpacked_file(
            &entry.name,
            &unpacked.bytes,
            unpacked.end,
            input.about,
            outlet,
        )?;
    }
    Flow::Continue(())
}

/// Whether a file is a HAR.
pub(super) fn is_har(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    let dense: String = head
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(40)
        .collect();
    dense.starts_with("{\"log\":{")
}

/// Opens the pages of a HAR.
pub(super) fn read_har(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let Ok(value) = serde_json::from_slice::<Value>(input.bytes) else {
        outlet.problem(said(InputErrorCode::Damaged, FileKind::Har));
        return Flow::Continue(());
    };
    let mut seen = BTreeSet::new();
    let entries = value.pointer("/log/entries").and_then(Value::as_array);
    for entry in entries.into_iter().flatten() {
        let text = |path: &str| entry.pointer(path).and_then(Value::as_str);
        let url = text("/request/url").unwrap_or_default();
        let kind = text("/response/content/mimeType").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let is_good = entry.pointer("/response/status").and_then(Value::as_u64) == Some(200);
        let body = text("/response/content/text").unwrap_or_default();
        if !is_good || !is_page(kind) || body.is_empty() || !seen.insert(url.to_owned()) {
            outlet.left_out(1);
            continue;
        }
        let is_packed = text("/response/content/encoding") == Some("base64");
        let bytes = match BASE64.decode(body.as_bytes()) {
            Ok(bytes) if is_packed => bytes,
            _ => body.as_bytes().to_vec(),
        };
        let crawled = text("/startedDateTime").map(|text| Stated {
            text: text.to_owned(),
            kind: MomentKind::Crawled,
        });
        let about = About {
            charset: (!is_packed).then(|| "utf-8".to_owned()),
            url: Some(url.to_owned()),
            moments: crawled.into_iter().collect(),
            ..About::default()
        };
        outlet.file(url, &bytes, &about.within(input.about))?;
    }
    Flow::Continue(())
}
