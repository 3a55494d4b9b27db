//! The app is killed in the middle of a sync: what was acknowledged is there, nothing half-done.

use crate::first_release::set_up_hub;
use crate::harness::{real, tell};
use slipway_testkit::fault_server::{Fault, FaultServer, Reply};
use std::time::Duration;

#[test]
fn a_kill_in_the_middle_of_a_sync_loses_nothing() {
    let inputs = real::inputs();
    let index = inputs.index;
    let counts = format!("{} charts, {} versions", inputs.charts, inputs.versions);
    let server = FaultServer::start().expect("a server");
    let slow = Reply::ok(index.clone()).fault(Fault::Drip(Duration::from_millis(5)));
    server.on("/index.yaml", slow);
    tell(async |desk| {
        let window = desk.open().await;
        set_up_hub(&window).await;
        window.fill("Address", &server.url()).await;
        window.press("button", "Add and read it").await;
        while server.requests().is_empty() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        window.sees("Cancel").await;
        window.kill();

        server.serve("/index.yaml", "\"whole\"", index.clone());
        let window = desk.open().await;
        window.sees("Regional switch").await;
        window.press("link", "Charts").await;
        window.sees("0 charts, 0 versions").await;
        window.press("button", "Sync mojaloop").await;
        window.sees(&counts).await;
        window.close().await;
    });
}
