package interleave.draw;

import static interleave.draw.TraceScript.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.draw.Drawing.Arrow;
import interleave.draw.Drawing.Arrow.Cause;
import interleave.draw.Drawing.Lane;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PanelTest {
  @Test
  void aCellThatOnlyPrintsDeservesNoPanel() {
    assertThat(Panel.isWorthShowing(new TraceScript().prints("hello\n").at(1).ended())).isFalse();
    assertThat(Panel.isWorthShowing(new TraceScript().begins().ends().at(1).ended())).isFalse();
  }

  @Test
  void whoWaitsForALineAloneIsNotWatched() {
    Trace asks = new TraceScript().blocks(Reason.STDIN, Resource.NONE).at(1).running();
    assertThat(Panel.isWorthWatching(asks)).isFalse();
    assertThat(Panel.isWorthShowing(asks)).isTrue();
    assertThat(Panel.isWorthWatching(new TraceScript().starts(2, "a").running())).isTrue();
  }

  @Test
  void aProcessAThreadOrAWaitDeservesAPanel() {
    assertThat(Panel.isWorthShowing(new TraceScript().creates(2, "a").ended())).isTrue();
    assertThat(Panel.isWorthShowing(new TraceScript().starts(2, "a").ended())).isTrue();
    assertThat(Panel.isWorthShowing(new TraceScript().sleeps().resumes().ended())).isTrue();
  }

  @Test
  void aJoinThatTheEndOfTheChildEndedIsAnArrow() {
    Drawing drawing = Drawing.of(Traces.killedDaemon());
    assertThat(drawing.arrows())
        .filteredOn(arrow -> arrow.cause() == Cause.JOIN)
        .extracting(Arrow::from)
        .containsExactly(new LaneId(4713, 1));
  }

  @Test
  void aJoinThatTimedOutIsNoArrow() {
    Trace trace =
        new TraceScript()
            .starts(9, "t")
            .at(1)
            .joinsThread(9, "t")
            .at(10)
            .resumes()
            .in(MAIN, 9)
            .at(50)
            .ends()
            .in(MAIN)
            .at(60)
            .ended();
    assertThat(Drawing.of(trace).arrows()).noneMatch(arrow -> arrow.cause() == Cause.JOIN);
  }

  @Test
  void aThreadEndsWithItsProcess() {
    Trace trace =
        new TraceScript()
            .creates(8, "child")
            .in(8)
            .at(1)
            .processBegins(MAIN, "child")
            .starts(20, "loop")
            .in(8, 20)
            .at(2)
            .begins()
            .in(MAIN)
            .at(9)
            .seesKill(8, 9)
            .at(10)
            .ended();
    assertThat(Drawing.of(trace).lanes())
        .extracting(Lane::fate)
        .containsExactly(new Fate.Idle(), new Fate.Killed(9), new Fate.Gone());
  }

  @Test
  void aLockTakenTwiceIsHeldUntilItIsGivenBackTwice() {
    Resource lock = new Resource("ReentrantLock", 1, "");
    Trace trace =
        new TraceScript()
            .at(1)
            .acquires(lock)
            .at(2)
            .acquires(lock)
            .at(3)
            .releases(lock)
            .at(7)
            .releases(lock)
            .at(9)
            .ended();
    assertThat(Drawing.of(trace).lanes().getFirst().holds())
        .containsExactly(new Drawing.Hold(1_000_000, 7_000_000, lock));
  }

  @Test
  void whatItsOwnCodeSaysIsBetterThanWhatASampleSays() {
    Trace trace =
        new TraceScript()
            .at(1)
            .blocks(Reason.LOCK, new Resource("ReentrantLock", 1, ""))
            .at(2)
            .samples(1, "main", Thread.State.WAITING)
            .at(5)
            .resumes()
            .at(6)
            .ended();
    assertThat(Drawing.of(trace).lanes().getFirst().stretches())
        .extracting(Stretch::sampled)
        .containsExactly(false, false, false);
  }

  @Test
  void aLineOfTextMayBePrintedInPieces() {
    Trace trace =
        new TraceScript()
            .at(1)
            .prints("a")
            .at(2)
            .printsError("!\n")
            .at(3)
            .prints("b\r\nc")
            .at(4)
            .ended();
    LaneId main = new LaneId(MAIN, 1);
    assertThat(Drawing.of(trace).lines())
        .containsExactly(
            new Drawing.Line(main, 1_000_000, false, "ab"),
            new Drawing.Line(main, 2_000_000, true, "!"),
            new Drawing.Line(main, 3_000_000, false, "c"));
  }

  @Test
  void thePlaceOfManyThreadsIsTakenByTheFirstAndTheFailed() {
    List<Row> rows = Row.of(Drawing.of(Traces.twoHundredThreads()));
    assertThat(rows).hasSize(1 + Row.THREADS + 1);
    assertThat(rows.getLast()).isInstanceOf(Row.More.class);
    assertThat(((Row.More) rows.getLast()).words()).isEqualTo("… and 160 more threads");
    assertThat(rows)
        .anyMatch(row -> row instanceof Row.Of(Lane l) && l.name().equals("virtual-150"));
  }

  @Test
  void aHundredProcessesAreFolded() {
    TraceScript script = new TraceScript();
    for (int i = 0; i < 100; i++) {
      script.at(i).creates(5000 + i, "p" + i);
    }
    List<Row> rows = Row.of(Drawing.of(script.running()));
    assertThat(rows).hasSize(Row.PROCESSES);
    assertThat(Panel.text(script.running())).contains("… and 37 more processes");
  }

  @Test
  void aClockThatIsFarOffIsPutRight() {
    Lane far = Drawing.of(Traces.otherClocks()).lanes().getLast();
    assertThat(far.created()).isEqualTo(10_000_000);
    assertThat(far.stretches()).allMatch(stretch -> stretch.to() <= 41_000_000);
  }

  @Test
  void aLongQuietPartAtTheBeginningOrTheEndIsNotDrawn() {
    Trace trace =
        new TraceScript()
            .at(800)
            .starts(9, "t")
            .in(MAIN, 9)
            .at(801)
            .begins()
            .at(900)
            .ends()
            .in(MAIN)
            .at(2000)
            .ended();
    assertThat(Drawing.of(trace).span()).isEqualTo(new Span(796_000_000, 904_000_000));
    assertThat(Panel.text(trace)).contains("800.0", "900.0");
    Trace early = new TraceScript().at(1).sleeps().at(50).resumes().at(52).ended();
    assertThat(Drawing.of(early).span()).isEqualTo(new Span(0, 52_000_000));
  }

  @Test
  void aLongTraceIsDrawnFastAndSmall() {
    TraceScript script = new TraceScript();
    for (int lane = 0; lane < 50; lane++) {
      script.in(MAIN).starts(100 + lane, "thread-" + lane);
    }
    for (int i = 0; i < 50_000; i++) {
      script
          .in(MAIN, 100 + i % 50)
          .at(1 + i * 0.01)
          .sleeps()
          .at(1 + i * 0.01 + 0.3)
          .resumes()
          .prints("line\n");
    }
    Trace trace = script.in(MAIN).at(600).ended();
    Assertions.assertTimeout(Duration.ofSeconds(60), () -> Panel.of(trace));
    assertThat(Panel.svg(trace).length()).isLessThan(1_500_000);
    Trace read = TraceJson.read(TraceJson.write(trace));
    assertThat(read.events()).hasSize(TraceJson.EVENTS);
    assertThat(read.dropped()).isEqualTo(trace.events().size() - (long) TraceJson.EVENTS);
  }

  @Test
  void whatIsNoTraceIsRefused() {
    assertThatThrownBy(() -> TraceJson.read("nonsense")).isInstanceOf(TraceFormatException.class);
    assertThatThrownBy(() -> TraceJson.read("{}")).isInstanceOf(TraceFormatException.class);
    assertThatThrownBy(() -> TraceJson.read("{\"format\":\"interleave.trace\",\"version\":2}"))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> TraceJson.read("{\"format\":\"interleave.trace\",\"version\":1}"))
        .isInstanceOf(TraceFormatException.class);
  }

  @Test
  void aReaderPassesOverWhatItDoesNotKnow() {
    String json = TraceJson.write(Traces.oneProcess());
    String more = json.replace("\"cell\":3", "\"cell\":3,\"colour\":\"blue\"");
    assertThat(TraceJson.read(more)).isEqualTo(Traces.oneProcess());
  }
}
