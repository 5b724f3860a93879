//! A text as the name rules see it: folded characters by number, words over them.

use crate::model::{Span, Word};
use crate::text::script;

/// A text with its characters numbered.
///
/// Rules count in characters; [`Page::span`] goes back to bytes. Characters are folded to
/// Simplified script and ASCII width, which keeps the number of characters the same.
#[derive(Debug)]
pub(crate) struct Page<'t> {
    /// The text as it came.
    pub(crate) text: &'t str,
    /// The folded characters.
    pub(crate) chars: Vec<char>,
    /// The byte where each character starts, and the end of the text.
    starts: Vec<usize>,
    /// The folded text, byte for byte as long as `text` but for full-width letters.
    folded: String,
    folded_starts: Vec<usize>,
    /// The words, in characters.
    pub(crate) tokens: Vec<Token>,
    /// For each character the number of its word.
    token_of: Vec<usize>,
}

/// A word over the characters of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// First character.
    pub(crate) start: usize,
    /// After the last character.
    pub(crate) end: usize,
    /// Part of speech, in jieba's tags.
    pub(crate) pos: std::borrow::Cow<'static, str>,
}

impl<'t> Page<'t> {
    /// A page over a text and the words that tile it.
    pub(crate) fn new(text: &'t str, words: &[Word]) -> Self {
        let mut page = Self {
            text,
            chars: Vec::with_capacity(text.len() / 2),
            starts: Vec::with_capacity(text.len() / 2),
            folded: String::with_capacity(text.len()),
            folded_starts: Vec::with_capacity(text.len() / 2),
            tokens: Vec::with_capacity(words.len()),
            token_of: Vec::with_capacity(text.len() / 2),
        };
        for (at, c) in text.char_indices() {
            let folded = narrow(script::fold_char(c));
            page.starts.push(at);
            page.folded_starts.push(page.folded.len());
            page.folded.push(folded);
            page.chars.push(folded);
        }
        page.starts.push(text.len());
        page.folded_starts.push(page.folded.len());
        page.add_tokens(words);
        page
    }

    fn add_tokens(&mut self, words: &[Word]) {
        let mut start = 0;
        for word in words {
            let mut end = start;
            while self.starts.get(end).is_some_and(|&at| at < word.span.end) {
                end += 1;
            }
            for _ in start..end {
                self.token_of.push(self.tokens.len());
            }
            self.tokens.push(Token {
                start,
                end,
                pos: word.pos.clone(),
            });
            start = end;
        }
    }

    /// How many characters the page has.
    pub(crate) const fn len(&self) -> usize {
        self.chars.len()
    }

    /// A character; NUL outside of the page.
    pub(crate) fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The character before; NUL at the start.
    pub(crate) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |place| self.at(place))
    }

    /// The folded characters of a range.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &str {
        let from = self.folded_starts.get(start).copied();
        let to = self.folded_starts.get(end).copied();
        from.zip(to)
            .and_then(|(from, to)| self.folded.get(from..to))
            .unwrap_or_default()
    }

    /// The bytes of a range of characters.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let from = self.starts.get(start).copied().unwrap_or(self.text.len());
        let to = self.starts.get(end).copied().unwrap_or(self.text.len());
        Span::new(from, to.max(from))
    }

    /// The word that holds a character.
    pub(crate) fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(*self.token_of.get(index)?)
    }

    /// Whether a word starts at this character.
    pub(crate) fn starts_word(&self, index: usize) -> bool {
        self.token(index).is_none_or(|token| token.start == index)
    }

    /// All places where a folded form stands.
    pub(crate) fn places_of(&self, form: &str) -> Vec<(usize, usize)> {
        if form.is_empty() {
            return Vec::new();
        }
        let length = form.chars().count();
        self.folded
            .match_indices(form)
            .filter_map(|(at, _)| {
                let start = self.folded_starts.binary_search(&at).ok()?;
                Some((start, start + length))
            })
            .collect()
    }
}

/// A form folded as a page folds its text.
pub(crate) fn fold(form: &str) -> String {
    form.chars().map(|c| narrow(script::fold_char(c))).collect()
}

/// Full-width letters, digits and marks that matter to the rules, in ASCII; every kind of point
/// between the parts of a foreign name as `·`.
const fn narrow(c: char) -> char {
    match c {
        '（' | '﹙' => '(',
        '）' | '﹚' => ')',
        '・' | '•' | '‧' | '∙' | '⋅' | '．' | '･' => '·',
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(ascii) => ascii,
            None => c,
        },
        '’' => '\'',
        '\u{a0}' | '\u{3000}' => ' ',
        _ => c,
    }
}

/// Whether a character is a Han ideograph.
pub(crate) const fn is_han(c: char) -> bool {
    script::is_han(c)
}
