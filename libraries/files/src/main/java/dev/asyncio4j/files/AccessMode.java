package dev.asyncio4j.files;

/**
 * A right that {@link AsyncOs#access} asks for.
 *
 * <p><i>Python:</i> {@code os.R_OK}, {@code W_OK}, {@code X_OK}; {@code F_OK} is no mode at all.
 */
public enum AccessMode {
  /** To read. */
  READ,
  /** To write. */
  WRITE,
  /** To execute, or to enter a folder. */
  EXECUTE
}
