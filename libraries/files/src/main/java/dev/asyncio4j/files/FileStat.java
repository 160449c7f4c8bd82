package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a file system keeps of a file.
 *
 * <p><i>Python:</i> {@code os.stat_result}. Numbers that the file system does not have are 0.
 *
 * @param size in bytes
 * @param mode kind and permissions, as Unix has them: {@code 0100644}
 * @param inode number of the file
 * @param device number of what it is on
 * @param links the number of its names
 * @param uid number of the owner
 * @param gid number of the group
 * @param accessed the last access
 * @param modified the last change of the content
 * @param changed the last change of these facts; where that is not known, the creation
 */
public record FileStat(
    long size,
    int mode,
    long inode,
    long device,
    int links,
    int uid,
    int gid,
    Instant accessed,
    Instant modified,
    Instant changed) {
  static FileStat of(Path path, LinkOption... options) throws IOException {
    BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, options);
    Map<String, Object> unix =
        path.getFileSystem().supportedFileAttributeViews().contains("unix")
            ? Files.readAttributes(path, "unix:*", options)
            : Map.of();
    FileTime changed = unix.get("ctime") instanceof FileTime time ? time : basic.creationTime();
    return new FileStat(
        basic.size(),
        (int) number(unix.get("mode")),
        number(unix.get("ino")),
        number(unix.get("dev")),
        (int) number(unix.get("nlink")),
        (int) number(unix.get("uid")),
        (int) number(unix.get("gid")),
        basic.lastAccessTime().toInstant(),
        basic.lastModifiedTime().toInstant(),
        changed.toInstant());
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
