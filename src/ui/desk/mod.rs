//! The desk: the page's state put together, and everything that can be done with it.
//!
//! One [`Core`] lives as long as the page. Components get a [`Desk`] (the core with the number of
//! its last change) as a context, and draw anew when that number changes. Progress changes often
//! and concerns few, so it has a context of its own, [`Progress`].

mod dictionary;
mod exports;
mod naming;
mod notices;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Deref;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Callback;

pub use notices::Notice;

use super::i18n::{Text, command_name, frame, start};
use super::log::{Command, Effect, Log};
use super::platform::files::Incoming;
use super::platform::network::Network;
use super::platform::pool::{News, Pool};
use super::platform::prefs::Prefs;
use super::platform::{self, Source, Update};
use super::route::Route;
use super::session::{Event, FileState, Phase, Session};
use crate::model::{ArticleId, Decisions, FileDecisions, FileId, SetDecisions};
use crate::protocol::Traffic;
use crate::view::{Request, Response, visible};

/// Milliseconds between two drawings of the progress.
const DRAW_MS: u32 = 80;
/// Milliseconds until a new screen is drawn.
const DRAWN_MS: u32 = 30;
/// Answers kept, so that a screen that is gone back to is there at once.
const MAX_KEPT: usize = 8;

/// The id of the element that holds the screen.
pub const MAIN_ID: &str = "main";

/// The page's state.
#[derive(Debug)]
pub struct Core {
    pool: RefCell<Option<Pool>>,
    log: RefCell<Log>,
    session: RefCell<Session>,
    prefs: Cell<Prefs>,
    route: RefCell<Route>,
    query: RefCell<Rc<str>>,
    library_scrolled: Cell<f64>,
    kept: RefCell<VecDeque<(Request, Rc<Response>)>>,
    notices: RefCell<Vec<Notice>>,
    dictionary_file: RefCell<Option<String>>,
    next_file: Cell<FileId>,
    next_notice: Cell<u32>,
    n_pasted: Cell<usize>,
    update: Cell<Option<Update>>,
    /// Files of the last batch that have the bytes of another one.
    n_same: Cell<usize>,
    network: Network,
    changed: RefCell<Option<Callback<Change>>>,
    drawing: RefCell<Option<Timeout>>,
}

/// What has to be drawn anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Everything.
    Desk,
    /// The progress only.
    Progress,
}

/// The core as a context.
#[derive(Clone, Debug)]
pub struct Desk {
    core: Rc<Core>,
    version: u32,
}

/// The progress as a context: the files and their states.
#[derive(Clone, Debug)]
pub struct Progress {
    core: Rc<Core>,
    version: u32,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

impl Deref for Desk {
    type Target = Rc<Core>;

    fn deref(&self) -> &Self::Target {
        &self.core
    }
}

impl Desk {
    /// The desk after so many changes.
    #[must_use]
    pub const fn new(core: Rc<Core>, version: u32) -> Self {
        Self { core, version }
    }

    /// A desk without workers, on which nothing happens.
    #[must_use]
    pub fn blank() -> Self {
        Self::new(Rc::new(Core::blank(Prefs::default())), 0)
    }
}

impl Progress {
    /// The progress after so many changes.
    #[must_use]
    pub const fn new(core: Rc<Core>, version: u32) -> Self {
        Self { core, version }
    }

    /// The progress of a desk without workers.
    #[must_use]
    pub fn blank() -> Self {
        Self::new(Desk::blank().core, 0)
    }

    /// Looks at the session.
    pub fn with<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        look(&self.core.session.borrow())
    }
}

impl Core {
    /// A page that starts: reads the choices and the address, starts the workers.
    #[must_use]
    pub fn start() -> Rc<Self> {
        let prefs = Prefs::load();
        prefs.show();
        let core = Rc::new(Self::blank(prefs));
        let weak = Rc::downgrade(&core);
        let pool = Pool::start(move |news| {
            if let Some(core) = weak.upgrade() {
                core.hear(news);
            }
        });
        *core.pool.borrow_mut() = Some(pool);
        core.recall_dictionary();
        core
    }

