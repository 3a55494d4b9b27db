//! Which part of the calendar is asked for, and what of it.

use super::after_day;
use crate::error::{Error, Result};
use crate::time::zone_in;
use crate::windows::ShowCalendar;
use crate::windows::expand::{day, midnight};
use crate::windows::rows::Names;
use crate::windows::scope::{environment_ids, product_ids};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use slipway_domain::calendar::recurrence::YEARS;
use slipway_domain::calendar::span::Span;
use slipway_domain::deployment::DeploymentState;
use std::collections::BTreeSet;

/// Most days that are shown at once: two years and a week.
const LONGEST: i64 = 740;

/// What is shown.
pub(super) struct Wanted {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) span: Span,
    pub(super) zone: Tz,
    /// Ids; empty means every one.
    environments: BTreeSet<String>,
    /// Ids; empty means every one.
    pub(super) products: BTreeSet<String>,
    /// Empty means every one but cancelled.
    states: Vec<DeploymentState>,
    /// Most entries that begin on one day.
    pub(super) most_of_day: usize,
    /// Most entries of one environment that begin on one day.
    pub(super) most_of_row: usize,
    /// Whether times of maintenance windows are given.
    pub(super) maintenance: bool,
}

impl Wanted {
    pub(super) fn environment(&self, id: &str) -> bool {
        self.environments.is_empty() || self.environments.contains(id)
    }

    pub(super) fn product(&self, id: Option<&str>) -> bool {
        self.products.is_empty() || id.is_some_and(|id| self.products.contains(id))
    }

    pub(super) fn state(&self, state: DeploymentState) -> bool {
        match self.states.as_slice() {
            [] => state != DeploymentState::Cancelled,
            states => states.contains(&state),
        }
    }

    /// Whether a window of these environments and products is shown; empty means every one.
    pub(super) fn scope(
        &self,
        environments: &BTreeSet<String>,
        products: &BTreeSet<String>,
    ) -> bool {
        let any = |wanted: &BTreeSet<String>, its: &BTreeSet<String>| {
            wanted.is_empty() || its.is_empty() || !wanted.is_disjoint(its)
        };
        any(&self.environments, environments) && any(&self.products, products)
    }
}

/// Reads what a request asks for.
///
/// # Errors
/// `invalid` with the field.
pub(super) fn wanted(request: &ShowCalendar, names: &Names<'_>) -> Result<Wanted> {
    let zone = match request.zone.as_deref().filter(|zone| !zone.is_empty()) {
        Some(zone) => zone_in(zone)?,
        None => names.book.zone,
    };
    let (first, last) = (day("from", &request.from)?, day("to", &request.to)?);
    if last < first {
        let message = "The last day lies before the first.";
        return Err(Error::invalid("to", message, "Swap the two days."));
    }
    if (last - first).num_days() > LONGEST {
        let message = "This is longer than a calendar shows at once.";
        return Err(Error::invalid("to", message, "Ask for two years at most."));
    }
    if !YEARS.contains(&first.year()) || !YEARS.contains(&last.year()) {
        let message = "These days lie beyond what can be planned.";
        return Err(Error::invalid(
            "from",
            message,
            "Choose a year from 1970 to 2200.",
        ));
    }
    let states = request.states.iter().map(|slug| {
        DeploymentState::parse(slug).ok_or_else(|| {
            let known: Vec<&str> = DeploymentState::ALL
                .iter()
                .map(|state| state.slug())
                .collect();
            let hint = format!("There are: {}.", known.join(", "));
            Error::invalid(
                "states",
                format!("“{slug}” is no state of a deployment."),
                hint,
            )
        })
    });
    Ok(Wanted {
        first,
        last,
        span: Span::new(midnight(first, zone), midnight(after_day(last), zone)),
        zone,
        environments: environment_ids(&names.ladder, &request.environments)?
            .into_iter()
            .collect(),
        products: product_ids(names.book, &request.products)?
            .into_iter()
            .collect(),
        states: states.collect::<Result<_>>()?,
        most_of_day: most(request.most_of_day),
        most_of_row: most(request.most_of_row),
        maintenance: request.maintenance.unwrap_or(true),
    })
}

fn most(asked: Option<u32>) -> usize {
    asked.map_or(usize::MAX, |most| {
        usize::try_from(most).unwrap_or(usize::MAX)
    })
}
