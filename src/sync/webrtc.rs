//! The values that a WebRTC connection between two devices is made of: addresses, requests to the browser, its events,
//! and the session description (SDP). There is no signaling server. This module builds the SDP from the few bytes that
//! a code carries.

use serde::{Deserialize, Serialize};

use super::keys::{Own, derived};
use crate::domain::{Certificate, DeviceId, Timestamp};

/// A network address at which a device can be reached (an ICE host candidate).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Candidate {
    /// The address.
    pub host: Host,
    /// The UDP port.
    pub port: u16,
}

/// An IP address, or a name that stands for one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Host {
    /// IPv4.
    V4([u8; 4]),
    /// IPv6.
    V6([u8; 16]),
    /// The sixteen bytes of an mDNS name ending in `.local`. Browsers give out such names until a camera is allowed.
    Local([u8; 16]),
}

/// The ICE credentials of one side. They are either sent in a code or derived from the pair secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The ICE user name fragment.
    pub name: String,
    /// The ICE password.
    pub password: String,
}

/// One side of a connection, as the peer must know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// The ICE credentials of this side.
    pub credentials: Credentials,
    /// The SHA-256 of its DTLS certificate.
    pub fingerprint: [u8; 32],
    /// The addresses of this side. Empty if the peer learns the address from the first packets it receives.
    pub candidates: Vec<Candidate>,
}

/// Identifies a connection until it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConnectionId(pub u64);

/// A request to the browser about a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConnectionRequest {
    /// Create the side that waits for the peer (the SDP offer). [`ConnectionEvent::Ready`] tells where it can be
    /// reached.
    Call(ConnectionId, Begin),
    /// Create the side that connects to a waiting peer with this description (the SDP answer).
    Answer(ConnectionId, Begin, Description),
    /// The peer of a waiting connection has this description.
    Reach(ConnectionId, Description),
    /// Send a frame. The calling side sends the first frame. The browser holds back the frames of the answering side
    /// until then.
    Send(ConnectionId, Vec<u8>),
    /// Close the connection.
    Close(ConnectionId),
}

/// How a connection is created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// The fingerprint of the DTLS certificate to use.
    pub certificate: [u8; 32],
    /// The ICE credentials of this side. `None` lets the browser choose them.
    pub credentials: Option<Credentials>,
}

/// An event that the browser reports about a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConnectionEvent {
    /// The connection can be reached at this description.
    Ready(Description),
    /// The connection could not be created. The browser rejects the credentials, has lost the certificate, or has no
    /// WebRTC.
    Refused(Refusal),
    /// The data channel is open on both sides.
    Open,
    /// The peer sent a frame.
    Frame(Vec<u8>),
    /// The peer closed the connection, or the owner left this page.
    Closed,
    /// The connection broke.
    Lost,
}

/// Why a connection was not created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The browser has no WebRTC.
    NoWebRtc,
    /// The browser has lost the certificate.
    NoCertificate,
    /// The browser does not accept the credentials or the description.
    NotAccepted,
}

/// How long before its expiry a certificate is no longer used, in milliseconds. The clock of another device may be
/// wrong.
const MARGIN: i64 = 30 * DAY;

/// How long before the expiry of a certificate a new one is made, in milliseconds. This gives every peer time to
/// connect once and learn it.
const RENEWED: i64 = 120 * DAY;

const DAY: i64 = 86_400_000;

/// The certificate that a device uses now: of those that are still valid, the one that expires first. The device and
/// all its peers apply this same rule.
pub fn in_use(certificates: &[Certificate], now: Timestamp) -> Option<&Certificate> {
    let good = certificates.iter().filter(|certificate| certificate.until.0 - MARGIN > now.0);
    good.min_by_key(|certificate| certificate.until)
}

/// Whether a new certificate is due, because none of these stays valid for long. The peers can then learn the new one
/// in time.
pub fn is_due(certificates: &[Certificate], now: Timestamp) -> bool {
    certificates.iter().all(|certificate| certificate.until.0 - RENEWED <= now.0)
}

