//! When what somebody brings was so, and whether that was before what is known.

use super::HelmRelease;
use chrono::{DateTime, TimeDelta, Utc};

/// Minutes for which the date of a file says nothing: it was written just now, to be brought here.
pub const JUST_NOW_MINUTES: i64 = 5;

/// How the moment of a look is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// Somebody said so.
    Said,
    /// By the date of its files.
    Files,
    /// By the newest deployment in it, which it cannot be older than.
    Deployment,
    /// Nothing says otherwise.
    Now,
}

/// When what was brought was so: as was `said`, else by the oldest of the dates of its `files`, else
/// `now`; never before the newest deployment that it holds. A date that has not come yet is a clock
/// that is wrong, and says nothing; nor does one of the last minutes.
pub fn date_look(
    said: Option<DateTime<Utc>>,
    files: &[DateTime<Utc>],
    deployed: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> (DateTime<Utc>, Dated) {
    let past = |at: &DateTime<Utc>| *at <= now;
    let young = now - TimeDelta::minutes(JUST_NOW_MINUTES);
    let old = |at: &DateTime<Utc>| *at < young;
    let by_files = || files.iter().copied().filter(old).min();
    let (at, dated) = match said {
        Some(said) => (said, Dated::Said),
        None => by_files().map_or((now, Dated::Now), |at| (at, Dated::Files)),
    };
    match deployed.filter(past) {
        Some(deployed) if deployed > at => (deployed, Dated::Deployment),
        _ => (at, dated),
    }
}

/// When a revision was deployed, as Helm writes it: RFC 3339 in its records, and Go's own form in
/// `helm list` (`2026-06-15 02:44:41.606385155 -0700 PDT`), whose zone name may be noise.
pub fn deployed_moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    let parts: Vec<&str> = text.split_whitespace().take(3).collect();
    let at = DateTime::parse_from_str(&parts.join(" "), "%Y-%m-%d %H:%M:%S%.f %z").ok()?;
    Some(at.to_utc())
}

/// Whether a look shows a release as it was before what is known of it: by an earlier revision, unless
/// that was deployed later. A release that was removed and installed again counts from 1 anew.
pub fn is_past(known: &HelmRelease, mine: &HelmRelease) -> bool {
    if mine.last.number >= known.last.number {
        return false;
    }
    let at = |release: &HelmRelease| deployed_moment(release.last.deployed_at.as_deref()?);
    match (at(known), at(mine)) {
        (Some(known), Some(mine)) => mine < known,
        _ => true,
    }
}
