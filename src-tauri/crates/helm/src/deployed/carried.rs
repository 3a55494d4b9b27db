//! Files that were carried here from where the cluster can be reached. Which kind one is, is told by
//! what is in it; its name says nothing.

use super::gather::Gathered;
use super::listing::{self, Listing};
use super::live::{node_of, object_of};
use super::payload::{Record, decode_payload, not_a_release};
use super::{DeployedError, MAX_FILE, read_manifest};
use crate::index::{Node, read_small, shown};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use slipway_domain::observed::LASTING;

/// The release that a file without a name is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub release: Option<String>,
    /// Where it is installed.
    pub namespace: Option<String>,
}

/// What a file was, and what is odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// `helm list`, `Secrets`, `manifest`, …
    pub what: &'static str,
    /// Parts that could not be read, each with the reason.
    pub undecodable: Vec<String>,
    /// What else to know.
    pub odd: Vec<String>,
    /// What it lists as a whole.
    pub whole: Whole,
}

/// What a file lists as a whole, so that what is not in it is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whole {
    /// It speaks of what is in it alone.
    #[default]
    Nothing,
    /// All namespaces: of several at once, Helm and kubectl write only all.
    All,
    /// One namespace.
    Namespace(String),
    /// A namespace, or all of them: an empty list does not say.
    Somewhere,
}

impl Whole {
    /// Of a list, by the namespaces of what is in it.
    fn of<'n>(namespaces: impl IntoIterator<Item = &'n str>) -> Whole {
        let mut found = namespaces.into_iter();
        let Some(first) = found.next() else {
            return Whole::Somewhere;
        };
        let mut several = false;
        for other in std::iter::once(first).chain(found) {
            if other.is_empty() {
                return Whole::Nothing;
            }
            several |= other != first;
        }
        match several {
            true => Whole::All,
            false => Whole::Namespace(first.to_owned()),
        }
    }
}

/// Reads a file into what was gathered so far. `known` are names of charts, by which `helm list` is
/// taken apart.
///
/// # Errors
/// [`DeployedError`]; nothing of the file is taken over then.
pub fn read_carried(
    bytes: &[u8],
    named: &Named,
    known: &[String],
    into: &mut Gathered,
) -> Result<Carried, DeployedError> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(DeployedError::TooLarge {
            limit: MAX_FILE,
            when: "",
        });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| DeployedError::Unfamiliar("it is not UTF-8 text".into()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    match text.chars().next() {
        None => Err(DeployedError::Empty),
        Some('<') => Err(DeployedError::Unfamiliar("it is a web page".into())),
        Some('{' | '[') => {
            let value: Value = serde_json::from_str(text).map_err(|error| {
                let reason = format!("it is not whole JSON ({})", shown(&error.to_string()));
                DeployedError::Unfamiliar(reason)
            })?;
            json(value, named, known, into)
        }
        Some(_) => yaml(text, named, into),
    }
}

fn json(
    value: Value,
    named: &Named,
    known: &[String],
    into: &mut Gathered,
) -> Result<Carried, DeployedError> {
    match &value {
        Value::Array(items) => array(items, named, known, into),
        Value::Object(map) if map.contains_key("kind") => objects(&value, into),
        Value::Object(map) if map.contains_key("info") => {
            let record: Record = serde_json::from_value(value).map_err(not_a_release)?;
            into.revision(record.read()?);
            Ok(carried("helm status", Listing::default()))
        }
        Value::Object(map) if map.contains_key("revision") => {
            let stored = listing::metadata(&value).ok_or_else(|| {
                DeployedError::Unfamiliar("it has no name, no revision or no status".into())
            })?;
            into.revision(stored);
            Ok(carried("helm get metadata", Listing::default()))
        }
        _ => Err(DeployedError::Unfamiliar(
            "it is JSON that Helm and kubectl do not write".into(),
        )),
    }
}

fn array(
    items: &[Value],
    named: &Named,
    known: &[String],
    into: &mut Gathered,
) -> Result<Carried, DeployedError> {
    let has = |key| items.iter().any(|item| item.get(key).is_some());
    let (what, mut listing) = if items.is_empty() {
        ("helm list", Listing::default())
    } else if has("name") && has("chart") {
        ("helm list", listing::list(items, known))
    } else if has("revision") && has("chart") {
        let (namespace, name) = into.owner(named)?;
        (
            "helm history",
            listing::history(items, &name, &namespace, known),
        )
    } else {
        let reason = "it is a list that Helm does not write".to_owned();
        return Err(DeployedError::Unfamiliar(reason));
    };
    let namespaces = listing.revisions.iter().map(|one| one.namespace.as_str());
    let whole = match what {
        // What is odd is cut off, or holds what cannot be read.
        "helm list" if listing.odd.is_empty() => Whole::of(namespaces),
        _ => Whole::Nothing,
    };
    for stored in std::mem::take(&mut listing.revisions) {
        into.revision(stored);
    }
    Ok(Carried {
        whole,
        ..carried(what, listing)
    })
}

