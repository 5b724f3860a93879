//! The screens of a small set, without a browser.

use crate::model::{Direction, Relation, StoryId};

use super::fixture::{day, ferry, id};
use super::{
    Carried, DiffRun, Fact, Flow, Limits, Mark, Request, Response, RowKind, SortBy, article,
    compare, coverage, ladder, library, name, names, pairs, rows, stories, timeline,
};

const LIMITS: Limits = Limits::STANDARD;

/// Runs in brackets: `[1 …]` of passage 1, `[1* …]` where it differs.
fn shown(runs: &[DiffRun]) -> String {
    let piece = |run: &DiffRun| match run.passage {
        None => run.text.clone(),
        Some(n) => format!("[{n}{} {}]", if run.changed { "*" } else { "" }, run.text),
    };
    runs.iter().map(piece).collect()
}

#[test]
fn the_finding_counts_what_is_worth_saying() {
    let finding = ferry().with(|shelf| library(shelf, &LIMITS)).finding;
    assert_eq!(
        (finding.n_articles, finding.n_stories, finding.n_alone),
        (4, 1, 1)
    );
    let largest = finding.largest.unwrap();
    assert_eq!(
        (largest.n_articles, largest.day),
        (3, Some(day("2031-03-12")))
    );
    assert_eq!((finding.n_shared, finding.n_same_text), (3, 0));
}

#[test]
fn the_matrix_gives_both_shares_from_the_row() {
    let view = ferry().with(|shelf| library(shelf, &LIMITS));
    let matrix = view.matrix.unwrap();
    let cell = |row: usize, column: usize| {
        let cell = matrix.cells[row][column].clone();
        cell.map(|cell| (cell.relation, cell.contained_row, cell.contained_column))
    };
    assert_eq!(cell(0, 1), Some((Relation::SharedPassage, 120, 500)));
    assert_eq!(cell(1, 0), Some((Relation::SharedPassage, 500, 120)));
    assert_eq!(cell(0, 3), None);
}

/// The list from a row on: ids, how many fit, how many there are.
fn listed(query: &str, sort: SortBy, first: usize, limits: &Limits) -> (Vec<String>, usize, usize) {
    let view = ferry().with(|shelf| rows(shelf, query, (sort, false), first, limits));
    let ids = view
        .rows
        .iter()
        .map(|row| row.article.label.clone())
        .collect();
    (ids, view.n_rows, view.total)
}

#[test]
fn a_query_keeps_rows_that_hold_it_and_no_count_changes() {
    let (ids, fitting, total) = listed("码头", SortBy::Id, 0, &LIMITS);
    assert_eq!((ids, fitting, total), (vec!["b".to_owned()], 1, 4));
    let (ids, ..) = listed("", SortBy::Published, 0, &LIMITS);
    assert_eq!(ids, ["a", "b", "d", "c"]);
}

#[test]
fn a_row_says_what_was_removed_and_its_story() {
    let view = ferry().with(|shelf| rows(shelf, "", (SortBy::Id, false), 0, &LIMITS));
    assert_eq!(view.rows[0].removed, 250);
    assert!(view.rows.iter().all(|row| !row.has_double));
    assert_eq!(view.rows[0].story, Some((1, StoryId(1))));
    assert_eq!(view.rows[3].story, None);
}

#[test]
fn stretches_of_the_list_are_the_list() {
    let few = Limits { rows: 3, ..LIMITS };
    let sorts = [
        SortBy::Id,
        SortBy::Published,
        SortBy::Outlet,
        SortBy::Story,
        SortBy::Length,
    ];
    for sort in sorts {
        let (whole, ..) = listed("", sort, 0, &LIMITS);
        let (mut ids, fitting, _) = listed("", sort, 0, &few);
        assert_eq!((ids.len(), fitting), (3, 4));
        ids.extend(listed("", sort, 3, &few).0);
        assert_eq!(ids, whole);
        assert!(listed("", sort, 9, &few).0.is_empty());
    }
}

