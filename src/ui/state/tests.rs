//! What a person does and what the workers say, on the state alone.

use std::rc::Rc;

use super::*;
use crate::model::{ArticleId, StoryIds};
use crate::ui::i18n::frame;

fn file(name: &str) -> NewFile {
    NewFile {
        name: Rc::from(name),
        size: 10,
    }
}

/// A page with so many files, read and compared.
fn page(n_files: u32) -> State {
    let mut state = State::default();
    let files = (0..n_files).map(|n| file(&format!("{n}.txt"))).collect();
    let _ = update(&mut state, Message::Came(files));
    for n in 1..=n_files {
        let done = Event::State(FileId(n), crate::ui::session::FileState::Done(1, 0));
        let _ = update(&mut state, Message::Heard(News::Event(done)));
    }
    let settled = Event::Settled(1, n_files as usize, StoryIds::default());
    let effects = update(&mut state, Message::Heard(News::Event(settled)));
    assert_eq!(effects, [Effect::Draw]);
    state
}

fn told(effects: &[Effect]) -> Option<&Decisions> {
    effects.iter().find_map(|effect| match effect {
        Effect::TellDecisions(decisions) => Some(&**decisions),
        _ => None,
    })
}

fn analysed(effects: &[Effect]) -> Vec<FileId> {
    let files = effects.iter().filter_map(|effect| match effect {
        Effect::Analyze(files) => Some(files.iter().map(|(file, _)| *file)),
        _ => None,
    });
    files.flatten().collect()
}

#[test]
fn files_get_ids_that_are_never_used_again() {
    let mut state = page(2);
    let _ = update(&mut state, Message::RemoveAll);
    let effects = update(&mut state, Message::Came(vec![file("0.txt")]));
    assert_eq!(effects[0], Effect::Take(FileId(3), Rc::from("0.txt")));
    assert_eq!(analysed(&effects), [FileId(3)]);
    assert_eq!(effects.last(), Some(&Effect::Go(Route::Library)));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    let mut state = State::default();
    assert_eq!(
        update(&mut state, Message::Came(Vec::new())),
        [Effect::Draw]
    );
    assert_eq!(state.notices.shown()[0].message, frame::NOTHING_TO_READ);
}

#[test]
fn a_removal_offers_undo_until_something_else_is_done() {
    let mut state = page(2);
    let effects = update(&mut state, Message::Remove(vec![FileId(1)]));
    assert!(effects.contains(&Effect::Forget(FileId(1))));
    assert_eq!(state.session.n_files(), 1);
    assert!(state.notices.shown()[0].offers_undo);
    let effects = update(&mut state, Message::Undo);
    assert_eq!(analysed(&effects), [FileId(1)]);
    assert!(
        state
            .notices
            .shown()
            .iter()
            .all(|notice| !notice.offers_undo)
    );
    let effects = update(&mut state, Message::Redo);
    assert!(effects.contains(&Effect::Forget(FileId(1))));
}

#[test]
fn a_dead_librarian_is_told_everything_in_one_replay() {
    let mut state = page(2);
    let articles = (ArticleId::new(FileId(1), 0), ArticleId::new(FileId(2), 0));
    let part = Command::OneStory {
        articles,
        same: Some(false),
    };
    let effects = update(&mut state, Message::Run(part));
    let before = told(&effects).cloned();
    assert!(before.is_some());
    let effects = update(&mut state, Message::Heard(News::LibraryLost));
    assert_eq!(told(&effects), before.as_ref());
    assert_eq!(analysed(&effects), [FileId(1), FileId(2)]);
}

#[test]
fn another_charset_is_said_to_drop_restored_blocks() {
    let mut state = page(1);
    let block = crate::model::BlockKey {
        article: 0,
        block: 3,
    };
    let file = FileId(1);
    let restore = Command::Restore {
        file,
        block,
        restored: true,
    };
    let _ = update(&mut state, Message::Run(restore));
    let charset = Command::Charset {
        file,
        charset: Some("Big5".to_owned()),
    };
    let effects = update(&mut state, Message::Run(charset));
    assert_eq!(analysed(&effects), [file]);
    let notice = &state.notices.shown()[0];
    assert_eq!(notice.message, frame::BLOCKS_DROPPED);
    assert_eq!(notice.values, [("n", Value::Count(1))]);
    let _ = update(&mut state, Message::Undo);
    assert!(state.log.decisions(file).restored.contains(&block));
}

#[test]
fn files_with_the_same_bytes_are_counted_over_a_batch() {
    let mut state = page(3);
    for n in [2, 3] {
        let _ = update(&mut state, Message::Heard(News::Same(FileId(n))));
    }
    assert_eq!(state.notices.shown()[0].values[0], ("n", Value::Count(2)));
    let _ = update(&mut state, Message::Came(vec![file("again.txt")]));
    let _ = update(&mut state, Message::Heard(News::Same(FileId(4))));
    assert_eq!(state.notices.shown()[0].values[0], ("n", Value::Count(1)));
}

#[test]
fn the_same_screen_again_is_nothing_new() {
    let mut state = State::default();
    let entered = update(&mut state, Message::Went(Route::Library));
    assert_eq!(entered[0], Effect::Entered { left: Route::Start });
    assert!(update(&mut state, Message::Went(Route::Library)).is_empty());
    let searched = update(&mut state, Message::Search(Rc::from("渡轮")));
    assert_eq!(searched, [Effect::Draw]);
}
