//! What must be told, as one types it: audiences, templates, the mail server, messages.

use crate::support::{Desk, each, keys, word};
use serde_json::{Value, json};
use slipway_testkit::fault_server::FaultServer;
use slipway_testkit::mail_server::{MailFault, MailReceiver};

/// A change of UAT that has all that its announcement must name, and somebody who hears of it.
fn desk() -> (Desk, Value) {
    let desk = Desk::fresh();
    let internal = ["audience", "edit", "Internal stakeholders"];
    desk.json(
        &[
            &internal[..],
            &[
                "--address",
                "ops@switch.example",
                "--address",
                "desk@bank.example",
            ],
        ]
        .concat(),
    );
    desk.json(&[
        "person",
        "edit",
        "Amara Diallo",
        "--email",
        "amara@switch.example",
    ]);
    let plan = desk.json(&[
        "deployment",
        "plan",
        "--title",
        "OS patches",
        "--env",
        "UAT",
        "--start",
        "2037-11-24T22:00",
        "--duration",
        "3h",
        "--tz",
        "Africa/Lagos",
        "--type",
        "standard",
        "--description",
        "Updates",
        "--impact",
        "None",
    ]);
    (desk, plan["id"].clone())
}

fn serve(desk: &Desk) -> MailReceiver {
    let receiver = MailReceiver::start(MailFault::None).expect("a port is free");
    let port = receiver.port().to_string();
    let set = [
        "mail",
        "server",
        "set",
        "127.0.0.1",
        "--port",
        &port,
        "--security",
        "none",
    ];
    desk.json(
        &[
            &set[..],
            &["--from", "hub@switch.example", "--from-name", "Hub"],
        ]
        .concat(),
    );
    receiver
}

#[test]
fn a_message_is_listed_rendered_sent_and_not_sent_again() {
    let (desk, plan) = desk();
    let plan = plan.as_str().expect("an id");
    let receiver = serve(&desk);
    let list = desk.json(&["message", "list", "--deployment", plan, "--due"]);
    assert_eq!(
        keys(&list["messages"][0]),
        "about at audience audience_id by deployment_id id kind latest release_id result state subject way"
    );
    assert_eq!(each(&list["messages"], "kind"), ["announcement"]);
    let id = list["messages"][0]["id"].as_str().expect("an id");
    let text = desk.json(&["message", "render", id]);
    assert_eq!(
        keys(&text),
        "addresses body file_name mailto message missing shows_receivers subject ways"
    );
    assert_eq!(
        (&text["missing"], &text["ways"]),
        (&json!([]), &json!(["copy", "mailto", "eml", "smtp"]))
    );
    let page = desk.run(&["message", "render", id]).out;
    assert!(
        page.starts_with("Bcc:     ops@switch.example, desk@bank.example\nSubject: "),
        "{page}"
    );
    let sent = desk.json(&["message", "send", id, "--by", "smtp"]);
    assert_eq!(
        (&sent["state"], &sent["way"]),
        (&json!("sent"), &json!("smtp"))
    );
    let mail = receiver.received().remove(0);
    assert_eq!(mail.to, ["ops@switch.example", "desk@bank.example"]);
    assert!(
        mail.data.contains("To: undisclosed-recipients:;\r\n"),
        "{}",
        mail.data
    );
    assert!(mail.data.contains("text/calendar"), "{}", mail.data);
    let sent_id = sent["id"].as_str().expect("an id");
    assert_eq!(
        desk.refused(&["message", "send", sent_id, "--by", "copy"])["code"],
        "conflict"
    );
    assert_eq!(
        desk.refused(&["message", "send", sent_id, "--by", "pigeon"])["code"],
        "conflict"
    );
    assert_eq!(
        desk.json(&["deployment", "show", plan])["state"],
        "announced"
    );
    assert_eq!(receiver.received().len(), 1);
}

#[test]
fn a_message_that_failed_exits_with_1_and_stays_owed() {
    let (desk, plan) = desk();
    let plan = plan.as_str().expect("an id");
    let receiver = MailReceiver::start(MailFault::NoSuchReceiver).expect("a port is free");
    let port = receiver.port().to_string();
    desk.json(&[
        "mail",
        "server",
        "set",
        "127.0.0.1",
        "--port",
        &port,
        "--security",
        "none",
        "--from",
        "h@switch.example",
    ]);
    let list = desk.json(&["message", "list", "--deployment", plan, "--due"]);
    let id = list["messages"][0]["id"].as_str().expect("an id");
    let ended = desk.run(&["--json", "message", "send", id, "--by", "smtp"]);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    let failed: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(failed["state"], "failed");
    assert!(
        failed["result"]
            .as_str()
            .expect("a result")
            .ends_with("Nothing was sent."),
        "{failed}"
    );
    let due = desk.json(&["message", "list", "--deployment", plan, "--due"]);
    assert_eq!(due["messages"].as_array().map(Vec::len), Some(1));
    let told = desk.run(&["deployment", "announce", plan, "--by", "smtp"]);
    assert_eq!(told.code, Some(1), "{}", told.err);
    assert!(
        told.out
            .contains("Internal stakeholders: 127.0.0.1 did not take it"),
        "{}",
        told.out
    );
    let waived = desk.json(&["message", "waive", id, "--reason", "Told by phone"]);
    assert_eq!(waived["state"], "waived");
}

