package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Python's functions of the system, where the JDK has another rule. All block. */
final class OsCalls {
  private OsCalls() {}

  static boolean access(Path path, AccessMode... modes) {
    boolean given = Files.exists(path);
    for (AccessMode mode : modes) {
      given &=
          switch (mode) {
            case READ -> Files.isReadable(path);
            case WRITE -> Files.isWritable(path);
            case EXECUTE -> Files.isExecutable(path);
          };
    }
    return given;
  }

  static boolean ismount(Path path) throws IOException {
    if (!Files.exists(path) || Files.isSymbolicLink(path)) return false;
    Path real = path.toRealPath();
    Path parent = real.getParent();
    if (parent == null) return true;
    return FileStat.of(real).device() != FileStat.of(parent).device();
  }

  static <T> List<T> entries(Path folder, Function<Path, T> function) throws IOException {
    List<T> entries = new ArrayList<>();
    try (var stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) entries.add(function.apply(entry));
    }
    return entries;
  }

  static void mkdir(Path path, Set<PosixFilePermission> mode) throws IOException {
    Files.createDirectory(path, PosixFilePermissions.asFileAttribute(mode));
  }

  static void makedirs(Path path, boolean existOk) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      if (!existOk || !Files.isDirectory(path)) throw e;
    }
  }

  static void rmdir(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(path.toString());
    }
    Files.delete(path);
  }

  static void removedirs(Path path) throws IOException {
    rmdir(path);
    removeEmpty(path.getParent());
  }

  /** Removes folders upwards, until one is not empty or may not be removed. */
  private static void removeEmpty(@Nullable Path folder) throws IOException {
    for (Path next = folder; next != null; next = next.getParent()) {
      try {
        rmdir(next);
      } catch (DirectoryNotEmptyException e) {
        return;
      } catch (FileSystemException e) {
        return;
      }
    }
  }

  static void removeTree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(path.toString());
    }
    Trees.remove(path);
  }

  static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    }
    Files.delete(path);
  }

  static void renames(Path from, Path to) throws IOException {
    Path folder = to.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    Replacing.rename(from, to);
    removeEmpty(from.getParent());
  }

  static void utime(Path path, Instant accessed, Instant modified) throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class)
        .setTimes(FileTime.from(modified), FileTime.from(accessed), null);
  }

  static void truncate(Path path, long size) throws IOException {
    try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
      new ChannelStore(null, channel, false).resize(size);
    }
  }

  static void touch(Path path) throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException e) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Path target = Files.isDirectory(to) ? to.resolve(from.getFileName().toString()) : to;
    if (Files.isDirectory(from)) {
      throw new FileSystemException(from.toString(), null, "Is a directory");
    }
    Files.copy(from, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
