//! Features that every model uses: characters, their classes, and the dictionary's words.

/// A text as features see it: folded characters, and the words of the dictionary's cut.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Characters, with digits, letters and kinds of marks made alike.
    pub chars: Vec<u32>,
    /// For each character the word that holds it.
    pub word_of: Vec<u32>,
    /// The words.
    pub words: Vec<RowWord>,
}

/// A word of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowWord {
    /// First character.
    pub start: u32,
    /// After the last character.
    pub end: u32,
    /// A hash of its characters.
    pub form: u32,
    /// A hash of its part of speech.
    pub pos: u32,
}

impl Row {
    /// A row over folded characters and words in characters (after the last, part of speech).
    pub fn new<'p>(chars: &[char], words: impl Iterator<Item = (usize, &'p str)>) -> Self {
        let mut row = Self {
            chars: chars.iter().map(|&c| alike(c) as u32).collect(),
            word_of: Vec::with_capacity(chars.len()),
            words: Vec::new(),
        };
        let mut start = 0;
        for (end, pos) in words {
            let number = u32::try_from(row.words.len()).unwrap_or(0);
            for _ in start..end {
                row.word_of.push(number);
            }
            let chars = row.chars.get(start..end).unwrap_or_default();
            let form = chars.iter().fold(0, |hash, &c| fx_step(hash, u64::from(c)));
            row.words.push(RowWord {
                start: u32::try_from(start).unwrap_or(0),
                end: u32::try_from(end).unwrap_or(0),
                form: fold64(fx_finish(form)),
                pos: fold64(fx_finish(fx_step(0, short_hash(pos.as_bytes())))),
            });
            start = end;
        }
        row
    }

    /// How many characters the row has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// A character by its distance from a place; 0 outside of the row.
    #[must_use]
    pub fn near(&self, at: usize, distance: isize) -> u32 {
        at.checked_add_signed(distance)
            .and_then(|place| self.chars.get(place))
            .copied()
            .unwrap_or(0)
    }

    /// The word that holds a character, by its distance in words.
    #[must_use]
    pub fn word(&self, at: usize, distance: isize) -> Option<&RowWord> {
        let number = *self.word_of.get(at)? as usize;
        self.words.get(number.checked_add_signed(distance)?)
    }
}

/// The character's stand-in for features.
const fn alike(c: char) -> char {
    match c {
        '0'..='9' => '0',
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        '?' => '？',
        '!' => '！',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        _ => c,
    }
}

/// The step and the end of the Fx hash in its 64-bit form, written out because the crate's own
/// hashes with the width of the machine: the browser's 32 bits would find other weights.
const fn fx_step(hash: u64, value: u64) -> u64 {
    hash.wrapping_add(value).wrapping_mul(0xF135_7AEA_2E62_A9C5)
}

const fn fx_finish(hash: u64) -> u64 {
    hash.rotate_left(26)
}

/// A hash of a short string, such as a part of speech; beyond eight bytes its two ends count.
fn short_hash(bytes: &[u8]) -> u64 {
    let number = |part: &[u8]| {
        part.iter()
            .rev()
            .fold(0, |n, &byte| n << 8 | u64::from(byte))
    };
    let (mut first, mut last) = (0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344);
    let width = if bytes.len() >= 8 { 8 } else { 4 };
    if let (Some(head), Some((_, tail))) = (
        bytes.get(..width),
        bytes.split_at_checked(bytes.len().saturating_sub(width)),
    ) {
        first ^= number(head);
        last ^= number(tail);
    } else if let (Some(low), Some(high)) = (bytes.first(), bytes.last()) {
        let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
        first ^= u64::from(*low);
        last ^= u64::from(*high) << 8 | u64::from(middle);
    }
    let product = u128::from(first) * u128::from(last);
    let halves = (product >> 64) as u64 ^ product as u64;
    halves ^ bytes.len() as u64
}

fn fold64(hash: u64) -> u32 {
    u32::try_from(mix(hash) >> 32).unwrap_or(0)
}