impl Candidate {
    /// Whether this is an IP address and not only a name.
    pub fn is_address(&self) -> bool {
        !matches!(self.host, Host::Local(_))
    }

    /// Whether the address is in the same network, as far as an address can tell. This holds for private, carrier-grade
    /// NAT or virtual network, link-local and loopback addresses, and for a name that only the local network resolves.
    /// Source: RFC 1918, 3927, 4193, 4291, 6598.
    pub fn is_near(&self) -> bool {
        match self.host {
            Host::V4(bytes) => {
                let address = std::net::Ipv4Addr::from(bytes);
                let is_shared = bytes[0] == 100 && bytes[1] & 0xc0 == 64;
                address.is_private() || address.is_link_local() || address.is_loopback() || is_shared
            }
            Host::V6(bytes) => {
                let address = std::net::Ipv6Addr::from(bytes);
                address.is_unique_local() || address.is_unicast_link_local() || address.is_loopback()
            }
            Host::Local(_) => true,
        }
    }

    /// The candidate attribute as RFC 8839 writes it. `at` is its place in the list; earlier candidates have a higher
    /// priority.
    pub fn line(&self, at: usize) -> String {
        format!("candidate:{at} 1 udp {} {} {} typ host", 2_122_260_223 - at, self.host, self.port)
    }
}

impl Credentials {
    /// Whether length and characters are those that RFC 8839 allows. Nothing else may get into an SDP.
    pub fn is_sound(&self) -> bool {
        let is_allowed = |c: u8| c.is_ascii_alphanumeric() || c == b'+' || c == b'/';
        let fits = |text: &str, least| (least..=256).contains(&text.len()) && text.bytes().all(is_allowed);
        fits(&self.name, 4) && fits(&self.password, 22)
    }

    /// The ICE credentials of `device` for a connection between the two devices that share this secret.
    pub fn of_pair(secret: &[u8; 32], device: DeviceId) -> Self {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let bytes = derived(secret, device.bytes(), b"regulars radio");
        Self { name: hex(&bytes[..4]), password: hex(&bytes[4..20]) }
    }
}

impl Own {
    /// The ICE credentials for a connection between this device and the one with that public key: its own, then the
    /// peer's. `None` if the key is not a valid device key.
    pub fn pair_credentials(&self, other: DeviceId, key: &[u8; 32]) -> Option<[Credentials; 2]> {
        let secret = self.pair_secret(key)?;
        Some([self.id, other].map(|device| Credentials::of_pair(&secret, device)))
    }
}

/// Which side of a connection a description belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The side that waits for the peer. It makes the offer.
    Calls,
    /// The side that connects to the waiting one. It makes the answer.
    Answers,
}

impl Description {
    /// The description as SDP, in the form a browser accepts (RFC 8866, with the attributes of RFC 8839, 8841 and
    /// 8842).
    pub fn sdp(&self, role: Role) -> String {
        let setup = match role {
            Role::Calls => "actpass",
            Role::Answers => "passive",
        };
        let fingerprint: Vec<String> = self.fingerprint.iter().map(|byte| format!("{byte:02X}")).collect();
        let mut lines = vec![
            "v=0".to_owned(),
            "o=- 1 1 IN IP4 127.0.0.1".to_owned(),
            "s=-".to_owned(),
            "t=0 0".to_owned(),
            "a=group:BUNDLE 0".to_owned(),
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel".to_owned(),
            "c=IN IP4 0.0.0.0".to_owned(),
            "a=mid:0".to_owned(),
            format!("a=ice-ufrag:{}", self.credentials.name),
            format!("a=ice-pwd:{}", self.credentials.password),
            format!("a=fingerprint:sha-256 {}", fingerprint.join(":")),
            format!("a=setup:{setup}"),
            "a=sctp-port:5000".to_owned(),
            "a=max-message-size:262144".to_owned(),
        ];
        // All are host candidates. Any one that answers is good enough.
        let candidates = self.candidates.iter().enumerate();
        lines.extend(candidates.map(|(at, candidate)| format!("a={}", candidate.line(at))));
        // Without candidates, ICE discovers the address of this side from its packets. So the list is not declared
        // complete.
        if !self.candidates.is_empty() {
            lines.push("a=end-of-candidates".to_owned());
        }
        lines.iter().flat_map(|line| [line, "\r\n"]).collect()
    }

