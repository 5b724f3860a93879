//! Files with the same bytes: the first is analysed, the others take over what came of it.
//!
//! Plain bookkeeping beside the schedule. Whether two files have the same bytes is found out by whoever
//! can read them; here stands which file is the first, whether its result has arrived, and who waits
//! for it. A copy stands on its own as soon as it arrived: nothing of it hangs on the first one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::FileId;

/// Two sums over a file's bytes: equal bytes have equal sums, and nearly always only those.
pub type Sums = (u64, u64);

/// A file that waits to be copied, with its attempt.
pub type Waiting = (FileId, u32);

/// Which files are first, and who waits for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    first: BTreeMap<Sums, FileId>,
    /// Files whose last result has arrived at the librarian.
    arrived: BTreeSet<FileId>,
    waiting: BTreeMap<FileId, Vec<Waiting>>,
}

impl Copies {
    /// The first file with these sums, where it is another one; else this one is the first.
    pub fn first(&mut self, file: FileId, sums: Sums) -> Option<FileId> {
        let first = *self.first.entry(sums).or_insert(file);
        (first != file).then_some(first)
    }

    /// Another file takes the place of the first with these sums: nothing comes of that one.
    pub fn lead(&mut self, file: FileId, sums: Sums) {
        self.first.insert(sums, file);
    }

    /// Whether a file's last result has arrived.
    #[must_use]
    pub fn has_arrived(&self, file: FileId) -> bool {
        self.arrived.contains(&file)
    }

    /// A file waits for another one's result.
    pub fn wait(&mut self, of: FileId, waiting: Waiting) {
        self.waiting.entry(of).or_default().push(waiting);
    }

    /// A file's result has arrived; who waited for it.
    pub fn arrive(&mut self, file: FileId) -> Vec<Waiting> {
        self.arrived.insert(file);
        self.waiting.remove(&file).unwrap_or_default()
    }

    /// A file is analysed anew, perhaps to another result, or nothing comes of it; who waited for it.
    pub fn again(&mut self, file: FileId) -> Vec<Waiting> {
        self.arrived.remove(&file);
        self.waiting.remove(&file).unwrap_or_default()
    }

    /// A file is gone; who waited for it.
    pub fn forget(&mut self, file: FileId) -> Vec<Waiting> {
        self.first.retain(|_, first| *first != file);
        self.again(file)
    }

    /// The work was stopped: nobody waits any more.
    pub fn stop(&mut self) {
        self.waiting.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: FileId = FileId(1);
    const B: FileId = FileId(2);
    const SUMS: Sums = (7, 9);

    #[test]
    fn copies_wait_for_the_first_one() {
        let mut copies = Copies::default();
        assert_eq!(copies.first(A, SUMS), None);
        assert_eq!(copies.first(B, SUMS), Some(A));
        assert_eq!(copies.first(A, SUMS), None);
        copies.wait(A, (B, 0));
        assert_eq!(copies.arrive(A), [(B, 0)]);
        assert!(copies.has_arrived(A) && copies.arrive(A).is_empty());
    }

    #[test]
    fn when_the_first_one_goes_whoever_waits_is_named() {
        let mut copies = Copies::default();
        copies.first(A, SUMS);
        copies.wait(A, (B, 3));
        assert_eq!(copies.forget(A), [(B, 3)]);
        assert_eq!(copies.first(B, SUMS), None);
        assert_eq!(copies.first(A, SUMS), Some(B));
    }
}
