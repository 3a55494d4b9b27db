//! Fetching an index through everything a network does.

use slipway_helm::{
    Auth, FetchError, Fetched, Framing, Remote, Secret, Unchanged, Unwatched, Validators, Watch,
    fetch_index, read_index,
};
use slipway_testkit::charts;
use slipway_testkit::fault_server::{self, Fault, FaultServer, Reply};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

fn fetch(remote: &Remote, known: &Validators) -> Result<Fetched, FetchError> {
    let folder = tempfile::tempdir().unwrap();
    let outcome = fetch_index(remote, known, folder.path(), &Unwatched);
    if outcome.is_err() {
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            0,
            "something was left"
        );
    }
    outcome
}

fn failure(remote: &Remote) -> FetchError {
    fetch(remote, &Validators::default()).unwrap_err()
}

fn server(path: &str, reply: Reply) -> (FaultServer, Remote) {
    let server = FaultServer::start().unwrap();
    server.on(path, reply);
    let remote = Remote::http(server.url());
    (server, remote)
}

#[test]
fn an_unchanged_index_costs_one_conditional_request() {
    let server = FaultServer::start().unwrap();
    server.serve("/repo/index.yaml", "\"one\"", charts::index(2, 2));
    let remote = Remote::http(format!("{}/repo", server.url()));
    let Ok(Fetched::Body {
        validators,
        requests,
        bytes,
        framing,
        ..
    }) = fetch(&remote, &Validators::default())
    else {
        panic!("no body")
    };
    assert_eq!((requests, framing), (1, Framing::Complete));
    assert_eq!(bytes, charts::index(2, 2).len() as u64);
    assert_eq!(validators.etag.as_deref(), Some("\"one\""));

    let again = fetch(&remote, &validators).unwrap();
    let Fetched::NotModified {
        by,
        requests,
        bytes,
        validators: kept,
    } = again
    else {
        panic!("a body came again")
    };
    assert_eq!((by, requests, bytes), (Unchanged::Told, 1, 0));
    assert_eq!(kept, validators);
    let asked = server.requests();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].header("if-none-match"), Some("\"one\""));
    assert!(
        asked
            .iter()
            .all(|request| request.header("referer").is_none())
    );
}

#[test]
fn the_same_body_is_no_change_even_when_the_server_has_no_validators() {
    let (_server, remote) = server("/index.yaml", Reply::ok(charts::index(1, 1)));
    let Ok(Fetched::Body { validators, .. }) = fetch(&remote, &Validators::default()) else {
        panic!("no body")
    };
    let again = fetch(&remote, &validators).unwrap();
    assert!(
        matches!(
            again,
            Fetched::NotModified {
                by: Unchanged::SameBody,
                ..
            }
        ),
        "{again:?}"
    );
}

#[test]
fn a_304_nobody_asked_for_is_an_error() {
    let (_server, remote) = server("/index.yaml", Reply::status(304));
    assert!(matches!(
        failure(&remote),
        FetchError::Status { status: 304, .. }
    ));
}

#[test]
fn every_status_means_something() {
    for status in [401, 403] {
        let (_server, remote) = server("/index.yaml", Reply::status(status));
        assert!(
            matches!(failure(&remote), FetchError::Refused { .. }),
            "{status}"
        );
    }
    let (_server, remote) = server("/index.yaml", Reply::status(404));
    assert!(matches!(failure(&remote), FetchError::NotFound { .. }));
    let (_server, remote) = server("/index.yaml", Reply::status(407));
    assert!(matches!(failure(&remote), FetchError::Proxy { .. }));
    for status in [204, 500, 502] {
        let (_server, remote) = server("/index.yaml", Reply::status(status));
        assert!(
            matches!(failure(&remote), FetchError::Status { .. }),
            "{status}"
        );
    }
    let (_server, remote) = server("/index.yaml", Reply::login_page());
    assert!(matches!(failure(&remote), FetchError::WebPage { .. }));
}

