//! The kubeconfig: which context, and whether it can sign in without starting a program.

use super::{ClusterAsk, ClusterError};
use crate::index::shown;
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::{Client, Config};
use std::path::Path;
use std::time::Duration;

/// Largest kubeconfig that is read: it holds certificates, not data.
const MOST: u64 = 4 << 20;

/// A client for the context that was asked for, with the context's name.
pub(super) async fn client(ask: &ClusterAsk) -> Result<(Client, String), ClusterError> {
    let file = read(ask.kubeconfig.as_deref())?;
    let wanted = ask.context.clone().or_else(|| file.current_context.clone());
    let wanted = wanted.filter(|name| !name.is_empty()).ok_or_else(|| {
        ClusterError::Kubeconfig("it has no current context, and none was named".into())
    })?;
    let known = || file.contexts.iter().map(|one| shown(&one.name)).collect();
    let context = file
        .contexts
        .iter()
        .find(|one| one.name == wanted)
        .and_then(|one| one.context.clone())
        .ok_or_else(|| ClusterError::NoContext {
            wanted: shown(&wanted),
            known: known(),
        })?;
    let user = file
        .auth_infos
        .iter()
        .find(|one| Some(&one.name) == context.user.as_ref())
        .and_then(|one| one.auth_info.as_ref());
    // A program that hangs, asks, or is not the one it was would run with our rights.
    let program = user.and_then(|user| match (&user.exec, &user.auth_provider) {
        (Some(exec), _) => Some(exec.command.clone().unwrap_or_else(|| "exec".into())),
        (None, Some(provider)) => Some(provider.name.clone()),
        (None, None) => None,
    });
    if let Some(program) = program {
        let (context, program) = (shown(&wanted), shown(&program));
        return Err(ClusterError::Plugin { context, program });
    }
    let options = KubeConfigOptions {
        context: Some(wanted.clone()),
        ..KubeConfigOptions::default()
    };
    let mut config = Config::from_custom_kubeconfig(file, &options)
        .await
        .map_err(|error| ClusterError::Kubeconfig(shown(&error.to_string())))?;
    config.connect_timeout = Some(Duration::from_secs(10));
    config.read_timeout = Some(Duration::from_secs(30));
    config.write_timeout = Some(Duration::from_secs(30));
    config.default_retry = false;
    let client = Client::try_from(config)
        .map_err(|error| ClusterError::Kubeconfig(shown(&error.to_string())))?;
    Ok((client, shown(&wanted)))
}

fn read(path: Option<&Path>) -> Result<Kubeconfig, ClusterError> {
    let unusable = |reason: String| ClusterError::Kubeconfig(shown(&reason));
    let Some(path) = path else {
        return Kubeconfig::read().map_err(|error| unusable(error.to_string()));
    };
    let about = std::fs::metadata(path).map_err(|error| unusable(error.to_string()))?;
    if !about.is_file() || about.len() > MOST {
        let reason = format!("it is not a file of at most {MOST} bytes");
        return Err(unusable(reason));
    }
    Kubeconfig::read_from(path).map_err(|error| unusable(error.to_string()))
}
