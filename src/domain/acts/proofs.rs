//! Levels per skill, and what somebody can show (T4).

use super::{ActError, Acted, Desk, SHORT_MAX_CHARS, fits, known, not_later, open};
use crate::domain::levels::{LatinAlphabet, LevelEdit, LevelSource, LevelValue, Skill};
use crate::domain::proof::{ProofEdit, ProofKind, WorkProcess};
use crate::domain::{Change, Day, Dossier};
use crate::id::RecordId;

/// Digits of a crebo number.
const CREBO_DIGITS: usize = 5;

/// Sets a level from today on; no value is "unknown", said on purpose. Earlier ones stay.
///
/// The Latin alphabet belongs to [`Skill::Literacy`] and is left out elsewhere.
pub fn level(
    dossier: &Dossier,
    skill: Skill,
    value: Option<LevelValue>,
    source: LevelSource,
    latin: Option<LatinAlphabet>,
    desk: &mut Desk<'_>,
) -> Acted {
    open(dossier)?;
    if value.is_some_and(|value| !skill.levels(*dossier.participant.nt).contains(&value)) {
        return Err(ActError::LevelDoesNotFit);
    }
    let mut edits = vec![
        LevelEdit::Skill(Some(skill)),
        LevelEdit::Value(value),
        LevelEdit::Source(Some(source)),
        LevelEdit::On(Some(desk.today)),
    ];
    if skill == Skill::Literacy && latin.is_some() {
        edits.push(LevelEdit::Latin(latin));
    }
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

/// Something the participant can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProof {
    /// Which rung.
    pub kind: ProofKind,
    /// What it is called; may be blank.
    pub title: String,
    /// When it was got.
    pub on: Option<Day>,
    /// Crebo number, 5 digits, or blank.
    pub crebo: String,
    /// Work processes it lists.
    pub processes: Vec<WorkProcess>,
    /// The company where it was learnt.
    pub company: String,
    /// The practice trainer.
    pub trainer: String,
    /// Who issued it.
    pub issuer: String,
    /// In the diploma register?
    pub registered: Option<bool>,
    /// The module it came from.
    pub module: Option<RecordId>,
}

impl NewProof {
    /// A proof of which only the rung is known.
    pub const fn new(kind: ProofKind) -> Self {
        Self {
            kind,
            title: String::new(),
            on: None,
            crebo: String::new(),
            processes: Vec::new(),
            company: String::new(),
            trainer: String::new(),
            issuer: String::new(),
            registered: None,
            module: None,
        }
    }
}

/// Adds a proof. When it came from a module, what the module knows of crebo, work processes, company and trainer stands in
/// for what is blank, so that it is typed once (B5).
pub fn proof(dossier: &Dossier, proof: &NewProof, desk: &mut Desk<'_>) -> Acted {
    open(dossier)?;
    if let Some(on) = proof.on {
        not_later(on, desk.today)?;
    }
    let proof = completed(dossier, proof)?;
    crebo(&proof.crebo)?;
    let mut edits = vec![ProofEdit::Kind(Some(proof.kind))];
    for (text, edit) in [
        (proof.title, ProofEdit::Title as fn(String) -> ProofEdit),
        (proof.crebo, ProofEdit::Crebo),
        (proof.company, ProofEdit::Company),
        (proof.trainer, ProofEdit::Trainer),
        (proof.issuer, ProofEdit::Issuer),
    ] {
        fits(&text, SHORT_MAX_CHARS)?;
        if !text.trim().is_empty() {
            edits.push(edit(text));
        }
    }
    if !proof.processes.is_empty() {
        edits.push(ProofEdit::Processes(proof.processes));
    }
    edits.extend(proof.on.map(|on| ProofEdit::On(Some(on))));
    edits.extend(proof.registered.map(|registered| ProofEdit::Registered(Some(registered))));
    edits.extend(proof.module.map(|module| ProofEdit::Module(Some(module))));
    Ok(vec![Change::new(dossier.id, desk.ids.record(), edits)])
}

fn completed(dossier: &Dossier, proof: &NewProof) -> Result<NewProof, ActError> {
    let mut proof = proof.clone();
    let Some(module) = proof.module else { return Ok(proof) };
    let module = known(&dossier.modules, module)?;
    for (text, from) in [
        (&mut proof.title, &module.title),
        (&mut proof.crebo, &module.crebo),
        (&mut proof.company, &module.company),
        (&mut proof.trainer, &module.trainer),
    ] {
        if text.trim().is_empty() {
            text.clone_from(from);
        }
    }
    if proof.processes.is_empty() {
        proof.processes = module.processes.iter().filter(|process| process.reached).cloned().collect();
    }
    Ok(proof)
}

