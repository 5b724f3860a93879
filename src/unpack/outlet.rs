//! Where a reader puts what it finds: texts, files to be opened further, problems.
//!
//! It keeps the chain of carriers, the budget and the count of files left out. Every way out
//! answers [`ControlFlow::Break`] when nothing more is wanted: a limit was met or work was
//! cancelled; a reader passes that on with `?`.

use std::ops::ControlFlow;

use super::{About, Budget, Form, Part, Problem, kind};
use crate::model::{FileKind, InputErrorCode};

/// Whether a reader goes on.
pub type Flow = ControlFlow<()>;

/// Takes the parts, one at a time.
pub type Sink<'a> = &'a mut dyn FnMut(Part) -> Flow;

/// A file, dropped or found in another.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name or path; a hint at most: content decides.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What its carriers say of it.
    pub about: &'a About,
}

/// Where a reader puts what it finds.
pub struct Outlet<'a> {
    /// What is left of the limits.
    pub budget: &'a mut Budget,
    sink: Sink<'a>,
    /// The label of the charset that the person chose for this file.
    pub chosen: Option<&'a str>,
    chain: Vec<String>,
    depth: usize,
    problems: Vec<Problem>,
    n_left_out: u64,
    n_parts: u64,
}

impl<'a> Outlet<'a> {
    pub(super) fn new(budget: &'a mut Budget, chosen: Option<&'a str>, sink: Sink<'a>) -> Self {
        Self {
            budget,
            sink,
            chosen,
            chain: Vec::new(),
            depth: 0,
            problems: Vec::new(),
            n_left_out: 0,
            n_parts: 0,
        }
    }

    /// Puts out a text. `step` says where it stands in the carrier (`row 3`); empty: the whole of it.
    ///
    /// # Errors
    /// Breaks where nothing more is wanted.
    pub fn text(&mut self, step: &str, form: Form, bytes: Vec<u8>, about: About) -> Flow {
        let mut chain = self.chain.clone();
        if !step.is_empty() {
            chain.push(step.to_owned());
            if !self.budget.enter() {
                return self.too_many();
            }
        }
        self.n_parts += 1;
        (self.sink)(Part {
            chain,
            bytes,
            form,
            about,
        })
    }

    /// Opens a file that stands in a carrier, whatever it is: an archive in an archive, a page, a
    /// picture that is counted as left out. Its bytes count against the budget, unless the reader
    /// spent them while it unpacked.
    ///
    /// # Errors
    /// Breaks where nothing more is wanted.
    pub fn file(&mut self, step: &str, bytes: &[u8], about: &About) -> Flow {
        if !self.budget.enter() {
            return self.too_many();
        }
        self.chain.push(step.to_owned());
        let depth = self.depth + 1;
        let flow = if depth > self.budget.limits.max_depth && kind::is_carrier(step, bytes) {
            let limit = self.budget.limits.max_depth as u64;
            let problem = Problem::new(InputErrorCode::TooDeep, "");
            self.problem(problem.with_numbers(depth as u64, limit));
            Flow::Continue(())
        } else {
            self.depth = depth;
            let input = Input {
                name: step,
                bytes,
                about,
            };
            kind::open(input, self)
        };
        self.depth = depth - 1;
        self.chain.pop();
        flow
    }

    /// Reads within a named step of the chain (a sheet, a feed) without counting it as a file.
    ///
    /// # Errors
    /// Breaks where nothing more is wanted.
    pub fn within(&mut self, step: &str, read: impl FnOnce(&mut Self) -> Flow) -> Flow {
        self.chain.push(step.to_owned());
        let flow = read(self);
        self.chain.pop();
        flow
    }

    /// Notes what could not be read.
    pub fn problem(&mut self, mut problem: Problem) {
        let mut chain = self.chain.clone();
        chain.append(&mut problem.chain);
        problem.chain = chain;
        self.problems.push(problem);
    }

    /// Counts files without text: pictures, styles, what a system leaves in archives.
    pub const fn left_out(&mut self, n_files: u64) {
        self.n_left_out += n_files;
    }

    /// Whether this is inside another file, not a dropped file itself.
    #[must_use]
    pub const fn is_inside(&self) -> bool {
        self.depth > 0
    }

    fn too_many(&mut self) -> Flow {
        let limit = u64::from(self.budget.limits.max_entries);
        let mut problem = Problem::new(InputErrorCode::TooManyEntries, "");
        problem = problem.with_numbers(limit + 1, limit);
        // The limit is the dropped file's, wherever in it the count ran out.
        self.problems.push(problem);
        Flow::Break(())
    }

    /// The problems; where nothing came out and nothing was said, that.
    pub(super) fn finish(mut self, kind: FileKind) -> Vec<Problem> {
        if self.n_parts == 0 && self.problems.is_empty() {
            self.problems.push(Problem {
                kind: Some(kind),
                ..Problem::new(InputErrorCode::NoArticles, "")
            });
        }
        if self.n_left_out > 0 {
            let problem = Problem::new(InputErrorCode::LeftOut, "");
            self.problems.push(problem.with_numbers(self.n_left_out, 0));
        }
        self.problems
    }
}
