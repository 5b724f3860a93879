//! Exact-span scores.

use std::collections::BTreeMap;
use std::fmt;

/// Found, right, and in the gold, by kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    kinds: BTreeMap<String, [usize; 3]>,
}

impl Score {
    /// Counts one sentence.
    pub(crate) fn add(&mut self, gold: &[(usize, usize, String)], found: &[(usize, usize, &str)]) {
        for (_, _, kind) in gold {
            self.kinds.entry(kind.clone()).or_default()[2] += 1;
        }
        for &(start, end, kind) in found {
            let counts = self.kinds.entry(kind.to_owned()).or_default();
            counts[0] += 1;
            counts[1] += usize::from(
                gold.iter()
                    .any(|(s, e, k)| (*s, *e, k.as_str()) == (start, end, kind)),
            );
        }
    }

    /// F1 over all kinds.
    pub(crate) fn f1(&self) -> f64 {
        let mut all = [0; 3];
        for counts in self.kinds.values() {
            for (sum, count) in all.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        f1(all)
    }
}

fn f1([found, right, gold]: [usize; 3]) -> f64 {
    200.0 * right as f64 / (found + gold).max(1) as f64
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "F1 {:.2}", self.f1())?;
        for (kind, counts) in &self.kinds {
            write!(f, " {kind} {:.2}", f1(*counts))?;
        }
        Ok(())
    }
}
