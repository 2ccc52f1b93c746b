package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The engine's code as the JVM's second compiler compiles it, which the JVMs of the other tests do
/// not use.
class SecondCompilerTest {
  private static final int TIMES = 25;
  private static final int REPLAYS = 400;

  @Test
  void spinningProgramsKeepTheirVerdictWhenTheEngineIsCompiledAgain() throws Exception {
    assertThat(Set.copyOf(OtherJvm.says(SecondCompilerTest.class, "-XX:+UseSerialGC"))).hasSize(3);
  }

  /// Explores the same programs again and again, and prints what each comes to.
  public static void main(String[] arguments) throws IOException {
    List<Program> programs = new ArrayList<>();
    programs.add(CorpusCell.named("racy", "peterson-wrong").program());
    programs.add(CorpusCell.named("racy", "test-then-set").program());
    programs.add(CorpusCell.named("correct", "test-then-set").program());
    Options options = Options.standard().budget(Duration.ofMinutes(2));
    for (int i = 0; i < TIMES; i++) {
      for (Program each : programs) {
        Exploration found = Search.explore(each, options);
        System.out.println(programs.indexOf(each) + found.toString().replace('\n', ' '));
        replay(each, Schedule.parse(found.witness()), options);
      }
    }
  }

  private static void replay(Program program, Schedule schedule, Options options) {
    for (int i = 0; i < REPLAYS; i++) {
      Run _ = program.run(new Patience(new Replay(schedule), options.steps()), false);
    }
  }
}
