//! Images of manifests: every kind that runs something, and what stands around them.

use proptest::prelude::*;
use slipway_helm::read_manifest;

const UMBRELLA: &str = r#"---
# Source: hub/charts/common/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata: {name: s}
---
# Source: hub/charts/ledger-a/charts/handler/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: moja-handler
  namespace: other
  labels: {app.kubernetes.io/name: handler-transfer}
spec:
  template:
    metadata:
      labels: {app.kubernetes.io/component: ledger-handler}
    spec:
      initContainers:
        - {name: wait, image: "busybox:1.36"}
      containers:
        - name: handler
          image: "mojaloop/central-ledger:v19.7.4"
        - name: sidecar
          image: registry:5000/side@sha256:abcd
---
# Source: hub/templates/cron.yaml
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: cleaner:2}]}}}}
---
apiVersion: v1
kind: List
items:
  - kind: StatefulSet
    metadata: {name: kafka}
    spec: {template: {spec: {containers: [{name: k, image: "kafka:3.3.1"}]}}}
  - kind: Pod
    metadata: {name: once}
    spec: {containers: [{name: p, image: pod:1}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: rolled}
spec: {template: {spec: {containers: [{name: r, image: rolled:4}]}}}
---
apiVersion: v1
kind: ConfigMap
data:
  a: |
    --- not a document
    kind: Deployment
    spec: {containers: [{image: wrong}]}
"#;

#[test]
fn every_container_is_found_with_what_it_may_be_called() {
    let found = read_manifest(UMBRELLA);
    assert_eq!(found.unread, 0);
    let lines: Vec<String> = found
        .workloads
        .iter()
        .map(|one| {
            let init = if one.init { " init" } else { "" };
            format!(
                "{} {}/{}{init} {}",
                one.kind, one.name, one.container, one.image
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Deployment moja-handler/wait init busybox:1.36",
            "Deployment moja-handler/handler mojaloop/central-ledger:v19.7.4",
            "Deployment moja-handler/sidecar registry:5000/side@sha256:abcd",
            "CronJob nightly/c cleaner:2",
            "StatefulSet kafka/k kafka:3.3.1",
            "Pod once/p pod:1",
            "Rollout rolled/r rolled:4",
        ]
    );
    let handler = &found.workloads[1];
    assert_eq!(handler.namespace.as_deref(), Some("other"));
    assert_eq!(
        handler.names,
        [
            "handler-transfer",
            "ledger-handler",
            "handler",
            "ledger-a",
            "hub"
        ],
        "labels, then the charts it comes from, the innermost first"
    );
}

#[test]
fn a_part_that_cannot_be_read_costs_only_itself() {
    let text = "---\nkind: Deployment\n  broken: [\n---\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: a:1}, {name: none}]}\n";
    let found = read_manifest(text);
    assert_eq!(found.workloads.len(), 1);
    assert_eq!(
        found.unread, 2,
        "the broken document, and the container without an image"
    );
}

#[test]
fn an_alias_bomb_and_a_manifest_of_many_megabytes_are_read_within_bounds() {
    let mut bomb = String::from("a: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        let last = level - 1;
        bomb.push_str(&format!("b{level}: &a{level} [*a{last},*a{last},*a{last},*a{last},*a{last},*a{last},*a{last},*a{last}]\n"));
    }
    assert_eq!(read_manifest(&bomb).unread, 1);

    let one = "---\n# Source: hub/t.yaml\nkind: Deployment\nmetadata: {name: d}\nspec: {template: {spec: {containers: [{name: c, image: 'a/b:1'}]}}}\n";
    let many = one.repeat(9_000);
    assert!(many.len() > 1 << 20);
    let found = read_manifest(&many);
    assert_eq!(found.workloads.len(), 5_000);
    assert_eq!(found.unread, 4_000, "what is beyond the limit is counted");
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "(---|kind: Pod|spec:|\\PC|\n| |\\[|\\{|&a|\\*a){0,60}") {
        let _ = read_manifest(&text);
    }
}
