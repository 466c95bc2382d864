//! The notebook's storage in a browser: one IndexedDB database, one object store a [`Space`], binary
//! keys outside the values. It keeps the [`contract`](crate::storage::contract).
//!
//! Why not the crate `indexed_db_futures`: when a transaction aborts, its `commit` tells only *that*
//! it did, and a full disk often shows itself nowhere else; a blocked deletion is not told at all;
//! binary keys come back as buffers it does not read. What is left of IndexedDB fits in this file.
//!
//! No closure is kept for a request: the handlers are the two functions of a promise. A transaction
//! stays usable after such a wait, because a promise continues before the request's event is over.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbVersionChangeEvent,
};

use crate::storage::{
    Change, Guard, Query, ReadError, Record, Space, Transaction, WriteError, contract::Store,
};

/// The version of the database's layout; a higher one found on the device means a newer app wrote it.
const VERSION: u32 = 4;

/// An open database. Clones share one connection, which closes with the last of them.
#[derive(Clone)]
pub struct Database(Rc<Inner>);

/// Why a database could not be opened or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// A newer app has written this database; this one must not touch it.
    Newer,
    /// The disk or the browser's share of it is full.
    Full,
    /// Another tab does not let go of the database. A deletion still happens as soon as it does.
    Blocked,
    /// Anything else, in the browser's own words, for a report.
    Failed(String),
}

impl Database {
    /// Opens the database of this name; creates it where there is none.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(name: &str) -> Result<Self, OpenError> {
        let (name, on_close) = (name.to_owned(), OnClose::default());
        let connection = Connection::open(&name, Missing::Create, &on_close).await?;
        Ok(Self(Rc::new(Inner { name, connection: RefCell::new(Rc::new(connection)), on_close })))
    }

    /// Deletes the database of this name, if there is one. Every tab that has it open is asked to let
    /// go of it, and does (see [`on_close`](Self::on_close)) unless a transaction still runs there.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn delete(name: &str) -> Result<(), OpenError> {
        let request = factory().and_then(|factory| Ok(factory.delete_database(name)?))?;
        answer(&request).await?;
        Ok(())
    }

    /// Whether there is a database of this name. One that cannot be opened is there.
    pub async fn exists(name: &str) -> bool {
        let opened = async { open(factory()?.open(name)?, |_, is_new| !is_new).await };
        match opened.await {
            Ok(database) => {
                database.close();
                true
            }
            Err(fault) => fault.name != MISSING,
        }
    }

    /// Takes in everything of the database of another name, and this mark, in one strict transaction, unless there is
    /// something here already, or another tab has done it; the other is to be deleted after that. From now on no tab of an
    /// earlier app can write there.
    ///
    /// Whether it was taken in now.
    ///
    /// # Errors
    /// See [`OpenError`]. Nothing is taken in then.
    pub(super) async fn take_over(&self, other: &str, mark: Change) -> Result<bool, OpenError> {
        let request = factory()?.open_with_u32(other, VERSION + 1).map_err(Fault::from)?;
        let other = match open(request, |request, is_new| !is_new && create_stores(request).is_ok()).await {
            Err(fault) if fault.name == MISSING => return Ok(false),
            opened => opened?,
        };
        let all: Vec<Query> = Space::ALL.map(|space| Query { space, prefix: Vec::new() }).into();
        let found = read(&other, &all).await;
        other.close();
        let mut transaction = Transaction { strict: true, changes: vec![mark], ..Transaction::default() };
        for (space, records) in Space::ALL.into_iter().zip(found?) {
            for (key, value) in records {
                transaction.guards.push(Guard::Absent(space, key.clone()));
                transaction.changes.push(Change::Put(space, key, value));
            }
        }
        match self.write(transaction).await {
            Ok(()) => Ok(true),
            Err(WriteError::Refused(_)) => Ok(false),
            Err(WriteError::Full) => Err(OpenError::Full),
            Err(error) => Err(OpenError::Failed(format!("{error:?}"))),
        }
    }

    /// Calls `told` whenever the browser, or another tab that deletes or upgrades the database, takes
    /// the connection away. Nothing need be done: the next call connects again, and fails if the
    /// database is gone or newer. Replaces the function given before.
    pub fn on_close(&self, told: impl Fn() + 'static) {
        self.0.on_close.replace(Some(Rc::new(told)));
    }

    /// Answers the queries in their order, from one moment in time; each answer is in key order.
    ///
    /// # Errors
    /// [`ReadError`] when the browser fails, also after connecting anew.
    pub async fn read(&self, queries: Vec<Query>) -> Result<Vec<Vec<Record>>, ReadError> {
        let read = self.0.persevere(async |database| read(database, &queries).await).await;
        read.map_err(|fault| ReadError(fault.text()))
    }

    /// Carries out the transaction, or nothing of it; `Ok` after the browser's `complete`.
    ///
    /// # Errors
    /// See [`WriteError`]. Should a connection break so late that the browser had already written,
    /// the second attempt may find its guards changed: [`WriteError::Refused`], then read again.
    pub async fn write(&self, transaction: Transaction) -> Result<(), WriteError> {
        self.write_and_tell(transaction, || ()).await
    }

    /// The same; `tell` is called when the transaction is begun, so that a tab that is closed before its end has told the
    /// others, and again at its end.
    ///
    /// # Errors
    /// The same.
    pub async fn write_and_tell(&self, transaction: Transaction, tell: impl Fn()) -> Result<(), WriteError> {
        match self.0.persevere(async |database| write(database, &transaction, &tell).await).await {
            Ok(None) => {
                // Once more: a message may overtake the beginning of a transaction on its way between processes.
                tell();
                Ok(())
            }
            Ok(Some(guard)) => Err(WriteError::Refused(guard)),
            Err(fault) if fault.name == "QuotaExceededError" => Err(WriteError::Full),
            Err(fault) if fault.name == "VersionError" => Err(WriteError::Newer),
            Err(fault) => Err(WriteError::Failed(fault.text())),
        }
    }
}

