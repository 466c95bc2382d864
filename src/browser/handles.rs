//! What the browser lends and nobody can turn into bytes: the folders the owner chose. They lie in a database of their
//! own, apart from the notebook's, because they are worth nothing on any other device.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest};

use super::indexed_db::{Fault, answer, factory, give_up};

const DATABASE: &str = "regulars-handles";
const STORE: &str = "handles";

/// What is kept under this name; `None` where there is nothing, or the browser does not tell.
pub async fn kept(name: &str) -> Option<JsValue> {
    let database = open(false).await.ok()?;
    let asked = store(&database, "readonly").and_then(|store| Ok(store.get(&name.into())?)).ok()?;
    let found = answer(&asked).await;
    database.close();
    found.ok().filter(|found| !found.is_undefined())
}

/// Keeps something under this name, or nothing any more. Whether the browser took it.
pub async fn keep(name: &str, handle: Option<&JsValue>) -> bool {
    let Ok(database) = open(handle.is_some()).await else { return handle.is_none() };
    let asked = store(&database, "readwrite").and_then(|store| {
        Ok(match handle {
            Some(handle) => store.put_with_key(handle, &name.into())?,
            None => store.delete(&name.into())?,
        })
    });
    let taken = match asked {
        Ok(asked) => answer(&asked).await.is_ok(),
        Err(_) => false,
    };
    database.close();
    taken
}

/// Without `create`, a database that is not there stays so: nobody has chosen a folder yet.
async fn open(create: bool) -> Result<IdbDatabase, Fault> {
    let request = factory()?.open_with_u32(DATABASE, 1)?;
    let upgrade = Closure::once({
        let request = request.clone();
        move || if create { create_store(&request) } else { give_up(&request) }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    Ok(answer(&request).await?.dyn_into()?)
}

fn create_store(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    database.create_object_store(STORE).map(drop)
}

fn store(database: &IdbDatabase, mode: &str) -> Result<IdbObjectStore, Fault> {
    let transaction: js_sys::Function = js_sys::Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let running: web_sys::IdbTransaction =
        transaction.call2(database, &STORE.into(), &mode.into())?.dyn_into()?;
    Ok(running.object_store(STORE)?)
}
