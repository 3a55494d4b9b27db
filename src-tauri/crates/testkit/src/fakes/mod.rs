//! Service desks that cannot run here. Each is as strict as the desk's own documents, and does what
//! those documents warn of: indexes that lag, lists that mix things, answers that are lost after the
//! write was done. Nothing in them is random; a test says what goes wrong and when.

pub mod clock;
pub mod github;
pub mod jira;
pub mod trouble;
mod web;
