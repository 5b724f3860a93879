//! What was found in the set, as one sentence.

use super::{Message, Piece, Text, day_said, library, number_said, pieces};
use crate::ui::route::Route;
use crate::view::{ArticleRef, Finding, FindingStory};

/// A clause of the sentence: words, some of which carry it, and where they lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// The words; whether they carry the sentence.
    pub parts: Vec<(String, bool)>,
    /// Where the carrying words lead.
    pub route: Option<Route>,
}

/// How many names a story is told by.
const MAX_NAMES: usize = 3;

/// The clauses of the sentence, joined by [`library::SEMICOLON`] and ended by [`library::STOP`].
#[must_use]
pub fn clauses(text: Text, finding: &Finding) -> Vec<Clause> {
    let n_articles = finding.n_articles;
    if n_articles == 0 && finding.n_errors == 0 {
        return Vec::new();
    }
    let mut clauses = Vec::new();
    let count = |message, n: usize| clause(text, message, &[("n", &number_said(n))]);
    match &finding.largest {
        Some(story) => clauses.push(story_clause(text, finding, story)),
        None if n_articles == 0 => {}
        None if n_articles == 1 => clauses.push(clause(text, library::FOUND_ONE, &[])),
        None => clauses.push(count(library::FOUND_NONE, n_articles)),
    }
    match finding.repeated.as_slice() {
        [] => {}
        [one] => clauses.push(Clause {
            route: Some(Route::Article(one.id)),
            ..clause(text, library::REPEATED_ONE, &[("title", &one.title)])
        }),
        many => clauses.push(count(library::REPEATED_MANY, many.len())),
    }
    match (&finding.same_text, finding.n_same_text) {
        (Some(both), 1) => clauses.push(same_clause(text, both, finding.same_text_ordered)),
        (_, 0) => {}
        (_, n) => clauses.push(count(library::SAME_MANY, n)),
    }
    for (message, n) in [
        (library::REWORDED, finding.n_reworded),
        (library::SHARED, finding.n_shared),
        (library::UNREAD, finding.n_errors),
    ] {
        if 0 < n {
            clauses.push(count(message, n));
        }
    }
    clauses
}

fn story_clause(text: Text, finding: &Finding, story: &FindingStory) -> Clause {
    let message = match () {
        () if story.n_articles == finding.n_articles => library::FOUND_ALL,
        () if finding.n_stories == 1 => library::FOUND_SOME,
        () => library::FOUND_STORIES,
    };
    let values = [
        ("n", number_said(story.n_articles)),
        ("all", number_said(finding.n_articles)),
        ("stories", number_said(finding.n_stories)),
    ];
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let mut clause = clause(text, message, &values);
    clause.route = Some(Route::Timeline(Some(story.story)));
    if let Some(what) = about(text, story) {
        clause
            .parts
            .push((text.fill(library::ABOUT, &[("what", &what)]), false));
    }
    clause
}

/// The story's day or days, and its names.
fn about(text: Text, story: &FindingStory) -> Option<String> {
    let day = match (story.day, story.from, story.to) {
        (Some(day), ..) => Some(day_said(text, day)),
        (None, Some(from), Some(to)) if from != to => {
            let (from, to) = (day_said(text, from), day_said(text, to));
            Some(text.fill(library::FROM_TO, &[("from", &from), ("to", &to)]))
        }
        (None, Some(day), _) | (None, None, Some(day)) => Some(day_said(text, day)),
        (None, None, None) => None,
    };
    let names: Vec<&str> = story
        .names
        .iter()
        .take(MAX_NAMES)
        .map(String::as_str)
        .collect();
    let names = names.join(text.say(library::COMMA));
    match (day, names.is_empty()) {
        (Some(day), true) => Some(day),
        (Some(day), false) => {
            Some(text.fill(library::DAY_NAMES, &[("day", &day), ("names", &names)]))
        }
        (None, false) => Some(names),
        (None, true) => None,
    }
}

