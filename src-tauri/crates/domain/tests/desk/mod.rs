//! Fields, mappings and marks.

mod file;
mod mapping;
mod mark;
