//! Pairs of texts with the passages known exactly.
//!
//! Articles are made of invented words, so that no passage is shared by chance: a vocabulary of
//! words of one to three characters, drawn with the skew of real text, with particles,
//! punctuation, numbers and a few Latin names. A second text is made from the first by known edits, and
//! each unit of it knows whether it came from there. What is told apart is [`Class`].

use duilan::text::script;

/// A reproducible source of numbers (splitmix64).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice of that seed.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    /// A number from `low` up to `high`.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high + 1 - low)
    }

    /// One of the values.
    pub(crate) fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

/// What was done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// The same text in two frames.
    Frame,
    /// Cut short.
    Truncated,
    /// In Traditional script, with other quotes.
    Traditional,
    /// Paragraphs in another order.
    Reordered,
    /// Two to four quotes of 25 to 120 characters in a text of its own.
    Quotes,
    /// Half of its sentences are those of another text.
    HalfMixed,
    /// Every twentieth character replaced.
    Replaced5,
    /// Every tenth character replaced.
    Replaced10,
    /// Framed, in Traditional script, with every twentieth character replaced.
    FramedTraditionalReplaced,
    /// Reordered and cut short.
    ReorderedTruncated,
    /// Half mixed in Traditional script.
    MixedTraditional,
}

impl Class {
    /// All classes of two texts.
    pub(crate) const ALL: [Self; 11] = [
        Self::Frame,
        Self::Truncated,
        Self::Traditional,
        Self::Reordered,
        Self::Quotes,
        Self::HalfMixed,
        Self::Replaced5,
        Self::Replaced10,
        Self::FramedTraditionalReplaced,
        Self::ReorderedTruncated,
        Self::MixedTraditional,
    ];
}

/// A text and, for each of its characters, whether the other text has it too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The text.
    pub(crate) text: String,
    /// One flag a character.
    pub(crate) shared: Vec<bool>,
}

impl Marked {
    /// Adds a piece.
    pub(crate) fn push(&mut self, piece: &str, shared: bool) {
        self.text.push_str(piece);
        self.shared.extend(piece.chars().map(|_| shared));
    }
}

const CHARACTERS: &str = "山水田园风云雷电江河湖海春夏秋冬东西南北金木石土花草竹林鱼虾牛羊马鸡狗猫桥路街巷门窗墙瓦\
    船车轮帆灯塔港湾岛礁沙滩潮汐渔村镇县州府城堡宫殿庙寺塔楼亭台阁院校店铺市场银铜铁钢煤油盐茶酒米面布\
    丝棉麻纸笔墨砚书画琴棋歌舞戏剧诗词曲文字句章节编写读讲听看闻尝触摸走跑跳飞游爬坐立躺睡醒梦想思念忆\
    记忘知识学问题答案数量度量衡尺寸斤两元角分厘毫秒刻时辰晨昏昼夜晴阴雨雪霜露雾虹星辰宇宙球体圆方直曲\
    高低长短宽窄厚薄深浅轻重快慢新旧老少男女父母兄弟姐妹夫妻儿孙祖宗亲友邻居客主师徒工农商兵医护律官吏\
    选举投票议案预算审计税收贷款利率股价债券保险养老教育科研实验测试检验质量安全事故救援消防警察法庭判决";

const PARTICLES: [&str; 14] = [
    "的", "了", "在", "是", "和", "与", "对", "从", "将", "已", "也", "就", "而", "为",
];

const LATIN: [&str; 8] = [
    "Kerwen",
    "Ostrava",
    "Lindqvist",
    "Mbeke",
    "Toller",
    "Quiroga",
    "Hasek",
    "Bruun",
];

/// Invented words.
#[derive(Clone, Debug)]
pub(crate) struct Language {
    words: Vec<String>,
}

impl Language {
    /// A language of so many words.
    pub(crate) fn new(dice: &mut Dice, words: usize) -> Self {
        let characters: Vec<char> = CHARACTERS.chars().filter(|c| script::is_han(*c)).collect();
        let words = (0..words)
            .map(|_| {
                let length = [1, 2, 2, 2, 2, 2, 2, 3, 3, 4][dice.below(10)];
                (0..length).map(|_| dice.pick(&characters)).collect()
            })
            .collect();
        Self { words }
    }

