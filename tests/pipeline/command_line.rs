//! The command line over the fixtures: the contract of its lines, offsets and exit codes.

use std::ffi::OsString;

use duilan::cli::{self, Streams};
use serde_json::Value;

use crate::fixture;

#[test]
fn analyze_writes_an_object_a_line_sorted_by_id() {
    let (code, lines) = run(&["analyze", "--words"], &places(), b"");
    assert_eq!(code, cli::DONE);
    let articles: Vec<&Value> = lines.iter().filter(|line| line["id"].is_string()).collect();
    let ids: Vec<&str> = articles
        .iter()
        .map(|article| text(&article["id"]))
        .collect();
    assert!(ids.is_sorted(), "{ids:?}");
    assert!(ids.len() > 15);
    for article in articles {
        offsets_count_code_points(article);
        let shares: u64 = list(&article["blocks"])
            .iter()
            .map(|block| block["share"].as_u64().unwrap_or(0))
            .sum();
        assert!(shares <= 1000, "{}", article["id"]);
        let kept: Vec<&str> = list(&article["blocks"])
            .iter()
            .filter(|block| {
                let role = text(&block["role"]);
                block["kept"] == true && !["title", "byline", "dateline"].contains(&role)
            })
            .map(|block| text(&block["text"]))
            .collect();
        assert_eq!(text(&article["body"]), kept.join("\n"), "{}", article["id"]);
    }
    let errors: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["error"]["code"].as_str())
        .collect();
    for code in ["empty", "not_read", "truncated", "bad_record"] {
        assert!(errors.contains(&code), "{code} is missing in {errors:?}");
    }
}

#[test]
fn compare_puts_every_article_into_one_story() {
    let samples = vec![format!("{}/www/samples", env!("CARGO_MANIFEST_DIR"))];
    let (_, articles) = run(&["analyze"], &samples, b"");
    let (code, lines) = run(&["compare"], &samples, b"");
    assert_eq!((code, lines.len()), (cli::DONE, 1));
    let mut in_stories: Vec<&str> = list(&lines[0]["stories"])
        .iter()
        .flat_map(|story| list(&story["articles"]))
        .map(text)
        .collect();
    in_stories.sort_unstable();
    let ids: Vec<&str> = articles
        .iter()
        .map(|article| text(&article["id"]))
        .collect();
    assert_eq!(in_stories, ids);
    let length = |id: &Value| {
        let article = articles.iter().find(|article| article["id"] == *id);
        article.map_or(0, |article| text(&article["body"]).chars().count() as u64)
    };
    for pair in list(&lines[0]["pairs"]) {
        assert!(text(&pair["a"]) < text(&pair["b"]), "{pair}");
        for side in ["contained_a", "contained_b", "jaccard"] {
            let share = pair[side].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&share), "{pair}");
        }
        for passage in list(&pair["passages"]) {
            for side in ["a", "b"] {
                let (start, end) = (passage[side][0].as_u64(), passage[side][1].as_u64());
                assert!(start < end && end <= Some(length(&pair[side])), "{passage}");
            }
        }
    }
}

#[test]
fn two_halves_of_compare_give_the_whole() {
    let samples = vec![format!("{}/www/samples", env!("CARGO_MANIFEST_DIR"))];
    let whole = raw(&["compare"], &samples, b"").1;
    let prints = raw(&["fingerprints"], &samples, b"").1;
    let joined = raw(&["align"], &[], prints.as_bytes()).1;
    assert_eq!(joined, whole);
}

#[test]
fn extract_gives_the_object_of_analyze() {
    let fixture = fixture::named("html-gbk");
    let url = "https://news.example/2031/03/15/a.html";
    let (code, lines) = run(&["extract", "--url", url], &[], &fixture.bytes);
    assert_eq!((code, lines.len()), (cli::DONE, 1));
    assert_eq!(lines[0]["url"], url);
    assert_eq!(lines[0]["title"], fixture.expected["articles"][0]["title"]);
    offsets_count_code_points(&lines[0]);
}

