//! Hard-wrapped text: lines that were cut at a width are parts of one paragraph.
//!
//! A cut line is full: what stands first on the next line would not have fitted on it. Where most
//! breaks inside a text are like that, each full line is joined with the next one, unless that is
//! indented as the first line of a paragraph. Widths are counted in characters and in columns (a
//! Han character takes two), whichever explains more breaks.
//!
//! Limits: a paragraph whose last line happens to be full is joined with the next one where neither
//! an empty line nor an indent parts them. Text in two columns side by side is not told apart.

use std::collections::BTreeSet;

use super::plain::lines;

/// Fewest cut lines by which a text counts as wrapped.
const MIN_CUT: usize = 2;
/// Cut lines from which on narrow lines count too: columns of newspapers.
const MANY_CUT: usize = 5;
/// Narrowest width that few cut lines are believed, in columns, and that many are.
const WIDTHS: (usize, usize) = (48, 24);
/// Widest line that counts as wrapped, in columns.
const MAX_WIDTH: usize = 132;
/// How many columns short of the width a line may end: punctuation that may not begin a line.
const SLACK: usize = 2;
/// How many of the widest lengths are tried as the width: headlines may be wider than the text.
const TRIED: usize = 6;

/// A line as it is measured.
struct Line<'a> {
    text: &'a str,
    indent: usize,
    width: usize,
}

/// Which lines of a text go on what the line before began.
pub(super) fn continued(source: &str) -> Vec<bool> {
    let by_columns = measured(source, columns);
    let by_chars = measured(source, |text| text.chars().count());
    let columns_cut = width(&by_columns);
    let chars_cut = width(&by_chars);
    let none = || vec![false; by_columns.len()];
    match (columns_cut, chars_cut) {
        (Some((columns, more)), Some((_, fewer))) if fewer <= more => joins(&by_columns, columns),
        (_, Some((chars, _))) => joins(&by_chars, chars),
        (Some((columns, _)), None) => joins(&by_columns, columns),
        (None, None) => none(),
    }
}

/// How cut lines are joined: by a space, by nothing, or without the hyphen of a word that was cut.
pub(super) struct Seams<'a> {
    /// The words of the text, compounds whole; empty where no line ends with a hyphen.
    words: BTreeSet<&'a str>,
}

impl<'a> Seams<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let has_hyphens = lines(source).any(|(_, span)| span.of(source).ends_with(is_hyphen));
        let is_between = |c: char| !c.is_alphabetic() && !is_hyphen(c);
        let words = source.split(is_between).filter(|_| has_hyphens);
        Self {
            words: words.collect(),
        }
    }

    /// How many bytes are taken off the first line, and what stands between it and the next.
    pub(super) fn between(&self, before: &str, after: &str) -> (usize, &'static str) {
        let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
            return (0, "");
        };
        if is_hyphen(last) && first.is_alphabetic() && !is_wide(first) {
            let is_cut =
                last == '\u{ad}' || first.is_lowercase() && self.is_one_word(before, after);
            return (if is_cut { last.len_utf8() } else { 0 }, "");
        }
        let is_close = is_wide(last) || is_wide(first);
        (0, if is_close { "" } else { " " })
    }

    /// Whether a word cut at a hyphen is written without it, by what else stands in the text.
    fn is_one_word(&self, before: &str, after: &str) -> bool {
        let before = before.trim_end_matches(is_hyphen);
        let head = before.rsplit(|c: char| !c.is_alphabetic()).next();
        let tail = after.split(|c: char| !c.is_alphabetic()).next();
        let (Some(head), Some(tail)) = (head, tail) else {
            return false;
        };
        let is_word = |word: &str| self.words.contains(word);
        // A compound is written so on one line, or its first half is a word that stands alone elsewhere.
        !head.is_empty()
            && (is_word(&format!("{head}{tail}"))
                || !is_word(&format!("{head}-{tail}")) && !is_word(head))
    }
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

fn measured(source: &str, measure: fn(&str) -> usize) -> Vec<Line<'_>> {
    let lines = lines(source).map(|(line, span)| {
        let text = span.of(source);
        let indent = line.len() - line.trim_start().len();
        let indent = line.get(..indent).map_or(0, measure);
        Line {
            text,
            indent,
            width: indent + measure(text),
        }
    });
    lines.collect()
}

