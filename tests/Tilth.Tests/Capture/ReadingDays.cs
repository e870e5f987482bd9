using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>Days and times as said, looked at from Tuesday 24 November 2026, nine in the morning.</summary>
public sealed class ReadingDays
{
    [Theory]
    [InlineData("today", "Tue 2026-11-24")]
    [InlineData("by eod", "Tue 2026-11-24")]
    [InlineData("tomorrow", "Wed 2026-11-25")]
    [InlineData("tmrw", "Wed 2026-11-25")]
    [InlineData("the day after tomorrow", "Thu 2026-11-26")]
    [InlineData("friday", "Fri 2026-11-27")]
    [InlineData("Fri", "Fri 2026-11-27")]
    [InlineData("by friday", "Fri 2026-11-27")]
    [InlineData("before friday", "Thu 2026-11-26")]
    [InlineData("until friday", "Fri 2026-11-27")]
    [InlineData("this friday", "Fri 2026-11-27")]
    [InlineData("by next monday", "Mon 2026-11-30")]
    [InlineData("next mon", "Mon 2026-11-30")]
    [InlineData("on sat", "Sat 2026-11-28")]
    [InlineData("by sun", "Sun 2026-11-29")]
    [InlineData("in 3 weeks", "Tue 2026-12-15")]
    [InlineData("in three weeks", "Tue 2026-12-15")]
    [InlineData("within 2 days", "Thu 2026-11-26")]
    [InlineData("in a couple of days", "Thu 2026-11-26")]
    [InlineData("in a fortnight", "Tue 2026-12-08")]
    [InlineData("in a month", "Thu 2026-12-24")]
    [InlineData("2 weeks from now", "Tue 2026-12-08")]
    [InlineData("in a year", "Wed 2027-11-24")]
    [InlineData("14 march", "Sun 2027-03-14")]
    [InlineData("14th of march", "Sun 2027-03-14")]
    [InlineData("march 14", "Sun 2027-03-14")]
    [InlineData("March 14th, 2028", "Tue 2028-03-14")]
    [InlineData("24 nov", "Tue 2026-11-24")]
    [InlineData("23 nov", "Tue 2027-11-23")]
    [InlineData("by the 14th", "Mon 2026-12-14")]
    [InlineData("on the 31st", "Thu 2026-12-31")]
    [InlineData("14.3.", "Sun 2027-03-14")]
    [InlineData("by 14.3", "Sun 2027-03-14")]
    [InlineData("14.3.2028", "Tue 2028-03-14")]
    [InlineData("14.3.28", "Tue 2028-03-14")]
    [InlineData("13/2", "Sat 2027-02-13")]
    [InlineData("2/13", "Sat 2027-02-13")]
    [InlineData("5/5", "Wed 2027-05-05")]
    [InlineData("2026-12-01", "Tue 2026-12-01")]
    [InlineData("by 2026-12-01", "Tue 2026-12-01")]
    [InlineData("29 february", "Tue 2028-02-29")]
    [InlineData("end of month", "Mon 2026-11-30")]
    [InlineData("by the end of the month", "Mon 2026-11-30")]
    [InlineData("eom", "Mon 2026-11-30")]
    [InlineData("end of next month", "Thu 2026-12-31")]
    [InlineData("end of march", "Wed 2027-03-31")]
    [InlineData("end of the week", "Fri 2026-11-27")]
    [InlineData("end of next week", "Fri 2026-12-04")]
    [InlineData("end of the year", "Thu 2026-12-31")]
    [InlineData("this week", "Fri 2026-11-27")]
    [InlineData("next week", "Fri 2026-12-04")]
    [InlineData("before next week", "Sun 2026-11-29")]
    [InlineData("next month", "Thu 2026-12-31")]
    [InlineData("in march", "Wed 2027-03-31")]
    [InlineData("by november", "Mon 2026-11-30")]
    [InlineData("this weekend", "Sun 2026-11-29")]
    [InlineData("next weekend", "Sun 2026-12-06")]
    [InlineData("friday 14 march", "Sun 2027-03-14")]
    public void A_promise_looks_ahead(string said, string due) => Due($"send Ivy the map {said}").ShouldBe(due);

    [Theory]
    [InlineData("31 june")]
    [InlineData("30.2.")]
    [InlineData("2026-13-01")]
    [InlineData("14/14")]
    [InlineData("yesterday")]
    [InlineData("of 14 december")]
    [InlineData("for the first tuesday")]
    [InlineData("in 99999999999 weeks")]
    [InlineData("in 5000 years")]
    [InlineData("may")]
    public void What_is_no_day_ahead_is_no_deadline(string said)
    {
        var promise = Book.Read($"send Ivy the map {said}").Promises.Single();
        promise.DueOn.ShouldBeNull();
        promise.Text.ShouldEndWith(said);
    }

