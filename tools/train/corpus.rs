//! Reads corpora: MSRA names, the People's Daily of January 1998, and sentences as JSON lines.

use std::io;
use std::path::Path;

/// A sentence: its text, and its units as first character, after the last, and kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) units: Vec<(usize, usize, String)>,
}

/// MSRA in one character a line with `B-PER M-PER E-PER S-PER O`; the first `characters`
/// characters are the official training set, the rest the test set.
pub(crate) fn msra(path: &Path, characters: usize) -> io::Result<(Vec<Sentence>, Vec<Sentence>)> {
    let content = std::fs::read_to_string(path)?;
    let (mut train, mut test) = (Vec::new(), Vec::new());
    let mut sentence = Sentence::default();
    let mut at = 0;
    let mut start = 0;
    let mut seen = 0;
    for line in content.lines().chain([""]) {
        let Some((c, label)) = line.trim_end().split_once(' ') else {
            let done = std::mem::take(&mut sentence);
            if at > 0 {
                let set = if seen <= characters {
                    &mut train
                } else {
                    &mut test
                };
                set.push(done);
            }
            // A name that a cut of the corpus goes through starts with its sentence.
            (at, start) = (0, 0);
            continue;
        };
        sentence.text.push_str(c);
        let (place, kind) = label.split_once('-').unwrap_or((label, ""));
        if matches!(place, "B" | "S") {
            start = at;
        }
        at += 1;
        seen += 1;
        if matches!(place, "E" | "S") {
            sentence.units.push((start, at, kind.to_owned()));
        }
    }
    Ok((train, test))
}

/// The People's Daily: `word/tag` with blanks between; surname and given name are one word here,
/// as names are never split. Lines are cut at ends of sentences, as names are trained by sentence.
pub(crate) fn people(path: &Path) -> io::Result<Vec<Sentence>> {
    let content = std::fs::read_to_string(path)?;
    let mut sentences = Vec::new();
    for line in content.lines() {
        let mut sentence = Sentence::default();
        let mut at = 0;
        let mut surname = false;
        for item in line.split_whitespace() {
            let Some((word, tag)) = item.rsplit_once('/') else {
                continue;
            };
            let word: String = word.chars().map(narrow).collect();
            let length = word.chars().count();
            let kind = match tag {
                "nr" => "PER",
                "ns" => "LOC",
                "nt" => "ORG",
                _ => "x",
            };
            let given = surname && tag == "nr";
            match sentence.units.last_mut() {
                Some(unit) if given => unit.1 = at + length,
                _ => sentence.units.push((at, at + length, kind.to_owned())),
            }
            surname = !given && tag == "nr" && is_surname(&word);
            sentence.text.push_str(&word);
            at += length;
            if matches!(word.as_str(), "。" | "！" | "？") {
                sentences.push(std::mem::take(&mut sentence));
                at = 0;
            }
        }
        if at > 0 {
            sentences.push(sentence);
        }
    }
    Ok(sentences)
}

fn is_surname(word: &str) -> bool {
    let length = word.chars().count();
    length == 1
        || length == 2
            && matches!(
                word,
                "欧阳"
                    | "上官"
                    | "司马"
                    | "诸葛"
                    | "皇甫"
                    | "慕容"
                    | "令狐"
                    | "司徒"
                    | "夏侯"
                    | "公孙"
            )
}

const fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(ascii) => ascii,
            None => c,
        },
        '．' => '.',
        '％' => '%',
        _ => c,
    }
}

/// Lines of `{"text","names":[[start,end,kind]]}`, places in characters; a line that is no such
/// object is an error with its number.
pub(crate) fn lines(path: &Path) -> io::Result<Vec<Sentence>> {
    let content = std::fs::read_to_string(path)?;
    let rows = content.lines().enumerate();
    rows.filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            sentence(line).ok_or_else(|| {
                let message = format!("{}: line {} is no sentence", path.display(), number + 1);
                io::Error::new(io::ErrorKind::InvalidData, message)
            })
        })
        .collect()
}

fn sentence(line: &str) -> Option<Sentence> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    let unit = |unit: &serde_json::Value| -> Option<(usize, usize, String)> {
        let place = |at: usize| usize::try_from(unit.get(at)?.as_u64()?).ok();
        Some((place(0)?, place(1)?, unit.get(2)?.as_str()?.to_owned()))
    };
    let names = value.get("names")?.as_array()?;
    Some(Sentence {
        text: value.get("text")?.as_str()?.to_owned(),
        units: names.iter().map(unit).collect::<Option<_>>()?,
    })
}
