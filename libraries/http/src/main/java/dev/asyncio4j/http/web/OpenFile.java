package dev.asyncio4j.http.web;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file to be sent: what it is, and the open file itself. Its facts are those of the open file,
 * also if another one takes its name meanwhile. All of this blocks.
 *
 * @param channel null: it is no regular file
 * @param size in bytes
 * @param modified when it changed last
 * @param etag of its content
 * @param encoding of a compressed sibling; null: the file itself
 */
record OpenFile(
    @Nullable FileChannel channel,
    long size,
    Instant modified,
    String etag,
    @Nullable String encoding)
    implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  /** Siblings by their suffix, the best one first. */
  private static final Map<String, String> SIBLINGS = Map.of(".br", "br", ".gz", "gzip");

  /** Opens the file, or a sibling that {@code accepted} names. */
  static OpenFile open(Path file, String accepted) throws IOException {
    for (var suffix : new String[] {".br", ".gz"}) {
      var encoding = SIBLINGS.get(suffix);
      if (encoding == null || !accepted.contains(encoding)) continue;
      var sibling = file.resolveSibling(file.getFileName() + suffix);
      if (Files.isRegularFile(sibling, LinkOption.NOFOLLOW_LINKS))
        return open(sibling, encoding, 1);
    }
    return open(file, null, 1);
  }

  private static OpenFile open(Path file, @Nullable String encoding, int attempt)
      throws IOException {
    var before = attributes(file);
    if (!before.isRegularFile()) return of(null, before, encoding);
    var channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      var after = attributes(file);
      if (attempt == ATTEMPTS || isSame(before, after)) return of(channel, after, encoding);
    } catch (NoSuchFileException gone) {
      return of(channel, before, encoding); // what was opened is still whole
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    return open(file, encoding, attempt + 1);
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
    return Objects.equals(before.fileKey(), after.fileKey())
        && before.lastModifiedTime().equals(after.lastModifiedTime())
        && before.size() == after.size();
  }

  private static OpenFile of(
      @Nullable FileChannel channel, BasicFileAttributes facts, @Nullable String encoding) {
    var modified = facts.lastModifiedTime();
    var etag = "%x-%x".formatted(modified.to(TimeUnit.NANOSECONDS), facts.size());
    return new OpenFile(channel, facts.size(), modified.toInstant(), etag, encoding);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) channel.close();
  }
}
