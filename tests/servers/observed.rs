//! What the app says runs in a cluster is what Helm says, whichever way it looked.

use crate::desk::Desk;
use crate::kube::Kube;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// An umbrella chart: one subchart under two aliases, one of which is off, another by its own name.
fn umbrella(folder: &Path, version: &str, tag: &str) -> PathBuf {
    let chart = folder.join(format!("hub-{version}"));
    let write = |path: &str, text: &str| {
        let path = chart.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    };
    write(
        "Chart.yaml",
        &format!(
            "apiVersion: v2\nname: hub\nversion: {version}\nappVersion: 'ledger: {tag}; quoting: v3.0.0;'\ndependencies:\n\
         - {{name: ledger, version: 1.0.0, alias: ledger-a, condition: ledger-a.enabled}}\n\
         - {{name: ledger, version: 1.0.0, alias: ledger-b, condition: ledger-b.enabled}}\n\
         - {{name: quoting, version: 2.0.0}}\n"
        ),
    );
    write(
        "values.yaml",
        &format!(
            "ledger-a: {{enabled: true, tag: {tag}}}\nledger-b: {{enabled: false, tag: {tag}}}\n"
        ),
    );
    let template = |image: &str| {
        format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{{{ .Release.Name }}}}-{{{{ .Chart.Name }}}}\nspec:\n  replicas: {{{{ .Values.replicas }}}}\n  \
         selector: {{matchLabels: {{app: {{{{ .Chart.Name }}}}{{{{ .Values.mark }}}}}}}}\n  template:\n    metadata: {{labels: {{app: {{{{ .Chart.Name }}}}{{{{ .Values.mark }}}}}}}}\n    spec:\n      \
         initContainers: [{{name: wait, image: 'busybox:1.36'}}]\n      containers: [{{name: main, image: '{image}'}}]\n"
        )
    };
    for (name, version, image) in [
        ("ledger", "1.0.0", "mojaloop/ledger:{{ .Values.tag }}"),
        ("quoting", "2.0.0", "mojaloop/quoting:v3.0.0"),
    ] {
        write(
            &format!("charts/{name}/Chart.yaml"),
            &format!("apiVersion: v2\nname: {name}\nversion: {version}\n"),
        );
        write(
            &format!("charts/{name}/values.yaml"),
            "replicas: 1\ntag: none\nmark: ''\n",
        );
        write(
            &format!("charts/{name}/templates/deployment.yaml"),
            &template(image),
        );
    }
    write(
        "charts/quoting/templates/cron.yaml",
        "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: nightly}\nspec:\n  schedule: '0 0 * * *'\n  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: 'mojaloop/cleaner:v1.0.0'}]}}}}\n",
    );
    chart
}

