namespace Quickstart;

public readonly record struct Posting(int Member, int Count);
