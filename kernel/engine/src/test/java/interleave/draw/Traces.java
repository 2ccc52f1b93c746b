package interleave.draw;

import static interleave.draw.TraceScript.MAIN;

import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.ThreadKind;
import interleave.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Hand-built traces, one for each thing that a drawing must get right.
final class Traces {
  private static final Resource LOCK = new Resource("ReentrantLock", 1, "");
  private static final Resource QUEUE = new Resource("ArrayBlockingQueue", 1, "");

  private Traces() {}

  static Map<String, Trace> all() {
    Map<String, Trace> all = new LinkedHashMap<>();
    all.put("one-process", oneProcess());
    all.put("five-students", fiveStudents());
    all.put("forty-processes", fortyProcesses());
    all.put("threads-with-a-lock", threadsWithALock());
    all.put("ticket-sale", ticketSale());
    all.put("producer-consumer", producerConsumer());
    all.put("virtual-threads", virtualThreads());
    all.put("two-hundred-threads", twoHundredThreads());
    all.put("chinese-names", chineseNames());
    all.put("killed-daemon", killedDaemon());
    all.put("zombie", StandingTraces.zombie());
    all.put("zombie-and-orphan", StandingTraces.zombieAndOrphan());
    all.put("running", running());
    all.put("hostile-names", hostileNames());
    all.put("dropped-events", droppedEvents());
    all.put("pool", pool());
    all.put("other-clocks", otherClocks());
    all.put("grandchildren", grandchildren());
    all.put("slow-to-start", slowToStart());
    all.put("copied-and-shared", GivenTraces.copiedAndShared());
    return all;
  }

  static Trace named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  static Trace oneProcess() {
    return new TraceScript()
        .at(0.4)
        .prints("pid 4711, ppid 4700\n")
        .at(1)
        .sleeps()
        .at(51)
        .resumes()
        .prints("done\n")
        .at(52)
        .ended();
  }

  /// Five children, each sleeping as long as its turn; the parent joins one after the other.
  static Trace fiveStudents() {
    List<String> names = List.of("Ada", "Barbara", "Edsger", "Grace", "Leslie");
    return students(names, "%s hands in\n");
  }

  static Trace chineseNames() {
    List<String> names = List.of("小明", "小红", "诸葛孔明", "Ｗｉｄｅ", "한국어이름");
    return students(names, "%s 交作业，进程结束\n");
  }

