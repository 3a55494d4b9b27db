//! Which records are read: of each release the newest, and the newest that is deployed.

use serde_json::Value;
use std::collections::BTreeMap;

/// A record, by what its labels say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) namespace: String,
    /// Name of the Secret.
    pub(super) secret: String,
    number: u32,
    deployed: bool,
}

/// Reads an item of a list of metadata; None when it does not say what it is.
pub(super) fn record(item: &Value) -> Option<(String, Record)> {
    let text = |place: &str| item.pointer(place).and_then(Value::as_str);
    let secret = text("/metadata/name")?.to_owned();
    // The labels are a copy for look-ups; the Secret's own name says the same.
    let tail = secret.strip_prefix("sh.helm.release.v1.");
    let parts = tail.and_then(|tail| tail.rsplit_once(".v"));
    let name = text("/metadata/labels/name").or(parts.map(|(name, _)| name))?;
    let number = text("/metadata/labels/version").or(parts.map(|(_, number)| number))?;
    let record = Record {
        namespace: text("/metadata/namespace").unwrap_or_default().to_owned(),
        number: number.parse().ok()?,
        deployed: text("/metadata/labels/status") == Some("deployed"),
        secret: secret.clone(),
    };
    Some((name.to_owned(), record))
}

/// The records to read, at most two of each release.
pub(super) fn wanted(all: Vec<(String, Record)>) -> Vec<Record> {
    let mut by: BTreeMap<(String, String), Vec<Record>> = BTreeMap::new();
    for (name, record) in all {
        by.entry((record.namespace.clone(), name))
            .or_default()
            .push(record);
    }
    let mut out = Vec::new();
    for mut records in by.into_values() {
        records.sort_by_key(|record| std::cmp::Reverse(record.number));
        let deployed = records.iter().position(|record| record.deployed);
        out.extend(records.first().cloned());
        out.extend(
            deployed
                .filter(|at| *at > 0)
                .and_then(|at| records.get(at).cloned()),
        );
    }
    out
}
