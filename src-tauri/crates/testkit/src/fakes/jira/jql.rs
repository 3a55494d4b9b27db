//! As much JQL as a client of this desk may want; everything else is refused, as a mistake would be.

use super::state::{CUSTOM, State};
use chrono::{NaiveDateTime, TimeZone};
use serde_json::Value;

/// Clauses, and what the answer is ordered by (field, descending).
pub(crate) struct Query {
    pub(crate) clauses: Vec<Clause>,
    pub(crate) order: Vec<(String, bool)>,
}

pub(crate) struct Clause {
    field: String,
    op: String,
    values: Vec<String>,
}

#[derive(PartialEq, Debug)]
enum Token {
    Word(String),
    Quoted(String),
    Sign(String),
}

impl Query {
    pub(crate) fn read(text: &str) -> Result<Query, String> {
        let mut tokens = tokens(text)?.into_iter().peekable();
        let (mut clauses, mut order) = (Vec::new(), Vec::new());
        let wrong = || format!("Error in the JQL Query: '{text}'");
        let is = |token: Option<&Token>, word: &str| matches!(token, Some(Token::Word(one)) if one.eq_ignore_ascii_case(word));
        while tokens.peek().is_some() && !is(tokens.peek(), "order") {
            let field = word(tokens.next()).ok_or_else(wrong)?;
            let op = match tokens.next() {
                Some(Token::Sign(op)) => op,
                Some(Token::Word(op)) if op.eq_ignore_ascii_case("in") => "in".to_owned(),
                _ => return Err(wrong()),
            };
            let mut values = Vec::new();
            if op == "in" {
                let mut next = tokens.next();
                if next != Some(Token::Sign("(".into())) {
                    return Err(wrong());
                }
                while next != Some(Token::Sign(")".into())) {
                    values.push(word(tokens.next()).ok_or_else(wrong)?);
                    next = tokens.next();
                    if next.is_none() {
                        return Err(wrong());
                    }
                }
            } else {
                values.push(word(tokens.next()).ok_or_else(wrong)?);
            }
            clauses.push(Clause {
                field: field.to_lowercase(),
                op,
                values,
            });
            if is(tokens.peek(), "and") {
                tokens.next();
            } else if tokens.peek().is_some() && !is(tokens.peek(), "order") {
                return Err(wrong());
            }
        }
        if tokens.next().is_some() {
            if !is(tokens.next().as_ref(), "by") {
                return Err(wrong());
            }
            while let Some(token) = tokens.next() {
                let field = word(Some(token)).ok_or_else(wrong)?;
                let down = is(tokens.peek(), "desc");
                if down || is(tokens.peek(), "asc") {
                    tokens.next();
                }
                order.push((field.to_lowercase(), down));
                if tokens.peek() == Some(&Token::Sign(",".into())) {
                    tokens.next();
                }
            }
        }
        Ok(Query { clauses, order })
    }

    /// Whether it asks for less than everything.
    pub(crate) fn bounded(&self) -> bool {
        !self.clauses.is_empty()
    }
}

fn word(token: Option<Token>) -> Option<String> {
    match token? {
        Token::Word(word) | Token::Quoted(word) => Some(word),
        Token::Sign(_) => None,
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut out = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ' ' => {}
            '"' | '\'' => out.push(Token::Quoted(quoted(&mut chars, c)?)),
            '(' | ')' | ',' | '~' => out.push(Token::Sign(c.into())),
            '>' | '<' | '=' | '!' => {
                let mut sign = String::from(c);
                if chars.peek() == Some(&'=') {
                    sign.extend(chars.next());
                }
                out.push(Token::Sign(sign));
            }
            _ => {
                let mut word = String::from(c);
                while let Some(next) = chars.peek().filter(|c| !" ()=<>!~,'\"".contains(**c)) {
                    word.push(*next);
                    chars.next();
                }
                out.push(Token::Word(word));
            }
        }
    }
    Ok(out)
}

fn quoted(chars: &mut impl Iterator<Item = char>, end: char) -> Result<String, String> {
    let mut out = String::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c if c == end => return Ok(out),
            c => out.push(c),
        }
    }
    Err("Error in the JQL Query: the quoted string has not been completed.".to_owned())
}

/// An issue to be matched: what the index knows of it.
pub(crate) struct Candidate<'a> {
    pub(crate) id: u64,
    pub(crate) key: &'a str,
    pub(crate) updated: i64,
    pub(crate) created: i64,
    pub(crate) fields: &'a serde_json::Map<String, Value>,
}

impl Clause {
    /// Whether the issue is meant.
    pub(crate) fn fits(&self, state: &State, one: &Candidate<'_>) -> Result<bool, String> {
        let value = self.values.first().map(String::as_str).unwrap_or_default();
        let any = |have: &str| {
            self.values
                .iter()
                .any(|value| value.eq_ignore_ascii_case(have))
        };
        match (self.field.as_str(), self.op.as_str()) {
            ("project", "=" | "in") => Ok(any(one.key.split('-').next().unwrap_or_default())),
            ("updated", op) => compare(one.updated, op, moment(state, value)?),
            ("created", op) => compare(one.created, op, moment(state, value)?),
            ("id" | "key" | "issue" | "issuekey", "=" | "in") => {
                for value in &self.values {
                    if state.find(value).is_none() {
                        return Err(format!(
                            "An issue with key '{value}' does not exist for field '{}'.",
                            self.field
                        ));
                    }
                }
                Ok(any(&one.id.to_string()) || any(one.key))
            }
            ("labels", "=" | "in") => {
                let labels = one.fields.get("labels").and_then(Value::as_array);
                Ok(labels.is_some_and(|all| all.iter().filter_map(Value::as_str).any(any)))
            }
            (field, "~") => {
                let field = text_field(field).ok_or_else(|| unknown(field))?;
                let text = one
                    .fields
                    .get(field)
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                Ok(text
                    .to_lowercase()
                    .contains(&value.trim_matches('"').to_lowercase()))
            }
            (field, _) => Err(unknown(field)),
        }
    }
}

fn unknown(field: &str) -> String {
    format!("Field '{field}' does not exist or you do not have permission to view it.")
}

fn text_field(name: &str) -> Option<&'static str> {
    let number = name
        .strip_prefix("cf[")
        .and_then(|rest| rest.strip_suffix(']'));
    let found = CUSTOM.iter().find(|(id, label, kind, _)| {
        *kind == "string"
            && (label.eq_ignore_ascii_case(name) || number.is_some_and(|n| id.ends_with(n)))
    });
    found.map(|(id, ..)| *id)
}

fn compare(have: i64, op: &str, than: i64) -> Result<bool, String> {
    match op {
        ">=" => Ok(have >= than),
        ">" => Ok(have > than),
        "<=" => Ok(have <= than),
        "<" => Ok(have < than),
        _ => Err(format!(
            "The operator '{op}' is not supported by the 'updated' field."
        )),
    }
}

/// A moment in a query: milliseconds of the epoch as they are, a written one to the minute and in
/// the zone of the account's profile.
fn moment(state: &State, text: &str) -> Result<i64, String> {
    if let Ok(millis) = text.parse::<i64>() {
        return Ok(millis);
    }
    let read = ["%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let local = read.and_then(|time| state.zone.from_local_datetime(&time).earliest());
    local.map(|time| time.timestamp_millis()).ok_or_else(|| {
        format!("Date value '{text}' for field 'updated' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.")
    })
}
