//! Defects as hosts see them, and what is asked of them.

mod chart;
mod clock;
mod defect;
mod matrix;
mod request;
mod row;

pub use chart::*;
pub use clock::*;
pub use defect::*;
pub use matrix::*;
pub use request::*;
pub use row::*;
