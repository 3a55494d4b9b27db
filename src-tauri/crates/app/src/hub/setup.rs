//! Takes over the Mojaloop defaults: ladder, products, checks, scales, aliases, and who sets up.

use super::{SetUp, Workspace};
use crate::error::{Code, Error, Result};
use crate::hub::save;
use crate::messages::audiences;
use crate::shape::Nothing;
use crate::transact::{Done, Op, begun, commit};
use crate::{App, Caller};
use serde_json::json;
use slipway_domain::component::Aliases;
use slipway_domain::environment::LADDER;
use slipway_domain::readiness::CHECKS;
use slipway_domain::role::Role;
use slipway_domain::settings::{ProductKind, SCALES};
use slipway_store::table::{
    alias::AliasRow, check_template::CheckTemplateRow, environment::EnvironmentRow, hub::HubRow,
    person, product::ProductRow, scale_value::ScaleValueRow,
};
use slipway_store::{Connection, Tx};

pub(crate) fn run(app: &App, caller: &Caller, request: SetUp) -> Result<Done<Workspace>> {
    let hub = request.hub.map(save::checked).transpose()?;
    let person = request.person.trim().to_owned();
    if person.is_empty() {
        return Err(Error::invalid(
            "person",
            "Who sets up needs a name.",
            "Enter your name.",
        ));
    }
    let row = begun(app, Op::SetUp.kind(), Op::SetUp.local());
    let done = commit(app, row, |tx| {
        if is_set_up(tx.conn())? {
            let hint = "Change the hub, its people and its ladder in the settings.";
            return Err(Error::new(
                Code::Conflict,
                "This folder is set up already.",
                hint,
            ));
        }
        take_over(app, tx, &person)?;
        if let Some(hub) = &hub {
            tx.put(&save::row_of(hub, false))?;
        }
        Ok((
            (),
            "Took over the Mojaloop defaults".to_owned(),
            person.clone(),
        ))
    })?;
    done.map(|()| super::status::run(app, caller, Nothing {}))
}

impl App {
    /// Takes over the defaults in an empty folder with `person` as administrator; else does nothing.
    ///
    /// # Errors
    /// The store's.
    pub fn ensure_set_up(&self, person: &str) -> Result<()> {
        if self.store.read(is_set_up)? {
            return Ok(());
        }
        let name = if person.trim().is_empty() {
            "Operator"
        } else {
            person.trim()
        };
        let request = SetUp {
            hub: None,
            person: name.to_owned(),
        };
        match run(self, &Caller::default(), request) {
            Err(error) if error.code == Code::Conflict => Ok(()),
            other => other.map(|_| ()),
        }
    }
}

pub(crate) fn is_set_up(conn: &Connection) -> Result<bool> {
    Ok(!person::all(conn)?.is_empty())
}

pub(crate) fn take_over(app: &App, tx: &Tx<'_>, administrator: &str) -> Result<()> {
    tx.put(&HubRow {
        id: "hub".to_owned(),
        name: String::new(),
        zone: "UTC".to_owned(),
        working_hours: json!([]),
        holidays: json!([]),
        sample: false,
        lead_days: serde_json::Value::Null,
    })?;
    tx.put(&person::PersonRow {
        id: app.host.new_id().to_string(),
        name: administrator.to_owned(),
        email: String::new(),
        roles: json!(Role::ALL),
        active: true,
    })?;
    ladder(app, tx)?;
    audiences::defaults(app, tx)?;
    products(app, tx)?;
    checks_and_scales(tx)?;
    for (alias, name) in Aliases::defaults().pairs() {
        tx.put(&AliasRow {
            id: alias.to_owned(),
            name: name.to_owned(),
        })?;
    }
    Ok(())
}

fn ladder(app: &App, tx: &Tx<'_>) -> Result<()> {
    for (position, rung) in (0..).zip(LADDER) {
        let kind = serde_json::to_value(rung.kind).unwrap_or_default();
        tx.put(&EnvironmentRow {
            id: app.host.new_id().to_string(),
            code: rung.code.to_owned(),
            name: rung.name.to_owned(),
            kind: kind.as_str().unwrap_or("other").to_owned(),
            feeds_from: rung.feeds_from.map(str::to_owned),
            position,
            dfsp_visible: matches!(rung.code, "SBX" | "PRD"),
            notes: String::new(),
            shares_with: json!([]),
        })?;
    }
    Ok(())
}

fn products(app: &App, tx: &Tx<'_>) -> Result<()> {
    let defaults = [
        (
            "Mojaloop",
            ProductKind::MojaloopCore,
            "mojaloop",
            "https://github.com/mojaloop/helm",
        ),
        ("Hub customisations", ProductKind::Customisation, "", ""),
    ];
    for (name, kind, chart, source_url) in defaults {
        let kind = serde_json::to_value(kind).unwrap_or_default();
        tx.put(&ProductRow {
            id: app.host.new_id().to_string(),
            name: name.to_owned(),
            kind: kind.as_str().unwrap_or_default().to_owned(),
            chart: chart.to_owned(),
            source_url: source_url.to_owned(),
        })?;
    }
    Ok(())
}

fn checks_and_scales(tx: &Tx<'_>) -> Result<()> {
    for (position, check) in (0..).zip(CHECKS) {
        let part = serde_json::to_value(check.group).unwrap_or_default();
        tx.put(&CheckTemplateRow {
            id: check.id.to_owned(),
            title: check.title.to_owned(),
            part: part.as_str().unwrap_or_default().to_owned(),
            gate: check.gate.slug().to_owned(),
            fresh_days: check.fresh_days,
            position,
        })?;
    }
    for (position, value) in (0..).zip(SCALES) {
        tx.put(&ScaleValueRow {
            id: format!("{}/{}", value.scale, value.code),
            scale: value.scale.to_owned(),
            code: value.code.to_owned(),
            name: value.name.to_owned(),
            criteria: value.criteria.to_owned(),
            position,
        })?;
    }
    Ok(())
}
