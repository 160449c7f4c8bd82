package dev.asyncio4j.processes;

import dev.asyncio4j.subprocess.Stdio;
import java.io.ObjectInputFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Options of a child JVM; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code AioProcess}, and what {@code multiprocessing} has
 * global.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = ChildOptions.defaults().name("resizer").jvmOptions(List.of("-Xmx256m"));
 * try (var child = AioProcesses.process(() -> System.out.println("hello"), options)) {
 *   child.start();
 *   await(child.coroJoin());
 * }
 * }</pre>
 *
 * @param name of the process; null: one with a number
 * @param daemon whether the end of the loop kills it, instead of waiting for a while
 * @param jvmOptions such as {@code -Xmx256m}
 * @param environment variables beside those of this process
 * @param directory its working directory; null: this process's own
 * @param stdout where it prints; null: to this process's standard error, whole lines at a time
 * @param stderr where it prints errors; null: likewise
 * @param launcher changes the command line
 * @param classPath its class path; null: this process's own
 * @param filter what objects from it may be; null: any
 * @param maxFrame the largest message, in bytes
 * @param startTimeout how long its start may take
 */
public record ChildOptions(
    @Nullable String name,
    boolean daemon,
    List<String> jvmOptions,
    Map<String, String> environment,
    @Nullable Path directory,
    @Nullable Stdio stdout,
    @Nullable Stdio stderr,
    UnaryOperator<List<String>> launcher,
    @Nullable List<Path> classPath,
    @Nullable ObjectInputFilter filter,
    long maxFrame,
    Duration startTimeout) {
  private static final ChildOptions DEFAULTS =
      new ChildOptions(
          null,
          false,
          List.of(),
          Map.of(),
          null,
          null,
          null,
          UnaryOperator.identity(),
          null,
          null,
          1L << 30,
          Duration.ofSeconds(60));

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param name or null
   * @param daemon false by default
   * @param jvmOptions copied
   * @param environment copied
   * @param directory or null
   * @param stdout or null
   * @param stderr or null
   * @param launcher the identity by default
   * @param classPath or null
   * @param filter or null
   * @param maxFrame at least 1
   * @param startTimeout more than nothing
   * @throws IllegalArgumentException if a number is not in these bounds
   */
  public ChildOptions {
    jvmOptions = List.copyOf(jvmOptions);
    environment = Map.copyOf(environment);
    if (maxFrame < 1) throw new IllegalArgumentException("maxFrame must be >= 1, got " + maxFrame);
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("startTimeout must be positive, got " + startTimeout);
    }
  }

  /**
   * Returns the defaults: not daemon, this process's classes, directory and environment.
   *
   * @return the defaults
   */
  public static ChildOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets its name in messages.
   *
   * @param name name of the process
   * @return a changed copy
   */
  public ChildOptions name(String name) {
    return with(draft -> draft.name = name);
  }

  /**
   * Sets whether the end of the loop kills it at once.
   *
   * @param daemon false by default
   * @return a changed copy
   */
  public ChildOptions daemon(boolean daemon) {
    return with(draft -> draft.daemon = daemon);
  }

  /**
   * Sets the options of its JVM.
   *
   * @param jvmOptions such as {@code -Xmx256m}
   * @return a changed copy
   */
  public ChildOptions jvmOptions(List<String> jvmOptions) {
    return with(draft -> draft.jvmOptions = jvmOptions);
  }

  /**
   * Sets variables beside those of this process.
   *
   * @param environment names and values
   * @return a changed copy
   */
  public ChildOptions environment(Map<String, String> environment) {
    return with(draft -> draft.environment = environment);
  }

  /**
   * Sets its working directory.
   *
   * @param directory an existing folder
   * @return a changed copy
   */
  public ChildOptions directory(Path directory) {
    return with(draft -> draft.directory = directory);
  }

  /**
   * Sets where it prints.
   *
   * @param stdout INHERIT, DEVNULL or a file
   * @return a changed copy
   */
  public ChildOptions stdout(Stdio stdout) {
    return with(draft -> draft.stdout = stdout);
  }

  /**
   * Sets where it prints errors.
   *
   * @param stderr INHERIT, DEVNULL or a file
   * @return a changed copy
   */
  public ChildOptions stderr(Stdio stderr) {
    return with(draft -> draft.stderr = stderr);
  }

  /**
   * Sets how its command line is changed, such as for {@code nice} or a container.
   *
   * @param launcher gets the command, and gives the one to run
   * @return a changed copy
   */
  public ChildOptions launcher(UnaryOperator<List<String>> launcher) {
    return with(draft -> draft.launcher = launcher);
  }

  /**
   * Sets its class path.
   *
   * @param classPath jars and folders, which have the classes that it shares with this process
   * @return a changed copy
   */
  public ChildOptions classPath(List<Path> classPath) {
    return with(draft -> draft.classPath = classPath);
  }

  /**
   * Sets which objects from it are read; classes are asked for before they load.
   *
   * @param filter the JDK's filter
   * @return a changed copy
   */
  public ChildOptions filter(ObjectInputFilter filter) {
    return with(draft -> draft.filter = filter);
  }

  /**
   * Sets the largest message.
   *
   * @param maxFrame in bytes
   * @return a changed copy
   */
  public ChildOptions maxFrame(long maxFrame) {
    return with(draft -> draft.maxFrame = maxFrame);
  }

  /**
   * Sets how long its start may take.
   *
   * @param startTimeout until it is connected
   * @return a changed copy
   */
  public ChildOptions startTimeout(Duration startTimeout) {
    return with(draft -> draft.startTimeout = startTimeout);
  }

  private ChildOptions with(Consumer<ChildOptionsDraft> change) {
    var draft = new ChildOptionsDraft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Shows how many options and variables there are, not what they are: they may hold passwords. */
  @Override
  public String toString() {
    return "ChildOptions[name=%s, daemon=%s, jvmOptions=%d, environment=%d]"
        .formatted(name, daemon, jvmOptions.size(), environment.size());
  }
}
