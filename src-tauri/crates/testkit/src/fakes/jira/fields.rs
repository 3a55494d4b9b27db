//! What may be written into an issue, and what it becomes: everything is looked at before anything
//! is done, and one wrong field refuses all of them.

use super::state::{COMPONENTS, CUSTOM, PEOPLE, PRIORITIES, State, VERSIONS, named};
use serde_json::{Map, Value, json};

/// Errors by field.
pub(crate) type Errors = Map<String, Value>;

const NOT_THERE: &str = "cannot be set. It is not on the appropriate screen, or unknown.";

/// Reads `fields` and `update` of a write over what stands there.
pub(crate) fn read(
    state: &State,
    now: &Map<String, Value>,
    body: &Value,
) -> Result<Map<String, Value>, Errors> {
    let none = Map::new();
    let fields = body["fields"].as_object().unwrap_or(&none);
    let update = body["update"].as_object().unwrap_or(&none);
    let (mut out, mut errors) = (Map::new(), Errors::new());
    for (field, value) in fields {
        if update.contains_key(field) {
            let both = format!("Field '{field}' cannot appear in both 'fields' and 'update'");
            errors.insert(field.clone(), json!(both));
        }
        match set(state, field, value) {
            Ok(value) => drop(out.insert(field.clone(), value)),
            Err(why) => drop(errors.insert(field.clone(), json!(why))),
        }
    }
    for (field, verbs) in update {
        match updated(state, field, now.get(field), verbs) {
            Ok(value) => drop(out.insert(field.clone(), value)),
            Err(why) => drop(errors.insert(field.clone(), json!(why))),
        }
    }
    if errors.is_empty() {
        Ok(out)
    } else {
        Err(errors)
    }
}

fn updated(
    state: &State,
    field: &str,
    now: Option<&Value>,
    verbs: &Value,
) -> Result<Value, String> {
    let mut list = now.and_then(Value::as_array).cloned().unwrap_or_default();
    let verbs = verbs.as_array().ok_or("data was not an array")?;
    for verb in verbs {
        let (verb, value) = verb
            .as_object()
            .and_then(|verb| verb.iter().next())
            .ok_or("Unable to parse operation")?;
        if verb == "set" {
            let set = set(state, field, value)?;
            let Value::Array(set) = set else {
                return Ok(set);
            };
            list = set;
            continue;
        }
        let one = set(state, field, &json!([value]))?;
        let one = one.get(0).cloned().ok_or("Unable to parse operation")?;
        match verb.as_str() {
            "add" if !list.contains(&one) => list.push(one),
            "add" => {}
            "remove" => list.retain(|known| *known != one),
            _ => return Err(format!("Field does not support operation '{verb}'")),
        }
    }
    Ok(Value::Array(list))
}

fn set(state: &State, field: &str, value: &Value) -> Result<Value, String> {
    match field {
        "summary" => line(value, "You must specify a summary of the issue."),
        "description" | "environment" => rich(state, value),
        "priority" => {
            name_of(PRIORITIES, value).ok_or_else(|| "The priority selected is invalid.".to_owned())
        }
        "labels" => labels(value),
        "fixVersions" | "versions" => many(VERSIONS, value, "Version"),
        "components" => many(COMPONENTS, value, "Component"),
        "assignee" => person(state, value),
        custom => {
            let known = CUSTOM.iter().find(|(id, ..)| *id == custom);
            let Some((_, _, kind, options)) = known else {
                return Err(format!("Field '{custom}' {NOT_THERE}"));
            };
            match *kind {
                "option" => option(options, value),
                "textarea" => rich(state, value),
                _ => text(value),
            }
        }
    }
}

fn line(value: &Value, missing: &str) -> Result<Value, String> {
    let text = value.as_str().unwrap_or_default();
    if text.trim().is_empty() {
        return Err(missing.to_owned());
    }
    if text.contains('\n') {
        return Err("The summary is invalid because it contains newline characters.".to_owned());
    }
    if text.chars().count() > 255 {
        return Err("Summary can't exceed 255 characters.".to_owned());
    }
    Ok(json!(text))
}

fn text(value: &Value) -> Result<Value, String> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::String(text) if text.chars().count() <= 255 => Ok(value.clone()),
        _ => Err("Operation value must be a string".to_owned()),
    }
}

/// Text of many lines: a document on Cloud, wiki markup elsewhere.
pub(crate) fn rich(state: &State, value: &Value) -> Result<Value, String> {
    let document = value["type"] == "doc" && value["version"] == 1 && value["content"].is_array();
    match value {
        Value::Null => Ok(Value::Null),
        Value::Object(_) if state.cloud() && document && texts_have_text(value) => {
            Ok(value.clone())
        }
        Value::String(text) if !state.cloud() && text.is_empty() => Ok(Value::Null),
        Value::String(_) if !state.cloud() => Ok(value.clone()),
        _ if state.cloud() => Err(
            "Operation value must be an Atlassian Document (see the Atlassian Document Format)"
                .to_owned(),
        ),
        _ => Err("Operation value must be a string".to_owned()),
    }
}

