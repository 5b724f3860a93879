//! Every threshold of the comparison, with its unit and its reason.

/// Limits and thresholds; units are folded units (a character, a Latin word, a number), shares
/// are thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// A gram that stands in more articles than this is common: a formula or boilerplate. It
    /// brings no two articles together, unless most of both is common text (a wire report that
    /// very many outlets carry).
    pub common_carriers: usize,
    /// How much of an article's grams must be common before common grams count for it.
    pub mainly_common: u32,
    /// Articles of mainly common text are each aligned with this many next ones, in the order of
    /// ids: all pairs of a thousand carriers would be half a million rows that nobody reads.
    pub common_neighbours: usize,
    /// Places of one gram in one article, times those in the other, beyond which the gram is no
    /// seed: litanies and tables would make every line match every other.
    pub max_places: usize,
    /// A passage has at least this many equal units. Winnowing promises to find 15; an
    /// office with its holder's name in two scripts reaches 14.
    pub min_passage: u32,
    /// A passage with changes that has fewer equal units, and no run of `min_passage`, is taken for
    /// a sentence translated twice.
    pub solid_passage: u32,
    /// Score that an extension may lose before it gives up, in equal units.
    pub drop: i32,
    /// The longest stretch that an extension jumps over on either side.
    pub max_jump: usize,
    /// Equal units that must follow a jump. Two suffice after one replaced unit; see `extend`.
    pub anchor: usize,
    /// Passages of one pair, the longest first, beyond which the rest is dropped.
    pub max_passages: usize,
    /// Relation thresholds.
    pub relation: RelationConfig,
    /// Thresholds of stories.
    pub story: StoryConfig,
    /// Thresholds of reworded sentences.
    pub reworded: RewordedConfig,
}

/// When a relation holds; shares in thousandths of the article's units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationConfig {
    /// Units that differ in the middle of a repost, in thousandths of the passage: a slip of a
    /// character conversion, not an edit.
    pub repost_edits: u64,
    /// The frame around a repost is at most this share of either text.
    pub repost_frame: u64,
    /// The short text of a truncated pair stands in the long one to this share.
    pub truncated_held: u64,
    /// The long text of a truncated pair goes on for at least this share; less is a frame.
    pub truncated_rest: u64,
    /// Both texts of a near duplicate stand in the other to this share.
    pub near_duplicate: u64,
    /// A passage is in quotation marks where this share of it is.
    pub quoted: u64,
    /// Text that this many articles carry is common source.
    pub common_source_carriers: usize,
}

/// When articles tell one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryConfig {
    /// Terms kept of an article: more add noise, fewer lose short articles.
    pub max_terms: usize,
    /// A term in more articles than this share tells nothing apart and brings no pair together.
    pub common_term: usize,
    /// Similarity of two articles of one story, in thousandths.
    pub same_story: u32,
    /// From here on a person should be asked; below `same_story`.
    pub unsure: u32,
    /// Publication this many days apart takes nothing away.
    pub near_days: i32,
    /// Publication this many days apart or more: another story, whatever the words.
    pub far_days: i32,
    /// What the words count, in thousandths, where no day at all is known of one article.
    pub undated: u32,
    /// Days mentioned count as days of the event where they lie this near to publication.
    pub event_days: i32,
    /// Questions to a person at most, the most alike first: more nobody answers.
    pub max_unsure: usize,
}

/// When two sentences say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewordedConfig {
    /// How far two sentences must agree, in thousandths of log odds; see `reworded::agreement`.
    pub agreed: i32,
    /// The same where a publication time is missing: that both tell one story is less sure.
    pub agreed_undated: i32,
    /// Names and days that both sentences must mention then.
    pub anchors_undated: usize,
    /// Characters and words shared, those of grammar, numbers and days left out; below this, two
    /// short clauses agree by chance.
    pub min_shared: usize,
    /// A clause at an end of a sentence that shares less than this, in thousandths of its weight,
    /// is cut off.
    pub clause_share: u32,
    /// Different characters and words that must be left after a cut.
    pub min_kept: usize,
    /// Units that are equal and in one order, names included.
    pub min_matched: u32,
    /// A sentence shorter than this many units says too little.
    pub min_units: usize,
    /// Pairs of articles of one story whose sentences are aligned in one comparison, the most
    /// alike first.
    pub max_pairs: usize,
}

impl Config {
    /// What the page and the command line use.
    pub const STANDARD: Self = Self {
        common_carriers: 64,
        mainly_common: 500,
        common_neighbours: 64,
        max_places: 16,
        min_passage: 15,
        solid_passage: 30,
        drop: 8,
        max_jump: 12,
        anchor: 3,
        max_passages: 400,
        relation: RelationConfig {
            repost_edits: 15,
            repost_frame: 500,
            truncated_held: 850,
            truncated_rest: 30,
            near_duplicate: 680,
            quoted: 800,
            common_source_carriers: 3,
        },
        story: StoryConfig {
            max_terms: 96,
            common_term: 400,
            same_story: 160,
            unsure: 120,
            near_days: 3,
            far_days: 30,
            undated: 800,
            event_days: 10,
            max_unsure: 40,
        },
        reworded: RewordedConfig {
            agreed: 2_750,
            agreed_undated: 3_750,
            anchors_undated: 2,
            min_shared: 4,
            clause_share: 150,
            min_kept: 9,
            min_matched: 6,
            min_units: 8,
            max_pairs: 2_000,
        },
    };
}
