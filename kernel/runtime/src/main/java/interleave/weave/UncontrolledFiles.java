package interleave.weave;

import java.util.Optional;
import java.util.Set;

/// Ways to files that explored code cannot take: only methods of `Files` that read or write a file
/// as a whole are steps.
final class UncontrolledFiles {
  private static final String DEED = "uses a file in a way that cannot be followed: use Files";

  /// Methods of `Files` that are explored, or that need no file.
  private static final Set<String> FOLLOWED =
      Set.of(
          "readAllBytes",
          "readString",
          "readAllLines",
          "writeString",
          "write",
          "exists",
          "notExists",
          "isRegularFile",
          "isDirectory",
          "size",
          "delete",
          "deleteIfExists",
          "move",
          "copy",
          "createFile",
          "createDirectory",
          "createDirectories",
          "createTempFile",
          "createTempDirectory");

  private static final Set<String> CLASSES =
      Set.of(
          "java/io/FileInputStream",
          "java/io/FileOutputStream",
          "java/io/FileReader",
          "java/io/FileWriter",
          "java/io/RandomAccessFile",
          "java/nio/channels/FileChannel",
          "java/nio/channels/AsynchronousFileChannel");
  private static final Set<String> OF_FILE =
      Set.of(
          "createNewFile",
          "createTempFile",
          "delete",
          "deleteOnExit",
          "exists",
          "isDirectory",
          "isFile",
          "lastModified",
          "length",
          "list",
          "listFiles",
          "mkdir",
          "mkdirs",
          "renameTo",
          "setLastModified");
  private static final Set<String> OPENERS =
      Set.of("java/io/PrintWriter", "java/io/PrintStream", "java/util/Scanner");

  private UncontrolledFiles() {}

  /// What is wrong with a call, if anything.
  ///
  /// @param owner the class named at the call, internally
  static Optional<String> what(String owner, String name, String descriptor) {
    boolean isRefused =
        CLASSES.contains(owner)
            || (owner.equals("java/nio/file/Files") && !isFollowed(name, descriptor))
            || (owner.equals("java/io/File") && OF_FILE.contains(name))
            || (OPENERS.contains(owner) && name.equals("<init>") && opens(owner, descriptor));
    return isRefused ? Optional.of(DEED) : Optional.empty();
  }

  /// Copies between a file and a stream are not; temporary files lie where the system has them.
  private static boolean isFollowed(String name, String descriptor) {
    return FOLLOWED.contains(name)
        && !descriptor.contains("java/io/")
        && !(name.startsWith("createTemp") && descriptor.startsWith("(Ljava/nio/file/Path;"));
  }

  private static boolean opens(String owner, String descriptor) {
    boolean byName = descriptor.startsWith("(Ljava/lang/String;") && !owner.endsWith("Scanner");
    return byName
        || descriptor.startsWith("(Ljava/io/File;")
        || descriptor.startsWith("(Ljava/nio/file/Path;");
  }
}
