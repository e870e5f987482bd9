namespace Tilth.Matching;

/// <summary>Somebody of an index who probably is the one that was asked about.</summary>
/// <param name="Id">Whom the index knows by it.</param>
/// <param name="Probability">Between 0 and 1, as the model sees it.</param>
/// <param name="Reasons">What speaks for and against it, the heaviest first.</param>
public sealed record Candidate(Guid Id, double Probability, IReadOnlyList<Reason> Reasons);
