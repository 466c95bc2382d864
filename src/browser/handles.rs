//! What the browser lends and nobody can turn into bytes: the folders the owner chose. They lie in a database of their
//! own, apart from the notebook's, because they are worth nothing on any other device.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest};

use super::indexed_db::{self, Fault, answer, factory};
use super::names;

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

/// Takes over what is kept in the database of another name. What cannot be is chosen again by the owner.
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

/// Without `create`, a database that is not there stays so: nobody has chosen a folder yet.
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
