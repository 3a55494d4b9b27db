//! Objects as the cluster holds them: `kubectl get … -o json`, or the API's own lists.

use super::manifest::{Manifest, text};
use crate::index::Node;
use serde_json::Value;
use slipway_domain::observed::{LASTING, Workload};

/// An object of the cluster with the release that Helm says it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Object {
    /// Its kind.
    pub(crate) kind: String,
    /// Namespace and name of the release; None for what Helm did not install.
    pub(crate) release: Option<(String, String)>,
    /// Its containers.
    pub(crate) workloads: Vec<Workload>,
}

/// Reads one object; None for kinds that run nothing lasting. `kind` is what it is where the object
/// does not say, as in the API's lists.
pub(crate) fn workloads_of_json(value: &Value, kind: Option<&str>) -> Option<Object> {
    let mut node = node_of(value);
    if let (Node::Map(pairs), Some(kind)) = (&mut node, kind)
        && !pairs.iter().any(|(key, _)| key == "kind")
    {
        pairs.push(("kind".to_owned(), Node::Text(kind.to_owned())));
    }
    object_of(&node)
}

/// Reads one object of a YAML or JSON file.
pub(super) fn object_of(node: &Node) -> Option<Object> {
    let kind = text(node, &["kind"])?.to_owned();
    if !LASTING.contains(&kind.as_str()) {
        return None;
    }
    let mut manifest = Manifest::default();
    manifest.object(node, None, 0);
    let annotation = |key| text(node, &["metadata", "annotations", key]);
    let namespace = annotation("meta.helm.sh/release-namespace")
        .or_else(|| text(node, &["metadata", "namespace"]));
    let name = annotation("meta.helm.sh/release-name");
    Some(Object {
        kind,
        release: name.map(|name| (namespace.unwrap_or_default().to_owned(), name.to_owned())),
        workloads: manifest.workloads,
    })
}

/// The same value as the readers of manifests know it. JSON's own reader bounds its depth.
pub(super) fn node_of(value: &Value) -> Node {
    match value {
        Value::Null => Node::Null,
        Value::Bool(truth) => Node::Text(truth.to_string()),
        Value::Number(number) => Node::Text(number.to_string()),
        Value::String(text) => Node::Text(text.clone()),
        Value::Array(items) => Node::List(items.iter().map(node_of).collect()),
        Value::Object(map) => Node::Map(
            map.iter()
                .map(|(key, value)| (key.clone(), node_of(value)))
                .collect(),
        ),
    }
}
