//! Calendars that leave the house as files, and those of others that come in.

pub(crate) mod entries;
pub(crate) mod export;
pub(crate) mod feed;
pub(crate) mod import;
pub(crate) mod source;
