//! Messages: what must be told to whom by when, written from the plan, and how it went out.

pub mod shape;

pub use shape::*;
