//! What many answers need at once: the hub, its people, products, increments, aliases and levels.

use crate::defects::laid::Laid;
use crate::error::Result;
use crate::hub::{Hub, hub_of, lead_of};
use crate::shape::Stamp;
use crate::standards::targets;
use crate::time;
use crate::windows::recurrences::Recurrences;
use crate::workspace::App;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use slipway_domain::component::Aliases;
use slipway_domain::defect::clock::Targets;
use slipway_domain::deployment::LeadDays;
use slipway_domain::rules::Level;
use slipway_store::table::{alias, hub, increment, person, product, rule_level};
use slipway_store::{Connection, get};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The hub's small tables, read together.
pub(crate) struct Book {
    pub(crate) hub: Option<Hub>,
    pub(crate) sample: bool,
    pub(crate) zone: Tz,
    pub(crate) now: DateTime<Utc>,
    pub(crate) people: Vec<person::PersonRow>,
    pub(crate) products: Vec<product::ProductRow>,
    pub(crate) increments: Vec<increment::IncrementRow>,
    pub(crate) aliases: Aliases,
    pub(crate) levels: BTreeMap<String, Level>,
    pub(crate) recurrences: Arc<Recurrences>,
    pub(crate) laid: Arc<Laid>,
    pub(crate) lead: LeadDays,
    pub(crate) targets: Targets,
}

impl Book {
    pub(crate) fn read(app: &App, conn: &Connection) -> Result<Book> {
        let row: Option<hub::HubRow> = get(conn, "hub")?;
        let zone = row
            .as_ref()
            .and_then(|row| row.zone.parse().ok())
            .unwrap_or(Tz::UTC);
        let levels = rule_level::all(conn)?;
        Ok(Book {
            recurrences: Arc::clone(&app.recurrences),
            laid: Arc::clone(&app.laid),
            targets: targets::in_force(conn)?,
            lead: row.as_ref().map(lead_of).unwrap_or_default(),
            sample: row.as_ref().is_some_and(|row| row.sample),
            hub: row
                .filter(|row| !row.name.is_empty())
                .map(|row| hub_of(&row)),
            zone,
            now: app.now(),
            people: person::all(conn)?,
            products: product::all(conn)?,
            increments: increment::all(conn)?,
            aliases: Aliases::from_pairs(
                alias::all(conn)?.into_iter().map(|row| (row.id, row.name)),
            ),
            levels: levels
                .into_iter()
                .filter_map(|row| Some((row.id, Level::parse(&row.level)?)))
                .collect(),
        })
    }

    pub(crate) fn stamp(&self, rfc3339: &str) -> Stamp {
        time::stamp(rfc3339, self.zone)
    }

    /// What the hub is called.
    pub(crate) fn hub_name(&self) -> &str {
        self.hub.as_ref().map_or("Hub", |hub| hub.name.as_str())
    }

    pub(crate) fn person_name(&self, id: &str) -> Option<String> {
        self.people
            .iter()
            .find(|row| row.id == id)
            .map(|row| row.name.clone())
    }

    pub(crate) fn product(&self, id: &str) -> Option<&product::ProductRow> {
        self.products.iter().find(|row| row.id == id)
    }

    pub(crate) fn increment(&self, id: &str) -> Option<&increment::IncrementRow> {
        self.increments.iter().find(|row| row.id == id)
    }

    /// Today in the hub's zone, `YYYY-MM-DD`.
    pub(crate) fn today(&self) -> String {
        time::in_zone(self.now, self.zone)
            .format("%Y-%m-%d")
            .to_string()
    }
}
