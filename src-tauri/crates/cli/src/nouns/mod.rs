//! One file a noun: what can be typed after it, and the catalogue's commands that answer.

pub(crate) mod alias;
pub(crate) mod audience;
pub(crate) mod backup;
pub(crate) mod calendar;
pub(crate) mod chart;
pub(crate) mod conflict;
pub(crate) mod defect;
pub(crate) mod deployment;
pub(crate) mod desk;
pub(crate) mod env;
pub(crate) mod halt;
pub(crate) mod hub;
pub(crate) mod kb;
pub(crate) mod message;
pub(crate) mod outbox;
pub(crate) mod person;
pub(crate) mod pi;
mod planned;
pub(crate) mod product;
pub(crate) mod release;
pub(crate) mod repo;
pub(crate) mod rule;
pub(crate) mod scale;
pub(crate) mod standard;
pub(crate) mod template;
pub(crate) mod whole;
pub(crate) mod window;
