//! What the plan says, field by field, for a message.

use super::letters::{About, Letters, change_of, told, window_json};
use super::owed::heard;
use crate::error::Result;
use crate::host::Caller;
use crate::releases::read::{self, Standing};
use crate::time;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::language::{length_words, moment};
use slipway_domain::component::{Change, Component};
use slipway_domain::deployment::{ApprovalKind, ChangeOutcome, PerformedBy, Strategy};
use slipway_domain::message::due::Told;
use slipway_domain::message::field::Fields;
use slipway_domain::notes::Breaking;
use slipway_store::get;
use slipway_store::table::audience::AudienceRow;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::message::MessageRow;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::{deployment_approval, deployment_confirmation};

impl Letters<'_> {
    /// What a message about this says to this audience; its dates in the language of its template,
    /// since one sentence is in one language.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn fields(
        &self,
        about: &About,
        audience: &AudienceRow,
        stored: &[MessageRow],
        language: &str,
    ) -> Result<Fields> {
        let mut fields = Fields::default();
        fields.put("title", self.title(about)?);
        fields.put("audience", &audience.name);
        fields.put("hub", self.book.hub.as_ref().map_or("", |hub| &hub.name));
        let release: Option<ReleaseRow> = match (about, about.release_id()) {
            (About::Release(row), _) => Some((**row).clone()),
            (_, Some(id)) => get(self.conn, id)?,
            _ => None,
        };
        if let Some(row) = release {
            self.of_release(row, language, &mut fields)?;
        }
        match about {
            About::Deployment(row) => {
                self.of_deployment(row, audience, stored, language, &mut fields)?;
            }
            About::Release(row) => fields.put("contact", self.contact(row.owner_id.as_deref())),
        }
        Ok(fields)
    }

    fn of_release(&self, row: ReleaseRow, language: &str, fields: &mut Fields) -> Result<()> {
        let target = row.target_local.as_deref().zip(row.target_zone.as_deref());
        let target = target.and_then(|(local, zone)| {
            let at = time::placed_at(local, zone)?;
            Some(moment(&at.with_timezone(&zone.parse().ok()?), language))
        });
        fields.put("target", target.unwrap_or_default());
        fields.put("release.title", read::title(self.book, &row));
        fields.put("release.version", &row.version);
        let caller = Caller::default();
        let standing = read::standing(self.app, self.conn, self.book, &caller, row)?;
        fields.put("features", range(&standing).join("\n"));
        let breaking = standing.notes.iter().flat_map(|notes| &notes.breaking);
        let breaking: Vec<String> = breaking
            .map(breaks)
            .filter(|line| !line.is_empty())
            .collect();
        fields.put("breaking", breaking.join("\n"));
        Ok(())
    }

    fn of_deployment(
        &self,
        row: &DeploymentRow,
        audience: &AudienceRow,
        stored: &[MessageRow],
        language: &str,
        fields: &mut Fields,
    ) -> Result<()> {
        let zone = row.zone.parse().unwrap_or(Tz::UTC);
        let mine = stored
            .iter()
            .filter(|message| message.audience_id == audience.id);
        let before = heard(mine).window.or_else(|| told(&row.announced));
        let say = |at: DateTime<Utc>| moment(&at.with_timezone(&zone), language);
        window(fields, "window", told(&window_json(row)), &say);
        window(fields, "before", before, &say);
        fields.put("window.length", length_words(row.minutes, language));
        fields.put("description", row.description.trim());
        fields.put("impact", row.impact.trim());
        fields.put("ticket", &row.ticket);
        fields.put("change_type", change_of(row).title());
        fields.put("downtime", if row.downtime { "yes" } else { "" });
        fields.put(
            "strategy",
            Strategy::parse(&row.strategy).map_or("", Strategy::title),
        );
        fields.put(
            "performed_by",
            PerformedBy::parse(&row.performed_by).map_or("", PerformedBy::title),
        );
        fields.put(
            "reason",
            row.cancelled_reason.as_deref().unwrap_or_default(),
        );
        let coordinator = row
            .coordinator_id
            .as_deref()
            .or(row.initiator_id.as_deref());
        fields.put("contact", self.contact(coordinator));
        if let Some(rung) = self.environment(&row.environment_id) {
            fields.put("environment.code", &rung.code);
            fields.put("environment.name", &rung.name);
        }
        if row.release_id.is_none() {
            fields.put("features", &row.title);
        }
        if fields.get("target").is_empty() {
            let start = fields.get("window.start").to_owned();
            fields.put("target", start);
        }
        self.papers(row, fields)?;
        ending(row, &say, fields);
        Ok(())
    }

    fn papers(&self, row: &DeploymentRow, fields: &mut Fields) -> Result<()> {
        let approvals = deployment_approval::of_deployment(self.conn, &row.id)?;
        let lines = approvals
            .iter()
            .filter(|given| given.approved)
            .map(|given| {
                let kind = ApprovalKind::parse(&given.kind).map_or("", ApprovalKind::title);
                let by = self
                    .book
                    .person_name(&given.approver_id)
                    .unwrap_or_default();
                format!("{kind}: {by}")
            });
        fields.put("approvals", lines.collect::<Vec<_>>().join("\n"));
        let confirmations = deployment_confirmation::of_deployment(self.conn, &row.id)?;
        let given = confirmations
            .iter()
            .rev()
            .find(|given| given.withdrawn_at.is_none());
        let by = given.and_then(|given| self.book.person_name(&given.confirmed_by));
        fields.put("confirmed_by", by.unwrap_or_default());
        Ok(())
    }

    /// Name and mail address; empty for nobody.
    fn contact(&self, id: Option<&str>) -> String {
        let row = id.and_then(|id| self.book.people.iter().find(|row| row.id == id));
        row.map_or_else(String::new, |row| match row.email.as_str() {
            "" => row.name.clone(),
            email => format!("{}, {email}", row.name),
        })
    }
}

