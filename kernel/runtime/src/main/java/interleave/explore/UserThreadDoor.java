package interleave.explore;

/// In place of those methods of `Thread` in a learner's code that most blocks call: they are told
/// the number of the [Call].
public final class UserThreadDoor {
  private UserThreadDoor() {}

  public static void start(Thread thread, int site) {
    ThreadDoor.startFrom(Sites.call(site), thread);
  }

  public static void join(Thread thread, int site) throws InterruptedException {
    ThreadDoor.joinFrom(Sites.call(site), thread);
  }
}
