//! Runbooks and their runs, as typed.

use crate::support::{Desk, each, word};
use serde_json::Value;

/// A hub that plans 17.2.0.
fn planned() -> Desk {
    let desk = Desk::fresh();
    desk.json(&["release", "import", "--version", "17.2.0"]);
    desk
}

fn made(desk: &Desk) -> Value {
    let words = [
        "runbook",
        "new",
        "--release",
        "17.2.0",
        "--env",
        "UAT",
        "--template",
        "in_place",
    ];
    desk.json(&words)
}

#[test]
fn a_runbook_is_made_checked_and_edited_as_text() {
    let desk = planned();
    let runbook = made(&desk);
    assert_eq!(runbook["version"], 1);
    let check = desk.json(&["runbook", "check", "17.2.0/UAT"]);
    for key in ["duration", "rollback", "critical_path", "findings"] {
        assert!(!check[key].is_null(), "{key} is missing");
    }
    let text = desk.run(&["runbook", "show", "17.2.0/UAT", "--text"]).out;
    assert_eq!(runbook["text"], text.as_str());
    let changed = desk.file("runbook.md", &text.replace("=mojaloop", "=switch"));
    let words = ["runbook", "edit", "17.2.0/UAT", "--file", word(&changed)];
    let edited = desk.json(&words);
    assert_eq!(edited["version"], 2);
    assert!(edited["op"].is_string(), "it is an operation");
    let stale = [
        "runbook",
        "edit",
        "17.2.0/UAT",
        "--file",
        word(&changed),
        "--version",
        "1",
    ];
    assert_eq!(desk.refused(&stale)["code"], "conflict");
    let bad = desk.file("bad.md", "## Nothing\n");
    let words = ["runbook", "edit", "17.2.0/UAT", "--file", word(&bad)];
    let refused = desk.refused(&words);
    assert_eq!(refused["code"], "invalid");
    let message = refused["message"].as_str().expect("a text");
    assert!(message.starts_with("Line 1"), "{message}");
    let piped = desk.piped(
        &text,
        &["--json", "runbook", "check", "17.2.0/UAT", "--file", "-"],
    );
    assert_eq!(piped.code, Some(0), "{}", piped.err);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["runbook", "show", "17.2.0/UAT"])["version"], 1);
}

#[test]
fn a_step_is_set_by_keys() {
    let desk = planned();
    made(&desk);
    let words = [
        "runbook",
        "step",
        "17.2.0/UAT",
        "drain",
        "--title",
        "Drain the queues",
        "--section",
        "deployment",
        "--after",
        "go",
        "--estimate",
        "25m",
        "--maker",
        "Joseph Kamau",
        "--checker",
        "Chidi Eze",
        "--no-return",
        "--behind",
        "upgrade",
    ];
    let runbook = desk.json(&words);
    let steps = runbook["steps"].as_array().expect("a list");
    let step = steps.iter().find(|step| step["id"] == "drain");
    let step = step.expect("it is there");
    assert_eq!(step["estimate"], 25);
    assert_eq!(step["point_of_no_return"], true);
    let cleared = desk.json(&["runbook", "step", "17.2.0/UAT", "drain", "--after", ""]);
    let steps = cleared["steps"].as_array().expect("a list");
    let step = steps.iter().find(|step| step["id"] == "drain");
    assert_eq!(step.expect("it is there")["after"], serde_json::json!([]));
    desk.json(&["runbook", "step", "17.2.0/UAT", "drain", "--remove"]);
    let listed = desk.json(&["runbook", "list", "--release", "17.2.0", "--env", "UAT"]);
    assert_eq!(each(&listed["runbooks"], "environment"), ["UAT"]);
}

