//! Mail on its way: encrypted, logged in, addressed so that receivers do not see each other, and
//! with the calendar that it should carry.

use crate::messages::{announcement, internal, planned};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use slipway_domain::calendar::ical::{ReadCalendar, read};
use slipway_testkit::TestApp;
use slipway_testkit::mail_server::{MailFault, MailReceiver, MailTls, Received};

const PASSWORD: &str = "right";

fn server(test: &TestApp, receiver: &MailReceiver, security: &str, authority: &str) -> Value {
    let file = test.folder().join("authority.pem");
    std::fs::write(&file, authority).expect("it can be written");
    json!({
        "host": "127.0.0.1", "port": receiver.port(), "security": security, "login": "ana",
        "password": PASSWORD, "from_address": "hub@switch.example", "from_name": "Regional switch",
        "ca_file": if authority.is_empty() { "".into() } else { file.display().to_string() },
    })
}

/// The receiver's own header lines, unfolded, as name and value.
fn headers(mail: &Received) -> Vec<(String, String)> {
    let head = mail.data.split("\r\n\r\n").next().expect("a head");
    let lines = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let named = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap_or((line, ""));
        (name.to_owned(), value.to_owned())
    };
    lines.split("\r\n").map(named).collect()
}

fn header(mail: &Received, name: &str) -> String {
    let all = headers(mail);
    let found = all.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The .ics of a mail, as text and as our reader understands it.
fn calendar(mail: &Received) -> (String, ReadCalendar) {
    let part = mail
        .data
        .split("text/calendar")
        .nth(1)
        .expect("a calendar part");
    let body = part.split("\r\n\r\n").nth(1).expect("its body");
    let encoded: String = body
        .split("\r\n--")
        .next()
        .expect("its end")
        .split_whitespace()
        .collect();
    let bytes = STANDARD.decode(encoded).expect("base64");
    let calendar = read(&bytes, chrono_tz::UTC, &|| true).expect("it is a calendar");
    (String::from_utf8(bytes).expect("UTF-8"), calendar)
}

#[test]
fn mail_goes_encrypted_and_logged_in_to_a_server_of_the_house() {
    for (security, tls) in [("tls", MailTls::AtOnce), ("starttls", MailTls::StartTls)] {
        let (test, id) = planned();
        let receiver = MailReceiver::encrypting(MailFault::None, tls).expect("a port is free");
        test.call(
            "mail_server_save",
            server(&test, &receiver, security, receiver.authority()),
        );
        let sent = test.call("message_send", announcement(&id, "smtp"));
        assert_eq!(sent["state"], "sent", "{security}: {sent}");
        let mails = receiver.received();
        assert_eq!(mails.len(), 1, "{security}");
        assert!(
            mails[0].encrypted && mails[0].logged_in,
            "{security}: {:?}",
            mails[0]
        );
    }
}

#[test]
fn a_server_that_cannot_be_trusted_gets_neither_mail_nor_password() {
    let other = MailReceiver::encrypting(MailFault::None, MailTls::AtOnce).expect("a port is free");
    let cases = [
        (
            "tls",
            MailTls::AtOnce,
            "",
            "its certificate is not trusted here",
        ),
        (
            "starttls",
            MailTls::StartTls,
            "",
            "its certificate is not trusted here",
        ),
        (
            "tls",
            MailTls::AtOnce,
            other.authority(),
            "its certificate is not trusted here",
        ),
        (
            "starttls",
            MailTls::StartTls,
            other.authority(),
            "its certificate is not trusted here",
        ),
        // Somebody in between can take the offer away; that must not open the way.
        ("starttls", MailTls::None, "", "did not take it"),
        ("tls", MailTls::None, "", "did not take it"),
    ];
    for (security, tls, authority, told) in cases {
        let (test, id) = planned();
        let receiver = MailReceiver::encrypting(MailFault::None, tls).expect("a port is free");
        test.call(
            "mail_server_save",
            server(&test, &receiver, security, authority),
        );
        let sent = test.call("message_send", announcement(&id, "smtp"));
        let result = sent["result"].as_str().expect("a result");
        assert_eq!(sent["state"], "failed", "{security} {tls:?}: {sent}");
        assert!(
            result.contains(told) && result.contains("Nothing was sent."),
            "{security} {tls:?}: {result}"
        );
        assert_eq!(receiver.received(), []);
    }
    let named = MailReceiver::encrypting(MailFault::None, MailTls::AtOnce).expect("a port is free");
    let (test, id) = planned();
    let mut elsewhere = server(&test, &named, "tls", named.authority());
    elsewhere["host"] = json!("127.0.0.2");
    test.call("mail_server_save", elsewhere);
    let sent = test.call("message_send", announcement(&id, "smtp"));
    assert_eq!(
        sent["state"], "failed",
        "its certificate is another's: {sent}"
    );
    assert_eq!(named.received(), []);
}

#[test]
fn an_authority_that_is_none_is_refused_at_once() {
    let (test, _) = planned();
    let receiver = MailReceiver::start(MailFault::None).expect("a port is free");
    for authority in ["no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"] {
        let refused = test.refusal(
            "mail_server_save",
            server(&test, &receiver, "tls", authority),
        );
        assert_eq!(refused.field.as_deref(), Some("ca_file"), "{refused:?}");
    }
    let mut absent = server(&test, &receiver, "tls", "");
    absent["ca_file"] = json!("/nowhere/authority.pem");
    let refused = test.refusal("mail_server_save", absent);
    assert!(
        refused
            .message
            .contains("/nowhere/authority.pem cannot be used"),
        "{refused:?}"
    );
}

#[test]
fn the_password_is_in_no_file() {
    let secret = "hunter2-correct-horse";
    for tls in [MailTls::AtOnce, MailTls::None] {
        let (test, id) = planned();
        test.app.keep_log();
        let receiver = MailReceiver::encrypting(MailFault::None, tls).expect("a port is free");
        let mut request = server(&test, &receiver, "tls", receiver.authority());
        request["password"] = json!(secret);
        test.call("mail_server_save", request);
        let sent = test.call("message_send", announcement(&id, "smtp"));
        assert_eq!(sent["state"], "failed", "{sent}");
        assert!(!sent.to_string().contains(secret));
        let coded = STANDARD.encode(format!("\0ana\0{secret}"));
        for (path, bytes) in files(test.folder()) {
            for text in [secret, &coded] {
                let there = bytes
                    .windows(text.len())
                    .any(|part| part == text.as_bytes());
                assert!(!there, "{} holds the password", path.display());
            }
        }
    }
}

fn files(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in folder.read_dir().expect("it is there") {
        let path = entry.expect("it can be listed").path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push((path.clone(), std::fs::read(path).expect("it can be read"))),
        }
    }
    assert!(!found.is_empty(), "there is something to look through");
    found
}

