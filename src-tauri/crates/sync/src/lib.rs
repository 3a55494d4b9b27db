//! Keeps what is here and what a remote desk holds the same, and loses neither.
//!
//! Everything that decides is a pure function from observations to a [`plan::Plan`]; the
//! [`engine`] asks the remote, lets them decide, and has the replica apply each plan in one
//! transaction. Killed between any two lines it goes on from what the replica holds:
//!
//! - What a person did is an [`outbox::Entry`]; what the desk said last is an item's *base*. What is
//!   shown is base ⊕ entries not yet sent. Pulling moves the base and never touches an entry.
//! - An entry is written down as *inflight* before its request leaves. Whatever was inflight when the
//!   program died, or whose answer was lost, is *unknown*, and an unknown entry is looked up at the
//!   desk by its mark before it is ever sent again.
//! - Two changes of one field are merged where that is safe, and laid before a person as a
//!   [`plan::Clash`] where it is not. Nobody is overwritten silently.
//! - A cursor moves in the transaction that keeps the rows it covers. Nothing is taken for deleted
//!   because a list came back short.
#![deny(missing_docs)]

mod comments;
pub mod engine;
pub mod item;
pub mod merge;
pub mod observe;
pub mod outbox;
pub mod plan;
pub mod planted;
pub mod replica;