#[test]
fn a_busy_server_is_heard_up_to_the_cap() {
    let date = "Wed, 21 Oct 2015 07:28:00 GMT";
    let later = "Wed, 21 Oct 2015 07:38:00 GMT";
    let cases = [
        (Some("30"), Some(30)),
        (Some("1000000000"), Some(900)),
        (Some("99999999999999999999999"), Some(900)),
        (Some(later), Some(600)),
        (Some("-5"), None),
        (Some("soon"), None),
        (None, None),
    ];
    for (text, wanted) in cases {
        for status in [429, 503] {
            let mut reply = Reply::status(status).header("Date", date);
            if let Some(text) = text {
                reply = reply.header("Retry-After", text);
            }
            let (server, remote) = server("/index.yaml", reply);
            let FetchError::Busy { retry_after, .. } = failure(&remote) else {
                panic!("{text:?} was not busy")
            };
            assert_eq!(retry_after, wanted.map(Duration::from_secs), "{text:?}");
            assert_eq!(server.requests().len(), 1, "{text:?}");
        }
    }
}

#[test]
fn a_short_retry_after_is_sat_out_but_never_for_ever() {
    let server = FaultServer::start().unwrap();
    let asked = AtomicU64::new(0);
    server.script("/index.yaml", move |_| {
        match asked.fetch_add(1, Ordering::Relaxed) {
            0 => Reply::status(503).header("Retry-After", "1"),
            _ => Reply::ok(charts::index(1, 1)),
        }
    });
    let started = Instant::now();
    let fetched = fetch(&Remote::http(server.url()), &Validators::default()).unwrap();
    assert!(matches!(fetched, Fetched::Body { requests: 2, .. }));
    assert!(started.elapsed() >= Duration::from_secs(1));

    let (server, remote) =
        self::server("/index.yaml", Reply::status(503).header("Retry-After", "0"));
    assert!(matches!(failure(&remote), FetchError::Busy { .. }));
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn credentials_go_to_their_own_server_and_nowhere_else() {
    let elsewhere = FaultServer::start().unwrap();
    elsewhere.on("/index.yaml", Reply::ok(charts::index(1, 1)));
    let auths = [
        Auth::Basic {
            username: "me".into(),
            password: Secret::new("hunter2"),
        },
        Auth::Bearer(Secret::new("hunter2")),
    ];
    for auth in auths {
        for status in [301, 302, 303, 307, 308] {
            let to = format!("{}/index.yaml", elsewhere.url());
            let (server, mut remote) = server("/index.yaml", Reply::redirect(status, &to));
            remote.auth = auth.clone();
            let refused = failure(&remote);
            assert!(matches!(refused, FetchError::Redirect { .. }), "{refused}");
            assert!(server.requests()[0].header("authorization").is_some());
        }
    }
    assert_eq!(elsewhere.requests().len(), 0);
}

#[test]
fn redirects_within_the_server_keep_credentials_and_anonymous_ones_may_leave() {
    let server = FaultServer::start().unwrap();
    server.on("/index.yaml", Reply::redirect(302, "/real/index.yaml"));
    server.on("/real/index.yaml", Reply::ok(charts::index(1, 1)));
    let mut remote = Remote::http(server.url().replace("http://", "http://me:p%40ss@"));
    assert!(matches!(
        fetch(&remote, &Validators::default()),
        Ok(Fetched::Body { requests: 2, .. })
    ));
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|r| r.header("authorization").map(str::to_owned))
        .collect();
    assert_eq!(sent, vec![Some("Basic bWU6cEBzcw==".to_owned()); 2]);

    let (_hop, anonymous) = self::server(
        "/index.yaml",
        Reply::redirect(302, &format!("{}/real/index.yaml", server.url())),
    );
    assert!(matches!(
        fetch(&anonymous, &Validators::default()),
        Ok(Fetched::Body { .. })
    ));
    assert_eq!(
        server.requests().last().unwrap().header("authorization"),
        None
    );

    server.on("/index.yaml", Reply::redirect(302, "/index.yaml"));
    remote.limits.redirects = 4;
    let before = server.requests().len();
    assert!(matches!(
        failure(&remote),
        FetchError::Redirect {
            reason: "too many redirects",
            ..
        }
    ));
    assert_eq!(server.requests().len() - before, 5);
}

