//! The handover of a release to Operations: what is handed over, and what Operations said of each
//! part.
//!
//! Source: the guide's pages on knowledge ("full review of the deployment runbook and other release
//! artifacts, such as release packages and database scripts") and on requests for change.

use serde::{Deserialize, Serialize};

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// The deployment runbook, with its way back.
    Runbook,
    /// The release notes.
    Notes,
    /// The charts and products, each in its version.
    Packages,
    /// Database scripts and migrations.
    Scripts,
    /// An article about the release or a component it brings.
    Article,
}

impl ItemKind {
    /// As commands and files write it.
    pub fn slug(self) -> &'static str {
        match self {
            ItemKind::Runbook => "runbook",
            ItemKind::Notes => "notes",
            ItemKind::Packages => "packages",
            ItemKind::Scripts => "scripts",
            ItemKind::Article => "article",
        }
    }
}

/// One part of a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `runbook`, `notes`, `packages`, `scripts`, `article/ID`, or `component/NAME` for one that lacks
    /// its article.
    pub key: String,
    /// What it is.
    pub kind: ItemKind,
    /// What it is called.
    pub title: String,
    /// What it holds, or what is missing.
    pub detail: String,
    /// What it is now: a hash or a version, so that what was looked at is known again.
    pub mark: String,
    /// Whether there is nothing to look at. Operations may do without it, with a reason.
    pub missing: bool,
}

/// What Operations said of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The item's key.
    pub item: String,
    /// What the item was.
    pub mark: String,
    /// Whether it was accepted; else it was returned.
    pub accepted: bool,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// There is nothing to look at.
    Missing,
    /// Nobody of Operations looked at it.
    Open,
    /// Operations took it.
    Accepted,
    /// Operations sent it back, and it is as it was.
    Returned,
    /// It is another than the one that Operations looked at.
    Changed,
}

impl ItemState {
    /// As commands and files write it.
    pub fn slug(self) -> &'static str {
        match self {
            ItemState::Missing => "missing",
            ItemState::Open => "open",
            ItemState::Accepted => "accepted",
            ItemState::Returned => "returned",
            ItemState::Changed => "changed",
        }
    }

    /// In words, after the item's title.
    pub fn words(self) -> &'static str {
        match self {
            ItemState::Missing => "missing",
            ItemState::Open => "not looked at yet",
            ItemState::Accepted => "accepted",
            ItemState::Returned => "returned",
            ItemState::Changed => "changed since it was looked at",
        }
    }
}

/// How an item stands, by the last verdict on it; `verdicts` are oldest first.
pub fn state(item: &Item, verdicts: &[Verdict]) -> ItemState {
    let last = verdicts
        .iter()
        .rev()
        .find(|verdict| verdict.item == item.key);
    match last {
        Some(verdict) if verdict.mark == item.mark && verdict.accepted => ItemState::Accepted,
        _ if item.missing => ItemState::Missing,
        None => ItemState::Open,
        Some(verdict) if verdict.mark != item.mark => ItemState::Changed,
        Some(_) => ItemState::Returned,
    }
}

/// What keeps a handover from being complete, in words, in the order of the items.
pub fn open_points(items: &[Item], verdicts: &[Verdict]) -> Vec<String> {
    items
        .iter()
        .map(|item| (item, state(item, verdicts)))
        .filter(|(_, state)| *state != ItemState::Accepted)
        .map(|(item, state)| format!("{}: {}", item.title, state.words()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Item, ItemKind, ItemState, Verdict, open_points, state};

    fn notes(mark: Option<&str>) -> Item {
        Item {
            key: "notes".to_owned(),
            kind: ItemKind::Notes,
            title: "Release notes".to_owned(),
            detail: String::new(),
            mark: mark.unwrap_or("none").to_owned(),
            missing: mark.is_none(),
        }
    }

    fn said(mark: &str, accepted: bool) -> Verdict {
        Verdict {
            item: "notes".to_owned(),
            mark: mark.to_owned(),
            accepted,
        }
    }

    #[test]
    fn the_last_verdict_holds_while_the_item_is_what_it_was() {
        let of = |mark: Option<&str>, said: &[Verdict]| state(&notes(mark), said);
        assert_eq!(of(None, &[]), ItemState::Missing);
        assert_eq!(of(None, &[said("a", true)]), ItemState::Missing);
        let done_without = [said("none", true)];
        assert_eq!(of(None, &done_without), ItemState::Accepted);
        assert_eq!(of(Some("a"), &done_without), ItemState::Changed);
        assert_eq!(of(Some("a"), &[]), ItemState::Open);
        assert_eq!(of(Some("a"), &[said("a", true)]), ItemState::Accepted);
        assert_eq!(of(Some("a"), &[said("a", false)]), ItemState::Returned);
        assert_eq!(of(Some("b"), &[said("a", false)]), ItemState::Changed);
        assert_eq!(of(Some("b"), &[said("a", true)]), ItemState::Changed);
        let both = [said("a", false), said("a", true)];
        assert_eq!(of(Some("a"), &both), ItemState::Accepted);
    }

    #[test]
    fn what_is_open_is_said_in_words() {
        assert_eq!(
            open_points(&[notes(Some("a"))], &[said("a", false)]),
            ["Release notes: returned"]
        );
    }
}
