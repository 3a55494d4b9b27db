//! Approves the values that a release runs with, or takes that back. Only their hash is known here.

use super::seen::Seen;
use super::{ApproveValues, Observed, find, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::observed::HelmRelease;
use slipway_store::table::approved_values::ApprovedValuesRow;

pub(crate) fn run(app: &App, caller: &Caller, request: ApproveValues) -> Result<Done<Observed>> {
    let done = transact(app, caller, Op::ApproveValues, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let environment = find(tx.conn(), &request.environment)?;
        let seen = Seen::read(tx.conn(), &book, environment.clone())?;
        let release = pick(&seen, &request)?;
        let (namespace, name) = (&release.namespace, &release.name);
        let id = format!("{}/{namespace}/{name}", environment.id);
        if request.withdraw {
            tx.delete::<ApprovedValuesRow>(&id)?;
            let summary = format!(
                "Took back the approved values of {name} in {}",
                environment.name
            );
            return Ok((environment, summary));
        }
        let used = release.runs().and_then(|one| one.values_sha256.clone());
        let sha256 = used.ok_or_else(|| {
            let message = format!("The values that {name} runs with were not read.");
            let hint = "Look through the cluster, or bring its Secret.";
            Error::new(Code::Conflict, message, hint)
        })?;
        tx.put(&ApprovedValuesRow {
            id,
            environment_id: environment.id.clone(),
            namespace: namespace.clone(),
            name: name.clone(),
            sha256,
            approved_by: who.id.clone(),
            approved_at: app.now_text(),
        })?;
        let summary = format!("Approved the values of {name} in {}", environment.name);
        Ok((environment, summary))
    })?;
    done.map(|environment| app.store.read(|conn| show::of(app, conn, &environment)))
}

fn pick<'s>(seen: &'s Seen, request: &ApproveValues) -> Result<&'s HelmRelease> {
    let wanted = request.release.trim();
    let fits = |one: &&HelmRelease| {
        one.name == wanted
            && request
                .namespace
                .as_ref()
                .is_none_or(|namespace| *namespace == one.namespace)
    };
    let mut found = seen.rows.iter().map(|(facts, _)| facts).filter(fits);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => {
            let message = format!("Several namespaces have a release {wanted}.");
            Err(Error::invalid("namespace", message, "Say which one."))
        }
        (None, _) => {
            let names: Vec<&str> = seen.rows.iter().map(|(one, _)| one.name.as_str()).collect();
            let hint = match names.as_slice() {
                [] => "Look at the environment first.".to_owned(),
                names => format!("There are: {}.", names.join(", ")),
            };
            Err(Error::not_found(format!("release {wanted}"), hint))
        }
    }
}
