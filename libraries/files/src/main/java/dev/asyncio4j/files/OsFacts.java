package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The part of {@link AsyncOs} that asks and changes nothing.
 *
 * <p>Java has no partial classes, so the parts are a chain.
 *
 * <p><b>Cancellation:</b> ends the await at once; the answer is dropped.
 */
@CheckReturnValue
abstract class OsFacts {
  OsFacts() {}

  /**
   * Returns the facts of a file.
   *
   * @param path of the file
   * @param options NOFOLLOW_LINKS for a link itself: {@code os.lstat}
   * @return the facts
   */
  public static Coroutine<FileStat> stat(Path path, LinkOption... options) {
    return Disk.call(() -> FileStat.of(path, options));
  }

  /**
   * Returns the room on what a file is on.
   *
   * @param path of a file there
   * @return the room, in bytes
   */
  public static Coroutine<FileSystemStat> statvfs(Path path) {
    return Disk.call(() -> FileSystemStat.of(path));
  }

  /**
   * Tells whether a file is there and gives rights; never fails.
   *
   * @param path of the file
   * @param modes the rights; none: whether it is there
   * @return whether all are given
   */
  public static Coroutine<Boolean> access(Path path, AccessMode... modes) {
    return Disk.call(() -> OsCalls.access(path, modes));
  }

  /** {@return the folder that relative paths begin at} */
  public static Coroutine<Path> getcwd() {
    return Disk.call(() -> Path.of("").toAbsolutePath());
  }

  /**
   * Returns a path from the root, without {@code .} and {@code ..}.
   *
   * @param path any path
   * @return the absolute path
   */
  public static Coroutine<Path> abspath(Path path) {
    return Disk.call(() -> path.toAbsolutePath().normalize());
  }

  /**
   * Returns what a link points to.
   *
   * @param path of the link
   * @return the path in it
   */
  public static Coroutine<Path> readlink(Path path) {
    return Disk.call(() -> Files.readSymbolicLink(path));
  }

  /**
   * Returns the size of a file.
   *
   * @param path of the file
   * @return bytes
   */
  public static Coroutine<Long> getsize(Path path) {
    return Disk.call(() -> Files.size(path));
  }

  /**
   * Returns when a file was last read.
   *
   * @param path of the file
   * @return the time
   */
  public static Coroutine<Instant> getatime(Path path) {
    return Disk.call(() -> FileStat.of(path).accessed());
  }

  /**
   * Returns when the content of a file was last changed.
   *
   * @param path of the file
   * @return the time
   */
  public static Coroutine<Instant> getmtime(Path path) {
    return Disk.call(() -> FileStat.of(path).modified());
  }

  /**
   * Returns when the facts of a file were last changed; where that is not known, its creation.
   *
   * @param path of the file
   * @return the time
   */
  public static Coroutine<Instant> getctime(Path path) {
    return Disk.call(() -> FileStat.of(path).changed());
  }

  /**
   * Tells whether a file is there; false for a broken link and in a folder that is not readable.
   *
   * @param path of the file
   * @return whether it is
   */
  public static Coroutine<Boolean> exists(Path path) {
    return Disk.call(() -> Files.exists(path));
  }

  /**
   * Tells whether a file or a link, broken or not, is there.
   *
   * @param path of the file
   * @return whether it is
   */
  public static Coroutine<Boolean> lexists(Path path) {
    return Disk.call(() -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Tells whether a path is a regular file, or a link to one.
   *
   * @param path any path
   * @return whether it is
   */
  public static Coroutine<Boolean> isfile(Path path) {
    return Disk.call(() -> Files.isRegularFile(path));
  }

  /**
   * Tells whether a path is a folder, or a link to one.
   *
   * @param path any path
   * @return whether it is
   */
  public static Coroutine<Boolean> isdir(Path path) {
    return Disk.call(() -> Files.isDirectory(path));
  }

  /**
   * Tells whether a path is a link.
   *
   * @param path any path
   * @return whether it is
   */
  public static Coroutine<Boolean> islink(Path path) {
    return Disk.call(() -> Files.isSymbolicLink(path));
  }

  /**
   * Tells whether another file system begins at a path.
   *
   * @param path any path
   * @return whether one does; false if it is missing, or a link
   */
  public static Coroutine<Boolean> ismount(Path path) {
    return Disk.call(() -> OsCalls.ismount(path));
  }

  /**
   * Tells whether two paths are of one file; links are followed.
   *
   * @param a a path
   * @param b another one
   * @return whether they are
   */
  public static Coroutine<Boolean> samefile(Path a, Path b) {
    return Disk.call(() -> Files.isSameFile(a, b));
  }

  /**
   * Tells whether two open files are of one file.
   *
   * @param a an open file with a path
   * @param b another one
   * @return whether they are
   */
  public static Coroutine<Boolean> sameopenfile(AsyncFile<?> a, AsyncFile<?> b) {
    return Disk.call(() -> a == b || Files.isSameFile(a.path(), b.path()));
  }
}
