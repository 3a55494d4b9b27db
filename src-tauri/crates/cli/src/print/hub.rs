//! The hub's own settings for people: ladder, people, products, increments, rules.

use super::Page;
use super::table::Table;
use super::text::one_line;
use slipway_app::environments::{Environment, Environments};
use slipway_app::hub::Hub;
use slipway_app::increments::{Increment, Increments};
use slipway_app::people::People;
use slipway_app::products::{Product, Products};
use slipway_app::rules::{RuleShape, Rules};
use slipway_app::shape::Person;

impl Page for Hub {
    fn page(&self) -> String {
        format!("{}  {}\n", one_line(&self.name), one_line(&self.zone))
    }
}

impl Page for Environments {
    fn page(&self) -> String {
        let mut table = Table::new(&["code", "name", "feeds from", "notes"]);
        for environment in &self.environments {
            let Environment {
                code,
                name,
                feeds_from,
                notes,
                ..
            } = environment;
            table.row([
                code.as_str(),
                name,
                feeds_from.as_deref().unwrap_or(""),
                notes,
            ]);
        }
        table.or("No environments.")
    }
}

impl Page for Environment {
    fn page(&self) -> String {
        Environments {
            environments: vec![self.clone()],
        }
        .page()
    }
}

impl Page for People {
    fn page(&self) -> String {
        let mut table = Table::new(&["name", "mail", "roles"]);
        for person in &self.people {
            let left = if person.active { "" } else { " (left)" };
            let roles: Vec<&str> = person.roles.iter().map(|role| role.title()).collect();
            let name = format!("{}{left}", person.name);
            table.row([name.as_str(), &person.email, &roles.join(", ")]);
        }
        table.or("No people.")
    }
}

impl Page for Person {
    fn page(&self) -> String {
        People {
            people: vec![self.clone()],
        }
        .page()
    }
}

impl Page for Products {
    fn page(&self) -> String {
        let mut table = Table::new(&["name", "chart", "source"]);
        for Product {
            name,
            chart,
            source_url,
            ..
        } in &self.products
        {
            table.row([name.as_str(), chart, source_url]);
        }
        table.or("No products.")
    }
}

impl Page for Product {
    fn page(&self) -> String {
        Products {
            products: vec![self.clone()],
        }
        .page()
    }
}

impl Page for Increments {
    fn page(&self) -> String {
        let headings = [
            "label",
            "start",
            "end",
            "feature freeze",
            "bug-fix freeze",
            "releases",
        ];
        let mut table = Table::new(&headings);
        for increment in &self.increments {
            let Increment {
                label,
                start,
                end,
                feature_freeze,
                bugfix_freeze,
                ..
            } = increment;
            table.row([
                label.as_str(),
                start,
                end,
                feature_freeze.as_deref().unwrap_or(""),
                bugfix_freeze.as_deref().unwrap_or(""),
                &increment.releases.to_string(),
            ]);
        }
        table.or("No Program Increment yet. Add one with `slipwayctl pi add`.")
    }
}

impl Page for Increment {
    fn page(&self) -> String {
        Increments {
            increments: vec![self.clone()],
        }
        .page()
    }
}

impl Page for Rules {
    fn page(&self) -> String {
        let mut table = Table::new(&["rule", "level", "fires", "demands"]);
        for RuleShape {
            id,
            level,
            fires,
            title,
            ..
        } in &self.rules
        {
            table.row([id.as_str(), level, &fires.to_string(), title]);
        }
        table.or("No rules.")
    }
}

impl Page for RuleShape {
    fn page(&self) -> String {
        Rules {
            rules: vec![self.clone()],
        }
        .page()
    }
}
