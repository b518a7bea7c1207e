//! `trede bundle watch`: exchange through a folder, once or until somebody stops it.

use std::thread;
use std::time::Duration;

use crate::cli::args::WatchArgs;
use crate::cli::error::{CliError, code};
use crate::cli::open::{Desk, notice_words};
use crate::cli::output::Out;
use crate::cli::shapes::watched::Watched;
use crate::cli::surroundings::{self, Stopped};
use crate::exchange::folder::Folder;
use crate::exchange::watch::{self, Moment, Round, Trouble, Why};

use super::round::lines;

/// While nothing is to be done, ctrl-c is looked for so often.
const LOOK: Duration = Duration::from_millis(200);

/// Watches it.
pub fn run(args: &WatchArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let mut folder = Folder::new(&args.dir);
    let (mut now, mut told) = (Moment { ms: desk.now_ms, today: desk.today }, Vec::new());
    // a day that was asked for stays
    let follows = desk.today == surroundings::now().today;
    loop {
        let stopped = desk.stopped;
        let round = watch::round(&mut archive, &mut folder, now, &mut || !stopped());
        for notice in archive.notices() {
            let said = notice_words(desk.words, notice);
            let _ = writeln!(desk.err, "trede: {said}");
        }
        if out.json {
            out.value(&Watched::of(&round))?;
        } else {
            let said = lines(&round, desk.words);
            // what is as it was is not said again
            if said != told || args.once {
                said.iter().for_each(|line| out.line(line));
                told = said;
            }
        }
        if args.once || round.stopped || matches!(round.trouble, Some(Trouble::Here(_))) {
            return ended(round);
        }
        // a reader that went away, as at the end of a pipe, ends it too
        if !out.arrived() || !wait(Duration::from_secs(args.every), stopped) {
            return Ok(code::OK);
        }
        let clock = surroundings::now();
        now = Moment { ms: clock.ms, today: if follows { clock.today } else { now.today } };
    }
}

/// Waits; whether to go on.
fn wait(long: Duration, stopped: &Stopped<'_>) -> bool {
    let mut left = long;
    while !stopped() {
        if left.is_zero() {
            return true;
        }
        let now = left.min(LOOK);
        thread::sleep(now);
        left -= now;
    }
    false
}

/// How the command ends after this round.
fn ended(round: Round) -> Result<u8, CliError> {
    if round.stopped {
        return Ok(code::STOPPED);
    }
    match round.trouble {
        Some(Trouble::Here(error)) => return Err((*error).into()),
        // what is wrong was said
        Some(Trouble::Folder(_)) => return Ok(code::FILE),
        Some(Trouble::Stopped) => return Ok(code::STOPPED),
        None => {}
    }
    let waits = |whys: &[Why]| round.waiting.iter().any(|one| whys.contains(&one.why));
    if waits(&[Why::Unknown, Why::Removed, Why::OtherKey]) {
        return Ok(code::NOT_ACCEPTED);
    }
    let broken = waits(&[Why::Broken, Why::Forged, Why::Newer, Why::Closed]);
    Ok(if broken || !round.missing.is_empty() { code::WRONG } else { code::OK })
}