#[test]
fn an_article_keeps_every_character_and_every_mark() {
    let view = ferry()
        .with(|shelf| article(shelf, id(0), &[], &LIMITS))
        .unwrap();
    let texts: Vec<String> = view
        .blocks
        .iter()
        .map(|block| block.runs.iter().map(|run| run.text.as_str()).collect())
        .collect();
    assert_eq!(texts[0], "沈越周三在海岭会面。");
    assert_eq!(texts[2], "热榜 一 二 三");
    assert_eq!(
        view.blocks[2].removal.as_ref().map(|r| r.id.as_str()),
        Some("R4")
    );
    assert_eq!(view.marks.len(), 4);
    assert_eq!(
        (view.blocks[0].marks.clone(), view.blocks[1].marks.clone()),
        (0..3, 3..4)
    );
    let folds = view
        .flow
        .iter()
        .filter(|step| matches!(step, Flow::Folded(_)))
        .count();
    assert_eq!((view.flow.len(), folds), (4, 1));
    assert_eq!(view.entities[0].marks, [0, 3]);
    assert_eq!(view.related.len(), 2);
}

#[test]
fn a_day_knows_its_other_mentions() {
    let view = ferry()
        .with(|shelf| article(shelf, id(0), &[], &LIMITS))
        .unwrap();
    let Mark::Date(date) = &view.marks[1] else {
        panic!("{:?}", view.marks[1])
    };
    let group = &view.days[date.day.unwrap()];
    assert_eq!((group.from, group.n_elsewhere), (day("2031-03-12"), 1));
    let elsewhere = &group.elsewhere[0];
    assert_eq!(
        (elsewhere.article.label.as_str(), elsewhere.text.as_str()),
        ("b", "昨天")
    );
    let there = ferry()
        .with(|shelf| article(shelf, id(1), &[], &LIMITS))
        .unwrap();
    assert!(matches!(&there.marks[elsewhere.mark], Mark::Date(date) if date.text == "昨天"));
}

#[test]
fn a_name_counts_over_the_set() {
    let view = ferry()
        .with(|shelf| article(shelf, id(0), &[], &LIMITS))
        .unwrap();
    let shen = &view.entities[0];
    assert_eq!(
        (shen.n_mentions, shen.n_articles, shen.n_outlets),
        (3, 2, 2)
    );
    let listed = ferry().with(|shelf| names(shelf, None, "", false));
    assert_eq!((listed.n_people, listed.rows.len()), (1, 1));
    let view = ferry()
        .with(|shelf| name(shelf, "PER:沈越", &LIMITS))
        .unwrap();
    assert_eq!(
        view.outlets,
        [("晨报".to_owned(), 2), ("岭南".to_owned(), 1)]
    );
    let snippet = &view.articles[0].snippets[1];
    assert_eq!(snippet.before, "港务局长");
    assert_eq!(snippet.mark, 3);
}

#[test]
fn columns_stand_side_by_side() {
    let view = ferry()
        .with(|shelf| compare(shelf, id(0), id(1), &LIMITS))
        .unwrap();
    let rows: Vec<(RowKind, usize, usize)> = view
        .rows
        .iter()
        .map(|row| (row.kind, row.a.len(), row.b.len()))
        .collect();
    assert_eq!(
        rows,
        [
            (RowKind::OnlyA, 1, 0),
            (RowKind::Matched, 1, 1),
            (RowKind::OnlyB, 0, 1),
            (RowKind::Matched, 1, 1),
        ]
    );
    assert_eq!(
        shown(&view.rows[1].a[0].runs),
        "港务局长沈越表示，[1 双方讨论的是][1* 日程][1 ，而不是复航]。"
    );
    assert_eq!(
        shown(&view.rows[1].b[0].runs),
        "昨天，“[1 双方讨论的是][1* 时间表][1 ，而不是复航]。”"
    );
    assert_eq!((view.a.contained, view.b.contained), (120, 500));
    assert_eq!(
        (view.passages[1].n_carriers, view.passages[1].row_a),
        (3, 3)
    );
    assert!(!view.passages[0].quoted);
}

#[test]
fn the_columns_may_be_turned() {
    let view = ferry()
        .with(|shelf| compare(shelf, id(1), id(0), &LIMITS))
        .unwrap();
    assert_eq!((view.a.contained, view.b.contained), (500, 120));
    assert_eq!(view.direction, Direction::BEarlier);
    assert!(
        ferry()
            .with(|shelf| compare(shelf, id(0), id(0), &LIMITS))
            .is_none()
    );
    let unrelated = ferry()
        .with(|shelf| compare(shelf, id(0), id(3), &LIMITS))
        .unwrap();
    assert_eq!(
        (unrelated.relation, unrelated.rows.len()),
        (Relation::Unrelated, 1)
    );
}

