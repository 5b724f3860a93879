//! Packing of small numbers by how often each comes (rANS, range asymmetric numeral systems).
//!
//! The numbers of a model file are small and few of each kind are common; what is likely also
//! hangs on the number before. Each kind therefore has tables of its own, one for each context,
//! and a number takes as many bits as its share in its table says, fractions of bits included.
//! That is a fifth less than deflate takes. All in whole numbers; the state is 31 bits wide, bytes
//! come in when it falls below 23, shares are in 4096ths.

/// Shares are counted in two to this power.
const SHARE_BITS: u32 = 12;
const SHARES: u32 = 1 << SHARE_BITS;
/// The state stays at or above this.
const LOW: u32 = 1 << 23;

/// How likely each number of one context is.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Share and sum of the shares before, for each number.
    shares: Vec<(u32, u32)>,
    /// The number at each 4096th.
    at: Vec<u8>,
}

impl Table {
    fn new(shares: &[u32]) -> Option<Self> {
        let mut table = Self::default();
        let mut sum = 0;
        for (number, &share) in shares.iter().enumerate() {
            table.shares.push((share, sum));
            sum += share;
            let number = u8::try_from(number).ok()?;
            table.at.resize((sum.min(SHARES)) as usize, number);
        }
        (sum == SHARES || sum == 0).then_some(table)
    }
}

/// Reads packed numbers.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    bytes: std::slice::Iter<'b, u8>,
    state: u32,
}

impl<'b> Reader<'b> {
    /// A reader over what [`Writer::finish`] gave.
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        let mut reader = Self {
            bytes: bytes.iter(),
            state: 0,
        };
        reader.fill();
        reader
    }

    fn fill(&mut self) {
        while self.state < LOW {
            let Some(&byte) = self.bytes.next() else {
                break;
            };
            self.state = self.state << 8 | u32::from(byte);
        }
    }

    /// The next number of a context.
    pub(super) fn number(&mut self, table: &Table) -> Option<u8> {
        let slot = self.state & (SHARES - 1);
        let number = *table.at.get(slot as usize)?;
        let &(share, before) = table.shares.get(usize::from(number))?;
        self.state = share * (self.state >> SHARE_BITS) + slot - before;
        self.fill();
        Some(number)
    }

    /// The next number of some bits that are all alike.
    pub(super) fn bits(&mut self, count: u32) -> u32 {
        let number = self.state & ((1 << count) - 1);
        self.state >>= count;
        self.fill();
        number
    }

    /// Whether all was read and the state is the writer's first.
    pub(super) fn is_at_end(&self) -> bool {
        self.bytes.as_slice().is_empty() && self.state == LOW
    }
}

/// A number to be packed.
#[derive(Clone, Copy, Debug)]
enum Item {
    Number { context: usize, number: u8 },
    Bits { count: u32, number: u32 },
}

/// Packs numbers; the tables are made of what was written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    items: Vec<Item>,
}

impl Writer {
    /// Writes a number of a context.
    pub(super) fn number(&mut self, context: usize, number: u8) {
        self.items.push(Item::Number { context, number });
    }

    /// Writes a number of at most eight bits that are all alike.
    pub(super) fn bits(&mut self, count: u32, number: u32) {
        self.items.push(Item::Bits { count, number });
    }

    /// The shares of each context, and the packed numbers.
    pub(super) fn finish(&self, contexts: usize) -> (Vec<u8>, Vec<u8>) {
        let mut counts = vec![[0u64; 256]; contexts];
        for item in &self.items {
            if let Item::Number { context, number } = *item
                && let Some(place) = counts
                    .get_mut(context)
                    .and_then(|row| row.get_mut(usize::from(number)))
            {
                *place += 1;
            }
        }
        let shares: Vec<[u32; 256]> = counts.iter().map(shares).collect();
        let tables: Vec<Table> = shares
            .iter()
            .map(|shares| Table::new(shares).unwrap_or_default())
            .collect();
        let mut state = LOW;
        let mut bytes = Vec::new();
        for item in self.items.iter().rev() {
            let (share, before, bits) = match *item {
                Item::Number { context, number } => {
                    let (share, before) = tables
                        .get(context)
                        .and_then(|table| table.shares.get(usize::from(number)))
                        .copied()
                        .unwrap_or((1, 0));
                    (share, before, SHARE_BITS)
                }
                Item::Bits { count, number } => (1, number, count),
            };
            while state >= share << (31 - bits) {
                bytes.push((state & 0xFF) as u8);
                state >>= 8;
            }
            state = (state / share) << bits | (state % share + before);
        }
        bytes.extend(state.to_le_bytes());
        while bytes.last() == Some(&0) {
            bytes.pop();
        }
        bytes.reverse();
        (write_shares(&shares), bytes)
    }
}

