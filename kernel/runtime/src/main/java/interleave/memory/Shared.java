package interleave.memory;

import interleave.trace.Resource;

/// What stands for one and the same thing in every process that has a copy of it.
public interface Shared {
  /// What it stands for.
  Resource resource();
}