fn carried(what: &'static str, listing: Listing) -> Carried {
    Carried {
        what,
        undecodable: Vec::new(),
        odd: listing.odd,
        whole: Whole::Nothing,
    }
}

/// Objects of Kubernetes: Secrets of releases, or what runs.
fn objects(value: &Value, into: &mut Gathered) -> Result<Carried, DeployedError> {
    let one = std::slice::from_ref(value);
    let items = match value.get("items") {
        Some(Value::Array(items)) => items.as_slice(),
        _ => one,
    };
    let listed = value
        .get("kind")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let inner = listed.strip_suffix("List").filter(|kind| !kind.is_empty());
    let mut out = Carried {
        what: "objects",
        undecodable: Vec::new(),
        odd: Vec::new(),
        whole: Whole::Nothing,
    };
    // A list of one kind says what it lists, although nothing may be in it.
    if let Some(kind) = inner.filter(|kind| LASTING.contains(kind)) {
        into.listed(kind);
    }
    let mut namespaces: Vec<&str> = Vec::new();
    let mut read = 0_usize;
    for item in items {
        if is_record(item) {
            out.what = "Secrets";
            read += 1;
            let namespace = item.pointer("/metadata/namespace").and_then(Value::as_str);
            namespaces.push(namespace.unwrap_or_default());
            match record(item) {
                Ok(stored) => into.revision(stored),
                Err(error) => out.undecodable.push(format!("{}: {error}", name(item))),
            }
            continue;
        }
        let mut node = node_of(item);
        if let (Node::Map(pairs), Some(inner)) = (&mut node, inner)
            && !pairs.iter().any(|(key, _)| key == "kind")
        {
            pairs.push(("kind".into(), Node::Text(inner.into())));
        }
        if let Some(object) = object_of(&node) {
            read += 1;
            into.object(object);
        }
    }
    if read == 0 && !items.is_empty() {
        let reason = format!("it holds no releases and nothing that runs, but {listed}");
        return Err(DeployedError::Unfamiliar(shown(&reason)));
    }
    // One that was asked for by its name comes without a list around it.
    if listed.ends_with("List") && !namespaces.is_empty() {
        out.whole = Whole::of(namespaces);
    }
    Ok(out)
}

/// Whether an object is the record of a revision: a Secret of Helm's type, or a ConfigMap of its own.
fn is_record(item: &Value) -> bool {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let owner = item
        .pointer("/metadata/labels/owner")
        .or_else(|| item.pointer("/metadata/labels/OWNER"));
    match text(item.get("kind")).as_str() {
        "ConfigMap" => text(owner).eq_ignore_ascii_case("helm"),
        _ => text(item.get("type")) == "helm.sh/release.v1",
    }
}

fn name(item: &Value) -> String {
    let name = item.pointer("/metadata/name").and_then(Value::as_str);
    shown(name.unwrap_or("a Secret without a name"))
}

fn record(item: &Value) -> Result<super::Stored, DeployedError> {
    let data = item
        .pointer("/data/release")
        .and_then(Value::as_str)
        .ok_or_else(|| DeployedError::NotARelease("it holds no release".into()))?;
    let mut stored = match item.get("kind").and_then(Value::as_str) {
        // A ConfigMap holds text; only Secrets are in base64 once more.
        Some("ConfigMap") => decode_payload(data.as_bytes())?,
        _ => {
            let packed = STANDARD
                .decode(data.trim())
                .map_err(|error| DeployedError::Packed(format!("not base64 ({error})")))?;
            decode_payload(&packed)?
        }
    };
    if stored.namespace.is_empty() {
        let namespace = item.pointer("/metadata/namespace").and_then(Value::as_str);
        stored.namespace = namespace.unwrap_or_default().to_owned();
    }
    Ok(stored)
}

/// YAML: the manifest of a release, as `helm get manifest` writes it.
fn yaml(text: &str, named: &Named, into: &mut Gathered) -> Result<Carried, DeployedError> {
    let manifest = read_manifest(text);
    let like = text.contains("apiVersion:") && text.contains("kind:");
    if manifest.workloads.is_empty() && !like {
        let reason = match read_small(text) {
            Ok(_) => "it is YAML without objects of Kubernetes",
            Err(_) => "it is neither JSON nor YAML",
        };
        return Err(DeployedError::Unfamiliar(reason.into()));
    }
    if text.contains("type: helm.sh/release.v1") {
        let reason = "it holds Secrets as YAML; write them with -o json";
        return Err(DeployedError::Unfamiliar(reason.into()));
    }
    let undecodable = match manifest.unread {
        0 => Vec::new(),
        unread => vec![format!("{unread} parts of the manifest could not be read")],
    };
    into.manifest(manifest, named)?;
    Ok(Carried {
        what: "manifest",
        undecodable,
        odd: Vec::new(),
        whole: Whole::Nothing,
    })
}
