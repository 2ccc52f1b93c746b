import org.jspecify.annotations.NullMarked;

/// What the cell JVM and every child JVM load: events, the doors of woven code, the course's types,
/// the explorer and the main classes of both JVMs.
///
/// It requires the JDK alone. The cell JVM and the children start it from the class path; the
/// module declaration is here so that the compiler refuses any other dependency.
@NullMarked
module interleave.runtime {
  requires jdk.jshell;
  requires static transitive org.jspecify;

  exports interleave;
  exports interleave.course;
  exports interleave.explore;
  exports interleave.host;
  exports interleave.memory;
  exports interleave.probe;
  exports interleave.remote;
  exports interleave.text;
  exports interleave.trace;
  exports interleave.weave;
}