#[test]
fn redirects_out_of_the_web_are_refused() {
    for to in [
        "file:///etc/passwd",
        "http://169.254.169.254/latest",
        "http://[fe80::1]/",
        "gopher://x/",
    ] {
        let (_server, remote) = server("/index.yaml", Reply::redirect(302, to));
        assert!(
            matches!(failure(&remote), FetchError::Redirect { .. }),
            "{to}"
        );
    }
    let (_server, remote) = server("/index.yaml", Reply::status(302));
    assert!(matches!(failure(&remote), FetchError::Redirect { .. }));
}

#[test]
fn a_cut_body_is_an_error_in_every_framing_that_can_show_it() {
    let body = charts::index(4, 4);
    for framing in [
        fault_server::Framing::Length,
        fault_server::Framing::Chunked,
    ] {
        for share in [0, 1, 50, 99] {
            let cut = Fault::CutAfter(body.len() * share / 100);
            let reply = Reply::ok(body.clone()).framing(framing).fault(cut);
            let (_server, remote) = server("/index.yaml", reply);
            assert!(
                matches!(failure(&remote), FetchError::Truncated(_)),
                "{framing:?} {share} %"
            );
        }
    }
    let zipped = Reply::ok(body.clone())
        .gzipped()
        .framing(fault_server::Framing::Close);
    for left in [1, 4, 8, zipped.body.len() / 2] {
        let cut = Fault::CutAfter(zipped.body.len() - left);
        let (_server, remote) = server("/index.yaml", zipped.clone().fault(cut));
        assert!(
            matches!(failure(&remote), FetchError::Truncated(_)),
            "gzip without its last {left}"
        );
    }
    let (_server, remote) = server("/index.yaml", zipped);
    let fetched = fetch(&remote, &Validators::default()).unwrap();
    let Fetched::Body {
        framing: Framing::Complete,
        bytes,
        ..
    } = fetched
    else {
        panic!("{fetched:?}")
    };
    assert_eq!(bytes, body.len() as u64);
}

#[test]
fn a_body_that_ends_with_the_connection_is_proven_by_its_content() {
    let body = charts::index(4, 4);
    let folder = tempfile::tempdir().unwrap();
    for (cut, whole) in [(body.len(), true), (body.len() / 2, false)] {
        let reply = Reply::ok(body.clone()).framing(fault_server::Framing::Close);
        let (_server, remote) = server("/index.yaml", reply.fault(Fault::CutAfter(cut)));
        let known = Validators::default();
        let Ok(Fetched::Body { file, framing, .. }) =
            fetch_index(&remote, &known, folder.path(), &Unwatched)
        else {
            panic!("no body")
        };
        assert_eq!(framing, Framing::Unproven);
        let read = read_index(file, framing, &mut |_| ControlFlow::Continue(()));
        assert_eq!(read.is_ok(), whole);
    }
}

#[test]
fn a_huge_body_ends_at_the_cap_plain_or_compressed() {
    let mut endless = Reply::ok(vec![b'x'; 1 << 20]);
    endless.times = 200;
    for framing in [
        fault_server::Framing::Length,
        fault_server::Framing::Chunked,
    ] {
        let (_server, remote) = server("/index.yaml", endless.clone().framing(framing));
        let error = failure(&remote);
        assert!(
            matches!(error, FetchError::TooLarge { limit, .. } if limit == 64 << 20),
            "{error}"
        );
    }
    let (_server, mut remote) = server("/index.yaml", Reply::ok(vec![b'x'; 32 << 20]).gzipped());
    remote.limits.index_bytes = 1 << 20;
    assert!(matches!(failure(&remote), FetchError::TooLarge { .. }));
}

#[test]
fn every_call_ends_at_its_deadline() {
    let drip = Fault::Drip(Duration::from_millis(20));
    for fault in [Fault::Silence, Fault::Stall, drip] {
        let (_server, mut remote) =
            server("/index.yaml", Reply::ok(charts::index(9, 9)).fault(fault));
        remote.limits.total = Duration::from_millis(400);
        let started = Instant::now();
        assert!(
            matches!(failure(&remote), FetchError::Deadline(_)),
            "{fault:?}"
        );
        assert!(started.elapsed() < Duration::from_secs(2), "{fault:?}");
    }
}

#[test]
fn a_drip_is_too_slow_long_before_the_deadline() {
    let drip = Fault::Drip(Duration::from_millis(20));
    let (_server, mut remote) = server("/index.yaml", Reply::ok(charts::index(9, 9)).fault(drip));
    remote.limits.slow_after = Duration::from_secs(1);
    let started = Instant::now();
    assert!(matches!(failure(&remote), FetchError::TooSlow(1024)));
    assert!(started.elapsed() < Duration::from_secs(4));
}

