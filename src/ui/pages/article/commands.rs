//! What a person can decide about an article, as callbacks that stay the same between drawings.

use yew::prelude::*;

use crate::model::{BlockKey, FileId, Moment, NameEdit, Rule};
use crate::ui::hooks::use_desk;
use crate::ui::i18n::{article, names, rule_name};
use crate::ui::log::Command;
use crate::view::ArticleView;

/// A corrected publication time: none is "as it was read", the inner none "it has no time".
pub type Corrected = Option<Option<Moment>>;

/// What is decided about a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The rule.
    pub rule: Rule,
    /// Whether it is switched off.
    pub disabled: bool,
    /// Whether in all files of the same shape, or in the article's file alone.
    pub everywhere: bool,
}

/// The decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Commands {
    /// Switches a rule off, which restores all its blocks, or on.
    pub on_rule: Callback<Ruling>,
    /// Corrects the publication time.
    pub on_published: Callback<Corrected>,
    /// Restores a block.
    pub on_restore: Callback<usize>,
    /// Sets a restored block aside again.
    pub on_set_aside: Callback<usize>,
    /// Hides a name in the whole set: key and name.
    pub on_hide: Callback<(String, String)>,
}

/// The decisions about an article; each is a command in the log.
#[hook]
pub fn use_commands(view: &ArticleView) -> Commands {
    let deps = (use_desk(), view.file, view.ordinal);
    let alike = (deps.clone(), view.shape.files.clone());
    let on_rule = use_callback(alike, |ruling: Ruling, ((desk, file, _), files)| {
        let Ruling { rule, disabled, .. } = ruling;
        let files = if ruling.everywhere {
            files.clone()
        } else {
            vec![*file]
        };
        let n = files.len();
        let command = Command::Rule {
            files,
            rule,
            disabled,
        };
        if ruling.everywhere {
            let said = if disabled {
                article::RULE_IS_OFF
            } else {
                article::RULE_IS_ON
            };
            let values = vec![("rule", rule_name(rule).into()), ("n", n.into())];
            desk.run_saying(command, said, values);
        } else {
            desk.run(command);
        }
    });
    let on_published = use_callback(deps.clone(), |published, (desk, file, ordinal)| {
        desk.run(Command::Published {
            file: *file,
            ordinal: *ordinal,
            published,
        });
    });
    let on_restore = use_callback(deps.clone(), |block, (desk, file, ordinal)| {
        desk.run(restore(*file, *ordinal, block, true));
    });
    let on_hide = use_callback(deps.0.clone(), |(key, name): (String, String), desk| {
        let edit = NameEdit::Hide {
            keys: vec![key],
            hidden: true,
        };
        desk.decide(edit, names::WAS_HIDDEN, vec![("name", name.into())]);
    });
    let on_set_aside = use_callback(deps, |block, (desk, file, ordinal)| {
        desk.run(restore(*file, *ordinal, block, false));
    });
    Commands {
        on_rule,
        on_published,
        on_restore,
        on_set_aside,
        on_hide,
    }
}

/// The command that restores a block or sets it aside again.
fn restore(file: FileId, ordinal: usize, block: usize, restored: bool) -> Command {
    Command::Restore {
        file,
        block: BlockKey {
            article: ordinal,
            block,
        },
        restored,
    }
}
