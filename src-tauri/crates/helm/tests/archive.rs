//! Looking into archives, good and hostile.

use proptest::prelude::*;
use slipway_helm::{ArchiveError, ArchiveLimits, ChartContents, read_archive};
use slipway_testkit::charts::{archive, gzip, tar_entry};
use std::io::Write;

fn look(bytes: &[u8], limits: ArchiveLimits) -> Result<ChartContents, ArchiveError> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    read_archive(file.path(), limits)
}

fn read(bytes: &[u8]) -> Result<ChartContents, ArchiveError> {
    look(bytes, ArchiveLimits::default())
}

fn chart_yaml(name: &str, version: &str) -> Vec<u8> {
    format!(
        "apiVersion: v2\nname: {name}\nversion: {version}\nappVersion: \"{name}: v{version}\"\n"
    )
    .into_bytes()
}

#[test]
fn an_umbrella_chart_shows_what_was_really_resolved() {
    let leaf = archive(&[("leaf/Chart.yaml", &chart_yaml("leaf", "0.1.0"))]);
    let nested = archive(&[
        ("common/Chart.yaml", &chart_yaml("common", "2.0.0")),
        ("common/values.yaml", b"not: ours\n"),
        ("common/charts/leaf-0.1.0.tgz", &leaf),
    ]);
    let bytes = archive(&[
        ("mojaloop/values.yaml", b"a: 1\n"),
        ("mojaloop/Chart.yaml", &chart_yaml("mojaloop", "15.1.0")),
        ("mojaloop/Chart.lock", b"dependencies:\n- name: common\n  repository: https://c.example\n  version: 2.0.0\ndigest: sha256:00\ngenerated: \"2023-06-22T13:39:07Z\"\n"),
        ("mojaloop/templates/x.yaml", b"{{ x }}"),
        ("mojaloop/ci/Chart.yaml", b"not: a chart"),
        ("mojaloop/charts/ledger/Chart.yaml", &chart_yaml("central-ledger", "15.0.1")),
        ("mojaloop/charts/ledger/charts/db/Chart.yaml", &chart_yaml("db", "9.0.0")),
        ("mojaloop/charts/common-2.0.0.tgz", &nested),
    ]);
    let found = read(&bytes).unwrap();
    assert_eq!(
        (
            found.metadata.chart.as_str(),
            found.metadata.version.as_str()
        ),
        ("mojaloop", "15.1.0")
    );
    assert_eq!(found.values_yaml.as_deref(), Some("a: 1\n"));
    let lock = found.lock.unwrap();
    assert_eq!(lock.dependencies[0].version.as_deref(), Some("2.0.0"));
    assert_eq!(lock.digest.as_deref(), Some("sha256:00"));
    let subcharts: Vec<_> = found
        .subcharts
        .iter()
        .map(|s| format!("{} {} {}", s.path, s.name, s.version))
        .collect();
    assert_eq!(
        subcharts,
        [
            "charts/common common 2.0.0",
            "charts/common/charts/leaf leaf 0.1.0",
            "charts/ledger central-ledger 15.0.1",
            "charts/ledger/charts/db db 9.0.0",
        ]
    );
    assert_eq!(found.files.len(), 8);
    assert_eq!(found.files[0].path, "Chart.lock");
}

#[test]
fn an_old_chart_has_its_dependencies_in_requirements() {
    let bytes = archive(&[
        ("a/Chart.yaml", b"name: a\nversion: 8.7.0\n"),
        (
            "a/requirements.yaml",
            b"dependencies:\n- name: mysql\n  version: 1.x\n",
        ),
    ]);
    let found = read(&bytes).unwrap();
    assert_eq!(found.metadata.api_version, "v1");
    assert_eq!(found.metadata.dependencies[0].name, "mysql");
}

#[test]
fn paths_that_leave_the_chart_and_links_are_refused() {
    let good = chart_yaml("a", "1.0.0");
    for path in [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a/b/../../../x",
        "C:/x",
        "a\\..\\..\\x",
        "Chart.yaml",
        "a/\u{7}x",
    ] {
        let bytes = archive(&[("a/Chart.yaml", &good), (path, b"x")]);
        let refused = read(&bytes);
        assert!(
            matches!(refused, Err(ArchiveError::Forbidden { .. })),
            "{path}: {refused:?}"
        );
    }
    for kind in [b'1', b'2', b'3', b'4', b'6'] {
        let mut tar = tar_entry("a/Chart.yaml", b'0', "", &good);
        tar.extend(tar_entry("a/link", kind, "/etc/passwd", b""));
        tar.extend([0; 1024]);
        let refused = read(&gzip(&tar));
        assert!(
            matches!(refused, Err(ArchiveError::Forbidden { .. })),
            "{kind}: {refused:?}"
        );
    }
}

#[test]
fn bombs_end_at_the_limits() {
    let good = chart_yaml("a", "1.0.0");
    let zeros = vec![0; 8 << 20];
    let limits = ArchiveLimits {
        total_bytes: 4 << 20,
        file_bytes: 1 << 20,
        entries: 50,
        depth: 3,
    };
    let too_large = |bytes: &[u8]| {
        let outcome = look(bytes, limits);
        assert!(
            matches!(outcome, Err(ArchiveError::TooLarge { .. })),
            "{outcome:?}"
        );
    };
    too_large(&archive(&[("a/Chart.yaml", &good), ("a/x", &zeros)]));
    too_large(&archive(&[
        ("a/Chart.yaml", &good),
        ("a/values.yaml", &zeros[..2 << 20]),
    ]));
    let inner = archive(&[("b/Chart.yaml", &good), ("b/x", &zeros)]);
    too_large(&archive(&[
        ("a/Chart.yaml", &good),
        ("a/charts/b.tgz", &inner),
    ]));
    let many: Vec<_> = (0..60).map(|n| format!("a/{n}")).collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|path| (path.as_str(), b"".as_slice()))
        .collect();
    too_large(&archive(&many));
    let mut deep = archive(&[("x/Chart.yaml", &good)]);
    for _ in 0..6 {
        deep = archive(&[("x/Chart.yaml", &good), ("x/charts/x.tgz", &deep)]);
    }
    too_large(&deep);
}

#[test]
fn what_is_no_chart_says_why() {
    let good = chart_yaml("a", "1.0.0");
    let whole = archive(&[("a/Chart.yaml", &good), ("a/x", &[7; 3000])]);
    for bytes in [
        &b""[..],
        b"<html>",
        &whole[..whole.len() - 4],
        &whole[..whole.len() / 2],
    ] {
        let refused = read(bytes);
        assert!(
            matches!(refused, Err(ArchiveError::NotAChart(_))),
            "{refused:?}"
        );
    }
    assert!(matches!(
        read(&archive(&[("a/x", b"")])),
        Err(ArchiveError::NotAChart(_))
    ));
    for text in [
        &b"name: a\n"[..],
        b"[",
        b"- x",
        b"\xff",
        b"name: [a]\nversion: 1\n",
    ] {
        let refused = read(&archive(&[("a/Chart.yaml", text)]));
        assert!(
            matches!(refused, Err(ArchiveError::Metadata { .. })),
            "{text:?}: {refused:?}"
        );
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..1_500)) {
        let _ = read(&bytes);
        let _ = read(&gzip(&bytes));
    }
}
