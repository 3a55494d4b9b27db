//! Release notes, real and our own.

mod contents;
mod counts;
mod hostile;
mod layouts;
mod rollup;
