//! Pages that another device sent, looked at in a worker ([`super::worker`]). A page that makes it stop is refused, and
//! another goes on with the rest; where a browser starts none, they are looked at here, one after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};

use super::{clock, worker};
use crate::domain::DocumentId;
use crate::notebook::{Checked, check};

type Heard = dyn Fn(DocumentId, Option<Box<Checked>>);

/// Looks at pages in the order they come; nothing is heard of the rest once it is dropped.
pub struct Checker(Rc<Inner>);

struct Inner {
    heard: Box<Heard>,
    /// Those that are not answered yet, oldest first.
    waiting: RefCell<VecDeque<(DocumentId, Arc<[u8]>)>>,
    running: RefCell<Option<Running>>,
    is_ready: Cell<bool>,
}

struct Running {
    worker: Worker,
    _answered: Closure<dyn Fn(MessageEvent)>,
    _broken: Closure<dyn Fn()>,
}

impl Checker {
    /// A checker that tells what each page turned out to be.
    pub fn new(heard: impl Fn(DocumentId, Option<Box<Checked>>) + 'static) -> Self {
        let inner = Rc::new(Inner {
            heard: Box::new(heard),
            waiting: RefCell::default(),
            running: RefCell::default(),
            is_ready: Cell::new(false),
        });
        inner.begin();
        Self(inner)
    }

    /// Looks at a page.
    pub fn check(&self, id: DocumentId, bytes: Arc<[u8]>) {
        let Self(inner) = self;
        if inner.is_ready.get() {
            inner.send(id, &bytes);
        }
        inner.waiting.borrow_mut().push_back((id, bytes));
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

    fn send(&self, id: DocumentId, bytes: &[u8]) {
        let page = Array::of2(&Uint8Array::from(id.bytes()), &Uint8Array::from(bytes));
        if let Some(running) = &*self.running.borrow() {
            let _ = running.worker.post_message(&page);
        }
    }

    fn answered(&self, event: &MessageEvent) {
        match event.data().dyn_into::<Uint8Array>() {
            Ok(answer) => {
                let Ok((id, checked)) = postcard::from_bytes(&answer.to_vec()) else { return };
                self.waiting.borrow_mut().retain(|(waiting, _)| *waiting != id);
                (self.heard)(id, checked);
            }
            Err(_) => {
                self.is_ready.set(true);
                self.waiting.borrow().iter().for_each(|(id, bytes)| self.send(*id, bytes));
            }
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
        if let Some((id, _)) = stopped {
            (self.heard)(id, None);
        }
    }

    async fn look_here(self: Rc<Self>) {
        loop {
            clock::pause().await;
            let Some((id, bytes)) = self.waiting.borrow_mut().pop_front() else { return };
            (self.heard)(id, check(id, &bytes));
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

/// What the worker does: looks at a page that [`Checker`] sent, its id and its bytes. Nothing for anything else.
pub(super) fn answer(page: &Array) -> Vec<u8> {
    let part = |at| Uint8Array::new(&page.get(at)).to_vec();
    let Ok(id) = part(0).try_into().map(DocumentId) else { return Vec::new() };
    postcard::to_allocvec(&(id, check(id, &part(1)))).unwrap_or_default()
}
