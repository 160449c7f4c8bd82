package dev.asyncio4j.subprocess;

import dev.asyncio4j.streams.StreamLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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
 *
 * @param stdin where the child reads from
 * @param stdout where the child writes to
 * @param stderr where the child writes errors to
 * @param directory the child's directory; null: this process's own
 * @param environment the child's environment; null: this process's own
 * @param limit bytes that a reader buffers
 * @param grace how long a child may take to end when its block is left
 * @param attributes session, group and user that the system gives the child
 */
public record ProcessOptions(
    Stdio stdin,
    Stdio stdout,
    Stdio stderr,
    @Nullable Path directory,
    @Nullable Map<String, String> environment,
    int limit,
    Duration grace,
    SpawnAttributes attributes) {
  private static final ProcessOptions DEFAULTS =
      new ProcessOptions(
          Stdio.INHERIT,
          Stdio.INHERIT,
          Stdio.INHERIT,
          null,
          null,
          StreamLimits.DEFAULT,
          Duration.ofSeconds(5),
          SpawnAttributes.INHERITED);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param stdin neither {@link Stdio#STDOUT} nor a file to append to
   * @param stdout not {@link Stdio#STDOUT}
   * @param stderr any
   * @param directory or null
   * @param environment copied, or null
   * @param limit at least 1
   * @param grace zero kills at once
   * @param attributes not null
   * @throws IllegalArgumentException if a value is not in these bounds
   */
  public ProcessOptions {
    Objects.requireNonNull(stderr, "stderr");
    Objects.requireNonNull(grace, "grace");
    Objects.requireNonNull(attributes, "attributes");
    if (Objects.requireNonNull(stdin, "stdin") == Stdio.STDOUT
        || stdin instanceof Stdio.File file && file.append()) {
      throw new IllegalArgumentException(
          "stdin cannot be " + stdin + ": it is read; use PIPE, DEVNULL, INHERIT or file(path)");
    }
    if (Objects.requireNonNull(stdout, "stdout") == Stdio.STDOUT) {
      throw new IllegalArgumentException(
          "stdout cannot be STDOUT: that is for stderr; use PIPE, DEVNULL, INHERIT or a file");
    }
    if (environment != null) environment = Map.copyOf(environment);
    StreamLimits.check(limit);
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
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
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
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
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
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
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
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
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
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
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
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
  }

  /**
   * Sets how long a child may take to end when its block is left, before it is killed.
   *
   * @param grace the time; 5 s by default; zero kills at once
   * @return a changed copy
   */
  public ProcessOptions grace(Duration grace) {
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
  }

  /**
   * Sets whether the child leads a session, and a process group, of its own.
   *
   * <p><i>Python:</i> {@code start_new_session}. Ctrl-C in the terminal passes it by, and {@link
   * AsyncProcess#killGroup} ends it with all that it has started. Where children are not started
   * natively, the program {@code setsid} does it.
   *
   * @param startNewSession false by default
   * @return a changed copy
   */
  public ProcessOptions startNewSession(boolean startNewSession) {
    return with(attributes.startNewSession(startNewSession));
  }

  /**
   * Sets the process group that the child joins, or begins.
   *
   * <p><i>Python:</i> {@code process_group}. It needs the native start: see {@link
   * dev.asyncio4j.subprocess}.
   *
   * @param processGroup a group of this session; 0 for a new one, which the child leads
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ProcessOptions processGroup(long processGroup) {
    return with(attributes.processGroup(processGroup));
  }

  /**
   * Sets which permissions the files that the child makes do not get.
   *
   * <p><i>Python:</i> {@code umask}. Set by {@code /bin/sh}, which becomes the program.
   *
   * @param umask such as {@code 0077}
   * @return a changed copy
   * @throws IllegalArgumentException if it is not from 0 to 0777
   */
  public ProcessOptions umask(int umask) {
    return with(attributes.umask(umask));
  }

  /**
   * Sets the user that the child runs as; its groups stay those of this process.
   *
   * <p><i>Python:</i> {@code user}. Set by the program {@code setpriv}, and for root only.
   *
   * @param user a name or a number
   * @return a changed copy
   * @throws IllegalArgumentException if it is empty
   */
  public ProcessOptions user(String user) {
    return with(attributes.user(user));
  }

  /**
   * Sets the group that the child runs as; its other groups stay those of this process.
   *
   * <p><i>Python:</i> {@code group}. Set by the program {@code setpriv}, and for root only.
   *
   * @param group a name or a number
   * @return a changed copy
   * @throws IllegalArgumentException if it is empty
   */
  public ProcessOptions group(String group) {
    return with(attributes.group(group));
  }

  private ProcessOptions with(SpawnAttributes attributes) {
    return new ProcessOptions(
        stdin, stdout, stderr, directory, environment, limit, grace, attributes);
  }

  /** Shows the names of the environment only: its values may be passwords. */
  @Override
  public String toString() {
    var names = environment == null ? null : environment.keySet();
    return "ProcessOptions[stdin=%s, stdout=%s, stderr=%s, directory=%s, environment=%s, "
            .formatted(stdin, stdout, stderr, directory, names)
        + "limit=%d, grace=%s, attributes=%s]".formatted(limit, grace, attributes);
  }
}