#[test]
fn a_rehearsal_goes_there_and_back() {
    let desk = planned();
    made(&desk);
    desk.json(&["person", "add", "Ana Okoro", "--role", "release_manager"]);
    assert_eq!(desk.run(&["runbook", "run", "17.2.0/UAT"]).code, Some(2));
    let run = desk.json(&["runbook", "run", "17.2.0/UAT", "--rehearsal"]);
    assert_eq!(run["state"], "running");
    let on = |words: &[&str]| {
        let all: Vec<&str> = ["runbook"].iter().chain(words).copied().collect();
        desk.json(&all)
    };
    on(&["start", "17.2.0/UAT", "approved"]);
    on(&["finish", "17.2.0/UAT", "approved", "--seen", "All there"]);
    on(&[
        "deviation",
        "17.2.0/UAT",
        "The CAB was late",
        "--step",
        "approved",
    ]);
    on(&["note", "17.2.0/UAT", "Coffee"]);
    on(&["evidence", "17.2.0/UAT", "approved", "minutes.pdf"]);
    on(&["start", "17.2.0/UAT", "access", "--by", "Joseph Kamau"]);
    on(&["fail", "17.2.0/UAT", "access", "--reason", "No VPN"]);
    on(&[
        "skip",
        "17.2.0/UAT",
        "access",
        "--reason",
        "Known from yesterday",
    ]);
    on(&["reopen", "17.2.0/UAT", "access", "--reason", "They changed"]);
    on(&["rebaseline", "17.2.0/UAT#1", "--reason", "An hour later"]);
    let nobody = ["runbook", "go", "17.2.0/UAT", "go", "--by", "Nobody X"];
    let refused = desk.refused(&nobody);
    assert_eq!(refused["code"], "invalid");
    let hint = refused["hint"].as_str().expect("a text");
    assert!(hint.contains("person add"), "{hint}");
    let early = ["runbook", "go", "17.2.0/UAT", "go", "--by", "Ana Okoro"];
    assert_eq!(desk.refused(&early)["code"], "conflict");
    let no_go = [
        "no-go",
        "17.2.0/UAT",
        "go",
        "--by",
        "Ana Okoro",
        "--reason",
        "Too late",
    ];
    assert_eq!(on(&no_go)["way"], "back");
    let again = ["runbook", "abort", "17.2.0/UAT", "--reason", "x"];
    assert_eq!(desk.refused(&again)["code"], "conflict");
    let page = desk.run(&["runbook", "status", "17.2.0/UAT"]);
    assert!(
        page.out.contains("rolling back") && page.out.contains("Next: regression"),
        "{}",
        page.out
    );
    on(&["start", "17.2.0/UAT", "regression"]);
    on(&["finish", "17.2.0/UAT", "regression"]);
    on(&[
        "skip",
        "17.2.0/UAT",
        "announce-back",
        "--reason",
        "A rehearsal",
    ]);
    assert_eq!(on(&["complete", "17.2.0/UAT"])["state"], "rolled_back");
    let report = desk.run(&["runbook", "report", "17.2.0/UAT"]);
    assert!(report.out.contains("It was taken back."), "{}", report.out);
    let drafted = on(&["report", "17.2.0/UAT", "--draft", "1"]);
    let text = drafted["text"].as_str().expect("a draft");
    assert!(text.contains("The CAB was late"), "{text}");
    let none = ["runbook", "report", "17.2.0/UAT", "--draft", "2"];
    assert_eq!(desk.refused(&none)["code"], "invalid");
    let kept = desk.refused(&["runbook", "remove", "17.2.0/UAT"]);
    assert_eq!(kept["code"], "blocked");
}

#[test]
fn a_run_may_be_given_up_and_another_begun() {
    let desk = planned();
    made(&desk);
    desk.json(&["runbook", "run", "17.2.0/UAT", "--rehearsal"]);
    let second = ["runbook", "run", "17.2.0/UAT", "--rehearsal"];
    assert_eq!(desk.refused(&second)["code"], "conflict");
    desk.json(&["runbook", "abandon", "17.2.0/UAT", "--reason", "Power cut"]);
    assert_eq!(desk.json(&second)["number"], 2);
}

#[test]
fn a_runbook_is_compared_and_removed() {
    let desk = planned();
    made(&desk);
    let words = [
        "runbook",
        "new",
        "--release",
        "17.2.0",
        "--env",
        "STG",
        "--from",
        "17.2.0/UAT",
    ];
    desk.json(&words);
    let diff = desk.json(&["runbook", "diff", "17.2.0/STG", "--against", "17.2.0/UAT"]);
    // What names the environment is that of Staging.
    let own = ["head", "last-green", "values", "upgrade"];
    assert_eq!(each(&diff["differences"], "name"), own);
    let named = ["runbook", "step", "17.2.0/STG", "upgrade", "--no-estimate"];
    assert_eq!(desk.json(&named)["version"], 2);
    let diff = desk.json(&["runbook", "diff", "17.2.0/STG", "--from", "v1"]);
    assert_eq!(each(&diff["differences"], "name"), ["upgrade"]);
    let former = desk.run(&["runbook", "show", "17.2.0/UAT", "--text"]).out;
    let file = desk.file("former.md", &former);
    let words = [
        "runbook",
        "diff",
        "17.2.0/STG",
        "--from",
        "1",
        "--file",
        word(&file),
    ];
    assert_eq!(each(&desk.json(&words)["differences"], "name"), own);
    let removed = desk.json(&["runbook", "remove", "17.2.0/STG"]);
    assert_eq!(removed["removed"], "17.2.0/STG");
}

/// A release with its runbook in an environment, from the one that is found by itself.
fn next(desk: &Desk, release: &str, environment: &str) -> Value {
    desk.json(&["runbook", "new", "--release", release, "--env", environment])
}

