//! Names as a user dictionary of jieba: a form, how often it stands, its tag, one a line.

use crate::model::{Arrange, NameKind};

use super::Record;

/// Characters from which on a form is a word to be kept together: one alone (美, 中) stands in many
/// other words.
const MIN_CHARACTERS: usize = 2;

/// Every form of a name that stands in the articles.
#[must_use]
pub fn name_dictionary(records: &[Record<'_>]) -> String {
    let mut forms: Vec<(String, &str)> = Vec::new();
    for record in records {
        for name in &record.annotations.names {
            let form = name.span.of(&record.article.text);
            let form: Vec<&str> = form.split_whitespace().collect();
            forms.push((form.join(" "), tag(name.kind)));
        }
    }
    forms.retain(|(form, _)| MIN_CHARACTERS <= form.chars().count());
    forms.arrange();
    let mut dictionary = String::new();
    for same in forms.chunk_by(PartialEq::eq) {
        for (form, tag) in same.iter().take(1) {
            dictionary.push_str(&format!("{form} {} {tag}\n", same.len()));
        }
    }
    dictionary
}

const fn tag(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "nr",
        NameKind::Place => "ns",
        NameKind::Organisation => "nt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotations, Article, Mention, Span, read_dictionary};

    #[test]
    fn what_is_written_can_be_read() {
        let article = Article {
            text: "Eileen\nVoss在岭南渡，岭南渡在南。".to_owned(),
            ..Article::default()
        };
        let mention = |form: &str, nth: usize, kind| {
            let (start, _) = article.text.match_indices(form).nth(nth).unwrap();
            Mention {
                span: Span::new(start, start + form.len()),
                kind,
                entity: 0,
                rule: "list".into(),
            }
        };
        let annotations = Annotations {
            names: vec![
                mention("Eileen\nVoss", 0, NameKind::Person),
                mention("岭南渡", 0, NameKind::Place),
                mention("岭南渡", 1, NameKind::Place),
                mention("南", 2, NameKind::Place),
            ],
            ..Annotations::default()
        };
        let record = Record {
            key: None,
            id: "a",
            file: "a.txt",
            article: &article,
            annotations: &annotations,
        };
        let dictionary = name_dictionary(&[record]);
        assert_eq!(dictionary, "Eileen Voss 1 nr\n岭南渡 2 ns\n");
        assert_eq!(read_dictionary(&dictionary).0[0].word, "Eileen Voss");
    }
}
