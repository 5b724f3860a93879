//! What a mark is, said beside it while the pointer or the focus is on it.

use yew::prelude::*;

use crate::model::Doubt;
use crate::ui::i18n::{
    Text, anchor_said, article as says, days_said, doubt_said, kind_name, part_of_speech,
};
use crate::view::{ArticleView, Mark};

/// What is pointed at, and where it stands in the text column, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointed {
    /// The mark.
    pub mark: Option<usize>,
    /// The part of speech of the word.
    pub pos: Option<String>,
    /// From the left of the column.
    pub left: f64,
    /// From its top, below the line.
    pub top: f64,
}

/// The note at a mark or a word.
pub fn tip(text: Text, view: &ArticleView, pointed: &Pointed) -> Html {
    let mark = pointed.mark.and_then(|mark| view.marks.get(mark));
    let word = pointed.pos.as_ref().map(|pos| part_of_speech(text, pos));
    let style = format!("left:{}px;top:{}px", pointed.left, pointed.top);
    html! {
        <div class="tip" id="tip" role="tooltip" {style}>
            if let Some(mark) = mark { { lines(text, view, mark) } }
            if let Some(word) = word { <p class="word-note">{ word }</p> }
        </div>
    }
}

fn lines(text: Text, view: &ArticleView, mark: &Mark) -> Html {
    match mark {
        Mark::Date(date) => {
            let day = match (date.from, date.to) {
                (Some(from), Some(to)) => days_said(text, from, to),
                _ => text.say(says::OPEN).to_owned(),
            };
            let doubt = doubt_said(date.doubt).filter(|_| date.doubt != Doubt::Open);
            html! {
                <>
                    <p><b class="date">{ day }</b></p>
                    <p>{ anchor_said(text, date.anchor, date.anchor_day) }</p>
                    if let Some(doubt) = doubt { <p class="doubt">{ text.say(doubt) }</p> }
                </>
            }
        }
        Mark::Name(name) => {
            let entity = view.entities.get(name.entity);
            let canonical = entity.map_or(name.text.as_str(), |entity| &entity.canonical);
            html! {
                <>
                    <p><b>{ canonical }</b>{ " " }{ text.say(kind_name(name.kind)) }</p>
                    if let Some(entity) = entity {
                        if !entity.forms.is_empty() {
                            <p>{ text.fill(says::ALSO, &[("forms", &entity.forms.join(text.say(says::COMMA)))]) }</p>
                        }
                        <p>{ text.count(says::HERE, entity.marks.len()) }</p>
                    }
                </>
            }
        }
        Mark::Quote(quote) => html! {
            <p>
                { text.say(says::QUOTE) }{ text.say(says::DOT) }
                <b>{ quote.speaker.clone().unwrap_or_else(|| text.say(says::NO_SPEAKER).to_owned()) }</b>
            </p>
        },
    }
}
