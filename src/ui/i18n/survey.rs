//! Messages of the timeline.

super::messages! {
    /// Heading.
    TIMELINE = "时间", "Timeline";
    /// What it shows.
    TIMELINE_NOTE = "上面每家一行，是何时刊出；下面一带，是各篇说到的日子。空心的拿不准。",
        "Above, a lane for each outlet: when it published. Below, one band: the days that the texts speak of. Hollow ones are doubtful.";
    /// Choice of story.
    STORY = "事件", "Story";
    /// The whole set.
    ALL_STORIES = "全部文章", "All articles";
    /// A story in the choice.
    STORY_LINE = "{title}（{n} 篇）", "{title} ({n})";
    /// Lane heading.
    PUBLISHED = "刊出", "Published";
    /// Band heading.
    SPOKEN_OF = "说到的日子", "Days spoken of";
    /// Dot, label.
    DOT = "{outlet} {day}：{n} 篇", "{outlet}, {day}: {n} {n|article|articles}";
    /// Bar, label.
    BAR = "{day}：{n} 篇说到", "{day}: {n} {n|article speaks|articles speak} of it";
    /// Doubtful.
    DOUBTFUL = "拿不准", "doubtful";
    /// Undated articles.
    UNDATED = "刊出时间不明", "No publication time";
    /// Open expressions.
    N_OPEN = "另有 {n} 处时间推不出是哪一天。", "{n} more {n|expression|expressions} of time without a day.";
    /// Nothing to show.
    NO_DATES = "还没有读到日期。", "No dates yet.";
    /// List twin.
    LIST = "按日子列出", "Day by day";
    /// Column.
    DAY = "日子", "Day";
    /// Column.
    WHERE = "哪里说到", "Where";
    /// More places.
    MORE = "还有 {n} 处", "{n} more";
    /// A mention.
    SAID_AS = "{outlet}「{text}」", "{outlet}: “{text}”";
    /// Two days.
    FROM_TO = "{from} 至 {to}", "{from} to {to}";
    /// Times.
    COUNT = "{n} 处", "{n}×";
}
