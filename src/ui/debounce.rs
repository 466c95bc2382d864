//! What happens once typing pauses, or the page goes out of sight. It can be called off, also where the browser lets a
//! timer run that was cleared, as clocks of tests do: by then the form may be gone.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

/// How long typing pauses before a draft is kept, in milliseconds.
const PAUSE: Duration = Duration::from_millis(300);

/// At most one call that waits for a pause. `Copy`: a signal.
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
    /// None waits yet.
    pub fn new() -> Self {
        let pause = Self { waiting: StoredValue::new_local(None), calls: StoredValue::new(0) };
        // A page that is hidden may never be seen again, and one that is closed is not: no pause is waited for.
        for event in ["visibilitychange", "pagehide", "beforeunload"] {
            let listener = window_event_listener_untyped(event, move |_| pause.call(|_| true));
            on_cleanup(move || listener.remove());
        }
        pause
    }

    /// Calls after a pause, in place of whatever waits.
    pub fn begin(self, call: impl Fn() + 'static) {
        self.end();
        self.calls.update_value(|calls| *calls += 1);
        let number = self.calls.get_value();
        let due = move || self.call(|waiting| waiting.number == number);
        let timer = set_timeout_with_handle(due, PAUSE).ok();
        self.waiting.set_value(Some(Waiting { number, timer, call: Rc::new(call) }));
    }

    /// Whether any waits.
    pub fn is_waiting(self) -> bool {
        self.waiting.with_value(Option::is_some)
    }

    /// Calls off what waits; whether anything did.
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