fn through_cluster(desk: &Desk, kube: &Kube, environment: &str) -> Value {
    let cluster = json!({"kubeconfig": kube.kubeconfig, "context": "hub"});
    desk.call(
        "environment_observe",
        json!({"environment": environment, "cluster": cluster}),
    )
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Name, namespace, chart, version, application version, status and revision, as the app has them.
fn ours(seen: &Value) -> BTreeSet<Vec<String>> {
    let all = seen["observed"].as_array().expect("a list").iter();
    all.map(|one| {
        let chart = format!("{}-{}", text(&one["chart"]), text(&one["version"]));
        vec![
            text(&one["release"]),
            text(&one["namespace"]),
            chart,
            text(&one["app_version"]),
            text(&one["status"]),
            one["revision"].to_string(),
        ]
    })
    .collect()
}

/// The same as Helm lists them.
fn helms(kube: &Kube) -> BTreeSet<Vec<String>> {
    let all = kube.helm_json(&["list", "-A"]);
    let all = all.as_array().expect("a list").iter();
    all.map(|one| {
        [
            "name",
            "namespace",
            "chart",
            "app_version",
            "status",
            "revision",
        ]
        .map(|key| text(&one[key]))
        .to_vec()
    })
    .collect()
}

/// Images of a manifest, read by another eye than ours.
fn images(manifest: &str) -> BTreeSet<String> {
    let after = manifest.split("image:").skip(1);
    after
        .map(|rest| {
            rest.trim_start()
                .trim_start_matches(['\'', '"'])
                .split(['\'', '"', '\n', '}', ','])
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .collect()
}

fn of<'v>(seen: &'v Value, release: &str) -> &'v Value {
    let all = seen["observed"].as_array().expect("a list");
    all.iter()
        .find(|one| one["release"] == release)
        .unwrap_or_else(|| panic!("no {release} in {seen}"))
}

fn same_as_helm(desk: &Desk, kube: &Kube, step: &str) -> Value {
    let seen = through_cluster(desk, kube, "STG");
    assert_eq!(ours(&seen), helms(kube), "{step}");
    assert_eq!(seen["undecodable"], 0, "{step}");
    for one in seen["observed"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["status"] != "uninstalled")
    {
        let (name, namespace) = (text(&one["release"]), text(&one["namespace"]));
        let manifest = kube.helm(&["get", "manifest", &name, "-n", &namespace]);
        let found: BTreeSet<String> = one["images"]
            .as_array()
            .expect("a list")
            .iter()
            .map(text)
            .collect();
        assert_eq!(found, images(&manifest), "{step}: images of {name}");
    }
    seen
}

#[test]
fn the_app_says_of_a_real_cluster_what_helm_says() {
    let kube = Kube::start();
    let desk = Desk::open();
    let path = |chart: &Path| chart.display().to_string();
    let first = path(&umbrella(kube.folder(), "1.0.0", "v1.0.0"));
    let second = path(&umbrella(kube.folder(), "1.1.0", "v1.1.0"));

    kube.helm(&["install", "moja", &first, "-n", "hub", "--create-namespace"]);
    let seen = same_as_helm(&desk, &kube, "install");
    assert_eq!(seen["look"]["source"], "context hub");
    let found: BTreeSet<String> = of(&seen, "moja")["images"]
        .as_array()
        .expect("images")
        .iter()
        .map(text)
        .collect();
    let wanted = [
        "busybox:1.36",
        "mojaloop/cleaner:v1.0.0",
        "mojaloop/ledger:v1.0.0",
        "mojaloop/quoting:v3.0.0",
    ];
    assert_eq!(
        found,
        wanted.map(str::to_owned).into(),
        "the alias that is off runs nothing"
    );
    let kubernetes = seen["infrastructure"]
        .as_array()
        .expect("facts")
        .iter()
        .find(|one| one["fact"] == "kubernetes");
    assert!(
        kubernetes.is_some_and(|one| text(&one["value"]).starts_with("v1.")),
        "{seen}"
    );

    kube.helm(&[
        "upgrade",
        "moja",
        &second,
        "-n",
        "hub",
        "--set",
        "ledger-b.enabled=true",
    ]);
    same_as_helm(&desk, &kube, "upgrade");

    let (ok, _, _) = kube.try_helm(&[
        "upgrade",
        "moja",
        &first,
        "-n",
        "hub",
        "--set",
        "quoting.mark=x",
    ]);
    assert!(!ok, "a Deployment may not change what it selects");
    let seen = same_as_helm(&desk, &kube, "a failed upgrade");
    let moja = of(&seen, "moja");
    assert_eq!(
        (&moja["status"], &moja["running"]["revision"]),
        (&json!("failed"), &json!(2)),
        "what ran before still does"
    );

    kube.helm(&["rollback", "moja", "1", "-n", "hub"]);
    let seen = same_as_helm(&desk, &kube, "rollback");
    assert_eq!(of(&seen, "moja")["revision"], 4);

    kube.helm(&[
        "install",
        "other",
        &second,
        "-n",
        "second",
        "--create-namespace",
    ]);
    kube.helm(&[
        "install",
        "kept",
        &second,
        "-n",
        "third",
        "--create-namespace",
    ]);
    kube.helm(&["uninstall", "kept", "-n", "third", "--keep-history"]);
    same_as_helm(&desk, &kube, "uninstall with its history");
    kube.helm(&["uninstall", "other", "-n", "second"]);
    let seen = same_as_helm(&desk, &kube, "uninstall");
    assert_eq!(seen["gone"], json!(["second/other"]));

    by_files_as_through_the_cluster(&desk, &kube);
    past_helm(&desk, &kube);
    who_may_not(&desk, &kube);
}

/// What is carried from a bastion says the same as the cluster itself.
fn by_files_as_through_the_cluster(desk: &Desk, kube: &Kube) {
    let file = |content: String| json!({"name": "carried", "content": content});
    let secrets = kube.raw("/api/v1/secrets?labelSelector=owner%3Dhelm");
    let dump = desk.call(
        "environment_observe",
        json!({"environment": "UAT", "files": [file(secrets)]}),
    );
    assert_eq!(ours(&dump), helms(kube), "a dump of Secrets");
    let direct = through_cluster(desk, kube, "STG");
    for key in ["images", "values_sha256", "components", "deployed_at"] {
        assert_eq!(of(&dump, "moja")[key], of(&direct, "moja")[key], "{key}");
    }

    let list = kube.helm(&["list", "-A", "-o", "json"]);
    let metadata = kube.helm(&["get", "metadata", "moja", "-n", "hub", "-o", "json"]);
    let history = kube.helm(&["history", "moja", "-n", "hub", "-o", "json"]);
    let manifest = kube.helm(&["get", "manifest", "moja", "-n", "hub"]);
    let files: Vec<Value> = [list, metadata, history, manifest].map(file).to_vec();
    let carried = desk.call(
        "environment_observe",
        json!({"environment": "DEV", "files": files, "release": "moja"}),
    );
    assert_eq!(ours(&carried), helms(kube), "files of Helm");
    assert_eq!(
        of(&carried, "moja")["images"],
        of(&direct, "moja")["images"]
    );
    assert_eq!(of(&carried, "kept")["manifest_read"], false);

    let status = kube.helm(&["status", "moja", "-n", "hub", "-o", "json"]);
    let told = desk.call(
        "environment_observe",
        json!({"environment": "SBX", "files": [file(status)]}),
    );
    assert_eq!(
        of(&told, "moja")["images"],
        of(&direct, "moja")["images"],
        "helm status"
    );
}

/// Somebody changes an image past Helm: the layer of what is live says so, and no other does.
fn past_helm(desk: &Desk, kube: &Kube) {
    let patch = r#"{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"mojaloop/ledger:v9.9.9"}]}}}}"#;
    kube.patch(
        "/apis/apps/v1/namespaces/hub/deployments/moja-ledger-a",
        patch,
    );
    through_cluster(desk, kube, "STG");
    let drift = desk.call("environment_drift", json!({"environment": "STG"}));
    let layers = drift["layers"].as_array().expect("layers");
    let live = layers
        .iter()
        .find(|one| one["layer"] == "live")
        .expect("it is told of");
    let items = live["items"].as_array().expect("items");
    let left: Vec<String> = items[1..]
        .iter()
        .map(|one| text(&one["component"]))
        .collect();
    assert_eq!(
        left,
        ["moja-ledger-b/main", "moja-ledger-b/wait"],
        "a rollback past a failed upgrade leaves behind what only the revision between had"
    );
    assert_eq!(
        (&items[0]["found"], &items[0]["kind"]),
        (&json!("mojaloop/ledger:v9.9.9"), &json!("ahead"))
    );
    let deployments = kube.raw("/apis/apps/v1/deployments");
    let cronjobs = kube.raw("/apis/batch/v1beta1/cronjobs");
    let secrets = kube.raw("/api/v1/secrets?labelSelector=owner%3Dhelm");
    let files = [secrets, deployments, cronjobs]
        .map(|content| json!({"name": "carried", "content": content}));
    desk.call(
        "environment_observe",
        json!({"environment": "UAT", "files": files}),
    );
    let carried = desk.call("environment_drift", json!({"environment": "UAT"}));
    let layers = carried["layers"].as_array().expect("layers");
    let same = layers
        .iter()
        .find(|one| one["layer"] == "live")
        .expect("it is told of");
    assert_eq!(
        undated(&same["items"]),
        undated(&live["items"]),
        "by files as through the cluster"
    );
}

/// Who may not, and who is no longer known, is told so; what was known stays.
fn who_may_not(desk: &Desk, kube: &Kube) {
    let before = desk.call("environment_observed", json!({"environment": "STG"}));
    for (context, words) in [
        ("guest", "may not list Secrets"),
        ("expired", "may have expired"),
        ("nowhere", "no context nowhere"),
    ] {
        let cluster = json!({"kubeconfig": kube.kubeconfig, "context": context});
        let error = desk.refusal(
            "environment_observe",
            json!({"environment": "STG", "cluster": cluster}),
        );
        assert!(error.contains(words), "{context}: {error}");
    }
    let after = desk.call("environment_observed", json!({"environment": "STG"}));
    assert_eq!(before, after);
}

/// What differs, without since when: each environment was looked at at its own times.
fn undated(items: &Value) -> Vec<Value> {
    let mut items = items.as_array().expect("a list").clone();
    for item in items.iter_mut().filter_map(Value::as_object_mut) {
        item.remove("since");
    }
    items
}
