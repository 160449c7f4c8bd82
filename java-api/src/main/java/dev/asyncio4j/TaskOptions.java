package dev.asyncio4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a new task: name, context variables, start, and the report of its failure.
 *
 * <p><i>Python:</i> the keyword arguments of {@code asyncio.create_task}. Immutable: each method
 * returns a copy.
 *
 * <pre>{@code
 * TaskOptions options = TaskOptions.defaults().name("poller").context(Context.copyCurrent());
 * Task<String> poller = createTask(fetch(url), options);
 * }</pre>
 *
 * @param name the name; null: a generated one
 * @param context the context variables of the task; null: a copy of the current ones
 * @param eagerStart whether the body starts inside the call that creates the task; null: as the
 *     loop's task factory does it
 * @param isUnattended whether a failure is told at once, because nobody awaits the task
 * @param extras what was given with {@link #extra}, in that order; unmodifiable
 */
public record TaskOptions(
    @Nullable String name,
    @Nullable Context context,
    @Nullable Boolean eagerStart,
    boolean isUnattended,
    Map<String, Object> extras) {
  private static final TaskOptions DEFAULTS = new TaskOptions(null, null, null, false, Map.of());

  /**
   * Copies the extras; {@link #defaults()} and the withers read better.
   *
   * @param name or null
   * @param context or null
   * @param eagerStart or null
   * @param isUnattended see {@link #unattended()}
   * @param extras copied
   */
  public TaskOptions {
    extras = extras.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extras));
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
    return new TaskOptions(name, context, eagerStart, isUnattended, extras);
  }

  /**
   * Returns a copy of these options with a context.
   *
   * @param context the context variables of the task; it is shared, not copied
   * @return the copy
   */
  public TaskOptions context(Context context) {
    return new TaskOptions(name, context, eagerStart, isUnattended, extras);
  }

  /**
   * Returns a copy of these options that says when the body starts.
   *
   * @param eagerStart true to run it up to its first suspension inside the call that creates the
   *     task
   * @return the copy
   */
  public TaskOptions eagerStart(boolean eagerStart) {
    return new TaskOptions(name, context, eagerStart, isUnattended, extras);
  }

  /**
   * Returns a copy of these options for a task that no code awaits.
   *
   * <p>If it fails, the loop's exception handler is told in the pass in which it fails.
   *
   * <p><i>Python:</i> none: the failure of a task that nobody awaits is told when the task is
   * collected. A failure that is told is not told again. The task's cancellation is no failure. In
   * a {@link TaskGroup} the group fails with it as well.
   *
   * <pre>{@code
   * getRunningLoop().setExceptionHandler((loop, problem) -> loop.stop());
   * createTask(fetch(url), TaskOptions.defaults().unattended());
   * }</pre>
   *
   * @return the copy
   */
  public TaskOptions unattended() {
    return new TaskOptions(name, context, eagerStart, true, extras);
  }

  /**
   * Returns a copy of these options with one more, which a task factory of your own understands.
   *
   * <p><i>Python:</i> the further keyword arguments of {@code create_task}. The loop's own way to
   * make tasks has no use for them.
   *
   * @param key what it is called; replaces the one that was called so
   * @param value what it is
   * @return the copy
   * @see dev.asyncio4j.loop.TaskFactory
   */
  public TaskOptions extra(String key, Object value) {
    var more = new LinkedHashMap<>(extras);
    more.put(key, value);
    return new TaskOptions(name, context, eagerStart, isUnattended, more);
  }

  /** Shows the names of the extras only: what they are is for the task factory alone. */
  @Override
  public String toString() {
    return "TaskOptions[name=%s, context=%s, eagerStart=%s, isUnattended=%s, extras=%s]"
        .formatted(name, context, eagerStart, isUnattended, extras.keySet());
  }
}
