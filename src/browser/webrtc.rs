//! Connections to another device (WebRTC data channels), without any server. No server is asked for the addresses of
//! this device, and nothing is sent to anybody but the peer.
//!
//! A DTLS certificate cannot be turned into bytes and is useless elsewhere. So it is kept where folders are kept
//! ([`super::handles`]).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::{Rc, Weak};

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, EventTarget, MessageEvent, RtcCertificate, RtcConfiguration, RtcDataChannel, RtcDataChannelEvent,
    RtcDataChannelState, RtcDataChannelType, RtcIceCandidateInit, RtcIceGatheringState, RtcPeerConnection,
    RtcPeerConnectionState, RtcSdpType, RtcSessionDescriptionInit,
};

use super::{clock, device, handles};
use crate::domain::{Certificate, Timestamp};
use crate::sync::webrtc::{
    Begin, Candidate, ConnectionEvent, ConnectionId, ConnectionRequest, Description, Refusal, Role, as_agreed,
};

/// How long a certificate is valid, in milliseconds. Browsers allow a year.
const LASTS: f64 = 365.0 * 86_400_000.0;

/// The limits of the send buffer of the browser, in bytes. Nothing is added from `FULL` on. More is sent again below
/// `LOW`.
const FULL: u32 = 1_000_000;
const LOW: u32 = 250_000;

/// How often a waiting browser gets something to try, in milliseconds. See [`call_again`].
const KEPT_WAITING: i32 = 3_000;

/// How often, in milliseconds, and how many times to check whether the browser has found the addresses of this device.
const LOOK: i32 = 20;
const LOOKS: usize = 150;

type Heard = Rc<dyn Fn(ConnectionId, ConnectionEvent)>;

/// All connections of a notebook. They close when this is dropped.
pub struct Connections {
    ends: Ends,
    /// The connections that were requested and are not closed.
    begun: Rc<RefCell<BTreeSet<ConnectionId>>>,
    heard: Heard,
    leaving: Closure<dyn Fn()>,
}

type Ends = Rc<RefCell<BTreeMap<ConnectionId, End>>>;

/// This side of a connection.
struct End {
    connection: RtcPeerConnection,
    channel: Option<RtcDataChannel>,
    /// Whether the peer receives what is sent. The channel of the caller opens last, and Chromium may lose a message
    /// that comes before. So the answering side sends nothing until it has received the first message of the caller.
    is_heard: bool,
    /// Frames that wait for room in the browser, or until the peer receives.
    waiting: VecDeque<Vec<u8>>,
    listeners: Vec<Listener>,
}

/// A listener for an event of this name.
struct Listener {
    target: EventTarget,
    event: String,
    heard: Closure<dyn Fn(Event)>,
}

impl Connections {
    /// Creates the connections of a notebook. Their events are reported to `heard`.
    pub fn new(heard: impl Fn(ConnectionId, ConnectionEvent) + 'static) -> Self {
        let (ends, heard) = (Ends::default(), Rc::new(heard) as Heard);
        let (left, told) = (ends.clone(), heard.clone());
        // All connections are closed when the owner leaves the page. Otherwise the peer would wait for this side.
        let leaving = Closure::<dyn Fn()>::new(move || {
            let lines = std::mem::take(&mut *left.borrow_mut());
            lines.into_keys().for_each(|line| told(line, ConnectionEvent::Closed));
        });
        let _ =
            device::window().add_event_listener_with_callback("pagehide", leaving.as_ref().unchecked_ref());
        Self { ends, begun: Rc::default(), heard, leaving }
    }

    /// Carries out a request.
    pub fn ask(&self, ask: ConnectionRequest) {
        match ask {
            ConnectionRequest::Call(line, begin) => self.begin(line, begin, None),
            ConnectionRequest::Answer(line, begin, theirs) => self.begin(line, begin, Some(theirs)),
            ConnectionRequest::Reach(line, theirs) => {
                let connection = self.ends.borrow().get(&line).map(|end| end.connection.clone());
                let heard = self.heard.clone();
                spawn_local(async move {
                    let Some(connection) = connection else { return };
                    let sdp = theirs.sdp(Role::Answers);
                    if describe_remote(&connection, RtcSdpType::Answer, &sdp).await.is_err() {
                        heard(line, ConnectionEvent::Refused(Refusal::NotAccepted));
                    } else if theirs.candidates.is_empty() {
                        keep_waiting(&connection).await;
                    }
                });
            }
            ConnectionRequest::Send(line, frame) => {
                if let Some(end) = self.ends.borrow_mut().get_mut(&line) {
                    end.waiting.push_back(frame);
                    end.send_waiting();
                }
            }
            ConnectionRequest::Close(line) => {
                self.begun.borrow_mut().remove(&line);
                self.ends.borrow_mut().remove(&line);
            }
        }
    }

