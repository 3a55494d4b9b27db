//! The questions, in their order: version, records by metadata, the records that matter, what runs.

use super::records::{Record, record, wanted};
use super::{ClusterAsk, ClusterError, ClusterSeen, config, line};
use crate::deployed::{DeployedError, Stored, decode_payload, workloads_of_json};
use crate::index::shown;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kube::Client;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use tokio::task::JoinSet;

/// Records asked for at once.
const AT_ONCE: usize = 8;
/// Pages of one list that are followed.
const PAGES: usize = 200;

/// Kinds that run something lasting, and where they are listed; an older cluster has the second.
const KINDS: [(&str, &str, &[&str]); 4] = [
    ("Deployment", "deployments", &["apis/apps/v1"]),
    ("StatefulSet", "statefulsets", &["apis/apps/v1"]),
    ("DaemonSet", "daemonsets", &["apis/apps/v1"]),
    (
        "CronJob",
        "cronjobs",
        &["apis/batch/v1", "apis/batch/v1beta1"],
    ),
];

pub(super) async fn run(ask: &ClusterAsk) -> Result<ClusterSeen, ClusterError> {
    let (client, context) = config::client(ask).await?;
    let mut seen = ClusterSeen {
        context,
        ..ClusterSeen::default()
    };
    let listing = place("api/v1", ask.namespace.as_deref(), "secrets");
    let query = "labelSelector=owner%3Dhelm&fieldSelector=type%3Dhelm.sh%2Frelease.v1&limit=500";
    let items = pages(&client, &listing, query, true, "Secrets").await?;
    let mut found = Vec::new();
    for item in &items {
        match record(item) {
            Some(one) => found.push(one),
            None => seen
                .undecodable
                .push("a Secret of Helm's that does not say its release".to_owned()),
        }
    }
    read_records(&client, wanted(found), &mut seen).await?;
    for (kind, plural, groups) in KINDS {
        what_runs(&client, ask, kind, plural, groups, &mut seen).await?;
    }
    seen.kubernetes = match line::get(&client, "/version", false, "its version").await {
        Ok(version) => version.get("gitVersion").and_then(Value::as_str).map(shown),
        Err(_) => None,
    };
    Ok(seen)
}

fn place(group: &str, namespace: Option<&str>, plural: &str) -> String {
    match namespace {
        Some(namespace) => {
            let namespace = utf8_percent_encode(namespace, NON_ALPHANUMERIC);
            format!("/{group}/namespaces/{namespace}/{plural}")
        }
        None => format!("/{group}/{plural}"),
    }
}

/// A list, page by page.
async fn pages(
    client: &Client,
    path: &str,
    query: &str,
    metadata: bool,
    what: &str,
) -> Result<Vec<Value>, ClusterError> {
    let (mut out, mut more) = (Vec::new(), String::new());
    for _ in 0..PAGES {
        let url = format!("{path}?{query}{more}");
        let mut page = line::get(client, &url, metadata, what).await?;
        let Some(Value::Array(items)) = page.get_mut("items").map(Value::take) else {
            // An empty list may be written as null.
            let kind = page.get("kind").and_then(Value::as_str).unwrap_or_default();
            return match kind.ends_with("List") {
                true => Ok(out),
                false => Err(ClusterError::Malformed("a list without items".into())),
            };
        };
        out.extend(items);
        let next = page.pointer("/metadata/continue").and_then(Value::as_str);
        match next.filter(|next| !next.is_empty()) {
            Some(next) => {
                more = format!("&continue={}", utf8_percent_encode(next, NON_ALPHANUMERIC))
            }
            None => return Ok(out),
        }
    }
    Err(ClusterError::Malformed("a list that does not end".into()))
}

/// Reads records, several at once. One that cannot be read is counted and costs only itself.
async fn read_records(
    client: &Client,
    records: Vec<Record>,
    seen: &mut ClusterSeen,
) -> Result<(), ClusterError> {
    let mut left = records.into_iter();
    let mut running = JoinSet::new();
    loop {
        while running.len() < AT_ONCE
            && let Some(record) = left.next()
        {
            let client = client.clone();
            running.spawn(async move {
                let outcome = read_record(&client, &record).await;
                (record, outcome)
            });
        }
        let Some(done) = running.join_next().await else {
            return Ok(());
        };
        let (record, outcome) =
            done.map_err(|error| ClusterError::Unreachable(shown(&error.to_string())))?;
        match outcome {
            Ok(Some(Ok(stored))) => seen.gathered.revision(stored),
            Ok(Some(Err(error))) => seen
                .undecodable
                .push(shown(&format!("{}: {error}", record.secret))),
            Ok(None) => seen
                .odd
                .push(shown(&format!("{} went while it was read", record.secret))),
            Err(error @ (ClusterError::Forbidden(_) | ClusterError::TooLarge(_))) => seen
                .undecodable
                .push(shown(&format!("{}: {error}", record.secret))),
            Err(error) => return Err(error),
        }
    }
}

/// One record; None when it went between the list and now.
async fn read_record(
    client: &Client,
    record: &Record,
) -> Result<Option<Result<Stored, DeployedError>>, ClusterError> {
    let name = utf8_percent_encode(&record.secret, NON_ALPHANUMERIC);
    let path = place("api/v1", Some(&record.namespace), "secrets");
    let secret = match line::get(client, &format!("{path}/{name}"), false, "this Secret").await {
        Err(ClusterError::Status(404)) => return Ok(None),
        other => other?,
    };
    let namespace = record.namespace.clone();
    // To unpack a record takes about as long as to ask for one: the next is asked for meanwhile.
    let read = tokio::task::spawn_blocking(move || unpacked(&secret, namespace)).await;
    read.map(Some)
        .map_err(|error| ClusterError::Unreachable(shown(&error.to_string())))
}

/// What a Secret of Helm's holds; a record that does not say its namespace lies in the Secret's.
fn unpacked(secret: &Value, namespace: String) -> Result<Stored, DeployedError> {
    let data = secret.pointer("/data/release").and_then(Value::as_str);
    let data = data.ok_or_else(|| DeployedError::NotARelease("it holds no release".into()))?;
    let packed = STANDARD
        .decode(data)
        .map_err(|error| DeployedError::Packed(format!("not base64 ({error})")))?;
    let mut stored = decode_payload(&packed)?;
    if stored.namespace.is_empty() {
        stored.namespace = namespace;
    }
    Ok(stored)
}

/// What runs of one kind. Who may not see it still learns what Helm stored.
async fn what_runs(
    client: &Client,
    ask: &ClusterAsk,
    kind: &str,
    plural: &str,
    groups: &[&str],
    seen: &mut ClusterSeen,
) -> Result<(), ClusterError> {
    // Not by Helm's label: what somebody replaced past Helm no longer carries it.
    let query = "limit=250";
    for group in groups {
        let path = place(group, ask.namespace.as_deref(), plural);
        let items = match pages(client, &path, query, false, plural).await {
            Ok(items) => items,
            Err(ClusterError::Status(404)) => continue,
            Err(ClusterError::Forbidden(_)) => {
                seen.odd
                    .push(format!("these credentials may not list {plural}"));
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        seen.gathered.listed(kind);
        for item in &items {
            if let Some(object) = workloads_of_json(item, Some(kind)) {
                seen.gathered.object(object);
            }
        }
        return Ok(());
    }
    seen.odd.push(format!("the cluster knows no {plural}"));
    Ok(())
}
