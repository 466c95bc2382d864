//! What only a browser can show: that IndexedDB keeps the storage contract, that the database
//! survives what other tabs do to it, and that a line between two devices carries everything. Run by `wasm-bindgen-test-runner` in a headless browser.
#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use regulars::{
    browser::indexed_db::{Database, OpenError},
    browser::{
        clock,
        webrtc::{Connections, certify},
    },
    domain::Certificate,
    storage::{Change, Guard, Query, ReadError, Record, Space, Transaction, WriteError, contract},
    sync::webrtc::{Begin, ConnectionEvent, ConnectionId, ConnectionRequest, Credentials, Description},
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract() {
    let database = fresh("contract").await;
    contract::check(database.clone()).await;
    drop(database);
    Database::delete("contract").await.expect("nobody else holds it");
}

#[wasm_bindgen_test]
async fn what_is_written_is_there_after_opening_again() {
    let database = fresh("again").await;
    database.write(put(1)).await.expect("written");
    drop(database);
    let database = Database::open("again").await.expect("opens");
    assert_eq!(drafts(&database).await, Ok(vec![(vec![1], vec![1])]));
}

/// One side of a line, and what it was told.
struct Side {
    connections: Connections,
    told: Rc<RefCell<Vec<ConnectionEvent>>>,
}

impl Side {
    fn new() -> Self {
        let told = Rc::new(RefCell::new(Vec::new()));
        let heard = told.clone();
        Self { connections: Connections::new(move |_, one| heard.borrow_mut().push(one)), told }
    }

    /// Waits until something of this kind was told.
    async fn wait<T>(&self, wanted: impl Fn(&ConnectionEvent) -> Option<T>) -> T {
        loop {
            if let Some(found) = self.told.borrow().iter().find_map(&wanted) {
                return found;
            }
            clock::wait(5).await;
        }
    }
}

const LINE: ConnectionId = ConnectionId(1);

/// Both know each other's certificate and credentials, and one of them where the other is: as when paired devices meet
/// again.
async fn connected(certificates: [&Certificate; 2]) -> [Side; 2] {
    let known = |side: usize| Description {
        credentials: Credentials { name: format!("side{side}"), password: format!("{side}").repeat(24) },
        fingerprint: certificates[side].fingerprint,
        candidates: Vec::new(),
    };
    let begin = |side: usize| Begin {
        certificate: certificates[side].fingerprint,
        credentials: Some(known(side).credentials),
    };
    let sides = [Side::new(), Side::new()];
    sides[0].connections.ask(ConnectionRequest::Call(LINE, begin(0)));
    let ready = |told: &ConnectionEvent| match told {
        ConnectionEvent::Ready(ours) => Some(ours.clone()),
        ConnectionEvent::Refused(refusal) => panic!("{refusal:?}"),
        _ => None,
    };
    let waits = sides[0].wait(ready).await;
    assert_eq!(waits.credentials, known(0).credentials, "the browser takes derived credentials");
    sides[0].connections.ask(ConnectionRequest::Reach(LINE, known(1)));
    sides[1].connections.ask(ConnectionRequest::Answer(LINE, begin(1), waits));
    for side in &sides {
        side.wait(|told| matches!(told, ConnectionEvent::Open).then_some(())).await;
    }
    sides
}

#[wasm_bindgen_test]
async fn ten_megabytes_cross_a_line_whole_and_in_order_twenty_times() {
    const FRAME: usize = 50_000;
    const FRAMES: usize = 200;
    let certificates = [certify().await.expect("made"), certify().await.expect("made")];
    for run in 0..20u8 {
        let [one, other] = connected([&certificates[0], &certificates[1]]).await;
        for number in 0..FRAMES {
            let mut frame = vec![run; FRAME];
            frame[..2].copy_from_slice(&(number as u16).to_be_bytes());
            one.connections.ask(ConnectionRequest::Send(LINE, frame));
        }
        let is_frame = |told: &&ConnectionEvent| matches!(told, ConnectionEvent::Frame(_));
        while other.told.borrow().iter().filter(is_frame).count() < FRAMES {
            clock::wait(5).await;
        }
        let frames = other.told.take().into_iter().filter_map(|told| match told {
            ConnectionEvent::Frame(frame) => Some(frame),
            _ => None,
        });
        for (number, frame) in frames.enumerate() {
            assert_eq!(frame[..2], (number as u16).to_be_bytes(), "in order");
            assert!(frame.len() == FRAME && frame[2..].iter().all(|byte| *byte == run), "whole");
        }
        one.connections.ask(ConnectionRequest::Close(LINE));
        other.wait(|told| matches!(told, ConnectionEvent::Closed).then_some(())).await;
    }
}

