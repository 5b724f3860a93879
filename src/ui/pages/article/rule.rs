//! The buttons that switch a rule off or on: in the file, and in all files of its shape.

use yew::prelude::*;

use super::commands::Ruling;
use crate::model::Rule;
use crate::ui::i18n::{Text, article as says, format_name, rule_name};
use crate::view::ArticleView;

/// The buttons for one rule; the second only where other files have the same shape.
pub fn rule_buttons(
    view: &ArticleView,
    rule: Rule,
    disabled: bool,
    on_rule: &Callback<Ruling>,
    text: Text,
) -> Html {
    let name = text.say(rule_name(rule));
    let here = if disabled {
        text.say(says::RULE_OFF).to_owned()
    } else {
        text.fill(says::RULE_ON, &[("rule", name)])
    };
    let n = view.shape.files.len();
    let everywhere = (1 < n).then(|| everywhere(view, disabled, n, text));
    let button = |said: String, label: String, everywhere: bool| {
        let ruling = Ruling {
            rule,
            disabled,
            everywhere,
        };
        let onclick = on_rule.reform(move |_: MouseEvent| ruling);
        html! {
            <button type="button" class="quiet" aria-label={label} {onclick}>{ said }</button>
        }
    };
    let label = |said: &str| format!("{said}{}{name}", text.say(says::DOT));
    html! {
        <span class="rule-buttons">
            { button(here.clone(), label(&here), false) }
            if let Some(said) = everywhere { { button(said.clone(), label(&said), true) } }
        </span>
    }
}

/// What the button for all files of the shape says.
fn everywhere(view: &ArticleView, disabled: bool, n: usize, text: Text) -> String {
    let n = n.to_string();
    if !disabled {
        return text.fill(says::RULE_ON_ALL, &[("n", &n)]);
    }
    match &view.shape.site {
        Some(site) => text.fill(says::RULE_OFF_SITE, &[("n", &n), ("site", site)]),
        None => {
            let format = text.say(format_name(view.format));
            text.fill(says::RULE_OFF_FORMAT, &[("n", &n), ("format", format)])
        }
    }
}
