//! The small map: two bars, one for each text, and a ribbon for each passage between them.
//!
//! It is for the eye and the pointer; the list of passages says the same to everyone else.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::PassageKind;
use crate::ui::i18n::{Text, compare as says};
use crate::view::{CompareView, MapPiece};

/// What the map needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct MapProps {
    /// The comparison.
    pub view: Rc<CompareView>,
    /// The passage in hand.
    pub current: Option<usize>,
    /// Goes to a passage on a side.
    pub on_passage: Callback<(&'static str, usize)>,
    /// The language of the page.
    pub text: Text,
}

/// Heights, in units of the drawing: a bar, and the whole.
const BAR: u16 = 7;
const HEIGHT: u16 = 44;
/// A piece narrower than this could not be seen or hit, in thousandths.
const LEAST: u16 = 3;

/// The map.
#[component]
pub fn Map(props: &MapProps) -> Html {
    let MapProps { view, text, .. } = props;
    if view.passages.is_empty() {
        return Html::default();
    }
    let ribbons = view.a.map.iter().filter_map(|a| {
        let b = view.b.map.iter().find(|b| b.passage == a.passage)?;
        Some(ribbon(props, *a, *b))
    });
    html! {
        <figure class="map" aria-label={text.say(says::MAP)}>
            <span class="side" aria-hidden="true">{ &view.a.article.outlet }</span>
            <svg
                viewBox={format!("0 0 1000 {HEIGHT}")}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
            >
                <rect class="bar" x="0" y="0" width="1000" height={BAR.to_string()} />
                <rect class="bar" x="0" y={(HEIGHT - BAR).to_string()} width="1000" height={BAR.to_string()} />
                { for ribbons }
            </svg>
            <span class="side" aria-hidden="true">{ &view.b.article.outlet }</span>
        </figure>
    }
}

fn ribbon(props: &MapProps, a: MapPiece, b: MapPiece) -> Html {
    let ends = |piece: MapPiece| (piece.start, piece.start + piece.length.max(LEAST));
    let ((a0, a1), (b0, b1)) = (ends(a), ends(b));
    let (top, bottom) = (BAR, HEIGHT - BAR);
    let shape = format!(
        "M{a0} 0L{a1} 0L{a1} {top}L{b1} {bottom}L{b1} {HEIGHT}L{b0} {HEIGHT}L{b0} {bottom}L{a0} {top}Z"
    );
    let class = classes!(
        "ribbon",
        kind_class(a.kind),
        (props.current == Some(a.passage)).then_some("current")
    );
    let onclick = props
        .on_passage
        .reform(move |_: MouseEvent| ("a", a.passage));
    html! { <path {class} d={shape} {onclick} /> }
}

/// The class of a kind of passage.
#[must_use]
pub const fn kind_class(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Verbatim => "verbatim",
        PassageKind::Edited => "edited",
        PassageKind::Reworded => "reworded",
    }
}