    [Theory]
    [InlineData("today", "Tue 2026-11-24")]
    [InlineData("yesterday", "Mon 2026-11-23")]
    [InlineData("last night", "Mon 2026-11-23")]
    [InlineData("the day before yesterday", "Sun 2026-11-22")]
    [InlineData("on friday", "Fri 2026-11-20")]
    [InlineData("on monday", "Mon 2026-11-23")]
    [InlineData("last friday", "Fri 2026-11-20")]
    [InlineData("last tuesday", "Tue 2026-11-17")]
    [InlineData("this monday", "Mon 2026-11-23")]
    [InlineData("3 days ago", "Sat 2026-11-21")]
    [InlineData("two weeks ago", "Tue 2026-11-10")]
    [InlineData("a month ago", "Sat 2026-10-24")]
    [InlineData("14 march", "Sat 2026-03-14")]
    [InlineData("on 14 december", "Sun 2025-12-14")]
    [InlineData("on the 14th", "Sat 2026-11-14")]
    [InlineData("2026-01-05", "Mon 2026-01-05")]
    [InlineData("29 february", "Thu 2024-02-29")]
    [InlineData("last week", "Sun 2026-11-22")]
    [InlineData("last month", "Sat 2026-10-31")]
    [InlineData("in march", "Tue 2026-03-31")]
    [InlineData("last weekend", "Sun 2026-11-22")]
    [InlineData("at the weekend", "Sun 2026-11-22")]
    public void What_has_been_looks_back(string said, string on)
    {
        var when = Book.Read($"met Ivy {said}").Talks.Single().When;
        Meaning.Day(when.On).ShouldBe(on);
        when.Ahead.ShouldBeFalse();
    }

    [Theory]
    [InlineData("thursday 10", "Thu 2026-11-26", "10:00")]
    [InlineData("thursday at 10", "Thu 2026-11-26", "10:00")]
    [InlineData("at 10 on thursday", "Thu 2026-11-26", "10:00")]
    [InlineData("thu 10:30", "Thu 2026-11-26", "10:30")]
    [InlineData("thu 10.30", "Thu 2026-11-26", "10:30")]
    [InlineData("thu 10am", "Thu 2026-11-26", "10:00")]
    [InlineData("thu 10 pm", "Thu 2026-11-26", "22:00")]
    [InlineData("thu 12am", "Thu 2026-11-26", "00:00")]
    [InlineData("thu 12pm", "Thu 2026-11-26", "12:00")]
    [InlineData("thu at 3", "Thu 2026-11-26", "15:00")]
    [InlineData("thu 15h30", "Thu 2026-11-26", "15:30")]
    [InlineData("thursday evening at 8", "Thu 2026-11-26", "20:00")]
    [InlineData("tomorrow morning at 8", "Wed 2026-11-25", "08:00")]
    [InlineData("tomorrow at noon", "Wed 2026-11-25", "12:00")]
    [InlineData("tomorrow half past ten", "Wed 2026-11-25", "10:30")]
    [InlineData("tomorrow at quarter to three", "Wed 2026-11-25", "14:45")]
    [InlineData("tomorrow at ten o'clock", "Wed 2026-11-25", "10:00")]
    [InlineData("at 10", "Tue 2026-11-24", "10:00")]
    [InlineData("at 8 tonight", "Tue 2026-11-24", "20:00")]
    [InlineData("tue 8", "Tue 2026-12-01", "08:00")]
    public void A_coffee_may_lie_ahead(string said, string on, string at)
    {
        var when = Book.Read($"coffee with Ivy {said}").Talks.Single().When;
        Meaning.Day(when.On).ShouldBe(on);
        when.At.ShouldBe(TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        when.Ahead.ShouldBeTrue();
    }

    [Fact]
    public void A_coffee_at_an_hour_that_is_over_has_been() =>
        Book.Read("coffee with Ivy at 8").Talks.Single().When.Ahead.ShouldBeFalse();

    [Fact]
    public void Dinner_is_in_the_evening() =>
        Book.Read("dinner with Ivy friday 7").Talks.Single().When.At.ShouldBe(new TimeOnly(19, 0));

    [Theory]
    [InlineData("by tuesday", "Tue 2026-11-24 / Tue 2026-12-01")]
    [InlineData("next friday", "Fri 2026-12-04 / Fri 2026-11-27")]
    [InlineData("3/4", "Sat 2027-04-03 / Thu 2027-03-04")]
    [InlineData("by 1/2/2027", "Mon 2027-02-01 / Sat 2027-01-02")]
    public void What_may_be_two_days_is_asked(string said, string days)
    {
        var doubt = Book.Read($"send Ivy the map {said}").Doubts.Single().ShouldBeOfType<WhichDay>();
        string.Join(" / ", doubt.Days.Select(Meaning.Day)).ShouldBe(days);
    }

    [Theory]
    [InlineData("by friday")]
    [InlineData("next monday")]
    [InlineData("5/5")]
    [InlineData("13/4")]
    public void What_can_be_one_day_only_is_not_asked(string said) =>
        Book.Read($"send Ivy the map {said}").Doubts.ShouldBeEmpty();

    [Theory]
    [InlineData(true, "Sat 2027-04-03")]
    [InlineData(false, "Thu 2027-03-04")]
    public void An_account_that_writes_its_days_one_way_is_not_asked(bool dayFirst, string due)
    {
        var reading = Book.Read("send Ivy the map by 3/4", dayFirst: dayFirst);
        Meaning.Day(reading.Promises.Single().DueOn!.Value).ShouldBe(due);
        reading.Doubts.ShouldBeEmpty();
    }

    [Fact]
    public void A_talk_that_was_tomorrow_is_asked() =>
        Book.Read("met Ivy tomorrow").Doubts.Single().ShouldBeOfType<WhichDay>().Days.Count.ShouldBe(2);

    [Fact]
    public void The_end_of_the_week_is_sunday_once_friday_is_over() =>
        Due("send Ivy the map by the end of the week", new(2026, 11, 28, 9, 0, 0, DateTimeKind.Unspecified))
            .ShouldBe("Sun 2026-11-29");

    private static string Due(string line, DateTime? now = null) =>
        Meaning.Day(Book.Read(line, now).Promises.Single().DueOn.ShouldNotBeNull());
}
