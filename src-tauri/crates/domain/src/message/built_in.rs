//! The templates that come with Slipway, in English.

use crate::deployment::MessageKind;

/// The language every hub has.
pub const LANGUAGE: &str = "en";

/// Subject and body of the built-in template.
pub fn template(kind: MessageKind) -> (&'static str, &'static str) {
    macro_rules! text {
        ($name:literal) => {
            include_str!(concat!("../../../../../assets/messages/en/", $name, ".txt"))
        };
    }
    let text = match kind {
        MessageKind::TargetDate => text!("target_date"),
        MessageKind::Announcement => text!("announcement"),
        MessageKind::Opened => text!("opened"),
        MessageKind::Closed => text!("closed"),
        MessageKind::DateChanged => text!("date_changed"),
        MessageKind::Cancelled => text!("cancelled"),
        MessageKind::Approval => text!("approval"),
        MessageKind::ReadinessConfirmed => text!("readiness_confirmed"),
    };
    // The first line is the subject.
    text.split_once('\n').unwrap_or((text, ""))
}
