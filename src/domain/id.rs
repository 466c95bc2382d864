//! Ids: `Copy` newtypes over random bytes. Two devices never make the same id, and types keep the kinds of id apart.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// The bytes, as used in storage keys.
            pub fn bytes(&self) -> &[u8] {
                &self.0
            }

            /// Reads an id back from its exact bytes; `None` for any other length.
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                Some(Self(bytes.try_into().ok()?))
            }
        }

        /// Lower-case hexadecimal: the form used in URLs (`/customers/<id>`) and document keys.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        /// Accepts only what [`Display`](fmt::Display) writes.
        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                let digits = text.as_bytes();
                if digits.len() != 2 * $len {
                    return Err(());
                }
                let mut bytes = [0; $len];
                for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
                    let digit = |d: u8| match d {
                        b'0'..=b'9' => Ok(d - b'0'),
                        b'a'..=b'f' => Ok(d - b'a' + 10),
                        _ => Err(()),
                    };
                    *byte = digit(pair[0])? << 4 | digit(pair[1])?;
                }
                Ok(Self(bytes))
            }
        }
    };
}

id! {
    /// Identifies an Automerge document: a customer's (equal to the customer id) or the shop's.
    DocumentId, 16
}
id! {
    /// Identifies a customer. All sixteen bytes are random. The id outlives an erased page as a tombstone, so it must
    /// not even reveal when the page was begun.
    CustomerId, 16
}
id! {
    /// Identifies an entry on a page.
    EntryId, 16
}
id! {
    /// Identifies one item of a list: a phone, an e-mail, a handle, an important day, a greeting and so on. It begins
    /// with its creation time, so items sort in the order they were written.
    ItemId, 16
}
id! {
    /// Identifies an import: one file brought in, which can be taken back as a whole.
    ImportId, 16
}
id! {
    /// Identifies a device: one browser profile that holds the notebook.
    DeviceId, 16
}
id! {
    /// Identifies a bundle: a sealed file of changes that is carried by hand.
    BundleId, 16
}
id! {
    /// Identifies a photo: the SHA-256 of its bytes.
    PhotoId, 32
}

impl DocumentId {
    /// The shop's document. The id is fixed, so that two notebooks started separately share one shop when joined.
    pub const SHOP: Self = Self(*b"regulars-shop-01");
}

impl CustomerId {
    /// Whether the id belongs to the app's own documents. Those have names instead of random bytes, and no page may use
    /// one.
    pub fn is_reserved(self) -> bool {
        self.0.starts_with(b"regulars-")
    }
}

impl From<CustomerId> for DocumentId {
    fn from(id: CustomerId) -> Self {
        Self(id.0)
    }
}

impl From<DocumentId> for CustomerId {
    fn from(id: DocumentId) -> Self {
        Self(id.0)
    }
}

impl PhotoId {
    /// The id of a photo with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl ItemId {
    /// Makes an id that sorts after ids made earlier on this device.
    pub fn at(now: super::Timestamp, random: [u8; 16]) -> Self {
        let mut bytes = random;
        bytes[..6].copy_from_slice(&now.0.to_be_bytes()[2..]);
        Self(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_writes_and_refuses_the_rest() {
        let id = CustomerId([0x0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xff]);
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in ["", "0f", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33), &"é".repeat(16)] {
            assert_eq!(bad.parse::<CustomerId>(), Err(()), "{bad}");
        }
    }

    #[test]
    fn the_shop_is_nobody_s_page() {
        assert!(CustomerId::from(DocumentId::SHOP).is_reserved());
        assert!(!CustomerId([7; 16]).is_reserved());
    }

    #[test]
    fn items_stand_in_the_order_they_were_made() {
        let earlier = ItemId::at(super::super::Timestamp(1_000), [0xff; 16]);
        let later = ItemId::at(super::super::Timestamp(1_001), [0; 16]);
        assert!(earlier < later);
    }
}
