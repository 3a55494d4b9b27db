//! Versions, charts and environments that words and commands name.

use slipway_domain::runbook::mention::{
    Owner, Owners, call, in_command, in_words, named_place, segments, values_files, with_place,
    with_values,
};

const HERE: &[&str] = &["central-ledger", "quoting_service"];

fn said(text: &str, command: bool) -> Vec<(String, char)> {
    let components: Vec<String> = HERE.iter().map(|name| (*name).to_owned()).collect();
    let owners = Owners {
        chart: "mojaloop",
        components: &components,
    };
    let found = match command {
        true => in_command(text, &owners),
        false => in_words(text, &owners),
    };
    let letter = |owner| match owner {
        Owner::Release => 'r',
        Owner::Backend => 'b',
        Owner::Other => 'o',
    };
    found
        .iter()
        .map(|one| {
            let end = one.start + one.version.len();
            assert_eq!(&text[one.start..end], one.version, "{text}");
            (one.version.to_owned(), letter(one.owner))
        })
        .collect()
}

fn wanted(list: &[(&str, char)]) -> Vec<(String, char)> {
    list.iter()
        .map(|(version, owner)| ((*version).to_owned(), *owner))
        .collect()
}

#[test]
fn words_name_versions_of_a_release_and_of_others() {
    let cases: &[(&str, &[(&str, char)])] = &[
        ("Upgrade mojaloop to 17.1.0", &[("17.1.0", 'r')]),
        ("Keep v17.1.0, or go back", &[("17.1.0", 'r')]),
        (
            "100 % passed at 17.0.4 in UAT, nothing skipped",
            &[("17.0.4", 'r')],
        ),
        ("17.0.4, every assertion passed", &[("17.0.4", 'r')]),
        ("(17.1.0).", &[("17.1.0", 'r')]),
        ("From 17.0.4 → 17.1.0", &[("17.0.4", 'r'), ("17.1.0", 'r')]),
        ("17.0.4->17.1.0", &[("17.0.4", 'r'), ("17.1.0", 'r')]),
        ("Try 17.1.0-rc.1 first", &[("17.1.0-rc.1", 'r')]),
        (
            "Upgrade example-mojaloop-backend to 17.0.0",
            &[("17.0.0", 'b')],
        ),
        ("Upgrade central-ledger to v17.1.0", &[("17.1.0", 'o')]),
        (
            "central-ledger: v17.0.4 -> v17.1.0",
            &[("17.0.4", 'o'), ("17.1.0", 'o')],
        ),
        ("quoting-service 17.1.0", &[("17.1.0", 'o')]),
        ("ml-testing-toolkit at 17.1.0", &[("17.1.0", 'o')]),
        (
            "MySQL 17.1.0 and test cases v17.1.0",
            &[("17.1.0", 'o'), ("17.1.0", 'o')],
        ),
        ("mojaloop/central-ledger:v17.1.0", &[("17.1.0", 'o')]),
        (
            "mojaloop-17.1.0.tgz, quoting-service-17.1.0.tgz",
            &[("17.1.0", 'r'), ("17.1.0", 'o')],
        ),
        ("before-17.1.0.sql.gz", &[("17.1.0", 'r')]),
        (
            "https://github.com/x/y/releases/tag/v17.1.0",
            &[("17.1.0", 'o')],
        ),
        ("10.0.0.1, 17.1, 117.1.0a and x17.1.0", &[]),
        ("Größe v17.1.0é", &[]),
    ];
    for (text, list) in cases {
        assert_eq!(said(text, false), wanted(list), "{text}");
    }
}

