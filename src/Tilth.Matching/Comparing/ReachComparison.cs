namespace Tilth.Matching;

/// <summary>How two different e-mail addresses, telephone numbers or birthdays compare.</summary>
internal static class ReachComparison
{
    private const int FewestForSlip = 10,
        FewestForTwoSlips = 15,
        FewestOfLocal = 5;

    /// <summary>Two forms of <see cref="EmailForm"/> that are not equal.</summary>
    public static Agreement Email(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var local = EmailForm.Local(one);
        var another = EmailForm.Local(other);
        if (local.SequenceEqual(another) && local.Length >= FewestOfLocal && local.ContainsAnyInRange('0', '9'))
        {
            return Agreement.Variant;
        }
        var shorter = Math.Min(one.Length, other.Length);
        return
            shorter >= FewestForSlip
            && (
                EditDistance.IsWithinOne(one, other)
                || (shorter >= FewestForTwoSlips && EditDistance.IsWithin(one, other, 2))
            )
            && !Digits.Differ(local, another)
            ? Agreement.Close
            : Agreement.Different;
    }

    /// <summary>Two forms of <see cref="PhoneForm"/> that are not equal.</summary>
    public static Agreement Phone(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (PhoneForm.AreSame(one, other))
        {
            return Agreement.Equal;
        }
        return
            Math.Min(one.Length, other.Length) >= PhoneForm.FewestShared
            && !one.Contains('x')
            && !other.Contains('x')
            && EditDistance.IsWithinOne(one, other)
            ? Agreement.Close
            : Agreement.Different;
    }

    /// <summary>Two numbers of <see cref="BirthdayTerm"/>, equal or not.</summary>
    public static Agreement Birthday(int one, int other)
    {
        int known = 0,
            equal = 0;
        Count(BirthdayTerm.Year(one), BirthdayTerm.Year(other), ref known, ref equal);
        Count(BirthdayTerm.Month(one), BirthdayTerm.Month(other), ref known, ref equal);
        Count(BirthdayTerm.Day(one), BirthdayTerm.Day(other), ref known, ref equal);
        if (known == 0)
        {
            return Agreement.Unknown;
        }
        if (equal == known)
        {
            return known == 3 ? Agreement.Equal : Agreement.Compatible;
        }
        return known < 3 ? Agreement.Different
            : equal == 2 || AreTurned(one, other) ? Agreement.Close
            : equal == 1 ? Agreement.Overlapping
            : Agreement.Different;
    }

    private static bool AreTurned(int one, int other) =>
        BirthdayTerm.Year(one) == BirthdayTerm.Year(other)
        && BirthdayTerm.Month(one) == BirthdayTerm.Day(other)
        && BirthdayTerm.Day(one) == BirthdayTerm.Month(other);

    private static void Count(int one, int other, ref int known, ref int equal)
    {
        if (one > 0 && other > 0)
        {
            known++;
            equal += one == other ? 1 : 0;
        }
    }
}
