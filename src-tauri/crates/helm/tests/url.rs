use slipway_helm::{FetchError, resolve_url};

#[test]
fn entry_addresses_resolve_as_helm_does() {
    let cases = [
        (
            "https://h.example/repo",
            "a-1.tgz",
            "https://h.example/repo/a-1.tgz",
        ),
        (
            "https://h.example/repo/",
            "a-1.tgz",
            "https://h.example/repo/a-1.tgz",
        ),
        (
            "https://h.example/repo",
            "charts/a-1.tgz",
            "https://h.example/repo/charts/a-1.tgz",
        ),
        (
            "https://h.example/repo",
            "/a-1.tgz",
            "https://h.example/a-1.tgz",
        ),
        (
            "https://h.example/repo?key=v",
            "a-1.tgz",
            "https://h.example/repo/a-1.tgz?key=v",
        ),
        (
            "https://h.example/repo?key=v",
            "https://o.example/a.tgz",
            "https://o.example/a.tgz",
        ),
        (
            "https://h.example:8443/r",
            "a-1+b.tgz",
            "https://h.example:8443/r/a-1+b.tgz",
        ),
        (
            "https://h.example",
            "oci://r.example/c/a:1.0.0",
            "oci://r.example/c/a:1.0.0",
        ),
    ];
    for (repo, entry, wanted) in cases {
        assert_eq!(
            resolve_url(repo, entry).unwrap().as_str(),
            wanted,
            "{repo} + {entry}"
        );
    }
}

#[test]
fn only_web_and_registry_addresses_are_used() {
    for (repo, entry) in [
        ("https://h.example", "file:///etc/passwd"),
        ("https://h.example", "data:text/plain,x"),
        ("ftp://h.example", "a.tgz"),
        ("nonsense", "a.tgz"),
        ("", ""),
    ] {
        let refused = resolve_url(repo, entry);
        assert!(
            matches!(refused, Err(FetchError::Address(_))),
            "{repo} + {entry}: {refused:?}"
        );
    }
}
