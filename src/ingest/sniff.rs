//! What a text is written in, by its content.

use crate::model::Format;

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

pub(super) fn is_html(text: &str) -> bool {
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
    fn formats_by_content() {
        assert_eq!(format("<!DOCTYPE html><p>a"), Format::Html);
        assert_eq!(format("<p>a</p>"), Format::Html);
        assert_eq!(format("a < b, <某某> c"), Format::PlainText);
        assert_eq!(format("# A\n\ntext [x](y)\n"), Format::Markdown);
    }
}