#[test]
fn commands_name_charts_with_their_versions() {
    let cases: &[(&str, &[(&str, char)])] = &[
        (
            "helm --namespace \"${NAMESPACE}\" upgrade --install \"${RELEASE_NAME}\" mojaloop/mojaloop --version 17.1.0 --wait",
            &[("17.1.0", 'r')],
        ),
        (
            "helm install moja \\\n  mojaloop/mojaloop \\\n  --version=17.1.0",
            &[("17.1.0", 'r')],
        ),
        (
            "helm upgrade --version 17.1.0 qs mojaloop/reporting",
            &[("17.1.0", 'o')],
        ),
        (
            "helm upgrade --install backend mojaloop/example-mojaloop-backend --version 17.0.0",
            &[("17.0.0", 'b')],
        ),
        (
            "helm upgrade a mojaloop/mojaloop --version 17.1.0 && helm upgrade b x/y --version 17.1.0",
            &[("17.1.0", 'r'), ("17.1.0", 'o')],
        ),
        (
            "helm pull mojaloop/mojaloop --version 17.1.0",
            &[("17.1.0", 'r')],
        ),
        (
            "helm upgrade moja mojaloop/mojaloop --set image.tag=17.1.0",
            &[("17.1.0", 'o')],
        ),
        (
            "RELEASE_VERSION=17.1.0 TTK_VERSION=17.1.0 ./run",
            &[("17.1.0", 'r'), ("17.1.0", 'o')],
        ),
    ];
    for (text, list) in cases {
        assert_eq!(said(text, true), wanted(list), "{text}");
    }
}

#[test]
fn a_call_of_helm_is_read_as_far_as_its_chart() {
    let read = |text: &str| {
        call(text).map(|call| {
            let values: Vec<String> = call.values.iter().map(|one| (*one).to_owned()).collect();
            (
                call.chart.to_owned(),
                call.version.map(str::to_owned),
                values,
            )
        })
    };
    let some = |chart: &str, version: Option<&str>, values: &[&str]| {
        let values = values.iter().map(|one| (*one).to_owned()).collect();
        Some((chart.to_owned(), version.map(str::to_owned), values))
    };
    let cases = [
        (
            "helm upgrade -i moja mojaloop/mojaloop -f a.yaml,b.yaml --values='c.yaml'",
            some("mojaloop", None, &["a.yaml", "b.yaml", "c.yaml"]),
        ),
        // The order in which the guide writes it.
        (
            "helm --namespace ${NS} ${NAME} upgrade --install mojaloop/mojaloop --reuse-values --version ${V}",
            some("mojaloop", Some("${V}"), &[]),
        ),
        (
            "sudo helm install --generate-name ./charts/mojaloop-17.1.0.tgz",
            some("mojaloop", Some("17.1.0"), &[]),
        ),
        (
            "helm upgrade moja oci://registry/charts/mojaloop --version v1.2.3 > log",
            some("mojaloop", Some("v1.2.3"), &[]),
        ),
        ("helm rollback moja 3", None),
        ("helm test moja --logs", None),
        ("echo upgrade", None),
        ("helm upgrade", None),
    ];
    for (text, wanted) in cases {
        assert_eq!(read(text), wanted, "{text}");
    }
    assert_eq!(segments("a \\\nb; c && d\n\n| e ").len(), 4);
}

#[test]
fn files_and_words_name_environments() {
    let command = "helm upgrade m mojaloop/mojaloop -f env/dev/values.yaml\ndiff values-dev-before.yaml values-dev.yaml 2> /dev/null";
    let files = values_files(command);
    let named: Vec<(&str, bool, bool)> = files
        .iter()
        .map(|one| (one.file, one.deployed, one.is_of("DEV")))
        .collect();
    assert_eq!(
        named,
        [
            ("env/dev/values.yaml", true, true),
            ("values-dev-before.yaml", false, true),
            ("values-dev.yaml", false, true)
        ]
    );
    assert_eq!(
        with_values(command, "DEV", "UAT"),
        "helm upgrade m mojaloop/mojaloop -f env/uat/values.yaml\ndiff values-uat-before.yaml values-uat.yaml 2> /dev/null"
    );
    assert_eq!(
        with_values("cat values-develop.yaml", "DEV", "UAT"),
        "cat values-develop.yaml"
    );
    assert!(named_place("in Staging, now", "Staging"));
    assert!(!named_place("in Staging2 or pre-Staging", "Staging"));
    assert_eq!(
        with_place("Staging is not Stagings; Staging", "Staging", "UAT"),
        "UAT is not Stagings; UAT"
    );
}
