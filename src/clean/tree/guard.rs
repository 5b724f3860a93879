//! Cuts tags with absurdly many attributes before the tokenizer sees them.
//!
//! The tokenizer compares each attribute with every earlier one of its tag, so that a tag of a
//! million attributes would cost a million times a million steps. No page that a person reads has
//! a tag of more than a few dozen.

use std::borrow::Cow;

/// Words in one tag beyond which the rest of the tag is cut.
const MAX_TAG_WORDS: usize = 500;

/// The markup with the excess of monstrous tags cut out.
pub(super) fn prune(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(found) = find(bytes, at, b'<') {
        at = found + 1;
        if bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            let (cut, end) = tag_excess(bytes, at);
            if let Some(cut) = cut {
                cuts.push((cut, end));
            }
            at = end;
        }
    }
    if cuts.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for (cut, end) in cuts {
        out.push_str(html.get(from..cut).unwrap_or_default());
        from = end;
    }
    out.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where a tag's excess starts, if it has one, and where the tag ends (at its `>`).
///
/// Quotes are followed only as far as [`MAX_TAG_WORDS`] words: a stray quote in text that merely
/// looks like a tag does not hide the tags after it, because the excess is cut at a plain `>`.
fn tag_excess(bytes: &[u8], start: usize) -> (Option<usize>, usize) {
    let mut words = 0;
    let mut at = start;
    let mut was_space = false;
    let mut quote: Option<u8> = None;
    while let Some(&byte) = bytes.get(at) {
        if words > MAX_TAG_WORDS {
            let end = find(bytes, at, b'>').unwrap_or(bytes.len());
            return (Some(at), end);
        }
        match quote {
            Some(mark) if byte == mark => {
                quote = None;
                words += 1;
            }
            Some(_) => {}
            None => match byte {
                b'>' => return (None, at),
                b'"' | b'\'' if bytes.get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
                b'/' => words += usize::from(!was_space),
                _ => {
                    let is_space = byte.is_ascii_whitespace();
                    words += usize::from(was_space && !is_space);
                }
            },
        }
        was_space = byte.is_ascii_whitespace();
        at += 1;
    }
    (None, bytes.len())
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.iter().position(|&b| b == byte).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_is_untouched() {
        let html = r#"<a href="x > y" title='中'>a < b</a> 1<2 "quoted"#;
        assert!(matches!(prune(html), Cow::Borrowed(_)));
    }

    #[test]
    fn the_excess_is_cut_and_the_text_stays() {
        let html = format!("<p {}>text</p>", "x=1 ".repeat(5000));
        let pruned = prune(&html);
        assert!(pruned.len() < 3000 && pruned.ends_with(">text</p>"));
    }
}
