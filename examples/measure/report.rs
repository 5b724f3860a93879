//! What was measured, as rows.

use serde::Serialize;

/// All rows of one run.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Report {
    /// The rows in the order of measuring.
    pub(crate) rows: Vec<Row>,
}

/// One figure.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    /// What was done.
    pub(crate) stage: String,
    /// How long it took, or whatever else `unit` says.
    pub(crate) value: f64,
    /// `ms` for a time, else `bytes`, `articles`, `pairs` …
    pub(crate) unit: &'static str,
}

impl Report {
    /// Notes a time in milliseconds.
    pub(crate) fn time(&mut self, stage: &str, milliseconds: f64) {
        self.figure(stage, milliseconds, "ms");
    }

    /// Notes another figure.
    pub(crate) fn count(&mut self, stage: &str, count: usize, unit: &'static str) {
        self.figure(stage, count as f64, unit);
    }

    fn figure(&mut self, stage: &str, value: f64, unit: &'static str) {
        self.rows.push(Row {
            stage: stage.to_owned(),
            value,
            unit,
        });
    }

    /// One JSON object.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
