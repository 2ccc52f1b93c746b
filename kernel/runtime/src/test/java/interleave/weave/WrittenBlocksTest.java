package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of a block that is written where it is explored, no lambda is made.
class WrittenBlocksTest {
  @Test
  void aBlockIsNamed() {
    assertThat(lambdas("Notebook.explore(() -> {});")).isZero();
    assertThat(lambdas("Notebook.explore(Options.standard(),\n\n  () -> { int x = 1; });"))
        .isZero();
    assertThat(lambdas("Notebook.outcomes(() -> 1);")).isZero();
    assertThat(lambdas("Notebook.outcomes(Options.standard(), () -> \"a\");")).isZero();
    assertThat(lambdas("Notebook.replay(\"0.1\", () -> {});")).isZero();
    assertThat(lambdas("Notebook.step(Cell::body);")).isZero();
  }

  @Test
  void aBlockThatIsKeptOrCapturesStaysALambda() {
    assertThat(lambdas("Block block = () -> {};\nNotebook.explore(block);")).isOne();
    assertThat(lambdas("int x = 1; Notebook.outcomes(() -> x);")).isOne();
    // Of two that meet at the call, the one right before it is named.
    assertThat(lambdas("Notebook.explore(number > 0 ? () -> {} : () -> { number++; });")).isOne();
    assertThat(lambdas("Notebook.explore(new Object()::notify);")).isOne();
  }

  @Test
  void theCodeAroundABlockStaysAsItIs() {
    assertThat(lambdas("for (int i = 0; i < 3; i++) { Notebook.explore(() -> {}); number += i; }"))
        .isZero();
    assertThat(lambdas("Runnable task = () -> {}; task.run(); Notebook.explore(() -> {});"))
        .isOne();
  }

  /// How many lambdas woven code makes, of code that verifies.
  private static long lambdas(String statements) {
    byte[] woven =
        Weaver.weave(
            Woven.cell(
                    """
                    static int number;
                    static void body() {}
                    public static void run() {
                    %s
                    }
                    """
                        .formatted(statements)
                        .replace("Notebook.", "interleave.Notebook.")
                        .replace("Options.", "interleave.explore.Options.")
                        .replace("Block block", "interleave.explore.Block block"))
                .plain("Cell"),
            Ancestry.create());
    assertThat(ClassFile.of().verify(woven)).isEmpty();
    List<CodeElement> code =
        ClassFile.of().parse(woven).methods().stream()
            .filter(each -> each.methodName().equalsString("run"))
            .flatMap(each -> each.code().orElseThrow().elementStream())
            .toList();
    return code.stream().filter(InvokeDynamicInstruction.class::isInstance).count();
  }
}
