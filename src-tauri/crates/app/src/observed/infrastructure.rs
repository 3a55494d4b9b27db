//! Says what an environment stands on, where nobody can see it.

use super::{Observed, SaveInfrastructure, find, show};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::drift::InfrastructureFact;
use slipway_domain::observed::Way;
use slipway_store::table::infrastructure::InfrastructureRow;

pub(crate) fn run(
    app: &App,
    caller: &Caller,
    request: SaveInfrastructure,
) -> Result<Done<Observed>> {
    let fact = InfrastructureFact::parse(&request.fact).ok_or_else(|| {
        let slugs = InfrastructureFact::ALL.map(InfrastructureFact::slug);
        let cut: String = request.fact.chars().take(40).collect();
        let hint = format!("There are: {}.", slugs.join(", "));
        Error::invalid("fact", format!("“{cut}” is none of the facts."), hint)
    })?;
    let value = request.value.trim().to_owned();
    if value.chars().count() > 200 || value.chars().any(char::is_control) {
        let message = "That is too long, or not one line.";
        return Err(Error::invalid(
            "value",
            message,
            "A version or a few words are enough.",
        ));
    }
    let done = transact(app, caller, Op::SaveInfrastructure, |tx, who| {
        let environment = find(tx.conn(), &request.environment)?;
        let id = format!("{}/{}", environment.id, fact.slug());
        let spoken = fact.slug().replace('_', " ");
        if value.is_empty() {
            tx.delete::<InfrastructureRow>(&id)?;
            let summary = format!("Took back what {} of {} is", spoken, environment.name);
            return Ok((environment, summary));
        }
        tx.put(&InfrastructureRow {
            id,
            environment_id: environment.id.clone(),
            fact: fact.slug().to_owned(),
            value: value.clone(),
            way: Way::Hand.slug().to_owned(),
            at: app.now_text(),
            by: who.name.clone(),
        })?;
        let summary = format!(
            "Wrote down that {spoken} of {} is {value}",
            environment.name
        );
        Ok((environment, summary))
    })?;
    done.map(|environment| app.store.read(|conn| show::of(app, conn, &environment)))
}
