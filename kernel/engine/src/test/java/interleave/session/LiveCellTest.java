package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Event;
import interleave.trace.Printed;
import interleave.trace.Stamp;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class LiveCellTest {

  @Test
  void oneBatchOfAnySizeIsTakenBeforeAnybodyIsToldOfIt() {
    Lab.Transcript client = new Lab.Transcript(Collections.emptyIterator());
    LiveCell cell = new LiveCell(1, 1, client);
    Event line = new Printed(new Stamp(1, 1, 1, 1), false, "x".repeat(1 << 20));
    assertThat(cell.heard(List.of(line, line, line))).isTrue();
    cell.flush();
    assertThat(client.out()).hasSize(3 << 20);
  }
}
