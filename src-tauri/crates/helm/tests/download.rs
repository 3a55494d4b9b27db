//! Downloading an archive and what its digest proves.

use slipway_helm::{
    Auth, DigestState, Entry, FetchError, Remote, Secret, Unwatched, download_chart, read_archive,
};
use slipway_testkit::charts;
use slipway_testkit::fault_server::{FaultServer, Reply};

pub(crate) fn chart() -> Vec<u8> {
    charts::archive(&[("a/Chart.yaml", b"apiVersion: v2\nname: a\nversion: 1.0.0\n")])
}

pub(crate) fn entry(url: &str, digest: Option<&str>) -> Entry {
    Entry {
        chart: "a".into(),
        version: "1.0.0".into(),
        urls: vec![url.into()],
        digest: digest.map(Into::into),
        ..Entry::default()
    }
}

#[test]
fn the_digest_is_shown_for_what_it_is() {
    let server = FaultServer::start().unwrap();
    server.on("/repo/a-1.0.0.tgz", Reply::ok(chart()));
    let remote = Remote::http(format!("{}/repo", server.url()));
    let folder = tempfile::tempdir().unwrap();
    let get = |digest: Option<&str>| {
        download_chart(
            &remote,
            &entry("a-1.0.0.tgz", digest),
            folder.path(),
            &Unwatched,
        )
        .unwrap()
    };
    let got = get(None);
    assert_eq!(got.digest, DigestState::NotPublished);
    assert_eq!(
        (got.name.as_str(), got.bytes),
        ("a-1.0.0.tgz", chart().len() as u64)
    );
    let contents = read_archive(got.file.path(), Default::default()).unwrap();
    assert_eq!(contents.metadata.version, "1.0.0");

    let right = got.sha256.clone();
    assert_eq!(get(Some(&right)).digest, DigestState::Verified);
    assert_eq!(
        get(Some(&format!("sha256:{right}"))).digest,
        DigestState::Verified
    );
    assert_eq!(
        get(Some(&right.to_uppercase())).digest,
        DigestState::Verified
    );
    assert_eq!(get(Some("")).digest, DigestState::NotPublished);
    let wrong = "0".repeat(64);
    let mismatch = DigestState::Mismatch {
        expected: wrong.clone(),
        got: right,
    };
    assert_eq!(get(Some(&wrong)).digest, mismatch);
    for odd in ["sha512:abcd", "md5:d41d8cd98f00b204e9800998ecf8427e", "abc"] {
        let state = get(Some(odd)).digest;
        assert_eq!(
            state,
            DigestState::Unverifiable {
                published: odd.into()
            }
        );
    }
}

#[test]
fn credentials_do_not_follow_an_entry_to_another_server() {
    let elsewhere = FaultServer::start().unwrap();
    elsewhere.on("/a.tgz", Reply::ok(chart()));
    let home = FaultServer::start().unwrap();
    home.on("/a.tgz", Reply::ok(chart()));
    let mut remote = Remote::http(home.url());
    remote.auth = Auth::Basic {
        username: "me".into(),
        password: Secret::new("hunter2"),
    };
    let folder = tempfile::tempdir().unwrap();
    let mut get = |url: &str, everywhere: bool| {
        remote.pass_credentials_all = everywhere;
        download_chart(&remote, &entry(url, None), folder.path(), &Unwatched).unwrap();
    };
    get("a.tgz", false);
    assert!(home.requests()[0].header("authorization").is_some());
    get(&format!("{}/a.tgz", elsewhere.url()), false);
    assert_eq!(elsewhere.requests()[0].header("authorization"), None);
    get(&format!("{}/a.tgz", elsewhere.url()), true);
    assert!(elsewhere.requests()[1].header("authorization").is_some());
}

#[test]
fn what_is_no_archive_is_refused() {
    let server = FaultServer::start().unwrap();
    server.on("/login.tgz", Reply::login_page());
    server.on("/big.tgz", Reply::ok(vec![0; 4096]));
    let mut remote = Remote::http(server.url());
    remote.limits.archive_bytes = 1024;
    let folder = tempfile::tempdir().unwrap();
    let get = |url: &str| {
        download_chart(&remote, &entry(url, None), folder.path(), &Unwatched).unwrap_err()
    };
    assert!(matches!(get("login.tgz"), FetchError::WebPage { .. }));
    assert!(matches!(
        get("big.tgz"),
        FetchError::TooLarge { limit: 1024, .. }
    ));
    assert!(matches!(get("absent.tgz"), FetchError::NotFound { .. }));
    assert!(matches!(get(""), FetchError::Address(_)));
    assert!(matches!(get("file:///etc/passwd"), FetchError::Address(_)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
