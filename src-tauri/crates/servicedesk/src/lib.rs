//! Service desks as the sync engine wants them: each behind [`slipway_domain::desk::Desk`], with what
//! a person needs to connect one.
//!
//! Every call blocks; call it on a worker thread. What a desk answers is hostile until read: each
//! question has a deadline and a size cap, no redirect is followed, and no message of ours holds an
//! address beyond host and port, nor a secret.
#![deny(missing_docs)]

mod connection;
mod crew;
mod door;
mod github;
mod html;
mod jira;
mod json;
mod ledger;
mod multipart;
mod page;
mod past;
mod redmine;
mod rt;

pub use connection::{Connection, ServiceDesk, connect};
pub use crew::Crew;
pub use page::page_of;
pub use slipway_net::Secret;
pub use slipway_net::line::Limits;
