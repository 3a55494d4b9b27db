//! Two runs beside each other, and many in a row.

use slipway_domain::evidence::Status::{self, Failed, Passed, Skipped};
use slipway_domain::evidence::compare::compare;
use slipway_domain::evidence::flaky::{Flips, flaky};
use std::collections::BTreeMap;

fn run<'a>(results: &[(&'a str, Status)]) -> BTreeMap<&'a str, Status> {
    results.iter().copied().collect()
}

#[test]
fn each_assertion_is_in_one_list() {
    let before = run(&[
        ("broke", Passed),
        ("ran", Skipped),
        ("mended", Failed),
        ("stopped", Passed),
        ("gone", Passed),
        ("same", Passed),
        ("still", Failed),
        ("unknown", Failed),
        ("held", Skipped),
    ]);
    let after = run(&[
        ("broke", Failed),
        ("ran", Failed),
        ("mended", Passed),
        ("stopped", Skipped),
        ("new", Passed),
        ("same", Passed),
        ("still", Failed),
        ("unknown", Skipped),
        ("held", Passed),
    ]);
    let found = compare(&before, &after);
    assert_eq!(found.newly_failing, ["broke", "ran"]);
    assert_eq!(found.fixed, ["mended"]);
    assert_eq!(found.newly_skipped, ["stopped"]);
    assert_eq!(found.missing, ["gone"]);
    assert_eq!(found.appeared, ["new"]);
    assert_eq!(found.unchanged, 4);
}

#[test]
fn what_turns_round_twice_is_flaky() {
    let runs = [
        run(&[("a", Passed), ("b", Passed), ("c", Failed)]),
        run(&[("a", Failed), ("b", Skipped), ("c", Passed)]),
        run(&[("a", Passed), ("b", Failed), ("c", Passed)]),
        run(&[("a", Failed), ("b", Failed)]),
    ];
    let found = flaky(&runs);
    assert_eq!(found.get("a"), Some(&Flips { flips: 3, runs: 4 }));
    assert_eq!(found.len(), 1, "one turn is a defect, or its fix");
}
