use slipway_helm::{Auth, Remote, Secret};

#[test]
fn no_secret_shows_in_debug_output() {
    let mut remote = Remote::http("https://user:hunter2@h.example/repo?token=hunter2");
    remote.auth = Auth::Basic {
        username: "user".into(),
        password: Secret::new("hunter2"),
    };
    remote.proxy = Some("http://p:hunter2@proxy.example:3128".into());
    let shown = format!("{remote:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(
        shown.contains("h.example") && shown.contains("***"),
        "{shown}"
    );
}
