//! What a webhook gets: Slack-compatible JSON, its text escaped, and never by way of a redirect.

use crate::messages::{announcement, internal, planned};
use serde_json::{Value, json};
use slipway_testkit::TestApp;
use slipway_testkit::fault_server::{FaultServer, Reply};

/// A plan whose internal audience has a webhook at this address.
fn hooked(url: &str) -> (TestApp, String) {
    let (test, id) = planned();
    let audience = internal(&test);
    test.call("audience_save", json!({"id": audience["id"], "name": audience["name"], "webhook": "ops", "webhook_url": url}));
    (test, id)
}

#[test]
fn the_text_is_posted_as_json_with_its_marks_escaped() {
    let hook = FaultServer::start().expect("a port is free");
    hook.serve("/hook/s3cret", "", "ok");
    let (test, id) = hooked(&format!("{}/hook/s3cret", hook.url()));
    let impact = "<!channel> & <https://evil.example|your bank> \"quoted\" \\ 🚢";
    test.call("deployment_save", json!({"id": id, "impact": impact}));
    let rendered = test.call(
        "message_render",
        announcement(&id, "webhook")["message"].clone(),
    );
    let sent = test.call("message_send", announcement(&id, "webhook"));
    assert_eq!(sent["state"], "sent", "{sent}");
    let requests = hook.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        (
            requests[0].method.as_str(),
            requests[0].header("content-type")
        ),
        ("POST", Some("application/json"))
    );
    let body: Value = serde_json::from_str(&requests[0].body).expect("JSON");
    assert_eq!(
        body.as_object()
            .map(|fields| fields.keys().collect::<Vec<_>>()),
        Some(vec![&"text".to_owned()])
    );
    let text = body["text"].as_str().expect("a text");
    assert!(
        text.contains(
            "&lt;!channel&gt; &amp; &lt;https://evil.example|your bank&gt; \"quoted\" \\ 🚢"
        ),
        "{text}"
    );
    assert!(!text.contains(['<', '>']), "{text}");
    let back = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    let (subject, said) = (
        rendered["subject"].as_str().expect("one"),
        rendered["body"].as_str().expect("one"),
    );
    assert_eq!(back, format!("*{subject}*\n{said}"));
}

#[test]
fn a_redirect_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let other = FaultServer::start().expect("a port is free");
        other.on("*", Reply::ok("ok"));
        let hook = FaultServer::start().expect("a port is free");
        hook.on(
            "/hook",
            Reply::redirect(status, &format!("{}/taken", other.url())),
        );
        let (test, id) = hooked(&format!("{}/hook", hook.url()));
        let sent = test.call("message_send", announcement(&id, "webhook"));
        assert_eq!(sent["state"], "failed", "{status}: {sent}");
        assert!(
            sent["result"]
                .as_str()
                .expect("a result")
                .contains(&status.to_string()),
            "{sent}"
        );
        assert!(
            other.requests().is_empty(),
            "{status}: the text went elsewhere"
        );
        assert_eq!(hook.requests().len(), 1, "{status}: it is posted once");
    }
}
