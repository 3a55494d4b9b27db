//! Searching: what the index shows, page by page.

use super::jql::{Candidate, Query};
use super::state::{Edition, Issue, PROJECT, Shown, State};
use super::{complain, render};
use crate::fakes::web::Asked;
use crate::fault_server::Reply;
use serde_json::{Map, Value, json};

struct Wanted {
    jql: String,
    fields: Vec<String>,
    changelog: bool,
    reconcile: Vec<u64>,
    page: usize,
    start: usize,
}

/// Cloud's search: a token leads on, and only ids come unless fields are asked for.
pub(crate) fn by_token(state: &State, asked: &Asked) -> Reply {
    let start = match text(asked, "nextPageToken") {
        None => 0,
        Some(token) => match token.strip_prefix("Ch").and_then(|n| n.parse().ok()) {
            Some(start) => start,
            None => return complain(400, "The provided next page token is invalid or expired."),
        },
    };
    let mut wanted = wanted(asked, start);
    let bare = wanted
        .fields
        .iter()
        .all(|field| field == "id" || field == "key");
    wanted.page = wanted.page.min(if bare { 5000 } else { 100 });
    let query = match Query::read(&wanted.jql) {
        Ok(query) if query.bounded() => query,
        Ok(_) => {
            return complain(
                400,
                "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.",
            );
        }
        Err(why) => return complain(400, &why),
    };
    if wanted.reconcile.len() > 50 {
        return complain(400, "reconcileIssues: at most 50 issue ids");
    }
    let found = match find(state, &query, &wanted.reconcile) {
        Ok(found) => found,
        Err(why) => return complain(400, &why),
    };
    let page = render_page(state, &found, &wanted);
    let mut out = json!({"issues": page, "isLast": true});
    if wanted.start + wanted.page < found.len() {
        out["isLast"] = json!(false);
        out["nextPageToken"] = json!(format!("Ch{}", wanted.start + wanted.page));
    }
    Reply::json(200, &out)
}

/// Data Center's search: by offset, with a total.
pub(crate) fn by_offset(state: &State, asked: &Asked) -> Reply {
    let start = number(asked, "startAt").unwrap_or(0);
    let mut wanted = wanted(asked, start);
    wanted.page = wanted.page.min(1000);
    let found = Query::read(&wanted.jql).and_then(|query| find(state, &query, &[]));
    let found = match found {
        Ok(found) => found,
        Err(why) => return complain(400, &why),
    };
    Reply::json(
        200,
        &json!({
            "startAt": start, "maxResults": wanted.page, "total": found.len(),
            "issues": render_page(state, &found, &wanted),
        }),
    )
}

fn wanted(asked: &Asked, start: usize) -> Wanted {
    let list = |name: &str| -> Vec<String> {
        match &asked.body[name] {
            Value::Array(all) => all
                .iter()
                .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned))
                .collect(),
            Value::String(all) => all.split(',').map(str::to_owned).collect(),
            _ => asked
                .one(name)
                .map(|all| all.split(',').map(str::to_owned).collect())
                .unwrap_or_default(),
        }
    };
    Wanted {
        jql: text(asked, "jql").unwrap_or_default(),
        fields: list("fields"),
        changelog: list("expand").iter().any(|one| one == "changelog"),
        reconcile: list("reconcileIssues")
            .iter()
            .filter_map(|id| id.parse().ok())
            .collect(),
        page: number(asked, "maxResults").unwrap_or(50).max(1),
        start,
    }
}

fn text(asked: &Asked, name: &str) -> Option<String> {
    asked.body[name]
        .as_str()
        .or(asked.one(name))
        .map(str::to_owned)
}

fn number(asked: &Asked, name: &str) -> Option<usize> {
    asked.body[name]
        .as_u64()
        .and_then(|n| n.try_into().ok())
        .or(asked.number(name))
}

/// What fits, in order. Issues to be reconciled are looked at as they are, all others as the index
/// has them.
fn find<'a>(
    state: &'a State,
    query: &Query,
    reconcile: &[u64],
) -> Result<Vec<(&'a Issue, Shown)>, String> {
    let mut found = Vec::new();
    for issue in state.issues.values() {
        let now = reconcile.contains(&issue.id) && !issue.gone;
        let shown = match state.shown(issue) {
            _ if now => Some(Shown {
                key: issue.key.clone(),
                updated: issue.updated,
                fields: issue.fields.clone(),
            }),
            shown => shown.cloned(),
        };
        let Some(shown) = shown.filter(|_| !issue.hidden) else {
            continue;
        };
        if state.anonymous || (state.sealed && shown.key.starts_with(PROJECT)) {
            continue;
        }
        let candidate = Candidate {
            id: issue.id,
            key: &shown.key,
            updated: shown.updated,
            created: issue.created,
            fields: &shown.fields,
        };
        let mut fits = true;
        for clause in &query.clauses {
            fits &= clause.fits(state, &candidate)?;
        }
        if fits {
            found.push((issue, shown));
        }
    }
    for (field, down) in query.order.iter().rev() {
        let by = |(issue, shown): &(&Issue, Shown)| -> Result<i64, String> {
            match field.as_str() {
                "updated" => Ok(shown.updated),
                "created" => Ok(issue.created),
                "key" | "id" | "issuekey" => Ok(issue.id.try_into().unwrap_or(i64::MAX)),
                other => Err(format!("Not able to sort using field '{other}'.")),
            }
        };
        found.iter().map(by).collect::<Result<Vec<_>, _>>()?;
        found.sort_by_key(|one| by(one).unwrap_or(0));
        if *down {
            found.reverse();
        }
    }
    Ok(found)
}

fn render_page(state: &State, found: &[(&Issue, Shown)], wanted: &Wanted) -> Vec<Value> {
    let page = found.iter().skip(wanted.start).take(wanted.page);
    page.map(|(issue, shown)| one(state, issue, shown, wanted))
        .collect()
}

fn one(state: &State, issue: &Issue, shown: &Shown, wanted: &Wanted) -> Value {
    if wanted.fields.is_empty() && state.edition == Edition::Cloud {
        return json!({"id": issue.id.to_string()});
    }
    let mut out = Map::new();
    out.insert("id".into(), json!(issue.id.to_string()));
    out.insert("key".into(), json!(shown.key));
    // A search of Data Center gives what can be navigated to unless told otherwise: no comments.
    let fields = if wanted.fields.is_empty() {
        vec!["*navigable".to_owned()]
    } else {
        wanted.fields.clone()
    };
    let shape = render::Shape {
        state,
        issue,
        key: &shown.key,
        updated: shown.updated,
        short: state.cloud(),
    };
    out.insert("fields".into(), shape.fields(&shown.fields, &fields));
    if wanted.changelog {
        out.insert("changelog".into(), shape.changelog());
    }
    Value::Object(out)
}
