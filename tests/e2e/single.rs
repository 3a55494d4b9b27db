//! One window for a data folder: a second start shows the first, and one that died is no hindrance.

use crate::harness::tell;
use std::time::{Duration, Instant};
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;

/// Holds the window's name on the desk's bus and answers nothing, as a process does that was killed
/// and whose socket is not closed yet.
fn dying(bus: &str, data: &std::path::Path) -> Connection {
    let name = format!("{}.SingleInstance", slipway_desktop::bus_id(Some(data)));
    let address = Builder::address(bus).expect("the bus has an address");
    let held = address.name(name).and_then(Builder::build);
    held.expect("the name is free")
}

#[test]
fn a_second_start_shows_the_window_that_is_open() {
    tell(async |desk| {
        let window = desk.open().await;
        window.sees("Slipway").await;
        let began = Instant::now();
        let second = desk.start_again();
        assert!(second.success(), "the second start ended with {second}");
        assert!(began.elapsed() < Duration::from_secs(10));
        window.sees("Slipway").await;
        window.close().await;
    });
}

#[test]
fn a_start_right_after_a_crash_opens_a_window() {
    tell(async |desk| {
        let gone = dying(desk.bus(), &desk.data());
        let lets_go = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(1_500));
            drop(gone);
        });
        let window = desk.open().await;
        window.sees("Slipway").await;
        lets_go.join().expect("it let go");
        // It holds the name itself now.
        assert!(desk.start_again().success());
        window.close().await;
    });
}

/// Answers like a window that is open.
struct Closing;

#[zbus::interface(name = "org.SingleInstance.DBus")]
impl Closing {
    fn execute_callback(&self, _arguments: Vec<String>, _folder: String) {}
}

#[test]
fn a_start_while_the_window_closes_opens_another() {
    tell(async |desk| {
        let name = format!(
            "{}.SingleInstance",
            slipway_desktop::bus_id(Some(&desk.data()))
        );
        let path = format!("/{}", name.replace('.', "/"));
        let held = Builder::address(desk.bus())
            .and_then(|bus| bus.name(name))
            .and_then(|bus| bus.serve_at(path, Closing))
            .and_then(Builder::build);
        let closing = held.expect("the name is free");
        let gone = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(1_000));
            drop(closing);
        });
        let window = desk.open().await;
        window.sees("Slipway").await;
        gone.join().expect("it went");
        window.close().await;
    });
}

#[test]
fn a_window_that_never_answers_does_not_keep_another_from_opening() {
    tell(async |desk| {
        let deaf = dying(desk.bus(), &desk.data());
        let window = desk.open().await;
        window.sees("Slipway").await;
        window.close().await;
        drop(deaf);
    });
}
