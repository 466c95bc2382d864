//! Tabs of one browser tell each other over BroadcastChannel which documents they save.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::domain::DocumentId;

/// A channel to the other tabs with the same notebook. It closes when this is dropped.
pub struct Tabs {
    /// `None` if the browser does not have it. Then a tab sees the changes of others when it reloads.
    channel: Option<BroadcastChannel>,
    _listener: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Opens the channel of a database. `heard` is called with the documents that another tab saves.
    pub fn open(database: &str, heard: impl Fn(Vec<DocumentId>) + 'static) -> Self {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let ids = Array::from(&event.data());
            heard(
                ids.iter().filter_map(|id| DocumentId::from_bytes(&Uint8Array::new(&id).to_vec())).collect(),
            );
        });
        let channel = BroadcastChannel::new(database).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self { channel, _listener: listener }
    }

    /// Tells the other tabs that these documents change.
    pub fn announce(&self, documents: &[DocumentId]) {
        let ids: Array = documents.iter().map(|id| JsValue::from(Uint8Array::from(id.bytes()))).collect();
        if let Some(channel) = &self.channel {
            // A tab that does not get the message reads the change when it reloads.
            let _ = channel.post_message(&ids);
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
