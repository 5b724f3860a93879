//! How far the work is, with a way to stop it.

use yew::prelude::*;

use crate::ui::hooks::{use_desk, use_progress};
use crate::ui::i18n::{frame, number_said};
use crate::ui::session::Phase;

/// The bar under the header, there only while work is under way.
#[component]
pub fn ProgressBar() -> Html {
    let desk = use_desk();
    let progress = use_progress();
    let text = desk.text();
    let (phase, (done, total), n_articles, loads) = progress.with(|session| {
        (
            session.phase(),
            session.progress(),
            session.articles_so_far(),
            session.loading_tools(),
        )
    });
    let n_set = desk.n_articles();
    let (line, more) = match phase {
        Phase::Idle => (String::new(), None),
        Phase::Reading => {
            let done_said = number_said(done);
            let total_said = number_said(total);
            let values = [("done", done_said.as_str()), ("total", total_said.as_str())];
            let more = if loads {
                text.say(frame::LOADING_TOOLS).to_owned()
            } else {
                text.count(frame::READING_ARTICLES, n_articles)
            };
            (text.fill(frame::READING, &values), Some(more))
        }
        Phase::Comparing => (text.count(frame::COMPARING, n_set.max(n_articles)), None),
    };
    let on_stop = Callback::from(move |_: MouseEvent| desk.stop());
    let settled = (phase == Phase::Idle && 0 < n_set).then(|| text.count(frame::SETTLED, n_set));
    html! {
        <>
            // Said once per batch, not at every step.
            <p class="hidden" role="status">{ settled }</p>
            if phase != Phase::Idle {
                <div class="progress">
                    if phase == Phase::Reading {
                        <progress aria-label={text.say(frame::PROGRESS)} max={total.to_string()}
                            value={done.to_string()} />
                    } else {
                        <progress aria-label={text.say(frame::PROGRESS)} />
                    }
                    <span class="progress-line">{ line }</span>
                    <span class="muted">{ more }</span>
                    if phase == Phase::Reading {
                        <button type="button" onclick={on_stop}>{ text.say(frame::CANCEL) }</button>
                    }
                </div>
            }
        </>
    }
}
