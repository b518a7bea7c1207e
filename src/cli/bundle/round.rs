//! A round of the watched folder in words.

use crate::cli::peer::fingerprint;
use crate::cli::words::Words;
use crate::exchange::watch::{Arrival, Laid, PeerNews, Round, Trouble, Waiting, Why};

/// All there is to say of it.
pub fn lines(round: &Round, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    round.taken.iter().for_each(|one| came(one, words, &mut lines));
    for laid in &round.laid {
        lines.push(went(laid, words));
    }
    if round.tidied > 0 {
        lines.push(words.with("watch-tidied", &[("number", round.tidied.to_string())]));
    }
    for waiting in &round.waiting {
        lines.push(waits(waiting, words));
    }
    for gap in &round.missing {
        lines.push(
            words.with("watch-missing", &[("entries", gap.entries.to_string()), ("ask", gap.ask.clone())]),
        );
    }
    for peer in &round.peers {
        stands(peer, words, &mut lines);
    }
    if round.peers.is_empty() {
        lines.push(words.word("exchange-no-receiver"));
    }
    match &round.trouble {
        Some(Trouble::Folder(error)) => lines.push(words.with(error.key(), &[("why", error.to_string())])),
        // said as the error that the command ends with
        Some(Trouble::Here(_) | Trouble::Stopped) | None => {}
    }
    if round.stopped {
        lines.push(words.word("watch-stopped"));
    }
    lines
}

fn came(one: &Arrival, words: Words, lines: &mut Vec<String>) {
    let place = || ("place", one.label.clone());
    if one.entries == 0 {
        lines.push(words.with("watch-heard", &[place()]));
    } else {
        let (new, changed) = (("new", one.people.to_string()), ("changed", one.changed.to_string()));
        lines.push(words.with("watch-taken", &[place(), ("entries", one.new.to_string()), new, changed]));
    }
    if one.two_versions > 0 {
        lines.push(words.with("watch-two-versions", &[("number", one.two_versions.to_string())]));
    }
    if one.erased > 0 {
        lines.push(words.with("watch-erased", &[("number", one.erased.to_string())]));
    }
    if let Some(ahead) = one.ahead_ms {
        lines.push(words.with("watch-ahead", &[place(), ("hours", (ahead / 3_600_000).max(1).to_string())]));
    }
}

fn went(laid: &Laid, words: Words) -> String {
    let to = ("to", laid.to.join(", "));
    if laid.entries == 0 {
        return words.with("watch-laid-word", &[to]);
    }
    words
        .with("watch-laid", &[to, ("entries", laid.entries.to_string()), ("people", laid.people.to_string())])
}

fn waits(waiting: &Waiting, words: Words) -> String {
    let place = waiting.card.as_ref().map(|card| card.label.clone()).unwrap_or_default();
    let why = words.with(waiting.why.key(), &[("place", place)]);
    let mut line = words.with("watch-waits", &[("name", waiting.name.clone()), ("why", why)]);
    if let (Why::Unknown | Why::OtherKey, Some(card)) = (waiting.why, &waiting.card) {
        line.push(' ');
        line.push_str(&words.with("watch-words", &[("words", fingerprint(card, words).join(" "))]));
    }
    line
}

fn stands(peer: &PeerNews, words: Words, lines: &mut Vec<String>) {
    let heard = peer.heard_ms.and_then(|ms| words.day_of(ms)).unwrap_or_else(|| words.word("watch-never"));
    let id = match (peer.lacks, peer.on_its_way) {
        (0, _) if peer.heard_ms.is_some() => "watch-has-all",
        (0, _) => "watch-not-heard",
        (_, true) => "watch-lacks-lies",
        (_, false) => "watch-lacks",
    };
    let values = [("place", peer.label.clone()), ("heard", heard), ("lacks", peer.lacks.to_string())];
    lines.push(words.with(id, &values));
    if peer.withheld > 0 {
        lines.push(words.with("watch-withheld", &[("number", peer.withheld.to_string())]));
    }
}
