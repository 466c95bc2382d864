//! What comes from elsewhere, looked at in a worker ([`super::worker`]). A page that makes it stop is refused, and another
//! goes on with the rest; where a browser starts none, they are looked at here, one after the other. A worker that has
//! had nothing to do for a while is let go: it is as large as the app.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use super::{clock, worker};
use crate::domain::DocumentId;
use crate::notebook::{Checked, Parcel, Ticket, Unfit, check};

/// How long a worker waits for more, in milliseconds.
const IDLE: i32 = 10_000;

type Answer = Result<Box<Checked>, Unfit>;

/// Looks at what comes, in its order; nothing is heard of the rest once it is dropped.
pub struct Checker(Rc<Inner>);

struct Inner {
    heard: Box<dyn Fn(Ticket, Answer)>,
    /// What is not answered yet, oldest first; a worker answers in the same order.
    waiting: RefCell<VecDeque<(Ticket, Parcel)>>,
    running: RefCell<Option<Running>>,
    is_ready: Cell<bool>,
    /// How many answers there were.
    answers: Cell<u64>,
}

struct Running {
    worker: Worker,
    _answered: Closure<dyn Fn(MessageEvent)>,
    _broken: Closure<dyn Fn()>,
}

impl Checker {
    /// A checker that tells what each turned out to be.
    pub fn new(heard: impl Fn(Ticket, Answer) + 'static) -> Self {
        Self(Rc::new(Inner {
            heard: Box::new(heard),
            waiting: RefCell::default(),
            running: RefCell::default(),
            is_ready: Cell::new(false),
            answers: Cell::new(0),
        }))
    }

    /// Looks at this.
    pub fn check(&self, ticket: Ticket, parcel: Parcel) {
        let Self(inner) = self;
        if inner.running.borrow().is_none() {
            inner.begin();
        }
        if inner.is_ready.get() {
            inner.send(&parcel);
        }
        inner.waiting.borrow_mut().push_back((ticket, parcel));
        if inner.running.borrow().is_none() {
            spawn_local(inner.clone().look_here());
        }
    }
}

impl Inner {
    fn begin(self: &Rc<Self>) {
        self.is_ready.set(false);
        let Some(worker) = worker::start() else { return drop(self.running.take()) };
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
                // Not from within what is dropped by it.
                spawn_local(async move { inner.broken() });
            }
        });
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        self.running.replace(Some(Running { worker, _answered: answered, _broken: broken }));
    }

    fn send(&self, parcel: &Parcel) {
        let base = parcel.base.as_ref().map_or(JsValue::UNDEFINED, |base| Uint8Array::from(&**base).into());
        let message =
            Array::of3(&Uint8Array::from(parcel.id.bytes()), &base, &Uint8Array::from(&*parcel.bytes));
        if let Some(running) = &*self.running.borrow() {
            let _ = running.worker.post_message(&message);
        }
    }

    fn answered(self: &Rc<Self>, event: &MessageEvent) {
        match event.data().dyn_into::<Uint8Array>() {
            Ok(answer) => {
                let Some((ticket, _)) = self.waiting.borrow_mut().pop_front() else { return };
                let checked = postcard::from_bytes(&answer.to_vec()).unwrap_or(Err(Unfit::Damaged));
                self.answers.set(self.answers.get() + 1);
                (self.heard)(ticket, checked);
                if self.waiting.borrow().is_empty() {
                    spawn_local(self.clone().rest());
                }
            }
            Err(_) => {
                self.is_ready.set(true);
                self.waiting.borrow().iter().for_each(|(_, parcel)| self.send(parcel));
            }
        }
    }

    /// Lets go of the worker unless more comes soon.
    async fn rest(self: Rc<Self>) {
        let answers = self.answers.get();
        clock::wait(IDLE).await;
        if self.answers.get() == answers && self.waiting.borrow().is_empty() {
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
        self.begin();
        if self.running.borrow().is_none() {
            spawn_local(self.clone().look_here());
        }
        if let Some((ticket, _)) = stopped {
            (self.heard)(ticket, Err(Unfit::Damaged));
        }
    }

    async fn look_here(self: Rc<Self>) {
        loop {
            clock::pause().await;
            let Some((ticket, parcel)) = self.waiting.borrow_mut().pop_front() else { return };
            (self.heard)(ticket, check(&parcel));
        }
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.0.waiting.borrow_mut().clear();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// What the worker does: looks at what [`Checker`] sent, its document's id, the copy that is here, and what came. Nothing
/// for anything else.
pub(super) fn answer(message: &Array) -> Vec<u8> {
    let part = |at| Uint8Array::new(&message.get(at)).to_vec();
    let Ok(id) = part(0).try_into().map(DocumentId) else { return Vec::new() };
    let base = (!message.get(1).is_undefined()).then(|| part(1).into());
    postcard::to_allocvec(&check(&Parcel { id, base, bytes: part(2).into() })).unwrap_or_default()
}
