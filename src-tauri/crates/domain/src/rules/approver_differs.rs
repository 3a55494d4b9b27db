//! Nobody approves their own release.

use super::{Check, Finding, Level, ReleaseFacts, Rule};
use crate::release::ReleaseState;

pub(super) const RULE: Rule = Rule {
    id: "approver_differs",
    number: 12,
    title: "Who approves is not who answers for it",
    basis: "Guide, change management: maker and checker are two people",
    default: Level::Block,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    if facts.next() != Some(ReleaseState::Approved) {
        return Vec::new();
    }
    match (facts.owner, facts.acting) {
        (Some(owner), Some(acting)) if owner == acting => {
            let message = format!("{owner} owns this release and would approve it");
            let hint = "Let another change approver approve it.";
            vec![Finding::broken("Approval", message, hint, "edit_release")]
        }
        (None, _) => {
            let hint = "Name an owner, so that owner and approver can be told apart.";
            vec![Finding::unknown(
                "Approval",
                "Nobody owns this release",
                hint,
                "edit_release",
            )]
        }
        _ => Vec::new(),
    }
}
