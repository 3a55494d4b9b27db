//! What the calendar commands take and give.

mod file;
mod halt;
mod view;
mod window;

pub use file::*;
pub use halt::*;
pub use view::*;
pub use window::*;