#[test]
fn a_window_is_announced_to_everybody_who_must_hear_of_it() {
    let (desk, plan) = desk();
    let plan = plan.as_str().expect("an id");
    desk.json(&[
        "audience",
        "add",
        "Regulator",
        "--address",
        "desk@regulator.example",
    ]);
    let receiver = serve(&desk);
    let shown = desk.json(&["deployment", "announce", plan]);
    assert_eq!(keys(&shown), "messages");
    assert_eq!(shown["messages"].as_array().map(Vec::len), Some(2));
    let page = desk.run(&["deployment", "announce", plan]).out;
    assert!(
        page.contains("For:     Internal stakeholders\n") && page.contains("For:     Regulator\n"),
        "{page}"
    );
    assert!(receiver.received().is_empty(), "showing sends nothing");
    let file = desk.data().join("window.eml");
    let one_file = ["deployment", "announce", plan, "--by", "eml", word(&file)];
    assert!(
        desk.refused(&one_file)["hint"]
            .as_str()
            .expect("a hint")
            .contains("Regulator")
    );
    let regulator = desk.json(&[&one_file[..], &["--audience", "regulator"]].concat());
    assert_eq!(each(&regulator["messages"], "state"), ["sent"]);
    assert!(
        std::fs::read_to_string(&file)
            .expect("it is there")
            .contains("To: desk@regulator.example\r\n")
    );
    let rest = desk.json(&["deployment", "announce", plan, "--by", "smtp"]);
    assert_eq!(
        each(&rest["messages"], "audience"),
        ["Internal stakeholders"]
    );
    assert_eq!(receiver.received().len(), 1);
    assert_eq!(
        desk.json(&["deployment", "show", plan])["state"],
        "announced"
    );
    assert_eq!(
        desk.refused(&["deployment", "announce", plan, "--by", "smtp"])["code"],
        "conflict"
    );
    desk.json(&[
        "deployment",
        "move",
        plan,
        "--start",
        "2037-11-25T22:00",
        "--tz",
        "Africa/Lagos",
    ]);
    let moved = desk.json(&["deployment", "announce", plan, "--by", "copy"]);
    assert_eq!(
        each(&moved["messages"], "kind"),
        ["date_changed", "date_changed"]
    );
}

#[test]
fn audiences_keep_what_is_not_named() {
    let desk = Desk::fresh();
    let added = desk.json(&[
        "audience",
        "add",
        "Regulator",
        "--address",
        "a@regulator.example",
        "--env",
        "PRD",
        "--type",
        "major",
    ]);
    assert_eq!(
        keys(&added),
        "addresses change_types environments id language name op shows_receivers webhook webhook_kept webhook_ready"
    );
    let edited = desk.json(&[
        "audience",
        "edit",
        "regulator",
        "--rename",
        "Central bank",
        "--show-receivers",
        "true",
    ]);
    assert_eq!(
        (&edited["name"], &edited["shows_receivers"]),
        (&json!("Central bank"), &json!(true))
    );
    for field in [
        "id",
        "addresses",
        "change_types",
        "environments",
        "language",
    ] {
        assert_eq!(edited[field], added[field], "{field}");
    }
    let kept = desk.json(&["audience", "edit", "Central bank", "--language", "fr"]);
    assert_eq!(
        (&kept["shows_receivers"], &kept["language"]),
        (&json!(true), &json!("fr"))
    );
    assert_eq!(
        desk.json(&["audience", "edit", "Central bank", "--address", ""])["addresses"],
        json!([])
    );
    assert!(each(&desk.json(&["audience", "list"])["audiences"], "name").contains(&"Central bank"));
    let removed = desk.json(&["audience", "remove", "Central bank"]);
    assert_eq!(
        (keys(&removed).as_str(), &removed["removed"]),
        ("id op removed", &json!("Central bank"))
    );
    assert_eq!(
        desk.refused(&["audience", "remove", "Central bank"])["code"],
        "not_found"
    );
    for address in ["nonsense", "a@b.example\r\nBcc: c@d.example"] {
        assert_eq!(
            desk.refused(&["audience", "add", "X", "--address", address])["code"],
            "invalid"
        );
    }
}

