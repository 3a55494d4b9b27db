//! The change record as it stands: approvals, the hub's confirmation, and whether it was announced.

use super::desk::{Candidate, Desk, span_of, state_of, wall_at, when};
use super::{ApprovalShape, ConfirmationShape};
use crate::error::Result;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use slipway_domain::deployment::{ApprovalKind, DeploymentState};
use slipway_domain::release::ReleaseState;
use slipway_domain::rules::{Announced, ApprovalFact};
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::deployment_approval::DeploymentApprovalRow;
use slipway_store::table::deployment_confirmation::DeploymentConfirmationRow;
use slipway_store::table::deployment_override::DeploymentOverrideRow;
use std::rc::Rc;

/// The papers of one deployment.
pub(crate) struct Record {
    pub(crate) approvals: Vec<DeploymentApprovalRow>,
    pub(crate) confirmation: Option<DeploymentConfirmationRow>,
    pub(crate) overrides: Vec<DeploymentOverrideRow>,
    subject: String,
    content: String,
}

impl Record {
    pub(crate) fn read(
        desk: &Desk<'_>,
        row: &DeploymentRow,
        release: Option<&Rc<Candidate>>,
    ) -> Result<Record> {
        let (files, conn) = (&desk.files, desk.conn);
        let confirmations = files.confirmations(conn, &row.id)?;
        let content = content(release.map(Rc::as_ref));
        Ok(Record {
            approvals: files.approvals(conn, &row.id)?,
            confirmation: confirmations.into_iter().last(),
            overrides: files.overrides(conn, &row.id)?,
            subject: subject(row, &content),
            content,
        })
    }

    /// Approvals as the rules count them.
    pub(crate) fn facts(&self, desk: &Desk<'_>) -> Vec<ApprovalFact> {
        let fact = |row: &DeploymentApprovalRow| {
            Some(ApprovalFact {
                kind: ApprovalKind::parse(&row.kind)?,
                by: desk
                    .name(Some(&row.approver_id))
                    .unwrap_or_default()
                    .to_owned(),
                approved: row.approved,
                reason: row.reason.clone(),
                holds: row.subject == self.subject,
            })
        };
        self.approvals.iter().filter_map(fact).collect()
    }

    pub(crate) fn shapes(&self, desk: &Desk<'_>) -> Vec<ApprovalShape> {
        let rows = self.approvals.iter().zip(self.facts(desk));
        rows.map(|(row, fact)| ApprovalShape {
            kind: fact.kind,
            by: fact.by,
            approved: fact.approved,
            reason: fact.reason,
            at: desk.book.stamp(&row.at),
            holds: fact.holds,
        })
        .collect()
    }

    /// Why what the hub confirmed no longer holds, the calendar aside. None: nothing is confirmed.
    pub(crate) fn broken(&self, row: &DeploymentRow) -> Option<Vec<String>> {
        let given = self
            .confirmation
            .as_ref()
            .filter(|given| given.withdrawn_at.is_none())?;
        let mut broken = Vec::new();
        let same = (&given.start_local, &given.zone, given.minutes)
            == (&row.start_local, &row.zone, row.minutes);
        if !same {
            broken.push(format!("The window was moved to {}.", when(row)));
        } else if given.start_utc != span_of(row).start.timestamp() {
            let message = "The rules of its time zone changed, so that the same wall clock is another moment.";
            broken.push(message.to_owned());
        }
        let place = given.environment_id.as_ref();
        if place.is_some_and(|place| *place != row.environment_id) {
            broken.push(
                "It goes into another environment than the one that was confirmed.".to_owned(),
            );
        }
        let governed_so = given.governed.as_ref();
        if governed_so.is_some_and(|so| *so != governed(row)) {
            let message =
                "Its type, downtime, strategy or who performs it is not what was confirmed.";
            broken.push(message.to_owned());
        }
        if given.content != self.content {
            broken.push(changed(&given.content, &self.content));
        }
        Some(broken)
    }

