//! An article as lists show it, from its row.

use super::ArticleRow;
use super::template::Reviewed;
use crate::book::Book;
use crate::error::Result;
use crate::shape::Stamp;
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use slipway_store::Connection;
use slipway_store::table::article_entry::ArticleEntryRow;

/// What shapes need besides the row itself.
pub(crate) struct Rows<'a> {
    book: &'a Book,
    reviewed: Reviewed,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(conn: &Connection, book: &'a Book) -> Result<Self> {
        Ok(Rows {
            book,
            reviewed: Reviewed::read(conn)?,
        })
    }

    /// Days after which it is to be looked at again.
    pub(crate) fn days(&self, row: &ArticleEntryRow) -> u32 {
        row.review_days
            .unwrap_or_else(|| self.reviewed.days(&row.kind))
    }

    /// When it is to be looked at again; None while it is not published, or put away.
    pub(crate) fn due(&self, row: &ArticleEntryRow) -> Option<DateTime<Utc>> {
        if row.published == 0 || row.confidence == "archived" {
            return None;
        }
        let looked = DateTime::parse_from_rfc3339(&row.looked_at).ok()?;
        Some(looked.with_timezone(&Utc) + Duration::days(i64::from(self.days(row))))
    }

    pub(crate) fn is_stale(&self, row: &ArticleEntryRow) -> bool {
        self.due(row).is_some_and(|due| due <= self.book.now)
    }

    pub(crate) fn stamp(&self, at: DateTime<Utc>) -> Stamp {
        self.book
            .stamp(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    pub(crate) fn shape(&self, row: &ArticleEntryRow) -> ArticleRow {
        let due = self.due(row);
        let looked = (!row.looked_at.is_empty()).then(|| self.book.stamp(&row.looked_at));
        ArticleRow {
            id: row.id.clone(),
            path: row.path.clone(),
            title: row.title.clone(),
            kind: row.kind.clone(),
            state: state(row).to_owned(),
            audience: row.audience.clone(),
            confidence: row.confidence.clone(),
            owner: self.book.person_name(&row.owner_id),
            products: lines(&row.products),
            components: lines(&row.components),
            environments: lines(&row.environments),
            tags: lines(&row.tags),
            from: row.first.clone(),
            to: row.last.clone(),
            published: row.published,
            pending: row.pending,
            returned: row.returned,
            changed: self.book.stamp(&row.changed_at),
            looked,
            due: due.map(|at| self.stamp(at)),
            stale: due.is_some_and(|due| due <= self.book.now),
            flags: row.flags,
        }
    }
}

/// The one word for where an article stands.
pub(crate) fn state(row: &ArticleEntryRow) -> &'static str {
    match row {
        row if row.confidence == "archived" => "archived",
        row if row.published > 0 => "published",
        row if row.pending > 0 => "in_review",
        row if row.returned > 0 => "returned",
        _ => "draft",
    }
}

/// A list that holds one item a line.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
