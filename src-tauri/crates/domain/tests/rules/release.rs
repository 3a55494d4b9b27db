//! Rules of a release package.

use slipway_domain::release::ReleaseState;
use slipway_domain::rules::{Level, ReleaseFacts, judge};
use std::collections::BTreeMap;

fn facts(products: &[(String, String)]) -> ReleaseFacts<'_> {
    ReleaseFacts {
        title: "Mojaloop 17.1.0 r0",
        version: "17.1.0",
        state: ReleaseState::Available,
        components: &[],
        products,
        notes: None,
        checks: &[],
        chart: None,
        previous: None,
        skipped: &[],
        prevented: None,
        owner: None,
        acting: None,
        target_day: None,
        increment: None,
        untold: &[],
    }
}

#[test]
fn a_product_that_goes_along_without_an_exact_version_breaks_the_rule() {
    let products = [("Payment Manager", ">= 4"), ("Hub customisations", "2.9.0")]
        .map(|(name, version)| (name.to_owned(), version.to_owned()));
    let levels = BTreeMap::<String, Level>::new();
    let judged = judge(&facts(&products), &levels);
    let rule = judged.iter().find(|one| one.rule.id == "exact_versions");
    let subjects: Vec<&str> = rule
        .expect("it is judged")
        .findings
        .iter()
        .map(|finding| finding.subject.as_str())
        .collect();
    assert_eq!(subjects, ["No components", "Payment Manager"]);
}