    pub(crate) fn confirmation(
        &self,
        desk: &Desk<'_>,
        broken: &[String],
    ) -> Option<ConfirmationShape> {
        let given = self.confirmation.as_ref()?;
        let mut broken = broken.to_vec();
        if given.withdrawn_at.is_some() {
            let why = given.withdrawn_reason.as_deref().unwrap_or_default();
            broken = vec![format!("It was withdrawn: {why}.")];
        }
        let start = crate::time::wall(&given.start_local, &given.zone);
        let zone = given.zone.parse().unwrap_or(chrono_tz::Tz::UTC);
        let kept = chrono::DateTime::from_timestamp(given.start_utc, 0).unwrap_or_default();
        Some(ConfirmationShape {
            by: desk
                .name(Some(&given.confirmed_by))
                .unwrap_or_default()
                .to_owned(),
            at: desk.book.stamp(&given.confirmed_at),
            note: given.note.clone(),
            start: start.unwrap_or_else(|| wall_at(kept, zone)),
            holds: broken.is_empty(),
            broken,
        })
    }
}

/// What is being decided on, as a fingerprint: where, when, what, and how it is governed.
pub(crate) fn subject(row: &DeploymentRow, content: &str) -> String {
    let (_, held) = content.split_once('|').unwrap_or(("", content));
    hash(&json!([
        row.environment_id,
        row.start_local,
        row.zone,
        row.minutes,
        row.release_id,
        row.title,
        row.change_type,
        row.downtime,
        row.strategy,
        held,
    ]))
}

/// How a deployment is governed, as a fingerprint: what it is called, its type, whether payments
/// stop, how versions take over, and whether the Hub or Support performs it.
pub(crate) fn governed(row: &DeploymentRow) -> String {
    hash(&json!([
        row.title,
        row.change_type,
        row.downtime,
        row.strategy,
        row.performed_by,
    ]))
}

/// What a release is and holds: its state, then a fingerprint of its exact versions. Empty for a
/// change without a release.
pub(crate) fn content(release: Option<&Candidate>) -> String {
    let Some(release) = release else {
        return String::new();
    };
    let standing = &release.standing;
    let held: Vec<(&str, &str)> = standing
        .components
        .iter()
        .map(|component| (component.name.as_str(), component.version.as_str()))
        .collect();
    let row = &standing.row;
    let mut parts = vec![
        json!(row.id),
        json!(row.version),
        json!(row.revision),
        json!(row.chart_digest),
        json!(held),
    ];
    // Only where there are any, so that what was confirmed of other releases still holds.
    if !standing.products.is_empty() {
        parts.push(json!(standing.products));
    }
    let held = hash(&Value::from(parts));
    let stopped = row.prevented_reason.is_some();
    let state = standing.state().slug();
    format!("{state}{}|{held}", if stopped { "!" } else { "" })
}

fn changed(before: &str, now: &str) -> String {
    let split = |text: &str| {
        let (state, held) = text.split_once('|').unwrap_or(("", text));
        (state.to_owned(), held.to_owned())
    };
    let ((was, held_before), (is, held_now)) = (split(before), split(now));
    if held_before != held_now {
        return "What the release holds has changed.".to_owned();
    }
    if is.ends_with('!') && !was.ends_with('!') {
        return "Progression of the release is prevented.".to_owned();
    }
    let title = |slug: &str| {
        let state = ReleaseState::parse(slug.trim_end_matches('!'));
        state.map_or(slug.to_owned(), |state| state.title().to_lowercase())
    };
    format!("The release was {} and is {}.", title(&was), title(&is))
}

fn hash(value: &Value) -> String {
    let bytes = Sha256::digest(value.to_string().as_bytes());
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The window as it is told: wall clock, zone and length.
pub(crate) fn window_told(row: &DeploymentRow) -> Value {
    json!({"start_local": row.start_local, "zone": row.zone, "minutes": row.minutes})
}

/// Whether those concerned were told of this very window.
pub(crate) fn announced(row: &DeploymentRow) -> Announced {
    let state = state_of(row);
    if !state.ahead() && !state.under_way() {
        // What is over is told by its closing or its cancelling.
        return Announced::No;
    }
    if row.announced.is_null() {
        let told = !matches!(state_of(row), DeploymentState::Planned) && state_of(row).ahead();
        return if told { Announced::Yes } else { Announced::No };
    }
    match row.announced == window_told(row) {
        true => Announced::Yes,
        false => Announced::OtherWindow,
    }
}