    fn blank(prefs: Prefs) -> Self {
        Self {
            pool: RefCell::new(None),
            log: RefCell::default(),
            session: RefCell::default(),
            prefs: Cell::new(prefs),
            route: RefCell::new(Route::parse(&platform::hash())),
            query: RefCell::new(Rc::from("")),
            library_scrolled: Cell::new(0.0),
            kept: RefCell::default(),
            notices: RefCell::default(),
            dictionary_file: RefCell::default(),
            next_file: Cell::new(FileId(1)),
            next_notice: Cell::new(1),
            n_pasted: Cell::new(0),
            update: Cell::new(None),
            n_same: Cell::new(0),
            network: Network::watch(),
            changed: RefCell::default(),
            drawing: RefCell::default(),
        }
    }

    /// Says whom to tell that something has to be drawn anew.
    pub fn watch(&self, changed: Callback<Change>) {
        *self.changed.borrow_mut() = Some(changed);
    }

    // What the page looks like.

    /// Says messages in the chosen language.
    #[must_use]
    pub fn text(&self) -> Text {
        Text(self.prefs.get().lang)
    }

    /// Language and appearance.
    #[must_use]
    pub fn prefs(&self) -> Prefs {
        self.prefs.get()
    }

    /// Chooses language and appearance.
    pub fn set_prefs(&self, prefs: Prefs) {
        self.prefs.set(prefs);
        prefs.save();
        self.draw(Change::Desk);
    }

    /// The screen that is shown.
    #[must_use]
    pub fn route(&self) -> Route {
        self.route.borrow().clone()
    }

    /// Goes to a screen.
    pub fn go(&self, route: &Route) {
        platform::set_hash(&route.address());
    }

    /// The address changed: shows its screen.
    pub fn follow_address(&self) {
        let route = Route::parse(&platform::hash());
        let before = self.route.replace(route.clone());
        if before == route {
            return;
        }
        if before == Route::Library {
            self.library_scrolled.set(platform::scrolled());
        }
        platform::scroll_to(0.0);
        self.draw(Change::Desk);
        // Whoever comes back to the library finds it as it was; elsewhere a screen begins at its top.
        let distance = self.library_scrolled.get();
        Timeout::new(DRAWN_MS, move || {
            if !platform::is_typing_now() {
                platform::focus(MAIN_ID);
            }
            if route == Route::Library {
                platform::scroll_to(distance);
            }
        })
        .forget();
    }

    /// What is searched for in the library; never part of the address.
    #[must_use]
    pub fn query(&self) -> Rc<str> {
        Rc::clone(&self.query.borrow())
    }

    /// Searches the library.
    pub fn search(&self, query: &str) {
        *self.query.borrow_mut() = Rc::from(query);
        if *self.route.borrow() != Route::Library {
            self.go(&Route::Library);
        }
        self.draw(Change::Desk);
    }

    /// What the browser recorded of the network.
    #[must_use]
    pub fn network(&self) -> Traffic {
        self.network.record()
    }

    /// What has become of this page's version, where something has.
    #[must_use]
    pub fn update(&self) -> Option<Update> {
        self.update.get()
    }

    /// Another version of the page is there, or this one's files are gone, which says more.
    pub fn offer_update(&self, update: Update) {
        if self.update.get() != Some(Update::Gone) {
            self.update.set(Some(update));
        }
        self.draw(Change::Desk);
    }

    // What the library holds.

