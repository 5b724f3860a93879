//! The command line.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::io::{ErrorKind, Write};

    let arguments: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut errors = std::io::stderr();
    let mut streams = duilan::cli::Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
    };
    let code = duilan::cli::run(&arguments, &mut streams);
    let flushed = output.flush();
    match code.and_then(|code| flushed.map(|()| code)) {
        Ok(code) => code,
        // A reader that hangs up early (`| head`) is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => duilan::cli::DONE,
        Err(error) => {
            // Where standard error is gone too, the code still tells.
            let _ = writeln!(errors, "duilan: a stream broke: {error}");
            duilan::cli::BROKEN_STREAM
        }
    }
    .into()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
