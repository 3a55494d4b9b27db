//! Half-open spans and their laws.

use super::{at, span};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::span::{Span, merge};

#[test]
fn the_end_is_outside() {
    let night = span("2026-06-01T22:00:00Z", "2h");
    assert!(night.contains(night.start));
    assert!(night.contains(at("2026-06-01T23:59:59Z")));
    assert!(!night.contains(night.end));
    let next = Span::new(night.end, at("2026-06-02T01:00:00Z"));
    assert!(!night.overlaps(&next), "they only touch");
    assert_eq!(merge(vec![next, night]), [Span::new(night.start, next.end)]);
}

fn minute(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(minute * 60, 0).unwrap()
}

fn a_span() -> impl Strategy<Value = Span> {
    // Empty and reversed ones too.
    (0..60i64, -3..20i64).prop_map(|(start, long)| Span::new(minute(start), minute(start + long)))
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec(a_span(), 0..8)
}

fn holds(spans: &[Span], at: DateTime<Utc>) -> bool {
    spans.iter().any(|span| span.contains(at))
}

proptest! {
    #[test]
    fn merging_keeps_every_instant_and_leaves_gaps(spans in spans()) {
        let merged = merge(spans.clone());
        for at in (-1..90).map(minute) {
            prop_assert_eq!(holds(&merged, at), holds(&spans, at));
        }
        prop_assert!(merged.iter().all(|span| !span.is_empty()));
        prop_assert!(merged.windows(2).all(|pair| pair[0].end < pair[1].start));
        prop_assert_eq!(merge(merged.clone()), merged);
    }

    #[test]
    fn subtracting_leaves_what_is_in_one_and_not_the_others(one in a_span(), others in spans()) {
        let left = one.subtract(&others);
        for at in (-1..90).map(minute) {
            prop_assert_eq!(holds(&left, at), one.contains(at) && !holds(&others, at));
        }
        prop_assert!(left.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let kept: i64 = left.iter().map(Span::minutes).sum();
        let taken: Vec<Span> = others.iter().filter_map(|other| other.intersect(&one)).collect();
        let taken: i64 = merge(taken).iter().map(Span::minutes).sum();
        prop_assert_eq!(kept + taken, one.minutes());
    }

    #[test]
    fn overlapping_is_sharing_an_instant(one in a_span(), other in a_span()) {
        let shared = (-1..90).map(minute).any(|at| one.contains(at) && other.contains(at));
        prop_assert_eq!(one.overlaps(&other), shared);
        prop_assert_eq!(one.overlaps(&other), other.overlaps(&one));
    }
}
