//! `trede bundle export`: first what exactly leaves, and then, unless that was all that was asked, the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::people::People;
use crate::archive::Archive;
use crate::bundle::EXTENSION;
use crate::exchange::outgoing::{self, Order, Plan, Receiver, Wanted, Written};
use crate::id::DossierId;

use crate::cli::args::ExportArgs;
use crate::cli::error::{CliError, code};
use crate::cli::init::strong;
use crate::cli::open::{Desk, first_line};
use crate::cli::output::Out;
use crate::cli::peer::called;
use crate::cli::shapes::bundled::{Exported, Left};
use crate::cli::show::find;
use crate::cli::words::Words;

/// So many people are named one by one; `--json` names all.
const TOLD: usize = 40;

/// Writes it.
pub fn run(args: &ExportArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let (scope, file) = scope_and_file(args, desk.words)?;
    let mut archive = desk.open()?;
    let receiver = match &args.bundle_passphrase_file {
        Some(named) => {
            if scope.is_empty() {
                return Err(CliError::Usage(desk.words.word("cli-export-passphrase-scope")));
            }
            let passphrase = first_line(named).map_err(|error| CliError::file(named, error))?;
            let location = archive.catalogue().location.name.get().clone();
            strong(&passphrase, &location)?;
            Receiver::Passphrase(passphrase)
        }
        None => Receiver::Peers(called(&args.to, &mut archive, desk)?),
    };
    let wanted = wanted(&scope, &mut archive, desk)?;
    let order = Order { receiver, wanted, fields: args.fields.map(Into::into), full: args.full };
    let plan = outgoing::plan(&mut archive, order, desk.today)?;
    let mut exported = Exported::of(&plan, args.dry_run, desk.words);
    if let Some(file) = file.filter(|_| !args.dry_run) {
        let file = place(&file, &mut archive, desk)?;
        let written = write(&plan, &file, &mut archive, desk)?;
        exported.written(&file, &written);
    }
    if out.json {
        out.value(&exported)?;
    } else {
        tell_plan(&exported, desk.words, out);
        tell_file(&exported, desk.words, out);
    }
    Ok(code::OK)
}

/// The scope and the file. Where the file follows the scope directly, it is the last that was said there.
fn scope_and_file(args: &ExportArgs, words: Words) -> Result<(Vec<String>, Option<PathBuf>), CliError> {
    let mut scope = args.scope.clone();
    let mut file = args.file.clone();
    // a rehearsal needs no file, but may name the one that is meant
    let named = |last: &String| !args.dry_run || is_a_file(last);
    if file.is_none() && scope.len() > 1 && scope.last().is_some_and(named) {
        file = scope.pop().map(PathBuf::from);
    }
    if file.is_none() && !args.dry_run {
        return Err(CliError::Usage(words.word("cli-export-no-file")));
    }
    let (first, more) = (scope.first().map(String::as_str), scope.len() > 1);
    match first {
        None => {}
        Some("all" | "catalogue") if !more => {}
        Some("dossier") if more => {}
        Some(_) => return Err(CliError::Usage(words.word("cli-export-scope"))),
    }
    Ok((scope, file))
}

/// Whether this is meant as a file and not as a participant.
fn is_a_file(text: &str) -> bool {
    let path = Path::new(text);
    path.extension().is_some_and(|end| end == EXTENSION) || path.components().count() > 1 || path.exists()
}

fn wanted(scope: &[String], archive: &mut Archive, desk: &Desk<'_>) -> Result<Wanted, CliError> {
    let Some((first, who)) = scope.split_first() else { return Ok(Wanted::Standing) };
    Ok(match first.as_str() {
        "all" => Wanted::All,
        "catalogue" => Wanted::Catalogue,
        _ => {
            let people = People::new(archive.summaries()?, desk.today);
            let ids: BTreeSet<DossierId> =
                who.iter().map(|who| find(who, &people)).collect::<Result<_, _>>()?;
            Wanted::Dossiers(ids)
        }
    })
}

/// The file itself, or one with a name of its own in the folder that was named.
pub fn place(named: &Path, archive: &mut Archive, desk: &Desk<'_>) -> Result<PathBuf, CliError> {
    if named.is_dir() {
        Ok(named.join(outgoing::file_name(archive, desk.today)?))
    } else {
        Ok(named.to_owned())
    }
}

/// Writes what was planned.
pub fn write(
    plan: &Plan,
    file: &Path,
    archive: &mut Archive,
    desk: &mut Desk<'_>,
) -> Result<Written, CliError> {
    let (now_ms, all) = (desk.now_ms, plan.entries);
    let mut progress = desk.progress();
    let written = plan.write_file(archive, file, now_ms, &mut |done| progress.tell(done, all));
    written.map_err(|error| CliError::bundle(file, error))
}

/// What leaves, in lines.
pub fn tell_plan(exported: &Exported, words: Words, out: &mut Out<'_>) {
    let to =
        if exported.to.is_empty() { words.word("cli-export-for-passphrase") } else { exported.to.join(", ") };
    let what = words.word(match exported.kind {
        "delta" => "cli-export-delta",
        "handover" => "cli-export-handover",
        _ => "cli-export-full",
    });
    out.line(&words.filled("cli-export-to", &[("to", &to), ("what", &what)]));
    let numbers = [
        ("entries", exported.entries.to_string()),
        ("people", exported.people.len().to_string()),
        ("catalogue", exported.catalogue.to_string()),
    ];
    out.line(&words.with("cli-export-sum", &numbers));
    for person in exported.people.iter().take(TOLD) {
        let kinds: Vec<String> =
            person.in_words.iter().map(|(kind, number)| format!("{kind} {number}")).collect();
        let values = [("name", person.name.as_str()), ("kinds", &kinds.join(", "))];
        out.line(&format!("  {}", words.filled("cli-export-person", &values)));
    }
    more(exported.people.len(), words, out);
    for left in &exported.withheld {
        tell_left(left, words, out);
    }
}

/// How many more there are than were told.
pub fn more(people: usize, words: Words, out: &mut Out<'_>) {
    let more = people.saturating_sub(TOLD);
    if more > 0 {
        out.line(&format!("  {}", words.filled("cli-and-more", &[("number", &more.to_string())])));
    }
}

fn tell_left(left: &Left, words: Words, out: &mut Out<'_>) {
    let id = if left.why == "no-consent" { "cli-export-no-consent" } else { "cli-export-not-here" };
    let who = if left.name.is_empty() { &left.id } else { &left.name };
    out.line(&words.filled(id, &[("name", who)]));
}

fn tell_file(exported: &Exported, words: Words, out: &mut Out<'_>) {
    match (&exported.file, exported.bytes) {
        (Some(file), Some(bytes)) => {
            let kilobytes = bytes.div_ceil(1000).to_string();
            out.line(&words.filled("cli-export-done", &[("file", file), ("kb", &kilobytes)]));
        }
        _ => out.line(&words.word("cli-export-would")),
    }
}