    fn begin(&self, line: ConnectionId, begin: Begin, theirs: Option<Description>) {
        let (ends, heard, begun) = (self.ends.clone(), self.heard.clone(), self.begun.clone());
        begun.borrow_mut().insert(line);
        spawn_local(async move {
            let certificate = handles::kept(&name(&begin.certificate)).await;
            if !begun.borrow().contains(&line) {
                return;
            }
            let told = match begin_line(&ends, &heard, line, &begin, certificate, theirs).await {
                Ok(ours) => ConnectionEvent::Ready(ours),
                Err(refusal) => {
                    ends.borrow_mut().remove(&line);
                    ConnectionEvent::Refused(refusal)
                }
            };
            heard(line, told);
        });
    }
}

impl Drop for Connections {
    fn drop(&mut self) {
        let leaving = self.leaving.as_ref().unchecked_ref();
        let _ = device::window().remove_event_listener_with_callback("pagehide", leaving);
    }
}

async fn begin_line(
    ends: &Ends,
    heard: &Heard,
    line: ConnectionId,
    begin: &Begin,
    certificate: Option<JsValue>,
    theirs: Option<Description>,
) -> Result<Description, Refusal> {
    let certificate = certificate.ok_or(Refusal::NoCertificate)?;
    let connection = connection(Some(&certificate)).map_err(|_| Refusal::NoWebRtc)?;
    let end = End {
        connection: connection.clone(),
        channel: None,
        is_heard: theirs.is_none(),
        waiting: VecDeque::new(),
        listeners: Vec::new(),
    };
    ends.borrow_mut().insert(line, end);
    let not_accepted = |_| Refusal::NotAccepted;
    listen(ends, line, &connection, "connectionstatechange", {
        let (connection, heard, ends) = (connection.clone(), heard.clone(), Rc::downgrade(ends));
        move |_| {
            // Before the connection is open, this state is not final: the peer may still reach this browser. The
            // notebook limits how long it waits.
            let was_open =
                ends.upgrade().is_some_and(|ends| ends.borrow().get(&line).is_some_and(End::was_open));
            if was_open && connection.connection_state() == RtcPeerConnectionState::Failed {
                heard(line, ConnectionEvent::Lost);
            }
        }
    });
    let waits = begin.credentials.is_none();
    let called = theirs.as_ref().filter(|_| waits).map(|theirs| theirs.candidates.clone());
    let own = match theirs {
        None => {
            use_channel(ends, heard, line, connection.create_data_channel("regulars"));
            JsFuture::from(connection.create_offer()).await.map_err(not_accepted)?
        }
        Some(theirs) => {
            let (their_ends, their_heard) = (Rc::downgrade(ends), heard.clone());
            listen(ends, line, &connection, "datachannel", move |event| {
                if let (Ok(event), Some(ends)) =
                    (event.dyn_into::<RtcDataChannelEvent>(), their_ends.upgrade())
                {
                    use_channel(&ends, &their_heard, line, event.channel());
                }
            });
            // With two codes, minutes may pass until the peer has read where this side is. So its candidates are left
            // out here and added later. Otherwise this browser would take the list as complete and give up.
            let at_first = if waits { Description { candidates: Vec::new(), ..theirs } } else { theirs };
            let sdp = at_first.sdp(Role::Calls);
            describe_remote(&connection, RtcSdpType::Offer, &sdp).await.map_err(not_accepted)?;
            JsFuture::from(connection.create_answer()).await.map_err(not_accepted)?
        }
    };
    let own: RtcSessionDescriptionInit = own.unchecked_into();
    own.set_sdp(&as_agreed(&own.get_sdp().unwrap_or_default(), begin.credentials.as_ref()));
    JsFuture::from(connection.set_local_description(&own)).await.map_err(not_accepted)?;
    for _ in 0..LOOKS {
        if connection.ice_gathering_state() == RtcIceGatheringState::Complete {
            break;
        }
        clock::wait(LOOK).await;
    }
    let ours = connection.local_description().and_then(|ours| Description::read(&ours.sdp()));
    let ours = ours.ok_or(Refusal::NotAccepted)?;
    if let Some(candidates) = called {
        spawn_local(call_again(connection, candidates));
    }
    // A browser may choose other credentials without reporting it.
    let is_kept = begin.credentials.as_ref().is_none_or(|credentials| *credentials == ours.credentials);
    is_kept.then_some(ours).ok_or(Refusal::NotAccepted)
}

