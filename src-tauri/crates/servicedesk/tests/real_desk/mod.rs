//! The conformance suite and each product's own traps, against the real products.

mod redmine;
mod rt;
mod rt_hidden;
