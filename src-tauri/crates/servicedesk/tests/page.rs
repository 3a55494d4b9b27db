//! Pages of tickets.

use slipway_domain::desk::meta::DeskKind::{Github, Jira, Redmine, Rt};
use slipway_servicedesk::page_of;

#[test]
fn a_ticket_has_its_page_in_the_browser() {
    for (kind, url, project, remote, page) in [
        (
            Rt,
            "https://rt.example.org/rt",
            "General",
            "12",
            "https://rt.example.org/rt/Ticket/Display.html?id=12",
        ),
        (
            Redmine,
            "https://red.example.org/",
            "core",
            "7",
            "https://red.example.org/issues/7",
        ),
        (
            Jira,
            "https://x.atlassian.net",
            "MES",
            "10001",
            "https://x.atlassian.net/issues/?jql=id%3D10001",
        ),
        (
            Github,
            "https://api.github.com",
            "mojaloop/project",
            "2119",
            "https://github.com/mojaloop/project/issues/2119",
        ),
        (
            Github,
            "https://git.example.org",
            "a/b",
            "c/d#3",
            "https://git.example.org/c/d/issues/3",
        ),
    ] {
        assert_eq!(page_of(kind, url, project, remote).as_deref(), Some(page));
    }
    assert_eq!(page_of(Rt, "no address", "General", "12"), None);
    // What a desk sends as an id stays one step of the path.
    let odd = page_of(Redmine, "https://red.example.org", "core", "../admin?x=1#y").unwrap();
    assert_eq!(odd, "https://red.example.org/issues/..%2Fadmin%3Fx%3D1%23y");
}
