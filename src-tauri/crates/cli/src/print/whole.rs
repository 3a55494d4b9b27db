//! Commands about the whole workspace, for people.

use super::Page;
use super::repo::when;
use super::table::Table;
use super::text::one_line;
use slipway_app::data::{Backup, Backups, Diagnostics, Integrity, Restored};
use slipway_app::hub::Workspace;
use slipway_app::log::{Operation, Operations};
use slipway_app::overview::{Hits, Overview};

impl Page for Workspace {
    fn page(&self) -> String {
        let hub = self
            .hub
            .as_ref()
            .map_or("not named yet".to_owned(), |hub| one_line(&hub.name));
        let mut out = format!(
            "hub        {hub}\nnow        {}\n",
            one_line(&self.now.label)
        );
        if let Some(pi) = &self.increment {
            let label = one_line(&pi.label);
            out.push_str(&format!(
                "increment  {label}, week {} of {}\n",
                pi.week, pi.weeks
            ));
        }
        out.push_str(&format!("data       {}\n", one_line(&self.data_dir)));
        out.push_str(&format!(
            "keyring    {}\nversion    {}\n",
            self.keyring, self.version
        ));
        out.push_str(&format!(
            "waiting    {} intakes, {} blocked\n",
            self.intakes, self.blocked
        ));
        for repo in &self.repos {
            let asked = one_line(when(repo.checked_at.as_ref()));
            out.push_str(&format!(
                "repo       {} {} {asked}\n",
                one_line(&repo.name),
                repo.status
            ));
        }
        out
    }
}

impl Page for Overview {
    fn page(&self) -> String {
        let mut table = Table::new(&["due", "what", "release", "why"]);
        for task in &self.tasks {
            let release = task.release.as_deref().unwrap_or("");
            table.row([task.due_label.as_str(), &task.title, release, &task.reason]);
        }
        format!(
            "{}\n\n{}",
            one_line(&self.today),
            table.or("Nothing waits.")
        )
    }
}

impl Page for Hits {
    fn page(&self) -> String {
        let mut table = Table::new(&["kind", "title", "state", "detail"]);
        for hit in &self.hits {
            table.row([hit.kind.as_str(), &hit.title, &hit.state, &hit.detail]);
        }
        table.or("Nothing found.")
    }
}

impl Page for Operations {
    fn page(&self) -> String {
        let mut table = Table::new(&["id", "when", "who", "what"]);
        for operation in &self.operations {
            let undone = if operation.undone_by.is_some() {
                " (undone)"
            } else {
                ""
            };
            let what = format!("{}{undone}", operation.summary);
            table.row([
                operation.id.as_str(),
                &operation.at.label,
                &operation.actor,
                &what,
            ]);
        }
        table.or("Nothing was done yet.")
    }
}

impl Page for Operation {
    fn page(&self) -> String {
        format!("{}\n", one_line(&self.summary))
    }
}

impl Page for Backups {
    fn page(&self) -> String {
        let mut table = Table::new(&["when", "kind", "bytes", "whole", "file"]);
        for Backup {
            file,
            at,
            kind,
            bytes,
            verified,
        } in &self.backups
        {
            let whole = if *verified { "yes" } else { "no" };
            table.row([at.label.as_str(), kind, &bytes.to_string(), whole, file]);
        }
        table.or("No backup yet.")
    }
}

impl Page for Backup {
    fn page(&self) -> String {
        format!("{}\n", one_line(&self.file))
    }
}

impl Page for Restored {
    fn page(&self) -> String {
        let (file, kept) = (one_line(&self.file), one_line(&self.kept));
        format!("Restored {file}.\nWhat was here before lies in {kept}.\n")
    }
}

impl Page for Integrity {
    fn page(&self) -> String {
        let mut table = Table::new(&["looked at", "holds", "found"]);
        for check in &self.checks {
            table.row([
                check.name.as_str(),
                if check.ok { "yes" } else { "no" },
                &check.detail,
            ]);
        }
        table.or("Nothing was looked at.")
    }
}

impl Page for Diagnostics {
    fn page(&self) -> String {
        let entries: String = self
            .entries
            .iter()
            .map(|entry| format!("  {}\n", one_line(entry)))
            .collect();
        format!("{}\n{entries}", one_line(&self.file))
    }
}
