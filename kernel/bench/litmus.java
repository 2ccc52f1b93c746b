/// Counts what two real threads see of each other's plain writes on this machine: `java kernel/bench/litmus.java [rounds]`.
///
/// Each round makes fresh variables, so that every pair of threads meets on memory that neither has touched. The JIT compiler and the
/// processor are both at work; what shows depends on them.
void main(String[] arguments) throws Exception {
  int rounds = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
  count("store buffering: x = 1; r1 = y | y = 1; r2 = x", rounds, (m, i) -> { m.x[i] = 1; m.r1[i] = m.y[i]; }, (m, i) -> { m.y[i] = 1; m.r2[i] = m.x[i]; });
  count("message passing: data = 1; flag = 1 | r1 = flag; r2 = data", rounds, (m, i) -> { m.x[i] = 1; m.y[i] = 1; }, (m, i) -> { m.r1[i] = m.y[i]; m.r2[i] = m.x[i]; });
  count("read twice: x = 1 | r1 = x; r2 = x", rounds, (m, i) -> m.x[i] = 1, (m, i) -> { m.r1[i] = m.x[i]; m.r2[i] = m.x[i]; });
  count("load buffering: r1 = x; y = 1 | r2 = y; x = 1", rounds, (m, i) -> { m.r1[i] = m.x[i]; m.y[i] = 1; }, (m, i) -> { m.r2[i] = m.y[i]; m.x[i] = 1; });
}

static final int SIZE = 100_000;

static final class Memory {
  final int[] x = new int[SIZE], y = new int[SIZE], r1 = new int[SIZE], r2 = new int[SIZE];
}

interface Side {
  void run(Memory memory, int i);
}

void count(String name, int rounds, Side first, Side second) throws Exception {
  var counts = new TreeMap<String, Long>();
  for (int round = 0; round < rounds; round++) {
    var memory = new Memory();
    var start = new java.util.concurrent.CyclicBarrier(2);
    Thread a = Thread.ofPlatform().start(() -> all(memory, first, start));
    Thread b = Thread.ofPlatform().start(() -> all(memory, second, start));
    a.join();
    b.join();
    for (int i = 0; i < SIZE; i++) counts.merge(memory.r1[i] + " " + memory.r2[i], 1L, Long::sum);
  }
  IO.println(name + "\n  " + counts);
}

void all(Memory memory, Side side, java.util.concurrent.CyclicBarrier start) {
  try {
    start.await();
  } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
    throw new IllegalStateException(e);
  }
  for (int i = 0; i < SIZE; i++) side.run(memory, i);
}