/// A document with an empty text node is refused.
fn texts_have_text(node: &Value) -> bool {
    let own = node["type"] != "text" || node["text"].as_str().is_some_and(|text| !text.is_empty());
    let inner = node["content"].as_array();
    own && inner.is_none_or(|inner| inner.iter().all(texts_have_text))
}

fn labels(value: &Value) -> Result<Value, String> {
    let list = value.as_array().ok_or("data was not an array")?;
    for label in list {
        let label = label.as_str().ok_or("string expected at index 0")?;
        if label.is_empty() || label.contains(char::is_whitespace) {
            return Err(format!(
                "The label '{label}' contains spaces which is invalid."
            ));
        }
    }
    Ok(value.clone())
}

fn name_of(list: &[&str], value: &Value) -> Option<Value> {
    if let Some(name) = value["name"].as_str() {
        return named(list, name);
    }
    let at: usize = value["id"].as_str()?.parse().ok()?;
    named(list, list.get(at.checked_sub(1)?)?)
}

fn many(list: &[&str], value: &Value, what: &str) -> Result<Value, String> {
    let given = value.as_array().ok_or("data was not an array")?;
    let wrong = |one: &Value| {
        format!(
            "{what} name '{}' is not valid",
            one["name"].as_str().unwrap_or("null")
        )
    };
    let read = given
        .iter()
        .map(|one| name_of(list, one).ok_or_else(|| wrong(one)));
    Ok(Value::Array(read.collect::<Result<_, _>>()?))
}

fn option(options: &[&str], value: &Value) -> Result<Value, String> {
    if value.is_null() {
        return Ok(Value::Null);
    }
    let name = value["value"].as_str().unwrap_or_default();
    let at = options.iter().position(|one| *one == name);
    let at = at.ok_or_else(|| format!("Option value '{name}' is not valid"))?;
    Ok(json!({"id": (at + 20_000).to_string(), "value": name}))
}

fn person(state: &State, value: &Value) -> Result<Value, String> {
    let field = if state.cloud() { "accountId" } else { "name" };
    if value.is_null() || value[field].is_null() {
        return Ok(Value::Null);
    }
    let found = PEOPLE
        .iter()
        .map(|name| state.user(name))
        .find(|user| user[field] == value[field]);
    found.ok_or_else(|| format!("User '{}' cannot be assigned issues.", value[field]))
}

/// What the changelog keeps of a field that was changed, one line for each version that came or went.
pub(crate) fn history(field: &str, from: &Value, to: &Value) -> Vec<Value> {
    if let ("fixVersions" | "versions" | "components", Value::Array(before), Value::Array(after)) =
        (field, from, to)
    {
        let item = |from: &Value, to: &Value| entry(field, from, to);
        let gone = before
            .iter()
            .filter(|one| !after.contains(one))
            .map(|one| item(one, &Value::Null));
        let come = after
            .iter()
            .filter(|one| !before.contains(one))
            .map(|one| item(&Value::Null, one));
        return gone.chain(come).collect();
    }
    vec![entry(field, from, to)]
}

fn entry(field: &str, from: &Value, to: &Value) -> Value {
    let name = match field {
        "fixVersions" => "Fix Version",
        "versions" => "Version",
        "components" => "Component",
        custom => CUSTOM
            .iter()
            .find(|(id, ..)| *id == custom)
            .map_or(custom, |(_, name, ..)| name),
    };
    let id = |value: &Value| match value {
        Value::Object(map) => ["id", "accountId", "name"]
            .iter()
            .find_map(|key| map.get(*key).cloned()),
        _ => None,
    };
    json!({
        "field": name,
        "fieldtype": if field.starts_with("customfield") { "custom" } else { "jira" },
        "fieldId": field,
        "from": id(from), "fromString": shown(from),
        "to": id(to), "toString": shown(to),
    })
}

/// A value as the changelog writes it: a name, labels with blanks between, a document's bare text.
fn shown(value: &Value) -> Value {
    match value {
        Value::Object(map) if map.get("type").is_some_and(|kind| kind == "doc") => {
            json!(bare(value))
        }
        Value::Object(map) => ["name", "value", "displayName"]
            .iter()
            .find_map(|key| map.get(*key).filter(|one| one.is_string()).cloned())
            .map_or(Value::Null, |name| match map.get("displayName") {
                Some(display) => display.clone(),
                None => name,
            }),
        Value::Array(list) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            json!(words.join(" "))
        }
        other => other.clone(),
    }
}

/// The text of a document without its marks.
pub(crate) fn bare(node: &Value) -> String {
    match node["type"].as_str() {
        Some("text") => node["text"].as_str().unwrap_or_default().to_owned(),
        Some("hardBreak") => "\n".to_owned(),
        kind => {
            let inner = node["content"].as_array().cloned().unwrap_or_default();
            let parts: Vec<String> = inner.iter().map(bare).collect();
            parts.join(if kind == Some("doc") { "\n\n" } else { "" })
        }
    }
}
