//! Scales: what is read, what is written, how they sort.

use slipway_domain::defect::scale::{Impact, OssLevel, Priority, Severity, Urgency};
use slipway_domain::settings::SCALES;

#[test]
fn severities_are_read_as_people_write_them() {
    let table = [
        ("S1", Some(Severity::S1)),
        ("s2", Some(Severity::S2)),
        ("Severity 3", Some(Severity::S3)),
        ("severity: 4", Some(Severity::S4)),
        ("SEV-1", Some(Severity::S1)),
        ("sev2", Some(Severity::S2)),
        ("Severe", Some(Severity::S2)),
        (" critical ", Some(Severity::S1)),
        ("High", Some(Severity::S2)),
        ("Medium", Some(Severity::S3)),
        ("average", Some(Severity::S3)),
        ("Low", Some(Severity::S4)),
        ("Minor", Some(Severity::S4)),
        ("Severity: High", Some(Severity::S2)),
        ("2", Some(Severity::S2)),
        ("", None),
        ("severity", None),
        ("S5", None),
        ("0", None),
        ("blocker", None),
        ("none of these", None),
    ];
    for (text, severity) in table {
        assert_eq!(Severity::read(text), severity, "{text:?}");
    }
}

#[test]
fn a_bare_number_is_no_priority() {
    let table = [
        ("P1", Some(Priority::P1)),
        ("p4", Some(Priority::P4)),
        ("Priority 2", Some(Priority::P2)),
        ("priority: high", Some(Priority::P2)),
        ("Highest", Some(Priority::P1)),
        ("Critical", Some(Priority::P1)),
        ("Medium", Some(Priority::P3)),
        ("Low", Some(Priority::P4)),
        // Request Tracker's 50 is urgent, and its 1 is not.
        ("1", None),
        ("50", None),
        ("priority", None),
        ("", None),
        ("P0", None),
    ];
    for (text, priority) in table {
        assert_eq!(Priority::read(text), priority, "{text:?}");
    }
}

#[test]
fn every_value_comes_back_from_its_slug_and_its_json() {
    fn all<
        T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Copy + std::fmt::Debug,
    >(
        values: &[T],
        slug: fn(T) -> &'static str,
        parse: fn(&str) -> Option<T>,
    ) {
        for value in values {
            assert_eq!(parse(slug(*value)), Some(*value));
            let json = serde_json::to_string(value).unwrap();
            assert_eq!(json, format!("\"{}\"", slug(*value)));
            assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
        }
    }
    all(Severity::ALL, Severity::slug, Severity::parse);
    all(Priority::ALL, Priority::slug, Priority::parse);
    all(Urgency::ALL, Urgency::slug, Urgency::parse);
    all(Impact::ALL, Impact::slug, Impact::parse);
    all(OssLevel::ALL, OssLevel::slug, OssLevel::parse);
}

#[test]
fn the_worst_sorts_first() {
    let severities: Vec<&str> = Severity::ALL.iter().map(|one| one.slug()).collect();
    assert_eq!(severities, ["S1", "S2", "S3", "S4"]);
    assert!(Severity::S1 < Severity::S2 && Priority::P1 < Priority::P4);
    assert!(Urgency::Now < Urgency::Later && Impact::MoneyAtRisk < Impact::OneUser);
}

#[test]
fn urgency_and_impact_go_by_number() {
    for number in 1..=5 {
        assert_eq!(Urgency::of(number).unwrap().number(), number);
        assert_eq!(Impact::of(number).unwrap().number(), number);
        assert_eq!(Urgency::of(number).unwrap().slug(), number.to_string());
        assert_eq!(Impact::of(number).unwrap().slug(), number.to_string());
    }
    for number in [0, 6, 255] {
        assert_eq!(Urgency::of(number), None);
        assert_eq!(Impact::of(number), None);
    }
    assert_eq!(Urgency::Now.lowered(), Urgency::Today);
    assert_eq!(Urgency::Later.lowered(), Urgency::Later);
}

#[test]
fn mojaloops_own_scale_goes_both_ways() {
    for level in OssLevel::ALL.iter().copied() {
        assert_eq!(level.severity().oss(), level);
        assert_eq!(level.priority().oss(), level);
    }
    assert_eq!(OssLevel::Critical.severity(), Severity::S1);
    assert_eq!(OssLevel::Low.priority(), Priority::P4);
}

#[test]
fn every_value_says_when_it_applies() {
    for value in SCALES {
        let said = match value.scale {
            "severity" => Severity::parse(value.code).unwrap().criteria(),
            _ => Priority::parse(value.code).unwrap().criteria(),
        };
        assert_eq!(said, value.criteria);
    }
    assert!(
        Urgency::ALL
            .iter()
            .all(|value| !value.criteria().is_empty())
    );
    assert!(Impact::ALL.iter().all(|value| !value.criteria().is_empty()));
}

#[test]
fn a_priority_is_raised_to_the_top_at_most() {
    let raised: Vec<Priority> = Priority::ALL.iter().map(|one| one.raised()).collect();
    assert_eq!(
        raised,
        [Priority::P1, Priority::P1, Priority::P2, Priority::P3]
    );
}
