//! Looks at an environment and keeps what was seen. Nothing is kept when a file cannot be read or the
//! cluster does not answer: what was known before then only grows old.

use super::keep::{Look, keep};
use super::seen::look_shape;
use super::taken::taken;
use super::{ObserveEnvironment, Observed, find, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::host::Caller;
use crate::repos::sync::{Ear, sentence};
use crate::transact::{Done, Op, transact};
use crate::workspace::App;
use slipway_domain::drift::InfrastructureFact;
use slipway_domain::observed::{HelmRelease, Revision, Way};
use slipway_helm::{
    ClusterAsk, ClusterError, Gathered, Named, Whole, observe_cluster, read_carried,
};
use slipway_store::Connection;
use slipway_store::table::infrastructure::InfrastructureRow;
use slipway_store::table::{chart, observation, observed_release, product};
use std::collections::BTreeSet;
use std::time::Duration;

/// How long a cluster may take: three hundred releases over a slow line.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is known before a look.
struct Desk {
    book: Book,
    /// Names of charts, by which `helm list` is taken apart.
    charts: Vec<String>,
    /// Where releases are known to be.
    namespaces: BTreeSet<String>,
}

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: ObserveEnvironment,
) -> Result<Done<Observed>> {
    let (environment, desk) = app.store.read(|conn| {
        let environment = find(conn, &request.environment)?;
        let desk = Desk {
            book: Book::read(app, conn)?,
            charts: charts(conn)?,
            namespaces: namespaces(conn, &environment.id)?,
        };
        Ok::<_, Error>((environment, desk))
    })?;
    let ways = [
        !request.files.is_empty(),
        request.cluster.is_some(),
        !request.hand.is_empty(),
    ];
    if ways.iter().filter(|way| **way).count() != 1 {
        let message = "Say one way to look: files, a cluster, or what you know.";
        return Err(Error::invalid(
            "files",
            message,
            "Use --from, --context or --by-hand.",
        ));
    }
    let look = match &request.cluster {
        Some(_) if request.taken.is_some() => {
            let message = "A cluster is read now, so nobody needs to say when.";
            return Err(Error::invalid("taken", message, "Leave it out."));
        }
        Some(_) => through_cluster(app, caller, &request, &environment.name)?,
        None if !request.files.is_empty() => by_files(&desk, &request)?,
        None => by_hand(&desk.book, &request)?,
    };
    caller.go_on()?;
    let done = transact(app, caller, Op::ObserveEnvironment, |tx, who| {
        let environment = find(tx.conn(), &environment.id)?;
        let number = keep(app, tx, &environment.id, &who.name, &look)?;
        tx.touch("observation", &environment.id);
        if let Some(version) = &look.kubernetes {
            let fact = InfrastructureFact::Kubernetes.slug();
            tx.put(&InfrastructureRow {
                id: format!("{}/{fact}", environment.id),
                environment_id: environment.id.clone(),
                fact: fact.to_owned(),
                value: version.clone(),
                way: look.way.slug().to_owned(),
                at: app.now_text(),
                by: who.name.clone(),
            })?;
        }
        tracing::info!(number, releases = look.releases.len(), "Looked.");
        let summary = format!(
            "Looked at {}: {} releases through {}",
            environment.name,
            look.releases.len(),
            look.source
        );
        Ok(((environment, number), summary))
    })?;
    done.map(|(environment, number)| {
        app.store.read(|conn| {
            // The look that was just made, although it may not be the newest there is.
            let look = observation::find(conn, number)?;
            Ok(Observed {
                look: look.map(|look| look_shape(&desk.book, &look)),
                ..show::of(app, conn, &environment)?
            })
        })
    })
}

fn namespaces(conn: &Connection, environment: &str) -> Result<BTreeSet<String>> {
    let rows = observed_release::newest(conn, environment)?.into_iter();
    let there = rows.filter(|row| row.gone_in.is_none());
    Ok(there.map(|row| row.namespace).collect())
}

fn charts(conn: &Connection) -> Result<Vec<String>> {
    let mut names: Vec<String> = product::all(conn)?
        .into_iter()
        .map(|row| row.chart)
        .filter(|chart| !chart.is_empty())
        .collect();
    names.extend(chart::names(conn)?);
    names.sort();
    names.dedup();
    Ok(names)
}

fn through_cluster(
    app: &App,
    caller: &Caller,
    request: &ObserveEnvironment,
    name: &str,
) -> Result<Look> {
    let asked = request.cluster.clone().unwrap_or_default();
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let ask = ClusterAsk {
        kubeconfig: filled(asked.kubeconfig).map(Into::into),
        context: filled(asked.context),
        namespace: filled(asked.namespace.or_else(|| request.namespace.clone())),
        deadline: PATIENCE,
    };
    let label = format!("Asking the cluster of {name}");
    let ear = Ear { app, caller, label };
    let seen = observe_cluster(&ask, &ear).map_err(cluster_error)?;
    Ok(Look {
        way: Way::Cluster,
        source: format!("context {}", seen.context),
        at: app.now(),
        scopes: vec![ask.namespace.unwrap_or_else(|| "*".to_owned())],
        releases: seen.gathered.releases(),
        undecodable: seen.undecodable,
        odd: seen.odd,
        kubernetes: seen.kubernetes,
    })
}

