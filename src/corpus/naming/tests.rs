//! Decisions on a small set: two outlets, invented people.

use super::*;
use crate::corpus::groups::{groups, key};
use crate::engine::{Analyzed, FileResult};
use crate::model::{
    Article, Charset, CharsetSource, Entity, FileDecisions, FileId, Format, Mention, NameEdit,
    NameKind, Quote, Span,
};

/// Articles of people; each person is given by its forms, the canonical one first, and the text is
/// all forms in a row.
fn library(articles: &[&[&[&str]]]) -> Library {
    let mut library = Library::new();
    for (file, people) in articles.iter().enumerate() {
        let mut article = Article::default();
        let mut annotations = Annotations::default();
        for (entity, forms) in people.iter().enumerate() {
            for form in *forms {
                let start = article.text.len();
                article.text.push_str(form);
                annotations.names.push(Mention {
                    span: Span::new(start, article.text.len()),
                    kind: NameKind::Person,
                    entity,
                    rule: "list".into(),
                });
            }
            annotations.entities.push(Entity {
                kind: NameKind::Person,
                canonical: forms[0].to_owned(),
                aliases: forms[1..].iter().map(|&form| form.to_owned()).collect(),
            });
            annotations.quotes.push(Quote {
                span: Span::default(),
                speaker: Some(forms[0].to_owned()),
            });
        }
        let analyzed = Analyzed {
            given_id: None,
            format: Format::PlainText,
            charset: Charset {
                name: "UTF-8".to_owned(),
                from: CharsetSource::Text,
            },
            article,
            annotations,
        };
        let result = FileResult {
            file: format!("{file}.txt"),
            articles: vec![analyzed],
            errors: Vec::new(),
            decisions: FileDecisions::default(),
            traces: Vec::new(),
        };
        library.insert(FileId(u32::try_from(file).unwrap()), result);
    }
    library.settle();
    library
}

/// The groups after the edits: form to show, other forms, members.
fn check(articles: &[&[&[&str]]], edits: &[NameEdit], expect: &[(&str, &[&str], usize)]) -> Naming {
    let library = library(articles);
    let decisions = edits
        .iter()
        .fold(NameDecisions::default(), |all, edit| all.after(edit));
    let naming = Naming::new(&library, groups(&library), &decisions);
    let found: Vec<(&str, Vec<&str>, usize)> = naming
        .groups
        .iter()
        .map(|group| {
            let forms = group.forms.iter().map(String::as_str).collect();
            (group.canonical.as_str(), forms, group.members.len())
        })
        .collect();
    let expect: Vec<_> = expect
        .iter()
        .map(|&(form, forms, n)| (form, forms.to_vec(), n))
        .collect();
    assert_eq!(found, expect);
    naming
}

const VOSS: &[&[&str]] = &[&["艾琳·沃斯", "沃斯"], &["沈越"]];
const EILEEN: &[&[&str]] = &[&["Eileen Voss", "Voss"]];

fn key_of(form: &str) -> String {
    key(NameKind::Person, form)
}

fn merge(forms: &[&str]) -> NameEdit {
    NameEdit::Merge(forms.iter().map(|form| key_of(form)).collect())
}

#[test]
fn merged_names_are_one_everywhere() {
    let naming = check(
        &[VOSS, EILEEN],
        &[merge(&["艾琳·沃斯", "Eileen Voss"])],
        &[
            ("沈越", &[], 1),
            ("艾琳·沃斯", &["Eileen Voss", "Voss", "沃斯"], 2),
        ],
    );
    let english = naming.annotations(1).unwrap();
    assert_eq!(english.entities.len(), 1);
    assert_eq!(english.entities[0].canonical, "艾琳·沃斯");
    assert_eq!(english.entities[0].aliases, ["Eileen Voss", "Voss"]);
    assert_eq!(english.quotes[0].speaker.as_deref(), Some("艾琳·沃斯"));
    assert_eq!(
        naming.renamed,
        [("Eileen Voss".to_owned(), Some("艾琳·沃斯".to_owned()))]
    );
}

#[test]
fn what_was_merged_can_be_parted() {
    check(
        &[VOSS, EILEEN],
        &[
            merge(&["艾琳·沃斯", "Eileen Voss"]),
            NameEdit::Part(key_of("Eileen Voss")),
        ],
        &[
            ("Eileen Voss", &["Voss"], 1),
            ("沈越", &[], 1),
            ("艾琳·沃斯", &["沃斯"], 1),
        ],
    );
}

#[test]
fn a_form_that_is_split_off_stands_for_itself_until_it_is_merged_again() {
    let split = NameEdit::Split {
        key: key_of("艾琳·沃斯"),
        form: "沃斯".to_owned(),
    };
    let naming = check(
        &[VOSS],
        std::slice::from_ref(&split),
        &[("沃斯", &[], 1), ("沈越", &[], 1), ("艾琳·沃斯", &[], 1)],
    );
    let entities = &naming.annotations(0).unwrap().entities;
    assert_eq!(entities.len(), 3);
    assert!(entities.iter().all(|entity| entity.aliases.is_empty()));
    check(
        &[VOSS],
        &[split, merge(&["艾琳·沃斯", "沃斯"])],
        &[("沈越", &[], 1), ("艾琳·沃斯", &["沃斯"], 1)],
    );
}

#[test]
fn a_variant_that_counts_as_the_same_can_be_split_off() {
    check(
        &[&[&["特朗普", "川普"]], &[&["川普"]]],
        &[NameEdit::Split {
            key: key_of("特朗普"),
            form: "川普".to_owned(),
        }],
        &[("川普", &[], 2), ("特朗普", &[], 1)],
    );
}

#[test]
fn a_name_is_renamed_changes_its_kind_and_is_hidden() {
    let naming = check(
        &[VOSS],
        &[
            NameEdit::Rename {
                key: key_of("艾琳·沃斯"),
                shown: Some("沃斯部长".to_owned()),
            },
            NameEdit::Kind {
                keys: vec![key_of("艾琳·沃斯")],
                kind: NameKind::Organisation,
            },
            NameEdit::Hide {
                keys: vec![key_of("沈越")],
                hidden: true,
            },
        ],
        &[("沈越", &[], 0), ("沃斯部长", &["沃斯", "艾琳·沃斯"], 1)],
    );
    let written = naming.annotations(0).unwrap();
    assert!(
        written
            .names
            .iter()
            .all(|name| name.kind == NameKind::Organisation)
    );
    assert_eq!(written.names.len(), 2);
    assert_eq!(written.entities.len(), 1);
    assert_eq!(written.quotes[1].speaker.as_deref(), Some("沈越"));
}

#[test]
fn a_decision_about_a_name_that_is_not_there_rests() {
    let naming = check(
        &[EILEEN],
        &[merge(&["艾琳·沃斯", "Eileen Voss"])],
        &[("Eileen Voss", &["Voss"], 1)],
    );
    assert!(naming.annotations(0).is_none());
}
