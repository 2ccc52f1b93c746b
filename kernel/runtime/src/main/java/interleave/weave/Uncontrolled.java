package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Map;
import java.util.Optional;

/// Keeps explored code from the world outside: sends what it prints to the run, and refuses calls
/// that start real threads or processes, wait for the network or the keyboard, or end the JVM.
final class Uncontrolled implements CodeTransform {
  static final CodeTransform ALL = new Uncontrolled();

  private static final String OF_SEVERAL =
      "accesses several segments at once, which cannot be followed: use get and set";
  private static final String OF_OTHERS = "gives memory whose accesses cannot be followed";
  private static final String THREADS = "asks the JVM for its threads, not the block";
  private static final String QUEUE = "asks who waits for a lock, which is not simulated";

  /// Classes of which every call is refused, with what they do. A name that ends in `/` is a
  /// package's.
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("java/net/Socket", "opens a socket"),
          Map.entry("java/net/ServerSocket", "opens a server socket"),
          Map.entry("java/net/DatagramSocket", "opens a datagram socket"),
          Map.entry("java/net/MulticastSocket", "opens a multicast socket"),
          Map.entry("java/net/URLConnection", "uses the network"),
          Map.entry("java/net/InetAddress", "asks the network for a name"),
          Map.entry("java/net/http/HttpClient", "uses the network"),
          Map.entry("java/nio/channels/SocketChannel", "opens a socket"),
          Map.entry("java/nio/channels/ServerSocketChannel", "opens a server socket"),
          Map.entry("java/nio/channels/DatagramChannel", "opens a datagram socket"),
          Map.entry("java/nio/channels/Selector", "waits for the network"),
          Map.entry("java/nio/channels/AsynchronousFileChannel", "starts threads of the JVM"),
          Map.entry("java/nio/channels/AsynchronousSocketChannel", "opens a socket"),
          Map.entry("java/nio/channels/AsynchronousServerSocketChannel", "opens a server socket"),
          Map.entry("java/util/concurrent/CountedCompleter", "is not simulated"),
          Map.entry("java/util/concurrent/SubmissionPublisher", "starts threads of the JVM"),
          Map.entry("java/lang/ref/Cleaner", "starts a thread of the JVM"),
          Map.entry("java/net/http/HttpClient$Builder", "uses the network"),
          Map.entry("com/sun/net/httpserver/HttpServer", "opens a server socket"),
          Map.entry("java/nio/channels/Pipe", "waits for a thread of the JVM"),
          Map.entry("java/io/PipedInputStream", "waits for a thread of the JVM"),
          Map.entry("java/io/PipedOutputStream", "waits for a thread of the JVM"),
          Map.entry("java/io/PipedReader", "waits for a thread of the JVM"),
          Map.entry("java/io/PipedWriter", "waits for a thread of the JVM"),
          Map.entry("java/lang/ProcessBuilder", "starts a process"),
          Map.entry(
              "java/security/SecureRandom",
              "gives other numbers in each run, which cannot be replayed: use Random"),
          Map.entry("java/io/Console", "reads from the keyboard"));

  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("java/net/URL.openStream", "uses the network"),
          Map.entry("interleave/course/Space.redis", "uses the network"),
          Map.entry("java/lang/foreign/MemorySegment.copy", OF_SEVERAL),
          Map.entry("java/lang/foreign/MemorySegment.copyFrom", OF_SEVERAL),
          Map.entry("java/lang/foreign/MemorySegment.mismatch", OF_SEVERAL),
          Map.entry("java/lang/foreign/MemorySegment.asByteBuffer", OF_OTHERS),
          Map.entry("java/lang/foreign/MemorySegment.reinterpret", OF_OTHERS),
          Map.entry("java/net/URL.openConnection", "uses the network"),
          Map.entry("java/net/URL.getContent", "uses the network"),
          Map.entry("java/lang/ProcessHandle.onExit", "waits for a process"),
          Map.entry("java/lang/Process.onExit", "waits for a process"),
          Map.entry("java/lang/Process.waitFor", "waits for a process"),
          Map.entry("java/nio/file/FileSystem.newWatchService", "starts a thread of the JVM"),
          Map.entry("java/lang/Runtime.exec", "starts a process"),
          Map.entry("java/lang/Runtime.halt", "ends the JVM"),
          Map.entry("java/lang/Runtime.exit", "ends the JVM"),
          Map.entry("java/lang/Runtime.addShutdownHook", "starts a thread of the JVM"),
          Map.entry("java/lang/System.exit", "ends the JVM"),
          Map.entry("java/lang/System.console", "reads from the keyboard"),
          Map.entry("java/lang/System.setOut", "redirects the output"),
          Map.entry("java/lang/System.setErr", "redirects the output"),
          Map.entry("java/lang/Thread.activeCount", THREADS),
          Map.entry("java/lang/Thread.enumerate", THREADS),
          Map.entry("java/lang/Thread.getAllStackTraces", THREADS),
          Map.entry("java/lang/ThreadGroup.activeCount", THREADS),
          Map.entry("java/lang/ThreadGroup.enumerate", THREADS),
          Map.entry("java/lang/ThreadGroup.interrupt", THREADS),
          Map.entry("java/lang/ThreadGroup.list", THREADS),
          Map.entry("java/util/concurrent/locks/ReentrantLock.hasQueuedThreads", QUEUE),
          Map.entry("java/util/concurrent/locks/ReentrantLock.hasQueuedThread", QUEUE),
          Map.entry("java/util/concurrent/locks/ReentrantLock.getQueueLength", QUEUE),
          Map.entry("java/util/concurrent/locks/ReentrantReadWriteLock.hasQueuedThreads", QUEUE),
          Map.entry("java/util/concurrent/locks/ReentrantReadWriteLock.hasQueuedThread", QUEUE),
          Map.entry("java/util/concurrent/locks/ReentrantReadWriteLock.getQueueLength", QUEUE),
          Map.entry("java/util/Arrays.parallelSort", "starts threads of the JVM"),
          Map.entry("java/util/Arrays.parallelPrefix", "starts threads of the JVM"),
          Map.entry("java/util/Arrays.parallelSetAll", "starts threads of the JVM"));

  private Uncontrolled() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeInstruction call -> {
        what(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue())
            .ifPresent(what -> ExploreDoor.refuse(code, what));
        code.with(element);
      }
      case FieldInstruction field when isStream(field) -> stream(code, field);
      default -> code.with(element);
    }
  }

  private static Optional<String> what(String owner, String method, String descriptor) {
    String deed = CLASSES.get(owner);
    if (deed == null) {
      deed = METHODS.get(owner + "." + method);
    }
    if (deed == null && isParallel(owner, method)) {
      deed = "starts threads of the JVM";
    }
    if (deed == null && owner.equals("interleave/Notebook")) {
      return Optional.of(method + " cannot be called in a block that is explored");
    }
    if (deed == null) {
      deed = UncontrolledFiles.what(owner, method, descriptor).orElse(null);
    }
    if (deed == null) {
      return Optional.empty();
    }
    String type = owner.substring(owner.lastIndexOf('/') + 1);
    String name = method.equals("<init>") ? "new " + type : type + "." + method;
    return Optional.of(name + " " + deed);
  }

  /// Whether a collection or a stream of the JDK is asked to work in threads of its own.
  private static boolean isParallel(String owner, String method) {
    return (method.equals("parallelStream") && owner.startsWith("java/util/"))
        || (method.equals("parallel") && owner.startsWith("java/util/stream/"));
  }

  private static boolean isStream(FieldInstruction field) {
    return field.opcode() == Opcode.GETSTATIC
        && field.owner().asInternalName().equals("java/lang/System");
  }

  private static void stream(CodeBuilder code, FieldInstruction field) {
    if (field.name().equalsString("in")) {
      ExploreDoor.refuse(code, "System.in reads from the keyboard");
      code.with(field);
    } else {
      ExploreDoor.stream(code, field.name().stringValue());
    }
  }
}
