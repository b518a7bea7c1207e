//! The one table of arguments: help, completions and the manual page are made from it. Its texts are English.

mod coaches;
mod exchange;

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

use super::choices::{LangName, NtName, SortName, StatusName, WorkName};

pub use coaches::CoachCommand;
pub use exchange::{
    BundleCommand, ExportArgs, HandoverArgs, InspectArgs, PeerAddArgs, PeerCommand, TakeArgs, WatchArgs,
};

/// The themes of the screen; a test holds them against it.
pub const THEMES: [&str; 4] = ["standard", "light", "contrast", "mono"];

/// Intake conversations, guidance and aftercare, at a shared desk and without a network.
///
/// Without a command the screen is started.
#[derive(Debug, Parser)]
#[command(name = "trede", version, color = ColorChoice::Never, max_term_width = 100, args_override_self = true)]
pub struct Arguments {
    /// Folder of the store; else the environment's `TREDE_STORE`, else the data folder of this computer's user
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// Language of what is said; the system's language when not given, and Dutch when that is not English
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangName>,
    /// File with the passphrase on its first line; asked for when not given
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Act as if it were this day, for tests and rehearsals: 2026-11-23, or as typed on the screen (ma, +6w, 12 dec)
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub today: Option<String>,
    /// One JSON value on the output, in the shape that docs/command-line.md describes
    #[arg(long, global = true, conflicts_with = "plain")]
    pub json: bool,
    /// One line for each thing, without columns: for screen readers
    #[arg(long, global = true)]
    pub plain: bool,
    /// The keys: `standard`, `vim`, or a file that is laid over the standard ones
    #[arg(long, global = true, value_name = "NAME|FILE", default_value = "standard")]
    pub keymap: String,
    /// The colours; none at all when `NO_COLOR` is set
    #[arg(long, global = true, value_name = "NAME", default_value = "standard", value_parser = THEMES)]
    pub theme: String,
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Try the program on made-up participants; nothing of it is kept unless --store says where
    Demo(DemoArgs),
    /// Make a store: location, first coach, passphrase. Prints the recovery words, once
    Init(InitArgs),
    /// Take over a list of people: a CSV file as spreadsheets save it (docs/people-list.md)
    Import(ImportArgs),
    /// Give a coach a new passphrase, with the twelve recovery words
    Recover(RecoverArgs),
    /// Who comes in at this workstation: add, remove, role, passphrase, recovery words
    #[command(subcommand)]
    Coach(CoachCommand),
    /// List participants
    List(ListArgs),
    /// Show one participant
    Show(ShowArgs),
    /// Whom to call: planned earlier, today and the coming days
    Agenda(AgendaArgs),
    /// Who looked at whose file: the access log, oldest first
    Access(AccessArgs),
    /// Everything that is held about one participant, in a file: a letter (.html, .md), or for programs (.json, .csv)
    Export(ExportPersonArgs),
    /// Whose file is kept no longer than two months more
    Retention,
    /// Erase a participant for good, here and wherever the next bundles go
    Erase(EraseArgs),
    /// Who may be the same person as whom, and why
    Alike,
    /// What two people wrote without knowing of each other, with who and when
    Conflicts,
    /// Know other workstations: their cards, compared by phone
    #[command(subcommand)]
    Peer(PeerCommand),
    /// Exchange with other workstations by files: on a stick, in the mail, in a shared folder
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Hand a participant over to a coach elsewhere, with a note: keeps it here and writes a bundle
    Handover(HandoverArgs),
    /// Make a backup: everything in one file that the recovery words open (docs/backup.md)
    Backup(BackupArgs),
    /// Make a store again from a backup, with the recovery words, or with a passphrase and the key file beside it
    Restore(RestoreArgs),
    /// Unseal and compare everything in the store
    Check(CheckArgs),
    /// Write the database anew, so that what was replaced takes no room
    Compact,
    /// Check a keymap file, or print the keys
    #[command(subcommand)]
    Keymap(KeymapCommand),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page, as roff
    Man(ManArgs),
}