    /// A sentence of about so many words.
    pub(crate) fn sentence(&self, dice: &mut Dice, words: usize) -> String {
        let mut sentence = String::new();
        for at in 0..words.max(4) {
            if at > 0 && dice.below(9) == 0 {
                sentence.push('，');
            }
            match dice.below(60) {
                0 => sentence.push_str(dice.pick(&LATIN)),
                1 => sentence.push_str(&dice.between(2, 2999).to_string()),
                2..16 => sentence.push_str(dice.pick(&PARTICLES)),
                _ => {
                    // The square of a uniform number: few words are frequent, most are rare.
                    let rank = dice.below(1000) * dice.below(1000) / 1000;
                    sentence.push_str(&self.words[rank * self.words.len() / 1000]);
                }
            }
        }
        sentence.push('。');
        sentence
    }

    /// A paragraph of about so many characters.
    pub(crate) fn paragraph(&self, dice: &mut Dice, characters: usize) -> String {
        let mut paragraph = String::new();
        while paragraph.chars().count() < characters {
            let words = dice.between(8, 20);
            paragraph.push_str(&self.sentence(dice, words));
        }
        paragraph
    }

    /// An article: paragraphs of about so many characters together.
    pub(crate) fn article(&self, dice: &mut Dice, characters: usize) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut length = 0;
        while length < characters {
            let target = dice.between(60, 220);
            let paragraph = self.paragraph(dice, target);
            length += paragraph.chars().count();
            paragraphs.push(paragraph);
        }
        paragraphs
    }
}

/// A pair of a class.
pub(crate) fn pair(class: Class, language: &Language, dice: &mut Dice) -> (Marked, Marked) {
    let length = dice.between(500, 2200);
    let core = language.article(dice, length);
    match class {
        Class::Frame => {
            let a = framed(&core, language, dice);
            let b = framed(&core, language, dice);
            (a, b)
        }
        Class::Truncated => {
            let kept = dice.between(1, core.len() - 1);
            (with_head(&core, kept), whole(&core[..kept]))
        }
        Class::Traditional => (whole(&core), traditional(&whole(&core))),
        Class::Reordered => (whole(&core), whole(&shuffled(&core, dice))),
        Class::Quotes => quotes(&core, language, dice),
        Class::HalfMixed => mixed(&core, language, dice),
        Class::Replaced5 => (whole(&core), replaced(&whole(&core), 20, dice)),
        Class::Replaced10 => (whole(&core), replaced(&whole(&core), 10, dice)),
        Class::FramedTraditionalReplaced => {
            let b = replaced(&framed(&core, language, dice), 20, dice);
            (framed(&core, language, dice), traditional(&b))
        }
        Class::ReorderedTruncated => {
            let order = shuffled_places(core.len(), dice);
            let kept = order.len().div_ceil(2);
            let chosen = &order[..kept];
            let mut a = Marked::default();
            for (at, paragraph) in core.iter().enumerate() {
                a.push(&line(paragraph), chosen.contains(&at));
            }
            let b: Vec<String> = chosen.iter().map(|&at| core[at].clone()).collect();
            (a, whole(&b))
        }
        Class::MixedTraditional => {
            let (a, b) = mixed(&core, language, dice);
            (a, traditional(&b))
        }
    }
}

/// A text that holds an article twice, and which characters are in it twice.
pub(crate) fn self_repeat(language: &Language, dice: &mut Dice) -> Marked {
    let length = dice.between(300, 1500);
    let core = language.article(dice, length);
    let mut text = Marked::default();
    for _ in 0..2 {
        let frame = dice.between(20, 200);
        text.push(&line(&language.paragraph(dice, frame)), false);
        for paragraph in &core {
            text.push(&line(paragraph), true);
        }
    }
    text.push(&language.paragraph(dice, 80), false);
    text
}

fn line(paragraph: &str) -> String {
    format!("{paragraph}\n")
}

fn whole(paragraphs: &[String]) -> Marked {
    with_head(paragraphs, paragraphs.len())
}

/// A text of which the first paragraphs are shared.
fn with_head(paragraphs: &[String], shared: usize) -> Marked {
    let mut text = Marked::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        text.push(&line(paragraph), at < shared);
    }
    text
}

