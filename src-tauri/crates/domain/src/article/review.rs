//! Where an article stands: read from what was done with its versions, in the order it was done.
//!
//! Readers keep the published version while the next one waits. One version waits at a time. Who
//! wrote a version does not approve it, and approval is of the hash of its bytes: a version that is
//! not what was looked at cannot be approved.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// What was done with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Its author asks for review.
    Submitted,
    /// Its author takes it back.
    Withdrawn,
    /// A reviewer approves it; it is what readers see.
    Approved,
    /// A reviewer wants it changed.
    Returned,
    /// A reviewer refuses it.
    Rejected,
    /// It came from another tool, where it was published.
    Imported,
    /// It needs no approval, and its author published it.
    Published,
    /// Somebody looked at the published version again: it still holds.
    Confirmed,
}

impl Deed {
    /// Every one.
    pub const ALL: [Deed; 8] = [
        Deed::Submitted,
        Deed::Withdrawn,
        Deed::Approved,
        Deed::Returned,
        Deed::Rejected,
        Deed::Imported,
        Deed::Published,
        Deed::Confirmed,
    ];

    /// As the log keeps it.
    pub fn slug(self) -> &'static str {
        match self {
            Deed::Submitted => "submitted",
            Deed::Withdrawn => "withdrawn",
            Deed::Approved => "approved",
            Deed::Returned => "returned",
            Deed::Rejected => "rejected",
            Deed::Imported => "imported",
            Deed::Published => "published",
            Deed::Confirmed => "confirmed",
        }
    }

    /// Reads it.
    pub fn parse(text: &str) -> Option<Deed> {
        Self::ALL.into_iter().find(|deed| deed.slug() == text)
    }

    /// Whether it makes its version the one that readers see.
    pub fn publishes(self) -> bool {
        matches!(self, Deed::Approved | Deed::Imported | Deed::Published)
    }

    /// Whether it counts as somebody having looked at the article.
    pub fn looks(self) -> bool {
        self.publishes() || self == Deed::Confirmed
    }
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub deed: Deed,
    /// With which version.
    pub version: u32,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where an article stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The version that readers see.
    pub published: Option<u32>,
    /// The version that waits for a reviewer.
    pub pending: Option<u32>,
    /// The version that a reviewer sent back last, while nothing followed it.
    pub returned: Option<u32>,
    /// When somebody looked at the published version last.
    pub looked_at: Option<DateTime<Utc>>,
}

impl Standing {
    /// Reads it from what was done, oldest first.
    pub fn of<'a>(deeds: impl IntoIterator<Item = &'a Done>) -> Standing {
        let mut standing = Standing::default();
        for done in deeds {
            standing.follow(done);
        }
        standing
    }

    fn follow(&mut self, done: &Done) {
        let was_pending = self.pending == Some(done.version);
        match done.deed {
            Deed::Submitted => {
                self.pending = Some(done.version);
                self.returned = None;
            }
            Deed::Withdrawn | Deed::Rejected if was_pending => self.pending = None,
            Deed::Returned if was_pending => {
                self.pending = None;
                self.returned = Some(done.version);
            }
            Deed::Approved | Deed::Imported | Deed::Published => {
                self.published = Some(done.version);
                self.looked_at = Some(done.at);
                self.returned = None;
                if was_pending {
                    self.pending = None;
                }
            }
            Deed::Confirmed => self.looked_at = Some(done.at),
            Deed::Withdrawn | Deed::Rejected | Deed::Returned => {}
        }
    }

    /// When it is to be looked at again; None while nothing is published.
    pub fn due(&self, days: u32) -> Option<DateTime<Utc>> {
        self.published?;
        Some(self.looked_at? + Duration::days(i64::from(days)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn done(deed: Deed, version: u32, day: u32) -> Done {
        let at = Utc.with_ymd_and_hms(2026, 11, day, 8, 0, 0).single();
        Done {
            deed,
            version,
            at: at.expect("a day"),
        }
    }

    #[test]
    fn readers_keep_the_old_version_until_the_new_one_is_approved() {
        let mut deeds = vec![
            done(Deed::Submitted, 1, 1),
            done(Deed::Approved, 1, 2),
            done(Deed::Submitted, 2, 3),
        ];
        let standing = Standing::of(&deeds);
        assert_eq!((standing.published, standing.pending), (Some(1), Some(2)));
        deeds.push(done(Deed::Returned, 2, 4));
        let standing = Standing::of(&deeds);
        assert_eq!((standing.published, standing.pending), (Some(1), None));
        assert_eq!(standing.returned, Some(2));
        deeds.push(done(Deed::Submitted, 3, 5));
        deeds.push(done(Deed::Approved, 3, 6));
        let standing = Standing::of(&deeds);
        assert_eq!((standing.published, standing.pending), (Some(3), None));
        assert_eq!(standing.returned, None);
    }

    #[test]
    fn a_look_moves_the_day_it_is_due() {
        let mut deeds = vec![done(Deed::Imported, 1, 1)];
        let due = |deeds: &[Done]| Standing::of(deeds).due(90).map(|at| at.to_rfc3339());
        assert_eq!(due(&deeds).as_deref(), Some("2027-01-30T08:00:00+00:00"));
        deeds.push(done(Deed::Confirmed, 1, 11));
        assert_eq!(due(&deeds).as_deref(), Some("2027-02-09T08:00:00+00:00"));
        assert_eq!(due(&[done(Deed::Submitted, 1, 1)]), None);
    }
}
