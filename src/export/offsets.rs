//! Byte offsets to code points.

use crate::model::Span;

/// Counts the code points before any byte of a text.
///
/// A mark every 64 bytes makes a look-up short, and the whole table a sixteenth of the text.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> CodePoints<'a> {
    /// The counter of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            marks.push(count);
            count += starts(chunk);
        }
        marks.push(count);
        Self { text, marks }
    }

    /// How many code points begin before byte `at`.
    #[must_use]
    pub fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let mark = at / STEP;
        let base = self.marks.get(mark).copied().unwrap_or_default();
        let rest = self
            .text
            .as_bytes()
            .get(mark * STEP..at)
            .unwrap_or_default();
        (base + starts(rest)) as usize
    }

    /// A byte range as a range of code points.
    #[must_use]
    pub fn range(&self, span: Span) -> (usize, usize) {
        (self.before(span.start), self.before(span.end))
    }
}

/// How many code points begin among the bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|byte| u32::from(byte & 0xC0 != 0x80))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        let text = "渡轮 ferry ３號 𠮷 e\u{301}\n".repeat(20);
        let counter = CodePoints::new(&text);
        let mut expect = 0;
        for (at, _) in text.char_indices() {
            assert_eq!(counter.before(at), expect);
            expect += 1;
        }
        assert_eq!(counter.before(text.len() + 9), expect);
    }
}
