package interleave.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the code of one class can reach directly, read from its class file.
///
/// @param name the binary name
/// @param supertypes binary names of the superclass and the interfaces
/// @param variables names of the static fields that code can assign: neither final nor synthetic
/// @param methods by name and descriptor, such as `run()V`
record ClassCode(
    String name, List<String> supertypes, Set<String> variables, Map<String, Method> methods) {

  ClassCode {
    supertypes = List.copyOf(supertypes);
    variables = new LinkedHashSet<>(variables);
    methods = new LinkedHashMap<>(methods);
  }

  /// A method.
  ///
  /// @param hidden whether the compiler made it and only other mentions lead to it: the body of a
  ///   lambda, for instance
  /// @param mentions what its instructions name
  /// @param locals the names of its local variables by slot; a gap is an empty text
  record Method(boolean hidden, boolean isStatic, Set<Mention> mentions, List<String> locals) {}

  /// A name in the code that leads on to other code or to a variable.
  sealed interface Mention {
    /// A static field is read or written.
    record StaticField(String owner, String field) implements Mention {}

    /// A method is called or referred to.
    record Call(String owner, String method) implements Mention {}

    /// Objects of this type may be made or called: all of its methods may run.
    record Type(String owner) implements Mention {}
  }

  /// The class file's own view of itself.
  static ClassCode read(byte[] classFile) {
    return new ClassFileReader(classFile).read();
  }

  /// The names of a method's parameters in order, as far as the class file has them.
  ///
  /// @param method name and descriptor
  List<String> parameters(String method) {
    Method found = methods.get(method);
    if (found == null) {
      return List.of();
    }
    var names = new ArrayList<String>();
    int slot = found.isStatic() ? 0 : 1;
    for (int width : widths(method)) {
      names.add(slot < found.locals().size() ? found.locals().get(slot) : "");
      slot += width;
    }
    return names;
  }

  private static List<Integer> widths(String method) {
    var widths = new ArrayList<Integer>();
    for (int i = method.indexOf('(') + 1; method.charAt(i) != ')'; i++) {
      char kind = method.charAt(i);
      int dimensions = i;
      while (method.charAt(i) == '[') {
        i++;
      }
      if (method.charAt(i) == 'L') {
        i = method.indexOf(';', i);
      }
      widths.add(dimensions == i && (kind == 'J' || kind == 'D') ? 2 : 1);
    }
    return widths;
  }
}
