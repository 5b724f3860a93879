//! Sentences with other names: copies of the corpus's in which names of today stand.
//!
//! The corpus is of 1998: its companies are factories, its foreigners those of that year. A copy
//! keeps the sentence and puts other names of the same kind into it, put together from parts as
//! such names are: 寒汐科技, 阿尔托斯集团, 澜州市公安局. What the model learns from it is what
//! stands around a name and how names are built, not which names there were.
//!
//! Foreign names follow the chances of two characters of the corpus's own; the parts of all others
//! stand in `data/name-parts.tsv`. Everything is drawn by a fixed generator.

use std::collections::BTreeMap;

use super::corpus::Sentence;

const PARTS: &str = include_str!("../../data/name-parts.tsv");
const SENTENCES: &str = include_str!("../../data/name-sentences.tsv");

/// Of a hundred names in a copy, how many are put in the place of others.
const REPLACED: u32 = 75;

/// A fixed generator.
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % bound.max(1)
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    fn one<'p, T: ?Sized>(&mut self, of: &[&'p T]) -> Option<&'p T> {
        of.get(self.below(of.len())).copied()
    }
}

/// Copies of so many of a hundred sentences with names, with other names in them.
pub(crate) fn copies(
    sentences: &[Sentence],
    places: &[&str],
    bodies: &[&str],
    percent: u32,
) -> Vec<Sentence> {
    let maker = Maker::new(sentences, places, bodies);
    let mut draws = Draws(0x9E37_79B9_7F4A_7C15);
    let mut copies = Vec::new();
    for sentence in sentences.iter().filter(|s| !s.units.is_empty()) {
        if draws.chance(percent) {
            copies.push(maker.copy(sentence, &mut draws));
        }
    }
    copies
}

/// Sentences of our own, each filled so many times.
pub(crate) fn filled(
    sentences: &[Sentence],
    places: &[&str],
    bodies: &[&str],
    times: usize,
) -> Vec<Sentence> {
    let maker = Maker::new(sentences, places, bodies);
    let mut draws = Draws(0x2545_F491_4F6C_DD1D);
    let rows = SENTENCES.lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(|row| std::iter::repeat_n(row, times))
        .map(|row| maker.fill(row, &mut draws))
        .collect()
}

/// What names are made of.
struct Maker<'m> {
    parts: BTreeMap<&'m str, Vec<&'m str>>,
    places: &'m [&'m str],
    bodies: &'m [&'m str],
    /// What may follow two characters of a foreign name; `'\0'` is its start and its end.
    chain: BTreeMap<(char, char), Vec<char>>,
}

