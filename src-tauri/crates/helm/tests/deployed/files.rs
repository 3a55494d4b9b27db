//! Files from a bastion, told apart by what is in them.

use super::{release, secret};
use serde_json::{Value, json};
use slipway_domain::observed::HelmRelease;
use slipway_helm::{DeployedError, Gathered, Named, Whole, read_carried};

fn read(files: &[&str], named: &Named) -> Result<(Vec<HelmRelease>, Vec<String>), DeployedError> {
    let known = ["mojaloop".to_owned()];
    let mut gathered = Gathered::default();
    let mut said = Vec::new();
    for file in files {
        let carried = read_carried(file.as_bytes(), named, &known, &mut gathered)?;
        said.push(carried.what.to_owned());
        said.extend(carried.undecodable);
        said.extend(carried.odd);
    }
    Ok((gathered.releases(), said))
}

fn list() -> Value {
    json!([
        {"name": "moja", "namespace": "hub", "revision": "3", "updated": "2026-11-20 10:11:12.5 +0000 UTC",
         "status": "deployed", "chart": "mojaloop-17.0.4", "app_version": "central-ledger: v19.7.4;"},
        {"name": "gone", "namespace": "hub", "revision": "1", "updated": "", "status": "failed",
         "chart": "MISSING", "app_version": ""},
        {"namespace": "nameless", "revision": "1"}
    ])
}

const MANIFEST: &str = "---\n# Source: mojaloop/templates/d.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ledger\nspec:\n  template:\n    spec:\n      containers:\n        - name: main\n          image: mojaloop/central-ledger:v19.7.4\n";

#[test]
fn helm_list_names_releases_and_says_what_it_cannot() {
    let (releases, said) = read(&[&list().to_string()], &Named::default()).expect("it is read");
    assert_eq!(said, ["helm list", "entry 3 has no name or no revision"]);
    assert_eq!(releases.len(), 2);
    let (gone, moja) = (&releases[0], &releases[1]);
    assert_eq!((&gone.last.chart, &gone.last.version), (&None, &None));
    assert_eq!(moja.last.number, 3);
    assert_eq!(moja.last.version.as_deref(), Some("17.0.4"));
    assert_eq!(moja.last.workloads, None, "a list says nothing of images");
    assert_eq!(moja.live, None);
}

#[test]
fn a_list_that_helm_cut_off_says_so() {
    let entry = list()[0].clone();
    let many: Vec<Value> = (0..256)
        .map(|at| {
            let mut entry = entry.clone();
            entry["name"] = json!(format!("r{at}"));
            entry
        })
        .collect();
    let (_, said) = read(&[&json!(many).to_string()], &Named::default()).expect("it is read");
    assert!(said.iter().any(|said| said.contains("--max")), "{said:?}");
}

#[test]
fn files_of_one_release_are_put_together() {
    let metadata = json!({"name": "moja", "chart": "mojaloop", "version": "17.0.4", "appVersion": "x",
        "namespace": "hub", "revision": 3, "status": "deployed", "deployedAt": "2026-11-20T10:11:12Z"});
    let history = json!([
        {"revision": 2, "updated": "2026-11-01T00:00:00Z", "status": "superseded", "chart": "mojaloop-17.0.0", "app_version": "x", "description": ""},
        {"revision": 3, "updated": "2026-11-20T10:11:12Z", "status": "deployed", "chart": "mojaloop-17.0.4", "app_version": "x", "description": ""}]);
    let live = json!({"kind": "List", "apiVersion": "v1", "items": [
        {"kind": "Deployment", "metadata": {"name": "ledger", "namespace": "hub",
            "annotations": {"meta.helm.sh/release-name": "moja", "meta.helm.sh/release-namespace": "hub"}},
         "spec": {"template": {"spec": {"containers": [{"name": "main", "image": "mojaloop/central-ledger:v19.9.9"}]}}}},
        {"kind": "Deployment", "metadata": {"name": "by-hand", "namespace": "hub"},
         "spec": {"template": {"spec": {"containers": [{"name": "main", "image": "x:1"}]}}}}]});
    let files = [
        metadata.to_string(),
        history.to_string(),
        MANIFEST.to_owned(),
        live.to_string(),
    ];
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let (releases, said) = read(&files, &Named::default()).expect("they are read");
    assert_eq!(
        said,
        ["helm get metadata", "helm history", "manifest", "objects"]
    );
    let [moja] = releases.as_slice() else {
        panic!("one release: {releases:?}")
    };
    assert_eq!(moja.last.version.as_deref(), Some("17.0.4"));
    assert_eq!(moja.last.workloads.as_ref().map(Vec::len), Some(1));
    let live = moja.live.as_ref().expect("it was looked at");
    assert_eq!(
        live.workloads.len(),
        1,
        "what Helm did not install is not its"
    );
    assert_eq!(live.workloads[0].image, "mojaloop/central-ledger:v19.9.9");
}

