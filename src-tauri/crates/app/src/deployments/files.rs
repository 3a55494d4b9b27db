//! Rows that belong to deployments: those of one, read when it is asked about, or those of all, read
//! at once before a whole list is judged.

use crate::error::Result;
use crate::known::Known;
use slipway_store::table::deployment::{self, DeploymentRow};
use slipway_store::table::deployment_approval::{self, DeploymentApprovalRow};
use slipway_store::table::deployment_confirmation::{self, DeploymentConfirmationRow};
use slipway_store::table::deployment_override::{self, DeploymentOverrideRow};
use slipway_store::table::message::{self, MessageRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::{Connection, get};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Approvals, confirmations, overrides and messages by deployment, and the releases they bring.
#[derive(Default)]
pub(crate) struct Files {
    all: OnceCell<All>,
    releases: Known<String, Option<ReleaseRow>>,
    of_release: Known<String, Vec<DeploymentRow>>,
}

type ByDeployment<T> = HashMap<String, Vec<T>>;

struct All {
    approvals: ByDeployment<DeploymentApprovalRow>,
    confirmations: ByDeployment<DeploymentConfirmationRow>,
    overrides: ByDeployment<DeploymentOverrideRow>,
    messages: ByDeployment<MessageRow>,
}

impl Files {
    /// Reads those of all deployments: four queries in the place of four for each.
    pub(crate) fn read_all(&self, conn: &Connection) -> Result<()> {
        if self.all.get().is_some() {
            return Ok(());
        }
        let all = All {
            approvals: grouped(deployment_approval::all(conn)?, |row| &row.deployment_id),
            confirmations: grouped(deployment_confirmation::all(conn)?, |row| {
                &row.deployment_id
            }),
            overrides: grouped(deployment_override::all(conn)?, |row| &row.deployment_id),
            messages: grouped(message::all(conn)?, |row| {
                row.deployment_id.as_deref().unwrap_or_default()
            }),
        };
        // Nobody else sets it.
        let _ = self.all.set(all);
        Ok(())
    }

    /// Whether those of all were read, because a list is judged.
    pub(crate) fn are_all_read(&self) -> bool {
        self.all.get().is_some()
    }

    /// Approvals and refusals of a deployment, oldest first.
    pub(crate) fn approvals(
        &self,
        conn: &Connection,
        id: &str,
    ) -> Result<Vec<DeploymentApprovalRow>> {
        match self.all.get() {
            Some(all) => Ok(of(&all.approvals, id)),
            None => Ok(deployment_approval::of_deployment(conn, id)?),
        }
    }

    /// Confirmations of a deployment, oldest first.
    pub(crate) fn confirmations(
        &self,
        conn: &Connection,
        id: &str,
    ) -> Result<Vec<DeploymentConfirmationRow>> {
        match self.all.get() {
            Some(all) => Ok(of(&all.confirmations, id)),
            None => Ok(deployment_confirmation::of_deployment(conn, id)?),
        }
    }

    /// What was let pass for a deployment, oldest first.
    pub(crate) fn overrides(
        &self,
        conn: &Connection,
        id: &str,
    ) -> Result<Vec<DeploymentOverrideRow>> {
        match self.all.get() {
            Some(all) => Ok(of(&all.overrides, id)),
            None => Ok(deployment_override::of_deployment(conn, id)?),
        }
    }

    /// Messages about a deployment, oldest first.
    pub(crate) fn messages(&self, conn: &Connection, id: &str) -> Result<Vec<MessageRow>> {
        match self.all.get() {
            Some(all) => Ok(of(&all.messages, id)),
            None => Ok(message::of_deployment(conn, id)?),
        }
    }

    /// A release; None when it is gone.
    pub(crate) fn release(&self, conn: &Connection, id: &str) -> Result<Rc<Option<ReleaseRow>>> {
        self.releases.get(id.to_owned(), || Ok(get(conn, id)?))
    }

    /// Deployments of a release, by start.
    pub(crate) fn of_release(&self, conn: &Connection, id: &str) -> Result<Rc<Vec<DeploymentRow>>> {
        let read = || Ok(deployment::of_release(conn, id)?);
        self.of_release.get(id.to_owned(), read)
    }
}

fn grouped<T>(rows: Vec<T>, deployment: impl Fn(&T) -> &str) -> ByDeployment<T> {
    let mut by = ByDeployment::new();
    for row in rows {
        by.entry(deployment(&row).to_owned())
            .or_insert_with(Vec::new)
            .push(row);
    }
    by
}

fn of<T: Clone>(by: &ByDeployment<T>, id: &str) -> Vec<T> {
    by.get(id).cloned().unwrap_or_default()
}
