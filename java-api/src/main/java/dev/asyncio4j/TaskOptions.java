package dev.asyncio4j;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a new task: name, context variables, and whether it starts at once.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.create_task}. Immutable: each method
 * returns a copy.
 *
 * <pre>{@code
 * TaskOptions options = TaskOptions.defaults().name("poller").context(Context.copyCurrent());
 * Task<String> poller = createTask(fetch(url), options);
 * }</pre>
 */
public final class TaskOptions {
  private static final TaskOptions DEFAULTS = new TaskOptions(null, null, null);

  private final @Nullable String name;
  private final @Nullable Context context;
  private final @Nullable Boolean eagerStart;

  private TaskOptions(
      @Nullable String name, @Nullable Context context, @Nullable Boolean eagerStart) {
    this.name = name;
    this.context = context;
    this.eagerStart = eagerStart;
  }

  /** {@return a generated name, a copy of the current context, and a start in a later pass} */
  public static TaskOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with a name.
   *
   * @param name the name; need not be unique
   * @return the copy
   */
  public TaskOptions name(String name) {
    return new TaskOptions(name, context, eagerStart);
  }

  /**
   * Returns a copy of these options with a context.
   *
   * @param context the context variables of the task; it is shared, not copied
   * @return the copy
   */
  public TaskOptions context(Context context) {
    return new TaskOptions(name, context, eagerStart);
  }

  /**
   * Returns a copy of these options that says when the body starts.
   *
   * @param eagerStart true to run it up to its first suspension inside the call that creates the
   *     task
   * @return the copy
   */
  public TaskOptions eagerStart(boolean eagerStart) {
    return new TaskOptions(name, context, eagerStart);
  }

  /** {@return the name, if one was given} */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** {@return the context, if one was given} */
  public Optional<Context> context() {
    return Optional.ofNullable(context);
  }

  /** {@return whether it starts at once, if that was said} */
  public Optional<Boolean> eagerStart() {
    return Optional.ofNullable(eagerStart);
  }
}
