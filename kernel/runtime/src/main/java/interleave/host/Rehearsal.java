package interleave.host;

import interleave.course.Proc;
import java.io.IOException;
import java.io.InputStream;

/// A job that a child runs before it says that it is ready, so that the classes and code that the
/// real one needs are loaded and linked.
final class Rehearsal {

  /// Stands for a variable of the notebook.
  static int count;

  private Rehearsal() {}

  /// The job; making it also rehearses the parent.
  static Job job(CellLoader loader) {
    return new Job(0, "", true, Parcel.pack(loader, "rehearsal", body("rehearsal"), true));
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
    Fields.set(loader, new Variable(self.getName(), "count"), 1);
    return loader;
  }

  private static Proc.Body body(String text) {
    return () -> {
      System.out.println(text + " " + --count + " " + Proc.current().pid());
      System.out.flush();
    };
  }
}
