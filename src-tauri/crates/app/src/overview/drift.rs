//! Environments that run something else than was approved, and those of which that is no longer known.

use super::Task;
use super::tasks::{Due, task};
use crate::deployments::desk::Desk;
use crate::error::Result;
use slipway_domain::drift::Verdict;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::observation;

/// One line for each environment that drifted, and one for all that were read too long ago. An
/// environment that nobody ever looked at asks for nothing: not every hub looks.
pub(super) fn tasks(desk: &Desk<'_>) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    let mut stale: Vec<&EnvironmentRow> = Vec::new();
    for row in &desk.ladder {
        if observation::newest(desk.conn, &row.id)?.is_none() {
            continue;
        }
        let stand = desk.stand(row)?;
        match stand.verdict {
            Verdict::Stale => stale.push(row),
            Verdict::Drifted => {
                let title = match stand.against.len() {
                    1 => format!("{} drifted: 1 thing is not what was approved", row.name),
                    more => format!(
                        "{} drifted: {more} things are not what was approved",
                        row.name
                    ),
                };
                let first = stand.against.first().cloned().unwrap_or_default();
                let seen = stand.seen.as_ref().map(|at| format!(". Read {}", at.label));
                let reason = format!("{first}{}", seen.unwrap_or_default());
                tasks.push(line(desk, title, reason, path(row), "Explain drift"));
            }
            Verdict::InSync | Verdict::Unknown => {}
        }
    }
    tasks.extend(read_again(desk, &stale)?);
    Ok(tasks)
}

fn read_again(desk: &Desk<'_>, stale: &[&EnvironmentRow]) -> Result<Option<Task>> {
    Ok(match stale {
        [] => None,
        [row] => {
            let stand = desk.stand(row)?;
            let seen = stand.seen.as_ref().map(|at| format!("Read {}", at.label));
            let title = format!("What runs in {} is no longer known", row.name);
            let reason = seen.unwrap_or_default();
            Some(line(desk, title, reason, path(row), "Read again"))
        }
        many => {
            let codes: Vec<&str> = many.iter().map(|row| row.code.as_str()).collect();
            let title = format!(
                "What runs in {} environments is no longer known",
                many.len()
            );
            let reason = format!("Read too long ago: {}", codes.join(", "));
            let path = "/environments/board".to_owned();
            Some(line(desk, title, reason, path, "Read again"))
        }
    })
}

fn path(row: &EnvironmentRow) -> String {
    format!("/environments/board/drift/{}", row.code)
}

fn line(desk: &Desk<'_>, title: String, reason: String, path: String, action: &str) -> Task {
    task(
        desk.book,
        "drift",
        title,
        reason,
        Due::None,
        path,
        action,
        None,
    )
}
