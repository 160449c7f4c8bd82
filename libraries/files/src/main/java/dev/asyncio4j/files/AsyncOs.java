package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the system for files and folders, each in one hop to a thread.
 *
 * <p><i>Python:</i> the modules {@code aiofiles.os} and {@code aiofiles.ospath}, with their words.
 * An {@code OSError} is an {@link java.io.UncheckedIOException} with the JDK's cause, such as
 * {@link java.nio.file.NoSuchFileException}.
 *
 * <p><b>Cancellation:</b> ends the await; what the thread has begun goes on.
 *
 * <p><b>Thread and loop:</b> called anywhere, awaited in tasks.
 *
 * <pre>{@code
 * await(AsyncOs.makedirs(Path.of("out", "reports"), true));
 * for (DirEntry entry : await(AsyncOs.scandir(Path.of("out")))) {
 *   if (entry.isFile()) System.out.println(entry.name() + " " + await(entry.stat()).size());
 * }
 * }</pre>
 */
@CheckReturnValue
public final class AsyncOs extends OsFacts {
  private AsyncOs() {}

  // -- folders -----------------------------------------------------------------------------------

  /**
   * Returns the names in a folder, in no order.
   *
   * @param path of the folder
   * @return the names
   */
  public static Coroutine<List<String>> listdir(Path path) {
    return Disk.call(() -> OsCalls.entries(path, entry -> String.valueOf(entry.getFileName())));
  }

  /**
   * Returns the entries of a folder, in no order.
   *
   * <p>Difference from Python: a list; the folder is closed when it is given.
   *
   * @param path of the folder
   * @return the entries
   */
  public static Coroutine<List<DirEntry>> scandir(Path path) {
    return Disk.call(() -> OsCalls.entries(path, DirEntry::of));
  }

  /**
   * Makes a folder.
   *
   * @param path of the folder
   * @return gives null
   */
  public static Coroutine<@Nullable Void> mkdir(Path path) {
    return Disk.run(() -> Files.createDirectory(path));
  }

  /**
   * Makes a folder with permissions; the system's mask takes some away.
   *
   * @param path of the folder
   * @param mode the permissions
   * @return gives null
   */
  public static Coroutine<@Nullable Void> mkdir(Path path, Set<PosixFilePermission> mode) {
    return Disk.run(() -> OsCalls.mkdir(path, mode));
  }

  /**
   * Makes a folder, and those above it that are missing.
   *
   * @param path of the folder
   * @param existOk whether it may be there already; a file in its place never may
   * @return gives null
   */
  public static Coroutine<@Nullable Void> makedirs(Path path, boolean existOk) {
    return Disk.run(() -> OsCalls.makedirs(path, existOk));
  }

  /**
   * Removes an empty folder.
   *
   * @param path of the folder
   * @return gives null
   */
  public static Coroutine<@Nullable Void> rmdir(Path path) {
    return Disk.run(() -> OsCalls.rmdir(path));
  }

  /**
   * Removes an empty folder, and those above it until one is not empty.
   *
   * @param path of the folder
   * @return gives null
   */
  public static Coroutine<@Nullable Void> removedirs(Path path) {
    return Disk.run(() -> OsCalls.removedirs(path));
  }

  /**
   * Removes a folder with all that is in it; links go, what they point to stays.
   *
   * <p><i>Python:</i> {@code shutil.rmtree}.
   *
   * @param path of the folder
   * @return gives null
   */
  public static Coroutine<@Nullable Void> removeTree(Path path) {
    return Disk.run(() -> OsCalls.removeTree(path));
  }

  /**
   * Copies a folder with all that is in it; links are copied as links.
   *
   * <p><i>Python:</i> {@code shutil.copytree(…, symlinks=True)}.
   *
   * @param from the folder
   * @param to where; it must not be there
   * @return gives null
   */
  public static Coroutine<@Nullable Void> copyTree(Path from, Path to) {
    return Disk.run(() -> Trees.copy(from, to));
  }

  // -- files -------------------------------------------------------------------------------------

  /**
   * Removes a file or a link, not a folder.
   *
   * @param path of the file
   * @return gives null
   */
  public static Coroutine<@Nullable Void> remove(Path path) {
    return Disk.run(() -> OsCalls.remove(path));
  }

