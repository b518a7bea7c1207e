//! What every measure needs: the made-up store, the clock, and one table line with its reference and bound.
#![allow(dead_code, reason = "each measure uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly")]
#![allow(clippy::cast_precision_loss, reason = "nothing here needs more than 52 bits")]

use std::fmt;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use tempfile::TempDir;
use trede::app::people::People;
use trede::archive::Archive;
use trede::demo::Demo;
use trede::domain::{Day, Minute};
use trede::store::{Env, LockedStore, Store};

/// When all of it happens, in milliseconds since 1970 UTC.
pub const NOW_MS: u64 = 1_795_000_000_000;
/// Field edits of each participant.
const EDITS: usize = 200;

/// The day on which all of it happens.
pub fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// The minute on which all of it happens.
pub fn ten() -> Minute {
    Minute::from_hm(10, 0).unwrap()
}

/// How many participants: `TREDE_BENCH_PEOPLE`, else ten thousand.
pub fn people() -> usize {
    std::env::var("TREDE_BENCH_PEOPLE").ok().and_then(|asked| asked.parse().ok()).unwrap_or(10_000)
}

/// What opens the store.
pub fn passphrase() -> SecretString {
    SecretString::from("vier losse maat woorden")
}

/// A store on the disk of the build folder: a temporary folder may be in memory, where nothing is ever synced.
pub fn store() -> (TempDir, Archive) {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let made = Archive::create_unprotected(folder.path(), "Voorbeeldstad", "Ilse", passphrase(), NOW_MS);
    let (mut archive, _) = made.unwrap();
    let demo = Demo { participants: people(), seed: 1, edits: EDITS };
    demo.fill(&mut archive, today(), &mut |_| true).unwrap();
    // the first look makes and keeps the summaries, as it does for a coach
    archive.summaries().unwrap();
    (folder, archive)
}

/// The same store from its folder, without its keys.
pub fn locked(folder: &Path) -> LockedStore {
    Store::open_with(Env::cheap(folder), folder).unwrap()
}

/// Unlocks, and reads what the list needs.
pub fn list(locked: LockedStore) -> (Archive, People) {
    let mut archive = Archive::open(locked.unlock(&passphrase(), NOW_MS).unwrap()).unwrap();
    let people = People::new(archive.summaries().unwrap(), today());
    (archive, people)
}

/// How long something takes; what it makes is not thrown away by the compiler.
pub fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = black_box(work());
    (begun.elapsed(), made)
}

/// Many measurements of one thing, in seconds or bytes.
#[derive(Default)]
pub struct Many(Vec<f64>);

impl Many {
    /// One more time.
    pub fn took(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64());
    }

    /// One more size.
    pub fn wrote(&mut self, bytes: usize) {
        self.0.push(bytes as f64);
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Of a hundred, so many are at most this.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get((last * percent).div_ceil(100)).copied().unwrap_or_default()
    }

    pub fn median(&self) -> f64 {
        self.percentile(50)
    }
}

/// In what a measure is said.
#[derive(Clone, Copy)]
pub enum Unit {
    Seconds,
    Bytes,
    PerSecond,
}

/// What a measure must keep to.
#[derive(Clone, Copy)]
pub enum Bound {
    /// No more than this.
    Most(f64),
    /// No less than this.
    Least(f64),
    /// No more than so many times the reference.
    Times(f64),
    /// Nothing: said because it explains another one.
    None,
}

/// A number with its unit, short.
struct Shown(f64, Unit);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, unit) = *self;
        match unit {
            Unit::Seconds if value < 1e-6 => write!(f, "{:.0} ns", value * 1e9),
            Unit::Seconds if value < 1e-3 => write!(f, "{:.1} µs", value * 1e6),
            Unit::Seconds if value < 1.0 => write!(f, "{:.2} ms", value * 1e3),
            Unit::Seconds => write!(f, "{value:.2} s"),
            Unit::Bytes if value < 1e3 => write!(f, "{value:.0} B"),
            Unit::Bytes if value < 1e6 => write!(f, "{:.2} kB", value / 1e3),
            Unit::Bytes => write!(f, "{:.1} MB", value / 1e6),
            Unit::PerSecond => write!(f, "{:.0} k/s", value / 1e3),
        }
    }
}

/// Says what the numbers stand on, above the lines of a measure.
pub fn begin(measure: &str) {
    println!("\n{measure}, {} participants with {EDITS} field edits each", people());
    println!("| Measure | Measured | Reference | Ratio | Bound | Kept |\n|---|---|---|---|---|---|");
}

/// One line of the table.
pub fn line(name: &str, unit: Unit, measured: f64, (reference, of): (&str, f64), bound: Bound) {
    let ratio = measured / of;
    let (bound, kept) = match bound {
        Bound::Most(most) => (format!("< {}", Shown(most, unit)), Some(measured < most)),
        Bound::Least(least) => (format!("≥ {}", Shown(least, unit)), Some(measured >= least)),
        Bound::Times(times) => (format!("≤ {times} ×"), Some(ratio <= times)),
        Bound::None => (String::new(), None),
    };
    let kept = kept.map_or("", |kept| if kept { "yes" } else { "NO" });
    let (measured, of) = (Shown(measured, unit), Shown(of, unit));
    println!("| {name} | {measured} | {reference}: {of} | {ratio:.2} | {bound} | {kept} |");
}
