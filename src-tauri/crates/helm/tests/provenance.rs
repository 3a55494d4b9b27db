//! Provenance files.

use crate::download::{chart, entry};
use slipway_helm::{FetchError, Provenance, Remote, Unwatched, download_chart, provenance};
use slipway_testkit::fault_server::{FaultServer, Reply};

fn signed(files: &str) -> String {
    format!(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nname: a\n\n...\nfiles:\n{files}-----BEGIN PGP SIGNATURE-----\n\nwsBc\n-----END PGP SIGNATURE-----\n"
    )
}

#[test]
fn a_provenance_file_is_compared_with_the_archive() {
    let server = FaultServer::start().unwrap();
    server.on("/a-1.0.0.tgz", Reply::ok(chart()));
    let remote = Remote::http(format!("{}?key=v", server.url()));
    let folder = tempfile::tempdir().unwrap();
    let entry = entry("a-1.0.0.tgz", None);
    let archive = download_chart(&remote, &entry, folder.path(), &Unwatched).unwrap();
    let ask = || provenance(&remote, &entry, &archive, &Unwatched);
    assert_eq!(ask().unwrap(), Provenance::NotPublished);

    let right = archive.sha256.clone();
    let wrong = "0".repeat(64);
    let cases = [
        (
            signed(&format!("  a-1.0.0.tgz: sha256:{right}\n")),
            true,
            Some(right.clone()),
        ),
        (
            signed(&format!("  a-1.0.0.tgz: sha256:{wrong}\n")),
            false,
            Some(wrong),
        ),
        (
            signed(&format!("  b-1.0.0.tgz: sha256:{right}\n")),
            false,
            None,
        ),
        (
            format!("files:\n  a-1.0.0.tgz: sha256:{right}\n"),
            false,
            None,
        ),
        (String::new(), false, None),
    ];
    for (text, hash_matches, hash) in cases {
        server.on("/a-1.0.0.tgz.prov", Reply::ok(text.clone()));
        assert_eq!(
            ask().unwrap(),
            Provenance::Published { hash_matches, hash },
            "{text}"
        );
    }
    assert_eq!(
        server.requests().last().unwrap().target,
        "/a-1.0.0.tgz.prov?key=v"
    );

    server.on("/a-1.0.0.tgz.prov", Reply::login_page());
    assert!(matches!(ask(), Err(FetchError::WebPage { .. })));
    server.on("/a-1.0.0.tgz.prov", Reply::status(500));
    assert!(matches!(ask(), Err(FetchError::Status { .. })));
}