/// Of `access`.
#[derive(Debug, Args)]
pub struct AccessArgs {
    /// Only about this participant: id, own number or name; the id of one who was erased too
    #[arg(long, value_name = "WHO")]
    pub participant: Option<String>,
    /// Only what this coach did
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
    /// Only what somebody else than the participant's own coach did
    #[arg(long)]
    pub others: bool,
}

/// Of `export`.
#[derive(Debug, Args)]
pub struct ExportPersonArgs {
    /// Who: id, own number or name
    #[arg(value_name = "WHO")]
    pub who: String,
    /// A file that is not there yet; its ending says what it is to be
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Of `erase`.
#[derive(Debug, Args)]
pub struct EraseArgs {
    /// Who: id, own number or name
    #[arg(value_name = "WHO")]
    pub who: String,
    /// The name of the participant, typed again; asked for when not given
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
}

/// Of `keymap`.
#[derive(Debug, Subcommand)]
pub enum KeymapCommand {
    /// Say what is wrong in a keymap file, and where; without a file your own one, else the shipped keys
    Check {
        /// The keymap file
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Print every key with its action, and where your own keymap file goes
    Print,
}

/// Of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command whose page is wanted, as in `bundle export`; the program's own when not given
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

/// Of `agenda`.
#[derive(Debug, Args)]
pub struct AgendaArgs {
    /// So many days ahead
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub days: u32,
    /// Only what this coach does
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
}

/// Of `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// How many participants
    #[arg(long, value_name = "N", default_value_t = 42)]
    pub participants: usize,
    /// The same seed makes the same people
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// At least so many field edits for each of them, for measuring
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub edits: usize,
}

/// Of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Name of the location
    #[arg(long, value_name = "NAME")]
    pub location: String,
    /// First name of the first coach
    #[arg(long, value_name = "NAME")]
    pub coach: String,
}

/// Of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The list
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A map file that says what the columns hold, where that is guessed wrong
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Only show what would become of it
    #[arg(long)]
    pub dry_run: bool,
    /// Lines of which you know that a number is no citizen service number (BSN); that is logged
    #[arg(long, value_name = "LINE,…", value_delimiter = ',')]
    pub not_bsn: Vec<u64>,
}

/// Of `recover`.
#[derive(Debug, Args)]
pub struct RecoverArgs {
    /// File with the twelve recovery words on its first line; asked for when not given
    #[arg(long, value_name = "FILE")]
    pub words_file: Option<PathBuf>,
    /// First name of the coach who gets the passphrase; not needed where there is one coach
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
}

/// Of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// A file that is not there yet, or a folder, where it gets a name; the store's own folder when not given
    #[arg(value_name = "DIR|FILE")]
    pub place: Option<PathBuf>,
}

/// Of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// File with the twelve recovery words on its first line; words or passphrase are asked for when neither is given
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub words_file: Option<PathBuf>,
}

/// Of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Only this status
    #[arg(long, value_enum)]
    pub status: Option<StatusName>,
    /// Only people with Dutch as first or as second language
    #[arg(long, value_enum)]
    pub nt: Option<NtName>,
    /// Only people who work, look for work, or neither
    #[arg(long, value_enum)]
    pub work: Option<WorkName>,
    /// Only the participants of this coach
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
    /// Only people with a buddy, or only without
    #[arg(long, value_name = "true|false")]
    pub buddy: Option<bool>,
    /// Only people of whom something stands in two versions
    #[arg(long)]
    pub two_versions: bool,
    /// Only people who may be somebody that is known already
    #[arg(long)]
    pub maybe_double: bool,
    /// Any part of name, place, own number or phone number; accents and tussenvoegsels do not matter
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    /// Order; a search without it shows the best hit first
    #[arg(long, value_enum, default_value_t = SortName::Name)]
    pub sort: SortName,
}

/// Of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The id, the own number or the name, or as much of the name as one participant has
    #[arg(value_name = "ID|OWN_NUMBER|NAME")]
    pub who: String,
}

/// Of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Mend what is wrong: each side is written again from the other
    #[arg(long)]
    pub mend: bool,
}
