//! What everything means: relations, marks, rules; and what the program can't know.

use yew::prelude::*;

use crate::model::{NameKind, Relation, Rule};
use crate::ui::hooks::use_text;
use crate::ui::i18n::{
    Message, Text, help as says, kind_name, relation_help, relation_name, rule_help, rule_name,
};

use super::article::kind_class;

/// The relations that are named, strongest first.
const RELATIONS: [Relation; 7] = [
    Relation::Identical,
    Relation::Repost,
    Relation::Truncated,
    Relation::NearDuplicate,
    Relation::SharedPassage,
    Relation::Reworded,
    Relation::SameStory,
];
const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organisation];
const MARKS: [Message; 4] = [
    says::MARK_NAMES,
    says::MARK_DATES,
    says::MARK_QUOTES,
    says::MARK_HOLLOW,
];
const LIMITS: [Message; 5] = [
    says::LIMIT_FIRST,
    says::LIMIT_COPY,
    says::LIMIT_TRUTH,
    says::LIMIT_OMIT,
    says::LIMIT_NET,
];

/// The screen of the help.
#[component]
pub fn HelpPage() -> Html {
    let text = use_text();
    let relations = RELATIONS
        .into_iter()
        .map(|of| (relation_name(of), relation_help(of)));
    let rules = Rule::ALL
        .into_iter()
        .map(|of| (rule_name(of), rule_help(of)));
    html! {
        <section class="page help">
            <h1>{ text.say(says::HEADING) }</h1>
            <section>
                <h2>{ text.say(says::RELATIONS) }</h2>
                <p>{ text.say(says::RELATIONS_NOTE) }</p>
                { terms(text, relations) }
                <p>{ text.say(says::SHARES) }</p>
            </section>
            <section>
                <h2>{ text.say(says::MARKS) }</h2>
                <p class="samples">
                    { for KINDS.into_iter().map(|kind| html! {
                        <span class={classes!("mark", kind_class(kind.into()))}>
                            { text.say(kind_name(kind)) }
                        </span>
                    }) }
                </p>
                { for MARKS.iter().map(|mark| html! { <p>{ text.say(*mark) }</p> }) }
            </section>
            <section>
                <h2>{ text.say(says::ASIDE) }</h2>
                <p>{ text.say(says::ASIDE_NOTE) }</p>
                { terms(text, rules) }
            </section>
            <section>
                <h2>{ text.say(says::LIMITS) }</h2>
                <ul class="limits">
                    { for LIMITS.iter().map(|limit| html! { <li>{ text.say(*limit) }</li> }) }
                </ul>
            </section>
        </section>
    }
}

/// Terms with what they mean; those that nobody explained are left out.
fn terms(text: Text, all: impl Iterator<Item = (Message, Option<Message>)>) -> Html {
    let known = all.filter_map(|(name, meaning)| Some((name, meaning?)));
    html! {
        <dl class="facts">
            { for known.map(|(name, meaning)| html! {
                <>
                    <dt>{ text.say(name) }</dt>
                    <dd>{ text.say(meaning) }</dd>
                </>
            }) }
        </dl>
    }
}
