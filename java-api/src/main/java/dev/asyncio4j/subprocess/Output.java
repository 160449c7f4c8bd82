package dev.asyncio4j.subprocess;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * The output of a child, from its start to its end.
 *
 * <p><i>Python:</i> the pair that {@code Process.communicate} gives.
 *
 * <pre>{@code
 * var child = await(createSubprocessExec(ProcessOptions.piped(), "date"));
 * String date = await(child.communicate(null)).text();
 * }</pre>
 *
 * @param stdout its standard output; null if that is no pipe
 * @param stderr its standard error; null if that is no pipe
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, never compared
public record Output(byte @Nullable [] stdout, byte @Nullable [] stderr) {
  /**
   * Returns the standard output as text in UTF-8; bytes that are none become {@code \uFFFD}.
   *
   * <p><i>Python:</i> {@code out.decode(errors="replace")}.
   *
   * @return the text, with its line ends
   * @throws IllegalStateException if the output is no pipe
   */
  public String text() {
    return decoded(stdout, "stdout");
  }

  /**
   * Returns the standard error as text in UTF-8; bytes that are none become {@code \uFFFD}.
   *
   * <p><i>Python:</i> {@code err.decode(errors="replace")}.
   *
   * @return the text, with its line ends
   * @throws IllegalStateException if the standard error is no pipe
   */
  public String errorText() {
    return decoded(stderr, "stderr");
  }

  private static String decoded(byte @Nullable [] bytes, String name) {
    if (bytes == null) {
      throw new IllegalStateException(
          "no " + name + " was kept: start the child with " + name + "(Stdio.PIPE)");
    }
    return new String(bytes, UTF_8);
  }
}
