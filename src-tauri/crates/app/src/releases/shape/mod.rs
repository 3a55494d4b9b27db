//! What the release commands take and give.

mod alias;
mod diff;
mod notes;
mod release;
mod request;

pub use alias::*;
pub use diff::*;
pub use notes::*;
pub use release::*;
pub use request::*;
