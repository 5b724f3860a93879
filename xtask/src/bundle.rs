//! The build's last step.
use crate::outcome::Outcome;

/// Called by Trunk after every build.
pub(crate) fn bundle() -> Outcome<()> {
    Ok(())
}
