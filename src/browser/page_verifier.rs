//! Verifies documents that come from elsewhere in a Web Worker ([`super::worker`]). If a document makes the worker crash,
//! it is refused, and another worker continues with the rest. If the browser starts no worker, the documents are
//! verified here, one after the other. A worker is stopped when it has been idle for a while, because it needs as much
//! memory as the app.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use super::{clock, worker_thread};
use crate::domain::DocumentId;
use crate::notebook::{MergeError, Ticket, Unverified, Verified, verify};

/// How long an idle worker is kept, in milliseconds. This is longer than the usual pause of an owner who writes on two
/// devices at once.
const IDLE: i32 = 300_000;

type Answer = Result<Box<Verified>, MergeError>;

/// Verifies documents in the order of their arrival. When it is dropped, no more answers are reported.
pub struct PageVerifier(Rc<Inner>);

struct Inner {
    heard: Box<dyn Fn(Ticket, Answer)>,
    /// The documents that are not answered yet, oldest first, each with a number of its own.
    waiting: RefCell<VecDeque<(u64, Ticket, Unverified)>>,
    running: RefCell<Option<Running>>,
    is_ready: Cell<bool>,
    /// Whether there is no worker and the waiting documents are being verified here.
    is_looking_here: Cell<bool>,
    /// The last number that was used.
    numbered: Cell<u64>,
}

struct Running {
    worker: Worker,
    _answered: Closure<dyn Fn(MessageEvent)>,
    _broken: Closure<dyn Fn()>,
}

impl PageVerifier {
    /// Creates a verifier. It reports each result to `heard`.
    pub fn new(heard: impl Fn(Ticket, Answer) + 'static) -> Self {
        Self(Rc::new(Inner {
            heard: Box::new(heard),
            waiting: RefCell::default(),
            running: RefCell::default(),
            is_ready: Cell::new(false),
            is_looking_here: Cell::new(false),
            numbered: Cell::new(0),
        }))
    }

    /// Verifies a document.
    pub fn verify(&self, ticket: Ticket, unverified: Unverified) {
        let Self(inner) = self;
        if inner.running.borrow().is_none() && !inner.is_looking_here.get() {
            inner.begin();
        }
        let number = inner.numbered.get() + 1;
        inner.numbered.set(number);
        if inner.is_ready.get() {
            inner.send(number, &unverified);
        }
        inner.waiting.borrow_mut().push_back((number, ticket, unverified));
        if inner.running.borrow().is_none() {
            spawn_local(inner.clone().look_here());
        }
    }

    /// Stops the worker, unless documents are waiting.
    pub fn rest(&self) {
        self.0.let_go();
    }
}

impl Inner {
    fn begin(self: &Rc<Self>) {
        self.is_ready.set(false);
        let Some(worker) = worker_thread::start() else { return drop(self.running.take()) };
        let weak = Rc::downgrade(self);
        let answered = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = weak.upgrade() {
                inner.answered(&event);
            }
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        let weak = Rc::downgrade(self);
        let broken = Closure::<dyn Fn()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                // `broken` drops this closure, so it must not be called from inside it.
                spawn_local(async move { inner.broken() });
            }
        });
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        self.running.replace(Some(Running { worker, _answered: answered, _broken: broken }));
    }

    fn send(&self, number: u64, unverified: &Unverified) {
        let base =
            unverified.base.as_ref().map_or(JsValue::UNDEFINED, |base| Uint8Array::from(&**base).into());
        let message = Array::of4(
            &Uint8Array::from(number.to_le_bytes().as_slice()),
            &Uint8Array::from(unverified.id.bytes()),
            &base,
            &Uint8Array::from(&*unverified.bytes),
        );
        if let Some(running) = &*self.running.borrow() {
            let _ = running.worker.post_message(&message);
        }
    }

    fn answered(self: &Rc<Self>, event: &MessageEvent) {
        match event.data().dyn_into::<Uint8Array>() {
            Ok(answer) => {
                let answer = answer.to_vec();
                let Some((number, verified)) = answer.split_first_chunk() else { return };
                let number = u64::from_le_bytes(*number);
                let at = self.waiting.borrow().iter().position(|(waiting, ..)| *waiting == number);
                let Some((_, ticket, _)) = at.and_then(|at| self.waiting.borrow_mut().remove(at)) else {
                    return;
                };
                let verified = postcard::from_bytes(verified).unwrap_or(Err(MergeError::Damaged));
                (self.heard)(ticket, verified);
                if self.waiting.borrow().is_empty() {
                    spawn_local(Self::rest(Rc::downgrade(self), self.numbered.get()));
                }
            }
            Err(_) => {
                self.is_ready.set(true);
                self.waiting
                    .borrow()
                    .iter()
                    .for_each(|(number, _, unverified)| self.send(*number, unverified));
            }
        }
    }

    /// Stops the worker after a while, unless more documents arrive.
    async fn rest(inner: Weak<Self>, numbered: u64) {
        clock::wait(IDLE).await;
        let Some(inner) = inner.upgrade() else { return };
        if inner.numbered.get() == numbered {
            inner.let_go();
        }
    }

    fn let_go(&self) {
        if self.waiting.borrow().is_empty() {
            self.is_ready.set(false);
            self.running.take();
        }
    }

    fn broken(self: Rc<Self>) {
        if !self.is_ready.get() {
            self.running.take();
            return spawn_local(self.look_here());
        }
        let stopped = self.waiting.borrow_mut().pop_front();
        self.is_ready.set(false);
        self.running.take();
        if !self.waiting.borrow().is_empty() {
            self.begin();
            if self.running.borrow().is_none() {
                spawn_local(self.clone().look_here());
            }
        }
        if let Some((_, ticket, _)) = stopped {
            (self.heard)(ticket, Err(MergeError::Damaged));
        }
    }

    async fn look_here(self: Rc<Self>) {
        if self.is_looking_here.replace(true) {
            return;
        }
        loop {
            clock::pause().await;
            let Some((_, ticket, unverified)) = self.waiting.borrow_mut().pop_front() else { break };
            (self.heard)(ticket, verify(&unverified));
        }
        self.is_looking_here.set(false);
    }
}

impl Drop for PageVerifier {
    fn drop(&mut self) {
        self.0.waiting.borrow_mut().clear();
        self.0.running.take();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Verifies the document of one message of a [`PageVerifier`], in the worker. The message holds a number, the id of the document, the copy
/// that is here, and what arrived. The answer holds the number and the result. It is empty for any other message.
pub(super) fn answer(message: &Array) -> Vec<u8> {
    let part = |at| Uint8Array::new(&message.get(at)).to_vec();
    let Ok(id) = part(1).try_into().map(DocumentId) else { return Vec::new() };
    let base = (!message.get(2).is_undefined()).then(|| part(2).into());
    let verified = verify(&Unverified { id, base, bytes: part(3).into() });
    [part(0), postcard::to_allocvec(&verified).unwrap_or_default()].concat()
}
