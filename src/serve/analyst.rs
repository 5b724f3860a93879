//! The analyst: bytes in, annotated articles out.

use crate::engine::{Config, FileResult, Input, Tools, analyze_file_noting, is_carrier};
use crate::model::{InputError, InputErrorCode};
use crate::protocol::Job;

/// How many bytes of a file are looked at to tell whether it needs the dictionary.
const LOOKED_AT: usize = 1 << 16;

/// Told while a file is analysed: its job, and how many articles there are so far.
pub type Note<'a> = &'a mut dyn FnMut(&Job, usize);

/// Analyses files; holds the dictionary once it was given.
#[derive(Debug, Default)]
pub struct Analyst {
    tools: Option<Tools>,
    /// Jobs that wait for the dictionary.
    waiting: Vec<(Job, Vec<u8>)>,
}

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The file was analysed.
    Done(Job, Box<FileResult>),
    /// The job waits for [`Analyst::take_tools`].
    NeedsTools,
}

impl Analyst {
    /// Takes dictionary, name model and own dictionary, and does the jobs that waited for them.
    pub fn take_tools(&mut self, parts: [&[u8]; 3], note: Note<'_>) -> Vec<Outcome> {
        self.tools = Some(tools(parts));
        let waiting = std::mem::take(&mut self.waiting);
        let jobs = waiting.into_iter();
        jobs.map(|(job, bytes)| self.analyze(job, bytes, note))
            .collect()
    }

    /// Analyses a file.
    pub fn analyze(&mut self, job: Job, bytes: Vec<u8>, note: Note<'_>) -> Outcome {
        let config = Config::STANDARD;
        let is_carrier = is_carrier(&job.name, &bytes);
        let limit = if is_carrier {
            config.unpack.max_bytes
        } else {
            config.ingest.max_file_bytes as u64
        };
        if job.size > limit {
            let error = InputError::new(&job.name, InputErrorCode::TooLarge, "")
                .with_numbers(job.size, limit);
            let result = FileResult {
                file: job.name.clone(),
                errors: vec![error],
                ..FileResult::default()
            };
            return Outcome::Done(job, Box::new(result));
        }
        if self.tools.is_none() && (job.has_own_words || is_carrier || may_be_chinese(&bytes)) {
            self.waiting.push((job, bytes));
            return Outcome::NeedsTools;
        }
        let bare;
        let tools = match &self.tools {
            Some(tools) => tools,
            None => {
                bare = Tools::new(None, None);
                &bare
            }
        };
        let input = Input {
            file: &job.name,
            bytes: &bytes,
            url: job.url.as_deref(),
        };
        let note = &mut |n_articles| note(&job, n_articles);
        let mut result = analyze_file_noting(tools, input, &job.decisions, &config, note);
        result.trace();
        Outcome::Done(job, Box::new(result))
    }
}

/// The tools of these parts: dictionary, name model, own dictionary; an empty part is a missing one.
pub(super) fn tools([dictionary, names, own]: [&[u8]; 3]) -> Tools {
    let given = |part| Some(part).filter(|part: &&[u8]| !part.is_empty());
    let mut tools = Tools::new(given(dictionary), given(names));
    tools.add_own_words(&String::from_utf8_lossy(own));
    tools
}

/// Whether a file may hold Chinese, in whatever charset.
///
/// In UTF-8 its characters tell. Otherwise bytes beyond ASCII in more than stray places do, zero
/// bytes (UTF-16) do, and references and escapes of characters do.
fn may_be_chinese(bytes: &[u8]) -> bool {
    /// One byte in so many may lie beyond ASCII in a Latin-1 text: accents, quotes.
    const STRAY: usize = 20;
    let looked = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let has_signs = match std::str::from_utf8(looked) {
        Ok(text) => has_han(text),
        // The look may end inside a character.
        Err(error) if error.error_len().is_none() => {
            let whole = looked.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(whole).is_ok_and(has_han)
        }
        Err(_) => looked.iter().filter(|&&byte| byte >= 0x80).count() * STRAY > looked.len(),
    };
    has_signs
        || looked.contains(&0)
        || looked
            .windows(3)
            .any(|three| matches!(three, b"&#x" | b"\\u4" | b"\\u5"))
        || looked.windows(4).any(|four| {
            four.starts_with(b"&#")
                && four
                    .get(2..)
                    .is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
        })
}

fn has_han(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(size: u64) -> Job {
        Job {
            name: "a.txt".to_owned(),
            size,
            ..Job::default()
        }
    }

    #[test]
    fn chinese_is_told_in_any_charset() {
        for bytes in [
            "渡轮停航两年".as_bytes(),
            b"\xb6\xc9\xc2\xd6",
            b"\xff\xfe!m",
            b"<p>&#28193;&#36718;</p>",
            b"<p>&#x6E21;</p>",
        ] {
            assert!(may_be_chinese(bytes), "{bytes:?}");
        }
        let english = "“The ferry,” she said – twice – “will sail again.” And so it did, in the \
             spring of the following year, with a café on board and no delay at all.";
        assert!(!may_be_chinese(english.as_bytes()));
        assert!(!may_be_chinese(b""));
    }

    #[test]
    fn chinese_jobs_wait_for_the_dictionary() {
        let mut analyst = Analyst::default();
        let mut notes = Vec::new();
        for size in [36, 37] {
            let bytes = "渡轮停航两年，今晨复航。".as_bytes().to_vec();
            let outcome = analyst.analyze(job(size), bytes, &mut |_, _| {});
            assert_eq!(outcome, Outcome::NeedsTools);
        }
        let outcomes = analyst.take_tools([&[]; 3], &mut |job, n| notes.push((job.size, n)));
        let done = |outcome: &Outcome| matches!(outcome, Outcome::Done(..));
        assert!(outcomes.len() == 2 && outcomes.iter().all(done));
        assert_eq!(notes, [(36, 1), (37, 1)]);
    }

    #[test]
    fn a_file_too_large_to_be_sent_is_an_error_with_its_numbers() {
        let Outcome::Done(_, result) =
            Analyst::default().analyze(job(1 << 40), Vec::new(), &mut |_, _| {})
        else {
            panic!("not done");
        };
        assert_eq!(result.errors[0].code, InputErrorCode::TooLarge);
        assert_eq!(result.errors[0].number, 1 << 40);
    }
}
