//! What the deployment commands take and give.

mod check;
mod completion;
mod deployment;
mod list;
mod request;

pub use check::*;
pub use completion::*;
pub use deployment::*;
pub use list::*;
pub use request::*;
