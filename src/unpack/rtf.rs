//! RTF documents: paragraphs and headings, in whatever code page each stretch is written.
//!
//! Text comes as `\u26032?` (a code point, then what older programs show, which is skipped), as
//! bytes `\'b1\'b1` or bare in the code page of the current font, else of the document. What is
//! no running text (tables of fonts and styles, pictures, heads and feet of pages, field codes,
//! hidden and deleted text) is left out. Headings are known by their style's name or outline level.
//!
//! Limits: notes are left out; HTML wrapped in RTF by mail programs is read as its RTF shows it.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use super::code_page::{charset_page, code_page};
use super::document::{Paragraph, put_paragraphs};
use super::outlet::Flow;
use super::{Input, Outlet};
use crate::model::FileKind;

/// Groups that open with one of these hold no running text.
const NO_TEXT: &[&str] = &[
    "colortbl",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "fldinst",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "xe",
    "tc",
    "tcn",
    "pntext",
    "pntxta",
    "pntxtb",
    "listtext",
    "nonshppict",
    "shp",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "filetbl",
    "bkmkstart",
    "bkmkend",
    "private",
];

/// Groups nested deeper are read as their outer one.
const MAX_DEPTH: usize = 500;

/// Whether a file is RTF.
pub(super) fn is(input: &Input<'_>) -> bool {
    input.bytes.starts_with(b"{\\rtf")
}

/// Reads a document.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let (paragraphs, is_cut) = paragraphs(input.bytes);
    put_paragraphs(&paragraphs, is_cut, FileKind::Rtf, input.about, outlet)
}

/// What holds within a group.
#[derive(Clone, Copy)]
struct Group {
    dest: Dest,
    /// Characters that follow a `\u` for older programs.
    n_after_u: usize,
    font: i32,
    is_hidden: bool,
    /// Whether nothing but its opening was read yet.
    is_new: bool,
}

/// Where the text of a group goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dest {
    Body,
    Fonts,
    Styles,
    Nowhere,
}

/// The state of reading.
struct Rtf {
    groups: Vec<Group>,
    /// How many groups are open beyond the deepest that is kept.
    n_deeper: usize,
    page: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    styles: BTreeMap<i32, u8>,
    /// The number of the style that is being named, and its name so far.
    style: (i32, String),
    /// Bytes in a code page that wait for their second half.
    raw: Vec<u8>,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
    /// How many characters are still to be skipped after a `\u`.
    n_skipped: usize,
    open: Paragraph,
    done: Vec<Paragraph>,
}

/// The paragraphs of a document, and whether it breaks off.
fn paragraphs(bytes: &[u8]) -> (Vec<Paragraph>, bool) {
    let mut rtf = Rtf {
        groups: Vec::new(),
        n_deeper: 0,
        page: WINDOWS_1252,
        fonts: BTreeMap::new(),
        styles: BTreeMap::new(),
        style: (0, String::new()),
        raw: Vec::new(),
        high: None,
        n_skipped: 0,
        open: (0, String::new()),
        done: Vec::new(),
    };
    let mut at = 0;
    let mut has_ended = false;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => rtf.begin(),
            b'}' => {
                rtf.end();
                if rtf.groups.is_empty() {
                    has_ended = true;
                    break;
                }
            }
            b'\\' => at = rtf.control(bytes, at),
            b'\r' | b'\n' => {}
            byte => rtf.byte(byte),
        }
    }
    rtf.flush();
    rtf.paragraph();
    (rtf.done, !has_ended)
}

impl Rtf {
    fn begin(&mut self) {
        self.flush();
        self.n_skipped = 0;
        if self.groups.len() >= MAX_DEPTH {
            self.n_deeper += 1;
            return;
        }
        let group = self.groups.last().copied().unwrap_or(Group {
            dest: Dest::Body,
            n_after_u: 1,
            font: -1,
            is_hidden: false,
            is_new: true,
        });
        self.groups.push(Group {
            is_new: true,
            ..group
        });
    }

