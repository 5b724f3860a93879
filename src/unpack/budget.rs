//! How much one dropped file may unfold to, counted by bytes really produced.

/// The limits, each with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes unpacked of one dropped file: a bomb ends here.
    pub max_bytes: u64,
    /// Bytes of one entry: one is held in memory at a time, with its result.
    pub max_entry_bytes: usize,
    /// Entries of one dropped file, rows and mails included.
    pub max_entries: u32,
    /// Carriers inside carriers.
    pub max_depth: usize,
}

impl Limits {
    /// The limits of the page and of the command line.
    pub const STANDARD: Self = Self {
        max_bytes: 256 << 20,
        max_entry_bytes: 64 << 20,
        max_entries: 50_000,
        max_depth: 5,
    };
}

/// What is left of the limits for one dropped file.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The limits it started with.
    pub limits: Limits,
    bytes: u64,
    entries: u32,
}

impl Budget {
    /// A whole budget.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self {
            limits,
            bytes: 0,
            entries: 0,
        }
    }

    /// How many bytes the next entry may have.
    #[must_use]
    pub fn entry_room(&self) -> usize {
        let left = self.limits.max_bytes.saturating_sub(self.bytes);
        usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(self.limits.max_entry_bytes)
    }

    /// Counts bytes that were produced.
    pub const fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes as u64);
    }

    /// Whether no byte more may be produced.
    #[must_use]
    pub const fn is_spent(&self) -> bool {
        self.bytes >= self.limits.max_bytes
    }

    /// Bytes produced so far.
    #[must_use]
    pub const fn produced(&self) -> u64 {
        self.bytes
    }

    /// Counts an entry; false where there were as many as allowed before it.
    pub const fn enter(&mut self) -> bool {
        self.entries = self.entries.saturating_add(1);
        self.entries <= self.limits.max_entries
    }
}
