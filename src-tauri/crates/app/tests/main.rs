//! The use cases through the catalogue, without a window or a terminal.

mod backup;
mod bindings;
mod diagnostics;
mod hub;
mod overview;
mod people;
mod readiness;
mod release;
mod repos;
mod sample;
mod setup;
mod undo;
