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
    let nothing = Group {
        here: &[],
        ..group(false)
    };
    let found = parity(&[nothing]);
    assert_eq!(
        (found.score, found.unknown),
        (None, 4),
        "one was never read"
    );
    assert_eq!(parity(&[]).score, None, "nothing compared is not a hundred");
}

#[test]
fn infrastructure_is_compared_by_product_and_version_however_it_is_written() {
    use InfrastructureFact::{ApiGateway, Kafka, Kubernetes, Mongodb, Mysql, Redis};
    use Tested::{AsTested, Otherwise, Unknown};
    let row = |name: &str, version: &str| MatrixRow {
        name: name.into(),
        version: version.into(),
        line: 1,
    };
    // As the release notes of 15.1.0 to 17.3.0 write them.
    let matrix = [
        row("Kubernetes", "v1.29"),
        row("MySQL", "bitnami/mysql:8.0.32-debian-11-r0"),
        row("Kafka", "bitnami/kafka:3.3.1-debian-11-r1"),
        row("MongoDB", "bitnami/mongodb:6.0.2-debian-11-r11"),
        row("Redis", ""),
        row("API gateway", "Kong"),
    ];
    let cases = [
        (Kubernetes, Some("v1.29.4+k3s1"), AsTested),
        (Kubernetes, Some("EKS 1.29"), AsTested),
        (Kubernetes, Some("1.30.0"), Otherwise),
        (Kubernetes, Some("1.2"), Otherwise),
        (Kubernetes, Some("1"), Unknown),
        (Kubernetes, None, Unknown),
        (Mysql, Some("8.0.32"), AsTested),
        (Mysql, Some("v8.0.32"), AsTested),
        (Mysql, Some("mysql:8.0.32"), AsTested),
        (Mysql, Some("MySQL 8.0.32"), AsTested),
        (
            Mysql,
            Some("docker.io/bitnami/mysql:8.0.32-debian-12-r3"),
            AsTested,
        ),
        (Mysql, Some("8.0.32-0ubuntu"), AsTested),
        (Mysql, Some("8.0.33"), Otherwise),
        (Mysql, Some("bitnami/mysql:8.0.33-debian-11-r0"), Otherwise),
        (Mysql, Some("mariadb:8.0.32"), Otherwise),
        (Mysql, Some("8.0.320"), Otherwise),
        (Mysql, Some("8.0"), Unknown),
        (Mysql, Some("mysql:8"), Unknown),
        (Mysql, Some("yes"), Unknown),
        (Kafka, Some("3.3.1"), AsTested),
        (Kafka, Some("kafka:3.3.2"), Otherwise),
        (Kafka, Some("2.8"), Otherwise),
        (Mongodb, Some("mongo:6.0.2"), AsTested),
        (Mongodb, Some("6.0.3"), Otherwise),
        (Redis, Some("7.0.5"), Unknown),
        (ApiGateway, Some("kong"), AsTested),
        (ApiGateway, Some("WSO2"), Otherwise),
    ];
    for (fact, found, expected) in cases {
        let (_, standing) = beside_matrix(fact, found, &matrix);
        assert_eq!(standing, expected, "{fact:?} {found:?}");
    }
    let bare = [row("MySQL", "8.0.32")];
    let (_, standing) = beside_matrix(Mysql, Some("bitnami/mysql:8.0.32-debian-11-r0"), &bare);
    assert_eq!(standing, AsTested, "the other way round");
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
