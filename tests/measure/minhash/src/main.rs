//! MinHash with 128 values over five characters: sketch every text, then look for its like.
//!
//! `minhash FILE.jsonl` prints the number of texts and the milliseconds.

use std::time::Instant;

use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher32};

/// 42 bands of 3 values make 126; the index wants a product.
const BANDS: usize = 42;
const WIDTH: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: minhash FILE.jsonl")?;
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().unwrap_or_default();
        texts.push(text.chars().collect::<Vec<char>>());
    }
    let start = Instant::now();
    let hasher = MinHasher32::new(BANDS * WIDTH);
    let mut index = MinHashIndex::new(BANDS, WIDTH, 0.5);
    let mut found = 0;
    for (number, text) in texts.iter().enumerate() {
        let sketch = hasher.create_signature(text.windows(5));
        index.insert(number, sketch.clone());
        found += index.query(&sketch).len();
    }
    assert!(found >= texts.len(), "each finds at least itself");
    println!("{} {}", texts.len(), start.elapsed().as_millis());
    Ok(())
}
