//! `dates`, `names`, `words`: a text a line in, a JSON array a line out.

use std::io::{BufRead, BufReader};

use serde::Deserialize;

use crate::engine::{Tools, words_by};
use crate::model::Moment;
use crate::names::Standard;
use crate::{dates, export::json};

use super::{DONE, NOTHING, Streams};

/// A line of JSONL.
#[derive(Deserialize)]
struct Line {
    text: String,
    on: Option<String>,
}

pub(super) fn dates(
    on: Option<Moment>,
    zone: Option<i16>,
    style: dates::Style,
    streams: &mut Streams<'_>,
) -> std::io::Result<u8> {
    each_line(streams, |text, said| {
        let published = said
            .and_then(|said| said.parse().ok())
            .or(on)
            .map(|moment: Moment| Moment {
                offset: moment.offset.or(zone),
                ..moment
            });
        let context = dates::Context {
            style,
            ..dates::Context::at(published)
        };
        json::dates(text, &dates::annotate(text, &context))
    })
}

pub(super) fn names(tools: &Tools, streams: &mut Streams<'_>) -> std::io::Result<u8> {
    each_line(streams, |text, _| {
        let named = tools.tagger.annotate(text, &tools.segmenter.words(text));
        json::names(text, &named.mentions, &named.entities)
    })
}

pub(super) fn words(
    tools: &Tools,
    standard: Standard,
    streams: &mut Streams<'_>,
) -> std::io::Result<u8> {
    each_line(streams, |text, _| {
        json::words(text, &words_by(tools, text, standard))
    })
}

/// Answers every line of the input, in order; lines know nothing of each other.
fn each_line(
    streams: &mut Streams<'_>,
    mut answer: impl FnMut(&str, Option<&str>) -> String,
) -> std::io::Result<u8> {
    let mut reader = BufReader::new(&mut *streams.input);
    let mut code = NOTHING;
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes)? > 0 {
        let raw = String::from_utf8_lossy(&bytes);
        let text = raw.strip_suffix('\n').unwrap_or(&raw);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let line = text
            .starts_with('{')
            .then(|| serde_json::from_str::<Line>(text).ok())
            .flatten();
        let answer = match &line {
            Some(line) => answer(&line.text, line.on.as_deref()),
            None => answer(text, None),
        };
        writeln!(streams.output, "{answer}")?;
        code = DONE;
        bytes.clear();
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_a_line_out() {
        let mut input = "渡轮\n{\"text\":\"复航 了\"}\r\n{not json\n".as_bytes();
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let mut streams = Streams {
            input: &mut input,
            output: &mut output,
            errors: &mut errors,
        };
        let tools = Tools::new(None, None);
        assert_eq!(
            words(&tools, Standard::Dictionary, &mut streams).unwrap(),
            DONE
        );
        let lines = String::from_utf8(output).unwrap();
        assert_eq!(lines.lines().count(), 3);
        assert!(lines.lines().all(|line| line.starts_with("[[0,")));
    }
}