fn window(
    fields: &mut Fields,
    group: &str,
    told: Option<Told>,
    say: &dyn Fn(DateTime<Utc>) -> String,
) {
    if let Some((start, end)) = told {
        fields.put(&format!("{group}.start"), say(start));
        fields.put(&format!("{group}.end"), say(end));
    }
}

/// The guide's words for how it ended: carried out, validated, closed.
fn ending(row: &DeploymentRow, say: &dyn Fn(DateTime<Utc>) -> String, fields: &mut Fields) {
    let outcome = row.outcome.as_deref().and_then(ChangeOutcome::parse);
    let (done, validated) = match outcome {
        None => ("", ""),
        Some(ChangeOutcome::Implemented) => (
            "The deployment has been carried out.",
            "It has been validated.",
        ),
        Some(ChangeOutcome::Remediated) => (
            "The deployment failed at first and was mended within its window.",
            "It has been validated.",
        ),
        Some(ChangeOutcome::BackedOut) => (
            "The deployment was taken back; what ran before runs again.",
            "It has not been validated.",
        ),
        Some(ChangeOutcome::Failed) => ("The deployment failed.", "It has not been validated."),
    };
    fields.put("outcome", done);
    fields.put("validated", validated);
    fields.put("outcome_note", row.outcome_note.trim());
    let closed = row.closed_at.as_deref().and_then(super::letters::instant);
    fields.put("closed_at", closed.map_or_else(String::new, say));
}

/// The range of features: what the notes call new, then what changes. Where neither the notes nor a
/// release before say, what it holds.
fn range(standing: &Standing) -> Vec<String> {
    let new = standing.notes.iter().flat_map(|notes| &notes.features);
    let mut lines: Vec<String> = new.map(|item| item.text.clone()).collect();
    lines.extend(standing.components.iter().filter_map(feature));
    let gone = standing.removed.iter();
    lines.extend(gone.map(|(name, version)| format!("{name} {version}, removed")));
    let with = standing.products.iter();
    lines.extend(with.map(|(product, version)| format!("with {product} {version}")));
    if lines.is_empty() {
        let held = standing.components.iter();
        lines.extend(held.map(|one| format!("{} {}", one.name, one.version)));
    }
    lines
}

fn feature(component: &Component) -> Option<String> {
    let Component {
        name,
        version,
        from,
        ..
    } = component;
    let from = from.as_deref().unwrap_or("?");
    match component.change {
        Change::Upgraded | Change::Downgraded | Change::Unorderable => {
            Some(format!("{name} {from} → {version}"))
        }
        Change::New => Some(format!("{name} {version}, new")),
        Change::Unchanged | Change::Removed | Change::Unknown => None,
    }
}

fn breaks(change: &Breaking) -> String {
    let text = change
        .text
        .first()
        .cloned()
        .or_else(|| change.files.first().cloned());
    match (&change.component, text) {
        (Some(component), Some(text)) => format!("{component}: {text}"),
        (Some(component), None) => component.clone(),
        (None, text) => text.unwrap_or_default(),
    }
}