    fn end(&mut self) {
        self.flush();
        self.n_skipped = 0;
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
            return;
        }
        if self
            .groups
            .last()
            .is_some_and(|group| group.dest == Dest::Styles)
        {
            self.name_style();
        }
        self.groups.pop();
    }

    /// Reads a control word or sign behind a backslash; gives the place after it.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(&first) = bytes.get(at) else {
            return at;
        };
        if !first.is_ascii_alphabetic() {
            return self.sign(first, bytes, at + 1);
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let n_word = rest
            .iter()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = rest
            .get(..n_word)
            .and_then(|word| std::str::from_utf8(word).ok())
            .unwrap_or_default();
        let after = rest.get(n_word..).unwrap_or_default();
        let n_sign = usize::from(after.first() == Some(&b'-'));
        let digits = after.get(n_sign..).unwrap_or_default();
        let n_digits = digits
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let digits = digits
            .get(..n_digits)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let number = digits.and_then(|digits| digits.parse::<i32>().ok());
        let number = number.map(|number| if n_sign > 0 { -number } else { number });
        let n_number = if n_digits > 0 { n_sign + n_digits } else { 0 };
        let n_space = usize::from(after.get(n_number) == Some(&b' '));
        let next = at + n_word + n_number + n_space;
        if word == "bin" {
            let n_bytes = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return next.saturating_add(n_bytes).min(bytes.len());
        }
        self.word(word, number);
        next
    }

    /// A backslash and one sign.
    fn sign(&mut self, sign: u8, bytes: &[u8], next: usize) -> usize {
        match sign {
            b'\'' => {
                let hex = bytes
                    .get(next..next + 2)
                    .and_then(|hex| std::str::from_utf8(hex).ok());
                match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    Some(byte) => {
                        self.byte(byte);
                        return next + 2;
                    }
                    None => return next,
                }
            }
            b'*' => {
                self.flush();
                if let Some(group) = self.groups.last_mut() {
                    group.dest = Dest::Nowhere;
                }
            }
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'\r' | b'\n' => self.paragraph_mark(),
            b'\\' | b'{' | b'}' => self.byte(sign),
            _ => {}
        }
        next
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if word == "u" {
            return self.code(number.unwrap_or(0));
        }
        self.flush();
        self.n_skipped = 0;
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        let is_first = std::mem::replace(&mut group.is_new, false);
        match (word, number) {
            (word, _) if is_first && NO_TEXT.contains(&word) => group.dest = Dest::Nowhere,
            ("fonttbl", _) => group.dest = Dest::Fonts,
            ("stylesheet", _) => group.dest = Dest::Styles,
            ("uc", n) => group.n_after_u = usize::try_from(n.unwrap_or(1)).unwrap_or(1).min(16),
            ("v" | "deleted", n) => group.is_hidden = n != Some(0),
            ("plain", _) => group.is_hidden = false,
            ("f", Some(font)) => group.font = font,
            ("fcharset", Some(set)) if group.dest == Dest::Fonts => {
                let font = group.font;
                if let Some(page) = charset_page(set) {
                    self.fonts.insert(font, page);
                }
            }
            ("ansicpg", Some(page)) => self.page = code_page(page).unwrap_or(self.page),
            ("s", Some(style)) if group.dest == Dest::Styles => self.style.0 = style,
            ("s", Some(style)) => self.open.0 = self.styles.get(&style).copied().unwrap_or(0),
            ("outlinelevel", Some(level @ 0..6)) if group.dest == Dest::Body => {
                self.open.0 = u8::try_from(level + 1).unwrap_or(0);
            }
            ("pard", _) => self.open.0 = 0,
            ("par" | "sect" | "page" | "cell" | "row" | "nestcell" | "nestrow", _) => {
                self.paragraph_mark();
            }
            ("line", _) => self.text("\n"),
            _ => self.named(word),
        }
    }

    /// Signs that are written as words.
    fn named(&mut self, word: &str) {
        let sign = match word {
            "tab" | "enspace" | "emspace" | "qmspace" => " ",
            "emdash" => "—",
            "endash" => "–",
            "bullet" => "•",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            _ => return,
        };
        self.text(sign);
    }

    /// A code point, or half of one, as a signed number of 16 bits.
    fn code(&mut self, number: i32) {
        self.flush();
        self.n_skipped = self.groups.last().map_or(1, |group| group.n_after_u);
        let number = if number < 0 {
            number + 0x1_0000
        } else {
            number
        };
        let Ok(unit) = u16::try_from(number) else {
            let sign = u32::try_from(number).ok().and_then(char::from_u32);
            return self.text(&sign.map(String::from).unwrap_or_default());
        };
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let units = [self.high.take().unwrap_or(unit), unit];
        let units = if units.first() == Some(&unit) {
            units.get(1..)
        } else {
            units.get(..)
        };
        let text = String::from_utf16_lossy(units.unwrap_or_default());
        self.text(&text);
    }

    /// A byte of text in the current code page.
    fn byte(&mut self, byte: u8) {
        if self.n_skipped > 0 {
            self.n_skipped -= 1;
        } else if let Some(group) = self.groups.last_mut() {
            group.is_new = false;
            if group.dest != Dest::Nowhere {
                self.raw.push(byte);
            }
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.raw.is_empty() {
            return;
        }
        let raw = std::mem::take(&mut self.raw);
        let font = self.groups.last().map_or(-1, |group| group.font);
        let mut page = self.fonts.get(&font).copied().unwrap_or(self.page);
        let is_western = page == WINDOWS_1252;
        if is_western && self.page != WINDOWS_1252 && !raw.is_ascii() {
            page = self.page;
        }
        let (text, _) = page.decode_without_bom_handling(&raw);
        // Chinese programs write GBK in fonts that they declare Western.
        if is_western
            && page == WINDOWS_1252
            && !raw.is_ascii()
            && let Some(text) = GBK.decode_without_bom_handling_and_without_replacement(&raw)
            && text
                .chars()
                .filter(|c| !c.is_ascii())
                .all(|c| c >= '\u{2e80}')
        {
            return self.text(&text);
        }
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        let Some(group) = self.groups.last() else {
            return;
        };
        match group.dest {
            Dest::Body if !group.is_hidden => self.open.1.push_str(text),
            Dest::Styles => {
                for c in text.chars() {
                    if c == ';' {
                        self.name_style();
                    } else {
                        self.style.1.push(c);
                    }
                }
            }
            _ => {}
        }
    }

    /// A style has its whole name: is it a heading?
    fn name_style(&mut self) {
        let (number, name) = std::mem::take(&mut self.style);
        let name = name.trim().to_lowercase();
        let level = name
            .strip_prefix("heading")
            .or_else(|| name.strip_prefix("标题"))
            .or_else(|| name.strip_prefix("標題"));
        let level = match name.as_str() {
            "title" | "标题" | "標題" => Some(1),
            _ => level
                .and_then(|level| level.trim().parse().ok())
                .filter(|level| (1..=6).contains(level)),
        };
        if let Some(level) = level {
            self.styles.insert(number, level);
        }
    }

    fn paragraph_mark(&mut self) {
        self.flush();
        if self
            .groups
            .last()
            .is_some_and(|group| group.dest == Dest::Body)
        {
            self.paragraph();
        }
    }

    /// Ends a paragraph; the next one keeps its style.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.open.1);
        if !text.trim().is_empty() {
            self.done.push((self.open.0, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rtf: &[u8]) -> Vec<Paragraph> {
        paragraphs(rtf).0
    }

    #[test]
    fn code_pages_and_code_points() {
        let rtf = br"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}\f0\'ba\'d3\'cb\'ae\par\u27827?\u-28735?ok\par}";
        assert_eq!(
            read(rtf),
            [(0, "河水".to_owned()), (0, "\u{6cb3}\u{8fc1}ok".to_owned())]
        );
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f7\fcharset136 B;}}{\f7\'aa\'65}{\f0\'e9t\'e9}\par\uc0\u26149 \u22825 \par}";
        assert_eq!(read(rtf), [(0, "河été".to_owned()), (0, "春天".to_owned())]);
    }

    #[test]
    fn headings_by_style_and_by_outline() {
        let rtf = br"{\rtf1{\stylesheet{\s0 Normal;}{\s3\b heading 1;}}\pard\s3 One\par\pard\s0 Text.\par{\pard\outlinelevel1 Two\par}}";
        let levels: Vec<u8> = read(rtf).iter().map(|(level, _)| *level).collect();
        assert_eq!(levels, [1, 0, 2]);
    }

    #[test]
    fn what_is_no_running_text_is_left_out() {
        let rtf = br"{\rtf1{\info{\title X}}{\header Page}{\pict\bin3 }{}}{\*\unknown z}a{\v hidden}b{\field{\*\fldinst HYPERLINK}{\fldrslt c}}\par}";
        let all: String = read(rtf).into_iter().map(|(_, text)| text).collect();
        assert!(all.ends_with("abc"), "{all}");
        assert!(!all.contains("Page") && !all.contains("hidden") && !all.contains("HYPERLINK"));
    }

    #[test]
    fn cut_and_hostile_files_end() {
        assert!(paragraphs(br"{\rtf1 abc").1);
        assert!(!paragraphs(br"{\rtf1 abc}").1);
        paragraphs(&b"{".repeat(10_000));
        paragraphs(br"{\rtf1\u-99999999999 \uc99999999 \bin2147483647 x\'");
        paragraphs(br"{\rtf1}}}}\'zz\");
    }
}
