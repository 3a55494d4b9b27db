//! Charts, versions, archives and intakes for people.

use super::Page;
use super::table::{Table, short};
use super::text::{clean, one_line};
use slipway_app::charts::{
    ArchiveShape, Chart, ChartVersion, ChartVersions, Charts, Intake, Intakes,
};

/// A digest's beginning tells two apart; JSON has it whole.
const DIGEST_SHOWN: usize = 13;

impl Page for Charts {
    fn page(&self) -> String {
        let mut table = Table::new(&["repo", "chart", "latest", "versions", "description"]);
        for chart in &self.charts {
            let latest = if chart.latest.is_empty() {
                &chart.newest
            } else {
                &chart.latest
            };
            let (versions, about) = (chart.versions.to_string(), short(&chart.description, 60));
            table.row([&chart.repo, &chart.name, latest.as_str(), &versions, &about]);
        }
        table.or("No chart found.")
    }
}

impl Page for Chart {
    fn page(&self) -> String {
        let watched = if self.watched {
            "watched"
        } else {
            "not watched"
        };
        format!(
            "{}/{}  {watched}\n",
            one_line(&self.repo),
            one_line(&self.name)
        )
    }
}

impl Page for ChartVersions {
    fn page(&self) -> String {
        let mut table = Table::new(&["version", "app version", "channel", "digest", "remark"]);
        for version in &self.versions {
            let (app, digest) = (
                short(&version.app_version, 32),
                short(&version.digest, DIGEST_SHOWN),
            );
            table.row([
                &version.version,
                app.as_str(),
                &version.channel,
                &digest,
                &remark(version),
            ]);
        }
        table.or("No version found. `--all` shows those that are not stable.")
    }
}

fn remark(version: &ChartVersion) -> String {
    let mut remarks = Vec::new();
    if let Some(gone) = &version.vanished_at {
        remarks.push(format!("gone since {}", gone.label));
    }
    if !version.earlier_digests.is_empty() {
        remarks.push("republished".to_owned());
    }
    if version.deprecated {
        remarks.push("deprecated".to_owned());
    }
    if !version.releases.is_empty() {
        let titles: Vec<&str> = version.releases.iter().map(|r| r.title.as_str()).collect();
        remarks.push(format!("planned: {}", titles.join(", ")));
    }
    remarks.join("; ")
}

impl Page for ArchiveShape {
    fn page(&self) -> String {
        let mut table = Table::new(&["subchart", "version", "app version", "path"]);
        for chart in &self.subcharts {
            table.row([
                &chart.name,
                &chart.version,
                chart.app_version.as_str(),
                &chart.path,
            ]);
        }
        format!(
            "digest {}, provenance {}\nsha256 {}, {} files, {} bytes\n\n{}\nvalues.yaml\n{}\n",
            self.digest_state,
            self.provenance,
            self.sha256,
            self.files,
            self.bytes,
            table.or("No subcharts."),
            clean(&self.values).trim_end()
        )
    }
}

impl Page for Intakes {
    fn page(&self) -> String {
        let mut table = Table::new(&["id", "repo", "chart", "version", "state", "found"]);
        for intake in &self.intakes {
            let Intake {
                id,
                repo,
                chart,
                version,
                found_at,
                state,
            } = intake;
            table.row([id, repo, chart, version, state, found_at.label.as_str()]);
        }
        table.or("No version waits for its intake.")
    }
}

impl Page for Intake {
    fn page(&self) -> String {
        format!(
            "{} {} {}\n",
            one_line(&self.chart),
            one_line(&self.version),
            self.state
        )
    }
}
