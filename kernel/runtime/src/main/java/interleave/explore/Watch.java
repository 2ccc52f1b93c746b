package interleave.explore;

import java.util.Arrays;
import java.util.BitSet;

/// What a thread of a run has looked at, and where it has gone to again and again.
final class Watch {
  /// How many looks at a collection count as one: going through it is no waiting.
  private static final int WALK = 64;

  /// The same of calls that may have changed it.
  private static final int CALLS = 4;

  /// Places read in this round of the loop, as far as is known where it began.
  private final BitSet round = new BitSet();

  /// Whether a place of the round was changed after it was read.
  private boolean news;

  /// Whether it looked at another thread in this round, which any step may change.
  private boolean inspects;

  /// By place: how often looked at since anything changed anywhere, if `seen` has the number of
  /// changes that there have been.
  private int[] looks = new int[16];

  private long[] seen = new long[16];
  private int mostLooks;

  /// By place: how often gone to since so many steps have changed something for sure.
  private int[] visits = new int[16];

  private int mostVisits;
  private long since = -1;

  /// Forgets everything, for a new run.
  void forget() {
    newRound();
    mostLooks = 0;
  }

  /// The thread goes round in a loop once more.
  void newRound() {
    round.clear();
    news = false;
    inspects = false;
  }

  /// Whether something that it has looked at in this round may be different now.
  boolean hasNews() {
    return news;
  }

  /// How often it has looked at one place while nothing has changed.
  int looks() {
    return mostLooks;
  }

  /// How often it has gone to one place while nothing has changed for sure.
  ///
  /// @param moves how many steps have changed something for sure
  int visits(long moves) {
    return since == moves ? mostVisits : 0;
  }

  /// It takes a step in its round.
  void act(Operation operation, int place) {
    round.set(place);
    inspects |= operation instanceof Operation.Inspect;
  }

  /// Another thread takes a step.
  void others() {
    news |= inspects;
  }

  /// Another thread has changed a place.
  void change(int place) {
    mostLooks = 0;
    news |= round.get(place);
  }

  /// It has changed a place itself.
  void changeOwn(boolean mayGoOn) {
    mostLooks = 0;
    news |= mayGoOn;
  }

  /// One more look.
  ///
  /// @param changes how many there have been
  void look(Place at, long changes) {
    int place = at.id();
    if (place >= looks.length) {
      looks = Arrays.copyOf(looks, 2 * place);
      seen = Arrays.copyOf(seen, 2 * place);
    }
    looks[place] = seen[place] == changes ? looks[place] + 1 : 1;
    seen[place] = changes;
    mostLooks = Math.max(mostLooks, at.isCollection() ? looks[place] / WALK : looks[place]);
  }

  /// Goes once more to a place.
  ///
  /// @param moves how many steps have changed something for sure
  void visit(Place at, long moves) {
    if (since != moves) {
      since = moves;
      mostVisits = 0;
      Arrays.fill(visits, 0);
    }
    int place = at.id();
    visits = place >= visits.length ? Arrays.copyOf(visits, 2 * place) : visits;
    visits[place]++;
    mostVisits = Math.max(mostVisits, at.isCollection() ? visits[place] / CALLS : visits[place]);
  }
}
