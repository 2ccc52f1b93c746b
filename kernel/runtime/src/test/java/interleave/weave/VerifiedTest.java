package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerifiedTest {
  @Test
  void weavesTheClassesOfJavaUtilIntoCodeThatVerifies() throws IOException {
    Ancestry ancestry = Ancestry.create();
    ClassFile checker = ClassFile.of(ClassHierarchyResolverOption.of(ancestry.resolver()));
    int count = 0;
    for (Path file : classesOf("java/util", "java/util/concurrent", "java/util/stream")) {
      byte[] bytes = Files.readAllBytes(file);
      assertThat(checker.verify(Weaver.weave(bytes, ancestry))).as(file.toString()).isEmpty();
      count++;
    }
    assertThat(count).isGreaterThan(700);
  }

  private static List<Path> classesOf(String... packages) throws IOException {
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    return Stream.of(packages)
        .flatMap(each -> list(base.resolve(each)).stream())
        .filter(file -> file.toString().endsWith(".class"))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void namesTheClassThatItCannotWeave() {
    byte[] broken = Woven.cell("public static int f() { return 1; }").plain("Cell").clone();
    broken[9] = 99; // an unknown kind of constant
    assertThatThrownBy(() -> Weaver.weave(broken, Ancestry.create()))
        .isInstanceOf(WeaveFault.class);
  }

  @Test
  void keepsTheMeaningOfLanguageFeatures() throws Throwable {
    Woven cell =
        Woven.cell(
            """
            sealed interface Shape permits Circle, Square {}
            record Circle(double radius) implements Shape {}
            record Square(double side) implements Shape {}
            enum Colour { RED, GREEN { @Override int n() { return 7; } }; int n() { return 3; } }
            class Inner { long v = seed * 2; class Deep { long w = v + seed; } }
            long seed = 21;
            static double area(Shape s) {
              return switch (s) {
                case Circle(double r) when r > 100 -> -1;
                case Circle(var r) -> r * r;
                case Square(var a) -> a * a;
              };
            }
            static synchronized long many(long a, double b, int c, Object o) {
              long sum = 0; double d = b;
              for (int i = 0; i < c; i++) {
                try { sum += a; d *= 2; if (i == 3) continue; if (i == 5) break; }
                catch (RuntimeException e) { sum--; }
                finally { sum++; }
                synchronized (o) { sum += switch (i % 3) { case 0 -> 1; case 1 -> { int k = 0; while (k < 4) k++; yield k; } default -> 2; }; }
              }
              return sum + (long) d;
            }
            synchronized String text() { return "t" + seed; }
            public static String all() throws Exception {
              Cell c = new Cell();
              Inner.Deep deep = c.new Inner().new Deep();
              Function<Integer, IntUnaryOperator> add = x -> y -> x + y;
              StringBuilder sb = new StringBuilder();
              for (Colour colour : Colour.values()) sb.append(colour).append(colour.n());
              int[][] grid = new int[2][3]; grid[1][2] = 9;
              label: for (int[] row : grid) for (int v : row) if (v == 9) { sb.append('!'); break label; }
              return area(new Circle(3)) + " " + area(new Square(2)) + " " + many(5L, 1.5, 9, new Object())
                  + " " + c.text() + " " + deep.w + " " + add.apply(3).applyAsInt(4) + " " + sb
                  + " " + IntStream.range(0, 5).boxed().map(String::valueOf).collect(Collectors.joining(","))
                  + " " + new Circle(1).equals(new Circle(1)) + new Circle(2);
            }
            """);
    String result = cell.call("all");
    assertThat(result)
        .isEqualTo(cell.<String>callPlain("all"))
        .endsWith("t21 63 7 RED3GREEN7! 0,1,2,3,4 trueCircle[radius=2.0]");
  }

  @Test
  void makesCellsClassesSerialisable() {
    Woven cell =
        Woven.cell(
            """
            public record Point(int x) {}
            public static class Base { Base(int n) {} }
            public static class Derived extends Base { Derived() { super(1); } }
            public static class Plain {}
            public static class Worker extends Thread {}
            public interface Shape {}
            """);
    assertThat(java.io.Serializable.class)
        .isAssignableFrom(cell.type("Cell$Point"))
        .isAssignableFrom(cell.type("Cell$Plain"))
        .isAssignableFrom(cell.type("Cell$Derived"));
    assertThat(java.io.Serializable.class.isAssignableFrom(cell.type("Cell$Worker"))).isFalse();
    assertThat(java.io.Serializable.class.isAssignableFrom(cell.type("Cell$Shape"))).isFalse();
  }

  @Test
  void listsTheClassesThatAClassRefersTo() {
    Woven cell =
        Woven.cell(
            """
            static class A {} static class B {} static class C {}
            static A[] field; static Object f() { return new B(); } static void g(List<C> c, C d) {}
            """);
    assertThat(Weaver.references(cell.plain("Cell")))
        .contains("Cell$A", "Cell$B", "Cell$C")
        .doesNotContain("Cell", "java.lang.Object");
  }
}
