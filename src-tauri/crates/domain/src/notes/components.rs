//! Component lines of the application versions, in the shapes of v13 to v17:
//! `1. name: v1.0.0 -> **v1.1.0**`, `1. name: [v1.1.0](link)`,
//! `1. name:  -> [v0.1.0](link) ([Compare](link))`.

use std::collections::HashMap;

use super::sections::{Part, of_kind};
use super::text::{Line, inline, is_placeholder, plain, says_nothing};
use super::{NoteComponent, Notes, SectionKind};
use crate::component::Aliases;
use crate::version::same_text;

/// Reads application versions, the links of v13's and v14's application release
/// notes, and v13's operational charts.
pub(super) fn read(parts: &[Part<'_>], notes: &mut Notes) {
    notes.components = list(parts, SectionKind::Components, notes);
    notes.operational = list(parts, SectionKind::Operational, notes);
    read_application_links(parts, notes);
}

fn list(parts: &[Part<'_>], kind: SectionKind, notes: &mut Notes) -> Vec<NoteComponent> {
    let mut components = Vec::new();
    for part in of_kind(parts, &[kind]) {
        for line in part.lines.iter().filter(|line| !line.is_blank()) {
            let component = component(line);
            if component
                .as_ref()
                .is_none_or(|component| component.to.is_none())
                && !says_nothing(line.text)
                && !is_placeholder(line.text)
            {
                notes.unparsed.push(part.unparsed(line));
            }
            components.extend(component);
        }
    }
    components
}

/// Reads one line; none where it is no `name: version`.
fn component(line: &Line<'_>) -> Option<NoteComponent> {
    let item = line.list_item();
    let text = item.map_or(line.text.trim(), |(_, text)| text);
    let (name, rest) = text.split_once(':')?;
    let name = clean_name(name);
    // Prose with a colon in it is no component; a list item may have a name of two words.
    let is_name = !name.is_empty() && (item.is_some() || !name.contains(char::is_whitespace));
    let (left, right) = split_arrow(rest);
    let to = version_in(right);
    if !is_name || line.fenced || (to.is_none() && !plain(right).is_empty()) {
        return None;
    }
    let from = left.map_or_else(|| to.clone(), version_in);
    let link_version = to
        .as_deref()
        .and_then(|version| linked_version(right, version));
    Some(NoteComponent {
        name,
        from,
        to,
        link_version,
        deprecated: is_deprecated(text),
        line: line.number,
        raw: line.text.to_owned(),
    })
}

fn is_deprecated(text: &str) -> bool {
    text.to_lowercase().contains("deprecated")
}

/// A name without emphasis and without a remark in brackets.
fn clean_name(text: &str) -> String {
    let text = plain(text);
    let name = text.split('(').next().unwrap_or_default();
    name.trim_matches(|c: char| c.is_whitespace() || "*_`-".contains(c))
        .to_owned()
}

fn split_arrow(text: &str) -> (Option<&str>, &str) {
    let arrow = ["->", "=>", "→"]
        .into_iter()
        .find_map(|arrow| text.split_once(arrow));
    arrow.map_or((None, text), |(left, right)| (Some(left), right))
}

/// The first word, where it has a digit: `v1.1.0` of `**v1.1.0** _(DEPRECATED)_`.
fn version_in(text: &str) -> Option<String> {
    let text = plain(text);
    let word = text.split_whitespace().next()?;
    let word = word.trim_matches(|c: char| "\"'`*_,;".contains(c));
    word.contains(|c: char| c.is_ascii_digit())
        .then(|| word.to_owned())
}

/// The version the link on `version` leads to, where it is another.
fn linked_version(text: &str, version: &str) -> Option<String> {
    let read = inline(text);
    let (_, target) = read
        .links
        .iter()
        .find(|(label, _)| same_text(label, version))?;
    release_of(target)
        .filter(|linked| !same_text(linked, version))
        .map(str::to_owned)
}

/// The tag a GitHub releases link leads to: `…/releases/tag/v1.0.0`, `…/releases/v1.0.0`.
fn release_of(url: &str) -> Option<&str> {
    let (_, path) = url.split_once("/releases/")?;
    let path = path.split(['?', '#', ')']).next()?.trim();
    let tag = path.rsplit('/').next()?;
    tag.contains(|c: char| c.is_ascii_digit()).then_some(tag)
}

/// `3. name - https://…/releases/tag/v1.0.0`.
fn application_link(text: &str) -> Option<(String, &str)> {
    let at = text.find("https://").or_else(|| text.find("http://"))?;
    let name = text[..at].trim_start_matches(|c: char| c.is_ascii_digit() || " .)*-\t".contains(c));
    Some((clean_name(name), release_of(&text[at..])?))
}

/// Flags components whose application release notes are those of another version.
fn read_application_links(parts: &[Part<'_>], notes: &mut Notes) {
    let aliases = Aliases::defaults();
    let key = |name: &str| aliases.canonical(name).to_lowercase();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, component) in notes.components.iter().enumerate() {
        places.entry(key(&component.name)).or_insert(place);
    }
    for part in of_kind(parts, &[SectionKind::ApplicationNotes]) {
        for line in part.lines.iter().filter(|line| !line.is_blank()) {
            let Some((name, version)) = application_link(line.text) else {
                notes.unparsed.push(part.unparsed(line));
                continue;
            };
            let Some(place) = places.get(&key(&name)) else {
                continue;
            };
            let component = &mut notes.components[*place];
            let differs = component
                .to
                .as_deref()
                .is_some_and(|to| !same_text(to, version));
            if differs && component.link_version.is_none() {
                component.link_version = Some(version.to_owned());
            }
        }
    }
}
