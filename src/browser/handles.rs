//! Objects of the browser that cannot be turned into bytes: the folders the owner chose and the WebRTC certificates.
//! They have a database of their own, apart from the notebook, because they are useless on any other device.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest};

use super::indexed_db::{self, Fault, answer, factory};
use super::names;

const STORE: &str = "handles";

/// The object kept under this name. `None` if there is none, or if the browser does not give it.
pub async fn kept(name: &str) -> Option<JsValue> {
    let database = open(false).await.ok()?;
    let asked = store(&database, "readonly").and_then(|store| Ok(store.get(&name.into())?)).ok()?;
    let found = answer(&asked).await;
    database.close();
    found.ok().filter(|found| !found.is_undefined())
}

/// Keeps an object under this name, or deletes it with `None`. Returns whether the browser accepted this.
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

/// Copies the objects in the database of another name. If one cannot be copied, the owner has to choose it again.
pub(super) async fn take_over(other: &str) {
    let taken = async {
        let other = indexed_db::open(factory()?.open_with_u32(other, 1)?, |_, _| false).await?;
        let asked =
            store(&other, "readonly").and_then(|store| Ok((store.get_all_keys()?, store.get_all()?)))?;
        let (keys, values) = (answer(&asked.0), answer(&asked.1));
        let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
        other.close();
        for (name, handle) in keys.iter().zip(values.iter()) {
            keep(&name.as_string().unwrap_or_default(), Some(&handle)).await;
        }
        Ok::<(), Fault>(())
    };
    let _ = taken.await;
}

/// Opens the database. Without `create`, a missing database is not created: nothing has been kept yet.
async fn open(create: bool) -> Result<IdbDatabase, Fault> {
    let request = factory()?.open_with_u32(&names::own("handles"), 1)?;
    indexed_db::open(request, move |request, _| create && create_store(request).is_ok()).await
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