/// Counts as shares that sum to 4096; what occurs has at least one.
fn shares(counts: &[u64; 256]) -> [u32; 256] {
    let total: u64 = counts.iter().sum();
    let mut shares = [0; 256];
    if total == 0 {
        return shares;
    }
    for (share, &count) in shares.iter_mut().zip(counts) {
        if count > 0 {
            *share = u32::try_from(count * u64::from(SHARES) / total).unwrap_or(0);
            *share = (*share).max(1);
        }
    }
    // What is missing or too much goes to the largest, one at a time.
    loop {
        let sum: u32 = shares.iter().sum();
        let Some(largest) = shares.iter_mut().max() else {
            return shares;
        };
        match sum {
            SHARES => return shares,
            _ if sum < SHARES => *largest += SHARES - sum,
            _ => *largest -= 1,
        }
    }
}

/// Shares as bytes: how many numbers; a zero and how many follow; two bytes above 127.
fn write_shares(all: &[[u32; 256]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for shares in all {
        let length = shares
            .iter()
            .rposition(|&share| share > 0)
            .map_or(0, |n| n + 1);
        bytes.extend(u16::try_from(length).unwrap_or(256).to_le_bytes());
        let mut zeros = 0u8;
        for &share in shares.iter().take(length) {
            if share == 0 {
                zeros += 1;
                continue;
            }
            if zeros > 0 {
                bytes.extend([0, zeros]);
                zeros = 0;
            }
            if share < 128 {
                bytes.push((share & 0x7F) as u8);
            } else {
                bytes.extend([0x80 | (share >> 8) as u8, (share & 0xFF) as u8]);
            }
        }
    }
    bytes
}

/// Reads the tables of some contexts; gives what follows them.
pub(super) fn read_tables(mut bytes: &[u8], contexts: usize) -> Option<(Vec<Table>, &[u8])> {
    let mut tables = Vec::with_capacity(contexts);
    for _ in 0..contexts {
        let (length, rest) = bytes.split_first_chunk::<2>()?;
        bytes = rest;
        let length = usize::from(u16::from_le_bytes(*length));
        let mut shares = Vec::with_capacity(length);
        while shares.len() < length {
            let (&first, rest) = bytes.split_first()?;
            bytes = rest;
            if first > 0 && first < 128 {
                shares.push(u32::from(first));
                continue;
            }
            let (&second, rest) = bytes.split_first()?;
            bytes = rest;
            if first == 0 {
                shares.resize(shares.len() + usize::from(second), 0);
            } else {
                shares.push(u32::from(first & 0x7F) << 8 | u32::from(second));
            }
        }
        tables.push(Table::new(&shares)?);
    }
    Some((tables, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_in_order_and_small() {
        let mut writer = Writer::default();
        let numbers: Vec<u8> = (0..5000u32).map(|n| (n * n % 7) as u8 / 3).collect();
        for &number in &numbers {
            writer.number(usize::from(number & 1), number);
            writer.bits(3, u32::from(number));
        }
        let (shares, packed) = writer.finish(2);
        let (tables, rest) = read_tables(&shares, 2).unwrap();
        assert!(rest.is_empty());
        assert!(packed.len() < 5000);
        let mut reader = Reader::new(&packed);
        for &number in &numbers {
            let table = &tables[usize::from(number & 1)];
            assert_eq!(reader.number(table), Some(number));
            assert_eq!(reader.bits(3), u32::from(number));
        }
        assert!(reader.is_at_end());
    }

    #[test]
    fn tables_that_do_not_add_up_are_refused() {
        assert!(read_tables(&[2, 0, 5], 1).is_none());
        assert!(read_tables(&[1, 0, 5], 1).is_none());
        assert!(read_tables(&[], 1).is_none());
    }
}
