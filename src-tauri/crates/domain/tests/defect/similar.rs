//! Which defects may be the same, and on which one duplicates hang.

use proptest::prelude::*;
use slipway_domain::component::Aliases;
use slipway_domain::defect::scale::Priority;
use slipway_domain::defect::similar::{
    Candidates, Compared, NotDuplicate, Similar, duplicate, error_codes, moved, raise, root,
};
use std::collections::BTreeMap;

fn one<'a>(
    title: &'a str,
    observed: &'a str,
    component: &'a str,
    release: &'a str,
) -> Compared<'a> {
    Compared {
        title,
        observed,
        component,
        release,
        logs: "",
    }
}

const KNOWN: [Compared<'static>; 6] = [
    Compared {
        title: "Position check uses an old limit",
        observed: "After the limit change transfers still commit above the old participant limit",
        logs: "",
        component: "centralledger",
        release: "17.0.4",
    },
    Compared {
        title: "Limit change takes effect late",
        observed: "The payer gets 4001 only a minute after the participant limit changed",
        logs: "error 4001 payer FSP insufficient liquidity",
        component: "central-settlement",
        release: "16.0.0",
    },
    Compared {
        title: "Log is flooded with request headers",
        observed: "Each quote writes all headers",
        logs: "",
        component: "quoting-service",
        release: "17.0.4",
    },
    Compared {
        title: "Health says OK while Kafka is away",
        observed: "The health page is green",
        logs: "",
        component: "central-ledger",
        release: "17.0.4",
    },
    Compared {
        title: "",
        observed: "",
        logs: "",
        component: "central-ledger",
        release: "17.0.4",
    },
    Compared {
        title: "Wrong version shown on the health page",
        observed: "It says 1.0.0",
        logs: "",
        component: "simulator",
        release: "",
    },
];

fn like(defect: &Compared<'_>) -> Vec<Similar> {
    let aliases = Aliases::defaults();
    Candidates::new(KNOWN, &aliases).like(defect, &aliases, 5)
}

#[test]
fn the_picture() {
    let defect = Compared {
        logs: "10:53:09 error limit 4000 exceeded, position 6900: error code 4001",
        ..one(
            "Transfers commit above the participant limit after a limit change",
            "After the net debit cap was lowered, transfers above the new limit still committed",
            "central-ledger",
            "17.0.4",
        )
    };
    let said: Vec<String> = like(&defect)
        .iter()
        .map(|one| format!("{} {} {}", one.at, one.score, one.why))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    0 0.44 same component, words and release
    1 0.3 same error code 4001
    ");
}

#[test]
fn nothing_is_like_nothing() {
    assert_eq!(like(&one("", "", "central-ledger", "17.0.4")), []);
    assert_eq!(
        like(&one(" ", "the error is not", "", "")),
        [],
        "words that tell nothing"
    );
    assert_eq!(
        like(&one(
            "Completely unrelated words here",
            "",
            "central-ledger",
            "17.0.4"
        )),
        []
    );
    let none = Candidates::new([], &Aliases::default());
    assert_eq!(
        none.like(&one("Limit", "", "", ""), &Aliases::default(), 5),
        []
    );
}

#[test]
fn the_same_text_is_the_same() {
    for (at, known) in KNOWN
        .iter()
        .enumerate()
        .filter(|(_, known)| !known.title.is_empty())
    {
        let first = like(known).into_iter().next().unwrap();
        assert_eq!(first.at, at);
        assert!(first.score >= 0.6, "{}", first.score);
    }
}

#[test]
fn codes_are_told_from_numbers() {
    let table: [(&str, &[&str]); 12] = [
        ("it ends with error 4001", &["4001"]),
        ("{\"errorInformation\":{\"errorCode\":\"3208\"}}", &["3208"]),
        ("FSPIOP error code: 2001 and HTTP 504", &["2001", "504"]),
        ("status=502 Bad Gateway", &["502"]),
        ("504 gateway timeout", &["504"]),
        ("4001 payer FSP insufficient liquidity", &["4001"]),
        ("limit 4000 exceeded, position 6900", &[]),
        ("on port 4000 since 2026", &[]),
        ("error in 17.0.4", &[]),
        ("error 200", &[]),
        ("error 40010", &[]),
        ("code ٤٠٠١", &[]),
    ];
    for (text, codes) in table {
        let found: Vec<String> = error_codes(text).into_iter().collect();
        assert_eq!(found, codes, "{text}");
    }
}

