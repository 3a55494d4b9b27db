//! What `helm list`, `helm history` and `helm get metadata` write with `-o json`.

use super::payload::Stored;
use serde_json::Value;
use slipway_domain::observed::{Revision, split_chart};

/// `helm list` shows this many unless told otherwise, and says nothing of those it cuts off.
const LIST_CUT: usize = 256;

/// What a listing holds, with what is odd about it.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) revisions: Vec<Stored>,
    pub(super) odd: Vec<String>,
}

/// `helm list`: an array of objects of texts, one a release.
pub(super) fn list(items: &[Value], known: &[String]) -> Listing {
    let mut out = Listing::default();
    for (at, item) in items.iter().enumerate() {
        let (Some(name), Some(number)) = (word(item, "name"), number(item, "revision")) else {
            out.odd
                .push(format!("entry {} has no name or no revision", at + 1));
            continue;
        };
        out.revisions.push(Stored {
            name,
            namespace: word(item, "namespace").unwrap_or_default(),
            revision: of_joined(item, number, known),
        });
    }
    if items.len() == LIST_CUT {
        out.odd.push(format!(
            "it holds {LIST_CUT} releases, where helm list cuts off unless it is told --max"
        ));
    }
    out
}

/// `helm history`: the revisions of one release, which it does not name.
pub(super) fn history(items: &[Value], name: &str, namespace: &str, known: &[String]) -> Listing {
    let mut out = Listing::default();
    for (at, item) in items.iter().enumerate() {
        match number(item, "revision") {
            Some(number) => out.revisions.push(Stored {
                name: name.to_owned(),
                namespace: namespace.to_owned(),
                revision: of_joined(item, number, known),
            }),
            None => out.odd.push(format!("entry {} has no revision", at + 1)),
        }
    }
    out
}

/// `helm get metadata`: chart and version apart.
pub(super) fn metadata(item: &Value) -> Option<Stored> {
    Some(Stored {
        name: word(item, "name")?,
        namespace: word(item, "namespace").unwrap_or_default(),
        revision: Revision {
            number: number(item, "revision")?,
            status: word(item, "status")?,
            chart: word(item, "chart"),
            version: word(item, "version"),
            app_version: word(item, "appVersion"),
            deployed_at: word(item, "deployedAt"),
            ..Revision::default()
        },
    })
}

/// A revision whose chart and version are one word.
fn of_joined(item: &Value, number: u32, known: &[String]) -> Revision {
    let joined = word(item, "chart").unwrap_or_default();
    let parts = split_chart(&joined, known.iter().map(String::as_str));
    let (chart, version) = match parts {
        Some((chart, version)) => (Some(chart), Some(version)),
        None => (None, None),
    };
    Revision {
        number,
        status: word(item, "status").unwrap_or_else(|| "unknown".to_owned()),
        chart,
        version,
        app_version: word(item, "app_version"),
        deployed_at: word(item, "updated"),
        ..Revision::default()
    }
}

fn word(item: &Value, key: &str) -> Option<String> {
    let text = item.get(key)?.as_str()?.trim();
    let text: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(4_000)
        .collect();
    (!text.is_empty()).then_some(text)
}

/// A number, or a text that holds one: `helm list` writes the latter.
fn number(item: &Value, key: &str) -> Option<u32> {
    let value = item.get(key)?;
    let number = match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_u64().and_then(|number| u32::try_from(number).ok()),
    };
    number.filter(|number| *number > 0)
}
