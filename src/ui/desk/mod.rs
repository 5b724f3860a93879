//! The desk: the page's state with the browser around it, and everything that can be done with it.
//!
//! One [`Core`] lives as long as the page. It holds the [`State`], passes what happens to
//! [`update`], and carries the effects out. Components get a [`Desk`] (the core with the number of
//! its last change) as a context, and draw anew when that number changes. Progress changes often
//! and concerns few, so it has a context of its own, [`Progress`].

mod dictionary;
mod exports;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::ops::Deref;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Callback;

use super::i18n::{Message as Said, Text, command_name};
use super::log::Command;
use super::platform::files::Incoming;
use super::platform::network::Network;
use super::platform::pool::Pool;
use super::platform::prefs::Prefs;
use super::platform::{self, Source, Update};
use super::route::Route;
use super::session::{Phase, Session};
use super::state::{Effect, Message, NewFile, Notice, State, Values, update};
use crate::model::{ArticleId, FileDecisions, FileId, NameEdit, SetDecisions};
use crate::protocol::Traffic;
use crate::view::{Request, Response};

/// Milliseconds between two drawings of the progress.
const DRAW_MS: u32 = 80;
/// Milliseconds until a new screen is drawn.
const DRAWN_MS: u32 = 30;
/// Milliseconds that a notice stays.
const NOTICE_MS: u32 = 9_000;
/// Answers kept, so that a screen that is gone back to is there at once.
const MAX_KEPT: usize = 8;

/// The id of the element that holds the screen.
pub const MAIN_ID: &str = "main";