    /// Parses the SDP that a browser made for its own side. `None` if something is missing.
    pub fn read(sdp: &str) -> Option<Self> {
        let value = |name: &str| sdp.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let hash = value("a=fingerprint:sha-256 ")?;
        let bytes: Vec<u8> =
            hash.split(':').map(|byte| u8::from_str_radix(byte, 16).ok()).collect::<Option<_>>()?;
        let candidates = sdp.lines().filter_map(|line| candidate(line.strip_prefix("a=candidate:")?));
        Some(Self {
            credentials: Credentials {
                name: value("a=ice-ufrag:")?.to_owned(),
                password: value("a=ice-pwd:")?.to_owned(),
            },
            fingerprint: bytes.try_into().ok()?,
            candidates: candidates.collect(),
        })
    }
}

/// Rewrites the SDP that a browser made for its own side to what both sides expect. It sets these credentials, if there
/// are any. It also makes the answering side passive in DTLS, so that it waits for the first packet of the peer. An
/// active side would give up by itself if the peer takes minutes to read the answer.
pub fn as_agreed(sdp: &str, credentials: Option<&Credentials>) -> String {
    let line = |line: &str| {
        let replaced = match (line, credentials) {
            ("a=setup:active", _) => "a=setup:passive".to_owned(),
            (line, Some(own)) if line.starts_with("a=ice-ufrag:") => format!("a=ice-ufrag:{}", own.name),
            (line, Some(own)) if line.starts_with("a=ice-pwd:") => format!("a=ice-pwd:{}", own.password),
            _ => line.to_owned(),
        };
        replaced + "\r\n"
    };
    sdp.lines().map(line).collect()
}

/// Parses one candidate line of an SDP. `None` unless it is a direct address (a host candidate) over UDP.
fn candidate(line: &str) -> Option<Candidate> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [_, "1", transport, _, host, port, "typ", "host", ..] = words.as_slice() else { return None };
    let host = host.parse().ok()?;
    transport.eq_ignore_ascii_case("udp").then_some(Candidate { host, port: port.parse().ok()? })
}

impl std::fmt::Display for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::V4(bytes) => std::net::Ipv4Addr::from(*bytes).fmt(f),
            Self::V6(bytes) => std::net::Ipv6Addr::from(*bytes).fmt(f),
            Self::Local(bytes) => {
                for (at, byte) in bytes.iter().enumerate() {
                    let hyphen = if [4, 6, 8, 10].contains(&at) { "-" } else { "" };
                    write!(f, "{hyphen}{byte:02x}")?;
                }
                f.write_str(".local")
            }
        }
    }
}

