package dev.asyncio4j.inspector;

import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Snapshot#pstree}. Immutable: each method returns a copy.
 *
 * @param merge whether siblings that are alike, with all that they wait for, are one line
 * @param root the name of the task to begin with; null for all that nobody waits for
 */
public record TreeOptions(boolean merge, @Nullable String root) {
  private static final TreeOptions DEFAULTS = new TreeOptions(false, null);

  /** {@return every task, each with a line of its own} */
  public static TreeOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy that merges siblings, or does not.
   *
   * @param merged whether it does
   * @return the copy
   */
  public TreeOptions merge(boolean merged) {
    return new TreeOptions(merged, root);
  }

  /**
   * Returns a copy that begins with one task.
   *
   * @param name its name; null for all
   * @return the copy
   */
  public TreeOptions root(@Nullable String name) {
    return new TreeOptions(merge, name);
  }
}
