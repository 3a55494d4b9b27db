//! What Helm keeps: records, manifests, and the files that are carried from a bastion.

mod files;
mod manifests;
mod records;
mod switches;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::io::Write;

/// A release as Helm writes it inside its Secret.
pub(crate) fn release(name: &str, number: u32, status: &str) -> Value {
    json!({
        "name": name, "namespace": "hub", "version": number,
        "info": {"first_deployed": "2026-11-01T10:00:00Z", "last_deployed": "2026-11-20T10:11:12.5Z",
            "deleted": "", "description": "Install complete", "status": status, "notes": "…"},
        "chart": {"metadata": {"name": "mojaloop", "version": "17.0.4", "appVersion": "central-ledger: v19.7.4;"},
            "lock": null, "templates": [{"name": "templates/a.yaml", "data": "YQ=="}], "values": {"a": 1}},
        "config": {"b": {"z": 1, "a": [true, null]}, "a": "secret"},
        "manifest": "---\n# Source: mojaloop/charts/ledger/templates/d.yaml\napiVersion: apps/v1\nkind: Deployment\n\
            metadata: {name: ledger}\nspec: {template: {spec: {containers: [{name: main, image: 'mojaloop/central-ledger:v19.7.4'}]}}}\n",
        "hooks": [{"manifest": "kind: Job\nspec: {template: {spec: {containers: [{name: t, image: test}]}}}"}],
    })
}

pub(crate) fn packed(json: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(json).expect("memory takes it");
    let bytes = gzip.finish().expect("memory takes it");
    STANDARD.encode(bytes).into_bytes()
}

pub(crate) fn secret(release: &Value) -> Value {
    let (name, number) = (&release["name"], &release["version"]);
    let data = STANDARD.encode(packed(release.to_string().as_bytes()));
    json!({"apiVersion": "v1", "kind": "Secret", "type": "helm.sh/release.v1",
        "metadata": {"namespace": "hub", "name": format!("sh.helm.release.v1.{}.v{number}", name.as_str().expect("text")),
            "labels": {"name": name, "owner": "helm", "status": release["info"]["status"], "version": number.to_string()}},
        "data": {"release": data}})
}
