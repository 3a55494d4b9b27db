//! The TypeScript side of the catalogue: one file with every shape and the list of commands.
//!
//! A house rule compares it with the committed file; `make bindings` writes it.

use serde::Serialize;
use slipway_domain::deployment::{
    ApprovalKind, ChangeOutcome, ChangeType, DeploymentState, MessageKind, PerformedBy, Strategy,
};
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::readiness::{CheckGroup, CheckState};
use slipway_domain::release::ReleaseState;
use slipway_domain::role::Role;
use slipway_domain::settings::ProductKind;
use std::collections::BTreeMap;
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// Something that wants to hear of each command's types.
pub(crate) trait VisitCommand {
    /// One command.
    fn command<Q: TS + 'static, R: TS + 'static>(&mut self, name: &str);
}

#[derive(Default)]
struct Shapes {
    config: Config,
    types: BTreeMap<String, String>,
    commands: Vec<String>,
}

impl TypeVisitor for Shapes {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.types.contains_key(&name) {
            return;
        }
        self.types.insert(name, T::decl(&self.config));
        T::visit_dependencies(self);
    }
}

impl VisitCommand for Shapes {
    fn command<Q: TS + 'static, R: TS + 'static>(&mut self, name: &str) {
        self.visit::<Q>();
        self.visit::<R>();
        let (request, response) = (Q::name(&self.config), R::name(&self.config));
        self.commands.push(format!(
            "  {name}: {{ request: {request}; response: {response} }};"
        ));
    }
}

/// Renders the whole file.
pub fn render() -> String {
    let mut shapes = Shapes::default();
    crate::catalogue::each_type(&mut shapes);
    shapes.visit::<crate::shape::Outcome>();
    shapes.visit::<crate::error::Error>();
    let mut out =
        String::from("// Generated from crates/app; `make bindings` writes it. Do not edit.\n\n");
    for (name, values) in unions() {
        let _ = writeln!(out, "export type {name} = {};", values.join(" | "));
    }
    for decl in shapes.types.values() {
        let _ = writeln!(out, "\nexport {}", tidy(decl));
    }
    let _ = writeln!(
        out,
        "\nexport interface Commands {{\n{}\n}}",
        shapes.commands.join("\n")
    );
    out
}

/// One line a field, its comment in one line above it.
fn tidy(decl: &str) -> String {
    let mut out = String::new();
    for line in decl.lines().map(str::trim) {
        match line {
            "/**" => out.push_str("  /** "),
            "*/" => out.push_str("*/\n"),
            _ if line.starts_with("* ") => {
                out.push_str(&line[2..]);
                out.push(' ');
            }
            _ if line.starts_with("export") || line.starts_with("type") => {
                out.push_str(line);
                out.push('\n');
            }
            _ => {
                out.push_str("  ");
                out.push_str(line.strip_suffix("};").map_or(line, str::trim_end));
                out.push_str(if line.ends_with("};") { "\n};\n" } else { "\n" });
            }
        }
    }
    out.trim_end().replace("  };", "};")
}

fn unions() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("Role", words(&Role::ALL)),
        ("ReleaseState", words(&ReleaseState::ALL)),
        ("EnvironmentKind", words(&EnvironmentKind::ALL)),
        ("ProductKind", words(&ProductKind::ALL)),
        ("CheckGroup", words(&CheckGroup::ALL)),
        ("CheckState", words(&CheckState::ALL)),
        ("DeploymentState", words(DeploymentState::ALL)),
        ("ChangeType", words(ChangeType::ALL)),
        ("ApprovalKind", words(ApprovalKind::ALL)),
        ("Strategy", words(Strategy::ALL)),
        ("PerformedBy", words(PerformedBy::ALL)),
        ("ChangeOutcome", words(ChangeOutcome::ALL)),
        ("MessageKind", words(MessageKind::ALL)),
    ]
}

fn words<T: Serialize>(values: &[T]) -> Vec<String> {
    values
        .iter()
        .filter_map(|value| serde_json::to_string(value).ok())
        .collect()
}
