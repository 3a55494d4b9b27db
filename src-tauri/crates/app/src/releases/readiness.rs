//! A release's checks as they stand: decided by people, or read from the notes.

use super::{Check, Evidence};
use crate::book::Book;
use crate::evidence::proof::{CORE_VALIDATED, Proven};
use chrono::{DateTime, Duration};
use serde::de::DeserializeOwned;
use serde_json::Value;
use slipway_domain::notes::{ContentKey, ContentState, Notes};
use slipway_domain::readiness::{CheckGroup, CheckState};
use slipway_domain::release::ReleaseState;
use slipway_domain::rules::CheckFact;
use slipway_store::table::evidence::EvidenceRow;
use slipway_store::table::release_check::ReleaseCheckRow;

/// Which check each of the four required contents answers.
pub(crate) const CONTENTS: [(ContentKey, &str); 4] = [
    (ContentKey::ChangesDescribed, "notes_changes"),
    (ContentKey::ComponentsListed, "notes_components"),
    (ContentKey::StoriesAndBugs, "notes_stories"),
    (ContentKey::BreakingHighlighted, "notes_breaking"),
];

pub(crate) fn checks(
    book: &Book,
    rows: &[ReleaseCheckRow],
    evidence: &[EvidenceRow],
    notes: Option<&Notes>,
    proven: Option<&Proven>,
) -> Vec<Check> {
    rows.iter()
        .map(|row| check(book, row, evidence, derived(row, notes, proven)))
        .collect()
}

fn check(
    book: &Book,
    row: &ReleaseCheckRow,
    evidence: &[EvidenceRow],
    (from, why): (&str, &str),
) -> Check {
    let decided = word(&row.state).unwrap_or(CheckState::Pending);
    let shown = decided == CheckState::Pending && !from.is_empty();
    let proofs = evidence
        .iter()
        .filter(|proof| proof.check_id == row.check_id);
    Check {
        id: row.check_id.clone(),
        title: row.title.clone(),
        group: word(&row.part).unwrap_or(CheckGroup::DefinitionOfDone),
        gate: ReleaseState::parse(&row.gate).unwrap_or(ReleaseState::ArtifactsReviewed),
        state: if shown { CheckState::Passed } else { decided },
        derived: shown,
        derived_from: if shown { from } else { "" }.to_owned(),
        stale: is_stale(book, row, decided),
        owner: row.owner_id.as_deref().and_then(|id| book.person_name(id)),
        owner_id: row.owner_id.clone(),
        due: row.due.clone(),
        // What somebody said stands; else why test runs show it, or do not.
        reason: match row.reason.is_empty() && decided == CheckState::Pending {
            true => why.to_owned(),
            false => row.reason.clone(),
        },
        decided_at: row.decided_at.as_deref().map(|at| book.stamp(at)),
        decided_by: row
            .decided_by
            .as_deref()
            .and_then(|id| book.person_name(id)),
        evidence: proofs.map(|proof| evidence_shape(book, proof)).collect(),
    }
}

/// What shows a check without anybody deciding it: the notes, or test runs; else empty. And why they
/// do, or do not.
fn derived<'p>(
    row: &ReleaseCheckRow,
    notes: Option<&Notes>,
    proven: Option<&'p Proven>,
) -> (&'static str, &'p str) {
    if shown_by_notes(&row.check_id, notes) {
        return ("notes", "");
    }
    match proven.filter(|_| row.check_id == CORE_VALIDATED) {
        Some(proven) if proven.passed => ("evidence", &proven.reason),
        Some(proven) => ("", &proven.reason),
        None => ("", ""),
    }
}

/// A content that the notes have needs nobody to tick it off.
fn shown_by_notes(check: &str, notes: Option<&Notes>) -> bool {
    let Some((key, _)) = CONTENTS.iter().find(|(_, id)| *id == check) else {
        return false;
    };
    notes.is_some_and(|notes| {
        notes
            .contents()
            .iter()
            .any(|c| c.key == *key && c.state == ContentState::Present)
    })
}

fn is_stale(book: &Book, row: &ReleaseCheckRow, state: CheckState) -> bool {
    let decided = row
        .decided_at
        .as_deref()
        .and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    state == CheckState::Passed
        && row.fresh_days > 0
        && decided
            .is_some_and(|at| at.to_utc() + Duration::days(i64::from(row.fresh_days)) < book.now)
}

fn evidence_shape(book: &Book, row: &EvidenceRow) -> Evidence {
    Evidence {
        id: row.id.clone(),
        kind: row.kind.clone(),
        text: row.text.clone(),
        sha256: row.sha256.clone(),
        at: book.stamp(&row.added_at),
        by: book.person_name(&row.added_by).unwrap_or_default(),
    }
}

/// The check as a gate counts it.
pub(crate) fn fact(check: &Check) -> CheckFact {
    CheckFact {
        id: check.id.clone(),
        title: check.title.clone(),
        gate: check.gate,
        state: check.state,
        reason: check.reason.clone(),
        stale: check.stale,
        owner: check.owner.clone(),
    }
}

/// Reads an enum from its slug.
pub(crate) fn word<T: DeserializeOwned>(slug: &str) -> Option<T> {
    serde_json::from_value(Value::from(slug)).ok()
}

/// Writes an enum as its slug.
pub(crate) fn slug<T: serde::Serialize>(value: T) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
