package dev.asyncio4j.subprocess;

import org.jspecify.annotations.Nullable;

/**
 * The part of {@link ProcessOptions} that the system gives a child: session, groups, user, umask.
 *
 * <p><i>Python:</i> {@code start_new_session}, {@code process_group}, {@code umask}, {@code user}
 * and {@code group} of {@code subprocess.Popen}. Set with the methods of {@link ProcessOptions}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * @param startNewSession whether the child leads a session of its own
 * @param processGroup the child's process group, 0 for a new one; null: this process's own
 * @param umask the child's umask; null: this process's own
 * @param user the user that the child runs as; null: this process's own
 * @param group the group that the child runs as; null: this process's own
 */
public record SpawnAttributes(
    boolean startNewSession,
    @Nullable Long processGroup,
    @Nullable Integer umask,
    @Nullable String user,
    @Nullable String group) {
  static final SpawnAttributes INHERITED = new SpawnAttributes(false, null, null, null, null);

  /**
   * Checks the values.
   *
   * @param startNewSession true for a session of its own
   * @param processGroup at least 0, or null
   * @param umask from 0 to 0777, or null
   * @param user not empty, or null
   * @param group not empty, or null
   * @throws IllegalArgumentException if a value is not in these bounds
   */
  public SpawnAttributes {
    if (processGroup != null && (processGroup < 0 || processGroup > Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "processGroup cannot be "
              + processGroup
              + ": pass the number of a group, or 0 for a new one");
    }
    if (umask != null && (umask < 0 || umask > 0777)) {
      throw new IllegalArgumentException(
          "umask cannot be 0" + Integer.toOctalString(umask) + ": pass one from 0 to 0777");
    }
    checkName("user", user);
    checkName("group", group);
  }

  private static void checkName(String what, @Nullable String name) {
    if (name != null && (name.isEmpty() || name.indexOf(0) >= 0)) {
      throw new IllegalArgumentException(
          what + " cannot be '" + name + "': pass a name or a number");
    }
  }

  SpawnAttributes startNewSession(boolean startNewSession) {
    return new SpawnAttributes(startNewSession, processGroup, umask, user, group);
  }

  SpawnAttributes processGroup(long processGroup) {
    return new SpawnAttributes(startNewSession, processGroup, umask, user, group);
  }

  SpawnAttributes umask(int umask) {
    return new SpawnAttributes(startNewSession, processGroup, umask, user, group);
  }

  SpawnAttributes user(String user) {
    return new SpawnAttributes(startNewSession, processGroup, umask, user, group);
  }

  SpawnAttributes group(String group) {
    return new SpawnAttributes(startNewSession, processGroup, umask, user, group);
  }
}
