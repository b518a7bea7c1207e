//! What somebody can, got and agreed to, in `show --json`: levels, proofs, consents.

use serde::Serialize;

use super::{choice, coach};
use crate::domain::Day;
use crate::domain::catalogue::Catalogue;
use crate::domain::consent::Consent;
use crate::domain::levels::{Level, Skill};
use crate::domain::proof::Proof;

/// The current level of one skill.
#[derive(Serialize)]
pub struct LevelShape {
    /// Of what.
    pub skill: &'static str,
    /// The level, in the framework it was taken in.
    pub level: Option<&'static str>,
    /// Who says so.
    pub source: Option<&'static str>,
    /// Since when.
    pub on: Option<String>,
    /// With `literacy`: the Latin alphabet.
    pub latin: Option<&'static str>,
}

/// One answer to one question for consent.
#[derive(Serialize)]
pub struct ConsentShape {
    /// What for.
    pub purpose: Option<&'static str>,
    /// Yes, or no and withdrawn.
    pub given: bool,
    /// Which day.
    pub on: Option<String>,
    /// With whom is shared.
    pub with_whom: String,
    /// How it was asked.
    pub asked: Option<&'static str>,
    /// By whom.
    pub asked_by: Option<String>,
}

/// One proof.
#[derive(Serialize)]
pub struct ProofShape {
    /// Which rung of the ladder.
    pub kind: Option<&'static str>,
    /// Of what.
    pub title: String,
    /// Which day.
    pub on: Option<String>,
    /// Number of the qualification, five digits.
    pub crebo: String,
    /// Work processes that were learnt.
    pub processes: Vec<ProcessShape>,
    /// In which company.
    pub company: String,
    /// With which practice trainer.
    pub trainer: String,
    /// Who gave it.
    pub issuer: String,
    /// Stands in the register of diplomas.
    pub registered: Option<bool>,
}

/// One work process.
#[derive(Serialize)]
pub struct ProcessShape {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The participant learnt it.
    pub reached: bool,
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// The shape of a level.
pub fn level((skill, level): (Skill, &Level)) -> LevelShape {
    LevelShape {
        skill: choice("skill", skill.key()),
        level: level.value.map(|value| choice("level", value.key())),
        source: level.source.map(|source| choice("source", source.key())),
        on: day(*level.on),
        latin: level.latin.map(|latin| choice("latin", latin.key())),
    }
}

/// The shape of a consent.
pub fn consent(consent: &Consent, catalogue: &Catalogue) -> ConsentShape {
    ConsentShape {
        purpose: consent.purpose.map(|purpose| choice("purpose", purpose.key())),
        given: *consent.given,
        on: day(*consent.on),
        with_whom: consent.with_whom.get().clone(),
        asked: consent.asked.map(|asked| choice("asked", asked.key())),
        asked_by: coach(*consent.asked_by, catalogue),
    }
}

/// The shape of a proof.
pub fn proof(proof: &Proof) -> ProofShape {
    let process = |one: &crate::domain::proof::WorkProcess| ProcessShape {
        code: one.code.clone(),
        name: one.name.clone(),
        reached: one.reached,
    };
    ProofShape {
        kind: proof.kind.map(|kind| choice("proof", kind.key())),
        title: proof.title.get().clone(),
        on: day(*proof.on),
        crebo: proof.crebo.get().clone(),
        processes: proof.processes.iter().map(process).collect(),
        company: proof.company.get().clone(),
        trainer: proof.trainer.get().clone(),
        issuer: proof.issuer.get().clone(),
        registered: *proof.registered,
    }
}
