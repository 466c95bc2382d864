//! Calls that run once typing pauses or the page is hidden. They can be cancelled. This works even if the browser still
//! runs a timer that was cleared, as test clocks do. By then the form may be gone.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

/// How long typing must pause before a draft is kept, in milliseconds.
const PAUSE: Duration = Duration::from_millis(300);

/// At most one pending call. `Copy`: a signal.
#[derive(Clone, Copy)]
pub struct Debounce {
    waiting: StoredValue<Option<Waiting>, LocalStorage>,
    calls: StoredValue<u64>,
}

struct Waiting {
    number: u64,
    timer: Option<TimeoutHandle>,
    call: Rc<dyn Fn()>,
}

impl Debounce {
    /// Starts with no pending call.
    pub fn new() -> Self {
        let pause = Self { waiting: StoredValue::new_local(None), calls: StoredValue::new(0) };
        // A hidden page may never be seen again, and a closed page never is. So the call does not wait for a pause.
        for event in ["visibilitychange", "pagehide", "beforeunload"] {
            let listener = window_event_listener_untyped(event, move |_| pause.call(|_| true));
            on_cleanup(move || listener.remove());
        }
        pause
    }

    /// Runs this call after a pause. It replaces any pending call.
    pub fn begin(self, call: impl Fn() + 'static) {
        self.end();
        self.calls.update_value(|calls| *calls += 1);
        let number = self.calls.get_value();
        let due = move || self.call(|waiting| waiting.number == number);
        let timer = set_timeout_with_handle(due, PAUSE).ok();
        self.waiting.set_value(Some(Waiting { number, timer, call: Rc::new(call) }));
    }

    /// Whether a call is pending.
    pub fn is_waiting(self) -> bool {
        self.waiting.with_value(Option::is_some)
    }

    /// Cancels the pending call. Returns whether there was one.
    pub fn end(self) -> bool {
        self.take(|_| true).is_some()
    }

    fn call(self, is_due: impl Fn(&Waiting) -> bool) {
        if let Some(waiting) = self.take(is_due) {
            (waiting.call)();
        }
    }

    fn take(self, is_taken: impl Fn(&Waiting) -> bool) -> Option<Waiting> {
        let waiting = self.waiting.try_update_value(|waiting| waiting.take_if(|waiting| is_taken(waiting)));
        waiting.flatten().inspect(|waiting| waiting.timer.iter().for_each(TimeoutHandle::clear))
    }
}
