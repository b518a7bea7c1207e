//! Which questions the intake shows per topic, and what the barrier check asks, writes down and never writes down.
//!
//! Gives ids of texts in `intake.ftl`; knows no language. The questions differ where NT1 or NT2, or work, makes another
//! one fit (D2); while that is not known yet, one that fits everybody stands there.

use super::background::{Nt, Work};
use super::barrier::BarrierDomain;
use super::intake::Topic;

/// A question whose wording depends on NT1 or NT2; an empty one is left out.
struct ByNt {
    nt1: &'static str,
    nt2: &'static str,
    unknown: &'static str,
}

/// A question whose wording depends on work.
struct ByWork {
    working: &'static str,
    seeking: &'static str,
    not_seeking: &'static str,
    unknown: &'static str,
}

impl ByNt {
    const fn of(&self, nt: Option<Nt>) -> &'static str {
        match nt {
            Some(Nt::Nt1) => self.nt1,
            Some(Nt::Nt2) => self.nt2,
            None => self.unknown,
        }
    }
}

impl ByWork {
    const fn of(&self, work: Option<Work>) -> &'static str {
        match work {
            Some(Work::Working) => self.working,
            Some(Work::Seeking) => self.seeking,
            Some(Work::NotSeeking) => self.not_seeking,
            None => self.unknown,
        }
    }
}

const WELCOME: ByNt = ByNt { nt1: "prompt-welcome-nt1", nt2: "prompt-welcome-nt2", unknown: "" };
const WISH: ByNt = ByNt { nt1: "prompt-wish-nt1", nt2: "prompt-wish-nt2", unknown: "" };
const NOW: ByWork = ByWork {
    working: "prompt-now-working",
    seeking: "prompt-now-seeking",
    not_seeking: "prompt-now-not-seeking",
    unknown: "prompt-now-work",
};
const SCHOOL: ByNt =
    ByNt { nt1: "prompt-learning-school", nt2: "prompt-learning-nt2", unknown: "prompt-learning-school" };
const LEARNT: ByWork = ByWork {
    working: "prompt-learning-working",
    seeking: "prompt-learning-seeking",
    not_seeking: "prompt-learning-papers",
    unknown: "prompt-learning-papers",
};
const LANGUAGE: ByNt =
    ByNt { nt1: "prompt-levels-nt1", nt2: "prompt-levels-nt2", unknown: "prompt-levels-home" };
const LEVELS: ByWork = ByWork {
    working: "prompt-levels-working",
    seeking: "prompt-levels-seeking",
    not_seeking: "prompt-levels-digital",
    unknown: "prompt-levels-digital",
};
const AHEAD: ByWork = ByWork {
    working: "prompt-ahead-working",
    seeking: "prompt-ahead-seeking",
    not_seeking: "prompt-ahead-not-seeking",
    unknown: "",
};
const BARRIERS: ByWork = ByWork {
    working: "prompt-barriers-working",
    seeking: "prompt-barriers-seeking",
    not_seeking: "prompt-barriers-not-seeking",
    unknown: "",
};
const MODULE: ByWork = ByWork {
    working: "prompt-module-working",
    seeking: "prompt-module-seeking",
    not_seeking: "prompt-module-when",
    unknown: "prompt-module-when",
};
const BUDDY: ByNt =
    ByNt { nt1: "prompt-module-nt1", nt2: "prompt-module-nt2", unknown: "prompt-module-buddy" };
const TOLD_BACK: ByNt = ByNt { nt1: "prompt-appointment-nt1", nt2: "prompt-appointment-nt2", unknown: "" };

/// The two or three questions of a topic, in the order to ask them.
pub fn prompts(topic: Topic, nt: Option<Nt>, work: Option<Work>) -> Vec<&'static str> {
    let all = match topic {
        Topic::Welcome => ["prompt-welcome-1", WELCOME.of(nt), "prompt-welcome-safe"],
        Topic::Wish => ["prompt-wish-1", WISH.of(nt), "prompt-wish-why"],
        Topic::Now => ["prompt-now-week", NOW.of(work), "prompt-now-found"],
        Topic::Learning => [SCHOOL.of(nt), LEARNT.of(work), "prompt-learning-helped"],
        Topic::Levels => ["prompt-levels-read", LANGUAGE.of(nt), LEVELS.of(work)],
        Topic::Ahead => ["prompt-ahead-soon", "prompt-ahead-later", AHEAD.of(work)],
        Topic::Barriers => ["prompt-barriers-often", BARRIERS.of(work), "prompt-barriers-strong"],
        Topic::Step => ["prompt-step-first", "prompt-step-small", ""],
        Topic::Module => ["prompt-module-group", MODULE.of(work), BUDDY.of(nt)],
        Topic::Appointment => ["prompt-appointment-back", TOLD_BACK.of(nt), "prompt-appointment-next"],
    };
    all.into_iter().filter(|id| !id.is_empty()).collect()
}

/// What stands beside one domain of the barrier check (domain.md 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarrierPrompt {
    /// The question, to the participant.
    pub ask: &'static str,
    /// What to write down, and nothing else.
    pub write: &'static str,
    /// What is never written down, where something must be said about it.
    pub never: Option<&'static str>,
}

macro_rules! barrier_prompts {
    ($domain:expr, $( $variant:ident $key:literal ),* ; $( $free:ident $free_key:literal ),*) => {
        match $domain {
            $( BarrierDomain::$variant => BarrierPrompt {
                ask: concat!("barrier-ask-", $key),
                write: concat!("barrier-write-", $key),
                never: Some(concat!("barrier-never-", $key)),
            }, )*
            $( BarrierDomain::$free => BarrierPrompt {
                ask: concat!("barrier-ask-", $free_key),
                write: concat!("barrier-write-", $free_key),
                never: None,
            }, )*
        }
    };
}

/// What to ask, to write down and never to write down for one domain.
pub const fn barrier_prompt(domain: BarrierDomain) -> BarrierPrompt {
    barrier_prompts!(
        domain,
        Health "health", Home "home", Money "money", Housing "housing", Care "care", Hours "hours",
        Language "language", Digital "digital", Papers "papers", Courage "courage", Support "support",
        Employer "employer", Safety "safety", Other "other";
        Transport "transport"
    )
}

/// The id of the long name of a domain, for where there is room; [`BarrierDomain::key`] is the short one.
pub fn barrier_long_key(domain: BarrierDomain) -> String {
    format!("{}-long", domain.key())
}

#[cfg(test)]
#[path = "prompts_tests.rs"]
mod tests;