#[test]
fn the_ladder_climbs_in_time() {
    let view = ferry()
        .with(|shelf| ladder(shelf, id(0), id(1), 2))
        .unwrap();
    let carriers: Vec<&str> = view
        .rungs
        .iter()
        .map(|rung| rung.article.label.as_str())
        .collect();
    assert_eq!(carriers, ["a", "b", "c"]);
    assert!(view.common_source && view.without.is_empty());
    let view = ferry()
        .with(|shelf| ladder(shelf, id(0), id(1), 1))
        .unwrap();
    assert_eq!(
        shown(&view.rungs[1].runs),
        "[1 双方讨论的是][1* 时间表][1 ，而不是复航]"
    );
    assert_eq!(view.without[0].label, "c");
    assert!(
        ferry()
            .with(|shelf| ladder(shelf, id(0), id(1), 0))
            .is_none()
    );
}

#[test]
fn stories_are_told_in_time_order() {
    let view = ferry().with(stories);
    assert_eq!((view.stories.len(), view.alone.len()), (1, 1));
    let story = &view.stories[0];
    let told: Vec<(&str, u16)> = story
        .articles
        .iter()
        .map(|a| (a.article.label.as_str(), a.contains))
        .collect();
    assert_eq!(told, [("a", 0), ("b", 120), ("c", 120)]);
    assert_eq!(story.outlets, ["岭南", "晨报", "海声"]);
}

#[test]
fn the_timeline_has_lanes_and_one_band() {
    let view = ferry()
        .with(|shelf| timeline(shelf, Some(StoryId(1)), &LIMITS))
        .unwrap();
    let outlets: Vec<&str> = view.lanes.iter().map(|lane| lane.outlet.as_str()).collect();
    assert_eq!(outlets, ["晨报", "海声"]);
    assert_eq!(view.undated.len(), 1);
    let days: Vec<(bool, usize)> = view
        .days
        .iter()
        .map(|item| (item.from == item.to, item.n_articles))
        .collect();
    assert_eq!(days, [(false, 1), (true, 2)]);
    let march = view.days[0].bar.unwrap();
    assert!(march.open_start && march.open_end);
    assert_ne!(march.track, view.days[1].bar.unwrap().track);
    let all = ferry()
        .with(|shelf| timeline(shelf, None, &LIMITS))
        .unwrap();
    assert_eq!(all.lanes.len(), 3);
}

#[test]
fn answers_survive_the_way_to_the_page() {
    let answers = ferry().with(|shelf| {
        [
            Response::Library(library(shelf, &LIMITS).into()),
            Response::Rows(rows(shelf, "", (SortBy::Story, true), 0, &LIMITS).into()),
            Response::Article(article(shelf, id(1), &[], &LIMITS).unwrap().into()),
            Response::Compare(compare(shelf, id(0), id(1), &LIMITS).unwrap().into()),
            Response::Timeline(timeline(shelf, None, &LIMITS).unwrap().into()),
            Response::Names(names(shelf, None, "沈", false).into()),
            Response::Name(name(shelf, "PER:沈越", &LIMITS).unwrap().into()),
            Response::Stories(stories(shelf).into()),
            Response::Ladder(ladder(shelf, id(0), id(1), 1).unwrap().into()),
            Response::Missing,
        ]
    });
    for answer in answers {
        let bytes = postcard::to_allocvec(&answer).unwrap();
        assert_eq!(postcard::from_bytes::<Response>(&bytes).unwrap(), answer);
    }
    let request = Request::Compare { a: id(0), b: id(1) };
    let bytes = postcard::to_allocvec(&request).unwrap();
    assert_eq!(postcard::from_bytes::<Request>(&bytes).unwrap(), request);
}

#[test]
fn every_pair_can_be_reached() {
    let set = ferry();
    let limits = Limits { pairs: 1, ..LIMITS };
    let listed = |first| set.with(|shelf| pairs(shelf, first, &limits));
    let (one, other) = (listed(0), listed(1));
    assert_eq!((one.n_pairs, other.n_pairs), (2, 2));
    assert!(one.pair(0).is_some() && one.pair(1).is_none());
    assert!(other.pair(1).is_some() && other.pair(0).is_none());
    assert_ne!(one.pair(0), other.pair(1));
    assert!(listed(2).pairs.is_empty());
}

