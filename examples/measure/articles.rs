//! Articles by the thousand, from the project's own samples, with seeded variations.
//!
//! Each is a file as users hold them (a page, a feed record or copied text) of about 1,400
//! characters. Sentences are drawn from the samples, and most of their characters are exchanged by
//! a substitution of the article's own, so that articles of different stories share next to
//! nothing; one in five is a variant of an earlier one (a repost, a cut version, an edited one),
//! so that comparison has as much to find as in a real pile.

/// A file that was made.
pub(crate) struct File {
    /// Its name.
    pub(crate) name: String,
    /// Its content.
    pub(crate) text: String,
}

/// The first `count` files for a seed.
pub(crate) fn files(count: usize, seed: u64) -> Vec<File> {
    let sentences = sentences();
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut bodies: Vec<Vec<String>> = Vec::with_capacity(count);
    for index in 0..count {
        let body = if index > 0 && random.below(5) == 0 {
            variant(&bodies[random.below(index)], &mut random)
        } else {
            fresh(&sentences, &mut random)
        };
        bodies.push(body);
    }
    bodies
        .iter()
        .enumerate()
        .map(|(index, body)| file(index, body, &mut random))
        .collect()
}

const SAMPLES: [&str; 5] = [
    include_str!("../../www/samples/1-evening-paper.txt"),
    include_str!("../../www/samples/2-radio-preview.txt"),
    include_str!("../../www/samples/3-traditional-repost.txt"),
    include_str!("../../www/samples/4-wire-report.txt"),
    include_str!("../../www/samples/5-aggregator.txt"),
];

/// The sentences of all samples, without markup.
fn sentences() -> Vec<String> {
    let mut sentences = Vec::new();
    for sample in SAMPLES {
        let mut text = String::new();
        let mut inside = false;
        for c in sample.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => text.push(c),
                _ => {}
            }
        }
        for piece in text.split_inclusive(['。', '\n']) {
            let length = piece.trim().chars().count();
            if (12..120).contains(&length) && piece.contains('。') {
                sentences.push(piece.trim().to_owned());
            }
        }
    }
    sentences
}

/// Characters of one kind that may take each other's place.
const COMMON: &str =
    "海岭白沙青石云岫南屿北港东湖西山春秋江河城镇村路桥船车站厂校院馆局委社区水电风雨林田";

fn fresh(sentences: &[String], random: &mut Random) -> Vec<String> {
    let common: Vec<char> = COMMON.chars().collect();
    let shift = 1 + random.below(common.len() - 1);
    let mut paragraphs = Vec::new();
    let mut length = 0;
    while length < 1400 {
        let mut paragraph = String::new();
        for _ in 0..=random.below(3) {
            let sentence = &sentences[random.below(sentences.len())];
            paragraph.extend(
                sentence
                    .chars()
                    .map(|c| substituted(c, &common, shift, random)),
            );
        }
        length += paragraph.chars().count();
        paragraphs.push(paragraph);
    }
    paragraphs
}

fn substituted(c: char, common: &[char], shift: usize, random: &mut Random) -> char {
    if let Some(place) = common.iter().position(|&known| known == c) {
        return common[(place + shift) % common.len()];
    }
    let han = ('\u{4e00}'..='\u{9fa5}').contains(&c);
    match random.below(4) {
        0 if han => common[random.below(common.len())],
        _ if c.is_ascii_digit() => char::from(b'0' + random.below(10) as u8),
        _ => c,
    }
}

fn variant(body: &[String], random: &mut Random) -> Vec<String> {
    let mut body = body.to_vec();
    match random.below(3) {
        0 => {}
        1 => body.truncate((body.len() / 2).max(1)),
        _ => {
            for paragraph in &mut body {
                *paragraph = paragraph
                    .chars()
                    .map(|c| {
                        if random.below(20) == 0 && c != '。' {
                            '某'
                        } else {
                            c
                        }
                    })
                    .collect();
            }
        }
    }
    body
}

fn file(index: usize, body: &[String], random: &mut Random) -> File {
    let title: String = body[0]
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(18)
        .collect();
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let date = format!("2031-{month:02}-{day:02}");
    let (extension, text) = match random.below(3) {
        0 => (
            "txt",
            format!(
                "首页 要闻 社会 图集\n{date} 09:{:02}\n\n{title}\n\n{}\n\n分享:\n热门排行榜\n",
                random.below(60),
                body.join("\n\n")
            ),
        ),
        1 => {
            let epoch = 1_930_000_000_000_u64 + random.below(30_000_000) as u64 * 1000;
            let html: String = body.iter().map(|p| format!("<p>{p}</p>")).collect();
            (
                "txt",
                format!(
                    "<!--{epoch}-->\n[{title}](https://news-{}.example/{date}/{index}.html)\n------\n\n{html}\n",
                    random.below(20)
                ),
            )
        }
        _ => {
            let html: String = body.iter().map(|p| format!("<p>{p}</p>\n")).collect();
            let menu: String = (0..12)
                .map(|n| format!("<li><a href=\"/{n}\">栏目{n}</a></li>"))
                .collect();
            (
                "html",
                format!(
                    "<!doctype html><html><head><meta charset=\"utf-8\"><title>{title}_港城网</title>\
              <meta property=\"article:published_time\" content=\"{date}T08:00:00+08:00\"></head><body><ul>{menu}</ul>\
              <h1>{title}</h1><div class=\"article\">{html}</div><div class=\"footer\">版权所有 港城网</div></body></html>"
                ),
            )
        }
    };
    File {
        name: format!("{:03}/{index:05}.{extension}", index / 100),
        text,
    }
}

/// Xorshift: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % limit
    }
}
