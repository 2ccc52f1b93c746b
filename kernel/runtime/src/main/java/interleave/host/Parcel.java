package interleave.host;

import interleave.course.CellInput;
import interleave.course.CellOutput;
import interleave.course.CellOutput.Purpose;
import interleave.course.CellOutput.Stuck;
import interleave.course.NotTransferableException;
import interleave.trace.GivenVariable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What travels to a child: the body, and the variables that it can reach, in one stream, so that
/// an object that two of them share is shared in the child too.
///
/// The stream is the body, then each variable as 1, class, field and value, then 0.
final class Parcel {

  /// While a copy is made, its buffer grows, which takes up to three times the room.
  private static final int MOST_BYTES =
      (int) Math.min(Integer.MAX_VALUE / 4, Runtime.getRuntime().maxMemory() / 4);

  private final CellLoader loader;
  private final String process;
  private final Reach reach;
  private final Purpose purpose;
  private final Set<String> classes;
  private final Manifest manifest;
  private @Nullable Variable writing;
  private @Nullable Object root;

  /// @param classes takes the names of the cells' classes of all that is written
  private Parcel(CellLoader loader, String process, Purpose purpose, Set<String> classes) {
    this.loader = loader;
    this.process = process;
    this.purpose = purpose;
    this.classes = classes;
    this.reach = new Reach(loader::code);
    this.manifest = new Manifest(loader);
  }

  /// A body and what it reaches, copied.
  ///
  /// @param variables what it reaches, in words
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
  record Packed(byte[] bytes, List<GivenVariable> variables) {}

  /// Copies a body and what it reaches.
  ///
  /// @param process the new process's name, for the message
  /// @param withValues whether the variables' values travel, or their names alone
  /// @throws NotTransferableException if something cannot travel
  static Packed pack(CellLoader loader, String process, Serializable body, boolean withValues) {
    return deep(
        () -> new Parcel(loader, process, Purpose.TRAVEL, new HashSet<>()), body, withValues);
  }

  /// Copies a task for another notebook, with the values of what it reaches.
  ///
  /// @param classes takes the names of the cells' classes that it begins with
  static byte[] packAbroad(CellLoader loader, String name, Serializable task, Set<String> classes) {
    return deep(() -> new Parcel(loader, name, Purpose.ABROAD, classes), task, true).bytes();
  }

  private static Packed deep(Supplier<Parcel> parcel, Serializable body, boolean withValues) {
    try {
      return parcel.get().pack(body, withValues);
    } catch (StackOverflowError _) {
      return deeper(parcel.get(), body, withValues);
    }
  }

  private static Packed deeper(Parcel parcel, Serializable body, boolean withValues) {
    try {
      return DeepStack.call(() -> parcel.pack(body, withValues));
    } catch (StackOverflowError _) {
      throw parcel.impossible("it is nested too deeply: put what it is made of into a list");
    }
  }

  private Packed pack(Serializable body, boolean withValues) {
    var bytes = new BoundedBytes(MOST_BYTES);
    try (var out = new CellOutput(bytes, purpose, this::see)) {
      root = body;
      out.writeObject(body);
      List<Variable> variables = reach.more();
      while (!variables.isEmpty()) {
        for (Variable variable : variables) {
          writing = variable;
          classes.add(variable.className());
          root = withValues ? Fields.get(loader, variable) : null;
          if (withValues) {
            manifest.variable(variable.label(), root);
          }
          out.writeByte(1);
          out.writeUTF(variable.className());
          out.writeUTF(variable.field());
          out.writeObject(root);
          if (!withValues) {
            reach.call(variable.className(), Fields.INITIALISER);
          }
        }
        variables = reach.more();
      }
      out.writeByte(0);
    } catch (Stuck stuck) {
      throw refused(stuck);
    } catch (Limit | OutOfMemoryError _) {
      throw impossible(
          "a copy may have %d MB here: let the body use a part of it, or put it into SharedMemory"
              .formatted(MOST_BYTES >> 20));
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    }
    return new Packed(bytes.toByteArray(), manifest.variables());
  }

  private Object see(Object object) {
    manifest.seen(object);
    if (object instanceof SerializedLambda lambda) {
      if (writing == null) {
        manifest.captured(lambda);
      }
      reach.call(Lambdas.implementor(lambda), Lambdas.method(lambda));
      classes.add(Lambdas.implementor(lambda));
      return PackedBody.fits(lambda) ? PackedBody.of(lambda, loader) : object;
    }
    if (object instanceof Continuation rest) {
      for (Plan.Step step : rest.rest().steps()) {
        if (step instanceof Plan.Step.Run run) {
          reach.call(run.className(), Fields.INITIALISER);
          reach.call(run.className(), run.method() + "()V");
        }
      }
    }
    if (object instanceof PackedBody body) {
      reach.call(body.owner(), body.method());
      classes.add(body.owner());
    } else if (object.getClass().getClassLoader() == loader) {
      reach.type(object.getClass().getName());
      classes.add(object.getClass().getName());
    }
    return object;
  }

  private NotTransferableException refused(Stuck stuck) {
    Object object = stuck.object();
    String start = writing == null ? "" : writing.label();
    String path = root == null ? start : GraphPath.find(loader, start, root, object).orElse(start);
    String name = writing == null ? path.split("[.\\[]", 2)[0] : start;
    String where = path.equals(name) || path.isEmpty() ? "" : " at `" + path + "`";
    String what = name.isEmpty() ? "a captured value" : "`" + name + "`";
    return new NotTransferableException(
        name,
        path,
        "%s cannot start: its body uses %s, and the %s%s cannot travel to another process: %s."
            .formatted(process, what, Fields.titleOf(stuck.object()), where, stuck.reason()));
  }

  private NotTransferableException failed(Exception cause) {
    NotTransferableException refusal = impossible(cause.toString());
    refusal.initCause(cause);
    return refusal;
  }

  private NotTransferableException impossible(String why) {
    String name = writing == null ? "" : writing.label();
    String what =
        name.isEmpty() ? "what its body captures" : "`" + name + "`, which its body uses,";
    return new NotTransferableException(
        name, name, "%s cannot start: copying %s failed: %s.".formatted(process, what, why));
  }

  /// Unpacks a parcel: sets the variables and returns the body.
  ///
  /// @param withValues as it was packed; variables without values are initialised as their cells do
  static Object unpack(CellLoader loader, byte[] parcel, boolean withValues) {
    try {
      return read(loader, parcel, withValues);
    } catch (StackOverflowError _) {
      return DeepStack.call(() -> read(loader, parcel, withValues));
    }
  }

  private record Slot(Variable variable, @Nullable Object value) {}

  private static Object read(CellLoader loader, byte[] parcel, boolean withValues) {
    try (var in = new CellInput(new ByteArrayInputStream(parcel), loader)) {
      Object body = in.readObject();
      var slots = new ArrayList<Slot>();
      while (in.readByte() == 1) {
        slots.add(new Slot(new Variable(in.readUTF(), in.readUTF()), in.readObject()));
      }
      if (withValues) {
        slots.forEach(slot -> Fields.set(loader, slot.variable, slot.value));
      } else {
        Fields.initialise(loader, slots.stream().map(Slot::variable).toList());
      }
      return body;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "this notebook has no class "
              + e.getMessage()
              + ": add its library here too, with %maven or %classpath",
          e);
    } catch (IOException e) {
      throw new HostFault("a parcel from the parent cannot be read", e);
    }
  }
}
