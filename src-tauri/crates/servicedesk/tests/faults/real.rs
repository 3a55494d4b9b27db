//! The same at the real Request Tracker and the real Redmine, through a proxy before them.

use super::{everything, faults};
use crate::conformance::{House, desk, live, made, pulled};
use crate::real_desk::{redmine, rt};
use slipway_domain::desk::{Cursor, Fetched};
use slipway_servicedesk::{Connection, connect};
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::{Fault, FaultServer, Reply};
use slipway_testkit::proxy::{Mishap, Proxy};
use std::time::{Duration, Instant};

/// A question is given up after this long; these servers need a while for each.
const PATIENCE: Duration = Duration::from_millis(700);
/// As many questions as one call asks at most.
const QUESTIONS: u32 = 120;

/// What stands in for an answer, byte for byte.
fn bytes_of(reply: &Reply) -> String {
    let headers: String = reply
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    format!(
        "HTTP/1.1 {} Fault\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{}",
        reply.status,
        reply.body.len(),
        String::from_utf8_lossy(&reply.body)
    )
}

/// How each fault looks on the way to a real server, and whether the answer itself is the desk's own.
fn mishaps(canary: &FaultServer) -> Vec<(String, Mishap, bool)> {
    let mut all = vec![
        ("lost there".to_owned(), Mishap::LostThere, false),
        ("lost back".to_owned(), Mishap::LostBack, true),
        ("half".to_owned(), Mishap::Half, true),
        (
            "drip".to_owned(),
            Mishap::Drip(Duration::from_millis(40)),
            true,
        ),
    ];
    for cut in [0, 5, 17, 60] {
        all.push((format!("cut after {cut}"), Mishap::Cut(cut), true));
        all.push((format!("stall after {cut}"), Mishap::Stall(cut), true));
    }
    let instead = faults(canary)
        .into_iter()
        .filter_map(|(name, what)| match what {
            Trouble::Instead(reply) if matches!(reply.fault, Fault::None) => {
                Some((name, Mishap::Instead(bytes_of(&reply)), false))
            }
            _ => None,
        });
    all.extend(instead);
    all
}

/// A known ticket, and a desk behind a proxy that knows the mapping.
fn behind(house: &dyn House) -> (Connection, String, Proxy) {
    let project = house.project();
    let mut direct = house.ana(&project);
    if direct.mapping.fields.is_empty() {
        let meta = connect(&direct).unwrap().meta().unwrap();
        direct.mapping = slipway_domain::desk::mapping::propose(&meta);
    }
    let known = made(&mut desk(direct.clone(), true), "known");
    let proxy = Proxy::start(&direct.url).unwrap();
    direct.url = proxy.url();
    (direct, known, proxy)
}

fn all(house: &dyn House) {
    let canary = FaultServer::start().unwrap();
    let (mut connection, known, proxy) = behind(house);
    let secret = connection.secret.expose().to_owned();
    let mut calm = connect(&connection).unwrap();
    connection.limits.total = PATIENCE;
    for (number, (name, mishap, done)) in mishaps(&canary).into_iter().enumerate() {
        let mut warm = connect(&connection).unwrap();
        // It knows who it is and what it looked at, so that what is asked next is the thing itself.
        let known_to = |desk: &mut Box<dyn slipway_servicedesk::ServiceDesk>| {
            matches!(desk.fetch(&known), Ok(Fetched::Live(_)))
        };
        assert!((0..5).any(|_| known_to(&mut warm)), "{name}");
        proxy.judge(move |_| mishap.clone());
        let begun = Instant::now();
        let said = everything(&mut warm, &known, &name, done);
        if number % 7 == 0 {
            let mut cold = connect(&connection).unwrap();
            everything(&mut cold, &known, &name, done);
        }
        proxy.judge(|_| Mishap::None);
        assert!(begun.elapsed() < PATIENCE * QUESTIONS, "{name} hangs");
        assert!(!said.contains(&secret), "{name}: {said}");
        let seen = live(&mut calm, &known);
        assert_eq!(seen.remote, known, "{name}");
    }
    assert_eq!(canary.requests().len(), 0, "nobody else was asked");
}

/// A list that came back empty says nothing about what is there.
fn empty(house: &dyn House, list: &'static str, nothing: &str) {
    let (connection, known, proxy) = behind(house);
    let mut desk = connect(&connection).unwrap();
    let mut cursor = Cursor::default();
    assert_eq!(pulled(&mut desk, &mut cursor).len(), 1);
    let answer = bytes_of(&Reply::ok(nothing).header("Content-Type", "application/json"));
    proxy.judge(move |seen| match seen.target.contains(list) {
        true => Mishap::Instead(answer.clone()),
        false => Mishap::None,
    });
    let fresh = made(&mut desk, "new");
    assert_eq!(pulled(&mut desk, &mut cursor), []);
    assert!(
        matches!(desk.fetch(&known).unwrap(), Fetched::Live(_)),
        "it is asked for itself"
    );
    proxy.judge(|_| Mishap::None);
    let seen = pulled(&mut desk, &mut cursor);
    assert!(
        seen.iter().any(|one| one.remote == fresh),
        "nothing is passed over"
    );
}

#[test]
fn at_request_tracker() {
    all(rt::house());
}

#[test]
fn at_redmine() {
    all(redmine::house());
}

#[test]
fn an_empty_list_of_request_tracker_moves_nothing() {
    let nothing = "{\"items\":[],\"count\":0,\"total\":0,\"pages\":0,\"page\":1,\"per_page\":100}";
    empty(rt::house(), "/transactions", nothing);
}

#[test]
fn an_empty_list_of_redmine_moves_nothing() {
    let nothing = "{\"issues\":[],\"total_count\":0,\"offset\":0,\"limit\":100}";
    empty(redmine::house(), "/issues.json?project_id", nothing);
}
