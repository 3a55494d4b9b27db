//! What an environment proved, it proved with what runs there: so that is what was packaged.

use super::seen::some;
use crate::drift::Verdict;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule, StandFact};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "as_packaged",
    number: 2,
    title: "What runs is what was packaged",
    basis: "Guide, release management: a component that is deployed by itself leaves the hub out of sync",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let seen = facts.seen_of_release();
    let closing = facts.report.is_some_and(|report| !report.rolled_back);
    let below = "Then it proves nothing of this release: redeploy it there and test it again";
    let here = "Bring it back to what was packaged first, or let it pass with a reason";
    let after = "Mend it before the window is closed, or let it pass with a reason";
    let mut out = Vec::new();
    out.extend(seen.below.map(|stand| judge(stand, below)));
    out.extend(seen.here.map(|stand| judge(stand, here)));
    out.extend(
        seen.after
            .filter(|_| closing)
            .map(|stand| judge(stand, after)),
    );
    out
}

fn judge(stand: &StandFact, way_out: &str) -> Finding {
    let StandFact {
        environment,
        code,
        wanted,
        reason,
        ..
    } = stand;
    let look = format!("Read it again: slipwayctl env observe --env {code}.");
    let unknown = |said: String| {
        let subject = format!("What runs in {environment} is not known");
        Finding::unknown(subject, said, look.clone(), "open_drift").at([code.as_str()])
    };
    match (stand.verdict, &stand.seen) {
        (Verdict::InSync, seen) => {
            let seen = seen.as_deref().map(|at| format!("Read {at}."));
            Finding::met(
                format!("{environment} runs what was packaged"),
                seen.unwrap_or_default(),
            )
        }
        (Verdict::Drifted, _) => Finding::broken(
            format!("{environment} runs something else than was packaged"),
            some(&stand.against),
            format!("{way_out}. slipwayctl drift --env {code} explains it."),
            "open_drift",
        )
        .at([code.as_str()]),
        (_, None) => unknown("Nobody ever looked.".to_owned()),
        (Verdict::Stale, Some(at)) => unknown(format!("It was read {at}, which is too long ago.")),
        (Verdict::Unknown, Some(at)) => {
            let wanted = match wanted.as_str() {
                "" => "a release",
                wanted => wanted,
            };
            let shown = format!("What was read {at} does not show whether it is {wanted}.");
            unknown(format!("{shown} {reason}").trim_end().to_owned())
        }
    }
}
