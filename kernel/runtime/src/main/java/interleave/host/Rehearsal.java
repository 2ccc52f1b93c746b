package interleave.host;

import interleave.course.Proc;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Method;

/// A job that a child runs before it says that it is ready, so that the classes and code that the
/// real one needs are loaded and linked.
final class Rehearsal {

  /// Stands for a variable of the notebook.
  static int count;

  private Rehearsal() {}

  /// The job; making it also rehearses the parent.
  static Job job() {
    try {
      CellLoader loader = loader();
      Method method = loader.loadClass(Rehearsal.class.getName()).getDeclaredMethod("body");
      method.setAccessible(true);
      Serializable body = (Serializable) method.invoke(null);
      return new Job(0, "", true, Parcel.pack(loader, "rehearsal", body, true).bytes());
    } catch (IOException | ReflectiveOperationException e) {
      throw new HostFault("the rehearsal cannot be made", e);
    }
  }

  /// A loader that has defined this class once more, as it defines those of cells.
  static CellLoader loader() throws IOException, ClassNotFoundException {
    Class<?> self = Rehearsal.class;
    var loader = new CellLoader(self.getClassLoader());
    try (InputStream in = self.getResourceAsStream(self.getSimpleName() + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(self.getName());
      }
      loader.add(self.getName(), in.readAllBytes());
    }
    loader.findClass(self.getName());
    return loader;
  }

  static Proc.Body body() {
    String text = "rehearsal";
    return () -> {
      System.out.println(text + " " + --count + " " + Proc.current().pid());
      System.out.flush();
    };
  }
}
