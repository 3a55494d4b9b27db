//! Releases, their notes and how two differ, for people.

use super::Page;
use super::rollup::{Breaks, breaks};
use super::table::{Table, short};
use super::text::{clean, one_line};
use slipway_app::releases::{
    Alias, AliasList, Release, ReleaseDiff, ReleaseNotes, ReleasePreview, Releases, SavedFile,
};
use slipway_app::shape::{FindingShape, LevelShape};

impl Page for Releases {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "release", "state", "pi", "target", "owner", "checks", "blocks", "warns",
        ]);
        for release in &self.releases {
            let target = release
                .target
                .as_ref()
                .map_or("", |target| target.label.as_str());
            let (pi, owner) = (release.pi.as_deref(), release.owner.as_deref());
            let (blocks, warns) = (release.blocks.to_string(), release.warns.to_string());
            table.row([
                release.title.as_str(),
                &word(&release.state),
                pi.unwrap_or(""),
                target,
                owner.unwrap_or(""),
                &format!("{}/{}", release.checks_done, release.checks_total),
                &blocks,
                &warns,
            ]);
        }
        table.or("No release yet. Plan one with `slipwayctl release import`.")
    }
}

impl Page for Release {
    fn page(&self) -> String {
        let parts = [
            heading(self),
            findings(&self.findings),
            readiness(self),
            components(self),
            breaking(self),
        ];
        parts
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Page for ReleasePreview {
    fn page(&self) -> String {
        let parts = [
            "Nothing was planned. It would be:\n".to_owned(),
            heading(&self.release),
            findings(&self.findings),
            components(&self.release),
            breaking(&self.release),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    }
}

fn heading(release: &Release) -> String {
    let summary = &release.summary;
    let mut out = format!("{}  {}\n", one_line(&summary.title), word(&summary.state));
    let mut line = |name: &str, text: Option<&str>| {
        if let Some(text) = text {
            out.push_str(&format!("{name:<12}{}\n", one_line(text)));
        }
    };
    line("id", Some(summary.id.as_str()).filter(|id| !id.is_empty()));
    for with in &release.products {
        line("with", Some(&format!("{} {}", with.product, with.version)));
    }
    line("increment", summary.pi.as_deref());
    line(
        "target",
        summary.target.as_ref().map(|target| target.label.as_str()),
    );
    line("owner", summary.owner.as_deref());
    line("compared to", release.previous.as_deref());
    line("prevented", summary.prevented.as_deref());
    line("test cases", release.required.test_cases.as_deref());
    out
}

/// What the rules found, those that block first.
pub(super) fn findings(findings: &[FindingShape]) -> String {
    let mut out = String::new();
    for finding in findings
        .iter()
        .filter(|finding| finding.level != LevelShape::Met)
    {
        let passed = if finding.overridden.is_some() {
            ", overridden"
        } else {
            ""
        };
        let (subject, message) = (one_line(&finding.subject), one_line(&finding.message));
        let said = if message.is_empty() {
            subject
        } else {
            format!("{subject}: {message}")
        };
        out.push_str(&format!("{}{passed}: {said}", word(&finding.level)));
        let hint = one_line(&finding.hint);
        out.push_str(&if hint.is_empty() {
            "\n".to_owned()
        } else {
            format!(" ({hint})\n")
        });
    }
    out
}

fn readiness(release: &Release) -> String {
    let mut table = Table::new(&["check", "state", "gate", "owner", "due", "title"]);
    for check in &release.checks {
        let stale = if check.stale { " (stale)" } else { "" };
        table.row([
            check.id.as_str(),
            &format!("{}{stale}", word(&check.state)),
            &word(&check.gate),
            check.owner.as_deref().unwrap_or(""),
            check.due.as_deref().unwrap_or(""),
            &check.title,
        ]);
    }
    table.or("No checks.")
}

fn components(release: &Release) -> String {
    let mut table = Table::new(&["component", "from", "to", "change", "read from"]);
    for component in release.components.iter().chain(&release.removed) {
        let sources: Vec<&str> = component
            .sources
            .iter()
            .map(|s| s.source.as_str())
            .collect();
        let disagrees = if component.disagrees {
            ", which disagree"
        } else {
            ""
        };
        table.row([
            component.name.as_str(),
            component.from.as_deref().unwrap_or(""),
            &component.version,
            &component.change,
            &format!("{}{disagrees}", sources.join(", ")),
        ]);
    }
    table.or("No components.")
}

fn breaking(release: &Release) -> String {
    if release.breaking.is_empty() {
        return "No breaking changes are named.\n".to_owned();
    }
    let blocks = release.breaking.iter().map(|change| {
        breaks(&Breaks {
            about: &change.component,
            files: &change.files,
            migrations: &change.migrations,
            configs: &change.configs,
            text: &change.text,
        })
    });
    blocks.collect()
}

impl Page for ReleaseDiff {
    fn page(&self) -> String {
        let mut table = Table::new(&["component", "from", "to", "change"]);
        for component in &self.components {
            let (from, to) = (component.from.as_deref(), component.to.as_deref());
            let name = component.name.as_str();
            table.row([
                name,
                from.unwrap_or(""),
                to.unwrap_or(""),
                &component.change,
            ]);
        }
        format!(
            "{} → {}\n{}\n{}",
            one_line(&self.from),
            one_line(&self.to),
            table.or("No components."),
            super::rollup::page(&self.rollup)
        )
    }
}

impl Page for ReleaseNotes {
    fn page(&self) -> String {
        if !self.present {
            return "No notes. Save some with `slipwayctl release notes VERSION --file FILE`.\n"
                .to_owned();
        }
        let mut table = Table::new(&["required content", "state", "line"]);
        for content in &self.contents {
            table.row([
                content.title.as_str(),
                &content.state,
                &content.line.to_string(),
            ]);
        }
        let mut out = table.or("");
        for (what, items) in [
            ("Not filled in", &self.placeholders),
            ("Not read", &self.unparsed),
        ] {
            for item in items {
                out.push_str(&format!(
                    "{what}, line {}: {}\n",
                    item.line,
                    short(&item.text, 100)
                ));
            }
        }
        format!("{out}\n{}\n", clean(&self.text).trim_end())
    }
}

impl Page for SavedFile {
    fn page(&self) -> String {
        format!("Wrote {}, {} bytes.\n", one_line(&self.file), self.bytes)
    }
}

impl Page for AliasList {
    fn page(&self) -> String {
        let mut table = Table::new(&["alias", "component"]);
        for Alias { alias, name } in &self.aliases {
            table.row([alias.as_str(), name]);
        }
        table.or("No aliases.")
    }
}

impl Page for Alias {
    fn page(&self) -> String {
        let (alias, name) = (one_line(&self.alias), one_line(&self.name));
        if name.is_empty() {
            format!("{alias} stands for itself.\n")
        } else {
            format!("{alias} is {name}.\n")
        }
    }
}

/// A value of a fixed set as JSON writes it: the word commands take.
fn word(value: &impl serde::Serialize) -> String {
    let written = serde_json::to_value(value).ok();
    written
        .as_ref()
        .and_then(serde_json::Value::as_str)
        .unwrap_or("?")
        .to_owned()
}
