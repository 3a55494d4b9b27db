//! `chart`: what the repositories publish.

use crate::answer::{Answer, Result};
use crate::secret::Lent;
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::charts::{
    ArchiveShape, Chart, ChartVersions, Charts, DismissIntake, Intake, Intakes, ListCharts,
    ListVersions, ReadArchive, WatchChart,
};
use slipway_app::error::{Code, Error};
use slipway_app::shape::Nothing;

/// What can be done with charts.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List charts
    List {
        /// Part of a name or description
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// Only this repository's
        #[arg(long)]
        repo: Option<String>,
    },
    /// List a chart's versions, newest first
    Versions {
        /// The chart
        name: String,
        /// Also revisions, prereleases and development builds
        #[arg(long)]
        all: bool,
        /// Only this repository's
        #[arg(long)]
        repo: Option<String>,
    },
    /// Propose an intake for every new stable version
    Watch(Named),
    /// Stop watching
    Unwatch(Named),
    /// Download one version and show what it really holds
    Archive {
        #[command(flatten)]
        chart: Named,
        /// Exact version
        version: String,
        #[command(flatten)]
        lent: Lent,
    },
    /// List new versions that wait for their intake
    Intakes,
    /// Dismiss an intake
    Dismiss {
        /// Its id
        id: String,
        /// Why
        reason: String,
    },
}

/// Names a chart.
#[derive(clap::Args)]
pub(crate) struct Named {
    /// The chart
    name: String,
    /// Its repository, where several have one of this name
    #[arg(long)]
    repo: Option<String>,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List { search, repo } => terminal
                .call("chart_list", &ListCharts { search, repo })
                .map(Answer::of::<Charts>),
            Verb::Versions { name, all, repo } => terminal
                .call(
                    "chart_versions",
                    &ListVersions {
                        chart: name,
                        repo,
                        all,
                    },
                )
                .map(Answer::of::<ChartVersions>),
            Verb::Watch(chart) => watch(terminal, chart, true),
            Verb::Unwatch(chart) => watch(terminal, chart, false),
            Verb::Archive {
                chart,
                version,
                lent,
            } => {
                let repo = chart.repo(terminal)?;
                let request = ReadArchive {
                    repo,
                    chart: chart.name,
                    version,
                    secret: lent.read()?,
                };
                terminal
                    .call("chart_archive", &request)
                    .map(Answer::of::<ArchiveShape>)
            }
            Verb::Intakes => terminal
                .call("intake_list", &Nothing {})
                .map(Answer::of::<Intakes>),
            Verb::Dismiss { id, reason } => terminal
                .call("intake_dismiss", &DismissIntake { id, reason })
                .map(Answer::of::<Intake>),
        }
    }
}

fn watch(terminal: &Terminal, chart: Named, watched: bool) -> Result {
    let repo = chart.repo(terminal)?;
    let request = WatchChart {
        repo,
        chart: chart.name,
        watched,
    };
    terminal
        .call("chart_watch", &request)
        .map(Answer::of::<Chart>)
}

impl Named {
    /// The repository named, or the only one that has such a chart.
    fn repo(&self, terminal: &Terminal) -> Result<String> {
        if let Some(repo) = &self.repo {
            return Ok(repo.clone());
        }
        let request = ListCharts {
            search: Some(self.name.clone()),
            repo: None,
        };
        let found: Charts = terminal.read("chart_list", &request)?;
        let mut repos: Vec<String> = found
            .charts
            .into_iter()
            .filter(|c| c.name == self.name)
            .map(|c| c.repo)
            .collect();
        match (repos.pop(), repos.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(last), false) => Err(Error::new(
                Code::Invalid,
                format!("`{}` is in {} and {last}.", self.name, repos.join(", ")),
                "Say which with `--repo NAME`.",
            )),
            (None, _) => Err(Error::not_found(
                format!("chart `{}`", self.name),
                "`slipwayctl chart list` names those that are known; `repo sync` asks again.",
            )),
        }
    }
}