#[test]
fn dates_take_their_day_from_the_option_or_the_line() {
    let input = "周二\n{\"text\":\"周二\",\"on\":\"2031-03-13\"}\n".as_bytes();
    let (_, lines) = run(&["dates", "--on", "2024-10-16"], &[], input);
    assert_eq!(lines[0][0]["value"], "2024-10-15");
    assert_eq!(lines[1][0]["value"], "2031-03-11");
}

#[test]
fn exit_codes_tell_nothing_read_from_wrong_usage() {
    let empty = vec![format!(
        "{}/tests/fixtures/bad-empty/empty.txt",
        env!("CARGO_MANIFEST_DIR")
    )];
    let (code, lines) = run(&["analyze"], &empty, b"");
    assert_eq!(code, cli::NOTHING);
    assert_eq!(lines[0]["error"]["code"], "empty");
    assert_eq!(raw(&["analyse"], &[], b"").0, cli::WRONG_USAGE);
    assert_eq!(
        raw(&["analyze"], &["/no/such/file".to_owned()], b"").0,
        cli::NOTHING
    );
}

#[cfg(unix)]
#[test]
fn a_folder_is_walked_once_and_only_regular_files_are_opened() {
    let folder = std::env::temp_dir().join(format!("duilan-walk-{}", std::process::id()));
    let inner = folder.join("inner");
    std::fs::create_dir_all(&inner).expect("a folder");
    for (name, text) in [
        ("a.txt", "渡轮今晨复航。"),
        ("inner/b.txt", "书店昨日开门。"),
        (".c.txt", "x"),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    // Opening a socket would fail, opening a named pipe would never end: neither is tried.
    let socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).expect("a socket");
    let spelled = |tail: &str| format!("{}{tail}", folder.display());
    let places = [spelled(""), spelled("/"), spelled("/inner/../a.txt")];
    let (_, lines) = run(&["analyze"], &places, b"");
    let read: Vec<&str> = lines.iter().map(|line| text(&line["id"])).collect();
    assert_eq!(read, ["a", "b"], "{lines:?}");
    drop(socket);
    std::fs::remove_dir_all(&folder).expect("the folder");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let one = raw(&["analyze", "--jobs", "1"], &places(), b"");
    assert_eq!(raw(&["analyze", "--jobs=3"], &places(), b""), one);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_has_a_code() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_duilan"))
        .arg("--help")
        .stdout(full)
        .output()
        .expect("the program");
    assert_eq!(run.status.code(), Some(i32::from(cli::BROKEN_STREAM)));
    assert!(!run.stderr.is_empty());
}

/// Offsets of names, dates and quotes count code points of the body.
fn offsets_count_code_points(article: &Value) {
    let body: Vec<char> = text(&article["body"]).chars().collect();
    let slice = |item: &Value| -> String {
        let (start, end) = (item["start"].as_u64(), item["end"].as_u64());
        let place = |n: Option<u64>| usize::try_from(n.unwrap()).unwrap();
        body[place(start)..place(end)].iter().collect()
    };
    for item in list(&article["names"])
        .iter()
        .chain(list(&article["dates"]))
    {
        assert_eq!(slice(item), text(&item["text"]), "{}", article["id"]);
    }
    for quote in list(&article["quotes"]) {
        assert!(!slice(quote).is_empty());
    }
    let mut end = 0;
    for word in list(&article["words"]) {
        assert!(
            word[0].as_u64() >= Some(end),
            "words overlap in {}",
            article["id"]
        );
        end = word[1].as_u64().unwrap();
    }
    assert!(end <= body.len() as u64);
}

/// The source file of every fixture.
fn places() -> Vec<String> {
    fixture::all()
        .iter()
        .map(|fixture| fixture.place.to_string_lossy().into_owned())
        .collect()
}

fn run(arguments: &[&str], paths: &[String], input: &[u8]) -> (u8, Vec<Value>) {
    let (code, output) = raw(arguments, paths, input);
    let lines = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    (code, lines)
}

fn raw(arguments: &[&str], paths: &[String], mut input: &[u8]) -> (u8, String) {
    let arguments: Vec<OsString> = arguments
        .iter()
        .map(OsString::from)
        .chain(paths.iter().map(OsString::from))
        .collect();
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
    };
    let code = cli::run(&arguments, &mut streams).expect("streams in memory");
    (code, String::from_utf8(output).expect("UTF-8"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
