//! How often words stand in other texts: the counts of jieba's dictionary.
//!
//! A word is kept as a hash and its count: 350,000 words take 3 MB. Two words may fall on one hash;
//! of 10,000 unknown words one is then taken for a known one.

/// Counts of words, by hash.
#[derive(Clone, Debug, Default)]
pub struct Frequencies {
    counts: Vec<(u32, u32)>,
    total: u64,
}

impl Frequencies {
    /// Reads a dictionary in jieba's format; lines without a count are left out.
    #[must_use]
    pub fn new(dictionary: &str) -> Self {
        let line = |line: &str| {
            let mut fields = line.split(' ');
            let word = fields.next()?;
            Some((hash(word), fields.next()?.parse().ok()?))
        };
        let mut counts: Vec<(u32, u32)> = dictionary.lines().filter_map(line).collect();
        counts.sort_unstable();
        Self {
            total: counts.iter().map(|&(_, count)| u64::from(count)).sum(),
            counts,
        }
    }

    /// How often a word stands in all texts; 0 where it is not known.
    #[must_use]
    pub fn of(&self, word: &str) -> u32 {
        let wanted = hash(word);
        let at = self.counts.partition_point(|&(hash, _)| hash < wanted);
        let found = self.counts.get(at).filter(|&&(hash, _)| hash == wanted);
        found.map_or(0, |&(_, count)| count)
    }

    /// The words of all texts.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }
}

/// FNV-1a.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_found() {
        let frequencies = Frequencies::new("渡轮 12 n\n的 3000 uj\n坏行\n");
        assert_eq!(frequencies.of("渡轮"), 12);
        assert_eq!(frequencies.of("云帆"), 0);
        assert_eq!(frequencies.total(), 3012);
    }
}
