//! Mirrors `src/rules`.

mod deployment;
