// One producer and one consumer share a ring with two ends.
// Expected: Verified
int[] ring = new int[2];
volatile int head = 0;
volatile int tail = 0;
int got = 0;
explore(() -> {
  Thread producer = new Thread(() -> {
    ring[tail % 2] = 5;
    tail = tail + 1;
  }, "producer");
  Thread consumer = new Thread(() -> {
    if (head < tail) {
      got = ring[head % 2];
      head = head + 1;
    }
  }, "consumer");
  producer.start();
  consumer.start();
  producer.join();
  consumer.join();
  if (head == 1 && got != 5) throw new AssertionError(got);
});