/// The page's state, and what the browser holds of it.
#[derive(Debug)]
pub struct Core {
    state: RefCell<State>,
    pool: RefCell<Option<Pool>>,
    /// Where the bytes of files are that are about to be taken in.
    incoming: RefCell<VecDeque<Source>>,
    prefs: Cell<Prefs>,
    scrolled: RefCell<BTreeMap<String, f64>>,
    kept: RefCell<VecDeque<(Request, Rc<Response>)>>,
    update: Cell<Option<Update>>,
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
        look(&self.core.state.borrow().session)
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
                core.dispatch(Message::Heard(news));
            }
        });
        *core.pool.borrow_mut() = Some(pool);
        core.recall_dictionary();
        core
    }

    fn blank(prefs: Prefs) -> Self {
        let route = Route::parse(&platform::hash());
        Self {
            state: RefCell::new(State::new(prefs.lang, route)),
            pool: RefCell::new(None),
            incoming: RefCell::default(),
            prefs: Cell::new(prefs),
            scrolled: RefCell::default(),
            kept: RefCell::default(),
            update: Cell::new(None),
            network: Network::watch(),
            changed: RefCell::default(),
            drawing: RefCell::default(),
        }
    }

    /// Says whom to tell that something has to be drawn anew.
    pub fn watch(&self, changed: Callback<Change>) {
        *self.changed.borrow_mut() = Some(changed);
    }

    // What happens.

    /// Passes on what happened, and does what is to be done then.
    fn dispatch(self: &Rc<Self>, message: Message) {
        let effects = update(&mut self.state.borrow_mut(), message);
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        let pool = self.pool.borrow().clone();
        match (effect, pool) {
            (Effect::Take(file, name), Some(pool)) => {
                if let Some(source) = self.incoming.borrow_mut().pop_front() {
                    pool.add(file, name, source);
                }
            }
            (Effect::TellDictionary(text), Some(pool)) => {
                self.store_dictionary(&text);
                pool.take_dictionary(text);
            }
            (Effect::TellDecisions(decisions), Some(pool)) => pool.decide(&decisions),
            (Effect::Forget(file), Some(pool)) => pool.forget(file),
            (Effect::Analyze(files), Some(pool)) => pool.analyze(files),
            (Effect::Go(route), _) => self.go(&route),
            (Effect::Entered { left }, _) => self.enter(&left),
            (Effect::Count(traffic), _) => self.network.hear(traffic),
            (Effect::Draw, _) => self.draw(Change::Desk),
            (Effect::DrawProgress, _) => self.draw_soon(),
            // A desk without workers.
            (_, None) => {}
        }
    }

    /// Does a command.
    pub fn run(self: &Rc<Self>, command: Command) {
        self.dispatch(Message::Run(command));
    }

    /// Takes back the last command.
    pub fn undo(self: &Rc<Self>) {
        self.dispatch(Message::Undo);
    }

    /// Does again what was taken back last.
    pub fn redo(self: &Rc<Self>) {
        self.dispatch(Message::Redo);
    }

    /// Takes in files.
    pub fn add(self: &Rc<Self>, incoming: Vec<Incoming>) {
        let mut files = Vec::with_capacity(incoming.len());
        for (name, source) in incoming {
            let size = source.size();
            files.push(NewFile { name, size });
            self.incoming.borrow_mut().push_back(source);
        }
        self.dispatch(Message::Came(files));
    }

    /// Takes in a text that was pasted or dragged.
    pub fn add_text(self: &Rc<Self>, text: &str) {
        if text.trim().is_empty() {
            return self.dispatch(Message::NothingCame);
        }
        let source = Source::Text(Rc::from(text));
        let size = source.size();
        self.incoming.borrow_mut().push_back(source);
        self.dispatch(Message::Pasted(size));
    }

    /// Says whether two articles tell one story; none takes back what was said.
    pub fn decide_story(self: &Rc<Self>, a: ArticleId, b: ArticleId, same: Option<bool>) {
        let articles = (a.min(b), a.max(b));
        self.run(Command::OneStory { articles, same });
    }

    /// Carries a decision about names out, and says so.
    pub fn decide(self: &Rc<Self>, edit: NameEdit, said: Said, values: Values) {
        self.dispatch(Message::RunSaying(Command::Names(edit), said, values));
    }

    /// Does a command of which much may depend, and says so.
    pub fn run_saying(self: &Rc<Self>, command: Command, said: Said, values: Values) {
        self.dispatch(Message::RunSaying(command, said, values));
    }

    /// Removes files, with an offer to undo.
    pub fn remove(self: &Rc<Self>, files: Vec<FileId>) {
        self.dispatch(Message::Remove(files));
    }

    /// Removes all files.
    pub fn remove_all(self: &Rc<Self>) {
        self.dispatch(Message::RemoveAll);
    }

    /// Reads files once more: they failed, or the work was stopped.
    pub fn read_again(self: &Rc<Self>, files: Vec<FileId>) {
        self.dispatch(Message::ReadAgain(files));
    }

    /// Stops the work.
    pub fn stop(self: &Rc<Self>) {
        let pool = self.pool.borrow().clone();
        if let Some(pool) = pool {
            pool.stop();
        }
        self.dispatch(Message::Stopped);
    }

    /// Shows a notice.
    fn notify(self: &Rc<Self>, said: Said, values: Values) {
        self.dispatch(Message::Say(said, values));
    }

    /// Takes a notice away.
    pub fn dismiss(self: &Rc<Self>, id: u32) {
        self.dispatch(Message::Dismiss(id));
    }

    /// Searches the library.
    pub fn search(self: &Rc<Self>, query: &str) {
        self.dispatch(Message::Search(Rc::from(query)));
    }

    /// Chooses language and appearance.
    pub fn set_prefs(self: &Rc<Self>, prefs: Prefs) {
        self.prefs.set(prefs);
        prefs.save();
        self.dispatch(Message::Speak(prefs.lang));
    }

    /// Goes to a screen.
    pub fn go(&self, route: &Route) {
        platform::set_hash(&route.address());
    }

    /// The address changed: shows its screen.
    pub fn follow_address(self: &Rc<Self>) {
        self.dispatch(Message::Went(Route::parse(&platform::hash())));
    }

    /// Whoever comes back to a list finds it as it was; elsewhere a screen begins at its top.
    fn enter(&self, left: &Route) {
        if left.is_list() {
            let mut scrolled = self.scrolled.borrow_mut();
            scrolled.insert(left.address(), platform::scrolled());
        }
        platform::scroll_to(0.0);
        let entered = self.route();
        let scrolled = self.scrolled.borrow().get(&entered.address()).copied();
        let distance = scrolled.filter(|_| entered.is_list()).unwrap_or(0.0);
        Timeout::new(DRAWN_MS, move || {
            if !platform::is_typing_now() {
                platform::focus_quietly(MAIN_ID);
            }
            if 0.0 < distance {
                platform::scroll_to(distance);
            }
        })
        .forget();
    }

    /// Another version of the page is there, or this one's files are gone, which says more.
    pub fn offer_update(&self, update: Update) {
        if self.update.get() != Some(Update::Gone) {
            self.update.set(Some(update));
        }
        self.draw(Change::Desk);
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

    /// The screen that is shown.
    #[must_use]
    pub fn route(&self) -> Route {
        self.state.borrow().route.clone()
    }

    /// What is searched for in the library; never part of the address.
    #[must_use]
    pub fn query(&self) -> Rc<str> {
        Rc::clone(&self.state.borrow().query)
    }

    /// The notices that are shown.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.state.borrow().notices.shown().to_vec()
    }

    /// How long a notice stays, in milliseconds.
    #[must_use]
    pub const fn notice_ms() -> u32 {
        NOTICE_MS
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

    // What the library holds.

    /// The number of the set's state: answers about another one are stale.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.state.borrow().session.revision()
    }

    /// How many articles the set has.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        self.state.borrow().session.n_articles()
    }

    /// Whether the page holds any file.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.state.borrow().session.n_files() > 0
    }

    /// Whether a file belongs to the library.
    #[must_use]
    pub fn holds(&self, file: FileId) -> bool {
        self.state.borrow().log.keeps(file)
    }

    /// What was decided about a file.
    #[must_use]
    pub fn decisions(&self, file: FileId) -> FileDecisions {
        self.state.borrow().log.decisions(file)
    }

    /// What was decided about the set.
    #[must_use]
    pub fn set_decisions(&self) -> SetDecisions {
        self.state.borrow().log.set_decisions().clone()
    }

    /// What undo and redo would do, in words.
    #[must_use]
    pub fn undo_and_redo(&self) -> (Option<&'static str>, Option<&'static str>) {
        let state = self.state.borrow();
        let text = self.text();
        let say = |command: &Command| text.say(command_name(command));
        (state.log.undoable().map(say), state.log.redoable().map(say))
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.state.borrow().session.phase() != Phase::Idle
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

    /// Asks for the model of a screen.
    pub fn ask(&self, request: &Request, answered: impl FnOnce(Option<Response>) + 'static) {
        match &*self.pool.borrow() {
            Some(pool) => pool.ask(request, answered),
            None => answered(None),
        }
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
