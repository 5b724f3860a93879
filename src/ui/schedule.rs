//! Who does what: the queue of files, the analysts, and when the set is compared.
//!
//! Plain bookkeeping, so that the rules can be tested without workers. Time is counted in ticks of
//! about a second, given from outside: a page in the background gets fewer of them, and then waits
//! longer, never shorter.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::model::FileId;

/// Ticks that a worker may be silent over its work, or over its start.
pub const PATIENCE: u32 = 30;

/// Files in the queue, for each analyst, from which on a second one is handed out ahead: towards the
/// end none may wait behind another while somebody is idle.
const PLENTY: usize = 4;

/// Where an analyst stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Activity {
    /// Started, not heard of yet; ticks since.
    Starting(u32),
    /// Waits for work.
    Idle,
    /// Has a file in hand.
    Busy {
        file: FileId,
        /// The file after it, which lies ready so that the analyst need not wait for the page.
        next: Option<FileId>,
        /// Ticks since the last sign of life.
        silent: u32,
        /// The dictionary is awaited: silence is not the analyst's fault.
        waits: bool,
    },
}

/// The queue and the analysts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    queue: VecDeque<FileId>,
    /// The last attempt at every file that ever came.
    attempts: BTreeMap<FileId, u32>,
    /// Files that came and have not arrived at the librarian.
    open: BTreeSet<FileId>,
    analysts: Vec<Activity>,
    /// Whether the set changed since it was last compared.
    changed: bool,
    /// Whether a comparison is under way.
    comparing: bool,
    /// Ticks since the librarian, who has something to do, was last heard of.
    librarian_silent: u32,
    revision: u32,
}

impl Schedule {
    /// A schedule of so many analysts, all starting.
    #[must_use]
    pub fn new(n_analysts: usize) -> Self {
        Self {
            analysts: vec![Activity::Starting(0); n_analysts],
            ..Self::default()
        }
    }

    /// Puts a file into the queue, for the first time or again.
    pub fn submit(&mut self, file: FileId) {
        if let Some(attempt) = self.attempts.get_mut(&file) {
            *attempt += 1;
            // All files may come again at once; then none waits, and none has to be looked for.
            if self.open.contains(&file) {
                self.queue.retain(|&other| other != file);
            }
        } else {
            self.attempts.insert(file, 0);
        }
        self.queue.push_back(file);
        self.open.insert(file);
    }

    /// Takes a file off; the last attempt at it.
    pub fn forget(&mut self, file: FileId) -> u32 {
        self.queue.retain(|&other| other != file);
        self.open.remove(&file);
        self.changed = true;
        let attempt = self.attempts.entry(file).or_default();
        let last = *attempt;
        // The librarian takes nothing of an attempt before this one.
        *attempt += 1;
        last
    }

    /// Something else than a file changed: the set is to be looked at again.
    pub fn changed(&mut self) {
        self.changed = true;
    }

    /// Takes a file off that the librarian never heard of.
    pub fn drop_file(&mut self, file: FileId) {
        self.open.remove(&file);
        self.queue.retain(|&other| other != file);
    }

    /// Gives the next file to an analyst who waits, or, while there are plenty, to one who has but
    /// one file: who, which file, which attempt.
    pub fn assign(&mut self) -> Option<(usize, FileId, u32)> {
        let idle = self
            .analysts
            .iter()
            .position(|activity| *activity == Activity::Idle);
        let are_plenty = PLENTY * self.analysts.len() <= self.queue.len();
        let has_one = |activity: &Activity| {
            are_plenty && matches!(activity, Activity::Busy { next: None, .. })
        };
        let analyst = idle.or_else(|| self.analysts.iter().position(has_one))?;
        let file = self.queue.pop_front()?;
        match self.analysts.get_mut(analyst)? {
            Activity::Busy { next, .. } => *next = Some(file),
            activity => {
                *activity = Activity::Busy {
                    file,
                    next: None,
                    silent: 0,
                    waits: false,
                };
            }
        }
        Some((analyst, file, self.attempt(file)))
    }

    /// The current attempt at a file.
    #[must_use]
    pub fn attempt(&self, file: FileId) -> u32 {
        self.attempts.get(&file).copied().unwrap_or_default()
    }

    /// An analyst runs and has nothing to do.
    pub fn idle(&mut self, analyst: usize) {
        self.set(analyst, Activity::Idle);
    }

    /// An analyst is done with a file, or never gets it: it can't be read.
    pub fn done(&mut self, analyst: usize, done: FileId) {
        let Some(activity) = self.analysts.get_mut(analyst) else {
            return;
        };
        if let Activity::Busy {
            file,
            next,
            silent,
            waits,
        } = activity
        {
            if *next == Some(done) {
                *next = None;
            } else if *file == done {
                (*silent, *waits) = (0, false);
                match next.take() {
                    Some(after) => *file = after,
                    None => *activity = Activity::Idle,
                }
            }
        }
    }