fn plain(test: &TestApp) -> MailReceiver {
    let receiver = MailReceiver::start(MailFault::None).expect("a port is free");
    test.call("mail_server_save", json!({
        "host": "127.0.0.1", "port": receiver.port(), "security": "none", "from_address": "hub@switch.example",
    }));
    receiver
}

fn addressed(test: &TestApp, addresses: &[&str], shown: bool) {
    let audience = internal(test);
    test.call("audience_save", json!({
        "id": audience["id"], "name": audience["name"], "addresses": addresses, "shows_receivers": shown,
    }));
}

#[test]
fn receivers_do_not_see_each_other_unless_it_is_said() {
    let two = ["ops@switch.example", "desk@bank.example"];
    let cases: [(&[&str], bool, &str, &str, usize); 3] = [
        (&two, false, "undisclosed-recipients:;", "PUBLISH", 0),
        (
            &two,
            true,
            "ops@switch.example, desk@bank.example",
            "REQUEST",
            2,
        ),
        (&two[..1], false, "ops@switch.example", "REQUEST", 1),
    ];
    for (addresses, shown, to, method, attendees) in cases {
        let (test, id) = planned();
        let receiver = plain(&test);
        addressed(&test, addresses, shown);
        assert_eq!(
            test.call("message_send", announcement(&id, "smtp"))["state"],
            "sent"
        );
        let mail = receiver.received().remove(0);
        assert_eq!(mail.to, addresses, "every one receives it");
        assert_eq!(header(&mail, "To"), to);
        let (ics, _) = calendar(&mail);
        assert!(
            mail.data.contains(&format!("method={method}")),
            "{}",
            mail.data
        );
        assert!(ics.contains(&format!("METHOD:{method}\r\n")), "{ics}");
        assert_eq!(ics.matches("ATTENDEE").count(), attendees, "{ics}");
        if !shown && addresses.len() > 1 {
            assert!(
                !mail.data.contains("bank.example") && !ics.contains("bank.example"),
                "{}",
                mail.data
            );
        }
    }
}

