//! The hub's working hours as clocks read them, laid out once a day, with the moments at which answers
//! are due by them: an inbox of twenty thousand is sorted by these on each look.

use super::board::{Board, Card, Word};
use crate::book::Book;
use crate::windows::load::working_time;
use chrono::NaiveDate;
use slipway_domain::defect::clock::{Hours, Targets};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is laid out now.
#[derive(Default)]
pub(crate) struct Laid(Mutex<Option<Arc<Calendar>>>);

/// Hours around a day, and what is due by them.
pub(crate) struct Calendar {
    pub(crate) hours: Hours,
    day: NaiveDate,
    targets: Targets,
    dues: Mutex<HashMap<u32, Due>>,
}

/// When an answer to a defect is due, while it is as it was.
struct Due {
    severity: Word,
    status: Word,
    reported: i64,
    at: Option<i64>,
}

impl Laid {
    /// The hours of the hub as it is set up now.
    pub(crate) fn of(&self, book: &Book) -> Arc<Calendar> {
        let (time, day) = (working_time(book), book.now.date_naive());
        let mut held = lock(&self.0);
        if let Some(known) = held.as_ref()
            && known.day == day
            && *known.hours.time() == time
            && known.targets == book.targets
        {
            return Arc::clone(known);
        }
        let calendar = Arc::new(Calendar {
            hours: Hours::around(&time, book.now),
            day,
            targets: book.targets.clone(),
            dues: Mutex::default(),
        });
        *held = Some(Arc::clone(&calendar));
        calendar
    }

    /// Forgets everything, as after a backup was brought back.
    pub(crate) fn forget(&self) {
        *lock(&self.0) = None;
    }
}

impl Calendar {
    /// When an answer is due; `read` is asked when that is not known or the defect has changed.
    pub(crate) fn due(
        &self,
        board: &Board,
        card: &Card,
        read: impl FnOnce(&str, &str) -> Option<i64>,
    ) -> Option<i64> {
        let mut dues = lock(&self.dues);
        let known = dues.get(&card.number).filter(|due| {
            (due.severity, due.status, due.reported) == (card.severity, card.status, card.reported)
        });
        if let Some(known) = known {
            return known.at;
        }
        let due = Due {
            severity: card.severity,
            status: card.status,
            reported: card.reported,
            at: read(board.text(card.severity), board.text(card.status)),
        };
        let at = due.at;
        dues.insert(card.number, due);
        at
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
