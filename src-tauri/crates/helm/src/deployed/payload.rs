//! The record of one revision: base64, gzip, JSON.

use super::switches::switches;
use super::{DeployedError, MAX_RELEASE, read_manifest};
use crate::index::shown;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use slipway_domain::observed::Revision;
use std::io::Read;

/// A revision with the release it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Name of the release.
    pub name: String,
    /// Where it is installed.
    pub namespace: String,
    /// The revision.
    pub revision: Revision,
}

#[derive(Deserialize)]
pub(super) struct Record {
    name: String,
    #[serde(default)]
    namespace: String,
    version: u32,
    info: Info,
    #[serde(default)]
    chart: Option<Chart>,
    #[serde(default)]
    config: Option<Value>,
    #[serde(default)]
    manifest: Option<String>,
}

#[derive(Deserialize)]
struct Info {
    #[serde(default)]
    last_deployed: Option<String>,
    #[serde(default)]
    status: String,
}

#[derive(Default, Deserialize)]
struct Chart {
    #[serde(default)]
    metadata: Option<Metadata>,
    #[serde(default)]
    values: Value,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    version: Option<String>,
    #[serde(default, rename = "appVersion")]
    app_version: Option<String>,
    #[serde(default)]
    dependencies: Value,
}

/// Reads `data.release` of a Secret after Kubernetes' own base64: Helm's base64 of gzip of JSON, or of
/// JSON as it is, as Helm wrote before it packed.
///
/// # Errors
/// [`DeployedError`] for what is no release, is cut, or would unpack to more than [`MAX_RELEASE`].
pub fn decode_payload(packed: &[u8]) -> Result<Stored, DeployedError> {
    let text: Vec<u8> = packed
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let inner = STANDARD
        .decode(&text)
        .map_err(|error| DeployedError::Packed(format!("not base64 ({error})")))?;
    let json = match inner.starts_with(&[0x1f, 0x8b]) {
        true => unpack(&inner)?,
        false => inner,
    };
    let record: Record = serde_json::from_slice(&json).map_err(not_a_release)?;
    let mut stored = record.read()?;
    stored.revision.bytes = Some(packed.len() as u64);
    Ok(stored)
}

pub(super) fn not_a_release(error: serde_json::Error) -> DeployedError {
    DeployedError::NotARelease(shown(&error.to_string()))
}

/// Unpacks gzip up to the limit; the trailer is read too, so that a cut does not go unseen.
fn unpack(packed: &[u8]) -> Result<Vec<u8>, DeployedError> {
    let mut plain = Vec::new();
    GzDecoder::new(packed)
        .take(MAX_RELEASE + 1)
        .read_to_end(&mut plain)
        .map_err(|error| DeployedError::Packed(shown(&error.to_string())))?;
    match plain.len() as u64 > MAX_RELEASE {
        true => Err(DeployedError::TooLarge {
            limit: MAX_RELEASE,
            when: " once unpacked",
        }),
        false => Ok(plain),
    }
}

impl Record {
    pub(super) fn read(self) -> Result<Stored, DeployedError> {
        if self.name.trim().is_empty() || self.version == 0 || self.info.status.is_empty() {
            let reason = "it has no name, no revision or no status".to_owned();
            return Err(DeployedError::NotARelease(reason));
        }
        let chart = self.chart.unwrap_or_default();
        let metadata = chart.metadata.unwrap_or_default();
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let given = self.config.as_ref().unwrap_or(&Value::Null);
        let switches = switches(given, &chart.values, &metadata.dependencies);
        let (chart, version, app_version) = (metadata.name, metadata.version, metadata.app_version);
        let manifest = self.manifest.as_deref().map(read_manifest);
        Ok(Stored {
            revision: Revision {
                number: self.version,
                status: self.info.status,
                chart: filled(chart),
                version: filled(version),
                app_version: filled(app_version),
                // Helm 3 writes an empty text where a moment is not set.
                deployed_at: filled(self.info.last_deployed),
                values_sha256: Some(hash(self.config.as_ref())),
                switches,
                unread: manifest.as_ref().map_or(0, |manifest| manifest.unread),
                workloads: manifest.map(|manifest| manifest.workloads),
                bytes: None,
            },
            name: self.name,
            namespace: self.namespace,
        })
    }
}

/// SHA-256 over values in a form that does not depend on the order of keys; none and empty are the
/// same, as they are to Helm.
pub(super) fn hash(values: Option<&Value>) -> String {
    let mut text = String::new();
    match values {
        None | Some(Value::Null) => text.push_str("{}"),
        Some(values) => write(values, &mut text),
    }
    let sum = Sha256::digest(text.as_bytes());
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<_> = map.iter().collect();
            pairs.sort_by_key(|(key, _)| key.as_str());
            out.push('{');
            for (at, (key, value)) in pairs.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}
