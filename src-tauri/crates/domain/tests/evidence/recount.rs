//! The stream counts what a plain walk over the whole document counts, in any order of fields.

use super::{four, report};
use proptest::prelude::*;
use serde_json::{Value, json};
use slipway_domain::evidence::{Limits, read};

/// As a reader with the whole document in memory would count.
fn naive(report: &Value) -> [u64; 4] {
    let empty = Vec::new();
    let list = |value: &Value, name: &str| value[name].as_array().unwrap_or(&empty).clone();
    let mut counts = [0; 4];
    for case in list(report, "test_cases") {
        for request in list(&case, "requests") {
            for assertion in list(&request["request"]["tests"], "assertions") {
                counts[0] += 1;
                match assertion["resultStatus"]["status"].as_str() {
                    Some("SUCCESS") => counts[1] += 1,
                    Some("FAILED") => counts[2] += 1,
                    _ => counts[3] += 1,
                }
            }
        }
    }
    counts
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f32>().prop_map(|number| json!(number)),
        "\\PC{0,12}".prop_map(Value::from),
    ]
}

fn noise() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z]{1,8}", inner), 0..4)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// An object with some noise among its fields; in which order they stand is decided by [`written`].
fn object(fields: Vec<(&'static str, Value)>, noise: &[Value]) -> Value {
    let mut map: serde_json::Map<String, Value> = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    for (at, value) in noise.iter().enumerate() {
        map.insert(format!("{}noise{at}", ["a", "zz"][at % 2]), value.clone());
    }
    map.into()
}

fn assertion() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        4 => Just(json!("SUCCESS")), 2 => Just(json!("FAILED")), 2 => Just(json!("SKIPPED")),
        1 => Just(Value::Null), 1 => Just(json!("success")), 1 => Just(json!(7)),
    ];
    let result = prop_oneof![
        6 => (word, scalar()).prop_map(|(status, message)| json!({"status": status, "message": message})),
        1 => Just(Value::Null),
    ];
    (scalar(), scalar(), result, any::<bool>(), noise()).prop_map(
        |(id, description, result, there, noise)| {
            let mut fields = vec![("id", id), ("description", description), ("exec", noise)];
            if there {
                fields.push(("resultStatus", result));
            }
            object(fields, &[])
        },
    )
}

fn list_or_nothing(
    each: impl Strategy<Value = Value>,
    most: usize,
) -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => prop::collection::vec(each, 0..most).prop_map(Value::from),
        1 => Just(Value::Null),
    ]
}

fn request() -> impl Strategy<Value = Value> {
    let tests = prop_oneof![
        6 => list_or_nothing(assertion(), 5).prop_map(|list| json!({"assertions": list, "passedAssertionsCount": 3})),
        1 => Just(Value::Null),
    ];
    let request = prop_oneof![
        6 => (scalar(), scalar(), tests, noise()).prop_map(|(id, description, tests, noise)|
            object(vec![("id", id), ("description", description), ("tests", tests)], &[noise])),
        1 => Just(Value::Null),
    ];
    (request, noise(), scalar()).prop_map(|(request, response, status)| {
        object(
            vec![
                ("request", request),
                ("response", response),
                ("status", status),
            ],
            &[],
        )
    })
}

fn whole() -> impl Strategy<Value = Value> {
    let case =
        (scalar(), scalar(), list_or_nothing(request(), 4)).prop_map(|(id, name, requests)| {
            object(
                vec![("id", id), ("name", name), ("requests", requests)],
                &[],
            )
        });
    (list_or_nothing(case, 4), noise())
        .prop_map(|(cases, noise)| object(vec![("test_cases", cases), ("inputValues", noise)], &[]))
}

/// Writes a document with the fields of each object turned round by so many places.
fn written(value: &Value, turn: usize, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let fields: Vec<_> = fields.iter().collect();
            out.push('{');
            for at in 0..fields.len() {
                let (name, value) = fields[(at + turn) % fields.len()];
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&json!(name).to_string());
                out.push(':');
                written(value, turn + 1, out);
            }
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                written(value, turn, out);
            }
            out.push(']');
        }
        other => out.push_str(&other.to_string()),
    }
}

proptest! {
    #[test]
    fn the_stream_counts_as_a_plain_walk_does(value in whole(), turn in 0..5_usize) {
        let mut text = String::new();
        written(&value, turn, &mut text);
        let report = report(text.as_bytes());
        prop_assert_eq!(four(&report.counts), naive(&value), "{}", text);
        let mut keys: Vec<&str> = report.kept.iter().map(|kept| kept.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), report.kept.len(), "a key is there once");
    }

    #[test]
    fn what_is_kept_does_not_depend_on_the_order_of_fields(value in whole(), turn in 1..5_usize) {
        let (mut one, mut other) = (String::new(), String::new());
        written(&value, 0, &mut one);
        written(&value, turn, &mut other);
        let (one, other) = (report(one.as_bytes()), report(other.as_bytes()));
        prop_assert_eq!(one.kept, other.kept);
        prop_assert_eq!(one.redacted, other.redacted);
    }

    #[test]
    fn counts_are_exact_however_little_is_kept(value in whole(), kept in 0..6_usize, kept_failed in 0..3_usize) {
        let limits = Limits { bytes: 1 << 20, text: 1 << 20, kept, kept_failed };
        let report = read(value.to_string().as_bytes(), limits).unwrap();
        prop_assert_eq!(four(&report.counts), naive(&value));
        prop_assert!(report.kept.len() <= kept + kept_failed);
        prop_assert_eq!(report.kept.len() as u64 + report.left_out, report.counts.assertions);
    }

    #[test]
    fn any_bytes_are_a_report_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(bytes.as_slice(), Limits { bytes: 100, text: 50, kept: 5, kept_failed: 1 });
    }
}
