package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. Blocks. */
final class Trees {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private Trees() {}

  /**
   * Removes a file, a link (not what it points to) or a folder; entries that are read-only, too.
   * What has vanished meanwhile is no error.
   */
  static void remove(Path root) throws IOException {
    try {
      if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(root);
        return;
      }
      removeEntries(root);
      Files.deleteIfExists(root);
    } catch (AccessDeniedException e) {
      Path denied = root.getFileSystem().getPath(e.getFile());
      Path parent = denied.getParent();
      boolean opened = open(denied) | (parent != null && denied.startsWith(root) && open(parent));
      if (!opened) throw e;
      remove(root);
    } catch (NoSuchFileException e) {
      // another one was faster
    }
  }

  private static void removeEntries(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) remove(entry);
    }
  }

  /** Gives the owner all rights to a folder; false if it has them, or cannot be given them. */
  private static boolean open(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return false;
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
      if (!rights.addAll(OWNER)) return false;
      Files.setPosixFilePermissions(folder, rights);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /** Copies a folder; links are copied as links. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(target(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file, target(file), LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
              throws IOException {
            if (error != null) throw error;
            return FileVisitResult.CONTINUE;
          }

          private Path target(Path path) {
            return to.resolve(from.relativize(path).toString());
          }
        });
  }
}
