//! What is owed for a deployment or a release, beside what was drafted, sent and waived.

use super::MessageShape;
use super::letters::{About, Letters, change_of, hearers, instant, state_of, told, window_json};
use crate::error::Result;
use chrono::{DateTime, Duration, Utc};
use slipway_domain::deployment::MessageKind;
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::message::due::{self, Heard, Owed, Plan};
use slipway_domain::release::ReleaseState;
use slipway_store::table::audience::AudienceRow;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::deployment_approval::DeploymentApprovalRow;
use slipway_store::table::message::{self, MessageRow};
use slipway_store::table::release::ReleaseRow;
use std::collections::BTreeSet;

/// What must go first, by its latest date; then the rest, the newest first.
pub(crate) fn in_order(messages: &mut [MessageShape]) {
    messages.sort_by(|a, b| {
        let open = |message: &MessageShape| message.latest.as_ref().map(|stamp| stamp.at.clone());
        let done = |message: &MessageShape| message.at.as_ref().map(|stamp| stamp.at.clone());
        match (open(a), open(b)) {
            (Some(x), Some(y)) => x.cmp(&y),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => done(b).cmp(&done(a)),
        }
    });
}

impl Letters<'_> {
    /// Every message about one thing, owed or stored.
    pub(crate) fn messages(&self, about: &About) -> Result<Vec<MessageShape>> {
        let stored = self.stored(about)?;
        let title = self.title(about)?;
        let mut out = Vec::new();
        let mut drafts = BTreeSet::new();
        for audience in &self.audiences {
            for owed in self.owed(about, audience, &stored)? {
                let draft = stored.iter().find(|row| {
                    row.state == "draft"
                        && row.kind == owed.kind.slug()
                        && row.audience_id == audience.id
                });
                let mut shape = match draft {
                    Some(row) => {
                        drafts.insert(row.id.clone());
                        self.shape(row, &title)
                    }
                    None => self.demanded(about, &title, owed.kind, audience),
                };
                if shape.state != "draft" {
                    let late = owed.latest <= self.book.now;
                    shape.state = if late { "overdue" } else { "due" }.to_owned();
                }
                shape.latest = Some(self.stamp(owed.latest));
                out.push(shape);
            }
        }
        let rest = stored.iter().filter(|row| !drafts.contains(&row.id));
        out.extend(rest.map(|row| self.shape(row, &title)));
        Ok(out)
    }

    pub(crate) fn stored(&self, about: &About) -> Result<Vec<MessageRow>> {
        Ok(match about {
            About::Deployment(row) => self.files.messages(self.conn, &row.id)?,
            About::Release(row) => message::of_release(self.conn, &row.id)?,
        })
    }

    pub(crate) fn owed(
        &self,
        about: &About,
        audience: &AudienceRow,
        stored: &[MessageRow],
    ) -> Result<Vec<Owed>> {
        let mine = || stored.iter().filter(|row| row.audience_id == audience.id);
        match about {
            About::Deployment(row) => {
                let Some(plan) = self.plan(row)? else {
                    return Ok(Vec::new());
                };
                let notice = |kind| self.notice(kind, audience);
                let heard = heard(mine());
                Ok(due::owed(
                    &plan,
                    &hearers(audience),
                    &heard,
                    &self.time,
                    notice,
                ))
            }
            About::Release(row) => Ok(self
                .target_owed(row, audience, mine())
                .into_iter()
                .collect()),
        }
    }

    fn plan(&self, row: &DeploymentRow) -> Result<Option<Plan>> {
        let Some(window) = told(&window_json(row)) else {
            return Ok(None);
        };
        let approvals = self.files.approvals(self.conn, &row.id)?;
        let confirmations = self.files.confirmations(self.conn, &row.id)?;
        let confirmed = confirmations.last().filter(|given| {
            let same = (&given.start_local, &given.zone, given.minutes)
                == (&row.start_local, &row.zone, row.minutes);
            given.withdrawn_at.is_none() && same
        });
        Ok(Some(Plan {
            state: state_of(row),
            change: change_of(row),
            environment: row.environment_id.clone(),
            window,
            opened: row.opened_at.as_deref().and_then(instant),
            closed: row.closed_at.as_deref().and_then(instant),
            approved: approved(row, &approvals),
            confirmed: confirmed.and_then(|given| instant(&given.confirmed_at)),
        }))
    }

    /// The target date of a release that is under way is owed to whom Production concerns.
    fn target_owed<'r>(
        &self,
        row: &ReleaseRow,
        audience: &AudienceRow,
        stored: impl Iterator<Item = &'r MessageRow>,
    ) -> Option<Owed> {
        let state = ReleaseState::parse(&row.state)?;
        let off = matches!(state, ReleaseState::Rejected | ReleaseState::Superseded);
        if off || row.prevented_reason.is_some() {
            return None;
        }
        let hearers = hearers(audience);
        let production = crate::environments::kind_slug(EnvironmentKind::Production);
        let concerned = self.ladder.iter().filter(|rung| rung.kind == production);
        if !concerned.into_iter().any(|rung| hearers.sees(&rung.id)) {
            return None;
        }
        let about = target_json(row)?;
        let target = told(&about)?.0;
        if target + Duration::days(1) < self.book.now {
            return None;
        }
        let told_of =
            |row: &MessageRow| row.kind == MessageKind::TargetDate.slug() && row.about == about;
        let mut settled = stored.filter(|row| matches!(row.state.as_str(), "sent" | "waived"));
        if settled.any(told_of) {
            return None;
        }
        let kind = MessageKind::TargetDate;
        let latest = self.time.latest_for(target, self.notice(kind, audience));
        Some(Owed { kind, latest })
    }

    /// A message that is only demanded.
    pub(crate) fn demanded(
        &self,
        about: &About,
        title: &str,
        kind: MessageKind,
        audience: &AudienceRow,
    ) -> MessageShape {
        MessageShape {
            id: format!("{}:{}:{}", kind.slug(), about.id(), audience.id),
            kind,
            deployment_id: about.deployment().map(|row| row.id.clone()),
            release_id: about.release_id().map(str::to_owned),
            about: title.to_owned(),
            audience: audience.name.clone(),
            audience_id: audience.id.clone(),
            state: "due".to_owned(),
            latest: None,
            subject: String::new(),
            way: String::new(),
            result: String::new(),
            at: None,
            by: None,
        }
    }

    /// A stored message.
    pub(crate) fn shape(&self, row: &MessageRow, title: &str) -> MessageShape {
        let audience = self
            .audiences
            .iter()
            .find(|audience| audience.id == row.audience_id);
        MessageShape {
            id: row.id.clone(),
            kind: MessageKind::parse(&row.kind).unwrap_or(MessageKind::Announcement),
            deployment_id: row.deployment_id.clone(),
            release_id: row.release_id.clone(),
            about: title.to_owned(),
            audience: audience.map_or_else(String::new, |audience| audience.name.clone()),
            audience_id: row.audience_id.clone(),
            state: row.state.clone(),
            latest: None,
            subject: row.subject.clone(),
            way: row.way.clone(),
            result: row.result.clone(),
            at: Some(self.book.stamp(&row.at)),
            by: self.book.person_name(&row.by_id),
        }
    }
}

