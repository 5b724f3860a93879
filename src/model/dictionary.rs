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
        let own = read_line(line);
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

fn read_line(line: &str) -> OwnWord<'_> {
    let (rest, pos) = cut_last(line, |field| field.bytes().all(|b| b.is_ascii_lowercase()));
    let (word, count) = cut_last(rest, |field| field.bytes().all(|b| b.is_ascii_digit()));
    OwnWord {
        word,
        // A number too long to be read is too large as well.
        count: count.map(|count| count.parse().unwrap_or(usize::MAX)),
        pos,
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
        assert_eq!(words, [OwnWord { word, count, pos }], "{line}");
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
