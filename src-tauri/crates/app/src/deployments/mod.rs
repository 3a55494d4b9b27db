//! Deployments: what goes where and when, whether it may, who approved it, and how it went.

pub mod shape;

pub use shape::*;
