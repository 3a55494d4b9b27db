//! Servers whose certificate nobody vouches for: nothing is asked of them, and no secret leaves.

use slipway_domain::desk::meta::DeskKind;
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{Cursor, Fault, Written};
use slipway_servicedesk::{Connection, Secret, connect};
use slipway_testkit::fault_server::{FaultServer, Reply};

const CANARY: &str = "0123456789abcdef0123456789abcdef01234567";

#[test]
fn an_unknown_authority_is_told_nothing() {
    for kind in DeskKind::ALL {
        let server = FaultServer::start_tls().unwrap();
        server.script("*", |_| Reply::ok("{}"));
        let secret = Secret::new(CANARY);
        let connection = Connection::new(kind, &server.url(), "mojaloop/project", "ana", secret);
        let mut desk = connect(&connection).unwrap();
        let faults = [
            desk.pull(&Cursor::default()).unwrap_err(),
            desk.fetch("1").unwrap_err(),
            desk.find("m1").unwrap_err(),
            desk.listed(&["1".to_owned()]).unwrap_err(),
            desk.sample(3).unwrap_err(),
            desk.meta().unwrap_err(),
            desk.time().unwrap_err(),
        ];
        let writes = [
            desk.create("m1", &Fields::new()),
            desk.comment("1", "m2", "said", true),
        ];
        for fault in &faults {
            assert!(
                matches!(fault, Fault::Unreachable(_)),
                "{kind:?}: {fault:?}"
            );
        }
        assert!(
            writes
                .iter()
                .all(|written| !matches!(written, Written::Applied { .. })),
            "{kind:?}: {writes:?}"
        );
        assert!(!format!("{faults:?} {writes:?}").contains(CANARY));
        assert_eq!(server.requests().len(), 0, "{kind:?} was asked something");
    }
}