#[test]
fn rows_can_be_reversed() {
    let order = |reversed| {
        let view = ferry().with(|shelf| rows(shelf, "", (SortBy::Length, reversed), 0, &LIMITS));
        view.rows
            .iter()
            .map(|row| row.article.id)
            .collect::<Vec<_>>()
    };
    let (mut forwards, backwards) = (order(false), order(true));
    forwards.reverse();
    assert_eq!(forwards, backwards);
}

#[test]
fn the_threshold_leaves_the_pairs_that_are_alike_enough() {
    let mut set = ferry();
    let pairs_of = |set: &super::fixture::Set| {
        let view = set.with(|shelf| library(shelf, &LIMITS));
        let listed = set.with(|shelf| pairs(shelf, 0, &LIMITS));
        assert_eq!(listed.pairs.len(), listed.n_pairs);
        (listed.n_pairs, view.n_pairs, view.alike, view.least_alike)
    };
    let (n_listed, n_pairs, alike, least) = pairs_of(&set);
    assert_eq!((n_listed, n_pairs, alike.len(), least), (2, 2, 101, 0));
    // Both pairs: 12 of 100 units here, 25 of 50 there.
    assert_eq!((alike[50], alike.iter().sum::<u32>()), (2, 2));
    set.decisions.least_alike = 51;
    assert_eq!(pairs_of(&set).0, 0);
    set.decisions.least_alike = 50;
    assert_eq!(pairs_of(&set).0, 2);
}

#[test]
fn coverage_says_who_carries_what_and_who_left_it_out() {
    let view = ferry()
        .with(|shelf| coverage(shelf, StoryId(1), &LIMITS))
        .unwrap();
    let ids: Vec<&str> = view
        .articles
        .iter()
        .map(|article| article.label.as_str())
        .collect();
    assert_eq!(ids, ["a", "b", "c"]);
    let fire = &view.passages[0];
    assert_eq!(fire.cells[0], Carried::First);
    assert!(matches!(fire.cells[1..], [Carried::As(_), Carried::As(_)]));
    let quote = &view.passages[1];
    assert_eq!(quote.cells[2], Carried::Not);
    let (base, with, number) = quote.ladder;
    let there = ferry()
        .with(|shelf| ladder(shelf, base, with, number))
        .unwrap();
    assert!(there.rungs.iter().any(|rung| rung.article.label == "b"));
    let day = view
        .facts
        .iter()
        .find(|row| matches!(row.fact, Fact::Day(_)))
        .unwrap();
    assert_eq!(day.cells, [1, 1, 0]);
    let name = view
        .facts
        .iter()
        .find(|row| matches!(row.fact, Fact::Name(..)))
        .unwrap();
    assert_eq!(name.cells, [2, 0, 1]);
    assert!(
        ferry()
            .with(|shelf| coverage(shelf, StoryId(2), &LIMITS))
            .is_none()
    );
}

#[test]
fn questions_say_what_both_mention() {
    let mut set = ferry();
    set.ask(0, 3);
    set.decisions.note_story(id(0), id(1), Some(true));
    let view = set.with(stories);
    let question = &view.questions[0];
    assert_eq!(
        (question.a.label.as_str(), question.b.label.as_str()),
        ("a", "d")
    );
    assert_eq!((question.n_articles, question.same), ((3, 1), None));
    let answer = &view.answers[0];
    assert_eq!((answer.b.label.as_str(), answer.same), ("b", Some(true)));
    assert_eq!(answer.days, [day("2031-03-12")]);
}

#[test]
fn a_story_line_counts_outlets_and_copies() {
    let mut set = ferry();
    let counts = |set: &super::fixture::Set| {
        let view = set.with(|shelf| library(shelf, &LIMITS));
        let line = &view.stories[0];
        (line.n_articles, line.n_outlets, line.n_copies)
    };
    // Shared passages are no copies; a repost is.
    assert_eq!(counts(&set), (3, 3, 0));
    set.comparison.pairs[0].relation = Relation::Repost;
    assert_eq!(counts(&set), (3, 3, 1));
}
