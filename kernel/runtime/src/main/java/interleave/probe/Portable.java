package interleave.probe;

/// A task with all that another notebook needs to do it: the classes of cells that it can reach,
/// and the values of the variables that it uses.
///
/// @param key tells these classes from any others
/// @param classes the class files, or empty where they are known by their key
/// @param task the task and the variables
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
public record Portable(String key, byte[] classes, byte[] task) {}
