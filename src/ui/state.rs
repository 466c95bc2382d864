//! The only bridge between the screen and the notebook. The view comes in as a signal, and commands go out. The
//! settings of this device are here too.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::driver::Driver;
use crate::browser::indexed_db::Database;
use crate::browser::settings::{self, Theme, Which};
use crate::browser::{clock, device, number};
use crate::domain::{CustomerId, Keyed};
use crate::i18n::format::Format;
use crate::i18n::{self, Argument, Arguments, Language};
use crate::notebook::{Command, EditCommand, Part, Phase, ShowCommand, Update as Change, View, ViewReader};

/// What every page can use. `Copy`: a handful of signals.
#[derive(Clone, Copy)]
pub struct App {
    view: StoredValue<View>,
    /// One trigger for each part of the view, by its number.
    changed: StoredValue<Vec<ArcTrigger>>,
    driver: StoredValue<Option<Rc<Driver>>, LocalStorage>,
    /// The language of every word on the screen.
    pub language: RwSignal<Language>,
    /// The theme that the owner chose; `None` follows the device.
    pub theme: RwSignal<Option<Theme>>,
    /// Which notebook is open.
    pub which: RwSignal<Which>,
    /// The screen is covered.
    pub covered: RwSignal<bool>,
    /// The help is open.
    pub help: RwSignal<bool>,
    /// A newer version of the app is ready.
    pub update: RwSignal<bool>,
    /// The search text that found nobody. The page created next begins with it. It is not in the address, because the
    /// browser keeps addresses.
    pub sought: StoredValue<String>,
    /// Text that another app shared, until the owner has opened the page it is for.
    pub handed_words: RwSignal<Option<String>>,
    /// The path of the previous place; empty at the start.
    pub came_from: StoredValue<String>,
    /// How many files and texts other apps have shared since the start.
    pub handed: RwSignal<usize>,
    /// The folder the app runs in, with a slash at its end.
    base: StoredValue<String>,
}

impl App {
    /// Opens the notebook that was last open.
    pub fn open() -> Self {
        let app = Self {
            view: StoredValue::default(),
            changed: StoredValue::new(Part::ALL.iter().map(|_| ArcTrigger::new()).collect()),
            driver: StoredValue::new_local(None),
            language: RwSignal::new(settings::language()),
            theme: RwSignal::new(settings::theme()),
            which: RwSignal::new(settings::which()),
            covered: RwSignal::new(false),
            help: RwSignal::new(false),
            update: RwSignal::new(device::is_update_ready()),
            sought: StoredValue::default(),
            handed_words: RwSignal::new(None),
            came_from: StoredValue::default(),
            handed: RwSignal::new(0),
            base: StoredValue::new(device::base_path()),
        };
        app.start();
        settings::on_change(move || app.show(settings::language(), settings::theme()));
        device::on_document("update-ready", move |_| app.update.set(true));
        device::on_document("file-shared", move |_| app.handed.update(|times| *times += 1));
        Effect::new(move |_| {
            let language = app.language.get();
            if let Some(root) = device::document().document_element() {
                let _ = root.set_attribute("lang", language.tag());
                let _ = match app.theme.get() {
                    Some(theme) => root.set_attribute("data-theme", theme.key()),
                    None => root.remove_attribute("data-theme"),
                };
            }
        });
        app
    }

    /// The app, from anywhere below the shell.
    pub fn here() -> Self {
        expect_context()
    }

    fn start(self) {
        let which = self.which.get_untracked();
        let shown = move |updates: Vec<Change>| {
            let parts: Vec<Part> = updates.iter().map(Change::part).collect();
            self.view.update_value(|view| updates.into_iter().for_each(|update| view.apply(update)));
            let (is_ready, is_new) =
                self.peek(|view| (*view.phase() == Phase::Ready, *view.phase() == Phase::Welcome));
            if is_ready && parts.contains(&Part::RecentIds) {
                self.peek(|view| settings::set_recent(which, view.recent_ids()));
            }
            self.tell_changed(&parts);
            if which == Which::Example && is_new {
                // This must not run inside the driver, because it closes the driver.
                leptos::task::spawn_local(async move {
                    if self.peek(|view| *view.phase()) == Phase::Welcome {
                        self.set_out_example();
                    }
                });
            }
        };
        let driver = Driver::start(which, self.language.get_untracked(), shown);
        self.driver.set_value(Some(driver));
    }

