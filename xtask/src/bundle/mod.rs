//! The build's last step: Trunk calls it when the page's files lie in its staging folder.
//!
//! Every build gets the dictionary and the models beside the page, under a name with their hash,
//! and the page is told their names. A release build also gets the hash of each file into its name,
//! the policy, the service worker and `duilan.html`, and its sizes are held against the budgets.
//! `trunk serve` builds without those, so that its reload works.
//!
//! ```text
//! index.html  + <meta name="duilan-dictionary" content="dictionary-0123456789abcdef.bin">
//! ```

mod assets;
mod budget;
mod digest;
mod hashed;
mod page;
mod policy;
mod precache;
mod single;

use std::fs;
use std::path::PathBuf;

use crate::outcome::{Context, Outcome};
use page::Page;

/// The built page's file.
const INDEX: &str = "index.html";

/// Finishes the site in Trunk's staging folder.
pub(crate) fn bundle() -> Outcome<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("`bundle` is called by Trunk at the end of a build; type: cargo xtask serve")?;
    let index = staging.join(INDEX);
    let mut page = Page::new(fs::read_to_string(&index).at(&index)?);
    let assets = assets::write(&staging)?;
    let is_release = std::env::var("TRUNK_PROFILE").as_deref() == Ok("release");
    if is_release {
        let single = single::assemble(page.clone(), &staging, &assets)?;
        let path = staging.join(single::FILE);
        fs::write(&path, single).at(&path)?;
    }
    for asset in &assets {
        page.add_meta(&format!("duilan-{}", asset.name), &asset.file)?;
    }
    let mut version = String::new();
    if is_release {
        hashed::rename(&mut page, &staging)?;
        version = precache::version(&page, &staging)?;
        page.add_meta("duilan-version", &version)?;
        page.add_meta("duilan-service-worker", precache::FILE)?;
        page.add_policy(&policy::hosted(&page))?;
    }
    fs::write(&index, page.text()).at(&index)?;
    if is_release {
        precache::write(&staging, &version)?;
        budget::check(&staging, &assets)?;
    }
    Ok(())
}