    /// The number of the set's state: answers about another one are stale.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.session.borrow().revision()
    }

    /// How many articles the set has.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        self.session.borrow().n_articles()
    }

    /// Whether the page holds any file.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.session.borrow().n_files() > 0
    }

    /// Whether a file belongs to the library.
    #[must_use]
    pub fn holds(&self, file: FileId) -> bool {
        self.log.borrow().keeps(file)
    }

    /// Takes in files.
    pub fn add(&self, incoming: Vec<Incoming>) {
        if incoming.is_empty() {
            return self.notify(frame::NOTHING_TO_READ, Vec::new(), false);
        }
        self.n_same.set(0);
        let mut files = Vec::new();
        if let Some(pool) = &*self.pool.borrow() {
            for (name, source) in incoming {
                let file = self.next_file.get();
                self.next_file.set(file.next());
                pool.add(file, name, source);
                files.push(file);
            }
        }
        self.run(Command::Keep { files, kept: true });
        self.go(&Route::Library);
    }

    /// Takes in a text that was pasted or dragged.
    pub fn add_text(&self, text: &str) {
        if text.trim().is_empty() {
            return self.notify(frame::NOTHING_TO_READ, Vec::new(), false);
        }
        let n = self.n_pasted.get() + 1;
        self.n_pasted.set(n);
        let name = self.text().count(start::PASTED_NAME, n);
        self.add(vec![(Rc::from(name), Source::Text(Rc::from(text)))]);
    }

    /// What was decided about a file.
    #[must_use]
    pub fn decisions(&self, file: FileId) -> crate::model::FileDecisions {
        self.log.borrow().decisions(file)
    }

    /// What was decided about the set.
    #[must_use]
    pub fn set_decisions(&self) -> SetDecisions {
        self.log.borrow().set_decisions().clone()
    }

    /// Says whether two articles tell one story; none takes back what was said.
    pub fn decide_story(&self, a: ArticleId, b: ArticleId, same: Option<bool>) {
        let articles = (a.min(b), a.max(b));
        self.run(Command::OneStory { articles, same });
    }

    /// Removes files, with an offer to undo.
    pub fn remove(&self, files: Vec<FileId>) {
        let name = match files.as_slice() {
            [file] => self.name(*file),
            _ => None,
        };
        self.run(Command::Keep { files, kept: false });
        match name {
            Some(name) => {
                use super::i18n::library::REMOVED;
                self.notify(REMOVED, vec![("name", name)], true);
            }
            None => self.notify(super::i18n::library::REMOVED_ALL, Vec::new(), true),
        }
    }

    /// Removes all files.
    pub fn remove_all(&self) {
        let files: Vec<FileId> = self.log.borrow().files().collect();
        self.remove(files);
    }

    /// The last answer to a request, if it was given lately; the set may have changed since.
    #[must_use]
    pub fn kept(&self, request: &Request) -> Option<Rc<Response>> {
        let kept = self.kept.borrow();
        let found = kept.iter().find(|(known, _)| known == request);
        found.map(|(_, response)| Rc::clone(response))
    }

    /// Keeps an answer for whoever comes back to its screen.
    pub fn keep(&self, request: Request, response: Rc<Response>) {
        let mut kept = self.kept.borrow_mut();
        kept.retain(|(known, _)| *known != request);
        kept.push_front((request, response));
        kept.truncate(MAX_KEPT);
    }

    /// Reads files once more: they failed, or the work was stopped.
    pub fn read_again(&self, files: Vec<FileId>) {
        self.carry_out(Effect {
            analyze: files,
            ..Effect::default()
        });
    }

    /// Does a command.
    pub fn run(&self, command: Command) {
        let effect = self.log.borrow_mut().run(command);
        self.withdraw_offers();
        self.carry_out(effect);
    }

    /// Takes back the last command.
    pub fn undo(&self) {
        let undone = self.log.borrow_mut().undo();
        if let Some((command, effect)) = undone {
            self.withdraw_offers();
            self.carry_out(effect);
            let what = self.text().say(command_name(&command)).to_owned();
            self.notify(frame::UNDONE, vec![("what", what)], false);
        }
    }

    /// Does again what was taken back last.
    pub fn redo(&self) {
        let redone = self.log.borrow_mut().redo();
        if let Some((command, effect)) = redone {
            self.carry_out(effect);
            let what = self.text().say(command_name(&command)).to_owned();
            self.notify(frame::REDONE, vec![("what", what)], false);
        }
    }

    /// What undo and redo would do, in words.
    #[must_use]
    pub fn undo_and_redo(&self) -> (Option<&'static str>, Option<&'static str>) {
        let log = self.log.borrow();
        let text = self.text();
        let say = |command: &Command| text.say(command_name(command));
        (log.undoable().map(say), log.redoable().map(say))
    }

    /// Stops the work.
    pub fn stop(&self) {
        if let Some(pool) = &*self.pool.borrow() {
            pool.stop();
        }
        let stopped = |state: &FileState| *state == FileState::Stopped;
        let session = self.session.borrow();
        let n = session
            .files()
            .filter(|(_, file)| stopped(&file.state))
            .count();
        drop(session);
        self.notify(frame::STOPPED, vec![("n", n.to_string())], false);
    }

    /// Asks for the model of a screen.
    pub fn ask(&self, request: &Request, answered: impl FnOnce(Option<Response>) + 'static) {
        match &*self.pool.borrow() {
            Some(pool) => pool.ask(request, answered),
            None => answered(None),
        }
    }

    // What the workers say.

    fn hear(self: &Rc<Self>, news: News) {
        match news {
            News::Event(event) => {
                let is_settled = matches!(event, Event::Settled(..));
                self.session.borrow_mut().apply(event);
                if is_settled {
                    self.draw(Change::Desk);
                } else {
                    self.draw_soon();
                }
            }
            News::Same(file) => {
                let name = self.name(file).unwrap_or_default();
                let n = self.n_same.get() + 1;
                self.n_same.set(n);
                let values = vec![("n", n.to_string()), ("name", name)];
                self.notify(frame::ALREADY_HERE, values, false);
            }
            News::NotTold(reason) => {
                self.notify(frame::NOT_TOLD, vec![("reason", reason)], false);
            }
            News::Replaced(file) => {
                let name = self.name(file).unwrap_or_default();
                self.notify(frame::WORKER_REPLACED, vec![("name", name)], false);
            }
            News::LibraryLost => {
                self.notify(frame::LIBRARY_REBUILT, Vec::new(), false);
                let analyze: Vec<FileId> = self.log.borrow().files().collect();
                self.carry_out(Effect {
                    analyze,
                    decisions: true,
                    ..Effect::default()
                });
            }
            News::Traffic(traffic) => {
                self.network.hear(traffic);
                self.draw_soon();
            }
            News::NoTools => self.notify(frame::NO_TOOLS, Vec::new(), false),
            News::NoWorkers(reason) => {
                self.notify(frame::NO_WORKERS, vec![("reason", reason)], false);
            }
        }
    }

    /// Has the workers do what follows from a command.
    fn carry_out(&self, effect: Effect) {
        let pool = self.pool.borrow().clone();
        let Some(pool) = pool else {
            return;
        };
        if effect.dictionary {
            self.hand_on_dictionary(&pool);
        }
        if effect.decisions {
            let log = self.log.borrow();
            pool.decide(&Decisions {
                set: log.set_decisions().clone(),
                names: log.names().clone(),
                stories: self.session.borrow().stories().clone(),
            });
        }
        if 0 < effect.dropped_blocks {
            let values = vec![("n", effect.dropped_blocks.to_string())];
            self.notify(frame::BLOCKS_DROPPED, values, true);
        }
        for file in effect.forget {
            self.session.borrow_mut().apply(Event::Gone(file));
            pool.forget(file);
        }
        let analyze: Vec<(FileId, FileDecisions)> = {
            let log = self.log.borrow();
            let files = effect.analyze.into_iter().filter(|&file| log.keeps(file));
            files.map(|file| (file, log.decisions(file))).collect()
        };
        for &(file, _) in &analyze {
            if let Some((name, size)) = pool.describe(file) {
                self.session
                    .borrow_mut()
                    .apply(Event::Queued { file, name, size });
            }
        }
        pool.analyze(analyze);
        self.draw(Change::Desk);
    }

    /// A file's name, safe to show.
    fn name(&self, file: FileId) -> Option<String> {
        let session = self.session.borrow();
        session.file(file).map(|entry| visible(&entry.name))
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.session.borrow().phase() != Phase::Idle
    }

    fn draw(&self, change: Change) {
        let changed = self.changed.borrow().clone();
        if let Some(changed) = changed {
            changed.emit(change);
        }
    }

    /// Draws the progress, at most every [`DRAW_MS`].
    fn draw_soon(self: &Rc<Self>) {
        let mut drawing = self.drawing.borrow_mut();
        if drawing.is_some() {
            return;
        }
        let weak = Rc::downgrade(self);
        *drawing = Some(Timeout::new(DRAW_MS, move || {
            if let Some(core) = weak.upgrade() {
                core.drawing.borrow_mut().take();
                core.draw(Change::Progress);
            }
        }));
    }
}
