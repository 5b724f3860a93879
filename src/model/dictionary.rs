//! The person's own dictionary, in the format of jieba's user dictionaries: a word a line, then, if
//! wanted, how often it stands in a corpus, and its part of speech.
//!
//! ```text
//! 岭南渡 1000 ns
//! Eileen Voss nr
//! 云帆号
//! ```
//!
//! As in jieba, count and part of speech are read from the end of the line, so that a word may hold
//! spaces. A line that can't be used is an error with its number; the others count.

/// Words of a dictionary: each becomes part of tables that are held by every worker.
pub const MAX_OWN_WORDS: usize = 100_000;
/// Characters of a word; longer ones are sentences.
pub const MAX_WORD_CHARACTERS: usize = 40;
/// The highest count: that of a word which is all of a corpus as large as jieba's.
pub const MAX_COUNT: usize = 100_000_000;

/// A word of the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnWord<'a> {
    /// The line, from 1.
    pub line: usize,
    /// The word.
    pub word: &'a str,
    /// How often it stands in a corpus like jieba's; none lets its parts decide.
    pub count: Option<usize>,
    /// Part of speech, in jieba's tags.
    pub pos: Option<&'a str>,
}

/// A line that can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub code: LineErrorCode,
    /// What was found.
    pub number: usize,
    /// What is allowed.
    pub limit: usize,
}

/// What is wrong with a line of a dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineErrorCode {
    /// No letter and no digit in it.
    NoWord,
    /// More characters than a word may have.
    WordTooLong,
    /// A count beyond the highest.
    CountTooLarge,
    /// More words than a dictionary may have; those from here on are left out.
    TooManyWords,
}

/// Reads a dictionary: its words, and the lines that can't be used.
#[must_use]
pub fn read_dictionary(text: &str) -> (Vec<OwnWord<'_>>, Vec<LineError>) {
    let mut words = Vec::new();
    let mut errors = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let mut error = |code, number, limit| {
            errors.push(LineError {
                line: index + 1,
                code,
                number,
                limit,
            });
        };
        let own = read_line(line, index + 1);
        let n_characters = own.word.chars().count();
        let count = own.count.unwrap_or_default();
        if !own.word.chars().any(char::is_alphanumeric) {
            error(LineErrorCode::NoWord, 0, 1);
        } else if MAX_WORD_CHARACTERS < n_characters {
            error(
                LineErrorCode::WordTooLong,
                n_characters,
                MAX_WORD_CHARACTERS,
            );
        } else if MAX_COUNT < count {
            error(LineErrorCode::CountTooLarge, count, MAX_COUNT);
        } else if MAX_OWN_WORDS <= words.len() {
            error(LineErrorCode::TooManyWords, words.len() + 1, MAX_OWN_WORDS);
            break;
        } else {
            words.push(own);
        }
    }
    (words, errors)
}

fn read_line(text: &str, line: usize) -> OwnWord<'_> {
    let (rest, pos) = cut_last(text, |field| field.bytes().all(|b| b.is_ascii_lowercase()));
    let (word, count) = cut_last(rest, |field| field.bytes().all(|b| b.is_ascii_digit()));
    OwnWord {
        line,
        word,
        // A number too long to be read is too large as well.
        count: count.map(|count| count.parse().unwrap_or(usize::MAX)),
        pos,
    }
}

/// The dictionary with a line in the place of another, without it where there is none, or with one
/// more at its end; the others stay as they are.
#[must_use]
pub fn with_line(text: &str, line: Option<usize>, put: Option<&str>) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    match (line.and_then(|line| line.checked_sub(1)), put) {
        (Some(index), Some(put)) => {
            if let Some(old) = lines.get_mut(index) {
                *old = put;
            }
        }
        (Some(index), None) if index < lines.len() => {
            lines.remove(index);
        }
        (None, Some(put)) => lines.push(put),
        _ => {}
    }
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

impl OwnWord<'_> {
    /// The line of a dictionary that says it.
    #[must_use]
    pub fn written(&self) -> String {
        let mut line = self.word.to_owned();
        if let Some(count) = self.count {
            line += &format!(" {count}");
        }
        if let Some(pos) = self.pos {
            line.push(' ');
            line += pos;
        }
        line
    }
}

/// Cuts off the last field of a line, where it is of a kind and something stands before it.
fn cut_last(line: &str, is_kind: impl Fn(&str) -> bool) -> (&str, Option<&str>) {
    match line.rsplit_once(char::is_whitespace) {
        Some((rest, last)) if is_kind(last) => (rest.trim_end(), Some(last)),
        _ => (line, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, word: &str, count: Option<usize>, pos: Option<&str>) {
        let (words, errors) = read_dictionary(line);
        let expect = OwnWord {
            line: 1,
            word,
            count,
            pos,
        };
        assert_eq!(words, [expect], "{line}");
        assert!(errors.is_empty());
    }

    #[test]
    fn fields_are_read_from_the_end() {
        check("云帆号", "云帆号", None, None);
        check("岭南渡 1000 ns", "岭南渡", Some(1000), Some("ns"));
        check("岭南渡\tns\r\n", "岭南渡", None, Some("ns"));
        check(
            "\u{feff}Eileen Voss 3 nr",
            "Eileen Voss",
            Some(3),
            Some("nr"),
        );
        check("108 次 12", "108 次", Some(12), None);
        check("ns", "ns", None, None);
    }

    #[test]
    fn lines_are_put_taken_and_added() {
        let text = "石桥\n，。\n渡口 3 n";
        assert_eq!(
            with_line(text, Some(3), Some("渡口 nr")),
            "石桥\n，。\n渡口 nr\n"
        );
        assert_eq!(with_line(text, Some(2), None), "石桥\n渡口 3 n\n");
        assert_eq!(with_line("", None, Some("大钟")), "大钟\n");
        assert_eq!(with_line("大钟", Some(1), None), "");
        assert_eq!(with_line(text, Some(9), None), format!("{text}\n"));
        let (words, _) = read_dictionary(text);
        assert_eq!((words[1].line, words[1].written()), (3, "渡口 3 n".into()));
    }

    #[test]
    fn errors_name_line_number_and_limit() {
        let long = "岭".repeat(MAX_WORD_CHARACTERS + 1);
        let text = format!("石桥\n，。 3 n\n\n{long}\n大钟 99999999999999999999999\n渡口");
        let (words, errors) = read_dictionary(&text);
        assert_eq!(words.len(), 2);
        let found: Vec<(usize, LineErrorCode)> = errors
            .iter()
            .map(|error| (error.line, error.code))
            .collect();
        assert_eq!(
            found,
            [
                (2, LineErrorCode::NoWord),
                (4, LineErrorCode::WordTooLong),
                (5, LineErrorCode::CountTooLarge),
            ]
        );
        assert_eq!(errors[1].number, MAX_WORD_CHARACTERS + 1);
    }

    #[test]
    fn a_dictionary_has_an_end() {
        let text = "石桥\n".repeat(MAX_OWN_WORDS + 5);
        let (words, errors) = read_dictionary(&text);
        assert_eq!((words.len(), errors.len()), (MAX_OWN_WORDS, 1));
    }
}
