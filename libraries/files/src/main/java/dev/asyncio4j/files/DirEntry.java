package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a folder, as it was when the folder was read.
 *
 * <p><i>Python:</i> {@code os.DirEntry}. The three questions were answered then: they never block,
 * and all are false for an entry that had vanished.
 *
 * <p><b>Cancellation:</b> ends the await of {@code stat} at once; nothing is changed by it.
 *
 * @param path of the entry, which begins with the folder's
 * @param name of the entry
 * @param kind of the entry: {@code file}, {@code directory}, {@code link to file}, {@code link to
 *     directory}, {@code broken link}, {@code other}, {@code vanished}
 */
public record DirEntry(Path path, String name, String kind) {
  static DirEntry of(Path path) {
    return new DirEntry(path, String.valueOf(path.getFileName()), kindOf(path));
  }

  private static String kindOf(Path path) {
    BasicFileAttributes own = attributes(path, LinkOption.NOFOLLOW_LINKS);
    if (own == null) return "vanished";
    if (!own.isSymbolicLink()) return plainKind(own);
    BasicFileAttributes target = attributes(path);
    return target == null ? "broken link" : "link to " + plainKind(target);
  }

  private static String plainKind(BasicFileAttributes attributes) {
    return attributes.isRegularFile() ? "file" : attributes.isDirectory() ? "directory" : "other";
  }

  private static @Nullable BasicFileAttributes attributes(Path path, LinkOption... options) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, options);
    } catch (IOException e) {
      return null;
    }
  }

  /** {@return whether it is a file, or a link to one} */
  public boolean isFile() {
    return kind.equals("file") || kind.equals("link to file");
  }

  /** {@return whether it is a folder, or a link to one} */
  public boolean isDirectory() {
    return kind.equals("directory") || kind.equals("link to directory");
  }

  /** {@return whether it is a link} */
  public boolean isSymbolicLink() {
    return kind.startsWith("link") || kind.equals("broken link");
  }

  /**
   * Returns the facts of the file as it is now; of what a link points to.
   *
   * @return the facts
   * @throws java.io.UncheckedIOException when awaited, if it is gone
   */
  @CheckReturnValue
  public Coroutine<FileStat> stat() {
    return AsyncOs.stat(path);
  }
}
