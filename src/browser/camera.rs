//! The camera: its picture is shown in a `video` on the page, and the contents of the codes in it are reported. A Web
//! Worker looks for the codes ([`super::qr_scan`]). It gets the next picture when it has finished the last one.

use std::rc::Rc;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, HtmlVideoElement, ImageBitmap, MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, MessageEvent, Worker,
};

use super::device::{self, object};
use super::{clock, worker_thread};

/// The picture size requested from the camera, in pixels. It is enough for a code at arm's length, and not more than
/// the worker can handle.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;

/// How long to wait for the first picture, and for the next if there is none, in milliseconds.
const LOOK: i32 = 30;

/// Why the camera gives no picture. Each reason is a message of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blind {
    /// The owner refused access, now or earlier.
    Refused,
    /// There is no camera, or another app uses it.
    None,
}

/// An open camera. It closes when this is dropped.
pub struct Camera {
    stream: MediaStream,
    worker: Worker,
    _answered: Closure<dyn Fn(MessageEvent)>,
    _broken: Closure<dyn Fn()>,
}

/// Asks for the camera and closes it again. Returns whether access is allowed. A browser with camera access also
/// reveals the addresses of this device.
pub async fn ask() -> bool {
    stream(None).await.map(|stream| stop(&stream)).is_ok()
}

impl Camera {
    /// Opens the camera with this id. Without an id, or if that camera is gone, it opens one at the back. `seen` is
    /// called with the content of each code, and with an error when the worker has failed.
    pub async fn open(
        video: &HtmlVideoElement,
        id: Option<&str>,
        seen: impl Fn(Result<Vec<u8>, Blind>) + 'static,
    ) -> Result<Self, Blind> {
        let worker = worker_thread::start().ok_or(Blind::None)?;
        // The listeners are set first. The worker may be ready, or fail, long before the owner allows the camera.
        let seen: Rc<dyn Fn(Result<Vec<u8>, Blind>)> = Rc::new(seen);
        let (looking, answered, told) = (video.clone(), worker.clone(), seen.clone());
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            for code in Array::from(&event.data()).iter() {
                told(Ok(Uint8Array::new(&code).to_vec()));
            }
            spawn_local(send_next(looking.clone(), answered.clone()));
        });
        worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        let broken = Closure::<dyn Fn()>::new(move || seen(Err(Blind::None)));
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        let opened = match (stream(id).await, id) {
            (Err(Blind::None), Some(_)) => stream(None).await,
            (opened, _) => opened,
        };
        let stream = opened.inspect_err(|_| worker.terminate())?;
        video.set_src_object(Some(&stream));
        let _ = video.play().map(JsFuture::from);
        Ok(Self { stream, worker, _answered: listener, _broken: broken })
    }

    /// The id of the next camera. `None` if there is only one.
    pub async fn next(&self) -> Option<String> {
        let listed = JsFuture::from(media_devices()?.enumerate_devices().ok()?).await.ok()?;
        let cameras: Vec<String> = Array::from(&listed)
            .iter()
            .map(JsCast::unchecked_into::<MediaDeviceInfo>)
            .filter(|device| device.kind() == MediaDeviceKind::Videoinput)
            .map(|device| device.device_id())
            .collect();
        let own = self.track()?.get_settings().get_device_id();
        let at = cameras.iter().position(|id| own.as_ref() == Some(id))?;
        (cameras.len() > 1).then(|| cameras[(at + 1) % cameras.len()].clone())
    }

    /// Whether the camera has a light.
    pub fn has_torch(&self) -> bool {
        let has = || {
            let track = self.track()?;
            let able: js_sys::Function =
                Reflect::get(&track, &"getCapabilities".into()).ok()?.dyn_into().ok()?;
            Reflect::get(&able.call0(&track).ok()?, &"torch".into()).ok().map(|torch| torch.is_truthy())
        };
        has().unwrap_or_default()
    }

    /// Switches the light of the camera.
    pub fn set_torch(&self, on: bool) {
        let wanted = object([("torch", on.into())]);
        let constraints = object([("advanced", Array::of1(&wanted).into())]);
        if let Some(track) = self.track() {
            let _ = track.apply_constraints_with_constraints(constraints.unchecked_ref());
        }
    }

    fn track(&self) -> Option<MediaStreamTrack> {
        self.stream.get_video_tracks().get(0).dyn_into().ok()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.worker.terminate();
        stop(&self.stream);
    }
}

fn media_devices() -> Option<MediaDevices> {
    device::window().navigator().media_devices().ok()
}

async fn stream(id: Option<&str>) -> Result<MediaStream, Blind> {
    let devices = media_devices().ok_or(Blind::None)?;
    let ideal = |value: JsValue| JsValue::from(object([("ideal", value)]));
    let which = match id {
        Some(id) => ("deviceId", object([("exact", id.into())]).into()),
        None => ("facingMode", ideal("environment".into())),
    };
    let wanted = object([which, ("width", ideal(WIDTH.into())), ("height", ideal(HEIGHT.into()))]);
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let asked = devices.get_user_media_with_constraints(&constraints).map_err(|_| Blind::None)?;
    let refused = |error: JsValue| match error.dyn_into::<DomException>() {
        Ok(error) if error.name() == "NotAllowedError" => Blind::Refused,
        _ => Blind::None,
    };
    Ok(JsFuture::from(asked).await.map_err(refused)?.unchecked_into())
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

/// Sends the current camera picture to the worker, as soon as there is one.
async fn send_next(video: HtmlVideoElement, worker: Worker) {
    loop {
        let asked = device::window().create_image_bitmap_with_html_video_element(&video);
        let picture = match asked {
            Ok(asked) => JsFuture::from(asked).await.ok(),
            Err(_) => None,
        };
        if let Some(picture) = picture {
            let picture: ImageBitmap = picture.unchecked_into();
            // A worker that was stopped in the meantime ignores this.
            let _ = worker.post_message_with_transfer(&picture, &Array::of1(&picture));
            return;
        }
        if !video.is_connected() {
            return;
        }
        clock::wait(LOOK).await;
    }
}
