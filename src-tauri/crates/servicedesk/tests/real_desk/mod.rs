//! The conformance suite and each product's own traps, against the real products.

pub(crate) mod redmine;
pub(crate) mod rt;
mod rt_hidden;
