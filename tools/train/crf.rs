//! A conditional random field over rows of labels, by stochastic gradient with AdaGrad.
//!
//! First all features learn, a row of weights for each. Then the strongest pairs of feature and
//! label are kept, as many as the file has room for, and learn on; what counts in the end is the
//! mean of the weights over the last epochs. Order and dropout come from fixed generators and
//! all sums are taken in one order, so that training gives the same bytes on every machine.

use duilan::text::tagging::{Entry, Labels, viterbi};

use super::lattice::{Grammar, Lattice, Row, WIDTH};
use super::samples::{NONE, Sample, order, renumber};

/// Settings of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Rounds over the corpus with all features.
    pub(crate) dense: usize,
    /// Rounds with the kept weights.
    pub(crate) sparse: usize,
    /// Features that occur less often are left out.
    pub(crate) least: u32,
    /// Of a hundred features of a character, how many are left out at each look.
    pub(crate) dropout: u32,
    /// What the right label has to be better by while training.
    pub(crate) margin: f32,
    /// First step of a weight.
    pub(crate) rate: f32,
    /// How many weights are kept.
    pub(crate) keep: usize,
    /// Rank of a weight: its size times the feature's count to the power of this many quarters.
    pub(crate) count_power: u32,
    /// A weight beside a stronger one of its feature ranks higher by so many tenths: it costs the
    /// file half as much.
    pub(crate) beside: u32,
    /// In the file one weight in a thousand is larger than this.
    pub(crate) largest: f32,
}

/// Gradients smaller than this are taken for nothing.
const SMALLEST: f32 = 0.003;
/// The weights are added to the mean after this many sentences.
const NOTED: usize = 2000;
/// What the sum of squared gradients starts with.
const FIRST_SQUARE: f32 = 1.0;

/// Weights in training.
pub(crate) struct Crf {
    labels: Labels,
    grammar: Grammar,
    /// The feature of each row and how often it occurs.
    keys: Vec<u32>,
    counts: Vec<u32>,
    weights: Weights,
    steps: Vec<f32>,
    step_squares: Vec<f32>,
    step_sums: Vec<f64>,
    means: usize,
    lattice: Lattice,
}

enum Weights {
    Dense {
        rows: Vec<Row>,
        squares: Vec<Row>,
    },
    Sparse {
        starts: Vec<u32>,
        labels: Vec<u8>,
        values: Vec<f32>,
        squares: Vec<f32>,
        sums: Vec<f64>,
    },
}

impl Weights {
    fn add(&self, row: usize, scores: &mut Row) {
        match self {
            Self::Dense { rows, .. } => {
                for (score, weight) in scores.iter_mut().zip(&rows[row]) {
                    *score += weight;
                }
            }
            Self::Sparse {
                starts,
                labels,
                values,
                ..
            } => {
                let range = starts[row] as usize..starts[row + 1] as usize;
                for (&label, value) in labels[range.clone()].iter().zip(&values[range]) {
                    scores[usize::from(label) & (WIDTH - 1)] += value;
                }
            }
        }
    }

    fn learn(&mut self, row: usize, gradient: &Row, rate: f32) {
        match self {
            Self::Dense { rows, squares } => {
                for ((weight, square), g) in
                    rows[row].iter_mut().zip(&mut squares[row]).zip(gradient)
                {
                    *square += g * g;
                    *weight -= rate * g / square.sqrt();
                }
            }
            Self::Sparse {
                starts,
                labels,
                values,
                squares,
                ..
            } => {
                for at in starts[row] as usize..starts[row + 1] as usize {
                    let g = gradient[usize::from(labels[at]) & (WIDTH - 1)];
                    if g != 0.0 {
                        squares[at] += g * g;
                        values[at] -= rate * g / squares[at].sqrt();
                    }
                }
            }
        }
    }
}

/// Raises the ranks of all weights of a feature but its strongest; they stand feature by feature.
fn discount(ranks: &mut [(f32, u32, u8)], tenths: u32) {
    let rise = 1.0 + tenths as f32 / 10.0;
    for feature in ranks.chunk_by_mut(|a, b| a.1 == b.1) {
        let strongest = feature.iter().map(|rank| rank.0).fold(0.0, f32::max);
        for rank in feature {
            if rank.0 < strongest {
                rank.0 = (rank.0 * rise).min(strongest);
            }
        }
    }
}

