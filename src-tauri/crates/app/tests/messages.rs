//! Messages: owed, written, sent through a real mail server, and recorded.

use serde_json::{Value, json};
use slipway_testkit::TestApp;
use slipway_testkit::fault_server::FaultServer;
use slipway_testkit::mail_server::{MailFault, MailReceiver};

/// A deployment with all that messages need, and an address for the internal audience.
pub(crate) fn planned() -> (TestApp, String) {
    let test = TestApp::new();
    let people = test.call("person_list", json!({}));
    let ana = people["people"]
        .as_array()
        .expect("people")
        .iter()
        .find(|p| p["name"] == "Ana Okoro");
    let ana = ana.expect("Ana")["id"].as_str().expect("an id").to_owned();
    test.call("person_save", json!({"id": ana, "name": "Ana Okoro", "email": "ana@switch.example", "roles": ["administrator", "hub_operator", "release_manager"]}));
    let internal = internal(&test);
    test.call("audience_save", json!({"id": internal["id"], "name": internal["name"], "addresses": ["ops@switch.example", "gone@switch.example"]}));
    let request = json!({
        "title": "Patch the operating system", "environment": "UAT", "change_type": "standard",
        "start": {"local": "2026-12-05T22:00", "zone": "Africa/Lagos"}, "minutes": 240,
        "description": "Security updates of the hosts", "impact": "No payments for five minutes",
        "initiator": "Ana Okoro", "coordinator": "Ana Okoro",
    });
    let plan = test.call("deployment_save", request);
    let id = plan["id"].as_str().expect("an id").to_owned();
    (test, id)
}

pub(crate) fn internal(test: &TestApp) -> Value {
    let all = test.call("audience_list", json!({}));
    all["audiences"][0].clone()
}

fn with_server(test: &TestApp, fault: MailFault, login: &str, password: &str) -> MailReceiver {
    let receiver = MailReceiver::start(fault).expect("a port is free");
    test.call("mail_server_save", json!({
        "host": "127.0.0.1", "port": receiver.port(), "security": "none", "login": login,
        "password": password, "from_address": "hub@switch.example", "from_name": "Regional switch",
    }));
    receiver
}

pub(crate) fn announcement(id: &str, way: &str) -> Value {
    json!({"message": {"kind": "announcement", "deployment": id}, "way": way})
}

