use proptest::prelude::*;
use slipway_domain::desk::field;
use slipway_domain::desk::mapping::{Mapping, Pair, Slot, Unmapped, propose};
use slipway_domain::desk::meta::{DeskKind, Field, Meta, Status};
use slipway_domain::desk::value::{Fields, Value};

fn meta(fields: Vec<Field>, statuses: &[(&str, bool)]) -> Meta {
    let status = |(name, ends): &(&str, bool)| Status {
        name: (*name).to_owned(),
        ends: *ends,
        next: Vec::new(),
    };
    Meta {
        kind: DeskKind::Rt,
        product: "a desk".into(),
        account: "ana".into(),
        projects: Vec::new(),
        statuses: statuses.iter().map(status).collect(),
        fields,
        versions: Vec::new(),
        people: Vec::new(),
        cannot: Vec::new(),
    }
}

fn field_named(id: &str, name: &str, is: Option<&str>, values: &[&str]) -> Field {
    Field {
        id: id.into(),
        name: name.into(),
        is: is.map(str::to_owned),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        many: false,
        writable: true,
    }
}

fn words(slot: &Slot) -> Vec<(&str, &str)> {
    slot.values
        .iter()
        .map(|pair| (pair.ours.as_str(), pair.theirs.as_str()))
        .collect()
}

#[test]
fn a_default_request_tracker_is_understood() {
    let statuses = [
        ("new", false),
        ("open", false),
        ("stalled", false),
        ("resolved", true),
        ("rejected", true),
        ("deleted", true),
    ];
    let mapping = propose(&meta(
        vec![
            field_named("Subject", "Subject", Some("title"), &[]),
            field_named("Status", "Status", Some("status"), &[]),
            field_named(
                "Priority",
                "Priority",
                Some("priority"),
                &["100", "75", "50", "0"],
            ),
            field_named(
                "CustomField.{Severity}",
                "Severity",
                None,
                &["S1", "S2", "S3", "S4"],
            ),
            field_named("CustomField.{Impact}", "Impact", None, &["High", "Low"]),
            field_named("CustomField.{client_ref}", "client_ref", None, &[]),
        ],
        &statuses,
    ));
    assert_eq!(mapping.theirs(field::TITLE), Some("Subject"));
    assert_eq!(mapping.mark.as_deref(), Some("CustomField.{client_ref}"));
    assert_eq!(
        words(&mapping.fields[field::STATUS]),
        [
            ("in_progress", "open"),
            ("in_progress", "new"),
            ("pending", "stalled"),
            ("cancelled", "rejected"),
            ("resolved", "resolved"),
        ]
    );
    assert_eq!(
        words(&mapping.fields[field::PRIORITY]),
        [("P1", "100"), ("P2", "75"), ("P3", "50"), ("P4", "0")]
    );
    assert_eq!(
        words(&mapping.fields[field::SEVERITY]),
        [("S1", "S1"), ("S2", "S2"), ("S3", "S3"), ("S4", "S4")]
    );
    // Two values on five degrees: the ends meet.
    assert_eq!(
        words(&mapping.fields[field::IMPACT]),
        [("1", "High"), ("5", "Low")]
    );
    assert_eq!(mapping.wrongs(), Vec::<String>::new());
}

#[test]
fn names_that_say_their_rank_decide_and_others_keep_their_order() {
    for (values, pairs) in [
        (
            vec!["1 - High", "2 - Medium", "3 - Low"],
            vec![("1", "1 - High"), ("2", "2 - Medium"), ("3", "3 - Low")],
        ),
        (
            vec!["Urgent", "High", "Normal", "Low"],
            vec![
                ("1", "Urgent"),
                ("2", "High"),
                ("4", "Normal"),
                ("5", "Low"),
            ],
        ),
        (vec!["Only"], vec![("1", "Only")]),
    ] {
        let mapping = propose(&meta(vec![field_named("7", "Urgency", None, &values)], &[]));
        assert_eq!(words(&mapping.fields[field::URGENCY]), pairs, "{values:?}");
    }
}

