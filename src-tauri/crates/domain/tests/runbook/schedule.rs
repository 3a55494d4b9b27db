//! Times of steps, by table and beside a brute force.

use proptest::prelude::*;
use slipway_domain::runbook::{Cycle, Link, LinkKind, schedule};

const FS: LinkKind = LinkKind::FinishToStart;
const SS: LinkKind = LinkKind::StartToStart;

fn link(from: usize, to: usize, kind: LinkKind) -> Link {
    Link { from, to, kind }
}

#[test]
fn steps_lie_where_their_order_puts_them() {
    // Lengths, links, then start, end and slack of each, length and critical path.
    type Case<'a> = (
        &'a [u64],
        &'a [Link],
        &'a [(u64, u64, u64)],
        u64,
        &'a [usize],
    );
    let cases: &[Case<'_>] = &[
        (&[], &[], &[], 0, &[]),
        (&[5], &[], &[(0, 5, 0)], 5, &[0]),
        // Side by side: the longer is critical.
        (&[5, 8], &[], &[(0, 5, 3), (0, 8, 0)], 8, &[1]),
        // One after the other, written in the other order.
        (
            &[5, 8],
            &[link(1, 0, FS)],
            &[(8, 13, 0), (0, 8, 0)],
            13,
            &[1, 0],
        ),
        // Begun together: the second may end later.
        (
            &[5, 8, 1],
            &[link(0, 1, SS), link(0, 2, FS)],
            &[(0, 5, 0), (0, 8, 0), (5, 6, 2)],
            8,
            &[0, 1],
        ),
        // A diamond.
        (
            &[2, 3, 7, 1],
            &[
                link(0, 1, FS),
                link(0, 2, FS),
                link(1, 3, FS),
                link(2, 3, FS),
            ],
            &[(0, 2, 0), (2, 5, 4), (2, 9, 0), (9, 10, 0)],
            10,
            &[0, 2, 3],
        ),
        // A link that names no step is nothing.
        (
            &[4],
            &[link(0, 9, FS), link(7, 0, FS)],
            &[(0, 4, 0)],
            4,
            &[0],
        ),
    ];
    for (lengths, links, wanted, length, critical) in cases {
        let found = schedule(lengths, links).unwrap();
        let placed: Vec<(u64, u64, u64)> = found
            .placed
            .iter()
            .map(|one| (one.start, one.end, one.slack()))
            .collect();
        assert_eq!(placed, *wanted, "{lengths:?} {links:?}");
        assert_eq!(found.length, *length, "{lengths:?} {links:?}");
        assert_eq!(found.critical, *critical, "{lengths:?} {links:?}");
    }
}

#[test]
fn a_circle_is_named() {
    let of = |count: usize, links: &[Link]| schedule(&vec![1; count], links);
    assert_eq!(of(1, &[link(0, 0, FS)]), Err(Cycle(vec![0])));
    let two = of(4, &[link(1, 2, FS), link(2, 1, SS), link(2, 3, FS)]);
    let Err(Cycle(mut places)) = two else {
        panic!("a circle was taken")
    };
    places.sort_unstable();
    // The step that only waits for the circle is not of it.
    assert_eq!(places, [1, 2]);
}

/// A graph without circles: links go from lower to higher names, and names are shuffled.
fn graph() -> impl Strategy<Value = (Vec<u64>, Vec<Link>)> {
    (1_usize..9).prop_flat_map(|count| {
        let lengths = prop::collection::vec(0_u64..20, count);
        let pairs = prop::collection::vec((0..count, 0..count, any::<bool>()), 0..18);
        let names = Just((0..count).collect::<Vec<usize>>()).prop_shuffle();
        (lengths, pairs, names).prop_map(|(lengths, pairs, names)| {
            let links = pairs
                .iter()
                .filter(|(a, b, _)| a != b)
                .map(|(a, b, end)| Link {
                    from: names[*a.min(b)],
                    to: names[*a.max(b)],
                    kind: if *end { FS } else { SS },
                });
            (lengths, links.collect())
        })
    })
}

/// The longest of all chains that end with a step, found by walking each.
fn longest(lengths: &[u64], links: &[Link], to: usize) -> u64 {
    let before = links.iter().filter(|link| link.to == to).map(|link| {
        let own = if link.kind == FS {
            lengths[link.from]
        } else {
            0
        };
        own + longest(lengths, links, link.from)
    });
    before.max().unwrap_or(0)
}

proptest! {
    #[test]
    fn the_length_is_that_of_the_longest_chain((lengths, links) in graph()) {
        let found = schedule(&lengths, &links).unwrap();
        let brute: Vec<u64> = (0..lengths.len()).map(|to| longest(&lengths, &links, to)).collect();
        for (place, start) in brute.iter().enumerate() {
            prop_assert_eq!(found.placed[place].start, *start);
        }
        let end = brute.iter().zip(&lengths).map(|(start, own)| start + own).max().unwrap();
        prop_assert_eq!(found.length, end);
    }

    #[test]
    fn nothing_starts_before_what_it_waits_for((lengths, links) in graph()) {
        let found = schedule(&lengths, &links).unwrap();
        for link in &links {
            for (early, late) in [(
                if link.kind == FS { found.placed[link.from].end } else { found.placed[link.from].start },
                found.placed[link.to].start,
            ), (
                if link.kind == FS { found.placed[link.from].latest_end } else { found.placed[link.from].latest_start },
                found.placed[link.to].latest_start,
            )] {
                prop_assert!(early <= late, "{link:?}");
            }
            let at = |place: usize| found.order.iter().position(|one| *one == place);
            prop_assert!(at(link.from) < at(link.to));
        }
        for one in &found.placed {
            prop_assert!(one.start <= one.latest_start && one.latest_end <= found.length);
        }
    }

    #[test]
    fn the_critical_path_is_a_chain_without_slack_to_the_end((lengths, links) in graph()) {
        let found = schedule(&lengths, &links).unwrap();
        let path = &found.critical;
        prop_assert_eq!(found.placed[path[0]].start, 0);
        prop_assert_eq!(found.placed[*path.last().unwrap()].end, found.length);
        for place in path {
            prop_assert_eq!(found.placed[*place].slack(), 0);
        }
        for pair in path.windows(2) {
            let linked = links.iter().any(|link| link.from == pair[0] && link.to == pair[1]);
            prop_assert!(linked);
        }
    }

    #[test]
    fn any_links_are_placed_or_a_circle_is_named(
        count in 1_usize..8,
        pairs in prop::collection::vec((0_usize..8, 0_usize..8, any::<bool>()), 0..16),
    ) {
        let links: Vec<Link> = pairs
            .iter()
            .map(|(from, to, end)| link(*from, *to, if *end { FS } else { SS }))
            .collect();
        if let Err(Cycle(places)) = schedule(&vec![1; count], &links) {
            prop_assert!(!places.is_empty());
            for (at, place) in places.iter().enumerate() {
                let next = places[(at + 1) % places.len()];
                prop_assert!(links.iter().any(|link| link.from == *place && link.to == next));
            }
        }
    }
}
