//! The averaged perceptron over rows of labels, with a margin.
//!
//! A sentence is labelled with the weights so far; where a label is wrong, the features of its
//! character gain one for the right label and lose one for the wrong. What counts is the mean of
//! the weights over all steps. While training, every wrong label gets a bonus (`margin`), so that
//! the right row has to win clearly. All sums are whole numbers and the order of sentences comes
//! from a fixed generator, so that training gives the same bytes on every machine.

use duilan::text::tagging::{Entry, Labels, viterbi};

/// Settings of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Rounds over the corpus.
    pub(crate) epochs: usize,
    /// Features that occur less often are left out.
    pub(crate) least_count: u16,
    /// Bonus of a wrong label while training.
    pub(crate) margin: i32,
    /// Of a hundred features of a character, how many are left out at each look, so that no
    /// feature is relied upon alone.
    pub(crate) dropout: u32,
    /// Weights weaker than this part of the strongest, in thousandths, are left out of the file.
    pub(crate) weakest: i64,
    /// After this epoch only the strongest features are kept.
    pub(crate) prune_after: usize,
    /// How many features are kept.
    pub(crate) keep: usize,
    /// Largest weight in the file.
    pub(crate) largest: i32,
}

/// A sentence as numbers: for each character its features, and the right labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    pub(crate) features: Vec<u32>,
    pub(crate) ends: Vec<u32>,
    pub(crate) gold: Vec<u8>,
}

impl Sample {
    fn row(&self, at: usize) -> &[u32] {
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize
        };
        &self.features[start..self.ends[at] as usize]
    }
}

/// Weights in training, dense.
pub(crate) struct Trainer {
    labels: Labels,
    width: usize,
    /// The feature of each row of weights.
    keys: Vec<u32>,
    weights: Vec<i32>,
    sums: Vec<i64>,
    steps: Vec<i32>,
    step_sums: Vec<i64>,
    clock: i64,
}

const NONE: u32 = u32::MAX;

/// Replaces the features' numbers by row numbers; the rare ones go.
pub(crate) fn index(samples: &mut [Sample], least_count: u16) -> Vec<u32> {
    let mut counts = vec![0u16; 1 << 24];
    for &feature in samples.iter().flat_map(|s| &s.features) {
        let count = &mut counts[feature as usize];
        *count = count.saturating_add(1);
    }
    let mut numbers = vec![NONE; counts.len()];
    let mut keys = Vec::new();
    for (feature, &count) in counts.iter().enumerate() {
        if count >= least_count {
            numbers[feature] = keys.len() as u32;
            keys.push(feature as u32);
        }
    }
    renumber(samples, &numbers);
    keys
}

fn renumber(samples: &mut [Sample], numbers: &[u32]) {
    for sample in samples {
        let mut kept = Vec::with_capacity(sample.features.len());
        let mut start = 0;
        for end in &mut sample.ends {
            for &feature in &sample.features[start..*end as usize] {
                if numbers[feature as usize] != NONE {
                    kept.push(numbers[feature as usize]);
                }
            }
            start = *end as usize;
            *end = kept.len() as u32;
        }
        kept.shrink_to_fit();
        sample.features = kept;
    }
}

impl Trainer {
    pub(crate) fn new(labels: &Labels, keys: Vec<u32>) -> Self {
        let width = labels.len();
        Self {
            labels: labels.clone(),
            width,
            weights: vec![0; keys.len() * width],
            sums: vec![0; keys.len() * width],
            keys,
            steps: vec![0; width * width],
            step_sums: vec![0; width * width],
            clock: 1,
        }
    }

    /// One round over the samples.
    pub(crate) fn epoch(&mut self, samples: &[Sample], epoch: usize, settings: Settings) -> usize {
        let mut wrong = 0;
        let mut seed = (epoch as u32 + 1).wrapping_mul(0x9E37_79B9);
        let mut kept = Sample::default();
        for number in order(samples.len(), epoch) {
            seed = thin(&samples[number], settings.dropout, seed, &mut kept);
            wrong += self.learn(&kept, settings.margin);
        }
        wrong
    }

    fn learn(&mut self, sample: &Sample, margin: i32) -> usize {
        let length = sample.gold.len();
        let mut scores = vec![0; length * self.width];
        for (at, scores) in scores.chunks_exact_mut(self.width).enumerate() {
            for &row in sample.row(at) {
                let start = row as usize * self.width;
                for (score, weight) in scores
                    .iter_mut()
                    .zip(&self.weights[start..start + self.width])
                {
                    *score += weight;
                }
            }
            for (label, score) in scores.iter_mut().enumerate() {
                if label != usize::from(sample.gold[at]) {
                    *score += margin;
                }
            }
        }
        let guess = viterbi(&scores, &self.steps, &self.labels);
        let mut wrong = 0;
        for at in 0..length {
            let (right, bad) = (usize::from(sample.gold[at]), usize::from(guess[at]));
            if right != bad {
                wrong += 1;
                for &row in sample.row(at) {
                    self.change(row as usize * self.width + right, 1);
                    self.change(row as usize * self.width + bad, -1);
                }
            }
            if at > 0 {
                let (right_step, bad_step) = (
                    usize::from(sample.gold[at - 1]) * self.width + right,
                    usize::from(guess[at - 1]) * self.width + bad,
                );
                if right_step != bad_step {
                    self.steps[right_step] += 1;
                    self.step_sums[right_step] += self.clock;
                    self.steps[bad_step] -= 1;
                    self.step_sums[bad_step] -= self.clock;
                }
            }
        }
        self.clock += 1;
        wrong
    }

