package interleave.explore;

import java.util.List;

/// How a run ended.
sealed interface Ending {

  /// The block returned and every thread has ended or waits for good.
  ///
  /// @param value what it returned, as text
  record Finished(String value) implements Ending {}

  /// The block threw.
  record Threw(Failure failure) implements Ending {}

  /// The block has not returned, and no thread can go on.
  record Stuck(List<Waiting> waits) implements Ending {
    public Stuck {
      waits = List.copyOf(waits);
    }
  }

  /// The chooser gave the run up.
  record Abandoned() implements Ending {}

  /// The block came to something that cannot be controlled.
  ///
  /// @param what a sentence that names it
  record Refused(String what, Spot spot) implements Ending {}
}