impl Crf {
    pub(crate) fn new(labels: &Labels, keys: Vec<u32>, counts: Vec<u32>) -> Self {
        let grammar = Grammar::new(labels);
        let pairs = grammar.pairs.len();
        Self {
            labels: labels.clone(),
            grammar,
            weights: Weights::Dense {
                rows: vec![[0.0; WIDTH]; keys.len()],
                squares: vec![[FIRST_SQUARE; WIDTH]; keys.len()],
            },
            keys,
            counts,
            steps: vec![0.0; pairs],
            step_squares: vec![FIRST_SQUARE; pairs],
            step_sums: vec![0.0; pairs],
            means: 0,
            lattice: Lattice::default(),
        }
    }

    /// One round over the samples; gives the number of characters that were unlikely.
    pub(crate) fn epoch(&mut self, samples: &[Sample], epoch: usize, settings: Settings) -> usize {
        let mut unlikely = 0;
        let mut seed = (epoch as u32 + 1).wrapping_mul(0x9E37_79B9);
        let mut kept = Sample::default();
        let rise = 100.0 / (100 - settings.dropout) as f32;
        let noted = epoch * 2 >= settings.dense * 2 + settings.sparse;
        for (step, number) in order(samples.len(), epoch).into_iter().enumerate() {
            seed = samples[number].thin(settings.dropout, seed, &mut kept);
            unlikely += self.learn(&kept, settings.rate, settings.margin, rise);
            if noted && step % NOTED == NOTED - 1 {
                self.note();
            }
        }
        unlikely
    }

    fn learn(&mut self, sample: &Sample, rate: f32, margin: f32, rise: f32) -> usize {
        let mut lattice = std::mem::take(&mut self.lattice);
        self.score(sample, rise, &mut lattice.scores);
        for (scores, &gold) in lattice.scores.iter_mut().zip(&sample.gold) {
            scores[usize::from(gold)] -= margin;
        }
        lattice.sum(&self.grammar, &self.steps);
        let mut unlikely = 0;
        for at in 0..sample.gold.len() {
            let mut gradient = lattice.likely[at];
            let gold = usize::from(sample.gold[at]);
            unlikely += usize::from(gradient[gold] < 0.5);
            gradient[gold] -= 1.0;
            if gradient.iter().all(|g| g.abs() < SMALLEST) {
                continue;
            }
            for g in &mut gradient {
                if g.abs() < SMALLEST {
                    *g = 0.0;
                }
            }
            for &row in sample.row(at) {
                self.weights.learn(row as usize, &gradient, rate);
            }
        }
        for pair in sample.gold.windows(2) {
            let (a, b) = (usize::from(pair[0]), usize::from(pair[1]));
            if let Some(place) = self.grammar.pairs.iter().position(|&p| p == (a, b)) {
                lattice.pairs[place] -= 1.0;
            }
        }
        for ((step, square), g) in self
            .steps
            .iter_mut()
            .zip(&mut self.step_squares)
            .zip(&lattice.pairs)
        {
            *square += g * g;
            *step -= rate * g / square.sqrt();
        }
        self.lattice = lattice;
        unlikely
    }

    fn score(&self, sample: &Sample, rise: f32, scores: &mut Vec<Row>) {
        scores.clear();
        for at in 0..sample.gold.len() {
            let mut row = [0.0; WIDTH];
            for &feature in sample.row(at) {
                self.weights.add(feature as usize, &mut row);
            }
            for value in &mut row {
                *value *= rise;
            }
            scores.push(row);
        }
    }

