//! The storage of the notebook in a browser: one IndexedDB database with one object store per [`Space`], and binary
//! keys outside the values. It fulfils the [`contract`](crate::storage::contract).
//!
//! The crate `indexed_db_futures` is not used, for three reasons. When a transaction aborts, its `commit` does not
//! report why, and often that is the only sign of a full disk. It does not report a blocked deletion. It does not read
//! binary keys, which come back as buffers. The rest of IndexedDB fits in this file.
//!
//! No closure is kept for a request: its handlers are the two functions of a promise. A transaction stays usable after
//! such a wait, because the promise continues before the event of the request is over.

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

/// The version of the database layout. A higher version on the device was written by a newer app.
const VERSION: u32 = 4;

/// An open database. Clones share one database connection, which closes with the last of them.
#[derive(Clone)]
pub struct Database(Rc<Inner>);

/// Why a database could not be opened or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// A newer app has written this database, so this app must not touch it.
    Newer,
    /// The disk is full, or the share of it that the browser has.
    Full,
    /// Another tab keeps the database open. A deletion happens as soon as that tab closes it.
    Blocked,
    /// Any other error, in the words of the browser, for a report.
    Failed(String),
}

impl Database {
    /// Opens the database of this name. Creates it if it does not exist.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(name: &str) -> Result<Self, OpenError> {
        let (name, on_close) = (name.to_owned(), OnClose::default());
        let connection = Connection::open(&name, Missing::Create, &on_close).await?;
        Ok(Self(Rc::new(Inner { name, connection: RefCell::new(Rc::new(connection)), on_close })))
    }

    /// Deletes the database of this name, if it exists. Every tab that has it open is asked to close it. The tab does
    /// so (see [`on_close`](Self::on_close)) unless it still runs a transaction.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn delete(name: &str) -> Result<(), OpenError> {
        let request = factory().and_then(|factory| Ok(factory.delete_database(name)?))?;
        answer(&request).await?;
        Ok(())
    }

    /// Whether a database of this name exists. One that cannot be opened counts as existing.
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

    /// Copies everything from the database of another name, and adds this mark, in one strict transaction. It does
    /// nothing if there is something here already or another tab has done it. The other database should be deleted
    /// after that. From now on, no tab of an earlier app can write there.
    ///
    /// Returns whether it copied anything.
    ///
    /// # Errors
    /// See [`OpenError`]. Then nothing was copied.
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

    /// Calls `told` when the database connection is closed by the browser, or by another tab that deletes or upgrades
    /// the database. The caller need not do anything: the next request connects again, and fails if the database is
    /// gone or newer. Replaces the previous function.
    pub fn on_close(&self, told: impl Fn() + 'static) {
        self.0.on_close.replace(Some(Rc::new(told)));
    }

    /// Answers the queries in their order, from one moment in time. Each answer is in key order.
    ///
    /// # Errors
    /// [`ReadError`] if the browser fails, even after reconnecting.
    pub async fn read(&self, queries: Vec<Query>) -> Result<Vec<Vec<Record>>, ReadError> {
        let read = self.0.persevere(async |database| read(database, &queries).await).await;
        read.map_err(|fault| ReadError(fault.text()))
    }

    /// Carries out the whole transaction or nothing of it. `Ok` comes after the `complete` event of the browser.
    ///
    /// # Errors
    /// See [`WriteError`]. A database connection may be lost after the browser has already written. Then the second
    /// attempt may find its guards changed: [`WriteError::Refused`]. Read again in that case.
    pub async fn write(&self, transaction: Transaction) -> Result<(), WriteError> {
        self.write_and_tell(transaction, || ()).await
    }

    /// Does the same as [`write`](Self::write) and calls `tell` twice: when the transaction begins and when it ends. So
    /// a tab that is closed before the end has told the others.
    ///
    /// # Errors
    /// The same as for [`write`](Self::write).
    pub async fn write_and_tell(&self, transaction: Transaction, tell: impl Fn()) -> Result<(), WriteError> {
        match self.0.persevere(async |database| write(database, &transaction, &tell).await).await {
            Ok(None) => {
                // It is sent again: the first message may overtake the start of the transaction on its way between
                // processes.
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
    /// Does `work`. Repeats it once with a new database connection if the first one was lost.
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
    /// The function that the browser calls. It lives as long as the database connection.
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

/// What to do if a database does not exist.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// Create it.
    Create,
    /// Fail. The database existed before, so another tab or the browser has deleted it. An empty one in its place would
    /// accept changes to pages that it has never seen.
    Fail,
}

/// Waits for a database to open. If it is new or has an earlier layout, `upgrade` is told whether it is new, and
/// returns whether it is ready. If it is not ready, the database stays as it was. A new one then does not exist.
pub(super) async fn open(
    request: IdbOpenDbRequest,
    upgrade: impl FnOnce(&IdbOpenDbRequest, bool) -> bool + 'static,
) -> Result<IdbDatabase, Fault> {
    // If the wait below ends early (blocked), this closure no longer exists when the upgrade comes. The call then
    // throws, which undoes the upgrade. No half-made database is left.
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
        // A failed upgrade ends in the same way, but then the database exists.
        Err(_) if was_missing.get() => Err(Fault::new(MISSING, "the database is not there")),
        opened => Ok(opened?.dyn_into()?),
    }
}

pub(super) fn factory() -> Result<IdbFactory, Fault> {
    // The global object is used, so that a worker can open the database too.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    factory.dyn_into().map_err(|_| Fault::new("NotSupportedError", "this browser offers no IndexedDB"))
}

fn create_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let known = database.object_store_names();
    let missing = Space::ALL.iter().filter(|space| !known.contains(space.name()));
    missing.into_iter().try_for_each(|space| database.create_object_store(space.name()).map(drop))
}

