//! Fields, mappings and marks.

mod mapping;
mod mark;
