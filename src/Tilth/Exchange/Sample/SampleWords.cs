namespace Tilth.Exchange.Sample;

/// <summary>The words of the sample network: plants, birds and weather, so that nobody takes anybody in it for real.</summary>
internal static class SampleWords
{
    public static readonly string[] Given =
    [
        "Rowan",
        "Juniper",
        "Sorrel",
        "Linden",
        "Bryony",
        "Clover",
        "Ash",
        "Ivy",
        "Sage",
        "Hazel",
        "Fern",
        "Heath",
        "Laurel",
        "Wren",
        "Briar",
        "Tansy",
        "Yarrow",
        "Aster",
        "Cedar",
        "Elder",
        "Poppy",
        "Larch",
        "Teasel",
        "Nettle",
        "Plover",
    ];

    public static readonly string[] Family =
    [
        "Alder",
        "Vale",
        "Birch",
        "Frost",
        "Marsh",
        "Reed",
        "Heron",
        "Larkin",
        "Thornbury",
        "Mossley",
        "Brook",
        "Fielding",
        "Hollow",
        "Winter",
        "Gale",
        "Rainford",
        "Drift",
        "Meadows",
        "Thaw",
        "Sleet",
    ];

    public static readonly string[] Organisations =
    [
        "Squall Pictures",
        "Hollow Tree Television",
        "Quince & Partners",
        "Cloudbank Research",
        "The Allotment Press",
        "Thistle Robotics",
        "Harbour Light Theatre",
        "Green Lane School",
        "Ninth Wave Music",
        "Bramble Bakery",
        "Slow River Architects",
        "Lantern Housing Trust",
        "Fog Signal Radio",
        "Orchard Credit Union",
        "Weathervane Design",
    ];

    public static readonly string[] Titles =
    [
        "Producer",
        "Head of research",
        "Finance director",
        "Sound designer",
        "Architect",
        "Teacher",
        "Editor",
        "Engineer",
        "Programme lead",
        "Composer",
        "Baker",
        "Curator",
        "Community organiser",
        "Nurse",
        "Translator",
    ];

    public static readonly string[] Cities =
    [
        "Porto",
        "Lisbon",
        "Utrecht",
        "Bristol",
        "Ghent",
        "Turin",
        "Galway",
        "Malmö",
    ];

    public static readonly string[] Labels =
    [
        "film",
        "investor",
        "choir",
        "mentor",
        "neighbour",
        "school",
        "First Tuesday",
        "design",
        "allotment",
    ];

    public static readonly string[] Places =
    [
        "First Tuesday",
        "the station café",
        "the choir",
        "the allotments",
        "a walk by the river",
        "the open evening",
    ];

    public static readonly string[] Talks =
    [
        "Talked about the new studio; looks for a composer under forty.",
        "Long talk about schools. The daughter starts in September.",
        "Advice on the pitch: start with the audience, not the budget.",
        "Is moving house in spring and dreads it.",
        "Laughed a lot. Knows somebody at Cloudbank Research.",
        "Wants to start a small press; asked what we learnt.",
        "Caught up on the choir trip. Sang the low part, badly.",
        "Would like to hear about the grant when it opens.",
        "Has a new dog, Biscuit. Loves chess and Fado.",
        "Finished the report. Tired, proud.",
    ];

    public static readonly string[] Promises =
    [
        "send the grant link",
        "introduce a sound engineer",
        "bring the bean seeds",
        "send the photos of the evening",
        "lend the book on cooperatives",
        "write about the flat in Rua das Flores",
        "send twenty minutes of notes on the pitch",
    ];

    public static readonly string[] HowMet =
    [
        "at First Tuesday",
        "in the choir",
        "at the open evening",
        "at school",
        "on the allotment",
        "through work",
    ];
}
