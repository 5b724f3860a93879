//! Gradient boosting of small trees with logistic loss, over whole-number features.
//!
//! Features are cut into at most 64 bins at quantiles; each tree sees a seeded sample of the
//! features and grows level by level; leaves are Newton steps, rounded to thousandths of a logit
//! before the next tree is grown, so that what is trained is what is stored.

use duilan::clean::training::{Model, Node};

/// How trees are grown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    /// Trees.
    pub(crate) rounds: usize,
    /// Questions from the root to a leaf.
    pub(crate) depth: usize,
    /// Share of each step that is taken.
    pub(crate) rate: f64,
    /// Weight of the pull of leaves towards zero.
    pub(crate) lambda: f64,
    /// Smallest sum of curvatures in a leaf.
    pub(crate) min_leaf: f64,
    /// One in how many features a tree does not see, in tenths kept.
    pub(crate) features_in_ten: u64,
    /// Seed of the sampling.
    pub(crate) seed: u64,
}

/// Rows with what they are and how much they weigh.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Examples<'a> {
    pub(crate) rows: &'a [&'a [i32]],
    pub(crate) labels: &'a [bool],
    pub(crate) weights: &'a [f64],
}

/// Grows a model.
pub(crate) fn grow(examples: Examples, growth: &Growth) -> Model {
    let features = examples.rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let cuts: Vec<Vec<i32>> = (0..features)
        .map(|feature| cuts(examples.rows, feature))
        .collect();
    let binned: Vec<Vec<u8>> = (0..features)
        .map(|f| binned(examples.rows, f, &cuts[f]))
        .collect();
    let mut logits = vec![0.0_f64; examples.rows.len()];
    let mut random = growth.seed;
    let mut model = Model::default();
    for _ in 0..growth.rounds {
        let slopes: Vec<(f64, f64)> = logits
            .iter()
            .zip(examples.labels.iter().zip(examples.weights))
            .map(|(logit, (&label, &weight))| {
                let p = 1.0 / (1.0 + (-logit).exp());
                (
                    weight * (p - f64::from(u8::from(label))),
                    (weight * p * (1.0 - p)).max(1e-12),
                )
            })
            .collect();
        let seen: Vec<usize> = (0..features)
            .filter(|_| next(&mut random) % 10 < growth.features_in_ten)
            .collect();
        let mut tree = Vec::new();
        let all: Vec<u32> = (0..u32::try_from(logits.len()).unwrap_or(u32::MAX)).collect();
        let grower = Grower {
            binned: &binned,
            cuts: &cuts,
            slopes: &slopes,
            seen: &seen,
            growth,
        };
        grower.node(&mut tree, &mut logits, all, growth.depth);
        model.trees.push(tree);
    }
    model
}

/// A seeded generator (splitmix64).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Limits that cut a feature's values into bins.
fn cuts(rows: &[&[i32]], feature: usize) -> Vec<i32> {
    const BINS: usize = 64;
    let mut values: Vec<i32> = rows
        .iter()
        .map(|row| row.get(feature).copied().unwrap_or(0))
        .collect();
    values.sort_unstable();
    let mut cuts: Vec<i32> = if values.windows(2).filter(|w| w[0] != w[1]).count() < BINS {
        values.clone()
    } else {
        (1..BINS)
            .map(|bin| values[values.len() * bin / BINS])
            .collect()
    };
    cuts.dedup();
    // Nothing lies above the largest value.
    if cuts.last() == values.last() {
        cuts.pop();
    }
    cuts
}

fn binned(rows: &[&[i32]], feature: usize, cuts: &[i32]) -> Vec<u8> {
    rows.iter()
        .map(|row| {
            let value = row.get(feature).copied().unwrap_or(0);
            u8::try_from(cuts.partition_point(|&cut| cut < value)).unwrap_or(u8::MAX)
        })
        .collect()
}

struct Grower<'a> {
    binned: &'a [Vec<u8>],
    cuts: &'a [Vec<i32>],
    slopes: &'a [(f64, f64)],
    seen: &'a [usize],
    growth: &'a Growth,
}

impl Grower<'_> {
    /// Grows the node of these rows and what lies below it; its place in the tree.
    fn node(&self, tree: &mut Vec<Node>, logits: &mut [f64], rows: Vec<u32>, depth: usize) -> u16 {
        let place = u16::try_from(tree.len()).unwrap_or(u16::MAX);
        let (slope, curve) = self.sums(&rows);
        let split = if depth == 0 {
            None
        } else {
            self.split(&rows, slope, curve)
        };
        let Some((feature, bin)) = split else {
            let step = -self.growth.rate * slope / (curve + self.growth.lambda);
            #[allow(clippy::cast_possible_truncation, reason = "steps are small")]
            let leaf = (step * 1000.0).round().clamp(-4000.0, 4000.0) as i32;
            for &row in &rows {
                logits[row as usize] += f64::from(leaf) / 1000.0;
            }
            tree.push(Node::Leaf(leaf));
            return place;
        };
        tree.push(Node::Leaf(0));
        let column = &self.binned[feature];
        let (left, right): (Vec<u32>, Vec<u32>) = rows
            .into_iter()
            .partition(|&row| usize::from(column[row as usize]) <= bin);
        let left = self.node(tree, logits, left, depth - 1);
        let right = self.node(tree, logits, right, depth - 1);
        tree[usize::from(place)] = Node::Split {
            feature: u16::try_from(feature).unwrap_or(u16::MAX),
            limit: self.cuts[feature][bin],
            left,
            right,
        };
        place
    }

    fn sums(&self, rows: &[u32]) -> (f64, f64) {
        rows.iter().fold((0.0, 0.0), |(slope, curve), &row| {
            let (g, h) = self.slopes[row as usize];
            (slope + g, curve + h)
        })
    }

    /// The feature and bin that part these rows best.
    fn split(&self, rows: &[u32], slope: f64, curve: f64) -> Option<(usize, usize)> {
        let Growth {
            lambda, min_leaf, ..
        } = *self.growth;
        let worth = |g: f64, h: f64| g * g / (h + lambda);
        let whole = worth(slope, curve);
        let mut best = (1e-6, None);
        for &feature in self.seen {
            let mut bins = [(0.0_f64, 0.0_f64); 65];
            let column = &self.binned[feature];
            for &row in rows {
                let bin = &mut bins[usize::from(column[row as usize])];
                let (g, h) = self.slopes[row as usize];
                bin.0 += g;
                bin.1 += h;
            }
            let (mut left_g, mut left_h) = (0.0, 0.0);
            for (bin, (g, h)) in bins.iter().enumerate().take(self.cuts[feature].len()) {
                left_g += g;
                left_h += h;
                if left_h < min_leaf || curve - left_h < min_leaf {
                    continue;
                }
                let gain = worth(left_g, left_h) + worth(slope - left_g, curve - left_h) - whole;
                if gain > best.0 {
                    best = (gain, Some((feature, bin)));
                }
            }
        }
        best.1
    }
}