    /// An analyst is to be replaced between two files: what it has goes back to the head of the
    /// queue.
    pub fn release(&mut self, analyst: usize) {
        if let Some(Activity::Busy { file, next, .. }) = self.set(analyst, Activity::Idle) {
            for file in next.into_iter().chain([file]) {
                if self.open.contains(&file) {
                    self.queue.push_front(file);
                }
            }
        }
    }

    /// An analyst was started anew; the file that it had in hand. The one after it goes back to
    /// the head of the queue.
    pub fn restart(&mut self, analyst: usize) -> Option<FileId> {
        match self.set(analyst, Activity::Starting(0)) {
            Some(Activity::Busy { file, next, .. }) => {
                let is_open = |file: &FileId| self.open.contains(file);
                if let Some(next) = next.filter(is_open) {
                    self.queue.push_front(next);
                }
                Some(file)
            }
            _ => None,
        }
    }

    /// An analyst gave a sign of life, or waits for the dictionary.
    pub fn alive(&mut self, analyst: usize, waiting: bool) {
        if let Some(Activity::Busy { silent, waits, .. }) = self.analysts.get_mut(analyst) {
            *silent = 0;
            *waits = waiting;
        }
    }

    /// The file that an analyst has in hand.
    #[must_use]
    pub fn in_hand(&self, analyst: usize) -> Option<FileId> {
        match self.analysts.get(analyst) {
            Some(Activity::Busy { file, .. }) => Some(*file),
            _ => None,
        }
    }

    /// Whether a file was given to an analyst, in hand or as the next one.
    #[must_use]
    pub fn has(&self, analyst: usize, wanted: FileId) -> bool {
        match self.analysts.get(analyst) {
            Some(Activity::Busy { file, next, .. }) => *file == wanted || *next == Some(wanted),
            _ => false,
        }
    }

    /// Whether a file came and has not arrived at the librarian.
    #[must_use]
    pub fn is_open(&self, file: FileId) -> bool {
        self.open.contains(&file)
    }

    /// A file arrived at the librarian; whether anybody still waits for that attempt.
    pub fn took(&mut self, file: FileId, attempt: u32) -> bool {
        self.changed = true;
        self.attempt(file) == attempt && self.open.remove(&file)
    }

