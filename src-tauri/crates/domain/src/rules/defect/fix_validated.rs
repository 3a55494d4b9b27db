//! A bug is closed when the release that mends it is deployed and validated in the hub, not before.

use crate::defect::ticket_state::TicketState;
use crate::rules::FixFact;
use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "fix_validated",
    number: 19,
    title: "It closes when its fix runs and is validated in the hub",
    basis: "Guide, defect triage: closed once the fix release is deployed and validated in the hub's environment",
    default: Level::Block,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    // A duplicate is closed with the one it repeats.
    if facts.state != Some(TicketState::Closed) || facts.same_as.is_some() {
        return Vec::new();
    }
    let Some(fix) = facts.fix else {
        let message = "No release is named that mends it.";
        let hint = "Plan it into the release that holds the fix, or decline it with a reason.";
        return vec![Finding::broken(
            "It has no fix",
            message,
            hint,
            "plan_release",
        )];
    };
    vec![judge(&fix)]
}

fn judge(fix: &FixFact<'_>) -> Finding {
    let hint = "Keep it Resolved until the deployment is validated.";
    match (fix.deployed, fix.validated) {
        (Some(true), Some(true)) => {
            let message = format!("{} is deployed and validated in Production", fix.title);
            Finding::met("Its fix is validated", message)
        }
        (Some(false), _) => {
            let message = format!("{} does not run in Production.", fix.title);
            Finding::broken("Its fix is not deployed", message, hint, "set_status")
        }
        (_, Some(false)) => {
            let message = format!("{} is not validated in Production.", fix.title);
            Finding::broken("Its fix is not validated", message, hint, "set_status")
        }
        _ => {
            let message = format!(
                "Whether {} runs and was validated in Production.",
                fix.title
            );
            let hint = "Read what runs there, and close the deployment with its outcome.";
            Finding::unknown(
                "Its fix is not known to run",
                message,
                hint,
                "open_environments",
            )
        }
    }
}