/// What a release's target message tells; None without a target.
pub(crate) fn target_json(row: &ReleaseRow) -> Option<serde_json::Value> {
    let (start_local, zone) = (row.target_local.as_ref()?, row.target_zone.as_ref()?);
    Some(serde_json::json!({"start_local": start_local, "zone": zone, "minutes": 0}))
}

/// What an audience has heard, from its messages in the order they went.
pub(crate) fn heard<'r>(stored: impl Iterator<Item = &'r MessageRow>) -> Heard {
    let mut heard = Heard::default();
    for row in stored {
        let (Some(kind), Some(at)) = (MessageKind::parse(&row.kind), instant(&row.at)) else {
            continue;
        };
        let of_window = matches!(kind, MessageKind::Announcement | MessageKind::DateChanged);
        match (row.state.as_str(), of_window) {
            ("sent", true) => heard.window = told(&row.about).or(heard.window),
            ("waived", true) => heard.waived = told(&row.about).or(heard.waived),
            ("sent" | "waived", false) => heard.kinds.push((kind, at)),
            _ => {}
        }
    }
    heard
}

/// When the last approval that the change type takes was given; None while one is missing.
fn approved(row: &DeploymentRow, given: &[DeploymentApprovalRow]) -> Option<DateTime<Utc>> {
    let wanted = change_of(row).approvals();
    let mut latest = None;
    for (kind, count) in wanted {
        let yes = given
            .iter()
            .filter(|given| given.approved && given.kind == kind.slug());
        let by: BTreeSet<&str> = yes
            .clone()
            .map(|given| given.approver_id.as_str())
            .collect();
        if (by.len() as u32) < *count {
            return None;
        }
        latest = latest.max(yes.filter_map(|given| instant(&given.at)).max());
    }
    latest
}
