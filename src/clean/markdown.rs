//! Markdown to blocks: what a person would see, without the marks.
//!
//! `**停水**三天，[公告](https://a.example)说` becomes 停水三天，公告说. A line is a block, as in plain
//! text; headings, quotations, lists, tables and code keep their shape, a picture is its
//! alternative text as a caption.
//!
//! Limits: marks that open on one line and close on another stay as they are, and so do reference
//! links and footnotes.

use super::block::{Kind, Raw, is_void, visible_chars};
use super::cue::Cue;
use super::plain::{is_wrapped, join, lines, listed};
use crate::model::Span;

/// Bytes after an opening mark in which its closing mark is looked for.
const REACH: usize = 4000;

/// Link texts in link texts, a picture in a link say, that are read.
const MAX_NESTED: u8 = 3;

/// Longest line that a line of dashes below makes a heading, in characters.
const MAX_UNDERLINED_CHARS: u32 = 80;

/// The blocks of a Markdown text.
pub(crate) fn blocks(source: &str, max_blocks: usize) -> Vec<Raw> {
    let is_wrapped = is_wrapped(source);
    let mut blocks: Vec<Raw> = Vec::new();
    let (mut fence, mut is_apart) = (None, true);
    for (line, span) in lines(source) {
        let text = span.of(source);
        if text.is_empty() {
            is_apart = true;
            continue;
        }
        let mark = text.get(..3).filter(|mark| matches!(*mark, "```" | "~~~"));
        if mark.is_some() && (fence.is_none() || fence == mark) {
            fence = if fence.is_none() { mark } else { None };
            is_apart = true;
            continue;
        }
        if !is_apart && fence.is_none() && underlined(text, blocks.last_mut()) || is_delimiter(text)
        {
            continue;
        }
        let raw = if fence.is_some() {
            code(line, span)
        } else {
            block(text, span)
        };
        let Some(raw) = raw else { continue };
        let continues = !is_apart
            && blocks.last().is_some_and(|last| {
                last.kind == raw.kind
                    && (raw.kind == Kind::Code || is_wrapped && raw.kind == Kind::Paragraph)
            });
        if (continues || blocks.len() >= max_blocks)
            && let Some(last) = blocks.last_mut()
        {
            join(last, &raw.text, span);
        } else {
            blocks.push(raw);
        }
        is_apart = false;
    }
    blocks
}

/// A line of code, as it stands.
fn code(line: &str, span: Span) -> Option<Raw> {
    Some(Raw {
        text: line.trim_end().to_owned(),
        kind: Kind::Code,
        cues: Cue::Code.bit(),
        chars: visible_chars(line),
        source: Some(span),
        ..Raw::default()
    })
}

/// Whether a line underlines the one above it, which then is a heading.
fn underlined(text: &str, above: Option<&mut Raw>) -> bool {
    let level = match text.chars().next() {
        Some('=') => 1,
        Some('-') => 2,
        _ => return false,
    };
    let is_line = text.len() >= 3 && text.chars().all(|c| text.starts_with(c));
    let above = above
        .filter(|raw| is_line && raw.kind == Kind::Paragraph && raw.chars <= MAX_UNDERLINED_CHARS);
    above.is_some_and(|raw| {
        raw.kind = Kind::Heading(level);
        true
    })
}

/// Whether a line parts the head of a table from its rows: `|---|:--:|`.
fn is_delimiter(text: &str) -> bool {
    text.starts_with('|') && text.contains("--") && text.chars().all(|c| "|-: ".contains(c))
}

/// A line as a block; none where it shows nothing.
fn block(text: &str, span: Span) -> Option<Raw> {
    let (text, kind) = shape(text);
    let cells: Vec<&str> = match kind {
        Kind::Row => text.trim_matches('|').split('|').map(str::trim).collect(),
        _ => vec![text],
    };
    let mut seen = Inline::default();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            seen.text.push('\t');
        }
        seen.read(cell, 0);
    }
    let is_picture = seen.text.trim().is_empty();
    let text = if is_picture {
        &seen.picture
    } else {
        &seen.text
    };
    let text = text.trim();
    (!text.is_empty()).then(|| Raw {
        text: text.to_owned(),
        kind,
        cues: if is_picture {
            Cue::Caption.bit() | Cue::Figure.bit()
        } else {
            0
        },
        chars: visible_chars(text),
        links: seen.links,
        link_chars: seen.link_chars,
        bold_chars: seen.bold_chars,
        source: Some(span),
        ..Raw::default()
    })
}

