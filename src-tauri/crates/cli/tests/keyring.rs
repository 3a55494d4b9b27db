//! A password kept by one process is found by the next, in a real Secret Service; a locked one is
//! told and blocks nobody for long.

use crate::support::{Desk, index};
use slipway_testkit::fault_server::{FaultServer, Reply};
use std::process::Command;
use std::time::{Duration, Instant};

/// Runs a shell script under a message bus of its own, with `slipwayctl` as `$CTL`.
fn under_a_bus(desk: &Desk, script: &str) -> String {
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-eu", "-c", script])
        .env("CTL", env!("CARGO_BIN_EXE_slipwayctl"))
        .env("SLIPWAY_DATA", desk.data())
        .env("XDG_DATA_HOME", desk.data().join("keyrings"))
        .env("XDG_RUNTIME_DIR", desk.data())
        .output()
        .expect("dbus-run-session starts; Debian has it in dbus-x11 and dbus");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

/// A server that lets in ana with her password and nobody else.
fn locked_server() -> FaultServer {
    let server = FaultServer::start().expect("it listens");
    let body = index(&["1.0.0"]);
    server.script("/index.yaml", move |request| {
        // "ana:open sesame"
        match request.header("authorization") {
            Some("Basic YW5hOm9wZW4gc2VzYW1l") => Reply::ok(body.clone()),
            _ => Reply::status(401),
        }
    });
    server
}

#[test]
fn a_password_kept_by_one_process_is_found_by_the_next() {
    let (desk, server) = (Desk::fresh(), locked_server());
    let script = format!(
        "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; sleep 1\n\
         printf 'open sesame' | $CTL repo add own {} --user ana --password-stdin >/dev/null\n\
         $CTL --json repo sync own",
        server.url()
    );
    let said = under_a_bus(&desk, &script);
    assert!(!said.contains("warning: the secret"), "{said}");
    assert!(said.contains("\"status\": \"changed\""), "{said}");
}

#[test]
fn without_a_keyring_the_password_is_piped_in_at_each_sync_and_kept_nowhere() {
    let (desk, server) = (Desk::fresh(), locked_server());
    let script = format!(
        "printf 'open sesame' | $CTL repo add own {} --user ana --password-stdin >/dev/null\n\
         echo 'open sesame' | $CTL --json repo sync own --token-stdin\n\
         echo 'open sesame' | $CTL --json repo sync own --password-stdin\n\
         echo 'close sesame' | $CTL --json repo sync own --token-stdin || echo refused",
        server.url()
    );
    let said = under_a_bus(&desk, &script);
    let words =
        ["changed", "not_modified", "failed"].map(|status| format!("\"status\": \"{status}\""));
    assert!(words.iter().all(|word| said.contains(word)), "{said}");
    assert!(said.contains("\nrefused\n"), "{said}");
    assert!(said.contains("warning: the secret was not kept"), "{said}");
    assert!(!said.contains("sesame"), "{said}");
    assert!(!desk.keeps("sesame"), "the data folder holds the password");
}

#[test]
fn a_wrong_password_never_replaces_the_one_that_works() {
    let (desk, server) = (Desk::fresh(), locked_server());
    let script = format!(
        "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; sleep 1\n\
         printf 'of old' | $CTL repo add own {} --user ana --password-stdin >/dev/null\n\
         echo 'open sesame' | $CTL repo sync own --token-stdin >/dev/null\n\
         echo 'close sesame' | $CTL repo sync own --token-stdin >/dev/null || true\n\
         $CTL --json repo sync own",
        server.url()
    );
    let said = under_a_bus(&desk, &script);
    assert!(said.contains("\"status\": \"not_modified\""), "{said}");
}

#[test]
fn without_a_keyring_the_next_process_says_so_and_nobody_waits_long() {
    let (desk, server) = (Desk::fresh(), locked_server());
    let script = format!(
        "printf 'open sesame' | $CTL repo add own {} --user ana --password-stdin >/dev/null\n\
         $CTL --json repo sync own || true",
        server.url()
    );
    let begun = Instant::now();
    let said = under_a_bus(&desk, &script);
    assert!(
        said.contains("The secret cannot be read: the keyring is"),
        "{said}"
    );
    assert!(
        begun.elapsed() < Duration::from_secs(25),
        "{:?}",
        begun.elapsed()
    );
    assert!(
        server.requests().is_empty(),
        "nothing was asked without the password"
    );
}

#[test]
fn a_mail_password_that_was_forgotten_does_not_come_back_with_its_server() {
    let desk = Desk::fresh();
    let script = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; sleep 1\n\
         printf 'open sesame' | $CTL mail server set smtp.switch.example --from hub@switch.example \
         --login hub --password-stdin >/dev/null\n\
         $CTL --json mail server show | grep password_kept\n\
         $CTL mail server remove >/dev/null\n\
         $CTL undo\n\
         $CTL --json mail server show | grep -E 'host|password_kept'";
    let said = under_a_bus(&desk, script);
    let (before, after) = said.split_once("forgotten").expect("it is said");
    assert!(before.contains("\"password_kept\": \"keyring\""), "{said}");
    assert!(
        after.contains("\"host\": \"smtp.switch.example\""),
        "{said}"
    );
    assert!(after.contains("\"password_kept\": \"none\""), "{said}");
}

#[test]
fn a_signing_key_made_by_one_process_signs_in_the_next_and_is_nowhere_in_the_data() {
    let desk = Desk::fresh();
    let notes = crate::support::notes("17.9.0");
    let script = format!(
        "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; sleep 1\n\
         $CTL person add Grace --role change_approver --role release_manager >/dev/null\n\
         $CTL release import --version 17.9.0 --notes {} >/dev/null\n\
         for state in artifacts_reviewed core_validated products_validated approved; do\n\
         $CTL --as Grace release advance 17.9.0 $state --override Tried >/dev/null; done\n\
         $CTL key new --organisation Support | grep -E 'kept'\n\
         $CTL release bundle 17.9.0 --out $SLIPWAY_DATA/one.slipway | grep fingerprint\n\
         $CTL release bundle 17.9.0 --out $SLIPWAY_DATA/two.slipway | grep number\n\
         $CTL --json key list | grep fingerprint",
        notes.display()
    );
    let said = under_a_bus(&desk, &script);
    assert!(said.contains("kept         keyring"), "{said}");
    assert!(said.contains("number 2, signed as Support"), "{said}");
    assert!(!said.contains("a signing key was made"), "{said}");
    assert_eq!(
        said.matches("\"fingerprint\"").count(),
        1,
        "one key signed both: {said}"
    );
}