    /// Keeps the strongest weights.
    pub(crate) fn prune(&mut self, samples: &mut [&mut [Sample]], settings: Settings) {
        let Weights::Dense { rows, squares } = &self.weights else {
            return;
        };
        let mut ranks: Vec<(f32, u32, u8)> = Vec::new();
        for (row, weights) in rows.iter().enumerate() {
            let root = (self.counts[row] as f32).sqrt();
            let rise = match settings.count_power {
                0 => 1.0,
                1 => root.sqrt(),
                2 => root,
                3 => root * root.sqrt(),
                _ => root * root,
            };
            for (label, weight) in weights.iter().enumerate().take(self.labels.len()) {
                if *weight != 0.0 {
                    ranks.push((weight.abs() * rise, row as u32, label as u8));
                }
            }
        }
        discount(&mut ranks, settings.beside);
        if ranks.len() > settings.keep {
            ranks.select_nth_unstable_by(settings.keep, |a, b| {
                b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)))
            });
            ranks.truncate(settings.keep);
        }
        ranks.sort_unstable_by_key(|&(_, row, label)| (row, label));
        let mut numbers = vec![NONE; self.keys.len()];
        let (mut keys, mut counts) = (Vec::new(), Vec::new());
        let (mut starts, mut labels) = (Vec::new(), Vec::new());
        let (mut values, mut kept_squares) = (Vec::new(), Vec::new());
        for &(_, row, label) in &ranks {
            let old = row as usize;
            if numbers[old] == NONE {
                numbers[old] = keys.len() as u32;
                keys.push(self.keys[old]);
                counts.push(self.counts[old]);
                starts.push(values.len() as u32);
            }
            labels.push(label);
            values.push(rows[old][usize::from(label)]);
            kept_squares.push(squares[old][usize::from(label)]);
        }
        starts.push(values.len() as u32);
        for set in samples {
            renumber(set, &numbers);
        }
        (self.keys, self.counts) = (keys, counts);
        self.weights = Weights::Sparse {
            starts,
            labels,
            sums: vec![0.0; values.len()],
            values,
            squares: kept_squares,
        };
    }

    /// Adds the present weights to the mean.
    fn note(&mut self) {
        if let Weights::Sparse { values, sums, .. } = &mut self.weights {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += f64::from(*value);
            }
        }
        for (sum, value) in self.step_sums.iter_mut().zip(&self.steps) {
            *sum += f64::from(*value);
        }
        self.means += 1;
    }

    /// Puts the mean in the place of the weights.
    pub(crate) fn settle(&mut self) {
        let count = self.means.max(1) as f64;
        if let Weights::Sparse { values, sums, .. } = &mut self.weights {
            for (value, sum) in values.iter_mut().zip(sums) {
                *value = (*sum / count) as f32;
            }
        }
        for (value, sum) in self.steps.iter_mut().zip(&self.step_sums) {
            *value = (*sum / count) as f32;
        }
    }

    /// The labels of a sample.
    pub(crate) fn label(&self, sample: &Sample) -> Vec<u8> {
        let mut rows = Vec::new();
        self.score(sample, 1.0, &mut rows);
        let width = self.labels.len();
        let whole = |value: f32| (value * 1024.0) as i32;
        let scores: Vec<i32> = rows
            .iter()
            .flat_map(|row| row[..width].iter().map(|&v| whole(v)))
            .collect();
        let steps: Vec<i32> = self.square().into_iter().map(whole).collect();
        viterbi(&scores, &steps, &self.labels)
    }

    /// The weights of pairs as a square of labels.
    fn square(&self) -> Vec<f32> {
        let width = self.labels.len();
        let mut square = vec![0.0; width * width];
        for (&(a, b), &step) in self.grammar.pairs.iter().zip(&self.steps) {
            square[a * width + b] = step;
        }
        square
    }

    /// The weights in small whole numbers, for the file.
    pub(crate) fn quantised(&self, largest: f32) -> (Vec<(u32, Vec<Entry>)>, Vec<i32>) {
        let Weights::Sparse {
            starts,
            labels,
            values,
            ..
        } = &self.weights
        else {
            return (Vec::new(), Vec::new());
        };
        let mut sizes: Vec<f32> = values.iter().map(|v| v.abs()).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        // One weight in a thousand may be larger.
        let top = sizes.get(sizes.len() * 999 / 1000).copied().unwrap_or(1.0);
        let scale = largest / top.max(f32::MIN_POSITIVE);
        let whole = |value: f32| {
            let scaled = value * scale;
            (scaled + if scaled < 0.0 { -0.5 } else { 0.5 }) as i32
        };
        let mut features = Vec::new();
        for (row, &key) in self.keys.iter().enumerate() {
            let entries: Vec<Entry> = (starts[row] as usize..starts[row + 1] as usize)
                .map(|at| Entry {
                    label: labels[at],
                    weight: whole(values[at]).clamp(-127, 127) as i8,
                })
                .filter(|entry| entry.weight != 0)
                .collect();
            if !entries.is_empty() {
                features.push((key, entries));
            }
        }
        (features, self.square().into_iter().map(whole).collect())
    }
}