/// Creates a WebRTC connection that uses no server.
fn connection(certificate: Option<&JsValue>) -> Result<RtcPeerConnection, JsValue> {
    let configuration = RtcConfiguration::new();
    configuration.set_ice_servers(&Array::new());
    if let Some(certificate) = certificate {
        configuration.set_certificates(&Array::of1(certificate));
    }
    RtcPeerConnection::new_with_configuration(&configuration)
}

async fn describe_remote(
    connection: &RtcPeerConnection,
    kind: RtcSdpType,
    sdp: &str,
) -> Result<JsValue, JsValue> {
    let description = RtcSessionDescriptionInit::new(kind);
    description.set_sdp(sdp);
    JsFuture::from(connection.set_remote_description(&description)).await
}

fn use_channel(ends: &Ends, heard: &Heard, line: ConnectionId, channel: RtcDataChannel) {
    channel.set_binary_type(RtcDataChannelType::Arraybuffer);
    channel.set_buffered_amount_low_threshold(LOW);
    let weak: Weak<_> = Rc::downgrade(ends);
    listen(ends, line, &channel, "bufferedamountlow", move |_| {
        let Some(ends) = weak.upgrade() else { return };
        ends.borrow_mut().get_mut(&line).into_iter().for_each(End::send_waiting);
    });
    let (told, weak) = (heard.clone(), Rc::downgrade(ends));
    listen(ends, line, &channel, "message", move |event| {
        let Ok(event) = event.dyn_into::<MessageEvent>() else { return };
        let Some(ends) = weak.upgrade() else { return };
        ends.borrow_mut().get_mut(&line).into_iter().for_each(End::other_speaks);
        if let Ok(bytes) = event.data().dyn_into::<ArrayBuffer>() {
            told(line, ConnectionEvent::Frame(Uint8Array::new(&bytes).to_vec()));
        }
    });
    for (event, what) in [("open", ConnectionEvent::Open), ("close", ConnectionEvent::Closed)] {
        let told = heard.clone();
        listen(ends, line, &channel, event, move |_| told(line, what.clone()));
    }
    // A channel that the peer created also sends `open`, so its state is not checked here.
    if let Some(end) = ends.borrow_mut().get_mut(&line) {
        end.channel = Some(channel);
    }
}

/// Listens to an event as long as the connection exists.
fn listen(
    ends: &Ends,
    line: ConnectionId,
    target: &EventTarget,
    event: &str,
    heard: impl Fn(Event) + 'static,
) {
    let weak = Rc::downgrade(ends);
    let listener = Closure::<dyn Fn(Event)>::new(move |event| {
        if weak.upgrade().is_some_and(|ends| ends.borrow().contains_key(&line)) {
            heard(event);
        }
    });
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    if let Some(end) = ends.borrow_mut().get_mut(&line) {
        end.listeners.push(Listener { target: target.clone(), event: event.to_owned(), heard: listener });
    }
}

impl End {
    fn was_open(&self) -> bool {
        self.channel.as_ref().is_some_and(|channel| channel.ready_state() != RtcDataChannelState::Connecting)
    }

    /// Notes that the peer sent something. From now on it receives what is sent.
    fn other_speaks(&mut self) {
        if !std::mem::replace(&mut self.is_heard, true) {
            self.send_waiting();
        }
    }

