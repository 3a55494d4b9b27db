//! Which message is meant: a stored one, or one that the plan demands or allows.

use super::NameMessage;
use super::letters::{About, Letters, hearers};
use crate::error::{Error, Result};
use crate::releases::read;
use slipway_domain::deployment::MessageKind;
use slipway_store::get;
use slipway_store::table::audience::AudienceRow;
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::message::MessageRow;
use slipway_store::table::release::ReleaseRow;

/// A message that was named.
pub(crate) struct Letter {
    pub(crate) kind: MessageKind,
    pub(crate) about: About,
    pub(crate) audience: AudienceRow,
    /// What is stored of it: the one that was named by its id, or the draft of it.
    pub(crate) row: Option<MessageRow>,
    /// What was sent, drafted and waived about the same.
    pub(crate) stored: Vec<MessageRow>,
}

impl Letter {
    /// What went out or was waived, and can only be looked at.
    pub(crate) fn settled(&self) -> Option<&MessageRow> {
        self.row
            .as_ref()
            .filter(|row| matches!(row.state.as_str(), "sent" | "waived"))
    }
}

impl Letters<'_> {
    /// Finds what was named.
    ///
    /// # Errors
    /// `not_found`, or `invalid` when too little was said.
    pub(crate) fn letter(&self, named: &NameMessage) -> Result<Letter> {
        if let Some(id) = named
            .id
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty())
        {
            return match id.split(':').collect::<Vec<_>>().as_slice() {
                [kind, about, audience] => self.demand(kind, about, audience),
                _ => self.by_id(id),
            };
        }
        let Some(kind) = named.kind else {
            return Err(Error::invalid(
                "kind",
                "Which message is not said.",
                "Name its kind, or give its id.",
            ));
        };
        let about = self.about(named, kind)?;
        let audience = match named
            .audience
            .as_deref()
            .filter(|name| !name.trim().is_empty())
        {
            Some(name) => self.audience(name)?.clone(),
            None => self.first_concerned(&about)?,
        };
        self.letter_of(kind, about, audience)
    }

    fn by_id(&self, id: &str) -> Result<Letter> {
        let hint = "slipwayctl message list shows their ids.";
        let row: MessageRow =
            get(self.conn, id)?.ok_or_else(|| Error::not_found(format!("message {id}"), hint))?;
        let about = match (&row.deployment_id, &row.release_id) {
            (Some(id), _) => self.deployment(id)?,
            (None, Some(id)) => self.release(id)?,
            (None, None) => return Err(Error::not_found("plan behind this message", "")),
        };
        let audience = self.audience(&row.audience_id)?.clone();
        let kind = MessageKind::parse(&row.kind).unwrap_or(MessageKind::Announcement);
        Ok(Letter {
            stored: self.stored(&about)?,
            kind,
            about,
            audience,
            row: Some(row),
        })
    }

    fn demand(&self, kind: &str, about: &str, audience: &str) -> Result<Letter> {
        let kind = MessageKind::parse(kind)
            .ok_or_else(|| Error::not_found(format!("kind of message {kind}"), ""))?;
        let about = match kind {
            MessageKind::TargetDate => self.release(about)?,
            _ => self.deployment(about)?,
        };
        let audience = self.audience(audience)?.clone();
        self.letter_of(kind, about, audience)
    }

    fn letter_of(&self, kind: MessageKind, about: About, audience: AudienceRow) -> Result<Letter> {
        let stored = self.stored(&about)?;
        let draft = stored.iter().find(|row| {
            row.state == "draft" && row.kind == kind.slug() && row.audience_id == audience.id
        });
        Ok(Letter {
            row: draft.cloned(),
            kind,
            about,
            audience,
            stored,
        })
    }

    fn about(&self, named: &NameMessage, kind: MessageKind) -> Result<About> {
        match (&named.deployment, &named.release) {
            (Some(id), _) if kind != MessageKind::TargetDate => self.deployment(id),
            (_, Some(wanted)) if kind == MessageKind::TargetDate => {
                let row = read::find(self.conn, self.book, wanted)?;
                Ok(About::Release(Box::new(row)))
            }
            _ if kind == MessageKind::TargetDate => Err(Error::invalid(
                "release",
                "A target date is a release's.",
                "Name the release.",
            )),
            _ => Err(Error::invalid(
                "deployment",
                "Which deployment is not said.",
                "Give its id.",
            )),
        }
    }

    pub(crate) fn deployment(&self, id: &str) -> Result<About> {
        let row: Option<DeploymentRow> = get(self.conn, id.trim())?;
        let hint = "slipwayctl deployment list shows them.";
        row.map(|row| About::Deployment(Box::new(row)))
            .ok_or_else(|| Error::not_found(format!("deployment {id}"), hint))
    }

    fn release(&self, id: &str) -> Result<About> {
        let row: Option<ReleaseRow> = get(self.conn, id)?;
        row.map(|row| About::Release(Box::new(row)))
            .ok_or_else(|| Error::not_found(format!("release {id}"), ""))
    }

    fn first_concerned(&self, about: &About) -> Result<AudienceRow> {
        let concerned = |row: &&AudienceRow| match about {
            About::Deployment(plan) => {
                hearers(row).hears_of(super::letters::change_of(plan), &plan.environment_id)
            }
            About::Release(_) => true,
        };
        self.audiences
            .iter()
            .find(concerned)
            .cloned()
            .ok_or_else(|| {
                Error::not_found(
                    "audience that this concerns",
                    "Add one: slipwayctl audience add NAME.",
                )
            })
    }
}