fn of(ours: &str, theirs: &str, values: &[(&str, &str)]) -> Mapping {
    let pair = |(ours, theirs): &(&str, &str)| Pair {
        ours: (*ours).to_owned(),
        theirs: (*theirs).to_owned(),
    };
    let slot = Slot {
        theirs: theirs.into(),
        values: values.iter().map(pair).collect(),
    };
    Mapping {
        fields: [(ours.to_owned(), slot)].into(),
        mark: None,
    }
}

#[test]
fn what_the_mapping_does_not_know_comes_through_and_goes_back() {
    let mapping = of(
        "status",
        "Status",
        &[("in_progress", "open"), ("in_progress", "new")],
    );
    let theirs = Fields::from([
        ("Status".to_owned(), Value::text("quarantined")),
        ("Colour".to_owned(), Value::text("red")),
    ]);
    let ours = mapping.to_ours(&theirs);
    assert_eq!(
        ours,
        Fields::from([("status".to_owned(), Value::text("quarantined"))])
    );
    let back = mapping.to_theirs(&ours).unwrap();
    assert_eq!(back["Status"], Value::text("quarantined"));
    assert_eq!(
        mapping.value_to_ours("status", &Value::text("new")),
        Value::text("in_progress")
    );
    let written = mapping.value_to_theirs("status", &Value::text("in_progress"));
    assert_eq!(written, Ok(("Status".into(), Value::text("open"))));
}

#[test]
fn a_word_of_ours_that_stands_for_nothing_there_is_refused_with_the_way_out() {
    let mapping = of("status", "Status", &[("in_progress", "open")]);
    let refused = mapping.value_to_theirs("status", &Value::text("closed"));
    assert_eq!(
        refused.unwrap_err().to_string(),
        "no value of this desk stands for closed as status; choose one in its mapping"
    );
    assert_eq!(
        mapping.value_to_theirs("owner", &Value::text("ana")),
        Err(Unmapped::Field("owner".into()))
    );
}

#[test]
fn a_mapping_that_reads_one_thing_as_two_says_so() {
    let mut mapping = of(
        "status",
        "Status",
        &[("resolved", "done"), ("closed", "done")],
    );
    mapping.fields.insert("title".into(), Slot::of("Status"));
    mapping.mark = Some("Status".into());
    assert_eq!(
        mapping.wrongs(),
        [
            "done stands for two values of status.",
            "Status stands for both status and title.",
            "Status holds the mark and a field as well.",
        ]
    );
}

#[test]
fn a_mapping_is_a_document_that_older_and_newer_ones_read() {
    let mapping = of("status", "Status", &[("in_progress", "open")]);
    let text = serde_json::to_string(&mapping).unwrap();
    assert_eq!(
        text,
        r#"{"fields":{"status":{"theirs":"Status","values":[{"ours":"in_progress","theirs":"open"}]}}}"#
    );
    assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
    assert_eq!(
        serde_json::from_str::<Mapping>("{}").unwrap(),
        Mapping::default()
    );
}

proptest! {
    #[test]
    fn what_can_be_written_reads_as_it_was(
        values in proptest::collection::btree_map("[a-z]{1,3}", "[A-Z]{1,3}", 0..6),
        asked in "[a-z]{1,3}",
    ) {
        // Each of theirs stands for one of ours.
        let mut taken = std::collections::BTreeSet::new();
        let pairs: Vec<(&str, &str)> = values
            .iter()
            .filter(|(_, theirs)| taken.insert(theirs.as_str()))
            .map(|(ours, theirs)| (ours.as_str(), theirs.as_str()))
            .collect();
        let mapping = of("component", "C", &pairs);
        prop_assert!(mapping.wrongs().is_empty());
        let (_, theirs) = mapping.value_to_theirs("component", &Value::text(asked.clone())).unwrap();
        prop_assert_eq!(mapping.value_to_ours("component", &theirs), Value::text(asked));
    }
}
