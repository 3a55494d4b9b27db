//! What is validated in the Support environment holds for the hub only where it runs what the hub does.

use super::seen::some;
use crate::rules::{Check, DeploymentFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "support_as_production",
    number: 25,
    title: "The Support environment runs what Production does before a release is validated",
    basis: "Guide, release process: releases are validated in an environment with the hub's own versions",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let Some(mirror) = facts.seen_of_release().like_production else {
        return Vec::new();
    };
    let (here, there) = (&mirror.here, &mirror.there);
    let codes = || mirror.codes.iter().map(String::as_str);
    if !mirror.differs.is_empty() && mirror.doubt.is_empty() {
        let broken = Finding::broken(
            format!("{here} runs other versions than {there}"),
            some(&mirror.differs),
            format!("Bring {here} to what {there} runs before the release goes there."),
            "open_compare",
        );
        return vec![broken.at(codes())];
    }
    let compared = mirror.unknown == 0 && mirror.same > 0;
    if compared && mirror.doubt.is_empty() {
        let said = format!("{} versions are the same.", mirror.same);
        return vec![Finding::met(format!("{here} runs what {there} does"), said)];
    }
    let said = match (mirror.doubt.as_str(), mirror.unknown) {
        ("", 0) => "Nothing was read that can be compared.".to_owned(),
        ("", 1) => "1 version is not known on one side.".to_owned(),
        ("", many) => format!("{many} versions are not known on one side."),
        (doubt, _) => doubt.to_owned(),
    };
    let subject = format!("Whether {here} runs what {there} does is not known");
    let hint = format!("Read both: {here} and {there}.");
    vec![Finding::unknown(subject, said, hint, "open_compare").at(codes())]
}
