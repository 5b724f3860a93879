//! Sums over all well-formed rows of labels: how likely each label is at each character.
//!
//! Forward and backward sums in 32-bit floats, each character's scaled to one. Only additions,
//! multiplications and divisions are used, and an exponential of our own, so that every machine
//! finds the same bits.

use duilan::text::tagging::Labels;

/// Room for the labels of a character; the rest stays zero.
pub(crate) const WIDTH: usize = 16;
/// Weights or likelihoods of the labels of one character.
pub(crate) type Row = [f32; WIDTH];

/// Scores this far below the best of their character count as this far.
const LOWEST: f32 = -40.0;

/// Which labels may follow which.
#[derive(Clone, Debug)]
pub(crate) struct Grammar {
    pub(crate) pairs: Vec<(usize, usize)>,
    open: Row,
    close: Row,
}

impl Grammar {
    pub(crate) fn new(labels: &Labels) -> Self {
        let mut grammar = Self {
            pairs: Vec::new(),
            open: [0.0; WIDTH],
            close: [0.0; WIDTH],
        };
        for label in 0..labels.len() {
            grammar.open[label] = f32::from(u8::from(labels.may_open(label)));
            grammar.close[label] = f32::from(u8::from(labels.may_close(label)));
            for after in 0..labels.len() {
                if labels.may_follow(label, after) {
                    grammar.pairs.push((label, after));
                }
            }
        }
        grammar
    }
}

/// Sums of one row of characters; its buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    /// Scores of each character's labels; set by the caller.
    pub(crate) scores: Vec<Row>,
    /// Likelihood of each label.
    pub(crate) likely: Vec<Row>,
    /// Expected number of times that each pair of the grammar stands.
    pub(crate) pairs: Vec<f32>,
    forward: Vec<Row>,
    scales: Vec<f32>,
}

impl Lattice {
    /// Fills `likely` and `pairs` from `scores` and the weights of pairs.
    pub(crate) fn sum(&mut self, grammar: &Grammar, steps: &[f32]) {
        let weights: Vec<f32> = steps.iter().map(|&step| exp(step)).collect();
        self.pairs.clear();
        self.pairs.resize(grammar.pairs.len(), 0.0);
        for scores in &mut self.scores {
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            for score in scores.iter_mut() {
                *score = exp((*score - top).max(LOWEST));
            }
        }
        self.forwards(grammar, &weights);
        self.backwards(grammar, &weights);
    }

    fn forwards(&mut self, grammar: &Grammar, weights: &[f32]) {
        self.forward.clear();
        self.scales.clear();
        let mut before: Option<Row> = None;
        for scores in &self.scores {
            let mut here = match before {
                None => grammar.open,
                Some(before) => {
                    let mut sums = [0.0; WIDTH];
                    for (&(a, b), weight) in grammar.pairs.iter().zip(weights) {
                        sums[b] += before[a] * weight;
                    }
                    sums
                }
            };
            for (value, score) in here.iter_mut().zip(scores) {
                *value *= score;
            }
            let sum: f32 = here.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for value in &mut here {
                *value /= sum;
            }
            self.scales.push(sum);
            self.forward.push(here);
            before = Some(here);
        }
    }

    fn backwards(&mut self, grammar: &Grammar, weights: &[f32]) {
        let length = self.scores.len();
        self.likely.clear();
        self.likely.resize(length, [0.0; WIDTH]);
        let mut back = grammar.close;
        for at in (0..length).rev() {
            let mut likely = self.forward[at];
            for (value, back) in likely.iter_mut().zip(&back) {
                *value *= back;
            }
            let sum = likely.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            for value in &mut likely {
                *value /= sum;
            }
            self.likely[at] = likely;
            if at == 0 {
                break;
            }
            let mut reach = back;
            for (value, score) in reach.iter_mut().zip(&self.scores[at]) {
                *value *= score / self.scales[at];
            }
            let mut next = [0.0; WIDTH];
            let mut total = 0.0;
            let before = &self.forward[at - 1];
            for (&(a, b), weight) in grammar.pairs.iter().zip(weights) {
                let step = weight * reach[b];
                next[a] += step;
                total += before[a] * step;
            }
            let share = 1.0 / total.max(f32::MIN_POSITIVE);
            for ((&(a, b), weight), pair) in grammar.pairs.iter().zip(weights).zip(&mut self.pairs)
            {
                *pair += before[a] * weight * reach[b] * share;
            }
            back = next;
        }
    }
}

/// The exponential of numbers from -87 to 87, by halves: the same bits on every machine.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let scaled = x * std::f32::consts::LOG2_E;
    let whole = (scaled + if scaled < 0.0 { -0.5 } else { 0.5 }) as i32;
    let rest = (scaled - whole as f32) * std::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0)))));
    series * f32::from_bits(((whole + 127) as u32) << 23)
}
