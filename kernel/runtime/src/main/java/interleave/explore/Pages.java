package interleave.explore;

import interleave.memory.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The memory that the processes of a run share, word by word.
///
/// What the notebook made lies where it lies in the notebook's memory: a page of that is copied
/// when a run first touches it, and put back before each run. What a run makes lies beyond.
final class Pages {
  /// Where the memory begins that belongs to runs alone. A queue keeps places in 35 bits.
  static final long OWN = 1L << 34;

  private static final int SHIFT = 12;
  private static final int WORDS = 1 << (SHIFT - 3);
  private static final long OFFSET = (1L << SHIFT) - 1;
  private static final int BITS = 8;
  private static final long BYTE = 0xff;

  private final Map<Long, Page> ofNotebook = new HashMap<>();
  private final List<Page> own = new ArrayList<>();

  private static final class Page {
    private final long[] words;
    private final long[] before;
    private boolean touched;

    Page(long[] before) {
      this.before = before;
      this.words = before.clone();
    }

    void restore() {
      if (touched) {
        System.arraycopy(before, 0, words, 0, WORDS);
        touched = false;
      }
    }
  }

  /// Puts every word back.
  void restore() {
    ofNotebook.values().forEach(Page::restore);
    own.forEach(Page::restore);
  }

  private Page page(long at) {
    if (at < OWN) {
      return ofNotebook.computeIfAbsent(at >>> SHIFT, Pages::copied);
    }
    int index = (int) ((at - OWN) >>> SHIFT);
    while (own.size() <= index) {
      own.add(new Page(new long[WORDS]));
    }
    return own.get(index);
  }

  private static Page copied(long number) {
    Words real = interleave.memory.Memory.words();
    long first = number << SHIFT;
    long[] words = new long[WORDS];
    for (int i = 0; i < WORDS && first + i * 8L < real.size(); i++) {
      words[i] = real.get(first + i * 8L);
    }
    return new Page(words);
  }

  private static int index(long at) {
    return (int) ((at & OFFSET) >>> 3);
  }

  long get(long at) {
    return page(at).words[index(at)];
  }

  void set(long at, long value) {
    Page page = page(at);
    page.touched = true;
    page.words[index(at)] = value;
  }

  /// A word as a variable.
  ///
  /// @param kind the first character of its type's descriptor
  Slot slot(long at, char kind) {
    return new Slot(page(at).words, Memory.offset(long[].class, index(at)), kind);
  }

  void write(long at, byte[] bytes, int from, int count) {
    for (int i = 0; i < count; i++) {
      long word = wordOf(at + i);
      int shift = shiftOf(at + i);
      long others = get(word) & ~(BYTE << shift);
      set(word, others | ((bytes[from + i] & BYTE) << shift));
    }
  }

  byte[] read(long at, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (get(wordOf(at + i)) >>> shiftOf(at + i));
    }
    return bytes;
  }

  private static long wordOf(long at) {
    return at & ~7L;
  }

  private static int shiftOf(long at) {
    return BITS * (int) (at & 7);
  }
}
