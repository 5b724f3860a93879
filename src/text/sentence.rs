//! Sentences.
//!
//! A sentence ends after `。！？…` or `.!?` before white space, with closing quotes and brackets,
//! and at every line break.

use crate::model::Span;

/// The sentences of a text; their spans leave out the white space around them.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let after = at + c.len_utf8();
        if c == '\n' {
            push(text, Span::new(start, at), &mut spans);
            start = after;
        } else if ends_sentence(c, characters.peek().map(|&(_, next)| next)) {
            let mut end = after;
            while let Some(&(at, next)) = characters.peek() {
                if !is_closing(next) && !is_end_mark(next) {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
            push(text, Span::new(start, end), &mut spans);
            start = end;
        }
    }
    push(text, Span::new(start, text.len()), &mut spans);
    spans
}

fn push(text: &str, span: Span, spans: &mut Vec<Span>) {
    let piece = span.of(text);
    let start = span.start + piece.len() - piece.trim_start().len();
    let end = start + piece.trim().len();
    if start < end {
        spans.push(Span::new(start, end));
    }
}

const fn is_end_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '…' | '!' | '?' | '｡')
}

const fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '"' | '〞')
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '｡' => true,
        '…' => next != Some('…') && next.is_none_or(|n| is_closing(n) || n.is_whitespace()),
        '.' | '!' | '?' => next.is_none_or(|n| n.is_whitespace() || is_closing(n)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn chinese_with_closing_quotes() {
        check(
            "他说：“船会来。”众人不信。\n散会！",
            &["他说：“船会来。”", "众人不信。", "散会！"],
        );
    }

    #[test]
    fn english_and_numbers() {
        check(
            "It fell 3.5 points. Nobody asked why.",
            &["It fell 3.5 points.", "Nobody asked why."],
        );
    }
}
