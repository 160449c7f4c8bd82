package dev.asyncio4j.subprocess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

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
  private static final ProcessOptions DEFAULTS = new ProcessOptions(new ProcessValues());

  private final ProcessValues values;

  private ProcessOptions(ProcessValues values) {
    this.values = values;
  }

  private ProcessOptions with(Consumer<ProcessValues> change) {
    var copy = new ProcessValues(values);
    change.accept(copy);
    return new ProcessOptions(copy);
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
    return with(copy -> copy.stdin = stdin);
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
    return with(copy -> copy.stdout = stdout);
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
    return with(copy -> copy.stderr = stderr);
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
    return with(copy -> copy.directory = directory);
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
    return with(copy -> copy.environment = Map.copyOf(environment));
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
    return with(copy -> copy.limit = limit);
  }

  /**
   * Sets how long a child may take to end when its block is left, before it is killed.
   *
   * @param grace the time; 5 s by default; zero kills at once
   * @return a changed copy
   */
  public ProcessOptions grace(Duration grace) {
    return with(copy -> copy.grace = grace);
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
    return with(copy -> copy.startNewSession = startNewSession);
  }

  /**
   * Sets the process group that the child joins, or begins.
   *
   * <p><i>Python:</i> {@code process_group}. It needs the native start: see {@link
   * dev.asyncio4j.subprocess}.
   *
   * @param group the number of a group of this session; 0 for a new one, which the child leads
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public ProcessOptions processGroup(long group) {
    if (group < 0 || group > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "processGroup cannot be " + group + ": pass the number of a group, or 0 for a new one");
    }
    return with(copy -> copy.processGroup = group);
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
    if (umask < 0 || umask > 0777) {
      throw new IllegalArgumentException(
          "umask cannot be 0" + Integer.toOctalString(umask) + ": pass one from 0 to 0777");
    }
    return with(copy -> copy.umask = umask);
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
    return with(copy -> copy.user = requireName(user, "user"));
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
    return with(copy -> copy.group = requireName(group, "group"));
  }

  private static String requireName(String name, String what) {
    if (name.isEmpty() || name.indexOf(0) >= 0) {
      throw new IllegalArgumentException(
          what + " cannot be '" + name + "': pass a name or a number");
    }
    return name;
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

  /** {@return whether the child leads a session of its own} */
  public boolean startNewSession() {
    return values.startNewSession;
  }

  /** {@return the child's process group, 0 for a new one; empty: this process's own} */
  public OptionalLong processGroup() {
    Long group = values.processGroup;
    return group == null ? OptionalLong.empty() : OptionalLong.of(group);
  }

  /** {@return the child's umask; empty: this process's own} */
  public OptionalInt umask() {
    Integer umask = values.umask;
    return umask == null ? OptionalInt.empty() : OptionalInt.of(umask);
  }

  /** {@return the user that the child runs as; empty: this process's own} */
  public Optional<String> user() {
    return Optional.ofNullable(values.user);
  }

  /** {@return the group that the child runs as; empty: this process's own} */
  public Optional<String> group() {
    return Optional.ofNullable(values.group);
  }
}
