//! Three-way merge of one field.

use proptest::prelude::*;
use slipway_domain::desk::value::{Kind, Value};
use slipway_sync::merge::{Merged, merge};
use std::collections::BTreeSet;

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Empty),
        "[ab]{1,2}".prop_map(Value::text),
        proptest::collection::btree_set("[abc]", 0..3).prop_map(Value::set),
    ]
}

fn lines() -> impl Strategy<Value = Value> {
    let line = prop_oneof![Just("one"), Just("two"), Just("three"), Just("four")];
    proptest::collection::vec(line, 0..6).prop_map(|lines| {
        Value::text(
            lines
                .iter()
                .map(|line| format!("{line}\n"))
                .collect::<String>(),
        )
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let closed = BTreeSet::from(["a".to_owned()]);
    prop_oneof![
        Just(Kind::Scalar),
        Just(Kind::Set),
        Just(Kind::Lines),
        Just(Kind::Status { closed }),
    ]
}

#[test]
fn each_case_of_the_table_comes_out_as_it_says() {
    let text = |text: &str| Value::text(text);
    let set = |words: &[&str]| Value::set(words.iter().copied());
    let send = |value: Value| Merged::Send(value);
    let five = "1\n2\n3\n4\n5\n";
    let cases = [
        (
            "nothing changed",
            Kind::Scalar,
            text("a"),
            text("a"),
            text("a"),
            Merged::Settled,
        ),
        (
            "only mine",
            Kind::Scalar,
            text("a"),
            text("b"),
            text("a"),
            send(text("b")),
        ),
        (
            "only theirs",
            Kind::Scalar,
            text("a"),
            text("a"),
            text("b"),
            Merged::Settled,
        ),
        (
            "both the same",
            Kind::Scalar,
            text("a"),
            text("b"),
            text("b"),
            Merged::Settled,
        ),
        (
            "both",
            Kind::Scalar,
            text("a"),
            text("b"),
            text("c"),
            Merged::Clash,
        ),
        (
            "I empty it",
            Kind::Scalar,
            text("a"),
            Value::Empty,
            text("a"),
            send(Value::Empty),
        ),
        (
            "words of both",
            Kind::Set,
            set(&["a"]),
            set(&["a", "b"]),
            set(&["a", "c"]),
            send(set(&["a", "b", "c"])),
        ),
        (
            "I take one out",
            Kind::Set,
            set(&["a", "b"]),
            set(&["b"]),
            set(&["a", "b", "c"]),
            send(set(&["b", "c"])),
        ),
        (
            "both took it out",
            Kind::Set,
            set(&["a", "b"]),
            set(&["b"]),
            set(&["b"]),
            Merged::Settled,
        ),
        (
            "other lines",
            Kind::Lines,
            text(five),
            text("1\nx\n2\n3\n4\n5\n"),
            text("1\n2\n3\n4\ny\n5\n"),
            send(text("1\nx\n2\n3\n4\ny\n5\n")),
        ),
        (
            "the same line",
            Kind::Lines,
            text(five),
            text("1\n2\nx\n4\n5\n"),
            text("1\n2\ny\n4\n5\n"),
            Merged::Clash,
        ),
    ];
    for (name, kind, base, mine, theirs, wanted) in cases {
        assert_eq!(merge(&kind, &base, &mine, &theirs), wanted, "{name}");
    }
}

proptest! {
    #[test]
    fn what_one_side_alone_changed_stands(kind in kind(), base in value(), other in value()) {
        prop_assert_eq!(merge(&kind, &base, &base, &other), Merged::Settled);
        let mine = merge(&kind, &base, &other, &base);
        prop_assert_eq!(mine, if other == base { Merged::Settled } else { Merged::Send(other) });
    }

    #[test]
    fn merging_what_was_merged_changes_nothing(kind in kind(), base in value(), mine in value(), theirs in value()) {
        if let Merged::Send(both) = merge(&kind, &base, &mine, &theirs) {
            prop_assert_eq!(merge(&kind, &base, &both, &both), Merged::Settled);
            prop_assert_eq!(merge(&kind, &theirs, &both, &both), Merged::Settled);
        }
    }

    #[test]
    fn sets_come_out_the_same_from_either_side(
        base in proptest::collection::btree_set("[a-d]", 0..4),
        mine in proptest::collection::btree_set("[a-d]", 0..4),
        theirs in proptest::collection::btree_set("[a-d]", 0..4),
    ) {
        let [base, mine, theirs] = [base, mine, theirs].map(Value::set);
        let settled = |to: &Value, from: &Value| match merge(&Kind::Set, &base, from, to) {
            Merged::Send(both) => both,
            _ => to.clone(),
        };
        prop_assert_eq!(settled(&theirs, &mine), settled(&mine, &theirs));
    }

    #[test]
    fn no_line_of_either_side_is_lost_without_a_clash(base in lines(), mine in lines(), theirs in lines()) {
        if let Merged::Send(both) = merge(&Kind::Lines, &base, &mine, &theirs) {
            let added = |from: &Value| -> Vec<String> {
                let known: Vec<&str> = base.as_text().lines().collect();
                let lines = from.as_text().lines();
                lines.filter(|line| !known.contains(line)).map(str::to_owned).collect()
            };
            for line in added(&mine).into_iter().chain(added(&theirs)) {
                prop_assert!(both.as_text().lines().any(|one| one == line), "{} is lost", line);
            }
        }
    }
}