/// The width at which a text was cut and how many lines it explains; none where it was not.
fn width(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.dedup();
    widths.retain(|&width| (WIDTHS.1..=MAX_WIDTH).contains(&width));
    let tried = widths.iter().take(TRIED).filter_map(|&width| {
        let n_cut = cut(lines, width)?;
        Some((width, n_cut))
    });
    tried.max_by_key(|&(width, n_cut)| (n_cut, width))
}

/// How many lines are cut at a width, if most of those that could be are.
fn cut(lines: &[Line<'_>], width: usize) -> Option<usize> {
    let (mut n_cut, mut n_open, mut n_wide, mut n_lines, mut n_columns) = (0, 0, 0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        n_lines += usize::from(!line.text.is_empty());
        n_wide += usize::from(line.width > width + width / 4);
        if line.text.is_empty()
            || next.text.is_empty()
            || !is_open(line.text) && !next.text.starts_with(is_closing)
        {
            continue;
        }
        n_open += usize::from(line.width * 2 >= width);
        if is_full(line, next, width) {
            n_cut += 1;
            n_columns = n_columns.max(line.indent + columns(line.text));
        }
    }
    let narrowest = if n_cut >= MANY_CUT {
        WIDTHS.1
    } else {
        WIDTHS.0
    };
    let is_so = n_cut >= MIN_CUT
        && n_cut * 2 >= n_open
        && n_wide * 10 <= n_lines.max(10)
        && (narrowest..=MAX_WIDTH).contains(&n_columns);
    is_so.then_some(n_cut)
}

/// Whether a line ends within a sentence.
fn is_open(text: &str) -> bool {
    text.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, ',' | '，' | '、' | '；') || is_hyphen(c)
    })
}

/// Whether what stands first on the next line would not have fitted on a line.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    line.width <= width && line.width + first_piece(line.text, next.text) + SLACK > width
}

/// Punctuation that closes: it may not begin a line.
fn is_closing(c: char) -> bool {
    "，。、；：？！）》」』”’…".contains(c)
}

/// The length of what can't be parted from the start of a line, with the space before it.
fn first_piece(before: &str, text: &str) -> usize {
    let is_opening = |c: char| "（《「『“‘".contains(c);
    let mut length = 0;
    let mut has_letter = false;
    for c in text.chars() {
        let is_part = is_opening(c) || !is_wide(c) && !c.is_whitespace();
        if has_letter && (is_closing(c) || is_part && !is_opening(c)) && length < MAX_WIDTH {
            length += 1;
        } else if !has_letter {
            length += 1;
            has_letter = !is_opening(c);
            if is_wide(c) {
                length += text.chars().skip(1).take_while(|&c| is_closing(c)).count();
                break;
            }
        } else {
            break;
        }
    }
    let is_spaced = !before.ends_with(is_wide) && !text.starts_with(is_wide);
    length + usize::from(is_spaced)
}

/// Joins full lines with the next ones.
fn joins(lines: &[Line<'_>], width: usize) -> Vec<bool> {
    let filled = || lines.iter().filter(|line| !line.text.is_empty());
    let margin = filled().map(|line| line.indent).min().unwrap_or(0);
    let has_first_lines = has_first_lines(lines, margin);
    let mut joined = vec![false];
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let is_first = next.indent > line.indent
            || next.indent > margin && next.indent == line.indent && has_first_lines;
        let is_apart = line.text.is_empty() || next.text.is_empty();
        let goes_on = is_full(line, next, width)
            || is_open(line.text)
                && line.width * 2 >= width
                && next.text.starts_with(char::is_lowercase);
        joined.push(!is_apart && !is_first && goes_on);
    }
    joined
}