    /// Gives the browser as many frames as it has room for.
    fn send_waiting(&mut self) {
        let Some(channel) = self.channel.as_ref().filter(|_| self.is_heard) else { return };
        while channel.buffered_amount() < FULL {
            let Some(frame) = self.waiting.pop_front() else { return };
            // A channel that is closing reports this by itself.
            let _ = channel.send_with_u8_array(&frame);
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        // This tells the peer at once. Without it, the peer would wait for half a minute.
        if let Some(channel) = &self.channel {
            channel.close();
        }
        self.connection.close();
        let listeners = std::mem::take(&mut self.listeners);
        for Listener { target, event, heard } in &listeners {
            let _ = target.remove_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        }
        // One of these listeners may be running and have closed the connection. So they are dropped later.
        spawn_local(async move { drop(listeners) });
    }
}

/// Adds the candidates of the peer again and again until the two sides are connected. This is for two codes: the peer
/// may take minutes to read the code of this side. The peer may not find this side, because the browser gives an mDNS
/// name instead of an address. Then this side has to reach the peer. It has to try again and again, for two reasons. A
/// browser forgets packets from a sender that it cannot identify yet. It also gives up on addresses that did not
/// answer.
async fn call_again(connection: RtcPeerConnection, candidates: Vec<Candidate>) {
    while is_waiting(&connection) {
        for candidate in &candidates {
            add(&connection, candidate).await;
        }
        clock::wait(KEPT_WAITING).await;
    }
}

/// Keeps a connection alive that knows no address of the peer. Firefox gives up for good five seconds after there is
/// nothing left to try. So it gets addresses of this device at which nobody answers, until the peer has connected.
async fn keep_waiting(connection: &RtcPeerConnection) {
    let ours = connection.local_description().and_then(|ours| Description::read(&ours.sdp()));
    let nobody = ours.and_then(|ours| ours.candidates.into_iter().find(Candidate::is_address));
    let Some(mut nobody) = nobody.filter(|_| device::is_firefox()) else { return };
    for port in 1.. {
        if !is_waiting(connection) {
            return;
        }
        nobody.port = port;
        add(connection, &nobody).await;
        clock::wait(KEPT_WAITING).await;
    }
}

/// Whether the peer has not connected yet and the connection is not closed.
fn is_waiting(connection: &RtcPeerConnection) -> bool {
    let state = connection.connection_state();
    !matches!(state, RtcPeerConnectionState::Connected | RtcPeerConnectionState::Closed)
}

/// Lets the browser try an address of the peer.
async fn add(connection: &RtcPeerConnection, candidate: &Candidate) {
    let told = RtcIceCandidateInit::new(&candidate.line(0));
    told.set_sdp_mid(Some("0"));
    let added = connection.add_ice_candidate_with_opt_rtc_ice_candidate_init(Some(&told));
    let _ = JsFuture::from(added).await;
}

/// Creates a certificate and keeps it. `None` if the browser creates none.
pub async fn certify() -> Option<Certificate> {
    let algorithm = Object::new();
    for (key, value) in
        [("name", JsValue::from("ECDSA")), ("namedCurve", "P-256".into()), ("expires", LASTS.into())]
    {
        Reflect::set(&algorithm, &key.into(), &value).ok()?;
    }
    let made = RtcPeerConnection::generate_certificate_with_object(&algorithm).ok()?;
    let certificate: RtcCertificate = JsFuture::from(made).await.ok()?.unchecked_into();
    // Some browsers show the fingerprint of a certificate only in an SDP.
    let connection = connection(Some(&certificate)).ok()?;
    connection.create_data_channel("regulars");
    let offer = JsFuture::from(connection.create_offer()).await.ok()?;
    let offer: RtcSessionDescriptionInit = offer.unchecked_into();
    connection.close();
    let fingerprint = Description::read(&offer.get_sdp()?)?.fingerprint;
    let kept = handles::keep(&name(&fingerprint), Some(&certificate)).await;
    kept.then_some(Certificate { fingerprint, until: Timestamp(certificate.expires() as i64) })
}

/// The name under which a certificate is kept.
fn name(fingerprint: &[u8; 32]) -> String {
    let digits: String = fingerprint.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("radio-{digits}")
}