#[test]
fn a_runbook_up_the_ladder_names_where_it_goes() {
    let desk = Desk::fresh();
    for version in ["17.1.0", "17.2.0"] {
        desk.json(&["release", "import", "--version", version]);
        next(&desk, version, "DEV");
    }
    let text = |id: &str| desk.run(&["runbook", "show", id, "--text"]).out;
    let made = text("17.2.0/DEV");
    assert!(
        made.contains("mojaloop/mojaloop --version 17.2.0 "),
        "{made}"
    );
    assert!(!made.contains("FORMER_VERSION"), "{made}");
    for code in ["UAT", "STG", "PRD"] {
        next(&desk, "17.2.0", code);
    }
    let made = text("17.2.0/PRD");
    assert!(made.contains("--values values-prd.yaml"), "{made}");
    assert!(
        !made.contains("values-dev") && !made.contains("Development"),
        "{made}"
    );
    let shown = desk.json(&["runbook", "show", "17.2.0/PRD"]);
    for key in ["duration", "rollback", "critical_path", "findings"] {
        assert_eq!(shown[key], shown["check"][key], "{key}");
        assert!(!shown[key].is_null(), "{key} is missing");
    }
    let source = shown["source"].as_str().expect("a text");
    assert!(source.contains("not rehearsed"), "{source}");
    let wrong = made.replace("--version 17.2.0", "--version 17.1.0");
    let file = desk.file("wrong.md", &wrong);
    let check = desk.json(&["runbook", "check", "17.2.0/PRD", "--file", word(&file)]);
    assert_eq!(check["ready"], false);
}

#[test]
fn a_report_is_saved_beside_where_somebody_works() {
    let desk = planned();
    made(&desk);
    desk.json(&["runbook", "run", "17.2.0/UAT", "--rehearsal"]);
    let words = [
        "--json",
        "runbook",
        "report",
        "17.2.0/UAT",
        "--save",
        "rep.md",
    ];
    let folder = desk
        .file("here.md", "")
        .parent()
        .expect("a folder")
        .to_owned();
    let mut command = desk.command(&words);
    let saved = command.current_dir(&folder).output().expect("it runs");
    assert!(saved.status.success());
    let written = std::fs::read_to_string(folder.join("rep.md")).expect("a file");
    assert!(written.starts_with("# Rehearsal 1"), "{written}");
}

/// A step that was acknowledged is there after a kill at any moment, and nothing is half recorded:
/// each round kills the recording of one act a little later.
#[test]
fn a_run_killed_at_any_step_is_where_its_last_acknowledged_act_left_it() {
    let desk = planned();
    made(&desk);
    let run = desk.json(&["runbook", "run", "17.2.0/UAT", "--rehearsal"]);
    let id = run["id"].as_str().expect("an id").to_owned();
    let mut acknowledged = 0;
    // How long a command takes here: kills are spread over it, from its first moment past its end.
    let began = std::time::Instant::now();
    desk.json(&["runbook", "status", &id]);
    let whole = began.elapsed();
    for round in 0..24_u32 {
        let before = desk.json(&["runbook", "status", &id]);
        let running = before["steps"].as_array().expect("a list").iter();
        let mut running = running.filter(|step| step["state"] == "running");
        let next = each(&before["steps"], "id");
        let ready = before["ready"][0].as_str().map(str::to_owned);
        let words: Vec<String> = match (running.next(), ready) {
            (Some(step), _) => {
                let step = step["id"].as_str().expect("a name");
                ["runbook", "finish", &id, step].map(str::to_owned).to_vec()
            }
            (None, Some(ready)) if ready == "go" || ready == "keep" => {
                ["runbook", "go", &id, &ready].map(str::to_owned).to_vec()
            }
            (None, Some(ready)) => ["runbook", "start", &id, &ready]
                .map(str::to_owned)
                .to_vec(),
            (None, None) => panic!("nothing may be done: {next:?}"),
        };
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut act = desk.start(&words);
        std::thread::sleep(whole * (round * 5 % 12) / 6);
        let _ = act.kill();
        let done = act.wait().expect("it ended").success();
        acknowledged += usize::from(done);
        let after = desk.json(&["runbook", "status", &id]);
        let count = |run: &Value| run["events"].as_array().map_or(0, Vec::len);
        let more = count(&after) - count(&before);
        assert!(
            more <= 1 && (more == 1 || !done),
            "round {round}: {more} more"
        );
        assert_eq!(after["unfit"], 0);
    }
    assert!(
        acknowledged > 0,
        "every one was killed before it could begin"
    );
    assert_eq!(desk.json(&["check"])["ok"], true);
}
