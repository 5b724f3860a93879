//! Mails, mailboxes, and pages that browsers save as one file (MHTML).
//!
//! Of a mail the HTML part is read or, where there is none, the plain one, never both. Attached
//! documents and mails are opened by their kind; pictures and styles count as left out. The sender
//! is the outlet and the Date the time of sending; in a saved page it is the time of saving.

use super::mime::Entity;
use super::outlet::Flow;
use super::{About, Form, Input, MomentKind, Outlet, Problem, Stated, sign};
use crate::model::{FileKind, InputErrorCode};

/// Headers that mails begin with.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "received",
    "return-path",
    "message-id",
    "delivered-to",
    "reply-to",
    "sender",
    "x-mailer",
    "list-id",
    "dkim-signature",
    "content-transfer-encoding",
    "x-mimeole",
    "snapshot-content-location",
    "cc",
    "authentication-results",
];

/// Whether a file is a mail: it opens with headers that mails have.
pub(super) fn is(input: &Input<'_>) -> bool {
    begins_with_headers(input.bytes)
}

fn begins_with_headers(bytes: &[u8]) -> bool {
    let head = sign::head(bytes);
    let mut known: Vec<&str> = Vec::new();
    for line in head.lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_name {
            return false;
        }
        known.extend(HEADERS.iter().copied().filter(|header| *header == name));
    }
    let has = |name: &str| known.contains(&name);
    let is_typed =
        has("mime-version") || has("content-type") || has("message-id") || has("received");
    is_typed && known.len() >= 2 || has("from") && has("date") && has("subject") && has("to")
}

/// Whether a file is a mailbox: a line `From …`, then a mail.
pub(super) fn is_mailbox(input: &Input<'_>) -> bool {
    let bytes = input.bytes;
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    bytes.starts_with(b"From ") && begins_with_headers(bytes.get(end + 1..).unwrap_or_default())
}

/// Opens a mail or a saved page.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    message(input.bytes, input.about, outlet)
}

/// Opens all mails of a mailbox.
pub(super) fn read_mailbox(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    for (index, mail) in mails(input.bytes).into_iter().enumerate() {
        let mail = unescaped(mail);
        outlet.within(&format!("mail {}", index + 1), |outlet| {
            message(&mail, input.about, outlet)
        })?;
    }
    Flow::Continue(())
}

/// The mails of a mailbox: each begins behind a line `From …` that headers follow.
fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut was_blank = true;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let line = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let next = at + line.len() + 1;
        let after = bytes.get(next..).unwrap_or_default();
        let after = after.get(..after.len().min(2000)).unwrap_or_default();
        if was_blank && line.starts_with(b"From ") && is_header_line(after) {
            starts.push((at, next));
        }
        was_blank = line.trim_ascii().is_empty();
        at = next;
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(at, _)| *at)
        .chain([bytes.len()]);
    let pairs = starts.iter().zip(ends);
    pairs
        .filter_map(|((_, start), end)| bytes.get(*start..end))
        .collect()
}

fn is_header_line(bytes: &[u8]) -> bool {
    let line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let name: Vec<u8> = line
        .iter()
        .copied()
        .take_while(|byte| *byte != b':')
        .collect();
    name.len() < line.len() && !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

/// A mail of a mailbox, where a line that begins with `From ` got a `>`.
fn unescaped(mail: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|byte| *byte == b'\n') {
        let signs = line.iter().take_while(|byte| **byte == b'>').count();
        let rest = line.get(signs..).unwrap_or_default();
        let kept = if signs > 0 && rest.starts_with(b"From ") {
            line.get(1..).unwrap_or_default()
        } else {
            line
        };
        plain.extend_from_slice(kept);
    }
    plain
}

fn message(bytes: &[u8], outer: &About, outlet: &mut Outlet<'_>) -> Flow {
    let mail = Entity::read(bytes);
    let leaves = mail.leaves();
    let is_page = is_saved_page(&mail);
    let main = main_leaf(&leaves, is_page);
    for (index, (leaf, inside)) in leaves.iter().enumerate() {
        if Some(index) == main {
            let about = about(&mail, leaf, is_page).within(outer);
            let mut content = leaf.content();
            if leaf.kind() == "text/plain" {
                content = unflowed(leaf, content);
            }
            outlet.text("", Form::Unknown, content, about)?;
        } else if is_page || inside == "multipart/alternative" || is_of_page(leaf) {
            outlet.left_out(u64::from(is_of_page(leaf)));
        } else if leaf.is_attachment() || leaf.kind() == "message/rfc822" {
            let name = leaf
                .file_name()
                .unwrap_or_else(|| leaf.kind().replace('/', "."));
            let content = leaf.content();
            outlet.budget.spend(content.len());
            outlet.file(&super::zip::inside(&name), &content, outer)?;
        }
    }
    if main.is_none() && leaves.iter().all(|(leaf, _)| !leaf.is_attachment()) {
        let problem = Problem::new(InputErrorCode::NoArticles, "");
        outlet.problem(Problem {
            kind: Some(FileKind::Mail),
            ..problem
        });
    }
    Flow::Continue(())
}

/// Whether a mail is a page that a browser saved.
fn is_saved_page(mail: &Entity<'_>) -> bool {
    let sender = mail.header("from").unwrap_or_default().to_ascii_lowercase();
    let is_related = mail.kind() == "multipart/related" || mail.kind() == "text/html";
    mail.header("snapshot-content-location").is_some()
        || is_related
            && mail.header("to").is_none()
            && (sender.contains("saved by") || sender.is_empty())
}

