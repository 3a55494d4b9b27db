//! When a busy server may be asked again.

use chrono::DateTime;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// Reads `Retry-After` as seconds or as a date, which counts from the answer's own `Date`.
pub fn retry_after(headers: &HeaderMap, cap: Duration) -> Option<Duration> {
    let text = |name| {
        headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .map(str::trim)
    };
    let wanted = text(RETRY_AFTER)?;
    if wanted.bytes().all(|b| b.is_ascii_digit()) && !wanted.is_empty() {
        return Some(wanted.parse().map_or(cap, Duration::from_secs).min(cap));
    }
    let date = |text: &str| DateTime::parse_from_rfc2822(text).ok();
    let wait = date(wanted)? - date(text(DATE)?)?;
    Some(wait.to_std().unwrap_or_default().min(cap))
}
