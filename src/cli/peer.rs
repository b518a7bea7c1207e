//! `trede peer`: the card of this workstation, and the workstations that it knows.

mod add;

use std::fs::OpenOptions;
use std::io::Write;

use crate::archive::Archive;
use crate::bundle::{Card, Language};
use crate::exchange::{outgoing, own, peers};
use crate::i18n::Lang;

use super::args::PeerCommand;
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::shapes::peer::{OwnCard, Peer};
use super::words::{Words, sentence};

/// Does what is asked.
pub fn run(args: &PeerCommand, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    match args {
        PeerCommand::Card { out: file } => card(file.as_deref(), desk, out),
        PeerCommand::Add(args) => add::run(args, desk, out),
        PeerCommand::List => list(desk, out),
        PeerCommand::Remove { name } => remove(name, desk, out),
    }
}

fn card(file: Option<&std::path::Path>, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let card = own::card(&mut archive)?;
    if let Some(file) = file {
        let failed = |error| CliError::file(file, error);
        let mut to = OpenOptions::new().write(true).create_new(true).open(file).map_err(failed)?;
        writeln!(to, "{card}").and_then(|()| to.sync_all()).map_err(failed)?;
    }
    let shape = OwnCard::of(&card, file, desk.words);
    if out.json {
        out.value(&shape)?;
        return Ok(code::OK);
    }
    out.line(&desk.words.filled("cli-card", &[("label", &shape.label), ("id", &shape.id)]));
    out.line(&desk.words.filled("cli-peer-words", &[("words", &shape.words.join(" "))]));
    out.line(&match &shape.file {
        Some(file) => desk.words.filled("cli-card-written", &[("file", file)]),
        None => shape.card,
    });
    Ok(code::OK)
}

fn list(desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let mut shapes = Vec::new();
    for peer in peers::all(&mut archive)? {
        let lacks =
            if peer.removed { None } else { Some(outgoing::lacking(&mut archive, &peer, desk.today)?) };
        shapes.push(Peer::of(&peer, peer.is_ours(&archive), lacks, desk.words));
    }
    if out.json {
        out.value(&shapes)?;
    } else if shapes.is_empty() {
        out.line(&desk.words.word("cli-peer-nobody"));
    } else if out.plain {
        shapes.iter().for_each(|peer| out.line(&sentence(row(peer, desk.words))));
    } else {
        out.columns(&shapes.iter().map(|peer| row(peer, desk.words)).collect::<Vec<_>>());
    }
    Ok(code::OK)
}

fn row(peer: &Peer, words: Words) -> Vec<String> {
    let day = |id, never, day: &Option<String>| match day {
        Some(day) => words.filled(id, &[("day", day)]),
        None => words.word(never),
    };
    let lacks = peer.lacks.map(|lacks| words.filled("cli-peer-lacks", &[("number", &lacks.to_string())]));
    vec![
        peer.label.clone(),
        peer.id.chars().take(8).collect(),
        words.word(if peer.ours { "cli-peer-ours" } else { "cli-peer-elsewhere" }),
        day("cli-peer-heard", "cli-peer-never-heard", &peer.heard_day),
        day("cli-peer-sent", "cli-peer-never-sent", &peer.sent_day),
        lacks.unwrap_or_else(|| words.word("cli-peer-removed")),
    ]
}

fn remove(name: &str, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    let peer = peers::named(&mut archive, name)?;
    peers::remove(&mut archive, peer.card.store)?;
    let gone = peers::Peer { removed: true, ..peer };
    let shape = Peer::of(&gone, gone.is_ours(&archive), None, desk.words);
    if out.json {
        out.value(&shape)?;
    } else {
        out.line(&desk.words.filled("cli-peer-gone", &[("label", &shape.label), ("id", &shape.id)]));
    }
    Ok(code::OK)
}

/// The words of a card in the language of the command.
pub fn fingerprint(card: &Card, words: Words) -> Vec<&'static str> {
    card.fingerprint().words(match words.lang {
        Lang::Nl => Language::Dutch,
        Lang::En => Language::English,
    })
}

/// The workstations with these names; the only one that is known when nobody is named.
pub fn called(
    names: &[String],
    archive: &mut Archive,
    desk: &Desk<'_>,
) -> Result<Vec<peers::Peer>, CliError> {
    let mut present = peers::present(archive)?;
    if names.is_empty() && present.len() > 1 {
        let known: Vec<&str> = present.iter().map(|peer| peer.card.label.as_str()).collect();
        return Err(CliError::Usage(desk.words.filled("cli-export-who", &[("known", &known.join(", "))])));
    }
    if !names.is_empty() {
        present.clear();
        for name in names {
            let peer = peers::named(archive, name)?;
            if peer.removed {
                return Err(CliError::Usage(desk.words.filled("cli-peer-is-removed", &[("label", name)])));
            }
            if !present.contains(&peer) {
                present.push(peer);
            }
        }
    }
    Ok(present)
}
