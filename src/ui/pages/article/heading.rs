//! Title and meta line of an article, and the form that corrects its publication time.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::Moment;
use crate::ui::i18n::{Text, article as says, clue_source, moment_said, number_said};
use crate::view::{ArticleView, read_moment};

/// What the meta line needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct MetaProps {
    /// The article.
    pub view: Rc<ArticleView>,
    /// The person corrects the time: none is "as read", the inner none "it has no time".
    pub on_published: Callback<Option<Option<Moment>>>,
    /// The language of the page.
    pub text: Text,
}

/// Outlet, authors, time with its source, length.
#[component]
pub fn Meta(props: &MetaProps) -> Html {
    let editing = use_state(|| false);
    let MetaProps { view, text, .. } = props;
    let text = *text;
    let mut parts: Vec<String> = vec![view.article.outlet.clone()];
    if let Some(source) = view
        .source
        .as_ref()
        .filter(|source| **source != view.article.outlet)
    {
        parts.push(text.fill(says::TAKEN_FROM, &[("source", source)]));
    }
    if !view.byline.is_empty() {
        parts.push(view.byline.join(text.say(says::COMMA)));
    }
    let time = match (view.article.published, view.published_from) {
        (None, _) => text.say(says::UNDATED).to_owned(),
        (Some(moment), None) => moment_said(moment),
        (Some(moment), Some(from)) => {
            let from = text.say(clue_source(from));
            text.fill(
                says::TIME_FROM,
                &[("time", &moment_said(moment)), ("from", from)],
            )
        }
    };
    let length = text.fill(says::CHARACTERS, &[("n", &number_said(view.characters))]);
    let toggle = Callback::from({
        let editing = editing.clone();
        move |()| editing.set(!*editing)
    });
    html! {
        <div class="meta">
            <p>
                { for parts.iter().map(|part| html! { <span>{ part }</span> }) }
                <span class="time">
                    { time }
                    <button
                        type="button"
                        class="quiet"
                        aria-expanded={editing.to_string()}
                        onclick={toggle.reform(|_: MouseEvent| ())}
                    >{ text.say(says::CORRECT) }</button>
                </span>
                <span>{ length }</span>
            </p>
            if view.published_corrected.is_some() {
                <p class="note">{ text.say(says::CORRECTED) }</p>
            }
            if *editing {
                <Correction
                    moment={view.article.published}
                    corrected={view.published_corrected.is_some()}
                    on_published={props.on_published.clone()}
                    on_close={toggle}
                    {text}
                />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CorrectionProps {
    moment: Option<Moment>,
    corrected: bool,
    on_published: Callback<Option<Option<Moment>>>,
    on_close: Callback<()>,
    text: Text,
}

/// Three fields that together are a time.
#[component]
fn Correction(props: &CorrectionProps) -> Html {
    let text = props.text;
    let refused = use_state(|| false);
    let fields = [use_node_ref(), use_node_ref(), use_node_ref()];
    {
        let first = fields[0].clone();
        use_effect_with((), move |()| {
            if let Some(field) = first.cast::<HtmlInputElement>() {
                // A field that can't take the focus is still there to be clicked.
                let _ = field.focus();
            }
        });
    }
    let said = props
        .moment
        .map(|moment| moment.to_string())
        .unwrap_or_default();
    let (day, rest) = said.split_once('T').unwrap_or((&said, ""));
    let cut = rest.find(['+', '-', 'Z']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at_checked(cut).unwrap_or_default();
    let finish = {
        let on_published = props.on_published.clone();
        let on_close = props.on_close.clone();
        Callback::from(move |published| {
            on_published.emit(published);
            on_close.emit(());
        })
    };
    let onsubmit = {
        let fields = fields.clone();
        let finish = finish.clone();
        let refused = refused.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [day, time, offset] = fields.each_ref().map(|field| {
                let field = field.cast::<HtmlInputElement>();
                field.map(|field| field.value()).unwrap_or_default()
            });
            match read_moment(&day, &time, &offset) {
                Some(moment) => finish.emit(Some(Some(moment))),
                None => refused.set(true),
            }
        })
    };
    let labels = [says::DAY, says::TIME, says::OFFSET];
    let values = [day, time, offset].map(str::to_owned);
    let inputs = labels.into_iter().zip(values).zip(&fields);
    html! {
        <form class="correction" {onsubmit}>
            { for inputs.map(|((label, value), field)| html! {
                <label>
                    <span>{ text.say(label) }</span>
                    <input ref={field} {value} autocomplete="off" spellcheck="false" />
                </label>
            }) }
            if *refused { <p class="refused" role="alert">{ text.say(says::NO_SUCH_TIME) }</p> }
            <p class="buttons">
                <button type="submit" class="main">{ text.say(says::SAVE) }</button>
                <button type="button" onclick={finish.reform(|_: MouseEvent| Some(None))}>
                    { text.say(says::NO_TIME) }
                </button>
                if props.corrected {
                    <button type="button" onclick={finish.reform(|_: MouseEvent| None)}>
                        { text.say(says::AS_READ) }
                    </button>
                }
                <button type="button" class="quiet" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                    { text.say(says::CANCEL) }
                </button>
            </p>
        </form>
    }
}
