//! A release package from a chart and its notes to the end of its path.

use crate::support::{Desk, each, index, keys, notes, shown, word};
use serde_json::Value;
use slipway_testkit::fault_server::FaultServer;

fn import(desk: &Desk, version: &str) -> Value {
    let file = notes(version);
    desk.json(&[
        "release",
        "import",
        "--notes",
        word(&file),
        "--version",
        version,
    ])
}

fn with_chart() -> (Desk, FaultServer, Value) {
    let (desk, server) = Desk::synced(&index(&["15.9.0", "15.8.0"]));
    let file = notes("15.9.0");
    desk.json(&[
        "pi",
        "add",
        "PI-32",
        "--start",
        "2026-10-05",
        "--end",
        "2026-12-18",
    ]);
    let words = [
        "release",
        "import",
        "--repo",
        "own",
        "--chart",
        "mojaloop",
        "--version",
        "15.9.0",
    ];
    let more = [
        "--notes",
        word(&file),
        "--pi",
        "PI-32",
        "--target",
        "2026-11-28T22:00",
    ];
    let release = desk.json(&[words.as_slice(), &more].concat());
    (desk, server, release)
}

#[test]
fn a_dry_run_says_what_it_would_hold_and_plans_nothing() {
    let desk = Desk::fresh();
    let file = notes("15.9.0");
    let words = [
        "release",
        "import",
        "--version",
        "15.9.0",
        "--notes",
        word(&file),
    ];
    let preview = desk.json(&[words.as_slice(), &["--dry-run"]].concat());
    assert_eq!(keys(&preview), "completes findings release");
    assert_eq!(
        desk.json(&["release", "list"])["releases"],
        serde_json::json!([])
    );
    let planned = desk.json(&words);
    assert_eq!(planned["components"], preview["release"]["components"]);
}

/// Settles every check that bars the way to a state.
fn settle(desk: &Desk, version: &str, state: &str) {
    let release = desk.json(&["release", "show", version]);
    for check in release["checks"].as_array().expect("checks") {
        if check["gate"] == state && check["state"] != "passed" {
            let id = check["id"].as_str().expect("an id");
            desk.json(&[
                "release",
                "evidence",
                "add",
                version,
                id,
                "--note",
                "Seen on the board",
            ]);
            desk.json(&["release", "check", version, id, "passed"]);
        }
    }
}

