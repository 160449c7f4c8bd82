package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;

/** Replacing files at once. Blocks. */
final class Replacing {
  private static final CopyOption[] AT_ONCE = {
    StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING
  };
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private Replacing() {}

  static void write(Path path, byte[] bytes) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path beside =
        TempNames.unused(folder == null ? path : folder, "." + path.getFileName(), ".tmp");
    try {
      try (var out =
          Files.newByteChannel(
              beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) out.write(left);
        if (out instanceof FileChannel file) file.force(true);
      }
      replace(beside, path);
    } catch (Throwable e) {
      Files.deleteIfExists(beside);
      throw e;
    }
  }

  static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, AT_ONCE);
    } catch (UnsupportedOperationException e) {
      throw new AtomicMoveNotSupportedException(
          from.toString(), to.toString(), "this file system cannot replace a file at once");
    }
  }

  /** Renames as the system does: onto an existing file on Unix, not on Windows. */
  static void rename(Path from, Path to) throws IOException {
    if (WINDOWS && Files.exists(to)) throw new FileAlreadyExistsException(to.toString());
    replace(from, to);
  }
}