/// Five digits, or blank.
pub(super) fn crebo(text: &str) -> Result<(), ActError> {
    let fits =
        text.is_empty() || (text.len() == CREBO_DIGITS && text.bytes().all(|digit| digit.is_ascii_digit()));
    if fits { Ok(()) } else { Err(ActError::Crebo) }
}

#[cfg(test)]
mod tests {
    use super::super::modules::{NewModule, add, edit};
    use super::super::person::background;
    use super::super::testing::{Room, today};
    use super::*;
    use crate::domain::background::Nt;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::participant::ParticipantEdit;
    use crate::domain::testing::rid;
    use crate::domain::trajectory::{Lane, ModuleEdit};

    #[test]
    fn a_level_belongs_to_its_skill_and_to_nt1_or_nt2() {
        let mut room = Room::new();
        room.act(|dossier, desk| background(dossier, vec![ParticipantEdit::Nt(Some(Nt::Nt1))], desk))
            .unwrap();
        let set = |room: &mut Room, skill, value| {
            room.act(|dossier, desk| level(dossier, skill, value, LevelSource::Impression, None, desk))
        };
        assert_eq!(set(&mut room, Skill::Reading, Some(LevelValue::A1)), Err(ActError::LevelDoesNotFit));
        assert_eq!(set(&mut room, Skill::Digital, Some(LevelValue::F1)), Err(ActError::LevelDoesNotFit));
        set(&mut room, Skill::Reading, Some(LevelValue::F1)).unwrap();
        room.today = today().plus_days(1);
        set(&mut room, Skill::Reading, None).unwrap();
        assert_eq!(room.dossier().level_history(Skill::Reading).len(), 2);
        assert_eq!(*room.dossier().level(Skill::Reading).unwrap().1.value, None);
    }

    #[test]
    fn the_latin_alphabet_goes_with_literacy_only() {
        let mut room = Room::new();
        for skill in [Skill::Literacy, Skill::Arithmetic] {
            let latin = Some(LatinAlphabet::Partly);
            room.act(|dossier, desk| level(dossier, skill, None, LevelSource::OwnEstimate, latin, desk))
                .unwrap();
        }
        assert_eq!(*room.dossier().level(Skill::Literacy).unwrap().1.latin, Some(LatinAlphabet::Partly));
        assert_eq!(*room.dossier().level(Skill::Arithmetic).unwrap().1.latin, None);
    }

    #[test]
    fn t4_a_proof_has_a_day_behind_it_and_a_crebo_of_five_digits() {
        let mut room = Room::new();
        let give = |room: &mut Room, new: NewProof| room.act(|dossier, desk| proof(dossier, &new, desk));
        let base = NewProof::new(ProofKind::MboCertificate);
        let late = NewProof { on: Some(today().plus_days(1)), ..base.clone() };
        assert_eq!(give(&mut room, late), Err(ActError::InTheFuture(today().plus_days(1))));
        for wrong in ["1234", "123456", "1234x", "１２３４５"] {
            assert_eq!(
                give(&mut room, NewProof { crebo: wrong.into(), ..base.clone() }),
                Err(ActError::Crebo)
            );
        }
        assert_eq!(
            give(&mut room, NewProof { module: Some(rid(1)), ..base.clone() }),
            Err(ActError::Unknown)
        );
        give(&mut room, NewProof { crebo: "25655".into(), on: Some(today()), ..base }).unwrap();
        assert_eq!(room.dossier().highest_proof(), Some(ProofKind::MboCertificate));
    }

    #[test]
    fn b5_a_proof_takes_over_what_its_module_knows() {
        let mut room = Room::new();
        let new = NewModule::new("Praktijkleren", Lane::Both);
        room.act(|dossier, desk| add(dossier, &new, None, &Catalogue::default(), desk)).unwrap();
        let module = room.dossier().modules.iter().next().unwrap().0;
        let process = |code: &str, reached| WorkProcess { code: code.into(), name: "Helpt".into(), reached };
        let known = vec![
            ModuleEdit::Crebo("25655".into()),
            ModuleEdit::Company("Zorgvoorbeeld".into()),
            ModuleEdit::Processes(vec![process("B1-K1-W1", true), process("B1-K1-W2", false)]),
        ];
        room.act(|dossier, desk| edit(dossier, module, known, desk)).unwrap();
        let new = NewProof { module: Some(module), ..NewProof::new(ProofKind::Practice) };
        room.act(|dossier, desk| proof(dossier, &new, desk)).unwrap();
        let got = room.dossier().proofs.values().next().unwrap();
        assert_eq!((got.crebo.as_str(), got.title.as_str()), ("25655", "Praktijkleren"));
        assert_eq!(*got.processes, [process("B1-K1-W1", true)]);
    }
}