    fn change(&mut self, place: usize, by: i32) {
        self.weights[place] += by;
        self.sums[place] += self.clock * i64::from(by);
    }

    /// The mean weight over all steps, in thousandths.
    fn mean(&self, place: usize) -> i64 {
        i64::from(self.weights[place]) * 1000 - self.sums[place] * 1000 / self.clock
    }

    fn mean_step(&self, place: usize) -> i64 {
        i64::from(self.steps[place]) * 1000 - self.step_sums[place] * 1000 / self.clock
    }

    /// Keeps the features whose strongest mean weight is among the `keep` strongest.
    pub(crate) fn prune(&mut self, samples: &mut [&mut [Sample]], keep: usize) {
        let strength = |row: usize| -> i64 {
            (0..self.width)
                .map(|label| self.mean(row * self.width + label).abs())
                .max()
                .unwrap_or(0)
        };
        let mut ranks: Vec<(i64, usize)> = (0..self.keys.len())
            .map(|row| (-strength(row), row))
            .collect();
        ranks.sort_unstable();
        ranks.truncate(keep);
        let mut rows: Vec<usize> = ranks.into_iter().map(|(_, row)| row).collect();
        rows.sort_unstable();
        let mut numbers = vec![NONE; self.keys.len()];
        for (new, &old) in rows.iter().enumerate() {
            numbers[old] = new as u32;
        }
        for set in samples {
            renumber(set, &numbers);
        }
        let width = self.width;
        self.keys = rows.iter().map(|&row| self.keys[row]).collect();
        self.weights = rows
            .iter()
            .flat_map(|&row| self.weights[row * width..(row + 1) * width].to_vec())
            .collect();
        self.sums = rows
            .iter()
            .flat_map(|&row| self.sums[row * width..(row + 1) * width].to_vec())
            .collect();
    }

    /// Starts the mean anew from the present weights.
    pub(crate) fn forget(&mut self) {
        self.sums.fill(0);
        self.step_sums.fill(0);
        self.clock = 1;
    }

    /// The labels of a sample by the mean weights.
    pub(crate) fn label(&self, sample: &Sample) -> Vec<u8> {
        let mut scores = vec![0i64; sample.gold.len() * self.width];
        for (at, scores) in scores.chunks_exact_mut(self.width).enumerate() {
            for &row in sample.row(at) {
                for (label, score) in scores.iter_mut().enumerate() {
                    *score += self.mean(row as usize * self.width + label);
                }
            }
        }
        let scores: Vec<i32> = scores.iter().map(|&s| s as i32).collect();
        let steps: Vec<i32> = (0..self.steps.len())
            .map(|place| self.mean_step(place) as i32)
            .collect();
        viterbi(&scores, &steps, &self.labels)
    }

    /// The mean weights in small whole numbers, for the file.
    pub(crate) fn quantised(
        &self,
        largest: i32,
        weakest: i64,
    ) -> (Vec<(u32, Vec<Entry>)>, Vec<i32>) {
        let mut all: Vec<i64> = (0..self.weights.len())
            .map(|p| self.mean(p).abs())
            .filter(|&m| m > 0)
            .collect();
        all.sort_unstable();
        // One weight in a thousand may be cut off at the top.
        let top = all[(all.len() * 999 / 1000).min(all.len() - 1)].max(1);
        let scaled = |mean: i64| -> i64 {
            if mean.abs() * 1000 < top * weakest {
                return 0;
            }
            let doubled = mean * i64::from(largest) * 2 / top;
            ((doubled + doubled.signum()) / 2).clamp(-i64::from(largest), i64::from(largest))
        };
        let mut features = Vec::new();
        for (row, &key) in self.keys.iter().enumerate() {
            let entries: Vec<Entry> = (0..self.width)
                .filter_map(|label| {
                    let weight = scaled(self.mean(row * self.width + label));
                    (weight != 0).then_some(Entry {
                        label: label as u8,
                        weight: weight as i8,
                    })
                })
                .collect();
            if !entries.is_empty() {
                features.push((key, entries));
            }
        }
        let steps = (0..self.steps.len())
            .map(|place| (self.mean_step(place) * i64::from(largest) / top) as i32)
            .collect();
        (features, steps)
    }
}

/// The sample without some of its features, by a fixed generator; gives the next seed.
fn thin(sample: &Sample, dropout: u32, mut seed: u32, kept: &mut Sample) -> u32 {
    kept.features.clear();
    kept.ends.clear();
    kept.gold.clone_from(&sample.gold);
    let bar = (u32::MAX / 100) * dropout;
    for at in 0..sample.gold.len() {
        for &feature in sample.row(at) {
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

/// A fixed order for each epoch.
fn order(length: usize, epoch: usize) -> Vec<usize> {
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
