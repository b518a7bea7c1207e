//! Arguments in, exit code out.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use trede::app::runtime;
use trede::i18n::Lang;
use trede::keymap::Keymap;

/// Intake conversations, guidance and aftercare, at a shared desk and without a network.
#[derive(Parser)]
#[command(name = "trede", version)]
struct Arguments {
    /// Folder of the store; it is made when it is not there
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// English instead of Dutch
    #[arg(long)]
    english: bool,
    /// h j k l and ctrl-z as in vim
    #[arg(long)]
    vim: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = if arguments.english { Lang::En } else { Lang::from_system() };
    let keymap = if arguments.vim { Keymap::vim() } else { Keymap::standard() };
    match runtime::run(&arguments.store, lang, keymap) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // a closed output leaves nobody to tell
            let _ = writeln!(std::io::stderr(), "trede: {error}");
            ExitCode::FAILURE
        }
    }
}
