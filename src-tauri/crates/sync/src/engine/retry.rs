//! How often something is tried again, how long is waited before, and when a person is asked instead.

use chrono::Duration;

/// How often a version that moved on is merged and sent again in one run.
pub(super) const RETRIES: u32 = 5;
/// How often the making of a thing is sent whose answer is lost and which the desk does not show.
/// Then a person looks, as the desk may hold it where this account cannot find it.
pub(super) const TRIES: u32 = 3;
/// Shortest of the longest waits, in milliseconds; it doubles with each time.
const FIRST: u64 = 100;

/// Why a person is asked about a thing that was sent and never found.
pub const UNFOUND: &str = "It was sent several times, each answer was lost, and the desk does not \
    show it. Look there whether it exists; send it again only if it does not.";

/// A wait that differs from entry to entry and from time to time, so that two who stand in each
/// other's way do not go on doing so. It is reckoned and not drawn: the same trace stays the same.
pub(super) fn jitter(entry: &str, attempt: u32) -> Duration {
    let longest = FIRST << attempt.min(RETRIES);
    let bytes = entry.bytes().chain(attempt.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Duration::milliseconds(i64::try_from((hash >> 16) % longest).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_stay_short_and_differ_from_entry_to_entry() {
        let waits = |entry: &str| (1..=9).map(|n| jitter(entry, n)).collect::<Vec<_>>();
        let (ana, ben) = (waits("ana-1"), waits("ben-1"));
        assert_ne!(ana, ben);
        for (at, wait) in ana.iter().chain(&ben).enumerate() {
            let longest = 100 << (at % 9 + 1).min(5);
            assert!(*wait < Duration::milliseconds(longest), "{wait} at {at}");
            assert!(*wait >= Duration::zero());
        }
        assert_eq!(ana, waits("ana-1"), "the same trace again");
    }
}
