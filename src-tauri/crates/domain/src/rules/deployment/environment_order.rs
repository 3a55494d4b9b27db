//! A release climbs the ladder: the environment before has validated it.

use crate::release::ReleaseState;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "environment_order",
    number: 4,
    title: "The environment before has validated the release",
    basis: "Guide, release management: progressively higher environments",
    default: Level::Block,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let (Some(release), Some(feeder)) = (facts.papers_of_release(), &facts.feeder) else {
        return Vec::new();
    };
    if let Some(when) = feeder.validated {
        let subject = format!("{} validated it", feeder.name);
        return vec![Finding::met(subject, format!("{}, {when}.", release.title))];
    }
    if feeder.support && release.state == ReleaseState::Approved {
        let subject = format!("{} validated it on its way to approval", feeder.name);
        return vec![Finding::met(subject, "")];
    }
    let message = match feeder.booked {
        Some(when) => format!("It is booked there for {when}."),
        None => format!("No deployment of {} is booked there.", release.title),
    };
    let hint = format!("Deploy it to {} first, and validate it there.", feeder.name);
    let subject = format!("{} has not validated it", feeder.name);
    vec![Finding::broken(subject, message, hint, "plan_feeder")]
}
