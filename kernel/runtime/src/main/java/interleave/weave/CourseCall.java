package interleave.weave;

import java.util.Set;
import java.util.regex.Pattern;

/// What calls of the course's processes and shared objects do to them, as far as their names tell.
final class CourseCall {
  private static final Pattern OWNERS =
      Pattern.compile(
          "interleave/course/(Proc|ProcPool|Shared\\w+|RobustLock|JoinableQueue|Pipe|Connection"
              + "|Manager(\\$Namespace)?|RowLocks|Held)");
  private static final Pattern VALUES =
      Pattern.compile("interleave/course/Shared(Int|Long|Double|Array)");
  private static final Set<String> LOOKS =
      Set.of("getDouble", "isEmpty", "isFull", "isLocked", "isSet", "isBroken");
  private static final Set<String> COUNTS =
      Set.of("size", "length", "toArray", "toString", "unfinished", "waiting", "parties");

  private CourseCall() {}

  /// Whether a call is one of these.
  ///
  /// @param owner the class named at the call, internally
  static boolean isOne(String owner, Ancestry ancestry) {
    return OWNERS.matcher(owner).matches()
        || (!owner.startsWith("java/") && ancestry.isSubtype(owner, "interleave/course/Proc"));
  }

  /// What a call is.
  ///
  /// @param arguments how many it has: a wait with a time limit has one more
  static LibraryCall named(String owner, String name, int arguments) {
    if (LOOKS.contains(name) || COUNTS.contains(name)) {
      return LibraryCall.READ;
    }
    if (VALUES.matcher(owner).matches()) {
      return switch (name) {
        case "get" -> LibraryCall.READ;
        case "set", "setDouble" -> LibraryCall.WRITE;
        default -> LibraryCall.UPDATE;
      };
    }
    return switch (name) {
      case "acquire" -> LibraryCall.LOCK;
      case "tryAcquire" -> LibraryCall.TRY;
      case "release", "close" -> LibraryCall.UNLOCK;
      case "get" -> arguments == 0 ? LibraryCall.TAKE : LibraryCall.UPDATE;
      case "recv" -> LibraryCall.TAKE;
      case "put" -> arguments == 1 ? LibraryCall.PUT : LibraryCall.UPDATE;
      case "send" -> LibraryCall.PUT;
      default -> LibraryCall.UPDATE;
    };
  }
}
