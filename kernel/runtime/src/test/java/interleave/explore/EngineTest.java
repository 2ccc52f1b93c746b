package interleave.explore;

import org.junit.jupiter.api.Nested;

/// The engine, by each mechanism: a class each, because reports of one class with parameters
/// replace one another.
class EngineTest {
  @Nested
  class ByContinuations extends EngineCases {
    ByContinuations() {
      super(Mechanism.CONTINUATIONS);
    }
  }

  @Nested
  class ByVirtualThreads extends EngineCases {
    ByVirtualThreads() {
      super(Mechanism.VIRTUAL_THREADS);
    }
  }

  @Nested
  class ByPlatformThreads extends EngineCases {
    ByPlatformThreads() {
      super(Mechanism.PLATFORM_THREADS);
    }
  }
}
