package interleave.redis;

import interleave.remote.RemoteCall.Ask;
import interleave.remote.Verb;
import java.net.URI;

/// What learners are told about objects in Redis.
final class Wording {
  private Wording() {}

  static String refused(Ask ask, String why) {
    String name = object(ask.name());
    return switch (why) {
      case "closed" ->
          ask.verb() == Verb.PUT
              ? name + " is closed: nothing more can be put in"
              : name + " is closed and empty";
      case "free" -> name + " is not locked: acquire() it before you release() it";
      case "full" -> name + " has all of its permits already: release() only what was acquired";
      case "lost" ->
          name
              + " is not held any more: its lease ran out, because Redis or this kernel was away for"
              + " longer; check what it guards";
      case "measures" ->
          name
              + " exists with another capacity or number of permits: give the same, or another name";
      default -> name + ": " + why;
    };
  }

  static String lost(URI uri, String name) {
    return "Redis at %s has lost %s: it was started anew without its data; make the object again"
        .formatted(Connection.shown(uri), object(name));
  }

  static String unreachable(Ask ask, Unreachable failure) {
    String unsure =
        switch (ask.verb()) {
          case PUT -> "; whether the item was put is not known";
          case GET -> "; whether an item was taken is not known";
          case LOCK, ACQUIRE, UNLOCK, RELEASE, TASK_DONE, SET, CLEAR, CLOSE ->
              "; whether it happened is not known";
          case MAP_PUT, MAP_PUT_IF_ABSENT, MAP_REPLACE_IF -> "; whether it happened is not known";
          case MAP_REMOVE, MAP_REMOVE_IF, MAP_CLEAR -> "; whether it happened is not known";
          case MAP_GET, MAP_SIZE, MAP_COPY -> "";
          case SUBMIT -> "; whether the task was given is not known";
          case RESULT -> "; whether the task was done is not known";
          case FINISH, WITHDRAW, TAKE -> "; whether it happened is not known";
          case CLASSES, CLASSES_OF -> "";
          case OPEN, LOCKED, PERMITS, IS_SET, AWAIT, SIZE, UNFINISHED, FINISHED -> "";
        };
    return failure.getMessage() + unsure;
  }

  static String restarted(URI uri) {
    return ("Redis at %s was restarted: what was done in the second before may be undone, so that an"
            + " item or a task may come a second time")
        .formatted(Connection.shown(uri));
  }

  /// An object as a learner knows it: `queue:orders` is the queue "orders".
  private static String object(String name) {
    int colon = name.indexOf(':');
    return "the %s \"%s\"".formatted(name.substring(0, colon), name.substring(colon + 1));
  }
}