/// Accepts IP addresses as browsers write them, and mDNS names made of a UUID.
impl std::str::FromStr for Host {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if let Ok(address) = text.parse::<std::net::Ipv4Addr>() {
            return Ok(Self::V4(address.octets()));
        }
        if let Ok(address) = text.parse::<std::net::Ipv6Addr>() {
            return Ok(Self::V6(address.octets()));
        }
        let digits: String = text.strip_suffix(".local").ok_or(())?.split('-').collect();
        let id: DeviceId = digits.parse()?;
        Ok(Self::Local(id.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn description() -> Description {
        Description {
            credentials: Credentials { name: "abcd".into(), password: "0123456789abcdef01234567".into() },
            fingerprint: [0xa5; 32],
            candidates: vec![
                Candidate { host: Host::V4([192, 168, 1, 2]), port: 50_000 },
                Candidate {
                    host: Host::V6([0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
                    port: 50_001,
                },
                Candidate { host: Host::Local([0x1f; 16]), port: 50_002 },
            ],
        }
    }

    #[test]
    fn a_description_reads_back_what_it_writes() {
        for role in [Role::Calls, Role::Answers] {
            assert_eq!(Description::read(&description().sdp(role)), Some(description()));
        }
        let local = "1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f.local";
        assert!(description().sdp(Role::Calls).contains(&format!(" {local} 50002 typ host\r\n")));
        assert_eq!(Description::read("v=0\r\n"), None);
    }

    #[test]
    fn only_what_is_in_the_same_network_is_near() {
        let is_near = |host: &str| Candidate { host: host.parse().expect("an address"), port: 1 }.is_near();
        let near = [
            "10.0.0.1",
            "172.16.3.4",
            "192.168.1.2",
            "169.254.1.1",
            "127.0.0.1",
            "100.64.0.1",
            "fe80::1",
            "fd00::1",
        ];
        assert!(near.into_iter().all(is_near));
        let far = ["8.8.8.8", "172.32.0.1", "100.128.0.1", "203.0.113.9", "2001:db8::1", "::ffff:8.8.8.8"];
        assert!(!far.into_iter().any(is_near));
    }

    #[test]
    fn only_direct_addresses_are_taken_from_a_browser_s_words() {
        let words = [
            "a=candidate:1 1 tcp 1518280447 192.168.1.2 9 typ host tcptype active",
            "a=candidate:2 1 udp 1686052607 203.0.113.9 50000 typ srflx raddr 192.168.1.2 rport 50000",
            "a=candidate:3 2 udp 2122260222 192.168.1.2 50001 typ host",
            "a=candidate:4 1 UDP 2122260223 192.168.1.3 50002 typ host generation 0",
        ];
        let sdp = format!(
            "{}\r\n{}",
            Description { candidates: Vec::new(), ..description() }.sdp(Role::Calls),
            words.join("\r\n")
        );
        let read = Description::read(&sdp).expect("it is one");
        assert_eq!(read.candidates, [Candidate { host: Host::V4([192, 168, 1, 3]), port: 50_002 }]);
    }

    #[test]
    fn what_both_go_by_differs_in_nothing_but_the_credentials_and_who_speaks_first() {
        let other = Credentials { name: "name".into(), password: "password".into() };
        let told = Description { credentials: other.clone(), ..description() };
        for role in [Role::Calls, Role::Answers] {
            let browser_s = description().sdp(role).replace("passive", "active");
            assert_eq!(as_agreed(&browser_s, None), description().sdp(role));
            assert_eq!(as_agreed(&browser_s, Some(&other)), told.sdp(role));
        }
    }

    #[test]
    fn a_certificate_is_used_while_it_is_good_and_a_new_one_made_long_before() {
        let until = |days: i64| Certificate { fingerprint: [days as u8; 32], until: Timestamp(days * DAY) };
        let [old, new] = [365, 600].map(until);
        let both = [new.clone(), old.clone()];
        assert_eq!(in_use(&both, Timestamp(0)), Some(&old));
        assert_eq!(in_use(&both, Timestamp(340 * DAY)), Some(&new));
        assert_eq!(in_use(&both, Timestamp(580 * DAY)), None);
        let only = std::slice::from_ref(&old);
        assert!(is_due(&[], Timestamp(0)));
        assert!(!is_due(only, Timestamp(200 * DAY)));
        assert!(is_due(only, Timestamp(246 * DAY)));
        assert!(!is_due(&both, Timestamp(246 * DAY)));
    }

    #[test]
    fn the_two_of_a_pair_come_to_the_same_credentials() {
        let [mut one, other] = [1, 2].map(|byte| Own::new(&[byte; 32]));
        one.notebook = other.notebook;
        let ours = one.pair_credentials(other.id, &other.key()).expect("a key");
        let mut theirs = other.pair_credentials(one.id, &one.key()).expect("a key");
        theirs.reverse();
        assert_eq!(ours, theirs);
        assert_ne!(ours[0], ours[1]);
        assert!(ours[0].name.len() >= 4 && ours[0].password.len() >= 22, "as RFC 8839 wants them");
    }
}
