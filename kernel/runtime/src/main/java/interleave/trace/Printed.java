package interleave.trace;

/// Text printed by the stamp's thread.
///
/// @param error whether it went to standard error
/// @param text whole lines where the thread printed whole lines
public record Printed(Stamp stamp, boolean error, String text) implements Event {}
