//! Deployments: what goes where and when, whether it may, who approved it, and how it went.

pub mod shape;

pub(crate) mod advance;
pub(crate) mod approve;
pub(crate) mod cancel;
pub(crate) mod case;
pub(crate) mod check;
pub(crate) mod close;
mod completion;
pub(crate) mod confirm;
pub(crate) mod desk;
pub(crate) mod files;
mod fill_in;
pub(crate) mod judge;
pub(crate) mod let_pass;
pub(crate) mod list;
mod looked;
pub(crate) mod papers;
mod proofs;
pub(crate) mod review;
mod said;
pub(crate) mod save;
pub(crate) mod show;
pub(crate) mod standing;
pub(crate) mod told;

pub use shape::*;
