//! Repositories and syncs for people.

use super::Page;
use super::table::Table;
use super::text::one_line;
use slipway_app::repos::{Repo, Repos, SyncReport, Synced};
use slipway_app::shape::Stamp;

/// So many warnings of one repository are enough to see what is wrong; JSON has them all.
const WARNINGS_SHOWN: usize = 10;

impl Page for Repos {
    fn page(&self) -> String {
        let mut table = Table::new(&["name", "status", "charts", "versions", "asked", "url"]);
        for repo in &self.repos {
            let (charts, versions) = (repo.chart_count.to_string(), repo.version_count.to_string());
            let asked = when(repo.checked_at.as_ref());
            table.row([
                &repo.name,
                &repo.status,
                charts.as_str(),
                &versions,
                asked,
                &repo.url,
            ]);
        }
        let notes: String = self.repos.iter().filter_map(standing).collect();
        table.or("No repository yet. Add one with `slipwayctl repo add NAME URL`.") + &notes
    }
}

impl Page for Repo {
    fn page(&self) -> String {
        let secret = if self.has_secret {
            ", with a secret"
        } else {
            ""
        };
        format!(
            "{}  {}  {}, {}{secret}\n{}",
            one_line(&self.name),
            one_line(&self.url),
            self.kind,
            self.auth,
            standing(self).unwrap_or_default()
        )
    }
}

impl Page for Synced {
    fn page(&self) -> String {
        if self.repos.is_empty() {
            return "No repository yet. Add one with `slipwayctl repo add NAME URL`.\n".to_owned();
        }
        self.repos.iter().map(report).collect()
    }
}

/// Why a repository is not as it should be, on a line of its own.
fn standing(repo: &Repo) -> Option<String> {
    let name = one_line(&repo.name);
    if let Some(held) = &repo.held {
        let (before, after) = (held.before, held.after);
        return Some(format!(
            "{name}: the index fell from {before} to {after} versions; nothing was taken over. \
             Accept it with `slipwayctl repo confirm {name}`.\n"
        ));
    }
    repo.error
        .as_ref()
        .map(|error| format!("{name}: {}\n", one_line(error)))
}

fn report(repo: &SyncReport) -> String {
    let name = one_line(&repo.name);
    let counts = match repo.status.as_str() {
        "not_modified" => "not modified".to_owned(),
        "changed" => format!(
            "{} charts, {} versions: {} added, {} gone, {} republished, {} skipped",
            repo.charts, repo.versions, repo.added, repo.removed, repo.republished, repo.skipped
        ),
        status => {
            format!(
                "{status}: {}",
                one_line(repo.error.as_deref().unwrap_or("no reason given"))
            )
        }
    };
    let mut out = format!("{name}  {counts}\n");
    for warning in repo.warnings.iter().take(WARNINGS_SHOWN) {
        out.push_str(&format!("  {}\n", one_line(warning)));
    }
    if let Some(more) = repo
        .warnings
        .len()
        .checked_sub(WARNINGS_SHOWN)
        .filter(|more| *more > 0)
    {
        out.push_str(&format!("  and {more} more; --json shows all\n"));
    }
    out
}

/// A moment in the hub's zone; empty for never.
pub(super) fn when(stamp: Option<&Stamp>) -> &str {
    stamp.map_or("", |stamp| stamp.label.as_str())
}
