//! `trede bundle inspect`: what a bundle holds and what it would change. Changes nothing.

use std::path::Path;

use crate::exchange::peers::Standing;

use super::export::more;
use super::{look, opener};
use crate::cli::args::InspectArgs;
use crate::cli::error::{CliError, code};
use crate::cli::open::Desk;
use crate::cli::output::Out;
use crate::cli::shapes::bundled::{Changes, Looked};
use crate::cli::words::Words;

/// So many people are named one by one; `--json` names all.
const TOLD: usize = 40;

/// Shows it.
pub fn run(args: &InspectArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let opener = opener(args.bundle_passphrase_file.as_deref(), &mut archive)?;
    let (look, _) =
        look(&args.file, opener, &mut archive, desk).map_err(|error| CliError::bundle(&args.file, error))?;
    let looked = Looked::of(&look, desk.words);
    if out.json {
        out.value(&looked)?;
    } else {
        tell(&args.file, &looked, desk.words, out);
    }
    Ok(of_look(look.standing, &looked))
}

/// The exit code after a look.
pub const fn of_look(standing: Standing, looked: &Looked) -> u8 {
    match standing {
        Standing::Known | Standing::Ourselves if looked.gaps.is_empty() => code::OK,
        Standing::Known | Standing::Ourselves => code::WRONG,
        Standing::Unknown | Standing::Removed | Standing::OtherKey => code::NOT_ACCEPTED,
    }
}

/// A look, in lines.
pub fn tell(file: &Path, looked: &Looked, words: Words, out: &mut Out<'_>) {
    let name = file.display().to_string();
    out.line(
        &words.with("cli-look-file", &[("file", name), ("kb", looked.bytes.div_ceil(1000).to_string())]),
    );
    let from = &looked.from;
    let standing = words.word(&format!("cli-look-signer-{}", from.standing));
    out.line(&words.filled("cli-look-from", &[("label", &from.label), ("standing", &standing)]));
    if !matches!(from.standing, "known" | "ourselves") {
        out.line(&words.filled("cli-peer-words", &[("words", &from.words.join(" "))]));
    }
    let number = |number: u64| number.to_string();
    let numbers = [
        ("entries", number(looked.entries)),
        ("new", number(looked.new)),
        ("held", number(looked.held)),
        ("catalogue", number(looked.catalogue)),
    ];
    out.line(&words.with("cli-look-holds", &numbers));
    let of = |outcome: &'static str| looked.people.iter().filter(move |person| person.outcome == outcome);
    people("cli-look-new", &of("new").collect::<Vec<_>>(), words, out);
    people("cli-look-changed", &of("changed").collect::<Vec<_>>(), words, out);
    let twice: Vec<_> = looked.people.iter().filter(|one| one.two_versions).collect();
    people("cli-look-two-versions", &twice, words, out);
    if !looked.erases.is_empty() {
        let names: Vec<&str> = looked.erases.iter().map(|one| one.name.as_str()).collect();
        let values = [("number", number(names.len() as u64)), ("names", names.join(" · "))];
        out.line(&words.with("cli-look-erases", &values));
    }
    for (id, count) in [
        ("cli-look-erased", looked.erased),
        ("cli-look-forks", looked.forks),
        ("cli-look-newer", looked.newer),
        ("cli-look-copies", looked.copies),
        ("cli-look-passed-over", u64::from(looked.passed_over)),
    ] {
        if count > 0 {
            out.line(&words.with(id, &[("number", number(count))]));
        }
    }
    for gap in &looked.gaps {
        out.line(&words.with("cli-look-gap", &[("number", number(gap.entries)), ("ask", gap.ask.clone())]));
    }
    if let Some(minutes) = looked.clock_ahead_minutes {
        let (hours, days) = (minutes / 60, minutes / (24 * 60));
        let (id, ahead) = if days > 1 { ("cli-look-ahead-days", days) } else { ("cli-look-ahead", hours) };
        out.line(&words.with(id, &[("number", number(ahead))]));
    }
}

fn people(id: &str, people: &[&Changes], words: Words, out: &mut Out<'_>) {
    if people.is_empty() {
        return;
    }
    out.line(&words.with(id, &[("number", people.len().to_string())]));
    for person in people.iter().take(TOLD) {
        let values = [("name", person.name.clone()), ("number", person.entries.to_string())];
        out.line(&format!("  {}", words.with("cli-look-person", &values)));
    }
    more(people.len(), words, out);
}
