package interleave.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a child is told to do, over its standard input.
///
/// @param cell the cell whose process it becomes; 0 for a rehearsal, after which it says that it is
///   ready and waits for the next job
/// @param parentName its parent's name
/// @param withValues whether the parcel has the variables' values
/// @param parcel a [Parcel]
@SuppressWarnings("ArrayRecordComponent") // never compared or changed
record Job(int cell, String parentName, boolean withValues, byte[] parcel) {

  private static final int CLASS = 1;
  private static final int PATH = 2;
  private static final int JOB = 3;

  /// What the parent sends when the job may begin.
  static final int GO = 4;

  boolean isRehearsal() {
    return cell == 0;
  }

  /// Writes classes and paths that the child does not have yet.
  static void write(DataOutputStream out, List<CellLoader.Bytes> classes, List<Path> paths)
      throws IOException {
    for (CellLoader.Bytes type : classes) {
      out.writeByte(CLASS);
      out.writeUTF(type.name());
      out.writeInt(type.bytes().length);
      out.write(type.bytes());
    }
    for (Path path : paths) {
      out.writeByte(PATH);
      out.writeUTF(path.toString());
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(JOB);
    out.writeInt(cell);
    out.writeUTF(parentName);
    out.writeBoolean(withValues);
    out.writeInt(parcel.length);
    out.write(parcel);
  }

  /// Reads up to the next job; classes and paths on the way go to the loader.
  ///
  /// @return null if the parent has no job any more
  static @Nullable Job read(DataInputStream in, CellLoader loader) throws IOException {
    while (true) {
      switch (in.read()) {
        case CLASS -> loader.add(in.readUTF(), bytes(in));
        case PATH -> loader.addPath(Path.of(in.readUTF()));
        case JOB -> {
          return new Job(in.readInt(), in.readUTF(), in.readBoolean(), bytes(in));
        }
        default -> {
          return null;
        }
      }
    }
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new EOFException("the parent is gone");
    }
    return bytes;
  }
}
