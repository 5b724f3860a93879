//! The words after `duilan`.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::dates::Style;
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
  dates [--on DAY] [--zone +08:00] [--requests]
  names
  words [--jieba]             a text a line in (or JSONL {\"text\",\"on\"?}), a JSON array a line out

  --requests                  reads each line as a request to an assistant, not as an article
  --jobs N                    threads that analyse files (as many as the machine has cores)
  --help, --version

PATH is a file, a folder, or - for standard input; JSONL works wherever PATH does.
In a folder all regular files are read, each once; hidden ones are counted and left out.
Offsets are Unicode code points.
Exit: 0 something was read, 2 nothing, 64 wrong usage, 74 a stream could not be read or written.
The output is described in docs/command-line.md.";

/// A command with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Analyze {
        source: Source,
        words: bool,
    },
    Compare {
        source: Source,
    },
    Fingerprints {
        source: Source,
    },
    Align,
    Extract {
        url: Option<String>,
    },
    Dates {
        on: Option<Moment>,
        zone: Option<i16>,
        style: Style,
    },
    Names,
    Words {
        standard: Standard,
    },
}

/// Where a set of articles comes from, and how many threads analyse it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Files, folders, or `-`; at least one.
    pub(super) paths: Vec<PathBuf>,
    /// At least 1; none is as many as there are cores.
    pub(super) jobs: Option<usize>,
}

/// All options of all commands, as they were given.
#[derive(Default)]
struct Given {
    words: bool,
    jieba: bool,
    requests: bool,
    jobs: Option<usize>,
    url: Option<String>,
    on: Option<Moment>,
    zone: Option<i16>,
    paths: Vec<PathBuf>,
}

/// A command's name, the options that it takes, whether paths follow.
struct Shape {
    name: &'static str,
    options: &'static [&'static str],
    takes_paths: bool,
}

const SHAPES: &[Shape] = &[
    shape("analyze", &["words", "jobs"], true),
    shape("compare", &["jobs"], true),
    shape("fingerprints", &["jobs"], true),
    shape("align", &[], false),
    shape("extract", &["url"], false),
    shape("dates", &["on", "zone", "requests"], false),
    shape("names", &[], false),
    shape("words", &["jieba"], false),
];

const fn shape(name: &'static str, options: &'static [&'static str], takes_paths: bool) -> Shape {
    Shape {
        name,
        options,
        takes_paths,
    }
}

/// Reads the words, or says what is wrong with them.
pub(super) fn parse(arguments: &[OsString]) -> Result<Command, String> {
    let mut parser = Parser::from_args(arguments);
    let name = match parser.next().map_err(|error| error.to_string())? {
        None => return Err("a command is missing".to_owned()),
        Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Command::Help),
        Some(Arg::Short('V') | Arg::Long("version")) => return Ok(Command::Version),
        Some(Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().to_string()),
    };
    if name == "help" {
        return Ok(Command::Help);
    }
    let shape = SHAPES
        .iter()
        .find(|shape| shape.name == name)
        .ok_or_else(|| format!("there is no command {name:?}"))?;
    let Some(given) = options(&mut parser, shape)? else {
        return Ok(Command::Help);
    };
    command(shape, given)
}

/// Reads options and paths in any order; none where help was asked for.
fn options(parser: &mut Parser, shape: &Shape) -> Result<Option<Given>, String> {
    let mut given = Given::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let option = match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Value(path) if shape.takes_paths => {
                given.paths.push(path.into());
                continue;
            }
            Arg::Long(option) if shape.options.contains(&option) => option.to_owned(),
            other => return Err(format!("{} ({})", other.unexpected(), shape.name)),
        };
        match option.as_str() {
            "words" => given.words = true,
            "jieba" => given.jieba = true,
            "requests" => given.requests = true,
            "jobs" => given.jobs = Some(value(parser, &option, jobs)?),
            "url" => given.url = Some(value(parser, &option, |text| Some(text.to_owned()))?),
            "on" => given.on = Some(value(parser, &option, |text| text.parse().ok())?),
            "zone" => given.zone = Some(value(parser, &option, |text| parse_offset(text).ok())?),
            other => return Err(format!("--{other} is not read")),
        }
    }
    Ok(Some(given))
}

fn jobs(text: &str) -> Option<usize> {
    text.parse().ok().filter(|&jobs| jobs > 0)
}

/// The value of an option, or which one is missing or wrong.
fn value<T>(
    parser: &mut Parser,
    option: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, String> {
    let text = parser
        .value()
        .and_then(ValueExt::string)
        .map_err(|error| error.to_string())?;
    read(&text).ok_or_else(|| format!("--{option} can't be {text:?}"))
}

fn command(shape: &Shape, given: Given) -> Result<Command, String> {
    if shape.takes_paths && given.paths.is_empty() {
        return Err(format!("a path is missing ({})", shape.name));
    }
    let source = Source {
        paths: given.paths,
        jobs: given.jobs,
    };
    Ok(match shape.name {
        "analyze" => Command::Analyze {
            source,
            words: given.words,
        },
        "compare" => Command::Compare { source },
        "fingerprints" => Command::Fingerprints { source },
        "align" => Command::Align,
        "extract" => Command::Extract { url: given.url },
        "dates" => Command::Dates {
            on: given.on,
            zone: given.zone,
            style: if given.requests {
                Style::Request
            } else {
                Style::Article
            },
        },
        "names" => Command::Names,
        "words" => Command::Words {
            standard: if given.jieba {
                Standard::Dictionary
            } else {
                Standard::PeoplesDaily
            },
        },
        other => return Err(format!("there is no command {other:?}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Result<Command, ()>) {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        assert_eq!(parse(&words).map_err(|_| ()), expect, "{line}");
    }

    fn source(jobs: Option<usize>) -> Source {
        Source {
            paths: vec!["a".into(), "-".into()],
            jobs,
        }
    }

    #[test]
    fn commands() {
        check(
            "analyze a --words -",
            Ok(Command::Analyze {
                source: source(None),
                words: true,
            }),
        );
        check(
            "compare --jobs=3 a -",
            Ok(Command::Compare {
                source: source(Some(3)),
            }),
        );
        let on = "2031-03-12".parse().ok();
        for line in [
            "dates --on 2031-03-12 --zone +08:00",
            "dates --zone=+08:00 --on=2031-03-12",
        ] {
            check(
                line,
                Ok(Command::Dates {
                    on,
                    zone: Some(480),
                    style: Style::Article,
                }),
            );
        }
        check(
            "extract --url https://a.example/",
            Ok(Command::Extract {
                url: Some("https://a.example/".to_owned()),
            }),
        );
        for line in ["--help", "help", "analyze --help", "-h"] {
            check(line, Ok(Command::Help));
        }
        check("--version", Ok(Command::Version));
    }

    #[test]
    fn every_command_is_in_the_usage() {
        for shape in SHAPES {
            assert!(
                USAGE.contains(&format!("\n  {}", shape.name)),
                "{}",
                shape.name
            );
            for option in shape.options {
                assert!(USAGE.contains(&format!("--{option}")), "{option}");
            }
        }
    }

    #[test]
    fn wrong_usage() {
        for line in [
            "",
            "analyze",
            "compare --words a",
            "compare --jobs 0 a",
            "dates --on yesterday",
            "names x",
            "fly",
            "extract --url",
        ] {
            check(line, Err(()));
        }
    }
}
