//! Messages about deployments and releases: what they must hold, how they are written, and what is
//! owed to whom by when.
//!
//! Source: the guide's change management page (who is told, when, and the four required fields)
//! and its release page (target date, features and window before; carried out, validated and closed
//! after). The guide names no number of days for a notice; those here are Slipway's own defaults.

pub mod built_in;
pub mod due;
pub mod field;
pub mod template;

use crate::deployment::MessageKind;

impl MessageKind {
    /// Working days before the window, or the target date, by which it must have gone, unless the
    /// hub's template says otherwise; None where the event itself is the moment.
    pub fn notice_days(self) -> Option<u32> {
        match self {
            MessageKind::TargetDate => Some(5),
            MessageKind::Announcement => Some(3),
            MessageKind::DateChanged | MessageKind::Cancelled => Some(1),
            MessageKind::Opened
            | MessageKind::Closed
            | MessageKind::Approval
            | MessageKind::ReadinessConfirmed => None,
        }
    }
}
