package interleave.session;

/// A cell that was run.
///
/// @param executionCount its number
/// @param code its text
/// @param output the plain text of its value, empty when it had none
public record HistoryEntry(int executionCount, String code, String output) {}
