package interleave.host;

import interleave.host.ClassCode.Mention;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The variables that a piece of code can reach, found from the code of the cells' classes.
///
/// It follows calls and static fields method by method. Of a type whose objects may be made or
/// called, every method counts, because a call may end in any of them. Reflection by name is not
/// followed.
final class Reach {

  private final Function<String, @Nullable ClassCode> classes;
  private final Deque<Mention> open = new ArrayDeque<>();
  private final Set<Mention> seen = new HashSet<>();
  private final List<Variable> found = new ArrayList<>();

  /// Starts with nothing.
  ///
  /// @param classes the code of a cell's class by its binary name, null for any other class
  Reach(Function<String, @Nullable ClassCode> classes) {
    this.classes = classes;
  }

  /// Adds a method that will be called.
  ///
  /// @param method name and descriptor
  void call(String owner, String method) {
    add(new Mention.Call(owner, method));
  }

  /// Adds a type of which an object is at hand.
  void type(String name) {
    add(new Mention.Type(name));
  }

  /// The variables that became reachable since the last call, in a stable order.
  List<Variable> more() {
    while (!open.isEmpty()) {
      follow(open.remove());
    }
    var result = List.copyOf(found);
    found.clear();
    return result;
  }

  private void add(Mention mention) {
    if (seen.add(mention)) {
      open.add(mention);
    }
  }

  private void follow(Mention mention) {
    switch (mention) {
      case Mention.StaticField(String owner, String field) -> followField(owner, field);
      case Mention.Call(String owner, String method) -> followCall(owner, method);
      case Mention.Type(String owner) -> followType(owner);
    }
  }

  private void followField(String owner, String field) {
    ClassCode code = classes.apply(owner);
    if (code == null) {
      return;
    }
    initialise(code);
    if (code.variables().contains(field)) {
      found.add(new Variable(owner, field));
    } else {
      code.supertypes().forEach(type -> add(new Mention.StaticField(type, field)));
    }
  }

  private void followCall(String owner, String method) {
    ClassCode code = classes.apply(owner);
    if (code == null) {
      return;
    }
    initialise(code);
    ClassCode.Method found = code.methods().get(method);
    if (found != null) {
      found.mentions().forEach(this::add);
    } else {
      code.supertypes().forEach(type -> add(new Mention.Call(type, method)));
    }
  }

  private void followType(String owner) {
    ClassCode code = classes.apply(owner);
    if (code == null) {
      return;
    }
    code.supertypes().forEach(type -> add(new Mention.Type(type)));
    code.methods().values().stream()
        .filter(method -> !method.hidden())
        .forEach(method -> method.mentions().forEach(this::add));
  }

  private void initialise(ClassCode code) {
    ClassCode.Method initialiser = code.methods().get("<clinit>()V");
    if (initialiser != null) {
      initialiser.mentions().forEach(this::add);
    }
  }
}
