//! What happens to the state, and what is to be done then.

use std::rc::Rc;

use super::{Effect, Message, NewFile, News, State, Values};
use crate::model::FileId;
use crate::ui::i18n::{self, Text, command_name, frame, library, start};
use crate::ui::log::{self, Command};
use crate::ui::route::Route;
use crate::ui::session::{Event, FileState};

/// Takes in what happened; says what is to be done, in order.
#[must_use]
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Came(files) => state.take(files),
        Message::Pasted(size) => {
            state.n_pasted += 1;
            let name = Text(state.lang).count(start::PASTED_NAME, state.n_pasted);
            state.take(vec![NewFile {
                name: name.into(),
                size,
            }])
        }
        Message::NothingCame => state.say(frame::NOTHING_TO_READ, Vec::new()),
        Message::Run(command) => state.run(command),
        Message::RunSaying(command, said, values) => {
            let effects = state.run(command);
            state.notices.show(said, values, true);
            effects
        }
        Message::Undo => state.undo(),
        Message::Redo => state.redo(),
        Message::Remove(files) => state.remove(files),
        Message::RemoveAll => {
            let files = state.log.files().collect();
            state.remove(files)
        }
        Message::ReadAgain(files) => state.follow(log::Effect {
            analyze: files,
            ..log::Effect::default()
        }),
        Message::Stopped => {
            let files = state.session.files();
            let n = files
                .filter(|(_, file)| file.state == FileState::Stopped)
                .count();
            state.say(frame::STOPPED, vec![("n", n.into())])
        }
        Message::Recall(dictionary) => {
            let effect = state.log.start_with(dictionary);
            state.follow(effect)
        }
        Message::Loaded(file) => {
            state.dictionary_file = Some(file);
            vec![Effect::Draw]
        }
        Message::Went(route) => {
            let left = std::mem::replace(&mut state.route, route);
            if left == state.route {
                return Vec::new();
            }
            vec![Effect::Entered { left }, Effect::Draw]
        }
        Message::Search(query) => {
            state.query = query;
            let go = (state.route != Route::Library).then_some(Effect::Go(Route::Library));
            go.into_iter().chain([Effect::Draw]).collect()
        }
        Message::Speak(lang) => {
            state.lang = lang;
            vec![Effect::Draw]
        }
        Message::Say(message, values) => state.say(message, values),
        Message::Dismiss(id) => {
            state.notices.dismiss(id);
            vec![Effect::Draw]
        }
        Message::Heard(news) => state.hear(news),
    }
}

impl State {
    /// Gives every file its id and has all of them read.
    fn take(&mut self, files: Vec<NewFile>) -> Vec<Effect> {
        if files.is_empty() {
            return self.say(frame::NOTHING_TO_READ, Vec::new());
        }
        self.n_same = 0;
        let mut effects = Vec::new();
        let mut taken = Vec::new();
        for file in files {
            let last = self.files.last_key_value().map(|(id, _)| *id);
            let id = last.map_or(FileId(1), FileId::next);
            effects.push(Effect::Take(id, Rc::clone(&file.name)));
            self.files.insert(id, file);
            taken.push(id);
        }
        effects.extend(self.run(Command::Keep {
            files: taken,
            kept: true,
        }));
        effects.push(Effect::Go(Route::Library));
        effects
    }

    fn run(&mut self, command: Command) -> Vec<Effect> {
        let effect = self.log.run(command);
        self.notices.withdraw_offers();
        self.follow(effect)
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some((command, effect)) = self.log.undo() else {
            return Vec::new();
        };
        self.notices.withdraw_offers();
        let effects = self.follow(effect);
        let what = vec![("what", command_name(&command).into())];
        self.notices.show(frame::UNDONE, what, false);
        effects
    }

    fn redo(&mut self) -> Vec<Effect> {
        let Some((command, effect)) = self.log.redo() else {
            return Vec::new();
        };
        let effects = self.follow(effect);
        let what = vec![("what", command_name(&command).into())];
        self.notices.show(frame::REDONE, what, false);
        effects
    }

    fn remove(&mut self, files: Vec<FileId>) -> Vec<Effect> {
        let name = match files.as_slice() {
            [file] => self.name(*file),
            _ => None,
        };
        let effects = self.run(Command::Keep { files, kept: false });
        let (said, values) = match name {
            Some(name) => (library::REMOVED, vec![("name", name.into())]),
            None => (library::REMOVED_ALL, Vec::new()),
        };
        self.notices.show(said, values, true);
        effects
    }

    fn say(&mut self, message: i18n::Message, values: Values) -> Vec<Effect> {
        self.notices.show(message, values, false);
        vec![Effect::Draw]
    }

    fn hear(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Event(event) => {
                let is_settled = matches!(event, Event::Settled(..));
                self.session.apply(event);
                vec![if is_settled {
                    Effect::Draw
                } else {
                    Effect::DrawProgress
                }]
            }
            News::Same(file) => {
                self.n_same += 1;
                let name = self.name(file).unwrap_or_default();
                let values = vec![("n", self.n_same.into()), ("name", name.into())];
                self.say(frame::ALREADY_HERE, values)
            }
            News::Replaced(file) => {
                let name = self.name(file).unwrap_or_default();
                self.say(frame::WORKER_REPLACED, vec![("name", name.into())])
            }
            News::LibraryLost => {
                self.notices.show(frame::LIBRARY_REBUILT, Vec::new(), false);
                self.replay()
            }
            News::NotTold(reason) => self.say(frame::NOT_TOLD, vec![("reason", reason.into())]),
            News::NoTools => self.say(frame::NO_TOOLS, Vec::new()),
            News::NoWorkers(reason) => self.say(frame::NO_WORKERS, vec![("reason", reason.into())]),
            News::Traffic(traffic) => vec![Effect::Count(traffic), Effect::DrawProgress],
        }
    }

    /// What a librarian that starts anew has to be told: everything, from the log and the files.
    fn replay(&mut self) -> Vec<Effect> {
        let analyze = self.log.files().collect();
        self.follow(log::Effect {
            analyze,
            decisions: true,
            ..log::Effect::default()
        })
    }

    /// What follows from a command.
    fn follow(&mut self, effect: log::Effect) -> Vec<Effect> {
        let mut effects = Vec::new();
        if effect.dictionary {
            effects.push(Effect::TellDictionary(self.log.dictionary()));
        }
        if effect.decisions {
            effects.push(Effect::TellDecisions(Box::new(self.decisions())));
        }
        if 0 < effect.dropped_blocks {
            let values = vec![("n", effect.dropped_blocks.into())];
            self.notices.show(frame::BLOCKS_DROPPED, values, true);
        }
        for file in effect.forget {
            self.session.apply(Event::Gone(file));
            effects.push(Effect::Forget(file));
        }
        let mut analyze = Vec::new();
        for file in effect.analyze {
            if let Some(NewFile { name, size }) =
                self.files.get(&file).filter(|_| self.log.keeps(file))
            {
                let (name, size) = (Rc::clone(name), *size);
                self.session.apply(Event::Queued { file, name, size });
                analyze.push((file, self.log.decisions(file)));
            }
        }
        if !analyze.is_empty() {
            effects.push(Effect::Analyze(analyze));
        }
        effects.push(Effect::Draw);
        effects
    }

    fn name(&self, file: FileId) -> Option<String> {
        self.files.get(&file).map(|file| file.name.to_string())
    }
}