#[test]
fn a_webhook_takes_its_address_from_a_pipe() {
    let (desk, plan) = desk();
    let hook = FaultServer::start().expect("a port is free");
    hook.serve("/s3cret-hook", "", "ok");
    let url = format!("{}/s3cret-hook\n", hook.url());
    let named = [
        "audience",
        "edit",
        "Internal stakeholders",
        "--webhook",
        "ops-chat",
        "--url-stdin",
    ];
    let ended = desk.piped(&url, &named);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(!desk.keeps("s3cret-hook"), "the address is a secret");
    let plan = plan.as_str().expect("an id");
    assert!(ended.err.contains("the url was not kept"), "{}", ended.err);
    // Without a keyring it lasted for that one command, and that is said.
    let ended = desk.run(&["deployment", "announce", plan, "--by", "webhook"]);
    assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);
    assert!(hook.requests().is_empty());
}

#[test]
fn a_template_is_set_from_a_file_and_reset() {
    let desk = Desk::fresh();
    let text = "{{ title }}\n{{ description }}\n{{ impact }}\n{{ window.start }} {{ window.end }}\n\
        {{ environment.name }} {{ reason }} {{ contact }}\n";
    let file = desk.file("cancelled.txt", text);
    let set = [
        "template",
        "set",
        "cancelled",
        "--subject",
        "Off: {{ title }}",
        "--body",
        word(&file),
    ];
    let edited = desk.json(&[&set[..], &["--notice-days", "1"]].concat());
    assert_eq!(keys(&edited), "fields op templates");
    let one = |list: &Value| -> Value {
        let all = list["templates"].as_array().expect("templates");
        all.iter()
            .find(|one| one["kind"] == "cancelled")
            .expect("it")
            .clone()
    };
    assert_eq!(
        (&one(&edited)["built_in"], &one(&edited)["subject"]),
        (&json!(false), &json!("Off: {{ title }}"))
    );
    assert_eq!(
        keys(&one(&edited)),
        "audience audience_id body built_in kind language notice_days subject"
    );
    let reset = desk.json(&["template", "reset", "cancelled"]);
    assert_eq!(one(&reset)["built_in"], true);
    assert_eq!(
        desk.refused(&["template", "reset", "cancelled"])["code"],
        "not_found"
    );
    let short = desk.file("short.txt", "{{ title }}");
    let refused = desk.refused(&[
        "template",
        "set",
        "cancelled",
        "--subject",
        "x",
        "--body",
        word(&short),
    ]);
    assert!(
        refused["message"]
            .as_str()
            .expect("a message")
            .contains("required"),
        "{refused}"
    );
    let endless = desk.file(
        "endless.txt",
        &format!("{text}{{% for a in range(100000000) %}}x{{% endfor %}}"),
    );
    let begun = std::time::Instant::now();
    assert_eq!(
        desk.refused(&[
            "template",
            "set",
            "cancelled",
            "--subject",
            "x",
            "--body",
            word(&endless)
        ])["code"],
        "invalid"
    );
    assert!(begun.elapsed().as_secs() < 10);
    assert_eq!(
        desk.refused(&[
            "template",
            "set",
            "cancelled",
            "--subject",
            "x",
            "--body",
            "/nowhere"
        ])["code"],
        "invalid"
    );
}

#[test]
fn the_mail_server_is_set_shown_and_removed_without_its_password() {
    let desk = Desk::fresh();
    let empty = desk.json(&["mail", "server", "show"]);
    assert_eq!(
        keys(&empty),
        "ca_file from_address from_name host login password_kept password_ready port security"
    );
    assert_eq!(
        desk.run(&["mail", "server", "show"]).out,
        "No mail server is set up.\n"
    );
    let set = [
        "--json",
        "mail",
        "server",
        "set",
        "smtp.switch.example",
        "--from",
        "hub@switch.example",
    ];
    let login = ["--login", "hub", "--password-stdin"];
    let ended = desk.piped("hunter2-correct-horse\n", &[&set[..], &login].concat());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let shown: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(
        (&shown["port"], &shown["security"]),
        (&json!(587), &json!("starttls"))
    );
    assert!(!ended.out.contains("hunter2") && !desk.keeps("hunter2"));
    // No keyring took it, so it is gone with that command, and both commands say so.
    assert_eq!(
        (&shown["password_kept"], &shown["password_ready"]),
        (&json!("this_run"), &json!(true))
    );
    assert!(
        ended.err.contains("the password was not kept"),
        "{}",
        ended.err
    );
    let later = desk.json(&["mail", "server", "show"]);
    assert_eq!(
        (&later["password_kept"], &later["password_ready"]),
        (&json!("none"), &json!(false))
    );
    let far = [
        "mail",
        "server",
        "set",
        "smtp.switch.example",
        "--from",
        "hub@switch.example",
    ];
    for (more, field) in [
        (["--security", "none"], "unencrypted"),
        (["--ca-file", "/nowhere/ca.pem"], "/nowhere/ca.pem"),
        (["--port", "70000"], "65535"),
    ] {
        let refused = desk.refused(&[&far[..], &more].concat());
        assert!(
            refused["message"]
                .as_str()
                .expect("a message")
                .contains(field),
            "{refused}"
        );
    }
    assert_eq!(desk.json(&["mail", "server", "remove"])["host"], "");
}
