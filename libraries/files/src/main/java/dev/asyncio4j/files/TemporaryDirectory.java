package dev.asyncio4j.files;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that goes, with all that is in it, when it is closed.
 *
 * <p><i>Python:</i> {@code tempfile.TemporaryDirectory}. Read-only entries go, too; links go, and
 * what they point to stays; an entry that vanishes meanwhile is no error.
 *
 * <p><b>Cancellation:</b> the folder goes all the same.
 *
 * <p><b>Thread and loop:</b> closed in a task of the loop that made it; else at the end of the run,
 * with a warning.
 *
 * <pre>{@code
 * try (var folder = await(TempFiles.temporaryDirectory(TempOptions.defaults()))) {
 *   await(AsyncFiles.writeText(folder.path().resolve("a.txt"), "a"));
 * }
 * }</pre>
 */
public interface TemporaryDirectory extends AutoCloseable {
  /** {@return where the folder is} */
  Path path();

  /**
   * Removes the folder; nothing happens the second time.
   *
   * @return gives null
   * @throws java.io.UncheckedIOException when awaited, if something cannot be removed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> cleanup();

  /**
   * Removes the folder, and waits for that if a task calls.
   *
   * @throws java.io.UncheckedIOException if something cannot be removed
   */
  @Override
  void close();
}
