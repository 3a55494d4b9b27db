//! Release notes, real and our own.

mod breaks;
mod contents;
mod counts;
mod hostile;
mod layouts;
mod rollup;
