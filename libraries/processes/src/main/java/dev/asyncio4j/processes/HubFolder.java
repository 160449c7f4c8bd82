package dev.asyncio4j.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder of a hub's socket, which only its user may enter; and the tokens of who connects. */
record HubFolder(Path path) {
  static final int TOKEN_LENGTH = 64;
  private static final String PREFIX = "asyncio4j-hub-";
  private static final SecureRandom RANDOM = new SecureRandom();

  static HubFolder create() {
    try {
      Path temp = Path.of(System.getProperty("java.io.tmpdir"));
      sweep(temp);
      String name = PREFIX + ProcessHandle.current().pid() + "-";
      boolean posix = temp.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (!posix) return new HubFolder(Files.createTempDirectory(temp, name));
      var rights =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      return new HubFolder(Files.createTempDirectory(temp, name, rights));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the folders of processes that had no time to. */
  private static void sweep(Path temp) throws IOException {
    try (var left = Files.newDirectoryStream(temp, PREFIX + "*")) {
      for (Path folder : left) {
        String[] parts = folder.getFileName().toString().substring(PREFIX.length()).split("-");
        boolean alive =
            !parts[0].matches("\\d{1,18}")
                || ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        if (!alive) new HubFolder(folder).remove();
      }
    }
  }

  Path socket() {
    return path.resolve("s");
  }

  void remove() {
    try {
      Files.deleteIfExists(socket());
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // the next start sweeps it, if it can
    }
  }

  static String token() {
    byte[] bytes = new byte[TOKEN_LENGTH / 2];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Compares in the same time, whatever differs. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