  /**
   * Removes a file or a link, not a folder.
   *
   * @param path of the file
   * @return gives null
   */
  public static Coroutine<@Nullable Void> unlink(Path path) {
    return remove(path);
  }

  /**
   * Renames a file or a folder: onto an existing file on Unix, not on Windows.
   *
   * @param from its path
   * @param to its new path, on the same file system
   * @return gives null
   */
  public static Coroutine<@Nullable Void> rename(Path from, Path to) {
    return Disk.run(() -> Replacing.rename(from, to));
  }

  /**
   * Renames a file or a folder: makes the folders above the new path, removes the old, empty ones.
   *
   * @param from its path
   * @param to its new path
   * @return gives null
   */
  public static Coroutine<@Nullable Void> renames(Path from, Path to) {
    return Disk.run(() -> OsCalls.renames(from, to));
  }

  /**
   * Renames a file, also onto an existing one, at once: others see the old one or the new one.
   *
   * @param from its path
   * @param to its new path
   * @return gives null
   */
  public static Coroutine<@Nullable Void> replace(Path from, Path to) {
    return Disk.run(() -> Replacing.replace(from, to));
  }

  /**
   * Gives a file another name.
   *
   * @param existing the file
   * @param link its new name
   * @return gives null
   */
  public static Coroutine<@Nullable Void> link(Path existing, Path link) {
    return Disk.run(() -> Files.createLink(link, existing));
  }

  /**
   * Makes a symbolic link.
   *
   * @param target the path in it, which need not be there
   * @param link its path
   * @return gives null
   */
  public static Coroutine<@Nullable Void> symlink(Path target, Path link) {
    return Disk.run(() -> Files.createSymbolicLink(link, target));
  }

  /**
   * Sets the permissions of a file.
   *
   * @param path of the file
   * @param mode the permissions
   * @return gives null
   */
  public static Coroutine<@Nullable Void> chmod(Path path, Set<PosixFilePermission> mode) {
    return Disk.run(() -> Files.setPosixFilePermissions(path, mode));
  }

  /**
   * Sets the times of a file.
   *
   * @param path of the file
   * @param accessed of the last access
   * @param modified of the last change
   * @return gives null
   */
  public static Coroutine<@Nullable Void> utime(Path path, Instant accessed, Instant modified) {
    return Disk.run(() -> OsCalls.utime(path, accessed, modified));
  }

  /**
   * Cuts a file, or makes it longer with zeros.
   *
   * @param path of the file
   * @param size in bytes
   * @return gives null
   * @throws IllegalArgumentException if the size is negative
   */
  public static Coroutine<@Nullable Void> truncate(Path path, long size) {
    if (size < 0) throw new IllegalArgumentException("negative size " + size);
    return Disk.run(() -> OsCalls.truncate(path, size));
  }

  /**
   * Makes an empty file, or sets the time of its last change to now.
   *
   * <p><i>Python:</i> {@code pathlib.Path.touch}.
   *
   * @param path of the file
   * @return gives null
   */
  public static Coroutine<@Nullable Void> touch(Path path) {
    return Disk.run(() -> OsCalls.touch(path));
  }

  /**
   * Copies a file with its permissions; an existing one is replaced.
   *
   * <p><i>Python:</i> {@code shutil.copy}.
   *
   * @param from the file
   * @param to its copy, or the folder for it
   * @return gives null
   */
  public static Coroutine<@Nullable Void> copy(Path from, Path to) {
    return Disk.run(() -> OsCalls.copy(from, to));
  }

  /**
   * Sends a part of a file to a peer, without a copy in the JVM where the file has a channel.
   *
   * <p>The position of the file stays.
   *
   * <p><b>Cancellation:</b> a part was sent, in whole bytes; the writer can be used on.
   *
   * @param to the peer; what was written before goes first
   * @param from a file that reads
   * @param offset where to begin, in bytes
   * @param count how many bytes
   * @return the number of bytes sent; fewer at the end of the file
   * @throws IllegalArgumentException if a number is negative
   */
  public static Coroutine<Long> sendfile(
      StreamWriter to, AsyncBinaryFile from, long offset, long count) {
    return Sending.send(to, from, offset, count);
  }
}
