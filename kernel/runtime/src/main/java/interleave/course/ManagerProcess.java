package interleave.course;

import interleave.probe.Launcher;
import java.io.Serial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The process of a [Manager]: it keeps maps and lists and does one call on them after the other.
///
/// A request is the place of the queue for the reply, the number of the object, the operation and
/// its arguments; a reply is 1 and the result, or 0 and what was thrown.
final class ManagerProcess extends Proc implements Launcher.Lasting {
  @Serial private static final long serialVersionUID = 1;

  /// What can be called.
  enum Operation {
    NEW_MAP,
    NEW_LIST,
    SIZE,
    COPY,
    CLEAR,
    GET,
    PUT,
    REMOVE,
    CONTAINS,
    PUT_IF_ABSENT,
    REPLACE_IF,
    REMOVE_IF,
    ELEMENT,
    SET,
    APPEND,
    INSERT,
    DELETE;

    private static final Set<Operation> LOOKS = EnumSet.of(SIZE, COPY, GET, CONTAINS, ELEMENT);

    /// Whether it changes nothing.
    boolean looks() {
      return LOOKS.contains(this);
    }
  }

  private final MachineQueue requests;

  ManagerProcess(MachineQueue requests) {
    this.requests = requests;
  }

  @Override
  public void run() throws Exception {
    Keeper.serve(this::serve);
  }

  private void serve() throws InterruptedException {
    var kept = new HashMap<Long, Object>();
    while (requests.awaitItem(Patience.ENDLESS) && !requests.isDrained()) {
      byte[] request = requests.get(Patience.ENDLESS);
      if (request != null) {
        var in = new ItemReader(request);
        var replies = MachineQueue.quietAt(in.number());
        boolean _ = replies.put(reply(kept, in), Patience.ENDLESS);
      }
    }
  }

  /// Does a call, and tells what came of it.
  ///
  /// @param in the request, without where to reply
  static byte[] reply(Map<Long, Object> kept, ItemReader in) {
    try {
      long number = in.number();
      Operation operation = Operation.valueOf((String) in.given());
      Object result = call(kept, number, operation, in);
      return new ItemWriter("the manager", 32).number(1).add(result).toBytes();
    } catch (RuntimeException | Error thrown) {
      return new ItemWriter("the manager", 256).number(0).add(thrown).toBytes();
    }
  }

  private static @Nullable Object call(
      Map<Long, Object> kept, long number, Operation operation, ItemReader in) {
    return switch (operation) {
      case NEW_MAP -> keep(kept, new LinkedHashMap<>());
      case NEW_LIST -> keep(kept, new ArrayList<>());
      default ->
          switch (kept.get(number)) {
            case Map<?, ?> map -> ofMap(Unchecked.cast(map), operation, in);
            case List<?> list -> ofList(Unchecked.cast(list), operation, in);
            case null, default -> throw new IllegalStateException("no object " + number);
          };
    };
  }

  private static long keep(Map<Long, Object> kept, Object object) {
    long number = kept.size() + 1L;
    kept.put(number, object);
    return number;
  }

  private static @Nullable Object ofMap(
      Map<Object, Object> map, Operation operation, ItemReader in) {
    return switch (operation) {
      case SIZE -> map.size();
      case COPY -> map;
      case CLEAR -> {
        map.clear();
        yield null;
      }
      case GET -> map.get(in.next());
      case PUT -> map.put(in.given(), in.given());
      case REMOVE -> map.remove(in.next());
      case CONTAINS -> map.containsKey(in.next());
      case PUT_IF_ABSENT -> map.putIfAbsent(in.given(), in.given());
      case REPLACE_IF -> map.replace(in.given(), in.given(), in.given());
      case REMOVE_IF -> map.remove(in.given(), in.given());
      case NEW_MAP, NEW_LIST, ELEMENT, SET, APPEND, INSERT, DELETE ->
          throw new IllegalStateException("a map has no " + operation);
    };
  }

  private static @Nullable Object ofList(List<Object> list, Operation operation, ItemReader in) {
    return switch (operation) {
      case SIZE -> list.size();
      case COPY -> list;
      case CLEAR -> {
        list.clear();
        yield null;
      }
      case ELEMENT -> list.get((int) in.given());
      case SET -> list.set((int) in.given(), in.given());
      case APPEND -> list.add(in.given());
      case INSERT -> {
        list.add((int) in.given(), in.given());
        yield null;
      }
      case DELETE -> list.remove((int) in.given());
      case REMOVE -> list.remove(in.next());
      case CONTAINS -> list.contains(in.next());
      case NEW_MAP, NEW_LIST, GET, PUT, PUT_IF_ABSENT, REPLACE_IF, REMOVE_IF ->
          throw new IllegalStateException("a list has no " + operation);
    };
  }
}
