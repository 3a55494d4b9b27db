//! One environment beside another, beside what was tested, and beside what was released.

use super::{in_sync, workload};
use slipway_domain::component::Aliases;
use slipway_domain::drift::{
    Group, InfrastructureFact, Standing, Tested, behind, beside_matrix, parity, seen_charts,
    seen_versions,
};
use slipway_domain::notes::MatrixRow;
use std::collections::BTreeSet;

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn what_runs_is_what_the_cluster_holds_and_elsewhere_what_helm_stored() {
    let mut case = in_sync();
    case.live()[0].image = "mojaloop/central-ledger:v19.8.0".into();
    let mut job = workload("migration", "mojaloop/quoting-service:v17.12.1");
    job.kind = "CronJob".into();
    case.workloads().push(job);
    let known = BTreeSet::from(["central-ledger".to_owned(), "quoting-service".to_owned()]);
    assert_eq!(
        seen_versions(&case.releases, &Aliases::defaults(), &known),
        pairs(&[
            ("central-ledger", "v19.8.0"),
            ("quoting-service", "v17.12.0, v17.12.1")
        ])
    );
    assert_eq!(
        seen_charts(&case.releases),
        pairs(&[("mojaloop", "17.0.4")])
    );
}

#[test]
fn parity_counts_what_is_not_known_as_not_the_same() {
    let (there, here) = (
        pairs(&[("a", "v1.0.0"), ("b", "2"), ("c", "3"), ("d", "4")]),
        pairs(&[("a", "1.0.0"), ("b", "2.1"), ("c", "3")]),
    );
    let group = |here_whole| Group {
        name: "component",
        there: &there,
        there_whole: true,
        here: &here,
        here_whole,
    };
    let found = parity(&[group(true)]);
    assert_eq!(
        (found.score, found.same, found.differs, found.unknown),
        (Some(50), 2, 2, 0)
    );
    let found = parity(&[group(false)]);
    assert_eq!(
        (found.score, found.same, found.differs, found.unknown),
        (Some(50), 2, 1, 1)
    );
    assert_eq!(found.lines[0].standing, Standing::Differs);
    assert_eq!(parity(&[]).score, None, "nothing compared is not a hundred");
}

#[test]
fn infrastructure_is_as_tested_to_the_numbers_that_the_matrix_gives() {
    let row = |name: &str, version: &str| MatrixRow {
        name: name.into(),
        version: version.into(),
        line: 1,
    };
    let matrix = [
        row("Kubernetes", "v1.29"),
        row("MySQL", "8.0.32"),
        row("Redis", ""),
    ];
    let cases = [
        (
            InfrastructureFact::Kubernetes,
            Some("v1.29.4+k3s1"),
            Tested::AsTested,
        ),
        (
            InfrastructureFact::Kubernetes,
            Some("1.30.0"),
            Tested::Otherwise,
        ),
        (
            InfrastructureFact::Kubernetes,
            Some("1.2"),
            Tested::Otherwise,
        ),
        (InfrastructureFact::Kubernetes, None, Tested::Unknown),
        (
            InfrastructureFact::Mysql,
            Some("8.0.32-0ubuntu"),
            Tested::AsTested,
        ),
        (InfrastructureFact::Mysql, Some("8.0"), Tested::Otherwise),
        (InfrastructureFact::Redis, Some("7.0.5"), Tested::Unknown),
        (InfrastructureFact::Kafka, Some("3.3.1"), Tested::Unknown),
    ];
    for (fact, found, expected) in cases {
        assert_eq!(
            beside_matrix(fact, found, &matrix).1,
            expected,
            "{fact:?} {found:?}"
        );
    }
}

#[test]
fn the_way_up_names_each_release_once_and_the_next_one_first() {
    let released = [
        "17.1.0",
        "v17.0.4",
        "16.0.4",
        "17.0.0",
        "17.2.0",
        "17.1.0",
        "18.0.0.rev.2",
    ];
    let found = behind("16.0.4", released);
    assert_eq!(found.path, ["17.0.0", "17.0.4", "17.1.0", "17.2.0"]);
    assert!(behind("17.2.0", released).path.is_empty());
    assert!(!behind("not a version", released).known);
}
