//! The command line.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut errors = std::io::stderr();
    let mut streams = duilan::cli::Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
    };
    let code = duilan::cli::run(&arguments, &mut streams);
    // A reader that hangs up early (`| head`) is no failure.
    let flushed = std::io::Write::flush(&mut output);
    code.and_then(|code| flushed.map(|()| code))
        .unwrap_or(0)
        .into()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
