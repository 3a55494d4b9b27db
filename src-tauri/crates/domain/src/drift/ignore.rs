//! What does not count as drift, why, and until when.

use super::{Item, Layer};
use crate::version::same_text;
use chrono::{DateTime, Utc};

/// Most days for which a rule holds: a quarter, within which whatever was agreed is looked at again.
pub const LONGEST_DAYS: u64 = 90;

/// A rule that takes something out of the verdict; it is shown all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The layer it holds for; None for every one.
    pub layer: Option<Layer>,
    /// What it is about; `*` stands for any letters.
    pub component: String,
    /// What was found when it was let pass; empty for what was not there. Another version that comes
    /// later counts. None for whatever is found.
    pub found: Option<String>,
    /// Why.
    pub reason: String,
    /// The moment it ends.
    pub expires: DateTime<Utc>,
}

impl Ignore {
    /// Whether it holds now.
    pub fn in_force(&self, now: DateTime<Utc>) -> bool {
        now < self.expires
    }

    /// Whether it takes this out of the verdict.
    pub fn covers(&self, layer: Layer, item: &Item, now: DateTime<Utc>) -> bool {
        let found = item.found.as_deref().unwrap_or_default();
        let bound = self.found.as_deref();
        self.in_force(now)
            && bound.is_none_or(|bound| same_text(bound, found))
            && self.names(layer, item)
    }

    /// Whether it is about this, in whatever version and whenever.
    pub fn names(&self, layer: Layer, item: &Item) -> bool {
        let component = item.component.to_lowercase();
        self.layer.is_none_or(|wanted| wanted == layer)
            && fits(&self.component.trim().to_lowercase(), &component)
    }
}

/// Whether `text` is `pattern`, where `*` stands for any letters, in time that grows with the product
/// of their lengths at most.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}