/// One text carried by two: by their outlets, or by their titles where the outlets are the same.
///
/// Which is earlier in this set is said only where it is known.
fn same_clause(text: Text, (earlier, later): &(ArticleRef, ArticleRef), ordered: bool) -> Clause {
    let (first, second) = if earlier.outlet == later.outlet {
        (&earlier.label, &later.label)
    } else {
        (&earlier.outlet, &later.outlet)
    };
    Clause {
        route: Some(Route::Compare(earlier.id, later.id)),
        ..clause(
            text,
            if ordered {
                library::SAME_ONE
            } else {
                library::SAME_ONE_UNORDERED
            },
            &[("earlier", first), ("later", second)],
        )
    }
}

/// A message cut where its words begin and end to carry the sentence.
fn clause(text: Text, message: Message, values: &[(&str, &str)]) -> Clause {
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut carries = false;
    let mut say = |words: &str, carries: bool| match parts.last_mut() {
        Some((last, same)) if *same == carries => last.push_str(words),
        _ if words.is_empty() => {}
        _ => parts.push((words.to_owned(), carries)),
    };
    for piece in pieces(text.say(message), values) {
        match piece {
            // A star inside a value is a star.
            Piece::Filled(_, value) => say(&value, carries),
            Piece::Words(words) => {
                for (index, part) in words.split('*').enumerate() {
                    carries ^= 0 < index;
                    say(part, carries);
                }
            }
        }
    }
    Clause { parts, route: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Day, StoryId};
    use crate::ui::i18n::Lang;

    fn article(label: &str, outlet: &str) -> ArticleRef {
        ArticleRef {
            id: ArticleId::default(),
            label: label.to_owned(),
            title: format!("{outlet}*要闻"),
            outlet: outlet.to_owned(),
            published: None,
        }
    }

    fn found() -> Finding {
        Finding {
            n_articles: 5,
            n_stories: 1,
            n_alone: 1,
            largest: Some(FindingStory {
                story: StoryId(1),
                n_articles: 4,
                day: Day::new(2031, 3, 12),
                from: None,
                to: None,
                names: vec!["海岭".to_owned(), "白沙岛".to_owned()],
            }),
            repeated: vec![article("a", "晨报")],
            n_same_text: 1,
            same_text: Some((article("a", "晨报"), article("b", "转载站"))),
            same_text_ordered: true,
            n_reworded: 3,
            n_shared: 0,
            n_errors: 1,
        }
    }

    fn said(lang: Lang, finding: &Finding) -> String {
        let text = Text(lang);
        let clauses: Vec<String> = clauses(text, finding)
            .into_iter()
            .map(|clause| clause.parts.into_iter().map(|(words, _)| words).collect())
            .collect();
        clauses.join(text.say(library::SEMICOLON)) + text.say(library::STOP)
    }

    #[test]
    fn the_sentence_in_both_languages() {
        assert_eq!(
            said(Lang::ZhHans, &found()),
            "5 篇里有 4 篇讲同一件事：2031年3月12日，海岭、白沙岛；一个文件里正文出现了不止一次（晨报*要闻）；\
             转载站与文库中较早的晨报是同一篇稿子；3 句话换了说法；1 个文件无法读取。"
        );
        assert_eq!(
            said(Lang::En, &found()),
            "4 of 5 articles tell one story, 12 March 2031, 海岭, 白沙岛; one file holds its text \
             more than once (晨报*要闻); 转载站 has the text of 晨报, which is earlier in this set; 3 \
             sentences are told in other words; 1 file could not be read."
        );
    }

    #[test]
    fn small_sets() {
        let one = Finding {
            n_articles: 1,
            n_alone: 1,
            ..Finding::default()
        };
        assert_eq!(said(Lang::En, &one), "One article read.");
        let none = Finding {
            n_articles: 3,
            n_alone: 3,
            ..Finding::default()
        };
        assert_eq!(said(Lang::ZhHans, &none), "3 篇文章各讲各的事。");
        assert!(clauses(Text(Lang::ZhHans), &Finding::default()).is_empty());
    }

    #[test]
    fn what_carries_the_sentence_is_marked_and_leads_somewhere() {
        let clauses = clauses(Text(Lang::ZhHans), &found());
        assert_eq!(clauses[0].parts[1], ("4 篇讲同一件事".to_owned(), true));
        assert_eq!(clauses[0].route, Some(Route::Timeline(Some(StoryId(1)))));
        assert_eq!(clauses[1].parts[2], ("（晨报*要闻）".to_owned(), false));
    }
}
