//! Databases of every schema ever released open whole. What is newer, not ours, or cannot be
//! migrated is left as it was.

mod dump;
mod old;
mod refused;
mod workspace;
