//! Bundles: what is written is read again, and nothing else is.

mod hostile;
mod keys;
mod round_trip;

use slipway_domain::bundle::{
    ArticlePart, Chart, Component, Content, Dependency, EvidencePart, FORMAT, Kind, LIMITS,
    Manifest, Organisation, ReleaseName, RunbookPart, SigningKey, pack,
};

pub(crate) const ID: &str = "0199c3a8-7f00-7000-8000-000000000001";

pub(crate) fn key() -> SigningKey {
    SigningKey::new([7; 32])
}

/// A release with one part of each kind.
pub(crate) fn release() -> (Manifest, Vec<Content>) {
    let part = |path: &str, text: &str| Content {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let manifest = Manifest {
        format: FORMAT,
        kind: Kind::Release,
        id: ID.to_owned(),
        sequence: 1,
        made_at: "2026-11-23T15:42:00.000Z".to_owned(),
        organisation: Organisation {
            name: "Mojaloop Support".to_owned(),
            key: String::new(),
        },
        release: ReleaseName {
            product: "Mojaloop".to_owned(),
            version: "17.1.0".to_owned(),
            revision: 0,
        },
        answers: None,
        chart: Some(Chart {
            repo: "mojaloop".to_owned(),
            name: "mojaloop".to_owned(),
            digest: "a1".to_owned(),
            app_version: "ledger: v17.0.3".to_owned(),
            dependencies: vec![Dependency {
                name: "ledger".to_owned(),
                version: "17.0.3".to_owned(),
                app_version: String::new(),
            }],
        }),
        products: Vec::new(),
        components: vec![Component {
            name: "ledger".to_owned(),
            version: "v17.0.3".to_owned(),
        }],
        images: vec!["mojaloop/ledger@sha256:00".to_owned()],
        notes: Some("notes.md".to_owned()),
        runbooks: vec![RunbookPart {
            environment: "UAT".to_owned(),
            version: 3,
            part: "runbooks/001-uat.md".to_owned(),
        }],
        articles: vec![ArticlePart {
            id: ID.to_owned(),
            version: 2,
            title: "Ledger".to_owned(),
            path: "change/ledger".to_owned(),
            part: "articles/001-ledger.md".to_owned(),
        }],
        evidence: vec![EvidencePart {
            check: "core_validated".to_owned(),
            kind: "file".to_owned(),
            text: "report.txt".to_owned(),
            part: Some("evidence/001-report.txt".to_owned()),
        }],
        answer: None,
        parts: Vec::new(),
    };
    let parts = vec![
        part("notes.md", "# 17.1.0\n"),
        part("runbooks/001-uat.md", "# Into UAT\n"),
        part("articles/001-ledger.md", "# Ledger\n"),
        part("evidence/001-report.txt", ""),
    ];
    (manifest, parts)
}

pub(crate) fn bytes() -> Vec<u8> {
    let (manifest, parts) = release();
    pack(manifest, &parts, &key(), LIMITS).expect("it is written")
}
