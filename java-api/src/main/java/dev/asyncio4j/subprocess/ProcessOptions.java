package dev.asyncio4j.subprocess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of a child process; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.create_subprocess_exec}. There are no
 * text modes: streams are bytes.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = ProcessOptions.piped().directory(Path.of("/tmp")).environment(Map.of("LANG", "C"));
 * }</pre>
 */
public final class ProcessOptions {
  private static final ProcessOptions DEFAULTS = new ProcessOptions(new Values());

  private final Values values;

  private ProcessOptions(Values values) {
    this.values = values;
  }

  /**
   * Returns the defaults: streams, directory and environment are those of this process.
   *
   * @return the defaults
   */
  public static ProcessOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns the defaults, but all three streams are pipes.
   *
   * <p><i>Python:</i> the defaults of {@code loop.subprocess_exec}.
   *
   * @return the options
   */
  public static ProcessOptions piped() {
    return DEFAULTS.stdin(Stdio.PIPE).stdout(Stdio.PIPE).stderr(Stdio.PIPE);
  }

  /**
   * Sets where the child reads from.
   *
   * <p><i>Python:</i> {@code stdin}.
   *
   * @param stdin a pipe, a file, nothing, or this process's own
   * @return a changed copy
   * @throws IllegalArgumentException if it is {@link Stdio#STDOUT}, or a file to append to
   */
  public ProcessOptions stdin(Stdio stdin) {
    if (stdin == Stdio.STDOUT || stdin instanceof Stdio.File file && file.append()) {
      throw new IllegalArgumentException(
          "stdin cannot be " + stdin + ": it is read; use PIPE, DEVNULL, INHERIT or file(path)");
    }
    var copy = new Values(values);
    copy.stdin = stdin;
    return new ProcessOptions(copy);
  }

  /**
   * Sets where the child writes to.
   *
   * <p><i>Python:</i> {@code stdout}.
   *
   * @param stdout a pipe, a file, nothing, or this process's own
   * @return a changed copy
   * @throws IllegalArgumentException if it is {@link Stdio#STDOUT}, which is for stderr
   */
  public ProcessOptions stdout(Stdio stdout) {
    if (stdout == Stdio.STDOUT) {
      throw new IllegalArgumentException(
          "stdout cannot be STDOUT: that is for stderr; use PIPE, DEVNULL, INHERIT or a file");
    }
    var copy = new Values(values);
    copy.stdout = stdout;
    return new ProcessOptions(copy);
  }

  /**
   * Sets where the child writes errors to.
   *
   * <p><i>Python:</i> {@code stderr}.
   *
   * @param stderr a pipe, a file, nothing, this process's own, or the child's standard output
   * @return a changed copy
   */
  public ProcessOptions stderr(Stdio stderr) {
    var copy = new Values(values);
    copy.stderr = stderr;
    return new ProcessOptions(copy);
  }

  /**
   * Sets the child's working directory.
   *
   * <p><i>Python:</i> {@code cwd}.
   *
   * @param directory an existing directory
   * @return a changed copy
   */
  public ProcessOptions directory(Path directory) {
    var copy = new Values(values);
    copy.directory = directory;
    return new ProcessOptions(copy);
  }

  /**
   * Sets the child's whole environment: it gets nothing of this process's own.
   *
   * <p><i>Python:</i> {@code env}.
   *
   * @param environment names and values
   * @return a changed copy
   */
  public ProcessOptions environment(Map<String, String> environment) {
    var copy = new Values(values);
    copy.environment = Map.copyOf(environment);
    return new ProcessOptions(copy);
  }

  /**
   * Sets how much the readers buffer: beyond twice of it, the child has to wait.
   *
   * <p><i>Python:</i> {@code limit}; 64 KiB by default.
   *
   * @param limit bytes, at least 1; also the longest line that {@code readLine} gives
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public ProcessOptions limit(int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException(
          "Limit cannot be <= 0, got " + limit + ": pass how many bytes a reader may buffer");
    }
    var copy = new Values(values);
    copy.limit = limit;
    return new ProcessOptions(copy);
  }

  /**
   * Sets how long a child may take to end when its block is left, before it is killed.
   *
   * @param grace the time; 5 s by default; zero kills at once
   * @return a changed copy
   */
  public ProcessOptions grace(Duration grace) {
    var copy = new Values(values);
    copy.grace = grace;
    return new ProcessOptions(copy);
  }

  /** {@return where the child reads from} */
  public Stdio stdin() {
    return values.stdin;
  }

  /** {@return where the child writes to} */
  public Stdio stdout() {
    return values.stdout;
  }

  /** {@return where the child writes errors to} */
  public Stdio stderr() {
    return values.stderr;
  }

  /** {@return the child's directory; empty: this process's own} */
  public Optional<Path> directory() {
    return Optional.ofNullable(values.directory);
  }

  /** {@return the child's environment; empty: this process's own} */
  public Optional<Map<String, String>> environment() {
    return Optional.ofNullable(values.environment);
  }

  /** {@return bytes that a reader buffers} */
  public int limit() {
    return values.limit;
  }

  /** {@return how long a child may take to end when its block is left} */
  public Duration grace() {
    return values.grace;
  }

  /** Written before it is published in a final field, and never again. */
  private static final class Values {
    Stdio stdin = Stdio.INHERIT;
    Stdio stdout = Stdio.INHERIT;
    Stdio stderr = Stdio.INHERIT;
    @Nullable Path directory;
    @Nullable Map<String, String> environment;
    int limit = 1 << 16;
    Duration grace = Duration.ofSeconds(5);

    Values() {}

    Values(Values from) {
      stdin = from.stdin;
      stdout = from.stdout;
      stderr = from.stderr;
      directory = from.directory;
      environment = from.environment;
      limit = from.limit;
      grace = from.grace;
    }
  }
}