fn links(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(one, of)| ((*one).to_owned(), (*of).to_owned()))
        .collect()
}

#[test]
fn duplicates_hang_on_the_root() {
    let same_as = links(&[("b", "a"), ("c", "b")]);
    assert_eq!(
        root("c", &same_as),
        Ok("a"),
        "a chain from elsewhere is followed"
    );
    assert_eq!(duplicate("d", "c", &same_as), Ok("a"));
    assert_eq!(duplicate("d", "x", &same_as), Ok("x"));
    assert_eq!(duplicate("a", "a", &same_as), Err(NotDuplicate::Itself));
    assert_eq!(
        duplicate("a", "c", &same_as),
        Err(NotDuplicate::Circle("c".to_owned()))
    );
    let round = links(&[("a", "b"), ("b", "a")]);
    assert_eq!(root("a", &round), Err(NotDuplicate::Circle("a".to_owned())));
    assert_eq!(
        moved("a", &links(&[("b", "a"), ("c", "a"), ("d", "x")])),
        ["b", "c"]
    );
}

#[test]
fn duplicates_raise_the_priority() {
    let table = [
        (Priority::P3, 0, None),
        (Priority::P3, 1, None),
        (Priority::P3, 2, Some(Priority::P2)),
        (Priority::P4, 4, Some(Priority::P3)),
        (Priority::P4, 5, Some(Priority::P2)),
        (Priority::P2, 50, Some(Priority::P1)),
        (Priority::P1, 50, None),
    ];
    for (priority, duplicates, raised) in table {
        assert_eq!(
            raise(priority, duplicates).map(|(raised, _)| raised),
            raised
        );
    }
    assert_eq!(
        raise(Priority::P3, 2).unwrap().1,
        "2 duplicates, so P2 instead of P3"
    );
}

proptest! {
    #[test]
    fn no_link_that_is_allowed_goes_round(links in prop::collection::vec((0..8u8, 0..8u8), 0..40)) {
        let mut same_as: BTreeMap<String, String> = BTreeMap::new();
        for (defect, of) in links {
            let (defect, of) = (defect.to_string(), of.to_string());
            let Ok(to) = duplicate(&defect, &of, &same_as).map(str::to_owned) else { continue };
            for hung in moved(&defect, &same_as).into_iter().map(str::to_owned).collect::<Vec<_>>() {
                same_as.insert(hung, to.clone());
            }
            same_as.insert(defect, to);
            for root in same_as.values() {
                prop_assert!(!same_as.contains_key(root), "a chain: {:?}", same_as);
            }
        }
    }

    #[test]
    fn scores_lie_between_and_go_both_ways(a in "[a-z 0-9]{0,60}", b in "[a-z 0-9]{0,60}") {
        let aliases = Aliases::defaults();
        let (one_way, other_way) = (one(&a, "", "x", "1"), one(&b, "", "x", "1"));
        let pair = Candidates::new([one_way, other_way], &aliases);
        let score = |defect: &Compared<'_>, at: usize| {
            pair.like(defect, &aliases, 9).into_iter().find(|one| one.at == at).map(|one| one.score)
        };
        prop_assert_eq!(score(&one_way, 1), score(&other_way, 0));
        for found in pair.like(&one_way, &aliases, 9) {
            prop_assert!((0.25..=1.0).contains(&found.score), "{}", found.score);
            prop_assert!(!found.why.is_empty());
        }
    }

    #[test]
    fn any_text_is_compared(text in "(?s).{0,200}") {
        let aliases = Aliases::defaults();
        let defect = Compared { title: &text, observed: &text, logs: &text, component: &text, release: &text };
        let _ = Candidates::new([defect, KNOWN[0]], &aliases).like(&defect, &aliases, 3);
    }
}
