//! What happens once typing pauses. It can be called off, also where the browser lets a timer run that was cleared, as
//! clocks of tests do: by then the form may be gone.

use std::time::Duration;

use leptos::prelude::*;

/// How long typing pauses before a draft is kept, in milliseconds.
const PAUSE: Duration = Duration::from_millis(300);

/// At most one call that waits for a pause. `Copy`: a signal.
#[derive(Clone, Copy)]
pub struct Pause {
    /// The timer, and which call it is for; `None` while none waits.
    waiting: StoredValue<Option<(u64, Option<TimeoutHandle>)>>,
    calls: StoredValue<u64>,
}

impl Pause {
    /// None waits yet.
    pub fn new() -> Self {
        Self { waiting: StoredValue::new(None), calls: StoredValue::new(0) }
    }

    /// Calls after a pause, in place of whatever waits.
    pub fn begin(self, call: impl Fn() + 'static) {
        self.end();
        self.calls.update_value(|calls| *calls += 1);
        let number = self.calls.get_value();
        let due = move || {
            let is_due = |waiting: &mut Option<(u64, Option<TimeoutHandle>)>| {
                waiting.take_if(|(waiting, _)| *waiting == number).is_some()
            };
            if self.waiting.try_update_value(is_due) == Some(true) {
                call();
            }
        };
        self.waiting.set_value(Some((number, set_timeout_with_handle(due, PAUSE).ok())));
    }

    /// Whether any waits.
    pub fn is_waiting(self) -> bool {
        self.waiting.with_value(Option::is_some)
    }

    /// Calls off what waits; whether anything did.
    pub fn end(self) -> bool {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        waiting.inspect(|(_, timer)| timer.iter().for_each(TimeoutHandle::clear)).is_some()
    }
}
