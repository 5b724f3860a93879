//! Traditional to Simplified, one character to one, before segmentation and matching.
//!
//! Only mappings between characters of the same length in UTF-8 are used, so a span of the folded
//! text is the same span of the original.
//!
//! ```
//! assert_eq!(duilan::text::script::fold("會談在臺北舉行"), "会谈在台北举行");
//! ```

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("../../data/hant-hans.tsv");

/// The text with Traditional characters replaced; byte offsets stay the same.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// The Simplified form of a character, or the character itself.
#[must_use]
pub fn fold_char(c: char) -> char {
    if (c as u32) < 0x3400 {
        return c;
    }
    table().get(&c).copied().unwrap_or(c)
}

/// Whether the character is written in Traditional script only.
#[must_use]
pub fn is_traditional(c: char) -> bool {
    fold_char(c) != c
}

/// Whether the character is a Han ideograph.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c as u32,
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF | 0x3007)
}

fn table() -> &'static FxHashMap<char, char> {
    static CELL: OnceLock<FxHashMap<char, char>> = OnceLock::new();
    CELL.get_or_init(|| {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut characters = line.split('\t').map(|field| field.chars().next());
                Some((characters.next()??, characters.next()??))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay() {
        let text = "國務卿說：「談判後見」 A𠮷";
        assert_eq!(fold(text).len(), text.len());
    }

    #[test]
    fn header_counts_its_rows() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert!(TABLE.contains(&format!("# rows: {rows}\n")));
        assert_eq!(table().len(), rows);
    }
}
