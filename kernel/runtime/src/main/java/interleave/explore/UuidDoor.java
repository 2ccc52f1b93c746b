package interleave.explore;

import java.util.Random;
import java.util.UUID;

/// In place of the chance in `UUID` in explored code.
public final class UuidDoor {
  private static final long VERSION_4 = 0x4000L;
  private static final long NO_VERSION = ~0xF000L;
  private static final long VARIANT_2 = Long.MIN_VALUE;
  private static final long NO_VARIANT = -1L >>> 2;

  private UuidDoor() {}

  public static UUID randomUUID() {
    Random chance = World.required().chance();
    return new UUID(
        (chance.nextLong() & NO_VERSION) | VERSION_4, (chance.nextLong() & NO_VARIANT) | VARIANT_2);
  }
}
