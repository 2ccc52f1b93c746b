package interleave.memory;

/// What a process of the notebook asks of the kernel JVM about shared objects.
public sealed interface Call {

  /// Make an object; answered by [Answer.Made].
  ///
  /// @param id the caller's own, to match the answer
  /// @param name what the program calls it, or empty
  /// @param bytes its size
  record Make(long id, Kind kind, String name, long bytes) implements Call {}

  /// Give an object a further piece of memory; answered by [Answer.Made].
  ///
  /// @param object the place of the object, with which the piece is given back at the latest
  record Grow(long id, long object, long bytes) implements Call {}

  /// Take back a piece of memory.
  record Shrink(long object, long piece) implements Call {}

  /// Wake the calling thread, by [Answer.Woken], when `until` holds of the cell, which may be now.
  /// A sleep until it is called is confirmed by [Answer.Made].
  ///
  /// @param id the sleep's, unique in its process
  /// @param object the place of the object that the learner waits for
  record Sleep(long id, long thread, long object, long cell, Until until, long operand)
      implements Call {}

  /// The thread does not sleep any more; if it had been woken, another may go on in its place.
  /// Answered by [Answer.Made], whose place is 1 if it was asleep until now.
  record Leave(long id, long cell) implements Call {}

  /// The value of a cell that somebody sleeps on has changed: look who may go on.
  record Look(long cell) implements Call {}

  /// Wake those who sleep until called, oldest first.
  ///
  /// @param id to match the answer, [Answer.Made] with the number of those woken as its place
  record Wake(long id, long cell, long most) implements Call {}

  /// A process has an end or a segment open. An object that some process had open is closed when
  /// none has, which the kernel notes in its word.
  ///
  /// @param word the word of the object that becomes 1 then
  /// @param pid the process, which may be about to be started
  record Open(long object, long word, long pid) implements Call {}

  /// The calling process has closed it.
  record Close(long object, long word) implements Call {}

  /// Find an object by its kind and name; answered by [Answer.Made].
  record Find(long id, Kind kind, String name) implements Call {}

  /// Which named objects of a kind there are; answered by [Answer.Named].
  record Names(long id, Kind kind) implements Call {}

  /// A segment's name is given up; its memory goes when nobody has it open.
  record Unlink(long object) implements Call {}

  /// The object is gone for all; its memory may be used for another.
  record Free(long object) implements Call {}
}
