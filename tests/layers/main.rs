//! The house rules, checked: who may depend on whom, how long a file may be, where the clock and
//! the window's API may be touched, and that nothing lies forgotten.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod bindings;
mod budgets;
mod docs;
mod edges;
mod hosts;
mod reach;
mod tree;
mod words;