fn framed(core: &[String], language: &Language, dice: &mut Dice) -> Marked {
    let mut text = Marked::default();
    let (head, tail) = (dice.between(20, 120), dice.between(20, 120));
    text.push(&line(&language.paragraph(dice, head)), false);
    for paragraph in core {
        text.push(&line(paragraph), true);
    }
    text.push(&line(&language.paragraph(dice, tail)), false);
    text
}

fn shuffled_places(len: usize, dice: &mut Dice) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    for at in (1..len).rev() {
        places.swap(at, dice.below(at + 1));
    }
    places
}

fn shuffled(paragraphs: &[String], dice: &mut Dice) -> Vec<String> {
    let order = shuffled_places(paragraphs.len(), dice);
    order.into_iter().map(|at| paragraphs[at].clone()).collect()
}

/// A text of its own with quotes of the core.
fn quotes(core: &[String], language: &Language, dice: &mut Dice) -> (Marked, Marked) {
    let source: Vec<char> = core.concat().chars().collect();
    let mut shared = vec![false; source.len()];
    let mut b = Marked::default();
    for _ in 0..dice.between(2, 4) {
        let filler = dice.between(60, 300);
        b.push(&language.paragraph(dice, filler), false);
        let length = dice.between(25, 120).min(source.len());
        let start = dice.below(source.len() - length + 1);
        // Nobody quotes from the middle of a name or a number.
        let inside = |at: usize| {
            let word = |at: usize| source.get(at).is_some_and(char::is_ascii_alphanumeric);
            word(at) && at > 0 && word(at - 1)
        };
        let start = (0..=start).rev().find(|&at| !inside(at)).unwrap_or(0);
        let end = (start + length..)
            .find(|&at| !inside(at))
            .unwrap_or(source.len());
        let length = end - start;
        let quote: String = source[start..end].iter().collect();
        b.push("据称：「", false);
        b.push(&quote, true);
        b.push("」。\n", false);
        shared[start..start + length].fill(true);
    }
    b.push(&language.paragraph(dice, 100), false);
    let a = Marked {
        text: source.into_iter().collect(),
        shared,
    };
    (a, b)
}

/// Half of the core, two sentences at a time, between sentences of another text.
fn mixed(core: &[String], language: &Language, dice: &mut Dice) -> (Marked, Marked) {
    let (mut a, mut b) = (Marked::default(), Marked::default());
    // Sentences at a time, so that short articles are mixed half and half as well.
    let sentences = core
        .iter()
        .flat_map(|paragraph| paragraph.split_inclusive('。'));
    let sentences: Vec<String> = sentences.map(str::to_owned).collect();
    let (mut kept_length, mut length) = (0, 0);
    for pair in sentences.chunks(2) {
        let paragraph = &pair.concat();
        let kept = kept_length * 2 < length || (kept_length * 2 == length && dice.below(2) == 0);
        length += paragraph.len();
        kept_length += if kept { paragraph.len() } else { 0 };
        a.push(&line(paragraph), kept);
        if kept {
            b.push(&line(paragraph), true);
        } else {
            let length = paragraph.chars().count();
            b.push(&line(&language.paragraph(dice, length)), false);
        }
    }
    (a, b)
}

/// Each character but punctuation replaced with one chance in `one_in`.
fn replaced(text: &Marked, one_in: usize, dice: &mut Dice) -> Marked {
    let characters: Vec<char> = CHARACTERS.chars().filter(|c| script::is_han(*c)).collect();
    let replace = |c: char, dice: &mut Dice| {
        if script::is_han(c) && dice.below(one_in) == 0 {
            dice.pick(&characters)
        } else {
            c
        }
    };
    Marked {
        text: text.text.chars().map(|c| replace(c, dice)).collect(),
        shared: text.shared.clone(),
    }
}

/// The text in Traditional script, by the project's table read backwards, with corner quotes.
pub(crate) fn traditional(text: &Marked) -> Marked {
    let mut table = std::collections::BTreeMap::new();
    for code in 0x3400..0xA000 {
        if let Some(c) = char::from_u32(code)
            && script::is_traditional(c)
        {
            table.entry(script::fold_char(c)).or_insert(c);
        }
    }
    let convert = |c: char| match c {
        '“' => '「',
        '”' => '」',
        '，' => ',',
        _ => table.get(&c).copied().unwrap_or(c),
    };
    Marked {
        text: text.text.chars().map(convert).collect(),
        shared: text.shared.clone(),
    }
}