#[wasm_bindgen_test]
async fn whoever_was_called_sends_nothing_before_the_caller_has() {
    let certificates = [certify().await.expect("made"), certify().await.expect("made")];
    let [caller, called] = connected([&certificates[0], &certificates[1]]).await;
    called.connections.ask(ConnectionRequest::Send(LINE, b"here".to_vec()));
    clock::wait(200).await;
    let frame = |told: &ConnectionEvent| match told {
        ConnectionEvent::Frame(frame) => Some(frame.clone()),
        _ => None,
    };
    assert_eq!(caller.told.borrow().iter().find_map(frame), None, "it might not hear it yet");
    caller.connections.ask(ConnectionRequest::Send(LINE, b"who is there?".to_vec()));
    assert_eq!(called.wait(frame).await, b"who is there?");
    assert_eq!(caller.wait(frame).await, b"here");
}

#[wasm_bindgen_test]
async fn a_line_without_its_certificate_is_refused() {
    let side = Side::new();
    side.connections.ask(ConnectionRequest::Call(LINE, Begin { certificate: [7; 32], credentials: None }));
    side.wait(|told| matches!(told, ConnectionEvent::Refused(_)).then_some(())).await;
}

#[wasm_bindgen_test]
async fn two_connections_see_one_database() {
    let (one, two) = (fresh("two").await, Database::open("two").await.expect("opens"));
    let first = || Transaction { guards: vec![Guard::Absent(Space::Drafts, vec![1])], ..put(1) };
    one.write(first()).await.expect("written");
    assert_eq!(two.write(first()).await, Err(WriteError::Refused(0)));
    assert_eq!(drafts(&two).await, Ok(vec![(vec![1], vec![1])]));
}