/// The shape of a line, and the line without the mark that says so.
fn shape(text: &str) -> (&str, Kind) {
    let level = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&level) && text.get(level..).is_some_and(|rest| rest.starts_with(' ')) {
        let heading = text.trim_matches(['#', ' ']);
        return (heading, Kind::Heading(u8::try_from(level).unwrap_or(6)));
    }
    if text.starts_with('>') {
        return (text.trim_start_matches(['>', ' ']), Kind::Quote);
    }
    if text.len() > 2 && text.starts_with('|') && text.ends_with('|') {
        return (text, Kind::Row);
    }
    for mark in ["- ", "* ", "+ "] {
        if let Some(item) = text.strip_prefix(mark) {
            let boxes = ["[ ] ", "[x] ", "[X] "];
            let ticked = boxes.iter().find_map(|sign| item.trim().strip_prefix(sign));
            return (ticked.unwrap_or(item).trim(), Kind::Item);
        }
    }
    (text, listed(text))
}

/// What the marks inside a line leave.
#[derive(Debug, Default)]
struct Inline {
    text: String,
    /// Alternative texts of pictures.
    picture: String,
    links: u32,
    link_chars: u32,
    bold_chars: u32,
    /// The marks of emphasis that are open.
    open: Vec<(char, usize)>,
}

impl Inline {
    fn read(&mut self, text: &str, nested: u8) {
        let mut rest = text;
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            let left = match c {
                '\\' => self.escaped(after),
                '!' if nested < MAX_NESTED => self.pictured(after),
                '[' if nested < MAX_NESTED => self.linked(rest, nested),
                '<' => self.addressed(after),
                '`' => self.quoted(rest),
                '*' | '_' | '~' => self.stressed(rest, c, before),
                _ => None,
            };
            let left = left.unwrap_or_else(|| {
                self.push(c);
                after
            });
            before = text
                .get(..text.len() - left.len())
                .and_then(|read| read.chars().next_back())
                .unwrap_or(' ');
            rest = left;
        }
    }

    fn push(&mut self, c: char) {
        if is_void(c) {
            return;
        }
        self.text.push(c);
        let is_bold = self.open.iter().any(|&(mark, n)| mark != '~' && n >= 2);
        self.bold_chars += u32::from(is_bold && !c.is_whitespace());
    }

    /// A sign after a backslash is itself.
    fn escaped<'t>(&mut self, after: &'t str) -> Option<&'t str> {
        let sign = after.chars().next().filter(char::is_ascii_punctuation)?;
        self.push(sign);
        after.get(1..)
    }

    /// `![alternative text](address)`
    fn pictured<'t>(&mut self, after: &'t str) -> Option<&'t str> {
        let (label, left) = bracketed(after)?;
        if !self.picture.is_empty() && !label.is_empty() {
            self.picture.push(' ');
        }
        self.picture.extend(label.chars().filter(|&c| !is_void(c)));
        Some(left)
    }

    /// `[text](address)`: the text stays.
    fn linked<'t>(&mut self, rest: &'t str, nested: u8) -> Option<&'t str> {
        let (label, left) = bracketed(rest)?;
        let before = self.text.len();
        self.read(label, nested + 1);
        let shown = self.text.get(before..).unwrap_or_default();
        self.links += 1;
        self.link_chars += visible_chars(shown);
        Some(left)
    }

    /// `<https://a.example>`
    fn addressed<'t>(&mut self, after: &'t str) -> Option<&'t str> {
        if !after.starts_with("http") {
            return None;
        }
        let end = near(after).find('>')?;
        let address = after.get(..end).filter(|a| !a.contains(' '))?;
        address.chars().for_each(|c| self.push(c));
        self.links += 1;
        self.link_chars += visible_chars(address);
        after.get(end + 1..)
    }

    /// Code inside a line.
    fn quoted<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let n = rest.len() - rest.trim_start_matches('`').len();
        let (ticks, after) = rest.split_at_checked(n)?;
        let end = near(after).find(ticks)?;
        after.get(..end)?.chars().for_each(|c| self.push(c));
        after.get(end + n..)
    }

    /// A mark of emphasis goes where it opens something that is closed, or closes it.
    fn stressed<'t>(&mut self, rest: &'t str, sign: char, before: char) -> Option<&'t str> {
        let n = rest.len() - rest.trim_start_matches(sign).len();
        let (mark, after) = rest.split_at_checked(n)?;
        if self.open.last() == Some(&(sign, n)) && !before.is_whitespace() {
            self.open.pop();
            return Some(after);
        }
        let is_word = sign == '_' && before.is_ascii_alphanumeric();
        let is_mark = n <= 3 && (sign != '~' || n == 2) && !is_word;
        let starts = after.chars().next().is_some_and(|c| !c.is_whitespace());
        let is_closed = || {
            near(after).match_indices(mark).any(|(at, _)| {
                let inside = after
                    .get(..at)
                    .and_then(|inside| inside.chars().next_back());
                inside.is_some_and(|c| !c.is_whitespace() && c != sign)
            })
        };
        if !is_mark || !starts || !is_closed() {
            // A whole run stays as it is.
            mark.chars().for_each(|c| self.push(c));
            return Some(after);
        }
        self.open.push((sign, n));
        Some(after)
    }
}

