package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** Names of temporary files that nobody can guess, and files under them. Blocks. */
final class TempNames {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";
  private static final int TRIES = 1_000;
  private static final int LENGTH = 8;

  private TempNames() {}

  static Path file(TempOptions options) throws IOException {
    return make(options, "rw-------", Files::createFile);
  }

  static Path folder(TempOptions options) throws IOException {
    return make(options, "rwx------", Files::createDirectory);
  }

  /** A path in a folder that has no file now. */
  static Path unused(Path folder, String prefix, String suffix) {
    Path path = folder.resolve(random(prefix, suffix));
    while (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      path = folder.resolve(random(prefix, suffix));
    }
    return path;
  }

  private static Path make(TempOptions options, String rights, Maker maker) throws IOException {
    Path folder = options.folder();
    Set<PosixFilePermission> permissions = options.open().permissions();
    var attributes =
        attributes(
            folder.getFileSystem(),
            permissions == null ? PosixFilePermissions.fromString(rights) : permissions);
    for (int i = 1; ; i++) {
      try {
        Path path = folder.resolve(random(options.prefix(), options.suffix()));
        return maker.make(path.toAbsolutePath(), attributes);
      } catch (FileAlreadyExistsException e) {
        if (i == TRIES) throw e;
      }
    }
  }

  private static FileAttribute<?>[] attributes(FileSystem system, Set<PosixFilePermission> rights) {
    if (!system.supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)};
  }

  private static String random(String prefix, String suffix) {
    var name = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    return name.append(suffix).toString();
  }

  private interface Maker {
    Path make(Path path, FileAttribute<?>... attributes) throws IOException;
  }
}
