//! What a hub does not run is told, and is drift only where the release asks for it.

use super::{Case, in_sync, layer, lines};
use slipway_domain::drift::{Layer, State, Verdict};
use slipway_domain::observed::{Switch, Switches};

fn off(part: &str) -> Switches {
    let switch = Switch {
        part: part.into(),
        by: format!("{part}.enabled"),
    };
    Switches {
        off: vec![switch],
        on: Vec::new(),
    }
}

fn on(part: &str) -> Switches {
    Switches {
        off: Vec::new(),
        on: vec![part.into()],
    }
}

/// What the values say, whether the release names the component by itself, and what follows when no
/// workload of the manifest is of it.
type Told = (
    &'static str,
    fn() -> Option<Switches>,
    bool,
    &'static str,
    Verdict,
    &'static str,
);

const CASES: [Told; 7] = [
    (
        "the values speak of nothing",
        || Some(Switches::default()),
        false,
        "quoting-service v17.12.0 - off",
        Verdict::InSync,
        "holds no workload of it",
    ),
    (
        "its chart is switched off",
        || Some(off("quotingservice")),
        false,
        "quoting-service v17.12.0 - off",
        Verdict::InSync,
        "quotingservice.enabled is false",
    ),
    (
        "the chart that it is a part of is switched off",
        || Some(off("quoting")),
        false,
        "quoting-service v17.12.0 - off",
        Verdict::InSync,
        "quoting.enabled is false",
    ),
    (
        "another chart is switched on",
        || Some(on("quoting")),
        false,
        "quoting-service v17.12.0 - off",
        Verdict::InSync,
        "holds no workload of it",
    ),
    (
        "its own chart is switched on",
        || Some(on("quoting-service")),
        false,
        "quoting-service v17.12.0 - missing",
        Verdict::Drifted,
        "switched on",
    ),
    (
        "it is switched off, and the release names it",
        || Some(off("quoting-service")),
        true,
        "quoting-service v17.12.0 - missing",
        Verdict::Drifted,
        "names it by itself",
    ),
    (
        "the values were not read",
        || None,
        false,
        "quoting-service v17.12.0 - unknown",
        Verdict::Unknown,
        "values were not read",
    ),
];

fn without_quoting() -> Case {
    let mut case = in_sync();
    case.workloads().remove(1);
    case.live().remove(1);
    case
}

#[test]
fn a_component_without_a_workload_is_off_here_unless_something_asks_for_it() {
    for (why, switches, demanded, line, verdict, note) in CASES {
        let mut case = without_quoting();
        case.releases[0].last.switches = switches();
        if demanded {
            case.packages[0].demanded.insert("quoting-service".into());
        }
        let drift = case.judge();
        assert_eq!(lines(&drift, Layer::Components), [line], "{why}");
        let item = &layer(&drift, Layer::Components).items[0];
        assert!(item.note.contains(note), "{why}: {}", item.note);
        assert_eq!(drift.verdict, verdict, "{why}");
        assert_eq!(item.counts(), verdict == Verdict::Drifted, "{why}");
    }
}

#[test]
fn what_a_half_read_manifest_does_not_show_is_not_known_whatever_the_values_say() {
    let mut case = without_quoting();
    case.releases[0].last.switches = Some(off("quoting-service"));
    case.releases[0].last.unread = 1;
    let drift = case.judge();
    assert_eq!(layer(&drift, Layer::Components).state, State::Unknown);
}

#[test]
fn what_the_manifest_holds_and_the_cluster_does_not_run_is_missing_even_when_switched_off() {
    let mut case = in_sync();
    case.releases[0].last.switches = Some(off("quoting-service"));
    case.live().remove(1);
    let drift = case.judge();
    assert!(lines(&drift, Layer::Components).is_empty());
    assert_eq!(
        lines(&drift, Layer::Live),
        ["quoting/main mojaloop/quoting-service:v17.12.0 - missing"]
    );
    assert_eq!(drift.verdict, Verdict::Drifted);
}
