//! `trede completions` and `trede man`: made from the table of arguments, so that they never differ from it.

use clap::CommandFactory;

use super::args::{Arguments, CompletionsArgs, ManArgs};
use super::error::{CliError, code};
use super::output::Out;
use super::words::Words;

const NAME: &str = "trede";

/// Completions for a shell.
pub fn completions(args: &CompletionsArgs, out: &mut Out<'_>) -> u8 {
    let mut written = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), NAME, &mut written);
    out.raw(&String::from_utf8_lossy(&written));
    code::OK
}

/// The manual page of the program, or of one of its commands.
pub fn man(args: &ManArgs, words: Words, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut command = Arguments::command();
    // only a built command has its full name, and the arguments that are common to all
    command.build();
    let mut page = command;
    for name in &args.command {
        let found = page.find_subcommand(name).cloned();
        page = found.ok_or_else(|| CliError::Usage(words.filled("cli-no-command", &[("name", name)])))?;
    }
    let mut written = Vec::new();
    clap_mangen::Man::new(page).render(&mut written).map_err(CliError::Output)?;
    out.raw(&String::from_utf8_lossy(&written));
    Ok(code::OK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_arguments_holds_together() {
        Arguments::command().debug_assert();
    }
}