impl Store for Database {
    async fn read(&mut self, queries: Vec<Query>) -> Result<Vec<Vec<Record>>, ReadError> {
        Database::read(self, queries).await
    }

    async fn write(&mut self, transaction: Transaction) -> Result<(), WriteError> {
        Database::write(self, transaction).await
    }
}

type OnClose = Rc<RefCell<Option<Rc<dyn Fn()>>>>;

struct Inner {
    name: String,
    connection: RefCell<Rc<Connection>>,
    on_close: OnClose,
}

impl Inner {
    /// Does `work`, and once more over a new connection where the first turns out to be lost.
    async fn persevere<T>(&self, work: impl AsyncFn(&IdbDatabase) -> Result<T, Fault>) -> Result<T, Fault> {
        match self.attempt(&work).await {
            Err(fault) if fault.is_lost_connection() => self.attempt(&work).await,
            done => done,
        }
    }

    async fn attempt<T>(&self, work: impl AsyncFn(&IdbDatabase) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut connection = self.connection.borrow().clone();
        if connection.lost.get() {
            connection = Rc::new(Connection::open(&self.name, Missing::Fail, &self.on_close).await?);
            self.connection.replace(connection.clone());
        }
        let done = work(&connection.database).await;
        if done.as_ref().is_err_and(Fault::is_lost_connection) {
            connection.lost.set(true);
        }
        done
    }
}

struct Connection {
    database: IdbDatabase,
    lost: Rc<Cell<bool>>,
    /// What the browser calls; lives as long as the connection.
    _listener: Closure<dyn Fn()>,
}

