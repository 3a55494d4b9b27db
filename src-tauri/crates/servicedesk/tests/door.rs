//! What answers mean, whoever sends them. No desk stands behind these lines.

use crate::conformance::{fields, mark};
use chrono::Duration;
use slipway_domain::desk::meta::DeskKind;
use slipway_domain::desk::{Cursor, Fault, Fetched, Written};
use slipway_servicedesk::{Connection, Limits, Secret, ServiceDesk, connect};
use slipway_testkit::proxy::{Mishap, Proxy};
use std::sync::{Arc, Mutex};

const CANARY: &str = "canary-51e0c";

/// A line on which every question is answered like this.
fn answering(kind: DeskKind, answer: String) -> (Proxy, Box<dyn ServiceDesk>) {
    let proxy = Proxy::start("http://127.0.0.1:1").expect("a free port");
    proxy.judge(move |_| Mishap::Instead(answer.clone()));
    let mut connection = Connection::new(kind, &proxy.url(), "hub", "ana", Secret::new(CANARY));
    connection.limits = Limits {
        total: std::time::Duration::from_secs(2),
        bytes: 4096,
        ..Limits::default()
    };
    let desk = connect(&connection).unwrap();
    (proxy, desk)
}

fn whole(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

const KINDS: [DeskKind; 2] = [DeskKind::Rt, DeskKind::Redmine];

#[test]
fn a_read_that_cannot_be_trusted_is_a_fault_that_says_why() {
    let page = "<!DOCTYPE html><html><form action=/login></form></html>";
    let long = format!("[{}1]", "1,".repeat(5000));
    let busy = |seconds| Fault::Busy(Duration::seconds(seconds));
    let locked = |why: &str| Fault::Locked(format!("HOST {why}"));
    let away = |why: &str| Fault::Unreachable(format!("HOST {why}"));
    let dated =
        "Date: Sat, 28 Nov 2026 10:00:00 GMT\r\nRetry-After: Sat, 28 Nov 2026 10:00:20 GMT\r\n";
    let cases = [
        (
            whole("302 Found", "Location: /login?back=x\r\n", ""),
            locked("asks to log in again"),
        ),
        (
            whole("302 Found", "Location: https://sso.example/x?y\r\n", ""),
            locked("asks to log in again at sso.example"),
        ),
        (
            whole("301 Moved", "Location: https://127.0.0.1/\r\n", ""),
            away("redirects to https; enter its address with https://"),
        ),
        (whole("302 Found", "", ""), away("redirects to nowhere")),
        (
            whole("200 OK", "Content-Type: text/html\r\n", page),
            away("answered with a web page: a login or a network's own page stands before it"),
        ),
        (
            whole("200 OK", "Content-Type: application/json\r\n", page),
            away("answered with a web page: a login or a network's own page stands before it"),
        ),
        (
            whole("200 OK", "", "{\"items\": ["),
            away("answered with something that is not JSON"),
        ),
        (
            whole("200 OK", "", ""),
            away("answered with something that is not JSON"),
        ),
        (
            whole("200 OK", "", &long),
            away("sent more than 4096 bytes"),
        ),
        (
            whole("401 No", "", "no"),
            locked("refuses this account or its secret (HTTP 401)"),
        ),
        (whole("500 Oops", "", ""), away("answered HTTP 500")),
        (whole("429 Slow", "Retry-After: 7\r\n", ""), busy(7)),
        (whole("503 Away", "Retry-After: 0\r\n", ""), busy(1)),
        (
            whole("503 Away", "Retry-After: 99999999999\r\n", ""),
            busy(900),
        ),
        (whole("503 Away", dated, ""), busy(20)),
        (whole("429 Slow", "Retry-After: soon\r\n", ""), busy(30)),
        (whole("429 Slow", "Retry-After: -5\r\n", ""), busy(30)),
        (whole("503 Away", "", ""), busy(30)),
    ];
    for kind in KINDS {
        for (answer, fault) in &cases {
            let (proxy, mut desk) = answering(kind, answer.clone());
            let host = proxy.url().replace("http://", "");
            let found = desk.pull(&Cursor::default()).unwrap_err();
            assert_eq!(
                format!("{found:?}"),
                format!("{fault:?}").replace("HOST", &host),
                "{answer}"
            );
            assert!(!format!("{found} {found:?}").contains(CANARY));
        }
    }
}

#[test]
fn a_half_answer_is_no_answer() {
    for kind in KINDS {
        let half = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{\"items\": [], \"issues\": []";
        let (_proxy, mut desk) = answering(kind, half.to_owned());
        assert!(matches!(
            desk.pull(&Cursor::default()),
            Err(Fault::Unreachable(_))
        ));
        assert!(matches!(desk.fetch("1"), Err(Fault::Unreachable(_))));
    }
}

#[test]
fn a_thing_that_is_not_there_is_not_one_that_may_not_be_seen() {
    for kind in KINDS {
        for (status, fetched) in [
            ("404 None", Fetched::Gone),
            ("410 Gone", Fetched::Gone),
            ("403 Not you", Fetched::Hidden),
        ] {
            let (_proxy, mut desk) = answering(kind, whole(status, "", ""));
            assert_eq!(desk.fetch("1"), Ok(fetched));
        }
    }
}

#[test]
fn a_write_that_may_have_been_done_is_never_said_to_have_failed() {
    let page = "<html></html>";
    let retry = |seconds| Written::Retry(Duration::seconds(seconds));
    for kind in KINDS {
        for (answer, written) in [
            (
                whole("200 OK", "Content-Type: text/html\r\n", page),
                Written::Unknown,
            ),
            (whole("500 Oops", "", ""), Written::Unknown),
            (whole("502 Gateway", "", ""), Written::Unknown),
            (whole("504 Gateway", "", ""), Written::Unknown),
            (whole("503 Away", "", ""), Written::Unknown),
            (
                "HTTP/1.1 201 Created\r\nContent-Length: 90\r\n\r\n{".to_owned(),
                Written::Unknown,
            ),
            (String::new(), Written::Unknown),
            (whole("503 Away", "Retry-After: 9\r\n", ""), retry(9)),
            (whole("429 Slow", "Retry-After: 9\r\n", ""), retry(9)),
            (whole("302 Found", "Location: /login\r\n", ""), retry(60)),
            (whole("401 No", "", ""), retry(60)),
            (
                whole("422 No", "", "{\"errors\":[\"Subject cannot be blank\"]}"),
                Written::Refused("Subject cannot be blank".into()),
            ),
            (
                whole("400 No", "", "{\"message\":\"Queue not set\"}"),
                Written::Refused("Queue not set".into()),
            ),
        ] {
            let (_proxy, mut desk) = answering(kind, answer.clone());
            assert_eq!(
                desk.create(&mark(), &fields([])),
                written,
                "{kind:?} {answer}"
            );
        }
    }
}

#[test]
fn nobody_there_means_nothing_was_sent() {
    for kind in KINDS {
        let connection =
            Connection::new(kind, "http://127.0.0.1:1", "hub", "ana", Secret::new("x"));
        let mut desk = connect(&connection).unwrap();
        assert!(matches!(
            desk.create(&mark(), &fields([])),
            Written::Retry(_)
        ));
    }
}

#[test]
fn a_server_that_says_nothing_is_left_in_time() {
    for kind in KINDS {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mut connection = Connection::new(kind, &url, "hub", "ana", Secret::new("x"));
        connection.limits.total = std::time::Duration::from_millis(300);
        let mut desk = connect(&connection).unwrap();
        let began = std::time::Instant::now();
        assert!(matches!(
            desk.pull(&Cursor::default()),
            Err(Fault::Unreachable(_))
        ));
        assert_eq!(desk.create(&mark(), &fields([])), Written::Unknown);
        assert!(began.elapsed() < std::time::Duration::from_secs(5));
    }
}

#[test]
fn we_say_who_we_are_and_bring_nothing_of_others() {
    for kind in KINDS {
        let heads = Arc::new(Mutex::new(Vec::new()));
        let proxy = Proxy::start("http://127.0.0.1:1").unwrap();
        let kept = Arc::clone(&heads);
        proxy.judge(move |seen| {
            kept.lock().unwrap().push(seen.head.to_lowercase());
            Mishap::Instead(whole("200 OK", "Set-Cookie: a=b\r\n", "{}"))
        });
        let url = proxy
            .url()
            .replace("http://", &format!("http://eve:{CANARY}@"));
        let connection = Connection::new(kind, &url, "hub", "ana", Secret::new("secret"));
        let mut desk = connect(&connection).unwrap();
        let _ = desk.pull(&Cursor::default());
        let _ = desk.find(&mark());
        let heads = heads.lock().unwrap();
        assert!(heads.len() > 1);
        for head in heads.iter() {
            assert!(head.contains("user-agent: slipway/"), "{head}");
            assert!(
                !head.contains("cookie:") && !head.contains("referer:"),
                "{head}"
            );
            assert!(
                !head.contains("mozilla") && !head.contains(CANARY),
                "{head}"
            );
        }
    }
}

#[test]
fn an_address_that_cannot_be_used_is_said_so() {
    for url in [
        "",
        "desk.example",
        "ftp://desk.example",
        "file:///etc/passwd",
        "https://",
    ] {
        let connection = Connection::new(DeskKind::Rt, url, "hub", "ana", Secret::new(CANARY));
        let fault = connect(&connection).err().expect("no line");
        assert!(
            fault.to_string().starts_with("this address cannot be used"),
            "{fault}"
        );
    }
    let connection = Connection::new(
        DeskKind::Rt,
        "https://d.example",
        "hub",
        "ana",
        Secret::new("a\nb"),
    );
    assert!(
        connect(&connection).is_ok(),
        "Basic encodes what a header cannot carry"
    );
    let mut connection = Connection::new(
        DeskKind::Rt,
        "https://d.example",
        "hub",
        "",
        Secret::new("a\nb"),
    );
    assert!(connect(&connection).is_err());
    connection = Connection::new(
        DeskKind::Rt,
        "https://d.example",
        "hub",
        "ana",
        Secret::new("x"),
    );
    connection.ca_file = Some("/no/such/file.pem".into());
    let fault = connect(&connection).err().expect("no line");
    assert!(fault.to_string().contains("CA file"), "{fault}");
}
