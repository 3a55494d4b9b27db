//! How much memory the terminal takes at most when a repository means harm.

use crate::support::Desk;
use slipway_testkit::fault_server::{FaultServer, Framing, Reply};
use std::fs;
use std::process::Child;
use std::time::Duration;

/// What reading a body of any kind may take. A tenth of it is the program itself; what is hostile
/// would take gigabytes where it is not bounded.
const MOST_KIB: u64 = 160 << 10;

/// The peak of a process, as the kernel counts it, read until it has ended.
pub(crate) fn peak_kib(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("it can be asked").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|rest| rest.trim().strip_suffix("kB")?.trim().parse().ok());
        peak = peak.max(kib.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    peak
}

fn bomb() -> Reply {
    let aliases: String = (1..10)
        .map(|n| {
            let of = vec![format!("*a{}", n - 1); 9].join(",");
            format!("a{n}: &a{n} [{of}]\n")
        })
        .collect();
    Reply::ok(format!(
        "a0: &a0 [x,x,x,x,x,x,x,x,x]\n{aliases}apiVersion: v1\nentries:\n  a: [{{name: a, version: *a9}}]\n"
    ))
}

fn deep() -> Reply {
    let opened = "[".repeat(4_000_000);
    Reply::ok(format!("{{\"apiVersion\":\"v1\",\"entries\":{opened}"))
}

fn deep_yaml() -> Reply {
    let lines: String = (0..6_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    Reply::ok(format!("apiVersion: v1\nentries:\n{lines}"))
}

/// 200 MB without a length, so that only counting can stop it.
fn large() -> Reply {
    let line = "# nothing but padding, line after line after line of it\n";
    let mut reply = Reply::ok(line.repeat(20_000)).framing(Framing::Chunked);
    reply.times = 200_000_000 / reply.body.len();
    reply
}

#[test]
fn a_body_that_means_harm_takes_no_more_than_its_share() {
    for (name, reply) in [
        ("bomb", bomb()),
        ("deep", deep()),
        ("deep yaml", deep_yaml()),
        ("200 MB", large()),
    ] {
        let desk = Desk::fresh();
        let server = FaultServer::start().expect("a port is free");
        server.on("/index.yaml", reply);
        desk.json(&["repo", "add", "own", &server.url()]);
        let mut child = desk.start(&["--json", "repo", "sync"]);
        let peak = peak_kib(&mut child);
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.code().is_some(),
            "{name}: it was ended by a signal"
        );
        assert!(said.contains("\"repos\""), "{name}: {said}");
        assert!(peak > 0, "{name}: the kernel says nothing of it");
        assert!(peak <= MOST_KIB, "{name} took {peak} KiB");
    }
}