struct Impatient {
    since: Instant,
    after: Duration,
    seen: AtomicBool,
}

impl Watch for Impatient {
    fn progress(&self, _: u64, _: Option<u64>) {}
    fn cancelled(&self) -> bool {
        let now = self.since.elapsed() >= self.after;
        self.seen.fetch_or(now, Ordering::Relaxed);
        now
    }
}

#[test]
fn cancelling_takes_effect_within_a_fifth_of_a_second() {
    let waiting = [
        Fault::Silence,
        Fault::Stall,
        Fault::Drip(Duration::from_millis(20)),
    ];
    let folder = tempfile::tempdir().unwrap();
    for fault in waiting {
        let (_server, remote) = server("/index.yaml", Reply::ok(charts::index(9, 9)).fault(fault));
        let after = Duration::from_millis(150);
        let watch = Impatient {
            since: Instant::now(),
            after,
            seen: AtomicBool::new(false),
        };
        let outcome = fetch_index(&remote, &Validators::default(), folder.path(), &watch);
        assert!(matches!(outcome, Err(FetchError::Cancelled)), "{fault:?}");
        let late = watch.since.elapsed().saturating_sub(after);
        assert!(late <= Duration::from_millis(200), "{fault:?}: {late:?}");
        assert!(watch.seen.load(Ordering::Relaxed));
    }
}

#[test]
fn a_private_authority_is_trusted_only_where_its_file_is_given() {
    let server = FaultServer::start_tls().unwrap();
    server.on("/index.yaml", Reply::ok(charts::index(1, 1)));
    let mut remote = Remote::http(server.url());
    assert!(matches!(failure(&remote), FetchError::Tls { .. }));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, server.authority()).unwrap();
    remote.ca_file = Some(file.clone());
    assert!(matches!(
        fetch(&remote, &Validators::default()),
        Ok(Fetched::Body { .. })
    ));

    for wrong in [
        "",
        "not a certificate",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        std::fs::write(&file, wrong).unwrap();
        assert!(
            matches!(failure(&remote), FetchError::CaFile(_)),
            "{wrong:?}"
        );
    }
    remote.ca_file = Some(folder.path().join("absent.pem"));
    assert!(matches!(failure(&remote), FetchError::CaFile(_)));
}

#[test]
fn a_proxy_carries_the_request_and_is_named_when_it_does_not() {
    let proxy = FaultServer::start().unwrap();
    proxy.on(
        "http://charts.invalid/repo/index.yaml",
        Reply::ok(charts::index(1, 1)),
    );
    let mut remote = Remote::http("http://charts.invalid/repo");
    remote.proxy = Some(proxy.url());
    assert!(matches!(
        fetch(&remote, &Validators::default()),
        Ok(Fetched::Body { .. })
    ));
    assert_eq!(
        proxy.requests()[0].target,
        "http://charts.invalid/repo/index.yaml"
    );

    proxy.on("*", Reply::status(403));
    remote.url = "https://charts.invalid/repo".into();
    assert!(matches!(failure(&remote), FetchError::Proxy { .. }));
    assert_eq!(proxy.requests().last().unwrap().method, "CONNECT");
}

#[test]
fn no_error_carries_a_secret() {
    let (_server, mut remote) = server("/index.yaml", Reply::status(500));
    remote.url = format!(
        "{}/index?token=hunter2",
        remote.url.replace("//", "//me:hunter2@")
    );
    let gone = Remote::http("http://me:hunter2@127.0.0.1:9/hunter2?key=hunter2");
    for remote in [&remote, &gone] {
        let error = failure(remote);
        let shown = format!("{error} {error:?} {}", error.hint());
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn a_query_is_carried_to_the_index() {
    let (server, mut remote) = server("/r/index.yaml", Reply::ok(charts::index(1, 1)));
    remote.url = format!("{}/r?sv=1&sig=a%2Bb", remote.url);
    fetch(&remote, &Validators::default()).unwrap();
    assert_eq!(server.requests()[0].target, "/r/index.yaml?sv=1&sig=a%2Bb");
}
