//! Arguments in, exit code out.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use trede::app::runtime;
use trede::cli::{self, Outcome, Surroundings};
use trede::{process, term};

fn main() -> ExitCode {
    process::keep_memory_off_the_disk();
    let (mut out, mut err) = (BufWriter::new(io::stdout()), io::stderr());
    let (mut ask, mut answer) = (term::ask, term::answer);
    let mut around =
        Surroundings::real(&mut out, &mut err, &mut ask, &mut answer, &term::stopped, term::is_there());
    let code = match cli::run(std::env::args_os(), &mut around) {
        Outcome::Done(code) => code,
        Outcome::Screen(options) => {
            let lang = options.lang;
            let ended = runtime::run(*options);
            cli::after_screen(ended, lang, &mut around)
        }
    };
    // what could not be written was told before
    let _ = out.flush();
    ExitCode::from(code)
}
