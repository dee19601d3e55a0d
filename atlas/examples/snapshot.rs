//! Writes the snapshot of as many made-up records as its argument says, to measure what it compresses to:
//! `cargo run --release -p atlas --example snapshot 1000 | brotli -q 11 -c | wc -c`.

use std::io::Write;

use atlas::Atlas;

#[path = "../tests/support/mod.rs"]
mod support;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).unwrap_or_default().parse()?;
    let areas = support::realistic::areas();
    let records = support::realistic::records(&areas, count);
    std::io::stdout().write_all(&Atlas::build(areas, &records)?.encode())?;
    Ok(())
}