  private static Trace students(List<String> names, String says) {
    TraceScript script = new TraceScript();
    double[] naps = {62, 18, 44, 31, 75};
    for (int i = 0; i < names.size(); i++) {
      script.in(MAIN).at(2 + 6 * i).creates(4712 + i, names.get(i));
    }
    script.at(33).prints("all started\n");
    double joined = 33;
    TreeMap<Double, Runnable> parent = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      int child = 4712 + i;
      String name = names.get(i);
      double begin = 8 + 6.3 * i;
      double end = begin + naps[i] + 8;
      script
          .in(child)
          .at(begin)
          .processBegins(MAIN, name)
          .at(begin + 3)
          .prints(says.formatted(name))
          .at(begin + 4)
          .sleeps()
          .at(end - 4)
          .resumes();
      parent.put(end, () -> script.seesExit(child, 0));
      if (end > joined) {
        parent.put(joined + 0.01, () -> script.joinsProcess(child, name));
        parent.put(end + 0.2, script::resumes);
        joined = end + 0.2;
      }
    }
    script.in(MAIN);
    parent.forEach(
        (at, act) -> {
          script.at(at);
          act.run();
        });
    return script.at(joined + 1).prints("all have handed in\n").at(joined + 3).ended();
  }

  static Trace fortyProcesses() {
    TraceScript script = new TraceScript();
    for (int i = 0; i < 40; i++) {
      script.in(MAIN).at(1 + 3 * i).creates(5000 + i, "Proc-" + (i + 1));
    }
    script.at(130).joinsProcess(5000, "Proc-1");
    for (int i = 0; i < 40; i++) {
      double begin = 7 + 3.1 * i;
      script
          .in(5000 + i)
          .at(begin)
          .processBegins(MAIN, "Proc-" + (i + 1))
          .at(begin + 2)
          .prints("number " + i + "\n")
          .sleeps()
          .at(begin + 40 + 7 * (i % 9))
          .resumes()
          .at(begin + 42 + 7 * (i % 9))
          .in(MAIN)
          .seesExit(5000 + i, i == 17 ? 3 : 0);
    }
    return script.in(MAIN).at(240).resumes().at(242).ended();
  }

  static Trace threadsWithALock() {
    TraceScript script = new TraceScript();
    script.at(1).starts(31, "Thread-0").at(1.5).starts(32, "Thread-1").at(2);
    script.joinsThread(31, "Thread-0");
    script.in(MAIN, 31).at(1.8).begins().at(3).acquires(LOCK);
    script.in(MAIN, 32).at(2.2).begins().at(4).blocks(Reason.LOCK, LOCK);
    script.in(MAIN, 31).at(5).sleeps().at(15).resumes().prints("num = 1\n").at(16).releases(LOCK);
    script.in(MAIN, 32).at(16.1).resumes().acquires(LOCK);
    script.in(MAIN, 31).at(18).ends().in(MAIN).at(18.2).resumes().joinsThread(32, "Thread-1");
    script.in(MAIN, 32).at(20).sleeps().at(30).resumes().prints("num = 2\n").at(31).releases(LOCK);
    return script.at(32).ends().in(MAIN).at(32.2).resumes().prints("2\n").at(33).ended();
  }

  /// Ten buyers, one ticket, a lock around check and sale.
  static Trace ticketSale() {
    TraceScript script = new TraceScript();
    Resource lock = new Resource("SharedLock", 1, "counter");
    for (int i = 0; i < 10; i++) {
      script.in(MAIN).at(2 + 4 * i).creates(6000 + i, "buyer-" + (i + 1));
    }
    script.at(44).joinsProcess(6000, "buyer-1");
    double free = 0;
    for (int i = 0; i < 10; i++) {
      double begin = 9 + 4.2 * i;
      script.in(6000 + i).at(begin).processBegins(MAIN, "buyer-" + (i + 1));
      double got = Math.max(begin + 2, free);
      if (got > begin + 2) {
        script.at(begin + 2).blocks(Reason.LOCK, lock).at(got).resumes();
      }
      script
          .at(got)
          .acquires(lock)
          .at(got + 1)
          .sleeps()
          .at(got + 11)
          .resumes()
          .prints(i == 0 ? "bought the last ticket\n" : "sold out\n")
          .at(got + 12)
          .releases(lock);
      free = got + 12.3;
      script.in(MAIN).at(got + 15).seesExit(6000 + i, 0);
    }
    return script.in(MAIN).at(free + 4).resumes().at(free + 6).ended();
  }

  static Trace producerConsumer() {
    TraceScript script = new TraceScript();
    script.at(1).starts(41, "producer").starts(42, "consumer").joinsThread(41, "producer");
    script
        .in(MAIN, 41)
        .at(1.5)
        .begins()
        .in(MAIN, 42)
        .at(1.7)
        .begins()
        .blocks(Reason.QUEUE_TAKE, QUEUE);
    for (int i = 0; i < 6; i++) {
      double at = 4 + 8 * i;
      script
          .in(MAIN, 41)
          .at(at)
          .puts(QUEUE, 1)
          .in(MAIN, 42)
          .at(at + 0.3)
          .resumes()
          .takes(QUEUE, 0)
          .at(at + 3)
          .prints("took " + i + "\n")
          .blocks(Reason.QUEUE_TAKE, QUEUE);
      script.in(MAIN, 41).at(at + 0.4).sleeps().at(at + 7.8).resumes();
    }
    return script.in(MAIN, 41).at(54).ends().in(MAIN).at(54.2).resumes().at(55).ended();
  }

  static Trace virtualThreads() {
    TraceScript script = new TraceScript();
    for (int i = 0; i < 6; i++) {
      script.in(MAIN).at(1 + 0.1 * i).starts(50 + i, "virtual-" + i, ThreadKind.VIRTUAL, true);
    }
    for (int i = 0; i < 6; i++) {
      script
          .in(MAIN, 50 + i)
          .at(1.2 + 0.2 * i)
          .begins()
          .at(2 + 0.2 * i)
          .sleeps()
          .at(12 + 0.2 * i)
          .resumes()
          .prints("hello\n");
      if (i == 4) {
        script.at(13).fails("java.lang.IllegalStateException: no seat left");
      } else {
        script.at(12.6 + 0.2 * i).ends();
      }
    }
    return script.in(MAIN).at(15).ended();
  }

  static Trace twoHundredThreads() {
    TraceScript script = new TraceScript();
    for (int i = 0; i < 200; i++) {
      script.in(MAIN).at(1 + 0.05 * i).starts(100 + i, "virtual-" + i, ThreadKind.VIRTUAL, true);
      script
          .in(MAIN, 100 + i)
          .at(1.2 + 0.06 * i)
          .begins()
          .prints("tick\n")
          .at(1.4 + 0.06 * i)
          .sleeps()
          .at(21 + 0.06 * i)
          .resumes()
          .at(21.2 + 0.06 * i);
      if (i == 150) {
        script.fails("java.lang.ArithmeticException: / by zero");
      } else {
        script.ends();
      }
    }
    return script.in(MAIN).at(40).ended();
  }

  static Trace killedDaemon() {
    return new TraceScript()
        .at(2)
        .createsDaemon(4712, "clock")
        .at(3)
        .creates(4713, "worker")
        .in(4712)
        .at(9)
        .processBegins(MAIN, "clock")
        .prints("tick\n")
        .sleeps()
        .at(40)
        .resumes()
        .printsError("late\n")
        .prints("tock\n")
        .sleeps()
        .in(4713)
        .at(9.5)
        .processBegins(MAIN, "worker")
        .at(30)
        .in(MAIN)
        .at(20)
        .joinsProcess(4713, "worker")
        .at(52)
        .seesExit(4713, 3)
        .resumes()
        .at(53)
        .seesKill(4712, 15)
        .at(54)
        .ended();
  }

  static Trace running() {
    return new TraceScript()
        .at(2)
        .creates(4712, "loop")
        .at(3)
        .starts(61, "watcher")
        .at(4)
        .joinsProcess(4712, "loop")
        .in(MAIN, 61)
        .at(3.4)
        .begins()
        .at(5)
        .sleeps()
        .in(4712)
        .at(9)
        .processBegins(MAIN, "loop")
        .prints("working")
        .in(MAIN)
        .at(480)
        .running();
  }

  static Trace hostileNames() {
    return new TraceScript()
        .at(1)
        .creates(4712, "</svg><script>alert(1)</script>")
        .at(2)
        .creates(4713, "\"><img src=x onerror='alert(1)'>&amp;")
        .at(3)
        .creates(4714, "red \u001B[31mdragon\u001B[0m\u202Egnp.exe\u0000\uD800 \n next")
        .at(3.5)
        .creates(4715, "a very long name ".repeat(12).strip())
        .at(4)
        .creates(4716, "👩‍👩‍👧‍👦 é e\u0301 ]]> --> ${x} {{y}} \\u003c")
        .in(4712)
        .at(8)
        .processBegins(MAIN, "</svg><script>alert(1)</script>")
        .prints("</pre></td><script>alert(2)</script>\n\u001B[2Jcleared\r\n\tend]]>\n")
        .printsError("<!-- " + "long ".repeat(60) + "\n")
        .in(MAIN)
        .at(12)
        .joinsProcess(4712, "</svg><script>alert(1)</script>")
        .at(20)
        .seesExit(4712, 0)
        .resumes()
        .seesKill(4713, 9)
        .seesKill(4714, 11)
        .seesExit(4715, 255)
        .seesExit(4716, 0)
        .starts(70, "")
        .in(MAIN, 70)
        .at(21)
        .begins()
        .fails("my.Exception: <b>&'\"\n at x")
        .in(MAIN)
        .at(22)
        .ended();
  }

  /// A loop that takes and gives back a lock thousands of times, with most of its events lost.
  static Trace droppedEvents() {
    TraceScript script = new TraceScript().at(1).starts(81, "busy").starts(82, "busier");
    for (int i = 0; i < 3000; i++) {
      double at = 2 + i * 0.03;
      script
          .in(MAIN, 81 + i % 2)
          .at(at)
          .blocks(Reason.MONITOR, new Resource("Object", 1, ""))
          .at(at + 0.01 + 0.00001 * i)
          .resumes();
      if (i % 10 == 0) {
        script.prints("line " + i + "\n");
      }
    }
    return script.in(MAIN).at(100).endedWithout(123_456);
  }

  static Trace pool() {
    TraceScript script = new TraceScript();
    script.at(2).blocks(Reason.FUTURE, new Resource("FutureTask", 1, ""));
    for (int i = 0; i < 3; i++) {
      String name = "pool-1-thread-" + (i + 1);
      script
          .in(MAIN)
          .at(5)
          .samples(90 + i, name, Thread.State.RUNNABLE)
          .at(20 + 5 * i)
          .samples(90 + i, name, Thread.State.TIMED_WAITING)
          .at(60)
          .samples(90 + i, name, i == 0 ? Thread.State.RUNNABLE : Thread.State.WAITING)
          .in(MAIN, 90 + i)
          .at(62 + i)
          .prints("task " + i + " by " + name + "\n");
    }
    return script.in(MAIN).at(80).resumes().at(90).ended();
  }

  /// The child's clock began elsewhere.
  static Trace otherClocks() {
    return new TraceScript()
        .at(10)
        .creates(4712, "far")
        .in(4712)
        .at(-900_000)
        .processBegins(MAIN, "far")
        .at(-899_980)
        .prints("hello\n")
        .in(MAIN)
        .at(12)
        .joinsProcess(4712, "far")
        .at(40)
        .seesExit(4712, 0)
        .resumes()
        .at(41)
        .ended();
  }

  /// A cell that was compiled for longer than it ran.
  static Trace slowToStart() {
    return new TraceScript()
        .at(1870)
        .starts(31, "one")
        .starts(32, "two")
        .joinsThread(31, "one")
        .in(MAIN, 31)
        .at(1870.4)
        .begins()
        .sleeps()
        .in(MAIN, 32)
        .at(1871)
        .begins()
        .sleeps()
        .in(MAIN, 31)
        .at(1901)
        .resumes()
        .prints("1\n")
        .ends()
        .in(MAIN, 32)
        .at(1902)
        .resumes()
        .prints("2\n")
        .ends()
        .in(MAIN)
        .at(1902.2)
        .resumes()
        .at(3000)
        .ended();
  }

  static Trace grandchildren() {
    return new TraceScript()
        .at(1)
        .creates(4712, "parent")
        .at(2)
        .creates(4720, "aunt")
        .in(4712)
        .at(7)
        .processBegins(MAIN, "parent")
        .at(8)
        .starts(20, "helper")
        .at(9)
        .creates(4713, "child")
        .at(10)
        .joinsProcess(4713, "child")
        .in(4712, 20)
        .at(8.5)
        .begins()
        .at(25)
        .ends()
        .in(4713)
        .at(15)
        .processBegins(4712, "child")
        .at(16)
        .creates(4714, "grandchild")
        .at(17)
        .joinsProcess(4714, "grandchild")
        .in(4714)
        .at(22)
        .processBegins(4713, "grandchild")
        .prints("ppid 4713\n")
        .in(4713)
        .at(30)
        .seesExit(4714, 0)
        .resumes()
        .in(4712)
        .at(36)
        .seesExit(4713, 0)
        .resumes()
        .in(MAIN)
        .at(40)
        .seesExit(4712, 0)
        .in(4720)
        .at(8)
        .processBegins(MAIN, "aunt")
        .in(MAIN)
        .at(20)
        .seesExit(4720, 0)
        .at(44)
        .ended();
  }
}
