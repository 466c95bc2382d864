//! Pure functions over plain values that the screen calls directly. A call through the notebook would add a turn and no
//! safety.

pub use crate::care::contact::{Advice, advice, channels, touches};
pub use crate::care::likeness::ALIKE;
pub use crate::care::wording::{Fillings, Kind, Line, finish, text};
pub use crate::care::{dialogue, holidays, learning, rhythm};
pub use crate::exchange::age;
pub use crate::exchange::kept;
pub use crate::exchange::links::{call, link, mail};
pub use crate::exchange::own_data;
pub use crate::exchange::writer::{MESSAGES, NAME};
pub use crate::sync::bundle::{armoured, is_one as is_bundle};
pub use crate::sync::fountain;
pub use crate::sync::qr::{Picture, draw};