#[test]
fn a_release_has_the_keys_scripts_rely_on() {
    let (desk, _server, release) = with_chart();
    insta::assert_snapshot!(keys(&release), @"blocks breaking chart checks checks_done checks_total component_count components findings has_notes id known_issues next op owner owner_id pi pi_id prevented prevention previous product product_id products removed required revision state target title updated_at version warns");
    insta::assert_snapshot!(keys(&release["components"][0]), @"change chosen configs disagrees from migrations name sources version");
    insta::assert_snapshot!(keys(&release["components"][0]["sources"][0]), @"name place source version");
    insta::assert_snapshot!(keys(&release["checks"][0]), @"decided_at decided_by derived derived_from due evidence gate group id owner owner_id reason stale state title");
    insta::assert_snapshot!(keys(&release["findings"][0]), @"fix hint level message number rule subject");
    insta::assert_snapshot!(keys(&release["required"]), @"backend matrix test_cases");
    insta::assert_snapshot!(shown(&release["known_issues"]), @r##"
    [
      {
        "line": 62,
        "refs": [
          "mojaloop/#2322"
        ],
        "text": "#2322 - Long release names"
      },
      {
        "line": 63,
        "refs": [],
        "text": "Unsteady tests"
      },
      {
        "line": 64,
        "refs": [
          "mojaloop/#2717"
        ],
        "text": "#2717 - Thirdparty collection"
      }
    ]
    "##);
    assert_eq!(
        (&release["version"], &release["revision"]),
        (&"15.9.0".into(), &0.into())
    );
    assert_eq!(
        (&release["state"], &release["pi"]),
        (&"available".into(), &"PI-32".into())
    );
    assert_eq!(release["target"]["local"], "2026-11-28T22:00");
    let mut shown = desk.json(&["release", "show", "15.9.0"]);
    shown["op"] = release["op"].clone();
    assert_eq!(shown, release, "import answers what show answers");
}

#[test]
fn notes_alone_make_a_release_and_a_disagreement_is_a_finding() {
    let desk = Desk::fresh();
    let release = import(&desk, "17.9.0");
    let names = each(&release["components"], "name");
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(
        release["required"]["test_cases"]
            .as_str()
            .map(|v| v.trim_start_matches('v')),
        Some("17.9.0")
    );
    let ledger = release["breaking"]
        .as_array()
        .unwrap()
        .iter()
        .find(|b| b["component"] == "central-ledger");
    assert_eq!(
        ledger.expect("it breaks")["files"].as_array().map(Vec::len),
        Some(2)
    );
    assert!(!release["findings"].as_array().unwrap().is_empty());
    let (_desk, _server, release) = with_chart();
    let disagree: Vec<_> = each(&release["findings"], "rule");
    assert!(!disagree.is_empty());
}

#[test]
fn notes_are_read_from_standard_input_too() {
    use std::process::Stdio;
    let desk = Desk::fresh();
    let words = [
        "--json",
        "release",
        "import",
        "--notes",
        "-",
        "--version",
        "15.9.0",
    ];
    let file = std::fs::File::open(notes("15.9.0")).expect("it is there");
    let output = desk
        .command(&words)
        .stdin(Stdio::from(file))
        .output()
        .expect("starts");
    let piped: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert_eq!(each(&piped["components"], "name").len(), 4);
    let kept = desk.json(&["release", "notes", "15.9.0"]);
    assert_eq!(
        (&kept["present"], &kept["origin"]),
        (&true.into(), &"standard input".into())
    );
}

#[test]
fn what_is_not_notes_is_refused_and_nothing_is_kept() {
    let desk = Desk::fresh();
    let binary = desk.file("notes.md", "");
    std::fs::write(&binary, [0xff, 0xfe, 0x00, 0x80]).expect("it can be written");
    let words = |file| ["release", "import", "--version", "1.0.0", "--notes", file];
    assert_eq!(desk.refused(&words(word(&binary)))["code"], "invalid");
    assert_eq!(desk.refused(&words("/no/such/file.md"))["code"], "invalid");
    let file = notes("15.9.0");
    assert_eq!(
        desk.refused(&[
            "release",
            "import",
            "--version",
            "^15",
            "--notes",
            word(&file)
        ])["code"],
        "invalid"
    );
    assert_eq!(
        desk.json(&["release", "list"])["releases"],
        serde_json::json!([])
    );
}

#[test]
fn two_releases_compare_and_the_notes_between_add_up() {
    let desk = Desk::fresh();
    for version in ["13.9.0", "15.9.0", "17.9.0"] {
        import(&desk, version);
    }
    let diff = desk.json(&["release", "diff", "13.9.0", "17.9.0"]);
    assert_eq!(keys(&diff), "components from rollup to");
    assert_eq!(keys(&diff["components"][0]), "change from name to");
    let mut between = desk.json(&["release", "notes", "13.9.0..17.9.0"]);
    let notes = between["notes"].take();
    assert_eq!(
        keys(&notes[0]),
        "deprecations features fixes known_issues upgrade_notes version"
    );
    assert_eq!(each(&notes, "version"), ["15.9.0", "17.9.0"]);
    let page = desk.run(&["release", "notes", "13.9.0..17.9.0"]).out;
    for told in [
        "Bug fixes, 15.9.0",
        "Known issues, 17.9.0",
        "Breaking, 17.9.0 central-ledger",
        "  migration  migrations/961001_transferForwarded.js",
        "  config     config/default.json",
        "  Batches have a size now.",
        "Notes read: 15.9.0, 17.9.0",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    insta::assert_snapshot!(shown(&between), @r#"
    {
      "breaking": [
        {
          "component": "central-ledger",
          "configs": [
            "config/default.json"
          ],
          "files": [
            "config/default.json",
            "migrations/961001_transferForwarded.js"
          ],
          "migrations": [
            "migrations/961001_transferForwarded.js"
          ],
          "text": [
            "Batches have a size now."
          ],
          "version": "17.9.0"
        },
        {
          "component": "ml-testing-toolkit",
          "configs": [
            "docker/central-ledger/default.json"
          ],
          "files": [
            "docker/central-ledger/default.json"
          ],
          "migrations": [],
          "text": [],
          "version": "17.9.0"
        }
      ],
      "by_component": [
        {
          "component": "central-ledger",
          "files": [
            {
              "config": true,
              "migration": false,
              "path": "config/default.json",
              "versions": [
                "17.9.0"
              ]
            },
            {
              "config": false,
              "migration": true,
              "path": "migrations/961001_transferForwarded.js",
              "versions": [
                "17.9.0"
              ]
            }
          ],
          "text": [
            {
              "text": "Batches have a size now.",
              "version": "17.9.0"
            }
          ]
        },
        {
          "component": "ml-testing-toolkit",
          "files": [
            {
              "config": true,
              "migration": false,
              "path": "docker/central-ledger/default.json",
              "versions": [
                "17.9.0"
              ]
            }
          ],
          "text": []
        }
      ],
      "from": "Mojaloop 13.9.0 r0",
      "missing": [],
      "notes": null,
      "to": "Mojaloop 17.9.0 r0",
      "versions": [
        "15.9.0",
        "17.9.0"
      ]
    }
    "#);
    let list = desk.json(&["release", "list"]);
    assert_eq!(
        each(&list["releases"], "version"),
        ["17.9.0", "15.9.0", "13.9.0"]
    );
    assert_eq!(
        desk.refused(&["release", "diff", "13.9.0", "14.0.0"])["code"],
        "not_found"
    );
}

#[test]
fn a_shut_gate_names_what_is_missing() {
    let (desk, _server, _) = with_chart();
    let ended = desk.run(&["release", "advance", "15.9.0", "artifacts_reviewed"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ended.err, @"error: 5 things block Mojaloop 15.9.0 r0 on its way to Artifacts reviewed: Unit tests for every piece of code (Not decided; nobody owes it yet); Code, tests and documentation peer reviewed (Not decided; nobody owes it yet); Integration tests developed and run (Not decided; nobody owes it yet); Full regression passed on merge (Not decided; nobody owes it yet); Release artifacts reviewed (Not decided; nobody owes it yet). (Mend them, or let someone with the role override them with a reason.)");
    let error = desk.refused(&["release", "advance", "15.9.0", "artifacts-reviewed"]);
    assert_eq!(error["code"], "blocked", "{error}");
    assert_eq!(keys(&error), "code hint message");
    assert_eq!(
        desk.json(&["release", "show", "15.9.0"])["state"],
        "available"
    );
}

#[test]
fn an_override_needs_a_reason_and_is_told() {
    let (desk, _server, _) = with_chart();
    let empty = desk.run(&[
        "release",
        "advance",
        "15.9.0",
        "artifacts_reviewed",
        "--override",
        " ",
    ]);
    assert_eq!(empty.code, Some(1), "{}{}", empty.out, empty.err);
    let reason = "Reviewed on paper";
    let moved = desk.json(&[
        "release",
        "advance",
        "15.9.0",
        "artifacts_reviewed",
        "--override",
        reason,
    ]);
    assert_eq!(
        (&moved["state"], &moved["next"]),
        (&"artifacts_reviewed".into(), &"core_validated".into())
    );
    let log = desk.json(&["log", "--subject", "15.9.0"]);
    assert_eq!(log["operations"][0]["id"], moved["op"]);
    let undone = desk.json(&["undo"]);
    assert_eq!(undone["undoes"], moved["op"]);
    assert_eq!(
        desk.json(&["release", "show", "15.9.0"])["state"],
        "available"
    );
}

#[test]
fn checks_open_the_gates_up_to_the_end() {
    let (desk, _server, _) = with_chart();
    for state in [
        "artifacts_reviewed",
        "core_validated",
        "products_validated",
        "approved",
    ] {
        settle(&desk, "15.9.0", state);
        let words = [
            "release",
            "advance",
            "15.9.0",
            state,
            "--reason",
            "As decided on Monday",
        ];
        assert_eq!(desk.json(&words)["state"], state);
    }
    let release = desk.json(&["release", "show", "15.9.0"]);
    assert_eq!(release["next"], Value::Null);
    let page = desk.run(&["release", "show", "15.9.0"]).out;
    assert!(page.starts_with("Mojaloop 15.9.0 r0  approved\n"), "{page}");
}

#[test]
fn a_check_is_decided_and_owed() {
    let (desk, _server, _) = with_chart();
    let check = |release: &Value, id: &str| {
        let checks = release["checks"].as_array().expect("checks").clone();
        checks
            .into_iter()
            .find(|check| check["id"] == id)
            .expect("the check")
    };
    let words = [
        "release",
        "check",
        "15.9.0",
        "runbook",
        "--owner",
        "Amara Diallo",
        "--due",
        "2026-11-25",
    ];
    let owed = check(&desk.json(&words), "runbook");
    assert_eq!(
        (&owed["owner"], &owed["due"]),
        (&"Amara Diallo".into(), &"2026-11-25".into())
    );
    assert_eq!(
        desk.refused(&["release", "check", "15.9.0", "runbook", "waived"])["code"],
        "invalid"
    );
    let words = [
        "release",
        "check",
        "15.9.0",
        "runbook",
        "waived",
        "--reason",
        "Same as last time",
    ];
    let waived = check(&desk.json(&words), "runbook");
    assert_eq!(
        (&waived["state"], &waived["due"]),
        (&"waived".into(), &"2026-11-25".into())
    );
    let report = desk.file("report.json", "{\"passed\": 12}");
    let words = [
        "release",
        "evidence",
        "add",
        "15.9.0",
        "runbook",
        "--file",
        word(&report),
    ];
    let shown = check(&desk.json(&words), "runbook");
    let evidence = &shown["evidence"][0];
    assert_eq!(
        (&evidence["kind"], &evidence["text"]),
        (&"file".into(), &"report.json".into())
    );
    assert_eq!(evidence["sha256"].as_str().map(str::len), Some(64));
    let id = evidence["id"].as_str().expect("an id");
    let to = desk.data().join("given-back.json");
    let saved = desk.json(&["release", "evidence", "save", id, word(&to)]);
    assert_eq!(keys(&saved), "bytes file id sha256");
    let content = std::fs::read_to_string(&to).expect("it is written");
    assert_eq!(content, "{\"passed\": 12}");
    let gone = check(
        &desk.json(&["release", "evidence", "remove", id]),
        "runbook",
    );
    assert_eq!(gone["evidence"], serde_json::json!([]));
    assert_eq!(
        desk.refused(&["release", "check", "15.9.0", "no_such", "passed"])["code"],
        "not_found"
    );
}

#[test]
fn a_prevented_release_goes_nowhere_until_lifted() {
    let (desk, _server, _) = with_chart();
    settle(&desk, "15.9.0", "artifacts_reviewed");
    let stopped = desk.json(&[
        "release",
        "prevent",
        "15.9.0",
        "The scheme asked us to wait",
    ]);
    assert_eq!(
        stopped["prevention"]["reason"],
        "The scheme asked us to wait"
    );
    assert_eq!(
        desk.refused(&["release", "advance", "15.9.0", "artifacts_reviewed"])["code"],
        "blocked"
    );
    assert_eq!(
        desk.json(&["release", "lift", "15.9.0", "They agreed"])["prevention"],
        Value::Null
    );
}

#[test]
fn a_component_is_decided_by_hand_and_taken_back() {
    let (desk, _server, release) = with_chart();
    let name = release["components"][0]["name"].as_str().expect("a name");
    let version = |release: &Value| {
        let all = release["components"]
            .as_array()
            .expect("components")
            .clone();
        all.into_iter()
            .find(|c| c["name"] == name)
            .expect("the component")["version"]
            .clone()
    };
    let set = desk.json(&[
        "release",
        "component",
        "15.9.0",
        name,
        "--version",
        "v99.0.1",
    ]);
    assert_eq!(
        version(&set).as_str().map(|v| v.trim_start_matches('v')),
        Some("99.0.1")
    );
    let back = desk.json(&["release", "component", "15.9.0", name, "--clear"]);
    assert_eq!(version(&back), version(&release));
}

#[test]
fn a_release_is_copied_revised_edited_and_removed() {
    let (desk, _server, first) = with_chart();
    assert_eq!(
        desk.refused(&["release", "import", "--version", "15.9.0"])["code"],
        "conflict"
    );
    let words = [
        "release",
        "import",
        "--version",
        "15.9.0",
        "--copy-of",
        "15.9.0",
        "--revision",
    ];
    let second = desk.json(&words);
    assert_eq!(
        (&second["version"], &second["revision"]),
        (&"15.9.0".into(), &1.into())
    );
    assert_eq!(
        each(&second["components"], "name"),
        each(&first["components"], "name")
    );
    let by_hand = [
        "release",
        "import",
        "--version",
        "15.9.1",
        "--component",
        "central-ledger=v17.0.0",
    ];
    assert_eq!(
        each(&desk.json(&by_hand)["components"], "name"),
        ["central-ledger"]
    );
    let edited = desk.json(&[
        "release",
        "edit",
        "15.9.1",
        "--pi",
        "PI-32",
        "--previous",
        "15.9.0 r1",
    ]);
    assert_eq!(edited["pi"], "PI-32");
    assert_eq!(
        desk.json(&["release", "edit", "15.9.1", "--pi", ""])["pi"],
        Value::Null
    );
    let gone = desk.json(&["release", "remove", "15.9.1"]);
    assert_eq!(
        (keys(&gone).as_str(), &gone["id"]),
        ("id op removed", &edited["id"])
    );
    assert_eq!(
        desk.refused(&["release", "show", "15.9.1"])["code"],
        "not_found"
    );
    desk.json(&["undo"]);
    assert_eq!(
        desk.json(&["release", "show", "15.9.1"])["id"],
        edited["id"]
    );
}

#[test]
fn the_overview_and_the_search_lead_to_a_release() {
    let (desk, _server, release) = with_chart();
    let overview = desk.json(&["overview"]);
    assert_eq!(overview["releases"][0]["id"], release["id"]);
    let hits = desk.json(&["search", "15.9.0"]);
    assert!(each(&hits["hits"], "kind").contains(&"release"), "{hits}");
}

#[test]
fn what_goes_with_a_release_is_named_by_with() {
    let desk = Desk::fresh();
    desk.json(&["product", "add", "Payment Manager"]);
    let carried = |release: &Value| -> Vec<String> {
        let list = release["products"].as_array().expect("a list").iter();
        list.map(|one| format!("{} {}", one["product"], one["version"]).replace('"', ""))
            .collect()
    };
    let words = [
        "release",
        "import",
        "--version",
        "17.1.0",
        "--component",
        "central-ledger=v19.8.1",
        "--with",
        "Payment Manager=4.3.0",
        "--with",
        "Hub customisations=2.9.0",
    ];
    let release = desk.json(&words);
    let both = ["Payment Manager 4.3.0", "Hub customisations 2.9.0"];
    assert_eq!(carried(&release), both);
    assert_eq!(keys(&release["products"][0]), "product product_id version");
    let page = desk.run(&["release", "show", "17.1.0"]).out;
    assert!(page.contains("with        Payment Manager 4.3.0"), "{page}");
    let edit = ["release", "edit", "17.1.0", "--with", "Hub customisations="];
    assert_eq!(carried(&desk.json(&edit)), both[..1]);
    let range = ["release", "edit", "17.1.0", "--with", "Payment Manager=>=4"];
    assert_eq!(desk.refused(&range)["code"], "invalid");
    let bare = desk.run(&["release", "edit", "17.1.0", "--with", "Payment Manager"]);
    assert_eq!(bare.code, Some(2), "{}", bare.err);
}
