//! Sentences as numbers, and the order in which training looks at them.

/// A sentence as numbers: for each character its features, and the right labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    pub(crate) features: Vec<u32>,
    pub(crate) ends: Vec<u32>,
    pub(crate) gold: Vec<u8>,
}

impl Sample {
    pub(crate) fn row(&self, at: usize) -> &[u32] {
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize
        };
        &self.features[start..self.ends[at] as usize]
    }

    /// The sample without some of its features, by a fixed generator; gives the next seed.
    ///
    /// `dropout` of a hundred features are left out, so that none is relied upon alone.
    pub(crate) fn thin(&self, dropout: u32, mut seed: u32, kept: &mut Self) -> u32 {
        kept.features.clear();
        kept.ends.clear();
        kept.gold.clone_from(&self.gold);
        let bar = (u32::MAX / 100) * dropout;
        for at in 0..self.gold.len() {
            for &feature in self.row(at) {
                seed ^= seed << 13;
                seed ^= seed >> 17;
                seed ^= seed << 5;
                if seed >= bar {
                    kept.features.push(feature);
                }
            }
            kept.ends.push(kept.features.len() as u32);
        }
        seed
    }
}

/// No row: the feature was left out.
pub(crate) const NONE: u32 = u32::MAX;

/// Replaces the features' numbers by row numbers; the rare ones go. Gives the feature of each row
/// and how often it occurs.
pub(crate) fn index(samples: &mut [Sample], bits: u32, least: u32) -> (Vec<u32>, Vec<u32>) {
    let mut counts = vec![0u32; 1 << bits];
    for &feature in samples.iter().flat_map(|s| &s.features) {
        counts[feature as usize] += 1;
    }
    let mut numbers = vec![NONE; counts.len()];
    let (mut keys, mut kept) = (Vec::new(), Vec::new());
    for (feature, &count) in counts.iter().enumerate() {
        if count >= least {
            numbers[feature] = keys.len() as u32;
            keys.push(feature as u32);
            kept.push(count);
        }
    }
    renumber(samples, &numbers);
    (keys, kept)
}

pub(crate) fn renumber(samples: &mut [Sample], numbers: &[u32]) {
    for sample in samples {
        let mut kept = Vec::with_capacity(sample.features.len());
        let mut start = 0;
        for end in &mut sample.ends {
            for &feature in &sample.features[start..*end as usize] {
                if let Some(&number) = numbers.get(feature as usize).filter(|n| **n != NONE) {
                    kept.push(number);
                }
            }
            start = *end as usize;
            *end = kept.len() as u32;
        }
        kept.shrink_to_fit();
        sample.features = kept;
    }
}

/// A fixed order for each epoch.
pub(crate) fn order(length: usize, epoch: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut state =
        0x2545_F491_4F6C_DD1D_u64 ^ (epoch as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for at in (1..length).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
    order
}
