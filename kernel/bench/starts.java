double start() throws Exception {
  var first = new SharedLong();
  long began = System.nanoTime();
  Proc p = Proc.start(() -> first.set(System.nanoTime()));
  p.join();
  return (first.get() - began) / 1e6;
}
double[] spans = new double[15];
for (int i = 0; i < spans.length; i++) { Thread.sleep(1_000); spans[i] = start(); }
Arrays.sort(spans);
System.out.printf("median\t%.2f\tms%n", spans[spans.length / 2]);
System.out.printf("least\t%.2f\tms%n", spans[0]);