impl Connection {
    async fn open(name: &str, missing: Missing, on_close: &OnClose) -> Result<Self, Fault> {
        let request = factory()?.open_with_u32(name, VERSION)?;
        let upgrade = move |request: &IdbOpenDbRequest, is_new: bool| {
            (missing == Missing::Create || !is_new) && create_stores(request).is_ok()
        };
        let database = open(request, upgrade).await?;
        let lost = Rc::new(Cell::new(false));
        let listener = Closure::new({
            let (database, lost, on_close) = (database.clone(), lost.clone(), on_close.clone());
            move || {
                lost.set(true);
                database.close();
                let told = on_close.borrow().clone(); // Not borrowed during the call, which may set another.
                told.inspect(|told| told());
            }
        });
        database.set_onclose(Some(listener.as_ref().unchecked_ref()));
        database.set_onversionchange(Some(listener.as_ref().unchecked_ref()));
        Ok(Self { database, lost, _listener: listener })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onclose(None);
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

/// What becomes of a database that is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// It is made.
    Create,
    /// It was there, so another tab or the browser has deleted it, and an empty one in its place would take changes to
    /// pages it has never seen.
    Fail,
}

/// Waits for a database. Where it is new or of an earlier layout, `upgrade` is told whether it is new, and says whether
/// it is ready; one that is not stays as it was, which is missing if it is new.
pub(super) async fn open(
    request: IdbOpenDbRequest,
    upgrade: impl FnOnce(&IdbOpenDbRequest, bool) -> bool + 'static,
) -> Result<IdbDatabase, Fault> {
    // Should the wait below end early (blocked), this closure is gone when the upgrade comes; the
    // call then throws, which undoes the upgrade. No half-made database is left.
    let was_missing = Rc::new(Cell::new(false));
    let upgrade = Closure::once({
        let (request, was_missing) = (request.clone(), was_missing.clone());
        move |event: IdbVersionChangeEvent| {
            let is_new = event.old_version() == 0.0;
            match upgrade(&request, is_new) {
                true => Ok(()),
                false => {
                    was_missing.set(is_new);
                    request.transaction().map_or(Ok(()), |upgrade| upgrade.abort())
                }
            }
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    match answer(&request).await {
        // An upgrade that fails ends in the same way, and that database is there.
        Err(_) if was_missing.get() => Err(Fault::new(MISSING, "the database is not there")),
        opened => Ok(opened?.dyn_into()?),
    }
}

pub(super) fn factory() -> Result<IdbFactory, Fault> {
    // Through the global object, so that a worker can open the database too.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    factory.dyn_into().map_err(|_| Fault::new("NotSupportedError", "this browser offers no IndexedDB"))
}

fn create_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let known = database.object_store_names();
    let missing = Space::ALL.iter().filter(|space| !known.contains(space.name()));
    missing.into_iter().try_for_each(|space| database.create_object_store(space.name()).map(drop))
}

/// Begins a transaction over these spaces, of which there must be one at least.
fn begin(
    db: &IdbDatabase,
    spaces: BTreeSet<Space>,
    mode: &str,
    durability: &str,
) -> Result<IdbTransaction, Fault> {
    let names: Array = spaces.into_iter().map(|space| JsValue::from_str(space.name())).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    // By name: web-sys still keeps the call with options behind a compiler flag.
    let transaction: Function = Reflect::get(db, &"transaction".into())?.dyn_into()?;
    Ok(transaction.call3(db, &names, &mode.into(), &options)?.dyn_into()?)
}

async fn read(database: &IdbDatabase, queries: &[Query]) -> Result<Vec<Vec<Record>>, Fault> {
    if queries.is_empty() {
        return Ok(vec![]);
    }
    let running = begin(database, queries.iter().map(|query| query.space).collect(), "readonly", "default")?;
    let completed = completion(&running);
    // All are asked before the first is awaited: one round trip, not one each.
    let ask = |query: &Query| {
        let (store, range) = (running.object_store(query.space.name())?, range(&query.prefix)?);
        Ok((answer(&store.get_all_keys_with_key(&range)?), answer(&store.get_all_with_key(&range)?)))
    };
    let asked = queries.iter().map(ask).collect::<Result<Vec<_>, Fault>>()?;
    let mut answers = Vec::with_capacity(asked.len());
    for (keys, values) in asked {
        let (keys, values): (Array, Array) = (keys.await?.dyn_into()?, values.await?.dyn_into()?);
        let record = |(key, value)| Ok((Uint8Array::new(&key).to_vec(), bytes(value)?.to_vec()));
        answers.push(keys.iter().zip(values.iter()).map(record).collect::<Result<_, Fault>>()?);
    }
    // Until then a deletion would be blocked by us.
    completed.await?;
    Ok(answers)
}

/// Tells the index of the guard that refused, or `None` where everything is written.
async fn write(
    database: &IdbDatabase,
    transaction: &Transaction,
    tell: &impl Fn(),
) -> Result<Option<usize>, Fault> {
    let guarded = transaction.guards.iter().map(|guard| match guard {
        Guard::Absent(space, _) | Guard::StartsWith(space, ..) => *space,
    });
    let changed = transaction.changes.iter().map(|change| match change {
        Change::Put(space, ..) | Change::Delete(space, _) | Change::DeletePrefix(space, _) => *space,
    });
    let spaces: BTreeSet<Space> = guarded.chain(changed).collect();
    if spaces.is_empty() {
        return Ok(None);
    }
    let running =
        begin(database, spaces, "readwrite", if transaction.strict { "strict" } else { "relaxed" })?;
    let completed = completion(&running);
    tell();
    let done = carry_out(&running, transaction).await;
    if !matches!(done, Ok(None)) {
        // Throws where the browser has aborted already; its reason then says more than a request's.
        let _ = running.abort();
    }
    let ended = completed.await;
    match done {
        Ok(None) => ended.map(|()| None),
        Ok(refused) => Ok(refused),
        Err(fault) => Err(running.error().map_or(fault, |reason| JsValue::from(reason).into())),
    }
}

/// Asks the guards and for every change in one round trip; a guard that fails takes it all back.
async fn carry_out(running: &IdbTransaction, transaction: &Transaction) -> Result<Option<usize>, Fault> {
    let store = |space: &Space| running.object_store(space.name());
    let ask = |guard: &Guard| {
        Ok(answer(&match guard {
            Guard::Absent(space, key) => store(space)?.get_key(&js(key))?,
            Guard::StartsWith(space, key, _) => store(space)?.get(&js(key))?,
        }))
    };
    let asked = transaction.guards.iter().map(ask).collect::<Result<Vec<_>, Fault>>()?;
    for change in &transaction.changes {
        match change {
            Change::Put(space, key, value) => store(space)?.put_with_key(&js(value), &js(key))?,
            Change::Delete(space, key) => store(space)?.delete(&js(key))?,
            Change::DeletePrefix(space, prefix) => store(space)?.delete(range(prefix)?.as_ref())?,
        };
    }
    for (index, (guard, found)) in transaction.guards.iter().zip(asked).enumerate() {
        let found = found.await?;
        let holds = match guard {
            Guard::Absent(..) | Guard::StartsWith(_, _, None) => found.is_undefined(),
            Guard::StartsWith(_, _, Some(start)) => {
                !found.is_undefined() && bytes(found)?.subarray(0, start.len() as u32).to_vec() == *start
            }
        };
        if !holds {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// Every key that begins with `prefix`.
fn range(prefix: &[u8]) -> Result<IdbKeyRange, JsValue> {
    // Up to the first key beyond: the last byte that can be raised is, and what follows it falls away.
    let Some(last) = prefix.iter().rposition(|&byte| byte != 0xff) else {
        return IdbKeyRange::lower_bound(&js(prefix));
    };
    let mut beyond = prefix[..=last].to_vec();
    beyond[last] += 1;
    IdbKeyRange::bound_with_lower_open_and_upper_open(&js(prefix), &js(&beyond), false, true)
}

fn js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn bytes(value: JsValue) -> Result<Uint8Array, Fault> {
    value.dyn_into().map_err(|_| Fault::new("DataError", "a stored value is not bytes"))
}

/// The result of a request. Listens from now on, whenever it is awaited.
pub(super) fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, Fault>> + use<> {
    let request = request.clone();
    let settled = either(|good, bad| {
        request.set_onsuccess(Some(good));
        request.set_onerror(Some(bad));
        if let Some(opening) = request.dyn_ref::<IdbOpenDbRequest>() {
            opening.set_onblocked(Some(bad));
        }
    });
    async move {
        match (settled.await, request.error()) {
            (Ok(_), _) => Ok(request.result()?),
            (Err(_), Ok(error)) => Err(JsValue::from(error).into()),
            // A request that still goes on has no error to tell.
            (Err(_), Err(_)) => Err(Fault::new(BLOCKED, "another tab holds the database")),
        }
    }
}

/// The end of a transaction. Listens from now on, whenever it is awaited.
fn completion(running: &IdbTransaction) -> impl Future<Output = Result<(), Fault>> + use<> {
    let running = running.clone();
    let settled = either(|good, bad| {
        running.set_oncomplete(Some(good));
        running.set_onabort(Some(bad));
    });
    async move { settled.await.map(drop).map_err(|_| JsValue::from(running.error()).into()) }
}

/// Ends when one of two handlers is called, which `attach` sets.
fn either(attach: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |good, bad| attach(&good, &bad)))
}

/// What went wrong, in the browser's words.
pub(super) struct Fault {
    /// The name of the exception, the same in every browser.
    name: String,
    message: String,
}

/// The name of a [`Fault`] that is no exception in a browser, but an event.
const BLOCKED: &str = "Blocked";

/// The name of the [`Fault`] of a database that is not there and is not to be made.
const MISSING: &str = "NotFoundError";

impl Fault {
    fn new(name: &str, message: &str) -> Self {
        Self { name: name.into(), message: message.into() }
    }

    /// Whether another connection may fare better: this one is closing, was closed by force (its
    /// transactions end in `AbortError`; our own aborts never come here), or an iPhone came back
    /// from sleep (`UnknownError`, "Connection to Indexed Database server lost").
    fn is_lost_connection(&self) -> bool {
        matches!(self.name.as_str(), "InvalidStateError" | "AbortError" | "UnknownError")
    }

    fn text(&self) -> String {
        format!("{}: {}", self.name, self.message)
    }
}

impl From<JsValue> for Fault {
    fn from(error: JsValue) -> Self {
        match error.dyn_ref::<js_sys::Error>() {
            Some(error) => Self { name: error.name().into(), message: error.message().into() },
            None => Self::new("AbortError", "the browser gave no reason"),
        }
    }
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        match fault.name.as_str() {
            "VersionError" => Self::Newer,
            BLOCKED => Self::Blocked,
            _ => Self::Failed(fault.text()),
        }
    }
}
