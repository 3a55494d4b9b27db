//! Mirrors `src/rules`.

mod defect;
mod deployment;
mod release;
mod seen;