#[test]
fn a_file_for_the_mail_program_hides_its_receivers_as_well() {
    let (test, id) = planned();
    addressed(&test, &["ops@switch.example", "desk@bank.example"], false);
    test.call(
        "mail_server_save",
        json!({"host": "", "port": 0, "security": "tls", "from_address": ""}),
    );
    let rendered = test.call(
        "message_render",
        json!({"kind": "announcement", "deployment": id}),
    );
    let link = rendered["mailto"].as_str().expect("a link");
    assert!(
        link.starts_with("mailto:?bcc=ops%40switch%2Eexample,desk%40bank%2Eexample&subject="),
        "{link}"
    );
    let path = test.folder().join("window.eml");
    let mut send = announcement(&id, "eml");
    send["path"] = json!(path);
    test.call("message_send", send);
    let text = std::fs::read_to_string(path).expect("it is there");
    assert!(text.contains("To: undisclosed-recipients:;\r\n"), "{text}");
    assert!(
        text.contains("Bcc: ops@switch.example, desk@bank.example\r\n"),
        "{text}"
    );
}

#[test]
fn the_calendar_that_arrives_says_what_is_planned() {
    let (test, id) = planned();
    let receiver = plain(&test);
    let title =
        "Patch; the, \\\"system\\\" 🚢 and a very long line that must be folded more than once";
    let description = "One\r\nDTEND:19700101T000000Z\n\nthree; four, five\\";
    let start = json!({"local": "2027-03-27T23:30", "zone": "Europe/London"});
    test.call("deployment_save", json!({"id": id, "title": title, "description": description, "start": start, "minutes": 180}));
    test.call("message_send", announcement(&id, "smtp"));
    let (ics, read) = calendar(&receiver.received()[0]);
    assert_eq!((read.warnings.as_slice(), read.entries.len()), (&[][..], 1));
    let entry = &read.entries[0];
    let shown = test.call("deployment_show", json!({"id": id}));
    assert_eq!(
        entry.summary,
        format!("{} → UAT", shown["title"].as_str().expect("a title"))
    );
    assert_eq!(entry.uid, format!("{id}@slipway"));
    assert_eq!(entry.sequence, 1, "it was moved once");
    assert_eq!(
        (entry.schedule.zone.name(), entry.schedule.minutes),
        ("Europe/London", 180)
    );
    assert_eq!(entry.schedule.start.to_string(), "2027-03-27 23:30:00");
    assert!(
        ics.contains("STATUS:CONFIRMED") && !ics.contains("\r\nDTEND"),
        "{ics}"
    );
    test.call(
        "deployment_cancel",
        json!({"id": id, "reason": "Not needed"}),
    );
    let cancelled = json!({"message": {"kind": "cancelled", "deployment": id}, "way": "smtp"});
    test.call("message_send", cancelled);
    let (ics, read) = calendar(&receiver.received()[1]);
    assert_eq!((read.entries.len(), read.cancelled.len()), (0, 1), "{ics}");
    assert_eq!(
        (read.cancelled[0].uid.as_str(), read.cancelled[0].sequence),
        (entry.uid.as_str(), 2)
    );
}

#[test]
fn no_text_becomes_a_header() {
    let (test, id) = planned();
    let receiver = MailReceiver::start(MailFault::None).expect("a port is free");
    let hostile = "x\r\nBcc: all@evil.example\r\n\r\nX-Evil: 1\u{2028}\u{85}Cc: y@evil.example";
    test.call(
        "mail_server_save",
        json!({
            "host": "127.0.0.1", "port": receiver.port(), "security": "none",
            "from_address": "hub@switch.example", "from_name": hostile,
        }),
    );
    let audience = internal(&test);
    test.call(
        "audience_save",
        json!({"id": audience["id"], "name": hostile, "addresses": ["ops@switch.example"]}),
    );
    test.call("deployment_save", json!({"id": id, "title": hostile, "description": hostile, "impact": hostile, "ticket": hostile}));
    let mut send = announcement(&id, "smtp");
    let rendered = test.call("message_render", send["message"].clone());
    send["subject"] = json!(format!(
        "{hostile}{}",
        rendered["subject"].as_str().expect("a subject")
    ));
    assert_eq!(test.call("message_send", send)["state"], "sent");
    let mail = receiver.received().remove(0);
    let names: Vec<String> = headers(&mail).into_iter().map(|(name, _)| name).collect();
    let known = [
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    ];
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(sorted, known);
    assert_eq!(mail.to, ["ops@switch.example"]);
    for address in [
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example>, <c@d.example",
        "a b@c.example",
        "@",
        "ünï@b.example",
    ] {
        let request = json!({"id": audience["id"], "name": "x", "addresses": [address]});
        let refused = test.refusal("audience_save", request);
        assert_eq!(refused.field.as_deref(), Some("addresses"), "{address:?}");
        assert!(!refused.message.contains('\r'));
    }
}
