//! Where a person reads a ticket in the browser.

use crate::door::segment;
use crate::github::web;
use slipway_domain::desk::meta::DeskKind;
use url::Url;

/// The page of a ticket, by the desk's kind, address and project; None for an address that is none.
pub fn page_of(kind: DeskKind, url: &str, project: &str, remote: &str) -> Option<String> {
    let home = slipway_net::address::folder(Url::parse(url.trim()).ok()?);
    let key = segment(remote);
    Some(match kind {
        DeskKind::Rt => format!("{home}Ticket/Display.html?id={key}"),
        DeskKind::Redmine => format!("{home}issues/{key}"),
        // An issue that moved has another key, and the same id.
        DeskKind::Jira => format!("{home}issues/?jql=id%3D{key}"),
        DeskKind::Github => {
            let (repo, number) = remote.split_once('#').unwrap_or((project, remote));
            let repo: Vec<String> = repo.trim_matches('/').split('/').map(segment).collect();
            format!("{}{}/issues/{}", web(url), repo.join("/"), segment(number))
        }
    })
}
