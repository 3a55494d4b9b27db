//! The hub itself: its name, its zone, its working time, and the scales it decides with.

use serde::{Deserialize, Serialize};

/// What kind of thing a product is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// Mojaloop itself.
    MojaloopCore,
    /// A product beside it, released by others.
    Extension,
    /// What the scheme wrote for itself.
    Customisation,
}

impl ProductKind {
    /// Every kind, core first.
    pub const ALL: [ProductKind; 3] = [
        ProductKind::MojaloopCore,
        ProductKind::Extension,
        ProductKind::Customisation,
    ];
}

/// Hours of one weekday in which the hub works; wall clock of the hub's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingHours {
    /// ISO weekday: 1 is Monday, 7 is Sunday.
    pub day: u8,
    /// First minute, `HH:MM`.
    pub from: String,
    /// First minute after, `HH:MM`.
    pub to: String,
}

/// One value of a scale (severity or priority), with the guide's criteria.
#[derive(Clone, Copy, Debug)]
pub struct DefaultScaleValue {
    /// `severity` or `priority`.
    pub scale: &'static str,
    /// Code, such as `S1`.
    pub code: &'static str,
    /// Name, such as `Critical`.
    pub name: &'static str,
    /// When it applies.
    pub criteria: &'static str,
}

/// The guide's severities and priorities, in our words.
pub const SCALES: [DefaultScaleValue; 8] = [
    scale(
        "severity",
        "S1",
        "Critical",
        "Production is down, many partners are cut off, money or privacy is at serious risk.",
    ),
    scale(
        "severity",
        "S2",
        "Severe",
        "Part of the hub is down, or a key function fails with no workaround.",
    ),
    scale(
        "severity",
        "S3",
        "Average",
        "A minor or moderate effect on one user or a small group; a workaround exists.",
    ),
    scale(
        "severity",
        "S4",
        "Minor",
        "A valid bug with almost no effect on how the system works.",
    ),
    scale(
        "priority",
        "P1",
        "Highest",
        "More than half of the users cannot do their work, or others outside are affected.",
    ),
    scale(
        "priority",
        "P2",
        "High",
        "More than ten users up to half of them, or a named power user, cannot work.",
    ),
    scale(
        "priority",
        "P3",
        "Medium",
        "One user, fewer than ten, or up to a quarter of them cannot work.",
    ),
    scale(
        "priority",
        "P4",
        "Low",
        "One user works slower in one application and has a workaround.",
    ),
];

const fn scale(
    scale: &'static str,
    code: &'static str,
    name: &'static str,
    criteria: &'static str,
) -> DefaultScaleValue {
    DefaultScaleValue {
        scale,
        code,
        name,
        criteria,
    }
}

/// Checks a wall-clock time written `HH:MM`.
pub fn is_wall_time(text: &str) -> bool {
    chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok() && text.len() == 5
}

/// Checks a calendar date written `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() && text.len() == 10
}