    /// Whether work is open: files, or a comparison.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.open.is_empty() && !self.comparing && !self.changed
    }

    /// Whether the set is to be compared now: its new revision.
    pub fn compare(&mut self) -> Option<u32> {
        if !self.changed || !self.open.is_empty() || self.comparing {
            return None;
        }
        self.changed = false;
        self.revision += 1;
        self.comparing = true;
        Some(self.revision)
    }

    /// The librarian gave a sign of life.
    pub fn librarian_alive(&mut self) {
        self.librarian_silent = 0;
    }

    /// The librarian compared the set.
    pub fn compared(&mut self) {
        self.comparing = false;
    }

    /// The librarian is new and empty: every file has to come again.
    pub fn restart_librarian(&mut self) {
        self.librarian_silent = 0;
        self.comparing = false;
        self.changed = true;
        self.open.clear();
        self.queue.clear();
    }

    /// Stops the work: the files that will not be read, the analysts that had one in hand.
    pub fn stop(&mut self) -> (Vec<FileId>, Vec<usize>) {
        self.queue.clear();
        let files: Vec<FileId> = std::mem::take(&mut self.open).into_iter().collect();
        self.changed = true;
        let busy = (0..self.analysts.len())
            .filter(|&analyst| {
                self.in_hand(analyst)
                    .is_some_and(|file| files.contains(&file))
            })
            .collect();
        (files, busy)
    }

    /// A tick: the analysts that were silent for too long, and whether the librarian was;
    /// `is_asked` says whether a question to the librarian is open.
    pub fn tick(&mut self, is_asked: bool) -> (Vec<usize>, bool) {
        let mut silent_ones = Vec::new();
        for (analyst, activity) in self.analysts.iter_mut().enumerate() {
            let (Activity::Starting(silent)
            | Activity::Busy {
                silent,
                waits: false,
                ..
            }) = activity
            else {
                continue;
            };
            *silent += 1;
            if PATIENCE <= *silent {
                silent_ones.push(analyst);
            }
        }
        let owes = is_asked || self.comparing || self.waits_for_deliveries();
        self.librarian_silent = if owes { self.librarian_silent + 1 } else { 0 };
        (silent_ones, PATIENCE <= self.librarian_silent)
    }

    /// Whether all analysts are done, and the librarian has not said that it got everything.
    fn waits_for_deliveries(&self) -> bool {
        let is_reading = self
            .analysts
            .iter()
            .any(|activity| *activity != Activity::Idle);
        !self.open.is_empty() && self.queue.is_empty() && !is_reading
    }

    fn set(&mut self, analyst: usize, activity: Activity) -> Option<Activity> {
        let place = self.analysts.get_mut(analyst)?;
        Some(std::mem::replace(place, activity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many ticks but one; then the next one's answer.
    fn wait(schedule: &mut Schedule) -> (Vec<usize>, bool) {
        for _ in 1..PATIENCE {
            assert_eq!(schedule.tick(false), (vec![], false));
        }
        schedule.tick(false)
    }

    fn ready(n_analysts: usize) -> Schedule {
        let mut schedule = Schedule::new(n_analysts);
        (0..n_analysts).for_each(|analyst| schedule.idle(analyst));
        schedule
    }

    #[test]
    fn files_go_to_who_waits_and_the_set_is_compared_at_the_end() {
        let mut schedule = ready(2);
        (1..=3).for_each(|file| schedule.submit(FileId(file)));
        assert_eq!(schedule.assign(), Some((0, FileId(1), 0)));
        assert_eq!(schedule.assign(), Some((1, FileId(2), 0)));
        assert_eq!(schedule.assign(), None);
        schedule.idle(0);
        assert_eq!(schedule.assign(), Some((0, FileId(3), 0)));
        assert!(schedule.took(FileId(1), 0) && schedule.took(FileId(2), 0));
        assert_eq!(schedule.compare(), None);
        assert!(schedule.took(FileId(3), 0));
        assert_eq!(schedule.compare(), Some(1));
        assert_eq!(schedule.compare(), None);
        assert!(!schedule.is_at_rest());
        schedule.compared();
        assert!(schedule.is_at_rest());
    }

    #[test]
    fn while_there_are_plenty_a_second_file_lies_ready() {
        let mut schedule = ready(1);
        (1..=6).for_each(|file| schedule.submit(FileId(file)));
        assert_eq!(schedule.assign(), Some((0, FileId(1), 0)));
        assert_eq!(schedule.assign(), Some((0, FileId(2), 0)));
        assert_eq!(schedule.assign(), None);
        assert!(
            schedule.has(0, FileId(1)) && schedule.has(0, FileId(2)) && !schedule.has(0, FileId(3))
        );
        schedule.done(0, FileId(1));
        assert_eq!(schedule.in_hand(0), Some(FileId(2)));
        assert_eq!(schedule.assign(), Some((0, FileId(3), 0)));
        // It dies over the second; the third goes to its successor.
        assert_eq!(schedule.restart(0), Some(FileId(2)));
        schedule.idle(0);
        assert_eq!(schedule.assign(), Some((0, FileId(3), 0)));
        // Three are left in the queue: no longer plenty.
        assert_eq!(schedule.assign(), None);
        schedule.release(0);
        assert_eq!(schedule.assign(), Some((0, FileId(3), 0)));
    }

    #[test]
    fn an_older_attempt_is_not_what_is_waited_for() {
        let mut schedule = ready(1);
        schedule.submit(FileId(1));
        assert_eq!(schedule.assign(), Some((0, FileId(1), 0)));
        schedule.submit(FileId(1));
        assert!(!schedule.took(FileId(1), 0));
        schedule.idle(0);
        assert_eq!(schedule.assign(), Some((0, FileId(1), 1)));
        assert!(schedule.took(FileId(1), 1));
    }

    #[test]
    fn a_forgotten_file_that_comes_again_is_a_later_attempt_than_the_librarian_refuses() {
        let mut schedule = ready(1);
        schedule.submit(FileId(1));
        let last = schedule.forget(FileId(1));
        schedule.submit(FileId(1));
        assert!(last < schedule.attempt(FileId(1)));
        assert_eq!(schedule.assign(), Some((0, FileId(1), 2)));
    }

    #[test]
    fn the_silent_are_named() {
        let mut schedule = ready(2);
        schedule.submit(FileId(1));
        schedule.submit(FileId(2));
        schedule.assign();
        schedule.assign();
        schedule.alive(1, true);
        schedule.tick(false);
        schedule.alive(0, false);
        assert_eq!(wait(&mut schedule), (vec![0], false));
        assert_eq!(schedule.restart(0), Some(FileId(1)));
        assert_eq!(schedule.tick(false).0, Vec::<usize>::new());
    }

    #[test]
    fn a_silent_librarian_is_named() {
        let mut schedule = ready(1);
        schedule.submit(FileId(1));
        schedule.assign();
        schedule.idle(0);
        assert!(wait(&mut schedule).1, "a delivery is not acknowledged");
        schedule.librarian_alive();
        schedule.took(FileId(1), 0);
        schedule.compare();
        assert!(wait(&mut schedule).1, "a comparison does not end");
        schedule.compared();
        assert!(!schedule.tick(false).1);
        (1..PATIENCE).for_each(|_| drop(schedule.tick(true)));
        assert!(schedule.tick(true).1, "a question is not answered");
    }

    #[test]
    fn stopping_names_what_is_unread_and_who_is_busy() {
        let mut schedule = ready(2);
        (1..=3).for_each(|file| schedule.submit(FileId(file)));
        schedule.assign();
        schedule.took(FileId(1), 0);
        schedule.assign();
        assert_eq!(schedule.stop(), (vec![FileId(2), FileId(3)], vec![1]));
        assert_eq!(schedule.compare(), Some(1));
    }
}
