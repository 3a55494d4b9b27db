//! Our own names for the fields of a ticket, and our words for what stands in them.

use super::value::{Kind, Schema};

/// One line that says what it is about.
pub const TITLE: &str = "title";
/// What was reported, as first written.
pub const DESCRIPTION: &str = "description";
/// One of [`STATUSES`].
pub const STATUS: &str = "status";
/// One of [`SEVERITIES`].
pub const SEVERITY: &str = "severity";
/// One of [`PRIORITIES`].
pub const PRIORITY: &str = "priority";
/// One of [`DEGREES`].
pub const URGENCY: &str = "urgency";
/// One of [`DEGREES`].
pub const IMPACT: &str = "impact";
/// The release that the fix is planned for.
pub const RELEASE: &str = "release";
/// The part of the hub it is about.
pub const COMPONENT: &str = "component";
/// Who works on it.
pub const OWNER: &str = "owner";
/// Who reported it; only read.
pub const REPORTER: &str = "reporter";
/// Where it was seen.
pub const ENVIRONMENT: &str = "environment";
/// Words to find it by.
pub const LABELS: &str = "labels";
/// When it was reported, RFC 3339; only read.
pub const CREATED: &str = "created";

/// Every field, in the order in which people read them.
pub const ALL: [&str; 14] = [
    TITLE,
    DESCRIPTION,
    STATUS,
    SEVERITY,
    PRIORITY,
    URGENCY,
    IMPACT,
    RELEASE,
    COMPONENT,
    OWNER,
    REPORTER,
    ENVIRONMENT,
    LABELS,
    CREATED,
];

/// The states of a ticket, as the guide has them.
pub const STATUSES: [&str; 6] = [
    "in_progress",
    "escalated",
    "pending",
    "cancelled",
    "resolved",
    "closed",
];
/// States that end a ticket.
pub const ENDED: [&str; 3] = ["cancelled", "resolved", "closed"];
/// Severities, the worst first.
pub const SEVERITIES: [&str; 4] = ["S1", "S2", "S3", "S4"];
/// Priorities, the first to fix first.
pub const PRIORITIES: [&str; 4] = ["P1", "P2", "P3", "P4"];
/// Degrees of urgency and impact, the highest first.
pub const DEGREES: [&str; 5] = ["1", "2", "3", "4", "5"];

/// Our words for a field that has a fixed list of them; empty for free text.
pub fn words(field: &str) -> &'static [&'static str] {
    match field {
        STATUS => &STATUSES,
        SEVERITY => &SEVERITIES,
        PRIORITY => &PRIORITIES,
        URGENCY | IMPACT => &DEGREES,
        _ => &[],
    }
}

/// Whether only the desk sets it.
pub fn only_read(field: &str) -> bool {
    matches!(field, REPORTER | CREATED)
}

/// How changes of these fields come together.
pub fn schema() -> Schema {
    let closed = ENDED.iter().map(|word| (*word).to_owned()).collect();
    Schema::new([
        (STATUS, Kind::Status { closed }),
        (DESCRIPTION, Kind::Lines),
        (LABELS, Kind::Set),
    ])
}
