//! The use cases through the catalogue, without a window or a terminal.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, in its helpers too"
)]

mod archive;
mod article_files;
mod article_operations;
mod article_places;
mod backup;
mod bundles;
mod calendars;
mod carried;
mod completion;
mod defect_operations;
mod defects;
mod deployments;
mod desk_files;
mod desk_limits;
mod desks;
mod diagnostics;
mod drafts;
mod drift_since;
mod evidence;
mod handover;
mod hub;
mod knowledge;
mod knowledge_desk;
mod mail;
mod meanwhile;
mod messages;
mod observed;
mod operations;
mod overview;
mod people;
mod readiness;
mod release;
mod release_products;
mod repos;
mod repos_oci;
mod runbook_made;
mod runbook_people;
mod runbook_texts;
mod runbooks;
mod same_answer;
mod sample;
mod setup;
mod targets;
mod told;
mod undo;
mod webhook;
mod windows;