#[test]
fn a_dump_of_secrets_tells_the_newest_and_what_runs_and_counts_what_it_cannot_read() {
    let mut broken = secret(&release("moja", 9, "deployed"));
    broken["data"]["release"] = json!("AAAA");
    let dump = json!({"kind": "List", "items": [
        secret(&release("moja", 1, "superseded")), secret(&release("moja", 2, "deployed")),
        secret(&release("moja", 3, "failed")), secret(&release("other", 1, "uninstalled")), broken,
        {"kind": "Secret", "type": "Opaque", "metadata": {"name": "x"}, "data": {}}]});
    let (releases, said) = read(&[&dump.to_string()], &Named::default()).expect("it is read");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[1].starts_with("sh.helm.release.v1.moja.v9: "),
        "{said:?}"
    );
    let moja = &releases[0];
    assert_eq!((moja.last.number, moja.last.status.as_str()), (3, "failed"));
    assert_eq!(moja.running.as_ref().map(|one| one.number), Some(2));
    assert!(releases[1].uninstalled());
}

#[test]
fn nameless_files_are_asked_whose_they_are() {
    let error = read(&[MANIFEST], &Named::default()).expect_err("whose is it");
    assert_eq!(error, DeployedError::Nameless);
    let two = json!([list()[0], {"name": "b", "namespace": "hub", "revision": "1", "status": "deployed", "chart": "b-1.0.0"}]);
    assert_eq!(
        read(&[&two.to_string(), MANIFEST], &Named::default()).expect_err("two"),
        DeployedError::Nameless
    );
    let named = Named {
        release: Some("moja".into()),
        namespace: None,
    };
    let (releases, _) = read(&[&two.to_string(), MANIFEST], &named).expect("it was said");
    assert!(
        releases
            .iter()
            .any(|one| one.name == "moja" && one.last.workloads.is_some())
    );
}

#[test]
fn anything_else_is_refused_with_its_reason() {
    let cases = [
        ("", "empty"),
        ("   \n", "empty"),
        ("<html></html>", "web page"),
        ("{\"a\":1}", "do not write"),
        ("[{\"a\":1}]", "does not write"),
        ("[{\"name\":", "not whole JSON"),
        ("just words", "without objects"),
        ("a: [", "neither"),
        (
            "{\"kind\":\"ConfigMapList\",\"items\":[{\"metadata\":{}}]}",
            "nothing that runs",
        ),
        (
            "{\"kind\":\"Secret\",\"type\":\"Opaque\"}",
            "nothing that runs",
        ),
    ];
    for (text, reason) in cases {
        let error = read(&[text], &Named::default()).expect_err(reason);
        assert!(error.to_string().contains(reason), "{text}: {error}");
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn a_list_is_whole_and_what_was_asked_for_by_its_name_is_not() {
    let entry = |name: &str, namespace: &str| {
        let mut entry = list()[0].clone();
        entry["name"] = json!(name);
        entry["namespace"] = json!(namespace);
        entry
    };
    let kept = |name: &str, namespace: &str| {
        let mut kept = secret(&release(name, 1, "deployed"));
        kept["metadata"]["namespace"] = json!(namespace);
        kept
    };
    let items = |items: Value| json!({"kind": "List", "apiVersion": "v1", "items": items});
    let many: Vec<Value> = (0..256).map(|at| entry(&format!("r{at}"), "hub")).collect();
    let hub = Whole::Namespace("hub".to_owned());
    let cases = [
        (json!([entry("a", "hub"), entry("b", "hub")]), hub.clone()),
        (json!([entry("a", "hub"), entry("b", "two")]), Whole::All),
        (json!([]), Whole::Somewhere),
        (json!([entry("a", ""), entry("b", "two")]), Whole::Nothing),
        (json!(many), Whole::Nothing),
        (list(), Whole::Nothing),
        (items(json!([kept("a", "hub"), kept("b", "hub")])), hub),
        (
            items(json!([kept("a", "hub"), kept("b", "two")])),
            Whole::All,
        ),
        (kept("a", "hub"), Whole::Nothing),
        // What of an empty list of objects nobody can tell.
        (items(json!([])), Whole::Nothing),
        (release("a", 1, "deployed"), Whole::Nothing),
    ];
    for (file, expected) in cases {
        let mut gathered = Gathered::default();
        let text = file.to_string();
        let carried = read_carried(text.as_bytes(), &Named::default(), &[], &mut gathered);
        let cut: String = text.chars().take(120).collect();
        assert_eq!(carried.expect("it is read").whole, expected, "{cut}");
    }
}

#[test]
fn a_list_of_one_kind_that_holds_none_says_that_there_is_none() {
    let none = json!({"kind": "CronJobList", "apiVersion": "batch/v1", "items": []}).to_string();
    let (releases, _) = read(&[&list().to_string(), &none], &Named::default()).expect("it is read");
    let live = releases[0].live.as_ref().expect("it was looked at");
    assert_eq!(live.kinds.iter().collect::<Vec<_>>(), ["CronJob"]);
}
