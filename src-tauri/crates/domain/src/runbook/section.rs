//! The parts of a runbook, and the kinds of its steps.

use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// A part of a runbook, in the order they are written.
    Section {
        /// Approvals, access, versions of cluster and tools, the last green Golden Path.
        Prerequisites "prerequisites" "Prerequisites",
        /// Environment variables and chart values.
        Variables "variables" "Environment variables and values",
        /// Backups and migrations.
        Database "database" "Database migrations and backup",
        /// Who is told, and when.
        Communication "communication" "Communication",
        /// What is deployed, step by step.
        Deployment "deployment" "Deployment",
        /// Health, sanity, Golden Path and the scheme's own tests.
        Validation "validation" "Validation",
        /// Who decides whether to go on.
        Decision "decision" "Go or no-go",
        /// The way back, and the tests after it.
        Rollback "rollback" "Rollback",
        /// What is written afterwards.
        Report "report" "Report",
    }
}

words! {
    /// What a step is.
    StepKind {
        /// Somebody does something.
        Action "action" "Action",
        /// Somebody looks whether something holds.
        Check "check" "Check",
        /// A copy of data is made.
        Backup "backup" "Backup",
        /// A database changes its shape or its content.
        Migration "migration" "Migration",
        /// Somebody says go or no-go.
        Decision "decision" "Go or no-go",
        /// Somebody is told.
        Message "message" "Message",
    }
}
