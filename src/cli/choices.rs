//! Choices of the domain as words on the command line: English as in `--json`, the Dutch word of the screen also.

use clap::ValueEnum;

use crate::app::people::Sort;
use crate::domain::background::{Nt, Work};
use crate::domain::catalogue::Role;
use crate::domain::participant::Status;
use crate::domain::sharing::FieldSet;
use crate::i18n::Lang;

/// Makes the names of one choice and says which each is.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident = $of:ident { $( $(#[$one_meta:meta])* $one:ident ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, ValueEnum)]
        pub enum $name { $( $(#[$one_meta])* $one, )* }

        impl From<$name> for $of {
            fn from(name: $name) -> Self {
                match name { $( $name::$one => Self::$one, )* }
            }
        }
    };
}

names! {
    /// Names of statuses.
    StatusName = Status {
        #[value(alias = "aangemeld")]
        Registered,
        Intake,
        #[value(alias = "traject")]
        Trajectory,
        #[value(alias = "nazorg")]
        Aftercare,
        #[value(alias = "pauze")]
        Paused,
        #[value(alias = "uit-beeld")]
        OutOfSight,
        #[value(alias = "geen-contact")]
        NoContact,
    }
}

names! {
    /// Names of first and second language.
    NtName = Nt {
        #[value(alias = "NT1")]
        Nt1,
        #[value(alias = "NT2")]
        Nt2,
    }
}

names! {
    /// Names of work.
    WorkName = Work {
        #[value(aliases = ["werkt", "werkend"])]
        Working,
        #[value(aliases = ["zoekt", "werkzoekend"])]
        Seeking,
        #[value(alias = "zoekt-niet")]
        NotSeeking,
    }
}

names! {
    /// Names of orders.
    SortName = Sort {
        #[value(alias = "naam")]
        Name,
        #[value(alias = "stilste")]
        Quietest,
        #[value(alias = "datum")]
        NextDate,
        Status,
    }
}

names! {
    /// Names of what somebody outside gets.
    FieldsName = FieldSet {
        /// A coach elsewhere: everything
        Coach,
        /// Who gives lessons: who it is and how to reach them, levels, proofs, modules. No barriers, no talks
        #[value(alias = "aanbieder")]
        Provider,
        /// The municipality: who it is, status, modules, proofs
        #[value(alias = "gemeente")]
        Municipality,
    }
}

names! {
    /// Names of roles.
    RoleName = Role {
        Coach,
        /// Also adds and removes coaches, and changes what the location decides
        #[value(alias = "coördinator")]
        Coordinator,
    }
}

names! {
    /// Names of languages.
    LangName = Lang {
        /// Dutch
        Nl,
        /// English
        En,
    }
}
