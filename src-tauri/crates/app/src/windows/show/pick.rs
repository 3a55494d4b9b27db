//! Which deployments of a view are shown. A month may hold ten thousand: all are counted, and only
//! those that find room are read whole and judged.

use super::Wanted;
use super::after_day;
use crate::error::Result;
use crate::time::placed_at;
use crate::windows::LeftOut;
use crate::windows::expand::midnight;
use crate::windows::load::{instants, span_of, unreadable};
use chrono::{DateTime, NaiveDate, Utc};
use slipway_domain::calendar::span::Span;
use slipway_domain::deployment::DeploymentState;
use slipway_store::Connection;
use slipway_store::table::deployment::{self, BookedRow, Glance};
use slipway_store::table::environment::EnvironmentRow;

/// A deployment that is shown.
pub(super) struct Shown {
    pub(super) row: BookedRow,
    pub(super) span: Span,
    pub(super) state: DeploymentState,
}

/// Those that are shown, by start, and how many are left out.
pub(super) struct Picked {
    pub(super) shown: Vec<Shown>,
    pub(super) left_out: Vec<LeftOut>,
}

/// Picks what is shown: of each day the first of each environment, by the ladder and by start.
///
/// # Errors
/// The store's; `internal` for a deployment whose time cannot be read.
pub(super) fn pick(
    conn: &Connection,
    ladder: &[EnvironmentRow],
    wanted: &Wanted,
) -> Result<Picked> {
    let mut places = Places::new(ladder, wanted);
    let (from, to) = instants(&wanted.span);
    let with_product = !wanted.products.is_empty();
    let mut unread: Vec<i64> = Vec::new();
    deployment::glance(conn, from, to, with_product, |glance| {
        if !places.take(&glance) {
            unread.push(glance.number);
        }
    })?;
    if let Some(row) = deployment::booked_at(conn, &unread)?.first() {
        return Err(unreadable(&row.title));
    }
    let (numbers, left_out) = places.cut();
    let mut shown = Vec::with_capacity(numbers.len());
    for row in deployment::booked_at(conn, &numbers)? {
        shown.push(Shown {
            span: span_of(&row)?,
            state: state_of(&row.state),
            row,
        });
    }
    Ok(Picked { shown, left_out })
}

fn state_of(slug: &str) -> DeploymentState {
    DeploymentState::parse(slug).unwrap_or(DeploymentState::Planned)
}

/// A start and the row number it belongs to.
type Start = (DateTime<Utc>, i64);

/// The days of a view, each with a box for every environment.
struct Places<'a> {
    wanted: &'a Wanted,
    ladder: Vec<&'a EnvironmentRow>,
    dates: Vec<NaiveDate>,
    /// First moments of the days.
    begins: Vec<DateTime<Utc>>,
    /// By day, then by environment.
    boxes: Vec<Vec<Start>>,
}

impl<'a> Places<'a> {
    fn new(ladder: &'a [EnvironmentRow], wanted: &'a Wanted) -> Places<'a> {
        let ladder: Vec<_> = ladder
            .iter()
            .filter(|row| wanted.environment(&row.id))
            .collect();
        let mut dates = Vec::new();
        let mut date = wanted.first;
        while date <= wanted.last {
            dates.push(date);
            let next = after_day(date);
            if next == date {
                break;
            }
            date = next;
        }
        Places {
            begins: dates
                .iter()
                .map(|day| midnight(*day, wanted.zone))
                .collect(),
            boxes: vec![Vec::new(); dates.len() * ladder.len()],
            wanted,
            ladder,
            dates,
        }
    }

    /// Puts one into its box, when it is wanted; false when its time cannot be read.
    fn take(&mut self, glance: &Glance<'_>) -> bool {
        let wanted = self.wanted;
        let row = self
            .ladder
            .iter()
            .position(|row| row.id == glance.environment_id);
        let Some(row) = row
            .filter(|_| wanted.state(state_of(glance.state)) && wanted.product(glance.product_id))
        else {
            return true;
        };
        let Some(start) = placed_at(glance.start_local, glance.zone) else {
            return false;
        };
        if Span::of_minutes(start, glance.minutes).overlaps(&wanted.span) {
            // What began before is counted on the first day.
            let day = self
                .begins
                .partition_point(|begin| *begin <= start)
                .saturating_sub(1);
            if let Some(its) = self.boxes.get_mut(day * self.ladder.len() + row) {
                its.push((start, glance.number));
            }
        }
        true
    }

    /// Row numbers of those that find room, and how many do not.
    fn cut(mut self) -> (Vec<i64>, Vec<LeftOut>) {
        let (mut numbers, mut left_out) = (Vec::new(), Vec::new());
        let rows = self.ladder.len().max(1);
        for (date, day) in self.dates.iter().zip(self.boxes.chunks_mut(rows)) {
            let mut room = self.wanted.most_of_day;
            for (environment, its) in self.ladder.iter().zip(day) {
                its.sort_unstable();
                let fit = its.len().min(self.wanted.most_of_row).min(room);
                room -= fit;
                numbers.extend(its.iter().take(fit).map(|(_, number)| *number));
                if fit < its.len() {
                    left_out.push(LeftOut {
                        date: date.to_string(),
                        environment_id: environment.id.clone(),
                        count: u32::try_from(its.len() - fit).unwrap_or(u32::MAX),
                    });
                }
            }
        }
        (numbers, left_out)
    }
}