const fn mix(value: u64) -> u64 {
    let mixed = (value ^ (value >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// Features have this many bits.
pub const BITS: u32 = 24;

/// The number of a feature: which kind it is, and what it says.
#[must_use]
pub fn feature(kind: u32, a: u32, b: u32, c: u32) -> u32 {
    let first = mix((u64::from(kind) << 32 | u64::from(a)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let second = mix(first ^ (u64::from(b) << 32 | u64::from(c)));
    u32::try_from(second >> (64 - BITS)).unwrap_or(0)
}

/// What the kinds of features that [`base`] adds say, by number: characters (`c`) by their distance,
/// words by form (`w`) and part of speech (`p`), the place in the word.
pub const NAMES: [&str; 31] = [
    "always",
    "c-2",
    "c-1",
    "c",
    "c+1",
    "c+2",
    "c-2 c-1",
    "c-1 c",
    "c c+1",
    "c+1 c+2",
    "c-1 c+1",
    "c-2 c-1 c",
    "c-1 c c+1",
    "c c+1 c+2",
    "p place length",
    "p-1 place",
    "p+1 place",
    "w place",
    "w-1 place",
    "w+1 place",
    "p p-1 place",
    "p p+1 place",
    "w-1 w place",
    "w w+1 place",
    "p-1 p p+1 place",
    "p c place",
    "p-2 p-1 place",
    "p+1 p+2 place",
    "w-1 p+1 place p",
    "c-2 c",
    "c c+2",
];

/// Where a character stands in its word: 0 only, 1 first, 2 inner, 3 last.
fn place_in(word: &RowWord, at: usize) -> u32 {
    let first = word.start as usize == at;
    let last = word.end as usize == at + 1;
    match (first, last) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }
}

/// Adds the features of the character at `at`; their kinds are numbers below 64.
pub fn base(row: &Row, at: usize, features: &mut Vec<u32>) {
    let c = |distance| row.near(at, distance);
    let mut push = |kind, a, b, d| features.push(feature(kind, a, b, d));
    push(0, 0, 0, 0);
    push(1, c(-2), 0, 0);
    push(2, c(-1), 0, 0);
    push(3, c(0), 0, 0);
    push(4, c(1), 0, 0);
    push(5, c(2), 0, 0);
    push(6, c(-2), c(-1), 0);
    push(7, c(-1), c(0), 0);
    push(8, c(0), c(1), 0);
    push(9, c(1), c(2), 0);
    push(10, c(-1), c(1), 0);
    push(11, c(-2), c(-1), c(0));
    push(12, c(-1), c(0), c(1));
    push(13, c(0), c(1), c(2));
    push(29, c(-2), c(0), 0);
    push(30, c(0), c(2), 0);
    words(row, at, &mut push);
}

fn words(row: &Row, at: usize, push: &mut impl FnMut(u32, u32, u32, u32)) {
    let Some(here) = row.word(at, 0) else {
        return;
    };
    let place = place_in(here, at);
    let part = |distance| row.word(at, distance).map_or((0, 0), |w| (w.form, w.pos));
    let (before, before_pos) = part(-1);
    let (after, after_pos) = part(1);
    let (_, second_before) = part(-2);
    let (_, second_after) = part(2);
    let length = here.end - here.start;
    push(14, here.pos, place, length.min(5));
    push(15, before_pos, place, 0);
    push(16, after_pos, place, 0);
    push(17, here.form, place, 0);
    push(18, before, place, 0);
    push(19, after, place, 0);
    push(20, here.pos, before_pos, place);
    push(21, here.pos, after_pos, place);
    push(22, before, here.form, place);
    push(23, here.form, after, place);
    push(24, before_pos, here.pos, after_pos ^ place);
    push(25, here.pos, row.near(at, 0), place);
    push(26, second_before, before_pos, place);
    push(27, after_pos, second_after, place);
    push(28, before, after_pos, place ^ (here.pos << 2));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_digits_are_alike() {
        let row = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let words = vec![(chars.len(), "x")];
            Row::new(&chars, words.into_iter()).chars
        };
        assert_eq!(row("「他」,3"), row("“他”，8"));
        assert_ne!(row("他"), row("她"));
    }

    #[test]
    fn every_kind_has_a_name() {
        let chars: Vec<char> = "渡口停航".chars().collect();
        let row = Row::new(&chars, [(2, "n"), (4, "v")].into_iter());
        let mut features = Vec::new();
        base(&row, 1, &mut features);
        assert_eq!(features.len(), NAMES.len());
    }

    #[test]
    fn features_fit_their_bits() {
        let chars: Vec<char> = "渡口停航".chars().collect();
        let row = Row::new(&chars, [(2, "n"), (4, "v")].into_iter());
        let mut features = Vec::new();
        base(&row, 1, &mut features);
        assert!(features.iter().all(|&f| f < 1 << BITS));
        let mut again = Vec::new();
        base(&row, 1, &mut again);
        assert_eq!(features, again);
    }
}

#[cfg(all(test, target_pointer_width = "64"))]
mod hash_tests {
    use std::hash::Hasher;

    use rustc_hash::FxHasher;

    use super::*;

    #[test]
    fn hashes_are_those_that_the_models_were_trained_with() {
        for pos in ["", "n", "nr", "eng", "nrfg", "longer", "quite-long-tag"] {
            let mut known = FxHasher::default();
            known.write(pos.as_bytes());
            let own = fx_finish(fx_step(0, short_hash(pos.as_bytes())));
            assert_eq!(own, known.finish(), "{pos}");
        }
        let mut known = FxHasher::default();
        known.write_u32(0x6E21);
        known.write_u32(0x8F6E);
        assert_eq!(
            fx_finish(fx_step(fx_step(0, 0x6E21), 0x8F6E)),
            known.finish()
        );
    }
}