/// The first bytes of a text.
fn near(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The label of `[label](address)`, and what follows.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('[')?;
    let mut depth = 0_usize;
    let close = near(inner).char_indices().find(|&(_, c)| {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return true,
            ']' => depth -= 1,
            _ => {}
        }
        false
    });
    let (close, _) = close?;
    let label = inner.get(..close)?;
    let target = inner.get(close + 1..)?.strip_prefix('(')?;
    let mut depth = 0_usize;
    let end = near(target).char_indices().find(|&(_, c)| {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return true,
            ')' => depth -= 1,
            _ => {}
        }
        false
    });
    let (end, _) = end?;
    Some((label, target.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, text: &str) {
        let texts: Vec<String> = blocks(line, 10).into_iter().map(|raw| raw.text).collect();
        assert_eq!(texts.join("\n"), text, "{line}");
    }

    #[test]
    fn marks_inside_a_line_go() {
        check(
            "市长说**停水**三天，*不会*更久。",
            "市长说停水三天，不会更久。",
        );
        check(
            "见[公告（一）](https://a.example/x_(1))和`code_x`。",
            "见公告（一）和code_x。",
        );
        check("__全部__恢复，~~昨天~~今天", "全部恢复，昨天今天");
        check("***又粗又斜***的字", "又粗又斜的字");
        check("<https://a.example/b>", "https://a.example/b");
        check("[**粗**的链接](x) ![图](y)后", "粗的链接 后");
    }

    #[test]
    fn what_is_no_mark_stays() {
        check("2 * 3 * 4 = 24", "2 * 3 * 4 = 24");
        check("snake_case_name 和 a_b", "snake_case_name 和 a_b");
        check(r"\*不是斜体\* \[不是链接]", "*不是斜体* [不是链接]");
        check("**没有合上", "**没有合上");
        check("[注]没有地址", "[注]没有地址");
        check("密码****处", "密码****处");
    }

    #[test]
    fn shapes() {
        let source = "标题\n====\n\n## 小题 ##\n> > 引语\n- [x] 项\n* 条\n3. 三\n\n|甲|乙|\n|---|:-:|\n|**1**|2|\n\n```rust\nlet a;\n  b\n```\n![海图](x)\n正文";
        let seen: Vec<(Kind, String)> = blocks(source, 100)
            .into_iter()
            .map(|raw| (raw.kind, raw.text))
            .collect();
        let expected = [
            (Kind::Heading(1), "标题"),
            (Kind::Heading(2), "小题"),
            (Kind::Quote, "引语"),
            (Kind::Item, "项"),
            (Kind::Item, "条"),
            (Kind::Item, "3. 三"),
            (Kind::Row, "甲\t乙"),
            (Kind::Row, "1\t2"),
            (Kind::Code, "let a;\n  b"),
            (Kind::Paragraph, "海图"),
            (Kind::Paragraph, "正文"),
        ];
        let seen: Vec<(Kind, &str)> = seen
            .iter()
            .map(|(kind, text)| (*kind, text.as_str()))
            .collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn sources_are_whole_lines() {
        let source = "# 题\n\n**甲**乙\r\n";
        let seen = blocks(source, 10);
        assert_eq!(seen[1].source.unwrap().of(source), "**甲**乙");
        assert_eq!((seen[1].bold_chars, seen[1].chars), (1, 2));
    }
}