#[test]
fn a_new_hub_has_its_audiences() {
    let all = TestApp::new().call("audience_list", json!({}));
    let shown: Vec<(&str, usize, usize)> = all["audiences"]
        .as_array()
        .expect("audiences")
        .iter()
        .map(|a| {
            (
                a["name"].as_str().expect("a name"),
                a["change_types"].as_array().map_or(0, Vec::len),
                a["environments"].as_array().map_or(0, Vec::len),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("Internal stakeholders", 0, 0),
            ("Business and technical stakeholders", 3, 0),
            ("Partners (DFSPs)", 3, 2)
        ]
    );
}

#[test]
fn the_status_line_counts_what_should_have_gone_out() {
    let (test, id) = planned();
    let late = |request: Value| {
        let list = test.call("message_list", request);
        let messages = list["messages"].as_array().expect("messages");
        messages
            .iter()
            .filter(|one| one["state"] == "overdue")
            .count()
    };
    let shown = || test.call("workspace_show", json!({}))["messages_overdue"].clone();
    assert_eq!((late(json!({"deployment": id})), shown()), (0, json!(0)));
    test.host.pass(chrono::Duration::days(12));
    assert_eq!(
        late(json!({"deployment": id})),
        1,
        "its window is a day away"
    );
    assert_eq!(shown(), json!(late(json!({}))));
}

#[test]
fn what_is_owed_is_listed_with_its_latest_date() {
    let (test, id) = planned();
    let list = test.call("message_list", json!({"deployment": id}));
    let messages = list["messages"].as_array().expect("messages");
    assert_eq!(
        messages.len(),
        1,
        "a Standard change is told inside only: {list}"
    );
    assert_eq!(
        (messages[0]["kind"].as_str(), messages[0]["state"].as_str()),
        (Some("announcement"), Some("due"))
    );
    let rendered = test.call("message_render", json!({"id": messages[0]["id"]}));
    assert_eq!(rendered["missing"], json!([]), "{rendered}");
    let body = rendered["body"].as_str().expect("a body");
    assert!(
        body.contains("Sat 5 Dec 2026, 22:00 WAT (UTC+1)")
            && body.contains("Ana Okoro, ana@switch.example"),
        "{body}"
    );
    assert!(
        rendered["mailto"]
            .as_str()
            .expect("a link")
            .starts_with("mailto:?bcc=ops%40switch%2Eexample,gone")
    );
}

#[test]
fn what_leaves_with_a_release_and_what_goes_along_is_told() {
    let (test, _) = planned();
    let component = |name: &str, version: &str| json!({"name": name, "version": version});
    let first = json!([
        component("central-ledger", "v1.0.0"),
        component("simulator", "v2.0.0")
    ]);
    test.call(
        "release_import",
        json!({"version": "17.0.0", "components": first}),
    );
    let second = json!({
        "version": "17.1.0", "components": [component("central-ledger", "v1.1.0")],
        "products": [{"product": "Hub customisations", "version": "2.9.0"}],
    });
    test.call("release_import", second);
    let plan = json!({
        "release": "17.1.0", "environment": "UAT", "minutes": 120, "initiator": "Ana Okoro",
        "start": {"local": "2026-12-08T10:00", "zone": "Africa/Lagos"},
    });
    let plan = test.call("deployment_save", plan);
    let list = test.call("message_list", json!({"deployment": plan["id"]}));
    let message = json!({"id": list["messages"][0]["id"]});
    let body = test.call("message_render", message)["body"].to_string();
    for told in [
        "central-ledger v1.0.0 → v1.1.0",
        "simulator v2.0.0, removed",
        "with Hub customisations 2.9.0",
    ] {
        assert!(body.contains(told), "{told}: {body}");
    }
}

#[test]
fn a_mail_arrives_with_its_window_and_the_window_is_announced() {
    let (test, id) = planned();
    let receiver = with_server(&test, MailFault::SomeGone, "", "");
    let sent = test.call("message_send", announcement(&id, "smtp"));
    assert_eq!(sent["state"], "sent", "{sent}");
    assert!(
        sent["result"]
            .as_str()
            .expect("a result")
            .contains("taken as 4711; refused: gone@switch.example"),
        "{sent}"
    );
    let mails = receiver.received();
    assert_eq!(
        (mails.len(), mails[0].from.as_str(), mails[0].to.as_slice()),
        (
            1,
            "hub@switch.example",
            &["ops@switch.example".to_owned()][..]
        )
    );
    let data = &mails[0].data;
    for part in [
        "Subject: Planned change: Patch the operating system in UAT\r\n",
        "text/calendar",
        "method=PUBLISH",
        "Date: Mon, 23 Nov 2026 15:42:00 +0000\r\n",
    ] {
        assert!(data.contains(part), "no {part} in {data}");
    }
    let shown = test.call("deployment_show", json!({"id": id}));
    assert_eq!(shown["state"], "announced");
    let again = test.refusal(
        "message_send",
        json!({"message": {"id": sent["id"]}, "way": "copy"}),
    );
    assert!(again.message.contains("sent already"), "{again:?}");
    assert_eq!(
        test.call("message_list", json!({"deployment": id, "due": true}))["messages"],
        json!([])
    );
    let moved = json!({"id": id, "start": {"local": "2026-12-06T22:00", "zone": "Africa/Lagos"}});
    test.call("deployment_save", moved);
    let due = test.call("message_list", json!({"deployment": id, "due": true}));
    assert_eq!(due["messages"][0]["kind"], "date_changed", "{due}");
    let rendered = test.call("message_render", json!({"id": due["messages"][0]["id"]}));
    let body = rendered["body"].as_str().expect("a body");
    assert!(
        body.contains("Now:       Sun 6 Dec 2026") && body.contains("Before:    Sat 5 Dec 2026"),
        "{body}"
    );
}

#[test]
fn how_far_a_mail_came_is_said_as_it_is() {
    let cases = [
        (MailFault::Busy, "did not take it: ", false),
        (MailFault::NoSuchReceiver, "it refuses every address", false),
        (MailFault::RefusesText, "did not take it: ", false),
        (MailFault::DropsAtOnce, "Nothing was sent.", false),
        (
            MailFault::DropsAfterText,
            "it is not known whether it arrived",
            true,
        ),
    ];
    for (fault, said, unknown) in cases {
        let (test, id) = planned();
        let receiver = with_server(&test, fault, "", "");
        let sent = test.call("message_send", announcement(&id, "smtp"));
        let result = sent["result"].as_str().expect("a result");
        assert_eq!(sent["state"], "failed", "{fault:?}");
        assert!(result.contains(said), "{fault:?}: {result}");
        assert_eq!(
            result.contains("Nothing was sent"),
            !unknown,
            "{fault:?}: {result}"
        );
        assert_eq!(receiver.received(), []);
        let due = test.call("message_list", json!({"deployment": id, "due": true}));
        assert_eq!(
            due["messages"].as_array().map(Vec::len),
            Some(1),
            "it is still owed: {due}"
        );
        assert_eq!(
            test.call("deployment_show", json!({"id": id}))["state"],
            "planned"
        );
    }
}

#[test]
fn the_password_is_used_and_never_shown() {
    let (test, id) = planned();
    let receiver = with_server(&test, MailFault::None, "ana", "wrong");
    let sent = test.call("message_send", announcement(&id, "smtp"));
    assert!(
        sent["result"]
            .as_str()
            .expect("a result")
            .contains("wrong password"),
        "{sent}"
    );
    drop(receiver);
    let receiver = with_server(&test, MailFault::None, "ana", "right");
    let shown = test.call("mail_server_show", json!({}));
    assert_eq!(shown["password_ready"], true);
    assert!(!shown.to_string().contains("\"right\""));
    assert_eq!(
        test.call("message_send", announcement(&id, "smtp"))["state"],
        "sent"
    );
    assert_eq!(receiver.received().len(), 1);
    let far = json!({"host": "smtp.example.org", "port": 25, "security": "none", "from_address": "a@b.example"});
    assert_eq!(
        test.refusal("mail_server_save", far).field.as_deref(),
        Some("security")
    );
}

#[test]
fn a_webhook_gets_the_text_and_its_address_stays_secret() {
    let (test, id) = planned();
    let hook = FaultServer::start().expect("a port is free");
    hook.serve("/hook/s3cret", "", "ok");
    let internal = internal(&test);
    let url = format!("{}/hook/s3cret", hook.url());
    let saved = test.call("audience_save", json!({"id": internal["id"], "name": internal["name"], "webhook": "ops-chat", "webhook_url": url}));
    assert_eq!(saved["webhook_ready"], true);
    assert!(!saved.to_string().contains("s3cret"));
    let sent = test.call("message_send", announcement(&id, "webhook"));
    assert_eq!(sent["state"], "sent", "{sent}");
    let http = json!({"id": internal["id"], "name": "x", "webhook": "w", "webhook_url": "http://example.org/x"});
    assert_eq!(
        test.refusal("audience_save", http).field.as_deref(),
        Some("webhook_url")
    );
}

#[test]
fn a_message_without_a_required_field_stays_here() {
    let (test, id) = planned();
    test.call("deployment_save", json!({"id": id, "impact": ""}));
    let rendered = test.call(
        "message_render",
        json!({"kind": "announcement", "deployment": id}),
    );
    assert_eq!(rendered["missing"], json!(["impact"]));
    assert_eq!(
        test.refusal("message_send", announcement(&id, "copy"))
            .message,
        "It cannot go out without: impact."
    );
    test.call("deployment_save", json!({"id": id, "impact": "None"}));
    let mut edited = announcement(&id, "copy");
    edited["body"] = json!("Come on Saturday.");
    assert!(
        test.refusal("message_send", edited)
            .message
            .contains("window.start")
    );
    let refused = json!({"kind": "announcement", "subject": "x", "body": "{{ title }}"});
    assert!(
        test.refusal("template_save", refused)
            .message
            .contains("impact, window.start")
    );
}

#[test]
fn the_dates_of_a_message_are_in_the_language_of_its_template() {
    let (test, id) = planned();
    let body = "{{ title }} {{ description }} {{ impact }} {{ features }} {{ target }} \
        Du {{ window.start }} au {{ window.end }} ({{ window.length }}). {{ contact }}";
    let french = json!({"subject": "{{ title }}", "body": body, "language": "fr"});
    let rendered = |template: Value| {
        let request = json!({"kind": "announcement", "deployment": id, "template": template});
        let rendered = test.call("message_render", request);
        rendered["body"].as_str().expect("a text").to_owned()
    };
    let tried = rendered(french.clone());
    insta::assert_snapshot!(tried.split("Du ").last().unwrap_or_default(), @"sam. 5 déc. 2026, 22:00 WAT (UTC+1) au dim. 6 déc. 2026, 02:00 WAT (UTC+1) (4 h). Ana Okoro, ana@switch.example");
    // A French template for audiences that read French; the built-in one stays English for others.
    test.call(
        "template_save",
        json!({"kind": "announcement", "subject": "{{ title }}", "body": body, "language": "fr"}),
    );
    let audience = json!({"name": "Banque centrale", "language": "fr", "addresses": []});
    test.call("audience_save", audience);
    let kept = |audience: &str| {
        let request = json!({"kind": "announcement", "deployment": id, "audience": audience});
        test.call("message_render", request)["body"].to_string()
    };
    let theirs = kept("Banque centrale");
    assert!(theirs.contains("sam. 5 déc. 2026, 22:00"), "{theirs}");
    let internal = test.call("audience_list", json!({}))["audiences"][0]["name"].clone();
    let ours = kept(internal.as_str().expect("a name"));
    assert!(ours.contains("Sat 5 Dec 2026, 22:00"), "{ours}");
}

#[test]
fn a_template_is_tried_before_it_is_kept() {
    let (test, id) = planned();
    let tried = |subject: &str| {
        json!({"kind": "announcement", "deployment": id,
            "template": {"subject": subject, "body": "{{ impact }}"}})
    };
    let rendered = test.call("message_render", tried("Soon: {{ title }}"));
    let subject = rendered["subject"].as_str().expect("a subject");
    assert!(
        subject.starts_with("Soon: ") && !subject.contains("{{"),
        "{subject}"
    );
    let refused = test.refusal("message_render", tried("{{ title"));
    assert_eq!(refused.field.as_deref(), Some("subject"));
    let kept = test.call(
        "message_render",
        json!({"kind": "announcement", "deployment": id}),
    );
    assert_ne!(kept["subject"], rendered["subject"], "nothing was saved");
}

#[test]
fn an_eml_is_written_and_drafts_are_kept() {
    let (test, id) = planned();
    let rendered = test.call(
        "message_render",
        json!({"kind": "announcement", "deployment": id}),
    );
    let body = format!(
        "Hello,\r\n\r\n{}",
        rendered["body"].as_str().expect("a body")
    );
    let draft = json!({"message": {"kind": "announcement", "deployment": id}, "subject": "Hi\r\nBcc: all@example.org", "body": body});
    let kept = test.call("message_draft", draft);
    assert_eq!(
        (kept["message"]["state"].as_str(), kept["subject"].as_str()),
        (Some("draft"), Some("Hi Bcc: all@example.org"))
    );
    let path = test.folder().join("window.eml");
    let mut send = announcement(&id, "eml");
    send["path"] = json!(path);
    let sent = test.call("message_send", send);
    assert_eq!(sent["id"], kept["message"]["id"], "the draft is what went");
    let text = std::fs::read_to_string(path).expect("it is there");
    assert!(
        text.contains("Subject: Hi Bcc: all@example.org\r\n") && !text.contains("\nBcc: all@"),
        "{text}"
    );
    assert!(
        text.contains("From: \"Ana Okoro\" <ana@switch.example>\r\n"),
        "{text}"
    );
}

#[test]
fn a_waived_message_is_owed_no_more() {
    let (test, id) = planned();
    let waive =
        json!({"message": {"kind": "announcement", "deployment": id}, "reason": "Told by phone"});
    assert_eq!(test.call("message_waive", waive)["result"], "Told by phone");
    assert_eq!(
        test.call("message_list", json!({"deployment": id, "due": true}))["messages"],
        json!([])
    );
}
