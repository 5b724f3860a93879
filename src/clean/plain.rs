//! Plain text to blocks: one a line, or one a paragraph where the lines are hard-wrapped.

use super::block::{Kind, Raw, is_void, visible_chars};
use super::wrap;
use crate::model::Span;

/// The blocks of a plain text.
pub(crate) fn blocks(source: &str, max_blocks: usize) -> Vec<Raw> {
    let mut blocks: Vec<Raw> = Vec::new();
    let seams = wrap::Seams::of(source);
    for ((_, span), goes_on) in lines(source).zip(wrap::continued(source)) {
        let text = span.of(source);
        if text.is_empty() {
            continue;
        }
        if let Some(last) = blocks.last_mut().filter(|_| goes_on) {
            go_on(last, text, span, &seams);
        } else if blocks.len() >= max_blocks
            && let Some(last) = blocks.last_mut()
        {
            join(last, text, span);
        } else {
            blocks.push(block(text, span));
        }
    }
    blocks
}

/// The lines of a text, each with the place of what is visible in it.
pub(crate) fn lines(source: &str) -> impl Iterator<Item = (&str, Span)> {
    let is_blank = |c: char| c.is_whitespace() || is_void(c);
    let mut at = 0;
    source.split_inclusive('\n').map(move |line| {
        let start = at + line.len() - line.trim_start_matches(is_blank).len();
        at += line.len();
        (
            line,
            Span::new(start, start + line.trim_matches(is_blank).len()),
        )
    })
}

fn block(text: &str, span: Span) -> Raw {
    Raw {
        text: text.chars().filter(|&c| !is_void(c)).collect(),
        kind: listed(text),
        chars: visible_chars(text),
        source: Some(span),
        ..Raw::default()
    }
}

/// Adds the rest of a line that was cut at a width.
fn go_on(last: &mut Raw, text: &str, span: Span, seams: &wrap::Seams<'_>) {
    let (n_off, between) = seams.between(&last.text, text);
    last.text.truncate(last.text.len() - n_off);
    last.text.push_str(between);
    last.text.extend(text.chars().filter(|&c| !is_void(c)));
    last.chars += visible_chars(text);
    last.chars = last.chars.saturating_sub(u32::from(n_off > 0));
    if let Some(source) = &mut last.source {
        source.end = span.end;
    }
}

/// Adds a line to a block.
pub(crate) fn join(last: &mut Raw, text: &str, span: Span) {
    last.text.push('\n');
    last.text.extend(text.chars().filter(|&c| !is_void(c)));
    last.chars += visible_chars(text);
    if let Some(source) = &mut last.source {
        source.end = span.end;
    }
}

/// Whether lines are cut at a width: paragraphs are parted by empty lines, and the lines inside
/// them end anywhere but at the end of a sentence.
pub(crate) fn is_wrapped(source: &str) -> bool {
    const MIN_LINES: usize = 6;
    let lines: Vec<&str> = source.lines().map(str::trim_end).collect();
    let mut inner = 0;
    let mut cut = 0;
    let longest = lines
        .iter()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0);
    for pair in lines.windows(2) {
        if let [line, next] = pair
            && !line.is_empty()
            && !next.is_empty()
        {
            inner += 1;
            let is_open = line.ends_with(|c: char| c.is_ascii_alphabetic() || c == ',');
            let length = line.chars().count();
            cut += usize::from(is_open && length * 10 >= longest * 6 && length >= 40);
        }
    }
    inner >= MIN_LINES && cut * 10 >= inner * 6 && longest <= 120
}

/// A numbered line is an item.
pub(crate) fn listed(text: &str) -> Kind {
    if list_number(text).is_some() {
        Kind::Item
    } else {
        Kind::Paragraph
    }
}

/// The number that starts a line of a list: `12. `, `3、`, `(4)`.
pub(crate) fn list_number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(['(', '（', '[', '【']);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at_checked(digits)?;
    let number = number.parse().ok().filter(|_| digits <= 3)?;
    let mut after = rest.chars();
    let mark = after.next()?;
    let next = after.next();
    let is_item = match mark {
        '.' => next.is_some_and(|c| !c.is_ascii_digit()),
        '、' | ')' | '）' | ']' | '】' | '．' => next.is_some(),
        _ => false,
    };
    is_item.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_their_places() {
        let source = "标题\n\n　第一段。\r\n第二段。";
        let blocks = blocks(source, 10);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["标题", "第一段。", "第二段。"]);
        for block in &blocks {
            assert_eq!(block.source.unwrap().of(source), block.text);
        }
    }

    #[test]
    fn what_shows_nothing_is_no_part_of_a_line() {
        let source = "\u{feff} 标题\u{200b}\n";
        let block = &blocks(source, 10)[0];
        assert_eq!(block.source.unwrap().of(source), "标题");
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let line = "the reservoir above the town had been filling for three weeks and\n";
        let source = line.repeat(4) + "\n" + &line.repeat(4);
        assert_eq!(blocks(&source, 10).len(), 2);
    }

    #[test]
    fn list_numbers() {
        assert_eq!(list_number("12. 某事"), Some(12));
        assert_eq!(list_number("（3）某事"), Some(3));
        assert_eq!(list_number("3.5 亿元"), None);
        assert_eq!(list_number("2024年"), None);
    }
}
