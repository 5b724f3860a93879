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
    let Some(at) = (c as u32).checked_sub(FIRST_HAN) else {
        return c;
    };
    let table = table();
    match table.near.get(at as usize) {
        Some(0) => c,
        Some(&simplified) => char::from_u32(u32::from(simplified)).unwrap_or(c),
        None => table.far.get(&c).copied().unwrap_or(c),
    }
}

/// The first Han ideograph; nothing before it has a Simplified form.
const FIRST_HAN: u32 = 0x3400;
/// Behind the last one of the plane that nearly all texts stay in.
const END_NEAR: u32 = 0xA000;

/// The Simplified forms: most by the place of the character, which is asked for several times for
/// every character of every text.
#[derive(Default)]
struct Table {
    /// From [`FIRST_HAN`] to [`END_NEAR`]; 0 where the character stays as it is.
    near: Vec<u16>,
    far: FxHashMap<char, char>,
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

fn table() -> &'static Table {
    static CELL: OnceLock<Table> = OnceLock::new();
    CELL.get_or_init(|| {
        let mut table = Table {
            near: vec![0; (END_NEAR - FIRST_HAN) as usize],
            far: FxHashMap::default(),
        };
        for (from, to) in rows() {
            let at = (from as u32).wrapping_sub(FIRST_HAN) as usize;
            match (table.near.get_mut(at), u16::try_from(to as u32)) {
                (Some(place), Ok(to)) => *place = to,
                _ => drop(table.far.insert(from, to)),
            }
        }
        table
    })
}

/// The rows of the table: a character and its Simplified form.
fn rows() -> impl Iterator<Item = (char, char)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut characters = line.split('\t').map(|field| field.chars().next());
        Some((characters.next()??, characters.next()??))
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
        assert_eq!(super::rows().count(), rows);
    }

    #[test]
    fn every_row_is_found() {
        for (from, to) in rows() {
            assert_eq!(fold_char(from), to, "{from}");
        }
        assert_eq!(fold_char('龍'), '龙');
        assert_eq!(
            [fold_char('a'), fold_char('龙'), fold_char('\u{ffff}')],
            ['a', '龙', '\u{ffff}']
        );
    }
}