/// Begins a transaction over these spaces. There must be at least one.
fn begin(
    db: &IdbDatabase,
    spaces: BTreeSet<Space>,
    mode: &str,
    durability: &str,
) -> Result<IdbTransaction, Fault> {
    let names: Array = spaces.into_iter().map(|space| JsValue::from_str(space.name())).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    // The function is called by name: web-sys has the call with options only behind a compiler flag.
    let transaction: Function = Reflect::get(db, &"transaction".into())?.dyn_into()?;
    Ok(transaction.call3(db, &names, &mode.into(), &options)?.dyn_into()?)
}

async fn read(database: &IdbDatabase, queries: &[Query]) -> Result<Vec<Vec<Record>>, Fault> {
    if queries.is_empty() {
        return Ok(vec![]);
    }
    let running = begin(database, queries.iter().map(|query| query.space).collect(), "readonly", "default")?;
    let completed = completion(&running);
    // All requests are sent before the first is awaited. So there is one round trip and not one per request.
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
    // Until the transaction is complete, it would block a deletion.
    completed.await?;
    Ok(answers)
}

/// Writes a transaction. Returns the index of the guard that refused, or `None` if everything is written.
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
        // This throws if the browser has aborted already. Its reason is then more useful than that of a request.
        let _ = running.abort();
    }
    let ended = completed.await;
    match done {
        Ok(None) => ended.map(|()| None),
        Ok(refused) => Ok(refused),
        Err(fault) => Err(running.error().map_or(fault, |reason| JsValue::from(reason).into())),
    }
}

/// Sends the guard queries and all changes in one round trip. Returns the index of a guard that does not hold.
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

/// The range of all keys that begin with `prefix`.
fn range(prefix: &[u8]) -> Result<IdbKeyRange, JsValue> {
    // The upper bound is the first key after the prefix. The last byte below 0xff is raised by one, and the bytes after
    // it are dropped.
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

/// The result of a request. It listens from this call on, even if it is awaited later.
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
            // A request that is still running has no error.
            (Err(_), Err(_)) => Err(Fault::new(BLOCKED, "another tab holds the database")),
        }
    }
}

/// The end of a transaction. It listens from this call on, even if it is awaited later.
fn completion(running: &IdbTransaction) -> impl Future<Output = Result<(), Fault>> + use<> {
    let running = running.clone();
    let settled = either(|good, bad| {
        running.set_oncomplete(Some(good));
        running.set_onabort(Some(bad));
    });
    async move { settled.await.map(drop).map_err(|_| JsValue::from(running.error()).into()) }
}

/// Waits until one of the two handlers that `attach` sets is called.
fn either(attach: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |good, bad| attach(&good, &bad)))
}

/// An error in the words of the browser.
pub(super) struct Fault {
    /// The name of the exception. It is the same in every browser.
    name: String,
    message: String,
}

/// The name of a [`Fault`] that is an event in the browser and not an exception.
const BLOCKED: &str = "Blocked";

/// The name of the [`Fault`] for a database that does not exist and is not to be created.
const MISSING: &str = "NotFoundError";

impl Fault {
    fn new(name: &str, message: &str) -> Self {
        Self { name: name.into(), message: message.into() }
    }

    /// Whether a new database connection may succeed. There are three cases. The connection is closing. It was closed
    /// by force (its transactions end in `AbortError`; aborts by this module never get here). Or an iPhone came back
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