impl<'m> Maker<'m> {
    fn new(sentences: &[Sentence], places: &'m [&'m str], bodies: &'m [&'m str]) -> Self {
        let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in PARTS.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, values)) = line.split_once('\t') {
                parts.entry(key).or_default().extend(values.split(' '));
            }
        }
        let mut chain: BTreeMap<(char, char), Vec<char>> = BTreeMap::new();
        for sentence in sentences {
            for name in foreign(sentence) {
                let mut before = ('\0', '\0');
                for c in name.chars().chain(['\0']) {
                    chain.entry(before).or_default().push(c);
                    before = (before.1, c);
                }
            }
        }
        Self {
            parts,
            places,
            bodies,
            chain,
        }
    }

    fn copy(&self, sentence: &Sentence, draws: &mut Draws) -> Sentence {
        let old: Vec<char> = sentence.text.chars().collect();
        let mut copy = Sentence::default();
        let mut made: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut at, mut length) = (0, 0);
        let mut push = |copy: &mut Sentence, form: &str, kind: Option<&str>| {
            let end = length + form.chars().count();
            if let Some(kind) = kind {
                copy.units.push((length, end, kind.to_owned()));
            }
            copy.text.push_str(form);
            length = end;
        };
        for (start, end, kind) in &sentence.units {
            let between: String = old[at..*start].iter().collect();
            push(&mut copy, &between, None);
            let form: String = old[*start..*end].iter().collect();
            let names = made.entry(form.clone()).or_insert_with(|| {
                let kept = end - start < 2 || !draws.chance(REPLACED);
                let names = if kept {
                    Vec::new()
                } else {
                    self.names(kind, draws)
                };
                if names.is_empty() { vec![form] } else { names }
            });
            for name in names {
                push(&mut copy, name, Some(kind));
            }
            at = *end;
        }
        let rest: String = old[at..].iter().collect();
        push(&mut copy, &rest, None);
        copy
    }

    /// A sentence with its gaps filled.
    fn fill(&self, row: &str, draws: &mut Draws) -> Sentence {
        let mut sentence = Sentence::default();
        let mut length = 0;
        for piece in row.split('{') {
            let (gap, after) = piece.split_once('}').unwrap_or(("", piece));
            // What stands as it is: {=LOC 日本}.
            let fixed = gap
                .strip_prefix('=')
                .and_then(|fixed| fixed.split_once(' '));
            let name = fixed.map_or_else(|| self.gap(gap, draws), |(_, form)| form.to_owned());
            let kind = fixed.map_or_else(|| gap_kind(gap), |(kind, _)| kind);
            let end = length + name.chars().count();
            if length < end {
                sentence.units.push((length, end, kind.to_owned()));
            }
            sentence.text += &name;
            sentence.text += after;
            length = end + after.chars().count();
        }
        sentence
    }

    fn gap(&self, gap: &str, draws: &mut Draws) -> String {
        let listed =
            |list: &[&str], draws: &mut Draws| draws.one(list).unwrap_or_default().to_owned();
        match gap {
            "人" => self.person(draws),
            "华" => self.chinese(draws),
            "末" => self.foreign(draws),
            "外" => self.foreigner(draws),
            "国" | "短" => self.part(gap, draws).to_owned(),
            "都" => listed(self.places, draws),
            "洋" => self.foreign_place(draws),
            "省" => self.part(gap, draws).to_owned(),
            "市" | "县" if draws.chance(30) => self.word("地", 2, draws),
            "市" => self.chinese_place(draws, "市级"),
            "县" => self.chinese_place(draws, "县级"),
            "物" => self.word("地", 2, draws) + self.part("地物", draws),
            "司" => self.company(draws),
            "商" => self.foreign_company(draws),
            "部" => self.national_body(draws),
            "局" => self.local_body(draws),
            "校" => self.place(draws) + self.part("院校", draws),
            "会" => self.institution(draws),
            "名" => listed(self.bodies, draws),
            "党" => self.part("党名", draws).to_owned() + self.part("党", draws),
            "队" => self.place(draws) + self.part("队", draws),
            "某" => self.surname(draws) + self.part("某尾", draws),
            "昵" if draws.chance(25) => {
                let first = draws.one(&["小", "阿", "阿"]).unwrap_or_default();
                first.to_owned() + self.part("昵名", draws)
            }
            "昵" => self.part("昵", draws).to_owned() + &self.surname(draws),
            "称" => self.word("名", 2, draws),
            "村" | "水" => self.village(gap, draws),
            "和" => self.part("日姓", draws).to_owned() + self.part("日名", draws),
            "韩" => self.part("韩姓", draws).to_owned() + self.part("韩名", draws),
            "越" => {
                let middle = if draws.chance(80) {
                    self.part("越中", draws)
                } else {
                    ""
                };
                self.part("越姓", draws).to_owned() + middle + self.part("越名", draws)
            }
            "阿" | "俄" => self.dotted(gap, draws),
            "牌" => self.part(gap, draws).to_owned(),
            "拉" => self.part("拉丁名", draws).to_owned(),
            "品" => self.part("拉丁", draws).to_owned() + self.part("拉丁尾", draws),
            "括" => {
                let place = draws.one(self.places).unwrap_or_default();
                let place = if draws.chance(60) { "上海" } else { place };
                self.word("商", 2, draws) + "（" + place + "）" + self.part("括业", draws)
            }
            "港地" => self.part(gap, draws).to_owned(),
            "港" => self.part("港地", draws).to_owned() + self.part("港机构", draws),
            "球" if draws.chance(50) => self.part("外队", draws).to_owned(),
            "球" => self.part("队地", draws).to_owned() + self.part("队号", draws),
            "刊" => self.word("地", 2, draws) + self.part("刊", draws),
            "力量" => self.part("国", draws).to_owned() + self.part("力量", draws),
            "局组" => self.chinese_place(draws, "市级") + self.part("局组", draws),
            "省短" => draws
                .one(&[
                    "京", "津", "沪", "渝", "冀", "晋", "辽", "吉", "苏", "浙", "皖", "闽", "赣",
                    "鲁", "豫", "鄂", "湘", "粤", "桂", "琼", "川", "黔", "滇", "陕", "甘", "青",
                ])
                .unwrap_or_default()
                .to_owned(),
            "以" => gap.to_owned(),
            "媒" if draws.chance(50) => self.part("媒名", draws).to_owned(),
            "媒" => self.word("地", 2, draws) + self.part("媒尾", draws),
            _ => String::new(),
        }
    }

    /// A name of a kind; a place may be several, the larger before the smaller.
    fn names(&self, kind: &str, draws: &mut Draws) -> Vec<String> {
        let name = match kind {
            "PER" => self.person(draws),
            "ORG" => self.body(draws),
            _ if draws.chance(15) => {
                let mut names = vec![self.chinese_place(draws, "省级")];
                names.push(self.chinese_place(draws, "市级"));
                names.extend(draws.chance(50).then(|| self.chinese_place(draws, "县级")));
                return names;
            }
            _ => self.place(draws),
        };
        if name.is_empty() {
            Vec::new()
        } else {
            vec![name]
        }
    }

    fn part(&self, key: &str, draws: &mut Draws) -> &'m str {
        let values = self.parts.get(key).map_or(&[][..], Vec::as_slice);
        draws.one(values).unwrap_or_default()
    }

    /// Some characters in a row.
    fn word(&self, key: &str, length: usize, draws: &mut Draws) -> String {
        (0..length).map(|_| self.part(key, draws)).collect()
    }

    fn person(&self, draws: &mut Draws) -> String {
        if draws.chance(40) {
            self.chinese(draws)
        } else {
            self.foreigner(draws)
        }
    }

    fn surname(&self, draws: &mut Draws) -> String {
        self.part("姓", draws).to_owned()
    }

    /// 穆罕默德·哈尼亚, 格拉德科夫: of a kind of foreigners with parts of their own.
    fn dotted(&self, kind: &str, draws: &mut Draws) -> String {
        let (first, last) = if kind == "阿" {
            ("阿首", "阿末")
        } else {
            ("俄首", "俄末")
        };
        let last = self.part(last, draws);
        if draws.chance(50) {
            last.to_owned()
        } else {
            format!("{}·{last}", self.part(first, draws))
        }
    }

    /// 前石桥村, 清漪河.
    fn village(&self, kind: &str, draws: &mut Draws) -> String {
        let front = if draws.chance(30) {
            self.part("村头", draws)
        } else {
            ""
        };
        let length = if front.is_empty() { 2 } else { 1 };
        let tail = if kind == "村" { "村尾" } else { "水尾" };
        front.to_owned() + &self.word("地", length, draws) + self.part(tail, draws)
    }

    fn chinese(&self, draws: &mut Draws) -> String {
        let given = 1 + usize::from(draws.chance(80));
        self.part("姓", draws).to_owned() + &self.word("名", given, draws)
    }

    fn foreigner(&self, draws: &mut Draws) -> String {
        let last = self.foreign(draws);
        if draws.chance(60) {
            return last;
        }
        let first = self.foreign(draws);
        let join = if draws.chance(8) { '-' } else { '·' };
        format!("{first}{join}{last}")
    }

    /// A foreign name of one part.
    fn foreign(&self, draws: &mut Draws) -> String {
        for _ in 0..20 {
            let mut name = String::new();
            let mut before = ('\0', '\0');
            while let Some(next) = self.chain.get(&before) {
                let c = next.get(draws.below(next.len())).copied().unwrap_or('\0');
                if c == '\0' {
                    break;
                }
                name.push(c);
                before = (before.1, c);
            }
            if (2..=6).contains(&name.chars().count()) {
                return name;
            }
        }
        String::new()
    }

    fn chinese_place(&self, draws: &mut Draws, level: &str) -> String {
        if level == "省级" && draws.chance(70) {
            return self.part("省", draws).to_owned();
        }
        let length = 1 + usize::from(draws.chance(85));
        self.word("地", length.max(2), draws) + self.part(level, draws)
    }

    fn foreign_place(&self, draws: &mut Draws) -> String {
        let name = self.foreign(draws);
        if draws.chance(45) {
            name
        } else {
            name + self.part("外国地", draws)
        }
    }

    fn place(&self, draws: &mut Draws) -> String {
        match draws.below(100) {
            0..30 => draws.one(self.places).unwrap_or_default().to_owned(),
            30..70 => self.foreign_place(draws),
            70..85 => self.chinese_place(draws, "县级"),
            _ => self.word("地", 2, draws) + self.part("地物", draws),
        }
    }

    /// 寒汐科技, 鼎越资本
    fn company(&self, draws: &mut Draws) -> String {
        let place = if draws.chance(10) {
            self.chinese_place(draws, "市级")
        } else {
            String::new()
        };
        let name = place + &self.word("商", 2, draws);
        match draws.below(100) {
            0..60 => name + self.part("业", draws),
            60..92 => name + self.part("公司", draws),
            _ => name,
        }
    }

    fn foreign_company(&self, draws: &mut Draws) -> String {
        let name = self.foreign(draws);
        if draws.chance(35) {
            name
        } else {
            name + self.part("外国公司", draws)
        }
    }

    fn national_body(&self, draws: &mut Draws) -> String {
        self.part("国", draws).to_owned() + self.part("国家机构", draws)
    }

    fn local_body(&self, draws: &mut Draws) -> String {
        let level = draws.one(&["省级", "市级", "县级"]).unwrap_or_default();
        self.chinese_place(draws, level) + self.part("地方机构", draws)
    }

    fn institution(&self, draws: &mut Draws) -> String {
        self.part("机构定语", draws).to_owned() + self.part("机构尾", draws)
    }

    fn body(&self, draws: &mut Draws) -> String {
        let gap = match draws.below(100) {
            0..34 => "司",
            34..47 => "商",
            47..57 => "名",
            57..69 => "部",
            69..80 => "局",
            80..86 => "校",
            86..91 => "会",
            91..95 => "队",
            _ => "党",
        };
        self.gap(gap, draws)
    }
}

/// The kind of name that fills a gap.
fn gap_kind(gap: &str) -> &'static str {
    match gap {
        "人" | "华" | "末" | "外" | "某" | "昵" | "称" | "和" | "韩" | "越" | "阿" | "俄" => {
            "PER"
        }
        "国" | "短" | "都" | "洋" | "省" | "市" | "县" | "物" | "村" | "水" | "港地" | "省短"
        | "以" => "LOC",
        _ => "ORG",
    }
}

/// The parts of a sentence's foreign names.
fn foreign(sentence: &Sentence) -> Vec<String> {
    let characters: Vec<char> = sentence.text.chars().collect();
    let people = sentence.units.iter().filter(|unit| unit.2 == "PER");
    people
        .flat_map(|(start, end, _)| {
            let form: String = characters[*start..*end].iter().collect();
            let is_point = |c| matches!(c, '·' | '・' | '•');
            let dotted = form.contains(is_point);
            let long = end - start >= 4;
            let parts: Vec<String> = form
                .split(is_point)
                .filter(|part| dotted || long && !part.is_empty())
                .map(str::to_owned)
                .collect();
            parts
        })
        .collect()
}
