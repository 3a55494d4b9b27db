//! The conformance suite and each product's own traps, against the real products.

pub(crate) mod redmine;
mod redmine_wiki;
pub(crate) mod rt;
mod rt_articles;
mod rt_hidden;