fn cluster_error(error: ClusterError) -> Error {
    let message = sentence(&error.to_string());
    let kept = "What was known before is kept.";
    match &error {
        ClusterError::Cancelled => crate::host::stopped(),
        ClusterError::Kubeconfig(_) => Error::invalid("kubeconfig", message, error.hint()),
        ClusterError::NoContext { .. } | ClusterError::Plugin { .. } => {
            Error::invalid("context", message, error.hint())
        }
        ClusterError::Forbidden(_) | ClusterError::Unauthorized => {
            Error::new(Code::Remote, format!("{message} {kept}"), error.hint())
        }
        _ => Error::new(Code::Remote, format!("{message} {kept}"), error.hint()),
    }
}

fn by_files(desk: &Desk, request: &ObserveEnvironment) -> Result<Look> {
    let named = Named {
        release: request.release.clone(),
        namespace: request.namespace.clone(),
    };
    let mut gathered = Gathered::default();
    let (mut whats, mut undecodable, mut odd) = (Vec::new(), Vec::new(), Vec::new());
    let mut wholes = Vec::new();
    // Files that name their releases first, so that one that does not finds the only one there is.
    let mut files: Vec<_> = request.files.iter().collect();
    files.sort_by_key(|file| !file.content.trim_start().starts_with(['{', '[']));
    for file in files {
        let carried = read_carried(file.content.as_bytes(), &named, &desk.charts, &mut gathered);
        let carried = carried.map_err(|error| {
            let name: String = file
                .name
                .chars()
                .filter(|c| !c.is_control())
                .take(120)
                .collect();
            let message = format!("{name}: {error}. Nothing was kept.");
            Error::invalid("files", message, error.hint())
        })?;
        if !whats.contains(&carried.what) {
            whats.push(carried.what);
        }
        undecodable.extend(carried.undecodable);
        odd.extend(carried.odd);
        wholes.push(carried.whole);
    }
    let unplaced = gathered.unplaced();
    let alone = gathered.objects_alone();
    let releases = gathered.releases();
    if releases.is_empty() && undecodable.is_empty() {
        ownerless(&unplaced, alone)?;
    }
    odd.extend(unplaced.into_iter().map(|name| {
        format!("the manifest of {name} was left out, since nothing says which revision it is of")
    }));
    let (at, told) = taken(&desk.book, request, &releases)?;
    odd.extend(told);
    let scopes = scopes(desk, request, wholes, &mut odd);
    Ok(Look {
        way: Way::Files,
        source: format!("files: {}", whats.join(", ")),
        at,
        scopes,
        releases,
        undecodable,
        odd,
        kubernetes: None,
    })
}

/// Refuses files of which nothing could be kept: a manifest, or what runs, tells nothing of a release
/// whose revision nobody names.
fn ownerless(manifests: &[String], objects: bool) -> Result<()> {
    let said = match manifests.first() {
        Some(name) => format!("the manifest of {name}"),
        None if objects => "what runs".to_owned(),
        None => return Ok(()),
    };
    let message = format!(
        "These files hold {said}, and nothing that says which releases are installed, in which \
         revision. Nothing was kept."
    );
    let hint = "Bring helm list, helm get metadata or Helm's Secrets along, with -o json.";
    Err(Error::invalid("files", message, hint))
}

/// What files list as a whole, or somebody says that they do.
fn scopes(
    desk: &Desk,
    request: &ObserveEnvironment,
    wholes: Vec<Whole>,
    odd: &mut Vec<String>,
) -> Vec<String> {
    if request.whole {
        return said_whole(request);
    }
    let mut scopes = Vec::new();
    for whole in wholes {
        let only = || {
            let mut known = desk.namespaces.iter();
            known.next().filter(|_| known.next().is_none()).cloned()
        };
        match whole {
            Whole::Nothing => {}
            Whole::All => scopes.push("*".to_owned()),
            Whole::Namespace(namespace) => scopes.push(namespace),
            Whole::Somewhere => match request.namespace.clone().or_else(only) {
                Some(namespace) => scopes.push(namespace),
                None => odd.push(
                    "an empty list does not say of which namespace it is: say --namespace, or \
                     --whole for all of them"
                        .to_owned(),
                ),
            },
        }
    }
    scopes.sort();
    scopes.dedup();
    scopes
}

/// The namespace that is named, else all of them.
fn said_whole(request: &ObserveEnvironment) -> Vec<String> {
    let named = request.namespace.as_deref().map(str::trim);
    let named = named.filter(|namespace| !namespace.is_empty());
    vec![named.unwrap_or("*").to_owned()]
}

fn by_hand(book: &Book, request: &ObserveEnvironment) -> Result<Look> {
    let mut releases = Vec::new();
    for one in &request.hand {
        let filled = [&one.release, &one.chart, &one.version];
        if filled.iter().any(|text| text.trim().is_empty()) {
            let message = "A release needs its name, its chart and the chart's version.";
            return Err(Error::invalid(
                "hand",
                message,
                "Such as moja=mojaloop-17.0.4.",
            ));
        }
        releases.push(HelmRelease {
            name: one.release.trim().to_owned(),
            namespace: one.namespace.trim().to_owned(),
            last: Revision {
                number: 1,
                status: "deployed".to_owned(),
                chart: Some(one.chart.trim().to_owned()),
                version: Some(one.version.trim().to_owned()),
                app_version: one.app_version.clone(),
                ..Revision::default()
            },
            ..HelmRelease::default()
        });
    }
    let (at, told) = taken(book, request, &releases)?;
    Ok(Look {
        way: Way::Hand,
        source: "what somebody wrote down".to_owned(),
        at,
        scopes: match request.whole {
            true => said_whole(request),
            false => Vec::new(),
        },
        releases,
        undecodable: Vec::new(),
        odd: told.into_iter().collect(),
        kubernetes: None,
    })
}