    /// A value derived from the view. It is computed again only when a part that it reads changes.
    pub fn part<T>(self, part: impl Fn(&ViewReader) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let follow = move |part: Part| self.changed.with_value(|changed| changed[part as usize].track());
        Memo::new(move |_| self.view.with_value(|view| part(&ViewReader::new(view, &follow))))
    }

    /// Reads the view without following it.
    pub fn peek<T>(self, part: impl FnOnce(&ViewReader) -> T) -> T {
        self.view.with_value(|view| part(&ViewReader::new(view, &|_| {})))
    }

    fn tell_changed(self, parts: &[Part]) {
        let changed = self.changed.get_value();
        parts.iter().for_each(|part| changed[*part as usize].notify());
    }

    /// Sends a command to the notebook.
    pub fn send(self, command: impl Into<Command>) {
        if let Some(driver) = self.driver.get_value() {
            driver.send(command);
        }
    }

    /// Changes the language at once.
    pub fn speak(self, language: Language) {
        settings::set_language(language);
        self.show(language, self.theme.get_untracked());
    }

    /// Changes the theme at once.
    pub fn wear(self, theme: Option<Theme>) {
        settings::set_theme(theme);
        self.show(self.language.get_untracked(), theme);
    }

    fn show(self, language: Language, theme: Option<Theme>) {
        if theme != self.theme.get_untracked() {
            self.theme.set(theme);
        }
        if language != self.language.get_untracked() {
            self.language.set(language);
            if let Some(driver) = self.driver.get_value() {
                driver.set_language(language);
            }
        }
    }

    /// Opens another notebook in place of this one.
    pub fn switch(self, which: Which) {
        if let Some(driver) = self.driver.get_value() {
            driver.close();
        }
        settings::set_which(which);
        self.which.set(which);
        self.view.set_value(View::default());
        self.tell_changed(Part::ALL);
        self.start();
    }

    /// Opens the example shop.
    pub fn look_at_example(self) {
        self.switch(Which::Example);
    }

    /// Resets the example shop, in the current language.
    fn set_out_example(self) {
        let language = self.language.get_untracked();
        let (shop, pages) = i18n::example::example(language, clock::today(), clock::now(), clock::random);
        let first = pages.iter().take(5).map(|(id, ..)| *id).collect();
        self.send(EditCommand::StartNotebook(shop));
        self.send(EditCommand::Bring(pages));
        self.send(ShowCommand::Recent(first));
    }

    /// Opens the notebook stored under the names of an earlier app, in place of this one, which is empty.
    pub async fn take_over_old(self) {
        if let Some(driver) = self.driver.get_value() {
            driver.take_over_old().await;
        }
    }

    /// Leaves the example shop and removes it.
    pub fn leave_example(self) {
        self.switch(Which::Own);
        settings::set_recent(Which::Example, &[]);
        leptos::task::spawn_local(async {
            // If another tab blocks the deletion, it happens as soon as that tab closes the database.
            let _ = Database::delete(&Which::Example.database()).await;
        });
    }

    /// How values are written in the current language, today. It follows the language if a closure calls it.
    pub fn format(self) -> Format {
        Format { language: self.language.get(), today: clock::today(), number: number::format }
    }

    /// A message that follows the language.
    pub fn t(self, id: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
        move || i18n::say(self.language.get(), id, &[])
    }

    /// A message with arguments, in the current language. It follows the language if a closure calls it.
    #[track_caller]
    pub fn tr(self, id: &str, arguments: Arguments) -> String {
        i18n::say(self.language.get(), id, arguments)
    }

    /// A message with one argument.
    #[track_caller]
    pub fn tr1(self, id: &str, name: &'static str, argument: impl Into<Argument>) -> String {
        self.tr(id, &[(name, argument.into())])
    }

    /// The address of a route, in any folder that the app runs in.
    pub fn href(self, route: &str) -> String {
        format!("{}{}", self.base.get_value(), route.trim_start_matches('/'))
    }

    /// The address of a page.
    pub fn page_href(self, id: CustomerId) -> String {
        self.href(&format!("customers/{id}"))
    }

    /// The router's base: the folder without its last slash.
    pub fn router_base(self) -> String {
        self.base.get_value().trim_end_matches('/').to_owned()
    }
}