#[wasm_bindgen_test]
async fn a_connection_taken_away_is_opened_again() {
    let database = fresh("taken").await;
    database.write(put(1)).await.expect("written");
    let told = Rc::new(Cell::new(0));
    database.on_close({
        let told = told.clone();
        move || told.set(told.get() + 1)
    });

    // Another tab begins an upgrade, for which every connection must close, and gives it up.
    upgrade("taken", NEWER, give_up).await.expect_err("the upgrade was given up");
    assert_eq!(told.get(), 1);
    assert_eq!(drafts(&database).await, Ok(vec![(vec![1], vec![1])]));
    upgrade("taken", NEWER, give_up).await.expect_err("the upgrade was given up");
    assert_eq!(told.get(), 2, "the new connection listens too");
    assert_eq!(database.write(put(2)).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_connection_found_broken_is_tried_anew_once() {
    let database = fresh("broken").await;
    // The exceptions of a closing connection and of an iPhone that comes back from sleep.
    for name in ["InvalidStateError", "UnknownError"] {
        next_transactions_fail(name, 1);
        assert_eq!(database.write(put(1)).await, Ok(()), "{name}");
        next_transactions_fail(name, 1);
        assert_eq!(drafts(&database).await, Ok(vec![(vec![1], vec![1])]), "{name}");
        next_transactions_fail(name, 2);
        let failed = WriteError::Failed(format!("{name}: on demand"));
        assert_eq!(database.write(put(1)).await, Err(failed), "{name}: no third attempt");
        assert_eq!(database.write(put(1)).await, Ok(()), "{name}: nor a connection broken for good");
    }
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_at_once() {
    let database = fresh("full").await;
    next_transactions_fail("QuotaExceededError", 1);
    assert_eq!(database.write(put(1)).await, Err(WriteError::Full));
    assert_eq!(database.write(put(1)).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_newer_database_is_left_alone() {
    let database = fresh("newer").await;
    let newer: IdbDatabase = upgrade("newer", NEWER, |_| Ok(())).await.expect("upgraded").unchecked_into();
    newer.close();
    assert_eq!(Database::open("newer").await.err(), Some(OpenError::Newer));
    assert!(drafts(&database).await.is_err_and(|error| error.0.starts_with("VersionError")));
    assert_eq!(database.write(put(1)).await, Err(WriteError::Newer));
}

#[wasm_bindgen_test]
async fn an_older_database_gets_what_it_lacks_and_keeps_what_it_has() {
    Database::delete("older").await.expect("nobody holds it");
    let create = |request: &IdbOpenDbRequest| {
        let database: IdbDatabase = request.result()?.dyn_into()?;
        let drafts = database.create_object_store(Space::Drafts.name())?;
        let one = || JsValue::from(Uint8Array::from([1].as_slice()));
        drafts.put_with_key(&one(), &one()).map(drop)
    };
    let older: IdbDatabase = upgrade("older", 1, create).await.expect("created").unchecked_into();
    older.close();
    let database = Database::open("older").await.expect("opens");
    assert_eq!(drafts(&database).await, Ok(vec![(vec![1], vec![1])]));
    let changes = Space::ALL.map(|space| Change::Put(space, vec![2], vec![2])).to_vec();
    assert_eq!(database.write(Transaction { changes, ..put(2) }).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_deleted_database_does_not_come_back_empty() {
    let database = fresh("deleted").await;
    Database::delete("deleted").await.expect("the open connection lets go");
    let gone = "NotFoundError: the database is not there";
    assert_eq!(database.write(put(1)).await, Err(WriteError::Failed(gone.into())));
    assert_eq!(drafts(&database).await, Err(ReadError(gone.into())));
    let database = Database::open("deleted").await.expect("opens");
    assert_eq!(drafts(&database).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_is_told_of() {
    drop(fresh("held").await);
    let holder: IdbDatabase = upgrade("held", NEWER, |_| Ok(())).await.expect("upgraded").unchecked_into();
    assert_eq!(Database::delete("held").await, Err(OpenError::Blocked));
    holder.close();
    Database::delete("held").await.expect("deleted once it does");
}

/// An empty database, whatever an earlier run left behind.
async fn fresh(name: &str) -> Database {
    Database::delete(name).await.expect("nobody holds it");
    Database::open(name).await.expect("opens")
}

fn put(byte: u8) -> Transaction {
    let changes = vec![Change::Put(Space::Drafts, vec![byte], vec![byte])];
    Transaction { changes, strict: true, ..Transaction::default() }
}

async fn drafts(database: &Database) -> Result<Vec<Record>, ReadError> {
    let answers = database.read(vec![Query { space: Space::Drafts, prefix: vec![] }]).await?;
    Ok(answers.into_iter().flatten().collect())
}

/// Lets the next `times` transactions of this page throw the exception of this name, each on beginning.
fn next_transactions_fail(name: &str, times: u32) {
    let body = "const proto = IDBDatabase.prototype, real = proto.transaction;
        proto.transaction = function () {
            if (--times === 0) proto.transaction = real;
            throw new DOMException('on demand', name);
        };";
    let fail = Function::new_with_args("name, times", body);
    fail.call2(&JsValue::NULL, &name.into(), &times.into()).expect("a plain assignment");
}

fn give_up(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    request.transaction().map_or(Ok(()), |transaction| transaction.abort())
}

/// The version of a layout no app of today knows.
const NEWER: u32 = 1000;

/// Opens a database as an app with another version of its layout would, and does `work` while it upgrades.
async fn upgrade(
    name: &str,
    version: u32,
    work: fn(&IdbOpenDbRequest) -> Result<(), JsValue>,
) -> Result<JsValue, JsValue> {
    let factory: IdbFactory = Reflect::get(&js_sys::global(), &"indexedDB".into())?.dyn_into()?;
    let request: IdbOpenDbRequest = factory.open_with_u32(name, version)?;
    let upgrading = Closure::once({
        let request = request.clone();
        move || work(&request)
    });
    request.set_onupgradeneeded(Some(upgrading.as_ref().unchecked_ref()));
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    JsFuture::from(settled).await?;
    request.result()
}
