//! A folder on the device that the owner chose for the app to write into. Only browsers with the File System Access
//! interface of Chromium offer this.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::{device, handles};

/// A folder that the browser lets the app use.
#[derive(Clone, Debug)]
pub struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// Whether this browser lets the owner choose a folder.
    pub fn is_offered() -> bool {
        picker().is_some()
    }

    /// Lets the owner choose a folder and keeps it under this name. `None` if they did not. Call it on a tap.
    pub async fn choose(name: &str) -> Option<Self> {
        let options = device::object([("mode", "readwrite".into())]);
        let chosen = picker()?.call1(&device::window(), &options).ok()?;
        let handle: FileSystemDirectoryHandle = wait(chosen).await.ok()?.dyn_into().ok()?;
        handles::keep(name, Some(&handle)).await.then_some(Self(handle))
    }

    /// The folder kept under this name.
    pub async fn kept(name: &str) -> Option<Self> {
        Some(Self(handles::kept(name).await?.dyn_into().ok()?))
    }

    /// Forgets the folder kept under this name. Its files stay.
    pub async fn forget(name: &str) {
        handles::keep(name, None).await;
    }

    /// The name of the folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether the app may write into the folder. With `ask`, the browser asks the owner if necessary. Use `ask` on a
    /// tap.
    pub async fn is_open(&self, ask: bool) -> bool {
        let options = device::object([("mode", "readwrite".into())]);
        let call = |method: &str| {
            let method: Function = Reflect::get(&self.0, &method.into())?.dyn_into()?;
            method.call1(&self.0, &options)
        };
        for method in if ask { &["queryPermission", "requestPermission"][..] } else { &["queryPermission"] } {
            let Ok(asked) = call(method) else { return false };
            if wait(asked).await.is_ok_and(|state| state == "granted") {
                return true;
            }
        }
        false
    }

    /// Writes a whole file. It replaces a file of the same name only when it is complete. `None` if that failed.
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Option<()> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let file = self.0.get_file_handle_with_options(name, &options);
        let file: FileSystemFileHandle = wait(file.into()).await.ok()?.dyn_into().ok()?;
        let stream = wait(file.create_writable().into()).await.ok()?;
        let stream: FileSystemWritableFileStream = stream.dyn_into().ok()?;
        wait(stream.write_with_js_u8_array(&Uint8Array::from(bytes)).ok()?.into()).await.ok()?;
        wait(stream.close().into()).await.ok()?;
        Some(())
    }

    /// A file that is not read yet. `None` if it does not exist.
    pub async fn file(&self, name: &str) -> Option<File> {
        let file: FileSystemFileHandle =
            wait(self.0.get_file_handle(name).into()).await.ok()?.dyn_into().ok()?;
        wait(file.get_file().into()).await.ok()?.dyn_into().ok()
    }

    /// The names of everything in the folder, sorted.
    pub async fn names(&self) -> Vec<String> {
        let (names, mut found) = (self.0.keys(), Vec::new());
        while let Ok(next) = names.next_iterator()
            && let Ok(next) = JsFuture::from(next).await
        {
            let part = |key: &str| Reflect::get(&next, &key.into()).ok();
            if part("done").is_none_or(|done| done.is_truthy()) {
                break;
            }
            found.extend(part("value").and_then(|name| name.as_string()));
        }
        found.sort();
        found
    }

    /// Removes a file. Nothing happens if it does not exist.
    pub async fn remove(&self, name: &str) {
        let _ = wait(self.0.remove_entry(name).into()).await;
    }
}

/// The function that opens the folder picker. It is looked up by name, because web-sys does not have it.
fn picker() -> Option<Function> {
    Reflect::get(&device::window(), &"showDirectoryPicker".into()).ok()?.dyn_into().ok()
}

async fn wait(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}
