//! The words after `duilan`.

use crate::model::{Moment, parse_offset};
use crate::names::Standard;

/// What the program says of itself.
pub const USAGE: &str = "\
usage: duilan COMMAND

  analyze [--words] PATH...   one JSON object an article, one a line, sorted by id
  compare PATH...             related pairs and stories, one JSON object
  fingerprints PATH...        lines of hash, article, position; first half of compare
  align                       joined candidates in, pairs out; second half of compare
  extract [--url URL]         one page on standard input, the object of analyze out
  dates [--on DAY] [--zone +08:00]
  names
  words [--jieba]             a text a line in (or JSONL {\"text\",\"on\"?}), a JSON array a line out

PATH is a file, a folder, or - for standard input; JSONL works wherever PATH does.
Offsets are Unicode code points. Exit: 0 something was read, 2 nothing, 64 wrong usage.";

/// A command with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Analyze {
        paths: Vec<String>,
        words: bool,
    },
    Compare {
        paths: Vec<String>,
    },
    Fingerprints {
        paths: Vec<String>,
    },
    Align,
    Extract {
        url: Option<String>,
    },
    Dates {
        on: Option<Moment>,
        zone: Option<i16>,
    },
    Names,
    Words {
        standard: Standard,
    },
}

/// Reads the words, or says what is wrong with them.
pub(super) fn parse(arguments: &[String]) -> Result<Command, String> {
    let mut words = Words {
        rest: arguments.iter(),
        paths: Vec::new(),
    };
    let name = words.rest.next().ok_or("a command is missing")?;
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "analyze" => {
            let mut with_words = false;
            words.read(|flag, _| {
                with_words |= flag == "--words";
                flag == "--words"
            })?;
            Ok(Command::Analyze {
                paths: words.some_paths()?,
                words: with_words,
            })
        }
        "compare" => {
            words.read(|_, _| false)?;
            Ok(Command::Compare {
                paths: words.some_paths()?,
            })
        }
        "fingerprints" => {
            words.read(|_, _| false)?;
            Ok(Command::Fingerprints {
                paths: words.some_paths()?,
            })
        }
        "align" => words
            .read(|_, _| false)
            .and_then(|()| words.no_paths(Command::Align)),
        "names" => words
            .read(|_, _| false)
            .and_then(|()| words.no_paths(Command::Names)),
        "words" => {
            let mut standard = Standard::PeoplesDaily;
            words.read(|flag, _| {
                standard = Standard::Dictionary;
                flag == "--jieba"
            })?;
            words.no_paths(Command::Words { standard })
        }
        "extract" => {
            let mut url = None;
            words.read(|flag, rest| {
                url = if flag == "--url" {
                    rest.next().cloned()
                } else {
                    None
                };
                url.is_some()
            })?;
            words.no_paths(Command::Extract { url })
        }
        "dates" => {
            let (mut on, mut zone) = (None, None);
            words.read(|flag, rest| match flag {
                "--on" => {
                    on = rest.next().and_then(|text| text.parse().ok());
                    on.is_some()
                }
                "--zone" => {
                    zone = rest.next().and_then(|text| parse_offset(text).ok());
                    zone.is_some()
                }
                _ => false,
            })?;
            words.no_paths(Command::Dates { on, zone })
        }
        other => Err(format!("there is no command {other:?}")),
    }
}

struct Words<'a> {
    rest: std::slice::Iter<'a, String>,
    paths: Vec<String>,
}

impl<'a> Words<'a> {
    /// Collects the paths; `flag` takes an option and its value, and says whether it could.
    fn read(
        &mut self,
        mut flag: impl FnMut(&str, &mut std::slice::Iter<'a, String>) -> bool,
    ) -> Result<(), String> {
        while let Some(word) = self.rest.next() {
            if word == "-" || !word.starts_with('-') {
                self.paths.push(word.clone());
            } else if !flag(word, &mut self.rest) {
                return Err(format!(
                    "{word} is not an option here, or its value is missing or wrong"
                ));
            }
        }
        Ok(())
    }

    fn some_paths(self) -> Result<Vec<String>, String> {
        if self.paths.is_empty() {
            Err("a path is missing".to_owned())
        } else {
            Ok(self.paths)
        }
    }

    fn no_paths(&self, command: Command) -> Result<Command, String> {
        match self.paths.first() {
            Some(path) => Err(format!("{path:?} is one word too many")),
            None => Ok(command),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Result<Command, ()>) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(parse(&words).map_err(|_| ()), expect, "{line}");
    }

    #[test]
    fn commands() {
        let paths = vec!["a".to_owned(), "-".to_owned()];
        check(
            "analyze a --words -",
            Ok(Command::Analyze {
                paths: paths.clone(),
                words: true,
            }),
        );
        check("compare a -", Ok(Command::Compare { paths }));
        let on = "2031-03-12".parse().ok();
        check(
            "dates --on 2031-03-12 --zone +08:00",
            Ok(Command::Dates {
                on,
                zone: Some(480),
            }),
        );
        check(
            "extract --url https://a.example/",
            Ok(Command::Extract {
                url: Some("https://a.example/".to_owned()),
            }),
        );
    }

    #[test]
    fn wrong_usage() {
        for line in [
            "",
            "analyze",
            "compare --words a",
            "dates --on yesterday",
            "names x",
            "fly",
            "extract --url",
        ] {
            check(line, Err(()));
        }
    }
}
