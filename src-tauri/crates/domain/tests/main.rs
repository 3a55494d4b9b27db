//! Mirrors `src/`: one test binary for the crate.
