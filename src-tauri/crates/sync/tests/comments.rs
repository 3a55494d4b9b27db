//! Comments of ours whose mark the desk has lost.

use chrono::{DateTime, Duration, TimeZone, Utc};
use slipway_domain::desk::value::{Fields, Schema};
use slipway_domain::desk::{Observed, Said, Version};
use slipway_sync::item::{Comment, Item};
use slipway_sync::observe::observe;
use slipway_sync::outbox::{Entry, Sent, State, Work};
use slipway_sync::plan::Change;

fn noon() -> DateTime<Utc> {
    Utc.timestamp_opt(1_790_000_000, 0)
        .single()
        .expect("a time")
}

fn seen(comments: &[(&str, &str, i64, &str)]) -> Observed {
    let said = |(remote, author, minutes, body): &(&str, &str, i64, &str)| Said {
        remote: (*remote).to_owned(),
        author: (*author).to_owned(),
        at: noon() + Duration::minutes(*minutes),
        body: (*body).to_owned(),
        public: false,
        mark: None,
    };
    Observed {
        remote: "1".into(),
        version: Version::default(),
        mark: None,
        fields: Fields::new(),
        comments: comments.iter().map(said).collect(),
        history: Vec::new(),
        files: Vec::new(),
    }
}

/// An item with two comments whose answers were lost, both in the same words.
fn sent_twice() -> Item {
    let entry = |id: &str| Entry {
        state: State::Unknown,
        sent: Some(Sent {
            at: noon(),
            over: 0,
        }),
        ..Entry::new(
            id,
            Work::Comment {
                body: "We look\ninto it".into(),
                public: false,
            },
        )
    };
    Item {
        id: "a".into(),
        outbox: vec![entry("m1"), entry("m2")],
        ..Item::default()
    }
}

fn done(item: &Item, seen: &Observed) -> Vec<String> {
    let changes = observe(&Schema::default(), item, seen, "ana");
    let entry = |change| match change {
        Change::Done { entry, .. } => Some(entry),
        _ => None,
    };
    changes.into_iter().filter_map(entry).collect()
}

#[test]
fn one_without_its_mark_is_known_by_its_words_author_and_time() {
    let item = sent_twice();
    let wrapped = "  We look into\r\n it\n";
    assert_eq!(done(&item, &seen(&[("c1", "ana", 4, wrapped)])), ["m1"]);
    let both = [("c1", "ana", 4, wrapped), ("c2", "ana", -4, wrapped)];
    assert_eq!(
        done(&item, &seen(&both)),
        ["m1", "m2"],
        "each stands for one"
    );
    for other in [
        ("c1", "ben", 0, wrapped),
        ("c1", "ana", 6, wrapped),
        ("c1", "ana", 0, "We look into that"),
    ] {
        assert_eq!(done(&item, &seen(&[other])), [""; 0], "{other:?}");
    }
}

#[test]
fn what_waits_to_be_sent_is_not_taken_for_sent() {
    let mut item = sent_twice();
    item.outbox[0].state = State::Queued;
    let words = "We look into it";
    assert_eq!(done(&item, &seen(&[("c1", "ana", 0, words)])), ["m2"]);
}

#[test]
fn one_that_the_desk_did_not_name_is_linked_and_not_doubled() {
    let own = Comment {
        remote: None,
        author: "ana".into(),
        at: noon(),
        body: "We look".into(),
        public: false,
        mark: Some("m1".into()),
    };
    let item = Item {
        id: "a".into(),
        comments: vec![own],
        ..Item::default()
    };
    let changes = observe(
        &Schema::default(),
        &item,
        &seen(&[("c1", "ana", 1, "We  look")]),
        "ana",
    );
    let comments: Vec<&Change> = changes
        .iter()
        .filter(|change| {
            matches!(
                change,
                Change::NewComment { .. } | Change::CommentLinked { .. }
            )
        })
        .collect();
    let linked = Change::CommentLinked {
        item: "a".into(),
        mark: "m1".into(),
        remote: "c1".into(),
    };
    assert_eq!(comments, [&linked]);
}
