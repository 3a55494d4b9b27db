//! Releases that the package asks for and that are not there, and the other way round.

use super::{Look, Sides, all_listed, called, of_package};
use crate::drift::{Facts, Item, Kind};
use crate::observed::HelmRelease;

pub(super) fn look(facts: &Facts<'_>) -> Look {
    let mut sides = Sides {
        whole: all_listed(facts),
        ..Sides::default()
    };
    let items = &mut sides.items;
    for package in facts.packages {
        let Some(chart) = package.chart.as_deref() else {
            let note = "Its product names no chart, so no release can be told to be its.";
            items.push(Item::new(Kind::Unknown, &package.title, None, None).noted(note));
            continue;
        };
        match of_package(facts, package).is_empty() {
            true => items.push(absent(facts, chart, &package.title)),
            false => drop(sides.same.insert(chart.to_owned())),
        }
    }
    for release in facts.releases.iter().filter(|one| !one.uninstalled()) {
        let chart = release.runs().unwrap_or(&release.last).chart.as_deref();
        let Some(chart) = chart else {
            let note = "Helm does not say which chart it is of.";
            items.push(Item::new(Kind::Unknown, called(release), None, None).noted(note));
            continue;
        };
        let asked = facts
            .packages
            .iter()
            .any(|package| package.chart.as_deref() == Some(chart));
        if !asked {
            let note = format!("No package holds a release of {chart}.");
            items.push(Item::new(Kind::Extra, called(release), None, Some(chart)).noted(note));
        } else if release.unfinished() {
            let note = "Its last attempt did not end well; its objects may be half of either.";
            let status = Some(release.last.status.as_str());
            items.push(
                Item::new(Kind::Unfinished, called(release), Some("deployed"), status).noted(note),
            );
        } else {
            sides.same.insert(called(release));
        }
    }
    if facts.undecodable > 0 {
        let note = format!("{} could not be read.", facts.undecodable);
        items.push(Item::new(Kind::Unknown, "undecodable releases", None, None).noted(note));
    }
    Look::Compared(sides)
}

/// What is not there is missing when everything was listed, or Helm itself says that it was removed.
fn absent(facts: &Facts<'_>, chart: &str, title: &str) -> Item {
    let removed = |one: &&HelmRelease| {
        one.uninstalled() && one.last.chart.as_deref().is_some_and(|of| of == chart)
    };
    if let Some(removed) = facts.releases.iter().find(removed) {
        let status = Some(removed.last.status.as_str());
        let note = format!(
            "{} was uninstalled, and Helm kept its history.",
            called(removed)
        );
        return Item::new(Kind::Missing, chart, Some(title), status).noted(note);
    }
    match all_listed(facts) {
        true => Item::new(Kind::Missing, chart, Some(title), None)
            .noted("No release of this chart is installed."),
        false => Item::new(Kind::Unknown, chart, Some(title), None)
            .noted("It is not among what was read, which is not all there is."),
    }
}
