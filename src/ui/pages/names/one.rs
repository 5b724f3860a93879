//! One name: its forms, who uses it, and every place where it stands.

use yew::prelude::*;

use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::{Text, article as article_says, kind_name, moment_said, survey as says};
use crate::ui::pages::article::kind_class;
use crate::ui::pages::unknown::{loading, unknown};
use crate::ui::route::Route;
use crate::view::{NameArticle, Request, Response};

/// Which name.
#[derive(Clone, PartialEq, Properties)]
pub struct NamePageProps {
    /// The key of its group.
    pub name: AttrValue,
}

/// The screen of one name.
#[component]
pub fn NamePage(props: &NamePageProps) -> Html {
    let text = use_text();
    let view = use_view(Request::Name {
        key: props.name.to_string(),
    });
    let model = match view.response.as_deref() {
        Some(Response::Name(model)) if *model.row.key == *props.name => model,
        Some(Response::Missing) if !view.pending => return unknown(text, says::NAME_GONE),
        _ => return loading(text),
    };
    let row = &model.row;
    let class = classes!("mark", kind_class(row.kind.into()));
    html! {
        <section class="page name">
            <p class="back"><a href={Route::Names.address()}>{ text.say(says::TO_NAMES) }</a></p>
            <h1><span {class}>{ &row.canonical }</span></h1>
            <p class="meta">
                <span>{ text.say(kind_name(row.kind)) }</span>
                <span>{ super::counts(text, row) }</span>
            </p>
            <div class="two">
                { counted(text, text.say(says::FORMS), &model.forms) }
                { counted(text, text.say(says::BY_OUTLET), &model.outlets) }
            </div>
            <h2>{ text.say(says::PLACES) }</h2>
            <ol class="places">{ for model.articles.iter().map(|named| places(text, named)) }</ol>
        </section>
    }
}

/// Counts as a table with bars, the widest for the largest.
fn counted(text: Text, title: &'static str, counts: &[(String, usize)]) -> Html {
    let most = counts
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(1)
        .max(1);
    html! {
        <section class="counted">
            <h2>{ title }</h2>
            <ul>
                { for counts.iter().map(|(name, count)| html! {
                    <li key={name.clone()}>
                        <span class="what">{ name }</span>
                        <span class="bar" aria-hidden="true">
                            <span style={format!("width:{}%", (count * 100 / most).max(1))} />
                        </span>
                        <span class="small">{ text.count(says::COUNT, *count) }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn places(text: Text, named: &NameArticle) -> Html {
    let article = &named.article;
    let time = article.published.map(moment_said);
    html! {
        <li key={article.id.clone()}>
            <h3><a href={Route::Article(article.id.clone()).address()}>{ &article.title }</a></h3>
            <p class="small">
                <span>{ &article.outlet }</span>
                <span>{ time.unwrap_or_else(|| text.say(article_says::UNDATED).to_owned()) }</span>
                <span>{ text.count(says::COUNT, named.n_mentions) }</span>
            </p>
            <ul>
                { for named.snippets.iter().map(|snippet| html! {
                    <li key={snippet.mark}>
                        <a href={Route::Mention(article.id.clone(), snippet.mark).address()}>
                            { &snippet.before }<b>{ &snippet.text }</b>{ &snippet.after }
                        </a>
                    </li>
                }) }
            </ul>
        </li>
    }
}
