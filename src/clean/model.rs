//! The block model: sums of small decision trees over whole-number features.
//!
//! A tree asks whether a feature is at most a limit and goes left or right; a leaf adds to the
//! score, in thousandths of a logit. The tables lie in `data/` with how they were trained
//! (`cargo run --example train_blocks`). Sums of whole numbers are the same everywhere.

/// A node of a tree: a question, or a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// Goes to `left` where the feature is at most the limit, else to `right`.
    Split {
        /// The feature's number.
        feature: u16,
        /// The limit.
        limit: i32,
        /// Where to go, counted from the tree's first node.
        left: u16,
        /// Where else to go.
        right: u16,
    },
    /// Adds to the score, in thousandths of a logit.
    Leaf(i32),
}

/// Trees whose sum is the score of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The trees; each starts at its first node.
    pub trees: Vec<Vec<Node>>,
}

impl Model {
    /// Reads a table: a tree starts at a line `t`, a split is `feature limit left right`, a leaf
    /// is one number; lines that start with `#` are remarks.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut model = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            if line == "t" {
                model.trees.push(Vec::new());
                continue;
            }
            let mut numbers = line.split(' ').map(str::parse::<i32>);
            let mut next = || numbers.next().and_then(Result::ok);
            let (first, limit, left, right) = (next(), next(), next(), next());
            let narrow = |n: i32| u16::try_from(n).unwrap_or_default();
            let node = match (first, limit, left, right) {
                (Some(feature), Some(limit), Some(left), Some(right)) => Node::Split {
                    feature: narrow(feature),
                    limit,
                    left: narrow(left),
                    right: narrow(right),
                },
                (Some(leaf), ..) => Node::Leaf(leaf),
                _ => continue,
            };
            if let Some(tree) = model.trees.last_mut() {
                tree.push(node);
            }
        }
        model
    }

    /// The table of the model, without remarks.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = String::new();
        for tree in &self.trees {
            table.push_str("t\n");
            for node in tree {
                table.push_str(&match node {
                    Node::Split {
                        feature,
                        limit,
                        left,
                        right,
                    } => {
                        format!("{feature} {limit} {left} {right}\n")
                    }
                    Node::Leaf(leaf) => format!("{leaf}\n"),
                });
            }
        }
        table
    }

    /// The score of a row of features, in thousandths of a logit.
    #[must_use]
    pub fn logit(&self, row: &[i32]) -> i32 {
        self.trees.iter().map(|tree| leaf(tree, row)).sum()
    }

    /// The score of a row, as a probability in thousandths.
    #[must_use]
    pub fn probability(&self, row: &[i32]) -> i32 {
        squashed(self.logit(row))
    }
}

fn leaf(tree: &[Node], row: &[i32]) -> i32 {
    let mut at = 0;
    // A tree is shorter than its nodes are many: a broken table cannot make this endless.
    for _ in 0..tree.len() {
        match tree.get(at) {
            Some(Node::Leaf(leaf)) => return *leaf,
            Some(Node::Split {
                feature,
                limit,
                left,
                right,
            }) => {
                let value = row.get(usize::from(*feature)).copied().unwrap_or_default();
                at = usize::from(if value <= *limit { *left } else { *right });
            }
            None => return 0,
        }
    }
    0
}

/// The logistic function in whole numbers: thousandths of a logit to thousandths, by straight
/// lines between points half a logit apart.
#[must_use]
pub fn squashed(logit: i32) -> i32 {
    const POINTS: [i32; 13] = [
        500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998,
    ];
    const STEP: i32 = 500;
    let size = logit.saturating_abs();
    let place = usize::try_from(size / STEP).unwrap_or_default();
    let upper = match (POINTS.get(place), POINTS.get(place + 1)) {
        (Some(low), Some(high)) => low + (high - low) * (size % STEP) / STEP,
        _ => 999,
    };
    if logit < 0 { 1000 - upper } else { upper }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_round_trip_and_sum() {
        let table = "t\n1 5 1 2\n-300\n700\nt\n40\n";
        let model = Model::read(table);
        assert_eq!(model.table(), table);
        assert_eq!(model.logit(&[0, 5]), -260);
        assert_eq!(model.logit(&[0, 6]), 740);
    }

    #[test]
    fn probabilities() {
        assert_eq!(squashed(0), 500);
        assert_eq!(squashed(500) + squashed(-500), 1000);
        assert!(squashed(1_000_000) == 999 && squashed(i32::MIN) == 1);
    }

    #[test]
    fn a_broken_table_ends() {
        let model = Model::read("t\n0 5 0 0\nnonsense\nt\n");
        assert_eq!(model.logit(&[1]), 0);
    }
}
