using System.Globalization;

namespace Tilth.Matching.Tests.Corpus;

/// <summary>Records of which it is known who is who.</summary>
internal sealed record LabelledSet(List<MatchRecord> Records, List<string> Truth)
{
    public static LabelledSet Named(string name) =>
        name switch
        {
            "RLdata500" => Of(name, row => row[7], German),
            "fake_1000" => Of(name, row => row[6], Demo),
            "historical-figures" => Of(name, row => row[1], Figure),
            _ => Of(name, row => row[0].Split('-')[1], Febrl),
        };

    /// <summary>Precision, recall and F1 of pairs.</summary>
    public (double Precision, double Recall, double F1) Judge(IEnumerable<(int First, int Second)> pairs)
    {
        var told = pairs.ToList();
        double right = told.Count(pair => Truth[pair.First] == Truth[pair.Second]);
        var all = Truth.CountBy(one => one).Sum(one => one.Value * (one.Value - 1L) / 2);
        var (precision, recall) = (right / Math.Max(1, told.Count), right / all);
        return (precision, recall, 2 * precision * recall / (precision + recall));
    }

    private static LabelledSet Of(string name, Func<string[], string> truth, Func<string[], MatchRecord> record)
    {
        var rows = RealFiles.Rows($"{name}.csv");
        return new LabelledSet(rows.ConvertAll(row => record(row)), rows.ConvertAll(row => truth(row)));
    }

    // fname_c1, fname_c2, lname_c1, lname_c2, by, bm, bd, identity
    private static MatchRecord German(string[] row) =>
        new()
        {
            Names = [new PersonName(row[0], row[2], row[1])],
            Birthday = new PartialDay(Number(row[4]), Number(row[5]), Number(row[6])),
        };

    // unique_id, first_name, surname, dob, city, email, cluster
    private static MatchRecord Demo(string[] row) =>
        new()
        {
            Names = [new PersonName(row[1], row[2])],
            Birthday = Day(row[3]),
            Places = [row[4]],
            Emails = [row[5]],
        };

    // unique_id, cluster, full_name, first_and_surname, first_name, surname, dob, birth_place, postcode_fake, gender, occupation
    private static MatchRecord Figure(string[] row)
    {
        var words = row[2].Split(' ');
        return new MatchRecord
        {
            Names = [new PersonName(row[4], row[5], words.Length > 2 ? string.Join(' ', words[1..^1]) : null)],
            Birthday = Day(row[6]),
            Places = [row[7]],
            Postcodes = [row[8]],
        };
    }

    // rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id
    private static MatchRecord Febrl(string[] row) =>
        new()
        {
            Names = [new PersonName(row[1], row[2])],
            Streets = [$"{row[3]} {row[4]}"],
            Places = [row[6]],
            Postcodes = [row[7]],
            Birthday =
                row[9].Length == 8
                    ? new PartialDay(Number(row[9][..4]), Number(row[9][4..6]), Number(row[9][6..]))
                    : null,
            Uids = [row[10]],
        };

    private static PartialDay? Day(string text) =>
        text.Split('-') is [var year, var month, var day]
            ? new PartialDay(Number(year), Number(month), Number(day))
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