/// The leaf that is read: the page itself, else HTML, else plain text.
fn main_leaf(leaves: &[(Entity<'_>, String)], is_page: bool) -> Option<usize> {
    let of_kind = |sought: &str| {
        leaves.iter().position(|(leaf, _)| {
            leaf.kind() == sought
                && !leaf.is_attachment()
                && !leaf.content().trim_ascii().is_empty()
        })
    };
    let html = of_kind("text/html").or_else(|| of_kind("application/xhtml+xml"));
    if is_page {
        html.or_else(|| of_kind("text/plain"))
    } else {
        html.or_else(|| of_kind("text/plain"))
    }
}

/// What belongs to a page and holds no text of its own.
fn is_of_page(leaf: &Entity<'_>) -> bool {
    let kind = leaf.kind();
    kind.starts_with("image/")
        || kind.starts_with("font/")
        || kind.starts_with("audio/")
        || kind.starts_with("video/")
        || matches!(
            kind.as_str(),
            "text/css" | "text/javascript" | "application/javascript" | "text/calendar"
        )
        || kind.starts_with("application/pgp")
        || kind.starts_with("application/pkcs7")
}

/// What headers say of a mail's text.
fn about(mail: &Entity<'_>, leaf: &Entity<'_>, is_page: bool) -> About {
    let kind = if is_page {
        MomentKind::Saved
    } else {
        MomentKind::Sent
    };
    let date = mail.header("date").map(|text| Stated { text, kind });
    let url = mail
        .header("snapshot-content-location")
        .or_else(|| leaf.header("content-location"))
        .or_else(|| mail.header("content-location"));
    let subject = mail
        .header("subject")
        .map(|subject| bare_subject(&subject).to_owned());
    // A page has its own title, of which the subject is a copy.
    let title = subject.filter(|subject| !is_page && !subject.is_empty());
    let source = mail
        .header("from")
        .filter(|_| !is_page)
        .map(|from| sender(&from));
    About {
        charset: leaf.parameter("content-type", "charset"),
        url: url.filter(|url| super::record::is_address(url)),
        title,
        source: source.filter(|source| !source.is_empty()),
        moments: date.into_iter().collect(),
        ..About::default()
    }
}

/// A subject without what lists and answers put before it: `Re:`, `转发：`, `[list]`, `【每日新闻】`.
fn bare_subject(subject: &str) -> &str {
    const BEFORE: &[&str] = &[
        "re:",
        "fw:",
        "fwd:",
        "回复:",
        "回复：",
        "转发:",
        "转发：",
        "答复:",
        "答复：",
        "re：",
        "fw：",
    ];
    let mut rest = subject.trim();
    loop {
        let answered = BEFORE.iter().find_map(|before| {
            let head = rest.get(..before.len())?;
            head.eq_ignore_ascii_case(before)
                .then(|| rest.get(before.len()..))?
        });
        let listed = [('[', ']'), ('【', '】')].iter().find_map(|(open, close)| {
            let (_, after) = rest.strip_prefix(*open)?.split_once(*close)?;
            (!after.trim().is_empty()).then_some(after)
        });
        match answered.or(listed) {
            Some(after) if !after.trim().is_empty() => rest = after.trim(),
            _ => return rest,
        }
    }
}

/// Who sent it: the name, else the address's host.
fn sender(from: &str) -> String {
    let (name, address) = from.split_once('<').unwrap_or((from, ""));
    let name = name.trim().trim_matches('"').trim();
    if !name.is_empty() && !name.contains('@') {
        return name.to_owned();
    }
    let address = if address.is_empty() { name } else { address };
    let host = address
        .trim_end_matches('>')
        .rsplit('@')
        .next()
        .unwrap_or_default();
    host.to_owned()
}

/// Plain text as written: lines that were wrapped for the way (`format=flowed`) joined.
fn unflowed(leaf: &Entity<'_>, content: Vec<u8>) -> Vec<u8> {
    let format = leaf.parameter("content-type", "format").unwrap_or_default();
    if !format.eq_ignore_ascii_case("flowed") {
        return content;
    }
    let mut plain = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        let bare = line.strip_suffix(b"\n").unwrap_or(line);
        let bare = bare.strip_suffix(b"\r").unwrap_or(bare);
        plain.extend_from_slice(bare);
        if !bare.ends_with(b" ") || bare == b"-- " {
            plain.push(b'\n');
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_and_senders() {
        assert_eq!(bare_subject("Re: 转发：【北岭快讯】恢复供水"), "恢复供水");
        assert_eq!(bare_subject("【快讯】"), "【快讯】");
        assert_eq!(sender("\"北岭日报\" <d@a.example>"), "北岭日报");
        assert_eq!(sender("d@a.example"), "a.example");
    }

    #[test]
    fn mails_of_a_box() {
        let text = b"From a Mon\nSubject: x\n\none\n>From here\nFrom me, no head\n\nFrom b Tue\nSubject: y\n\ntwo\n";
        assert_eq!(mails(text).len(), 2);
        assert!(
            unescaped(mails(text)[0])
                .windows(5)
                .any(|window| window == b"\nFrom")
        );
    }

    #[test]
    fn a_text_with_labels_is_no_mail() {
        let is_mail = |text: &str| begins_with_headers(text.as_bytes());
        assert!(is_mail("From: a\nMIME-Version: 1.0\n\ntext"));
        assert!(!is_mail("Title: a\nDate: b\nSubject: c\n\ntext"));
        assert!(!is_mail("北岭: 恢复供水\nFrom: a\n"));
    }
}
