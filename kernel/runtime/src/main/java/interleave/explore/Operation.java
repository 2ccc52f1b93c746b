package interleave.explore;

/// What a step does. A step is one operation that other threads can notice, and the thread's own
/// instructions up to its next one.
///
/// A thread has two places: its life, for `Start`, `Begin`, `End`, `Join`, `Interrupt` and
/// `Inspect`, and its permit, for `Park` and `Unpark`. Code of the JDK that is explored as it is,
/// such as that of `ReentrantLock`, shows as the memory operations and parks which it consists of.
sealed interface Operation {

  /// What it is done to.
  Place place();

  /// The value of a variable is taken.
  record Read(Place place) implements Operation {}

  /// A variable gets a value.
  record Write(Place place) implements Operation {}

  /// A variable is read and written in one step, as by a compare-and-set, whether it succeeds or
  /// not.
  record Update(Place place) implements Operation {}

  /// A monitor is entered; enabled while no other thread is in it.
  record Acquire(Place place) implements Operation {}

  /// A monitor or lock is entered if it is free, else not; always enabled.
  record TryAcquire(Place place) implements Operation {}

  /// A monitor is left, or a lock released.
  ///
  /// @param isOwners whether only the thread inside can do it, rather than anybody at any time
  record Release(Place place, boolean isOwners) implements Operation {
    /// By the thread inside.
    Release(Place place) {
      this(place, true);
    }
  }

  /// A monitor is left, and its thread waits to be notified. What comes after it is [Expire] as
  /// long as the thread has not been notified and its wait can end otherwise, then [Acquire].
  record Wait(Place place) implements Operation {}

  /// A wait ends without a notify: by its time, or spuriously.
  record Expire(Place place) implements Operation {}

  /// A waiting thread is told to go on, a variant for each that waits; or all of them.
  record Notify(Place place, boolean all) implements Operation {}

  /// A thread is started.
  record Start(Place place) implements Operation {}

  /// A thread takes its first step.
  record Begin(Place place) implements Operation {}

  /// A thread takes its last step.
  record End(Place place) implements Operation {}

  /// The end of a thread is waited for; enabled when it has ended.
  ///
  /// @param isTimed whether the wait ends by its time too, and so is always enabled
  record Join(Place place, boolean isTimed) implements Operation {}

  /// A thread is interrupted.
  ///
  /// @param target the thread's number, −1 when it was never started
  record Interrupt(Place place, int target) implements Operation {}

  /// A thread is looked at from another one.
  ///
  /// @param place its life
  /// @param target its number, −1 when it was never started
  /// @param isOfState whether what it waits for matters, which others change too
  record Inspect(Place place, int target, boolean isOfState) implements Operation {}

  /// The thread's permit is taken; enabled when there is one or, of a timed park, always.
  record Park(Place place) implements Operation {}

  /// A thread gets its permit.
  record Unpark(Place place) implements Operation {}

  /// A number is chosen by chance, a variant for each.
  record Choose(Place place) implements Operation {}

  /// A thread sleeps or gives way: nothing that others could notice.
  record Pause(Place place) implements Operation {}

  /// A loop goes round once more.
  ///
  /// @param place the loop in the text, one place for each
  /// @param isPure whether this round only looked: it stored to no variable, local ones included,
  ///   and called nothing that might. Then another round is the same again unless another thread
  ///   changes one of the places that it read
  record Loop(Place place, boolean isPure) implements Operation {}

  /// A process's variables are copied for another.
  ///
  /// @param place the new process's life
  /// @param process whose variables
  record Copy(Place place, int process) implements Operation {}

  /// A process is made to end: its next step is its last.
  ///
  /// @param place its life
  record Signal(Place place, int process) implements Operation {}

  /// A message is put where its reader finds it.
  ///
  /// @param place the message
  record Send(Place place) implements Operation {}

  /// A message is taken by its only reader; enabled when it is there.
  record Receive(Place place) implements Operation {}

  /// Something is printed.
  record Print(Place place) implements Operation {}

  /// Whether the order of the two matters when different threads do them.
  default boolean dependsOn(Operation other) {
    return Dependence.dependent(this, other);
  }

  /// Whether they depend on one another and may be enabled in the same state.
  default boolean races(Operation other) {
    return Dependence.racing(this, other);
  }

  /// Whether it changes variables of its own process.
  default boolean changesMemory() {
    return switch (this) {
      case Write _, Update _, Choose _, Print _ -> true;
      case Read _, Acquire _, TryAcquire _, Release _, Wait _, Expire _, Notify _ -> false;
      case Start _, Begin _, End _, Join _, Interrupt _, Park _, Unpark _, Pause _, Loop _ -> false;
      case Inspect _ -> false;
      case Copy _, Signal _, Send _, Receive _ -> false;
    };
  }
}
