package interleave.host;

/// A static field of a cell's class: a variable of the notebook, or a static field of a class that
/// a cell declares.
///
/// @param className the binary name, such as `REPL.$JShell$12` or `REPL.$JShell$12$Shop`
record Variable(String className, String field) {

  /// How the learner wrote it: `count`, or `Shop.count` for a field of a declared class.
  String label() {
    String type = typeLabel(className);
    return type.isEmpty() ? field : type + "." + field;
  }

  /// A class's name as the learner wrote it, without JShell's wrappers around it; empty for a
  /// wrapper itself.
  static String typeLabel(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    if (!simple.startsWith("$JShell$")) {
      return simple.replace('$', '.');
    }
    int end = simple.indexOf('$', "$JShell$".length());
    return end < 0 ? "" : simple.substring(end + 1).replace('$', '.');
  }
}