/// Whether paragraphs begin with an indented line whose followers stand at the margin.
fn has_first_lines(lines: &[Line<'_>], margin: usize) -> bool {
    lines.windows(2).any(|pair| {
        matches!(pair, [line, next] if line.indent > margin && next.indent == margin && !next.text.is_empty() && !line.text.is_empty())
    })
}

/// The columns that a text takes on a screen.
fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

/// Whether a character takes two columns and is parted from its neighbours without a space.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}'
        | '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::super::plain::blocks;

    fn texts(source: &str) -> Vec<String> {
        blocks(source, 1000)
            .into_iter()
            .map(|block| block.text)
            .collect()
    }

    /// Cuts paragraphs at a width in columns, with an indent before the first line of each.
    fn wrapped(paragraphs: &[&str], width: usize, indent: &str, between: &str) -> String {
        let mut lines = Vec::new();
        for paragraph in paragraphs {
            let mut line = indent.to_owned();
            let pieces: Vec<String> = if paragraph.is_ascii() {
                paragraph.split_inclusive(' ').map(str::to_owned).collect()
            } else {
                paragraph.chars().map(String::from).collect()
            };
            for piece in pieces {
                if super::columns(&line) + super::columns(piece.trim_end()) > width {
                    lines.push(line.trim_end().to_owned());
                    line.clear();
                }
                line.push_str(&piece);
            }
            lines.push(line + between);
        }
        lines.join("\n")
    }

    const CHINESE: [&str; 3] = [
        "柳河县气象台周一发布消息说，未来三天全县将有中到大雨，北部山区局部有暴雨，请各乡镇做好防汛准备。",
        "县防汛办主任孟广田介绍，三座中型水库已经提前泄洪，水位比汛限水位低两米，沿河十四个村的巡查员全部到岗。",
        "“我们夜里每两个小时看一次水尺。”下游村的巡查员白素琴说，村里备了四百条沙袋和两台水泵。",
    ];
    const ENGLISH: [&str; 2] = [
        "The county library will open its new reading room on Monday after eleven months of repairs, the head librarian told members of the council on Friday evening.",
        "More than nine thousand books were moved to the cellar of the old brewery, where volunteers kept them dry with borrowed heaters and a great many blankets.",
    ];

    #[test]
    fn paragraphs_come_back_at_any_width() {
        for (indent, between) in [("", "\n"), ("　　", ""), ("　　", "\n"), ("", "")] {
            for width in [36, 60, 72, 80] {
                let source = wrapped(&CHINESE, width, indent, between);
                if width == 36 || source.lines().count() > 5 {
                    assert_eq!(
                        texts(&source),
                        CHINESE,
                        "{width} {indent:?} {between:?}\n{source}"
                    );
                }
                if indent.is_empty() && between.is_empty() {
                    continue; // the last line may be full: nothing parts the paragraphs
                }
                let source = wrapped(&ENGLISH, width.max(60), indent, between);
                assert_eq!(
                    texts(&source),
                    ENGLISH,
                    "{width} {indent:?} {between:?}\n{source}"
                );
            }
        }
    }

    #[test]
    fn heads_stay_lines_of_their_own() {
        let body = wrapped(&CHINESE, 72, "", "\n");
        let source = format!("柳河三天有大雨\n2031-06-02 08:10\n来源：柳河报\n\n{body}");
        assert_eq!(
            texts(&source)[..3],
            ["柳河三天有大雨", "2031-06-02 08:10", "来源：柳河报"]
        );
        assert_eq!(texts(&source).len(), 6);
    }

    #[test]
    fn lists_and_whole_paragraphs_stay_as_they_are() {
        let list = "甲镇举行春季运动会\n乙村修好三座小桥\n丙县公布考试日期\n丁市地铁延长运营\n戊乡丰收节开幕";
        assert_eq!(texts(list).len(), 5);
        assert_eq!(texts(&CHINESE.join("\n")).len(), 3);
    }

    #[test]
    fn words_cut_at_hyphens_are_whole_again() {
        let source = "The committee that looks after the old harbour has asked the govern-\nment for a loan, and the government said on Thursday that the well-\nknown lighthouse would be repaired first; the well-known tower has\nleaned for years.";
        let text = &texts(source)[0];
        assert!(text.contains("the government for a loan"), "{text}");
        assert!(text.contains("the well-known lighthouse"), "{text}");
    }
}
