//! Release packages: exact versions of products, their components, notes and readiness.

pub mod shape;

pub use shape::*;
