//! `env observe`, `show`, `board`, `compare`, `upgrade` and what is said of an environment.

use crate::answer::{Answer, Result};
use crate::nouns::planned::wall;
use crate::terminal::Terminal;
use chrono::{DateTime, Utc};
use clap::Subcommand;
use slipway_app::error::{Code, Error};
use slipway_app::observed::{
    ApproveValues, AskCluster, CarriedFile, CompareEnvironments, EnvironmentBoard,
    EnvironmentComparison, HandRelease, NameEnvironment, ObserveEnvironment, Observed,
    SaveInfrastructure, UpgradePath,
};
use slipway_app::shape::Nothing;
use std::path::{Path, PathBuf};

/// Largest file that is read: a dump of three hundred Secrets.
const LONGEST: u64 = 256 << 20;

/// What can be seen of environments, and said of them.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Look at what runs: by files that were carried here, through the cluster, or as you know it
    Observe(Box<Observe>),
    /// Show what was seen of an environment, when, and how
    Show {
        /// Its code
        code: String,
    },
    /// Show every environment beside products and components
    Board,
    /// Compare two environments, and say how far the second is like the first
    Compare {
        /// Code of the one that is to be matched
        from: String,
        /// Code of the one that should match it
        to: String,
    },
    /// Show how many releases an environment is behind, and what the way up brings along
    Upgrade {
        /// Its code
        code: String,
    },
    /// Write down what an environment stands on
    StandsOn {
        /// Its code
        code: String,
        /// kubernetes, mysql, kafka, redis, mongodb, api_gateway, dmz or security_zones
        fact: String,
        /// What is there; empty takes it back
        value: String,
    },
    /// Approve the values that a release runs with, known by their hash alone
    ApproveValues {
        /// Code of the environment
        code: String,
        /// Name of the release
        release: String,
        /// Its namespace, where the name is not the only one
        #[arg(long, value_name = "NAMESPACE")]
        namespace: Option<String>,
        /// Take the approval back
        #[arg(long)]
        withdraw: bool,
    },
}

/// How to look.
#[derive(clap::Args)]
pub(crate) struct Observe {
    /// Code of the environment
    #[arg(long, value_name = "CODE")]
    env: String,
    /// A file from a bastion; what it is, is told by what is in it; may be given again
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["context", "kubeconfig", "by_hand"])]
    from: Vec<PathBuf>,
    /// A context of the kubeconfig; the cluster is only read
    #[arg(long, value_name = "NAME", conflicts_with = "by_hand")]
    context: Option<String>,
    /// The kubeconfig; else KUBECONFIG, else the one in the home folder
    #[arg(long, value_name = "FILE", conflicts_with = "by_hand")]
    kubeconfig: Option<PathBuf>,
    /// The only namespace that is looked at; with files, that of a release they do not name
    #[arg(long, value_name = "NAMESPACE")]
    namespace: Option<String>,
    /// The release that a file is of which does not say so
    #[arg(long, value_name = "NAME", requires = "from")]
    release: Option<String>,
    /// What you know: RELEASE=CHART@VERSION; may be given again
    #[arg(long, value_name = "RELEASE=CHART@VERSION")]
    by_hand: Vec<String>,
    /// When the files were taken: a wall clock, or RFC 3339; else the date of the files
    #[arg(long, value_name = "WHEN", conflicts_with_all = ["context", "kubeconfig"])]
    taken: Option<String>,
    /// The zone of that wall clock; else the hub's
    #[arg(long, value_name = "ZONE", requires = "taken")]
    tz: Option<String>,
    /// What is brought is all there is, in --namespace or else anywhere: the rest is gone
    #[arg(long, conflicts_with_all = ["context", "kubeconfig"])]
    whole: bool,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Observe(observe) => observe.run(terminal),
            Verb::Show { code } => terminal
                .call(
                    "environment_observed",
                    &NameEnvironment { environment: code },
                )
                .map(Answer::of::<Observed>),
            Verb::Board => terminal
                .call("environment_board", &Nothing {})
                .map(Answer::of::<EnvironmentBoard>),
            Verb::Compare { from, to } => terminal
                .call("environment_compare", &CompareEnvironments { from, to })
                .map(Answer::of::<EnvironmentComparison>),
            Verb::Upgrade { code } => terminal
                .call(
                    "environment_upgrade",
                    &NameEnvironment { environment: code },
                )
                .map(Answer::of::<UpgradePath>),
            Verb::StandsOn { code, fact, value } => {
                let request = SaveInfrastructure {
                    environment: code,
                    fact,
                    value,
                };
                terminal
                    .call("infrastructure_save", &request)
                    .map(Answer::of::<Observed>)
            }
            Verb::ApproveValues {
                code,
                release,
                namespace,
                withdraw,
            } => {
                let request = ApproveValues {
                    environment: code,
                    release,
                    namespace,
                    withdraw,
                };
                terminal
                    .call("values_approve", &request)
                    .map(Answer::of::<Observed>)
            }
        }
    }
}

impl Observe {
    fn run(self, terminal: &Terminal) -> Result {
        let mut files = Vec::new();
        for path in &self.from {
            files.push(carried(path)?);
        }
        let taken = self.taken.map(|when| wall(terminal, when, self.tz));
        let cluster = (self.context.is_some() || self.kubeconfig.is_some()).then(|| AskCluster {
            kubeconfig: self.kubeconfig.map(|path| path.display().to_string()),
            context: self.context,
            namespace: self.namespace.clone(),
        });
        let hand = self.by_hand.iter().map(|typed| written(typed));
        let request = ObserveEnvironment {
            environment: self.env,
            files,
            cluster,
            hand: hand.collect::<Result<_>>()?,
            release: self.release,
            namespace: self.namespace,
            taken: taken.transpose()?,
            whole: self.whole,
        };
        terminal
            .call("environment_observe", &request)
            .map(Answer::of::<Observed>)
    }
}

fn carried(path: &Path) -> Result<CarriedFile> {
    let cannot = |why: String| {
        let message = format!("{} cannot be read: {why}.", path.display());
        let hint = "Give a text file of at most 256 MiB, as Helm and kubectl write it.";
        Error::new(Code::Invalid, message, hint)
    };
    let about = std::fs::metadata(path).map_err(|error| cannot(error.to_string()))?;
    if !about.is_file() {
        return Err(cannot("it is no file".to_owned()));
    }
    if about.len() > LONGEST {
        return Err(cannot("it is too long".to_owned()));
    }
    let content = std::fs::read_to_string(path).map_err(|error| cannot(error.to_string()))?;
    let modified = about.modified().ok().map(DateTime::<Utc>::from);
    Ok(CarriedFile {
        name: path.display().to_string(),
        content,
        modified: modified.map(|at| at.to_rfc3339()),
    })
}

fn written(typed: &str) -> Result<HandRelease> {
    let parts = typed
        .split_once('=')
        .and_then(|(release, rest)| Some((release, rest.rsplit_once('@')?)));
    let Some((release, (chart, version))) = parts else {
        let message = format!("`{typed}` is not RELEASE=CHART@VERSION.");
        return Err(Error::new(
            Code::Invalid,
            message,
            "Such as moja=mojaloop@17.0.4.",
        ));
    };
    let (namespace, release) = release.split_once('/').unwrap_or(("", release));
    Ok(HandRelease {
        release: release.to_owned(),
        namespace: namespace.to_owned(),
        chart: chart.to_owned(),
        version: version.to_owned(),
        app_version: None,
    })
}
