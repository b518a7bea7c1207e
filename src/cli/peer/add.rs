//! `trede peer add`: shows whose card it is and the words to compare, and accepts it once somebody said that they are the same.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use crate::archive::Archive;
use crate::bundle::{self, BundleError, Card, CardError, Language, Opener};
use crate::exchange::peers::Standing;
use crate::exchange::{ExchangeError, own, peers};

use super::fingerprint;
use crate::cli::args::PeerAddArgs;
use crate::cli::error::{CliError, code};
use crate::cli::open::Desk;
use crate::cli::output::{Out, visible};
use crate::cli::shapes::peer::Added;

/// A card is far shorter.
const MOST: u64 = 8192;
/// What every card begins with.
const BEGINS: &str = "tredecard1";

/// What was named: a card, or a bundle with one inside.
enum Named {
    Card(Box<Card>),
    Bundle(BufReader<File>),
}

/// Accepts it.
pub fn run(args: &PeerAddArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let named = named(&args.card)?;
    let mut archive = desk.open()?;
    let card = match named {
        Named::Card(card) => *card,
        Named::Bundle(file) => {
            let opener = Opener::identity(&own::identity(&mut archive)?);
            let mut progress = desk.progress();
            let verified = bundle::verify(file, &opener, &mut |_| progress.tell(0, 1));
            verified.map_err(|error| CliError::bundle(Path::new(&args.card), error.into()))?.header.card
        }
    };
    let standing = peers::standing(&mut archive, &card)?;
    if card.store == archive.store().id() {
        return Err(ExchangeError::OwnCard.into());
    }
    let told = told(&card, standing, args.join, &archive, desk);
    for line in told {
        // a person compares them, whatever the output is for
        if out.json {
            let _ = writeln!(desk.err, "{}", visible(&line));
        } else {
            out.line(&line);
        }
    }
    if !out.json {
        out.arrived();
    }
    confirm(&card, args.words.as_deref(), desk)?;
    let peer = peers::accept(&mut archive, card, desk.now_ms)?;
    if args.join {
        own::join(&mut archive, &peer.card, desk.now_ms)?;
    }
    let ours = peer.is_ours(&archive);
    let added = Added::of(&peer.card, standing, ours, args.join, desk.words);
    if out.json {
        out.value(&added)?;
    } else {
        let id = if ours { "cli-peer-accepted-ours" } else { "cli-peer-accepted" };
        out.line(&desk.words.filled(id, &[("label", &added.label)]));
    }
    Ok(code::OK)
}

/// A file when there is one of that name, else the text of a card.
fn named(text: &str) -> Result<Named, CliError> {
    let path = Path::new(text);
    let failed = |error| CliError::file(path, error);
    match File::open(path) {
        Ok(file) if path.is_file() => {
            let mut file = BufReader::new(file);
            match bundle::outside(&mut file) {
                Ok(_) => return Ok(Named::Bundle(file)),
                Err(BundleError::NotABundle) => {}
                Err(error) => return Err(CliError::bundle(path, error.into())),
            }
            let mut bytes = Vec::new();
            let file = File::open(path).map_err(failed)?;
            file.take(MOST).read_to_end(&mut bytes).map_err(failed)?;
            Ok(Named::Card(Box::new(card(&String::from_utf8_lossy(&bytes))?)))
        }
        Ok(_) => Err(CardError::NotACard.into()),
        Err(error) => match card(text) {
            Ok(card) => Ok(Named::Card(Box::new(card))),
            // somebody meant a file
            Err(CardError::NotACard) if !text.to_ascii_lowercase().contains(BEGINS) => Err(failed(error)),
            Err(error) => Err(error.into()),
        },
    }
}

/// The card in a text; whatever a mail says in front of it is passed over.
fn card(text: &str) -> Result<Card, CardError> {
    let begins = text.to_ascii_lowercase().find(BEGINS).ok_or(CardError::NotACard)?;
    text.get(begins..).unwrap_or_default().parse()
}

fn told(card: &Card, standing: Standing, join: bool, archive: &Archive, desk: &Desk<'_>) -> Vec<String> {
    let words = desk.words;
    let (label, id) = (card.label.as_str(), card.store.to_string());
    let ours = join || card.location == archive.catalogue().here;
    let mut lines = vec![
        words.filled("cli-card", &[("label", label), ("id", &id)]),
        words.filled("cli-peer-words", &[("words", &fingerprint(card, words).join(" "))]),
        words.word(match standing {
            Standing::Unknown => "cli-peer-standing-unknown",
            Standing::Known | Standing::Ourselves => "cli-peer-standing-known",
            Standing::Removed => "cli-peer-standing-removed",
            Standing::OtherKey => "cli-peer-standing-other-key",
        }),
        words.word(if ours { "cli-peer-would-be-ours" } else { "cli-peer-would-be-elsewhere" }),
    ];
    if join {
        let here = archive.catalogue().location.name.as_str();
        lines.push(words.filled("cli-peer-would-join", &[("label", label), ("here", here)]));
    }
    lines
}

/// Somebody says that the words are the same: typed by them, or with a yes.
fn confirm(card: &Card, typed: Option<&str>, desk: &mut Desk<'_>) -> Result<(), CliError> {
    if let Some(typed) = typed {
        return if same(card, typed) { Ok(()) } else { Err(CliError::OtherWords) };
    }
    let question = desk.words.word("cli-peer-ask");
    let answer = (desk.answer)(&question).map_err(CliError::Output)?;
    match answer.as_deref().map(str::to_lowercase).as_deref() {
        Some("j" | "ja" | "y" | "yes") => Ok(()),
        _ => Err(CliError::NotAccepted),
    }
}

/// Whether these are the words of the card, in either language.
fn same(card: &Card, typed: &str) -> bool {
    let typed: Vec<String> = typed
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    [Language::Dutch, Language::English]
        .into_iter()
        .any(|language| typed == card.fingerprint().words(language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Identity;
    use crate::id::{LocationId, StoreId};

    fn sample() -> Card {
        let identity = Identity::from_bytes([3; 64]).unwrap();
        Card::new(StoreId::from_bytes([1; 16]), LocationId::from_bytes([2; 16]), &identity, "Voorbeeld")
    }

    #[test]
    fn a_card_is_found_below_the_words_of_a_mail() {
        let mail = format!("Dag Mo,\nhier is onze kaart:\n\n{}\n", sample());
        assert_eq!(card(&mail), Ok(sample()));
        assert_eq!(card("geen kaart"), Err(CardError::NotACard));
    }

    #[test]
    fn the_words_hold_in_either_language_and_however_they_are_parted() {
        let card = sample();
        for language in [Language::Dutch, Language::English] {
            let words = card.fingerprint().words(language);
            assert!(same(&card, &words.join(" ")) && same(&card, &words.join(", ").to_uppercase()));
            let mut swapped = words.clone();
            swapped.swap(0, 1);
            assert!(!same(&card, &words[1..].join(" ")) && !same(&card, &swapped.join(" ")));
        }
        assert!(!same(&card, ""));
    }
}
