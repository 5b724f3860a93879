//! The browsers that the tests drive: Chrome or Chromium, its driver, a font with Chinese in it; for
//! a second opinion Firefox and WebKit, whose tests are skipped where they can't be had.
//!
//! `CHROME` and `CHROMEDRIVER` may name the programs. Where none is found, Debian's packages are
//! installed, if this is Debian (or a child of it) and we are root or `sudo` asks nothing.

use std::path::PathBuf;
use std::process::Command;

use crate::outcome::Outcome;
use crate::run::{find, output, run, step};

const CHROMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];
const SECOND_OPINIONS: &[&str] = &["firefox-esr", "webkit2gtk-driver", "xvfb"];

/// The programs that a browser test starts.
pub(crate) struct Browser {
    /// Chrome or Chromium.
    pub(crate) chrome: PathBuf,
    /// Its WebDriver server.
    pub(crate) driver: PathBuf,
    /// Firefox, where there is one: some tests want a second opinion.
    pub(crate) firefox: Option<PathBuf>,
}

/// Makes sure that there is a browser to test with.
pub(crate) fn browser() -> Outcome<Browser> {
    if look().is_none() || !has_chinese_font() {
        step("Chromium, its driver, a Chinese font", || install(PACKAGES))?;
    }
    let has_firefox = look().is_some_and(|browser| browser.firefox.is_some());
    if !has_firefox || find("WebKitWebDriver").is_none() {
        let installed = step("Firefox and WebKit", || install(SECOND_OPINIONS));
        if let Err(why) = installed {
            println!("   their tests will be skipped: {why}");
        }
    }
    look().ok_or_else(|| format!("no Chromium with chromedriver is found; {}", advice()))
}

fn look() -> Option<Browser> {
    Some(Browser {
        chrome: named("CHROME").or_else(|| CHROMES.iter().find_map(|name| find(name)))?,
        driver: named("CHROMEDRIVER").or_else(|| find("chromedriver"))?,
        firefox: named("FIREFOX")
            .or_else(|| find("firefox"))
            .or_else(|| find("firefox-esr")),
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// Asks fontconfig; where there is none, the system is not one whose fonts we could mend.
fn has_chinese_font() -> bool {
    find("fc-list").is_none()
        || output(Command::new("fc-list").args([":lang=zh-cn", "family"]))
            .is_ok_and(|families| !families.is_empty())
}

fn install(packages: &[&str]) -> Outcome<()> {
    let apt = find("apt-get").ok_or_else(advice)?;
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    let command = || {
        if is_root {
            return Command::new(&apt);
        }
        let mut command = Command::new("sudo");
        command.arg("-n").arg(&apt);
        command
    };
    run(command().args(["update", "-qq"])).map_err(|error| format!("{error}; {}", advice()))?;
    run(command()
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages))
    .map_err(|error| format!("{error}; {}", advice()))
}

fn advice() -> String {
    format!("type as root: apt-get install {}", PACKAGES.join(" "))
}
